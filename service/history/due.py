"""From what happened to the day by which the law wants the next thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from mobile.api.models import Span
from service.clock import ClockRule, day_in_turkiye, due
from service.history.kinds import Event, Law

_FILE = Path(__file__).parent / "times.json"


@dataclass(frozen=True)
class Running:
    """A clock: both days are in Türkiye, and the first one does not count."""

    span: Span
    started: date
    due: date


@cache
def _times() -> dict[str, Span]:
    rules = TypeAdapter(list[ClockRule]).validate_json(_FILE.read_bytes())
    return {rule.id: rule.span for rule in rules}


def law_of(answer: Span | None) -> Law | None:
    """Which law a form's legal time follows: each of them counts in a unit of its own."""
    if answer is None:
        return None
    match answer.unit:
        case "working_day":
            return "information"
        case "month":
            return "ethics"
        case "day":
            return "petition"


def last_day_to_pay(noticed: date) -> date:
    """15 working days after the notice (4982 m.10)."""
    return due(_times()["fee"], noticed)


def last_day_to_object(refused_at: datetime) -> date:
    """Within 15 days of the refusal (4982 m.13)."""
    return due(_times()["objecting"], day_in_turkiye(refused_at))


def running(events: Iterable[Event], answer: Span | None) -> Running | None:
    """The clock after these events, of an application whose form has this legal time; None where
    no answer is owed.

    It begins at receipt, and anew with another institution (3071 m.5), after a fee (4982 m.10),
    with an objection (4982 m.13) and when the citizen says that it is not solved. An extension is
    counted from where the clock began (4982 m.11).
    """
    now: Running | None = None
    for event in events:
        day, what = day_in_turkiye(event.at), event.what
        match what.kind:
            case "received":
                now = _from(answer, day)
            case "forwarded" if what.elsewhere and what.purpose == "action":
                now = _from(answer, day)
            case "fee_paid" | "fee_contested" | "reopened":
                now = _from(answer, day)
            case "objected":
                now = _from(_times()["objection"], day)
            case "extended" if now is not None:
                now = _from(_times()["extended"], now.started)
            case "fee_noticed":
                now = Running(_times()["fee"], day, what.pay_by)
            case _:
                pass
    return now


def _from(span: Span | None, day: date) -> Running | None:
    return None if span is None else Running(span, day, due(span, day))
