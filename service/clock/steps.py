"""Why a last day is the day it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from service.clock.rules import ClockRule, Pause

StepKind = Literal[
    "filed",
    "stopped",
    "resumed",
    "begun_anew",
    "pay_by",
    "paid_late",
    "not_stopped",
    "extended",
    "extended_late",
    "not_extendable",
    "due",
    "interim",
    "interim_without_effect",
    "silence",
    "answered",
    "not_processed",
    "withdrawn",
]


@dataclass(frozen=True)
class Step:
    """One step of a reckoning, by the row it rests on. `until` is the last day it leads to, and
    `count` a number of days."""

    kind: StepKind
    day: date
    row: ClockRule | Pause
    until: date | None = None
    count: int = 0
