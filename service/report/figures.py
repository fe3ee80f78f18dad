"""The figures of one row of a report: of a unit, a valilik, a ministry, a topic, or all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Figures:
    """`received` came in these days; all else is of the answers given in them, whenever the
    application came."""

    received: int = 0
    results: Counter[str] = field(default_factory=Counter[str])
    """positive, partly, negative and not_processed."""
    days: Counter[int] = field(default_factory=Counter[int])
    """How many answers took so many calendar days."""
    in_time: int = 0
    with_a_last_day: int = 0
    """Answers of which the last day of the legal time is known."""
    topics: Counter[str] = field(default_factory=Counter[str])
    """Of what was received."""

    @property
    def decided(self) -> int:
        return self.results.total()

    @property
    def empty(self) -> bool:
        return not self.received and not self.decided

    @property
    def average(self) -> float | None:
        """Days; None without an answer."""
        if not self.decided:
            return None
        return sum(days * n for days, n in self.days.items()) / self.decided

    @property
    def median(self) -> float | None:
        """Days; the mean of the two in the middle where there are two."""
        if not self.decided:
            return None
        ordered = sorted(self.days.items())
        low, high = (_at(ordered, place) for place in ((self.decided - 1) // 2, self.decided // 2))
        return (low + high) / 2

    @property
    def in_time_percent(self) -> float | None:
        if not self.with_a_last_day:
            return None
        return 100 * self.in_time / self.with_a_last_day


def _at(ordered: list[tuple[int, int]], place: int) -> int:
    for days, n in ordered:
        if place < n:
            return days
        place -= n
    raise IndexError(place)
