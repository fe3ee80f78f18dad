"""Events in one line, and what is reckoned from them."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from service import clock
from service.clock.events import Happened
from service.clock.reckoning import Reckoning, reckon
from service.clock.rules import Clocks
from service.clock.working_days import Calendar, Rules

CLOCKS = clock.load()


def day(written: str) -> date:
    return date.fromisoformat(written)


def events(*lines: str) -> list[Happened]:
    """ "2026-03-16 filed", "2026-04-01 answered negative"."""
    found: list[Happened] = []
    for line in lines:
        on, kind, *answer = line.split()
        found.append(
            Happened(cast("Any", kind), day(on), cast("Any", answer[0] if answer else None))
        )
    return found


def reckoned(
    kind: str,
    *lines: str,
    on: str | None = None,
    clocks: Clocks = CLOCKS,
    calendar: Calendar | None = None,
) -> Reckoning:
    """On the day of filing where no other is given."""
    told = events(*lines)
    return reckon(clocks, kind, told, day(on) if on else told[0].day, calendar)


def calendar_with(**rules: Any) -> Calendar:
    return Calendar(Rules.model_validate({"half_day_works": True, "closed": []} | rules))


def window(found: Reckoning, rule: str, because: str | None = None) -> tuple[str, str | None]:
    """The first and last day of the only window of this rule."""
    (one,) = [
        one for one in found.windows if one.rule.id == rule and because in (None, one.because)
    ]
    return one.opens.isoformat(), one.last and one.last.isoformat()
