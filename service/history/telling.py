"""A history, as its citizen reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from mobile.api.models import Event as Step
from mobile.api.models import Fee, Span
from service.history.due import running
from service.history.keeping import Kept
from service.history.kinds import UNSEEN, Kind, What
from service.history.machine import UNDO, open_to_citizen
from service.history.states import State
from service.history.words import words_of

VERBS: Final[Mapping[Kind, str]] = {
    "withdrawn": "withdraw",
    "undone": "undo",
    "replied": "reply",
    "fee_paid": "pay",
    "fee_contested": "contest",
    "asked_where": "ask",
    "rated": "rate",
    "reopened": "reopen",
    "objected": "object",
}
"""What a citizen can do, by the last part of its address."""


def steps(history: Sequence[Kept], answer: Span | None, seen: int) -> Iterator[Step]:
    """The timeline: without what is not for the citizen's eyes. `answer` is the legal time of
    the form, `seen` the place of the last event the citizen has looked at."""
    events = [kept.event for kept in history]
    for place, kept in enumerate(history, 1):
        event = kept.event
        if event.kind in UNSEEN:
            continue
        clock = running(events[:place], answer)
        mine = event.by == "citizen"
        yield Step(
            kind=event.kind,
            at=event.at,
            unit=event.unit,
            by="citizen" if mine else "office",
            words=words_of(event, clock and clock.due),
            text=_text(event.what),
            unread=not mine and kept.seq > seen,
        )


def _text(what: What) -> str | None:
    match what.kind:
        case (
            "asked" | "replied" | "fee_noticed" | "fee_contested" | "answered" | "interim"
            | "not_processed" | "reopened" | "objected"
        ):  # fmt: skip
            return what.text or None
        case "rated":
            return what.comment or None
        case _:  # a draft is nobody's answer yet
            return None


def standing(state: State, now: datetime) -> Mapping[str, Any]:
    """What of an application follows from its state at this moment."""
    able = [VERBS[kind] for kind in open_to_citizen(state, now)]
    undo = "undo" in able and state.withdrawn_at is not None
    return {
        "can": able,
        "undo_until": state.withdrawn_at + UNDO if undo and state.withdrawn_at else None,
        "fee": state.fee and Fee(amount=state.fee.amount, pay_by=state.fee.pay_by),
    }
