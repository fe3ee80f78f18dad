"""From a day and a legal time to its last day. Days are days in Türkiye (Europe/Istanbul)."""

from __future__ import annotations

import calendar as months
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import assert_never
from zoneinfo import ZoneInfo

from mobile.api.models import Span
from service.clock import working_days
from service.clock.rules import Unit
from service.clock.working_days import Calendar

ISTANBUL = ZoneInfo("Europe/Istanbul")
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stopped:
    """The days after `after`, up to and with `until`, do not count; without `until` the time
    still stands."""

    after: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        return self.after < day and (self.until is None or day <= self.until)


def day_in_turkiye(moment: datetime) -> date:
    """The day on which a moment falls in Türkiye; `moment` must know its time zone."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(ISTANBUL).date()


def due(span: Span, started: date) -> date:
    """The last day of a legal time that nothing stops. The day of receipt is day 0 and does not
    count; months end on the day of the same number, or on the last one a month has."""
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
            return date(year, month, min(started.day, months.monthrange(year, month)[1]))
        case _:
            assert_never(unit)


def last_day(
    span: Span, started: date, calendar: Calendar, stopped: Sequence[Stopped] = ()
) -> date | None:
    """The same for a time that may have been stopped: it has as many days of its kind as it would
    have had, without those on which it stood. None while it stands."""
    working = span.unit == "working_day"
    end = calendar.after(started, span.amount) if working else due(span, started)
    if not stopped:
        return end
    left = span.amount if working else (end - started).days
    day = started
    while left:
        day += _DAY
        standing = next((one for one in stopped if one.holds(day)), None)
        if standing is None:
            left -= not working or calendar.works(day)
        elif standing.until is None:
            return None
        else:
            day = standing.until
    return day
