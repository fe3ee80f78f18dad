"""The legal clock of a history: what the clock counts of its events, and what it makes of them.

`service.clock` knows the law's times and nothing of applications; this is the one place where
the two meet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import cast

from mobile.api.models import Form
from service.clock import ClockRule, Clocks, Happened, Reckoning, day_in_turkiye, due, load, reckon
from service.clock.windows import Window
from service.history.kinds import Event, Law
from service.history.states import State

_OBJECTION, _DECISION = "bedk_objection", "bedk_decision"


@dataclass(frozen=True)
class Running:
    """The time that runs: both days are in Türkiye, and the first one does not count."""

    row: ClockRule
    started: date
    due: date


@cache
def clocks() -> Clocks:
    return load()


def law_of(form: Form) -> Law | None:
    """Which law wants an answer to what is asked by this form; None where none is owed."""
    row = clocks().by_law(form.law)
    return None if row is None else cast("Law", row.id)


def last_day_to_pay(noticed: date) -> date:
    """Of a fee of which the citizen was told on that day (4982 m.11/2)."""
    return due(_payment().span, noticed)


def counted(before: tuple[Happened, ...], event: Event) -> tuple[Happened, ...]:
    """What the clock counts once this happened too. It begins anew with another institution
    (3071 m.5) and when the citizen says that it is not solved."""
    day, what = day_in_turkiye(event.at), event.what
    if what.kind in ("received", "reopened"):
        return (Happened("filed", day),)
    if before[-1].kind == "objected":  # from there on it is the board's own time
        return before
    match what.kind:
        case "forwarded" if what.elsewhere and what.purpose == "action":
            return (Happened("filed", day),)
        case "fee_noticed":
            # Days do not tell what came first: paid and asked for anew on one day is unpaid.
            paid = Happened("fee_paid", day)
            return (*(one for one in before if one != paid), Happened("fee_notified", day))
        case "fee_paid" | "fee_contested":
            # Whoever contests a fee waits for the institution again, no longer for himself.
            return (*before, Happened("fee_paid", day))
        case "asked":
            return (*before, Happened("information_asked", day))
        case "replied" | "went_on":
            return (*before, Happened("information_given", day))
        case "interim":
            return (*before, Happened("answered", day, "informative"))
        case "answered":
            return (*before, Happened("answered", day, what.result))
        case "extended" | "not_processed" | "withdrawn" | "objected":
            return (*before, Happened(what.kind, day))
        case _:
            return before


def reckoned(state: State, today: date) -> Reckoning | None:
    """Where the clock stands on that day in Türkiye; None where no answer is owed."""
    if state.law is None:
        return None
    return _reckoned(state.law, state.counted, today)


@lru_cache(maxsize=1024)
def _reckoned(law: Law, counted: tuple[Happened, ...], today: date) -> Reckoning:
    """Kept, since the many applications of one day begin with the same time."""
    return reckon(clocks(), law, counted, today)


def objecting(state: State, today: date) -> Window | None:
    """The days in which a refusal of information, or silence, can be objected to."""
    found = reckoned(state, today)
    return found and _window(found, _OBJECTION)


def running(state: State) -> Running | None:
    """The time that runs now, whoever's it is; None where nothing is owed, or no more."""
    last = state.counted[-1].day
    found = None if state.over else reckoned(state, last)
    if found is None:
        return None
    if state.fee is not None:
        noticed = max(one.day for one in state.counted if one.kind == "fee_notified")
        return Running(_payment(), noticed, state.fee.pay_by)
    decision = _window(found, _DECISION)
    if decision is not None and decision.last is not None:
        return Running(decision.rule, decision.counted_from, decision.last)
    if found.due is None:
        return None
    waits = (one.row for one in found.steps if one.kind == "interim")
    row = next((one for one in waits if isinstance(one, ClockRule)), found.rule)
    return Running(row, found.filed, found.due)


def _window(found: Reckoning, row: str) -> Window | None:
    return next((one for one in found.windows if one.rule.id == row), None)


def _payment() -> ClockRule:
    (row,) = clocks().beside("information", "payment")
    return row
