"""A history, as its citizen reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from itertools import groupby
from typing import Any, Final

from mobile.api.models import Clock, EventFile, Fee, Legal, Text, Ways
from mobile.api.models import Event as Step
from service.clock import Reckoning, day_in_turkiye
from service.clock.telling import ground_sentence, step_sentence, window_sentence
from service.clock.working_days import calendar
from service.history.clock import Running, reckoned, running
from service.history.keeping import Kept
from service.history.kinds import UNSEEN, Document, Kind, What, files_of
from service.history.machine import UNDO, open_to_citizen, states_of
from service.history.remedies import remedies
from service.history.states import State
from service.history.words import Telling, words_of
from service.i18n import LANGUAGES
from service.i18n.texts import only

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


def steps(
    history: Sequence[Kept], seen: int, languages: Collection[str] = LANGUAGES
) -> Iterator[Step]:
    """The timeline, its words in these languages: without what is not for the citizen's eyes.
    `seen` is the place of the last event the citizen has looked at."""
    states = states_of(kept.event for kept in history)
    for kept, state in zip(history, states, strict=True):
        event = kept.event
        if event.kind in UNSEEN:
            continue
        clock = running(state)
        mine = event.by == "citizen"
        yield Step(
            kind=event.kind,
            at=event.at,
            unit=event.unit,
            by="citizen" if mine else "office",
            words=words_of(event, clock and clock.due, languages),
            text=_text(event.what),
            files=tuple(EventFile.model_validate(dict(file)) for file in told_files(event.what)),
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


def told_files(what: What) -> tuple[Document, ...]:
    """What of an event's files the citizen has: those of a draft are nobody's answer yet."""
    return () if what.kind == "drafted" else files_of(what)


def standing(
    state: State, now: datetime, languages: Collection[str] = LANGUAGES
) -> Mapping[str, Any]:
    """What of an application follows from its state at this moment, told in these languages."""
    able = [VERBS[kind] for kind in open_to_citizen(state, now)]
    undo = "undo" in able and state.withdrawn_at is not None
    clock = running(state)
    return {
        "can": able,
        "undo_until": state.withdrawn_at + UNDO if undo and state.withdrawn_at else None,
        "fee": state.fee and Fee(amount=state.fee.amount, pay_by=state.fee.pay_by),
        "clock": clock
        and Clock(
            due=clock.due,
            started=clock.started,
            span=clock.row.span,
            law=only(clock.row.law, languages),
        ),
        "legal": _legal(state, clock, day_in_turkiye(now), languages),
    }


def _legal(
    state: State, clock: Running | None, today: date, languages: Collection[str]
) -> Legal | None:
    found = reckoned(state, today)
    if found is None:
        return None
    inner = sorted(found.steps, key=lambda one: one.day)
    return Legal(
        standing=found.standing,
        late_by=found.late_by,
        working_days_left=clock and calendar().between(today, clock.due),
        why=tuple(_said(partial(step_sentence, one, marks=False), languages) for one in inner),
        ways=tuple(_ways(found, languages)),
        remedies=remedies(state, today, languages),
    )


def _ways(found: Reckoning, languages: Collection[str]) -> Iterator[Ways]:
    for _, group in groupby(found.windows, key=lambda one: one.because):
        windows = tuple(group)
        yield Ways(
            head=_said(partial(ground_sentence, windows[0].because), languages),
            ways=tuple(
                _said(partial(window_sentence, one, marks=False), languages) for one in windows
            ),
        )


def _said(telling: Telling, languages: Collection[str]) -> Text:
    return {language: telling(language) for language in languages}
