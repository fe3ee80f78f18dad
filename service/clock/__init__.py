"""By when the law wants an answer. The times are rows of `clocks.json`, each with its article."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Literal, assert_never
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from mobile.api.models import Span, Text
from service.clock import working_days

ISTANBUL = ZoneInfo("Europe/Istanbul")
_FILE = Path(__file__).parent / "clocks.json"

Unit = Literal["day", "working_day", "month"]


class ClockRule(BaseModel):
    """One legal time; `article` is e.g. "3071 m.7". A form names it by its `id`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    amount: int = Field(gt=0)
    unit: Unit
    article: str
    law: Text

    @property
    def span(self) -> Span:
        return Span(amount=self.amount, unit=self.unit)


class Clocks:
    """The rules, by their id."""

    def __init__(self, rules: list[ClockRule]) -> None:
        self._by_id = {rule.id: rule for rule in rules}
        self.ids = tuple(self._by_id)

    def rule(self, rule: str) -> ClockRule | None:
        return self._by_id.get(rule)


def load() -> Clocks:
    """Reads the rules. Raises pydantic's ValidationError for a row that is none."""
    return Clocks(TypeAdapter(list[ClockRule]).validate_json(_FILE.read_bytes()))


def day_in_turkiye(moment: datetime) -> date:
    """The day on which a moment falls in Türkiye; `moment` must know its time zone."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(ISTANBUL).date()


def due(span: Span, started: date) -> date:
    """The last day of the legal time. The day of receipt is day 0 and does not count; months end
    on the day of the same number, or on the last one a month has."""
    return _due(span.amount, span.unit, started)


# Whatever comes on one day is due on one day.
@lru_cache(maxsize=64)
def _due(amount: int, unit: Unit, started: date) -> date:
    match unit:
        case "day":
            return started + timedelta(days=amount)
        case "working_day":
            return working_days.calendar().after(started, amount)
        case "month":
            years, month = divmod(started.month - 1 + amount, 12)
            year, month = started.year + years, month + 1
            return date(year, month, min(started.day, calendar.monthrange(year, month)[1]))
        case _:
            assert_never(unit)
