"""A figure, its target, and how both are printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """What was measured. `value` is to be at most `target`; `unit` is empty for a ratio."""

    name: str
    rows: Sequence[tuple[str, str]]
    value: float
    target: float
    unit: str = ""

    @property
    def verdict(self) -> str:
        word = self.unit or "ratio"
        precision = 0 if self.unit else 2
        outcome = "reached" if self.value <= self.target else "missed"
        return f"{self.value:.{precision}f} {word}, target {self.target:.{precision}f}: {outcome}"

    def __str__(self) -> str:
        lines = [f"{what:<56} {measured:>12}" for what, measured in self.rows]
        return "\n  ".join((self.name, *lines, self.verdict))


def medians(rounds: int, *measures: Callable[[], float]) -> list[float]:
    """Each measure's median. They take turns, so that a busy moment of the machine hits all of
    them; the first round only warms up."""
    taken = [[measure() for measure in measures] for _ in range(rounds + 1)][1:]
    return [median(column) for column in zip(*taken, strict=True)]
