"""The bounds of a date, as a form writes them."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta

BOUND = re.compile(r"today|([0-9]{4}-[0-9]{2}-[0-9]{2})|([+-])([0-9]{1,4})([dmy])")


def today_in_turkiye() -> date:
    """The day it is in Türkiye (Europe/Istanbul), wherever the citizen is."""
    from zoneinfo import ZoneInfo  # not before the first screen

    return datetime.now(ZoneInfo("Europe/Istanbul")).date()


def bound(written: str | None, today: date) -> date | None:
    """The day that a bound means: "2020-01-31", "today", "-2y", "-6m", "+30d". Months and years
    end on the last day a month has (29 February of a year before is the 28th). Raises ValueError
    for anything else."""
    if written is None:
        return None
    found = BOUND.fullmatch(written)
    if found is None:
        raise ValueError(f"no bound of a date: {written}")
    if found[1]:
        return date.fromisoformat(found[1])
    if not found[2]:
        return today
    count = int(found[3]) * (-1 if found[2] == "-" else 1)
    if found[4] == "d":
        try:
            return today + timedelta(days=count)
        except OverflowError as fault:
            raise ValueError(str(fault)) from None
    months = today.year * 12 + today.month - 1 + count * (12 if found[4] == "y" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
