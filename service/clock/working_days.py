"""Which days are working days in Türkiye.

Days of rest are Saturday, Sunday and the public holidays of law 2429, whose moving feasts the
package `holidays` knows. Two things are settled by `working_days.json` instead:

half_day_works  whether the afternoon off before a feast (arife, 28 October) is a working day
closed          days of administrative leave (idari izin) as {"day": "2026-01-02", "why": "..."}
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

_FILE = Path(__file__).parent / "working_days.json"
_SATURDAY = 5


class Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    day: date
    why: str = Field(min_length=1)


class Rules(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    half_day_works: bool
    closed: tuple[Closed, ...]


class Calendar:
    """Says of any day whether it is worked."""

    def __init__(self, rules: Rules) -> None:
        # Only here: it takes a tenth of a second, and few forms count working days.
        from holidays.countries.turkey import Turkey  # noqa: PLC0415

        self._public = Turkey(categories=("public",))
        self._half = Turkey(categories=("half_day",))
        self._half_works = rules.half_day_works
        self._closed = frozenset(one.day for one in rules.closed)

    def works(self, day: date) -> bool:
        if day.weekday() >= _SATURDAY or day in self._closed or day in self._public:
            return False
        return self._half_works or day not in self._half

    def rests(self, day: date) -> bool:
        """Whether the law calls it a day of rest. Administrative leave is none, nor is a day whose
        afternoon alone is off: they close offices, and no article moves a last day for them."""
        return day.weekday() >= _SATURDAY or day in self._public

    def between(self, day: date, other: date) -> int:
        """How many working days come after `day` up to and with `other`; less than 0 where
        `other` comes first."""
        if other < day:
            return -self.between(other, day)
        days = range(day.toordinal() + 1, other.toordinal() + 1)
        return sum(self.works(date.fromordinal(one)) for one in days)

    def after(self, day: date, count: int) -> date:
        """The last of `count` working days after `day`, which itself does not count."""
        while count:
            day += timedelta(days=1)
            count -= self.works(day)
        return day


@cache
def calendar() -> Calendar:
    """Read once in a process. Raises pydantic's ValidationError for a file that is none."""
    return Calendar(Rules.model_validate_json(_FILE.read_bytes()))
