"""By when the law wants an answer. The times are rows of `clocks.json`, each with its article."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from mobile.api.models import Text

ISTANBUL = ZoneInfo("Europe/Istanbul")
_FILE = Path(__file__).parent / "clocks.json"


class ClockRule(BaseModel):
    """One legal time. `count` says which days count; `article` is e.g. "3071 m.7"."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    forms: tuple[str, ...]
    days: int = Field(gt=0)
    count: Literal["calendar"]
    article: str
    law: Text


class Clocks:
    """The rules, by their id and by the form they hold for."""

    def __init__(self, rules: list[ClockRule]) -> None:
        self._by_id = {rule.id: rule for rule in rules}
        self._by_form = {form: rule for rule in rules for form in rule.forms}

    def rule(self, rule: str) -> ClockRule:
        return self._by_id[rule]

    def of_form(self, form: str) -> ClockRule | None:
        return self._by_form.get(form)


def load() -> Clocks:
    """Reads the rules. Raises pydantic's ValidationError for a row that is none."""
    return Clocks(TypeAdapter(list[ClockRule]).validate_json(_FILE.read_bytes()))


def day_in_turkiye(moment: datetime) -> date:
    """The day on which a moment falls in Türkiye; `moment` must know its time zone."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(ISTANBUL).date()


def due(rule: ClockRule, started: date) -> date:
    """The last day of the legal time. The day of receipt is day 0 and does not count."""
    return started + timedelta(days=rule.days)
