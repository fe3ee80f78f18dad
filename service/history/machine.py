"""What follows from an event: pure, and the only place that says so.

Wherever an application stands, it has an owner who can move it and a clock that runs against
him, or it has come to an end (tests/service/history/test_machine.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, assert_never

from service.clock import day_in_turkiye
from service.history.clock import counted, objecting
from service.history.kinds import (
    AskedWhere,
    Event,
    FeeContested,
    FeePaid,
    Kind,
    Objected,
    Rated,
    Reopened,
    Replied,
    Result,
    Undone,
    What,
    Withdrawn,
)
from service.history.moves import LOOKING, moves, ripe
from service.history.states import Illegal, State, Status

UNDO: Final = timedelta(minutes=1)
ASKING_AGAIN: Final = timedelta(days=1)
"""Between two questions where it is: the second would be answered with the same."""


def begun(event: Event) -> State:
    """The state after the first event."""
    if event.what.kind != "received":
        raise Illegal("move_impossible")
    return State("received", event.what.law, counted((), event))


def state_of(events: Iterable[Event]) -> State:
    """Where an application stands after all that happened to it. Raises Illegal for a history
    that cannot be, and StopIteration for none."""
    *_, state = states_of(events)
    return state


def states_of(events: Iterable[Event]) -> Iterator[State]:
    """The same after each of them. What was in time when it happened stays so, even where a day
    of rest became known later: only its place in the history is looked at."""
    told = iter(events)
    state = begun(next(told))
    yield state
    for event in told:
        _in_place(state, event)
        state = _following(state, event)
        yield state


def after(state: State, event: Event) -> State:
    """The state that follows. Raises Illegal."""
    _in_place(state, event)
    _check(state, event)
    return _following(state, event)


def _following(state: State, event: Event) -> State:
    following = _next(state, event)
    if event.kind == "undone":  # the clock, too, is as it was
        return following
    return replace(following, counted=counted(state.counted, event))


def _in_place(state: State, event: Event) -> None:
    """Whether it may happen here, and by whom. Raises Illegal."""
    if event.kind == "looked":
        if event.by not in LOOKING:
            raise Illegal("not_your_move")
        return
    roles = moves(state).get(event.kind)
    if roles is None:
        raise Illegal("move_impossible")
    if event.by not in roles:
        raise Illegal("not_your_move")


def _check(state: State, event: Event) -> None:
    """What depends on the event's own content and time."""
    what = event.what
    match what.kind:
        case "drafted":
            # The central office only decides that something is not processed.
            if state.owner == "central" and what.outcome != "not_processed":
                raise Illegal("move_impossible")
        case "answered" | "interim" | "not_processed":
            if state.draft is None or what != ripe(state.draft):
                raise Illegal("not_as_drafted")
            if event.officer is None or event.officer == state.drafter:
                raise Illegal("own_draft")
        case "undone":
            if state.withdrawn_at is None or event.at - state.withdrawn_at > UNDO:
                raise Illegal("undo_too_late")
        case "objected":
            today = day_in_turkiye(event.at)
            window = objecting(state, today)
            if window is None or window.last is None:
                raise Illegal("move_impossible")
            if today < window.opens:
                raise Illegal("too_early")
            if today > window.last:
                raise Illegal("objection_too_late")
        case "fee_paid" | "fee_contested":
            if state.fee is not None and day_in_turkiye(event.at) > state.fee.pay_by:
                raise Illegal("fee_too_late")
        case "asked_where":
            if state.asked_where_at and event.at - state.asked_where_at < ASKING_AGAIN:
                raise Illegal("too_early")
        case "fee_lapsed":
            if state.fee is None or day_in_turkiye(event.at) <= state.fee.pay_by:
                raise Illegal("too_early")
        case _:
            pass


def _next(state: State, event: Event) -> State:
    what: What = event.what
    match what.kind:
        case "assessing" | "examining":
            return replace(state, status=what.kind)
        case "forwarded" if what.purpose == "information":
            return replace(state, informed=state.informed | {what.to})
        case "forwarded":
            anew = what.elsewhere and not state.objected
            extended = state.extended and not anew
            return replace(state, status="forwarded", unit=what.to, extended=extended)
        case "at_unit":
            return replace(state, status="at_unit", unit=what.number or state.unit)
        case "asked":
            return replace(state, status="more_information_needed", resumes=_back(state))
        case "replied" | "went_on" | "returned":
            back = state.resumes or "assessing"
            return replace(state, status=back, resumes=None, draft=None, drafter=None)
        case "fee_noticed":
            return replace(state, status="fee_due", fee=what)
        case "fee_paid" | "fee_contested":
            return replace(state, status="examining", fee=None)
        case "extended":
            return replace(state, extended=True)
        case "drafted":
            back = _back(state)
            status: Status = "awaiting_approval"
            return replace(state, status=status, resumes=back, draft=what, drafter=event.officer)
        case "interim":
            return replace(state, status="examining", resumes=None, draft=None, drafter=None)
        case "answered":
            return _ended(state, "answered", what.result)
        case "not_processed":
            return _ended(state, "not_processed")
        case "noted":
            return replace(state, status="noted")
        case "withdrawn":
            return replace(state, status="withdrawn", before=state, withdrawn_at=event.at)
        case "fee_lapsed":
            return replace(state, status="withdrawn", fee=None)
        case "undone":
            assert state.before is not None
            return state.before
        case "asked_where":
            return replace(state, asked_where_at=event.at)
        case "reopened":
            status = "received" if state.unit is None else "at_unit"
            return replace(state, status=status, result=None, extended=False)
        case "objected":
            gone = replace(state, status="forwarded", unit=what.to, extended=False, objected=True)
            return replace(gone, result=None, resumes=None, draft=None, drafter=None, fee=None)
        case "rated" | "looked":
            return state
        case "received":
            raise Illegal("move_impossible")
        case _:
            assert_never(what)


def _back(state: State) -> Status:
    """Where it stands again once a reply or a returned draft came."""
    return "assessing" if state.owner == "central" else "examining"


def _ended(state: State, status: Status, result: Result | None = None) -> State:
    ended = replace(state, status=status, result=result)
    return replace(ended, resumes=None, draft=None, drafter=None, fee=None)


_TRIED: Final[tuple[What, ...]] = (
    Withdrawn(),
    Undone(),
    Replied(text=""),
    FeePaid(),
    FeeContested(text=""),
    AskedWhere(),
    Rated(stars=1),
    Reopened(text=""),
    Objected(text="", to=0, name=""),
)


def open_to_citizen(state: State, now: datetime) -> tuple[Kind, ...]:
    """What the citizen could do at this moment."""
    able: list[Kind] = []
    for what in _TRIED:
        with suppress(Illegal):
            after(state, Event(now, "citizen", what))
            able.append(what.kind)
    return tuple(able)
