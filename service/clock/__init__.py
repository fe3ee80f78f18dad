"""By when the law wants an answer, and what follows when none comes. The times are rows of
`clocks.json`, each with its article; `reckon` is the function that puts them together."""

from __future__ import annotations

from service.clock.days import ISTANBUL, day_in_turkiye, due
from service.clock.events import EventsRefused, Happened
from service.clock.reckoning import Reckoning, reckon
from service.clock.rules import ClockRule, Clocks, Unit, load

__all__ = [
    "ISTANBUL",
    "ClockRule",
    "Clocks",
    "EventsRefused",
    "Happened",
    "Reckoning",
    "Unit",
    "day_in_turkiye",
    "due",
    "load",
    "reckon",
]
