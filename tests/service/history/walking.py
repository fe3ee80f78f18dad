"""Any way an application may go, step by step, and events that fit its state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Literal, Protocol, TypeVar, get_args

from hypothesis import strategies as st

from service.clock import day_in_turkiye
from service.history import kinds as k
from service.history.clock import last_day_to_pay
from service.history.kinds import Event, Kind, Law, Outcome, Role, What
from service.history.machine import after, begun
from service.history.moves import moves, ripe
from service.history.states import Illegal, State

T = TypeVar("T")
BEGINNING = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
LAWS: tuple[Law | None, ...] = (*get_args(Law), None)
OUTCOMES: tuple[Outcome, ...] = ("positive", "partly", "negative", "informative", "not_processed")
PURPOSES: tuple[Literal["action", "information"], ...] = ("action", "information")
UNITS = (91000006, 92001231, 94001231)


class Pick(Protocol):
    """Chooses one of several."""

    def __call__(self, options: Sequence[T], /) -> T: ...


def picking(draw: st.DrawFn) -> Pick:
    def pick(options: Sequence[T], /) -> T:
        return draw(st.sampled_from(options))

    return pick


def contents(pick: Pick, kind: Kind, state: State) -> What:
    """Something of that kind, right for the state where that matters."""
    simple: dict[Kind, What] = {
        "assessing": k.Assessing(),
        "examining": k.Examining(),
        "asked": k.Asked(text="Hangi sokak?"),
        "replied": k.Replied(text="Çiçek Sokak."),
        "went_on": k.WentOn(),
        "fee_paid": k.FeePaid(),
        "fee_contested": k.FeeContested(text="Bu kadar sayfa istemedim."),
        "fee_lapsed": k.FeeLapsed(),
        "extended": k.Extended(reason="opinion"),
        "returned": k.Returned(text="Gerekçe eksik."),
        "noted": k.Noted(),
        "withdrawn": k.Withdrawn(),
        "undone": k.Undone(),
        "asked_where": k.AskedWhere(),
        "reopened": k.Reopened(text="Çukur duruyor."),
        "rated": k.Rated(stars=4),
        "looked": k.Looked(),
        "received": k.Received(law=state.law),
    }
    if kind in simple:
        return simple[kind]
    match kind:
        case "forwarded":
            return k.Forwarded(
                to=pick(UNITS),
                name="Bir kurum",
                purpose=pick(PURPOSES),
                elsewhere=pick([True, False]),
            )
        case "at_unit":
            return k.AtUnit(number=None if state.unit else pick(UNITS))
        case "fee_noticed":
            return k.FeeNoticed(amount=2500, pay_by=date(2026, 4, 20), text="50 sayfa.")
        case "drafted":
            outcome = pick(OUTCOMES)
            return k.Drafted(outcome=outcome, text="Yapıldı.", reason="m5-2-e")
        case "objected":
            return k.Objected(text="Verilmeliydi.", to=90100040, name="BEDK")
        case _:
            if state.draft is not None:
                return ripe(state.draft)
            empty: dict[Kind, What] = {
                "answered": k.Answered(result="positive", text=""),
                "interim": k.Interim(text=""),
            }
            return empty.get(kind, k.NotProcessed(reason="", text=""))


@st.composite
def ways(draw: st.DrawFn, longest: int = 25) -> list[tuple[State, Event]]:
    """A whole way of legal moves: each event with the state that followed."""
    law: Law | None = draw(st.sampled_from(LAWS))
    at = BEGINNING
    first = Event(at, "citizen", k.Received(law=law))
    state, told = begun(first), list[tuple[State, Event]]()
    told.append((state, first))
    for _ in range(draw(st.integers(0, longest))):
        allowed: list[tuple[Kind, Role]] = sorted(
            (kind, role) for kind, roles in moves(state).items() for role in roles
        )
        if not allowed:
            break
        kind, role = draw(st.sampled_from(allowed))
        at += timedelta(seconds=draw(st.sampled_from([1, 59, 60, 3600, 90_000, 3_000_000])))
        what = contents(picking(draw), kind, state)
        if what.kind == "fee_noticed":
            what = what.model_copy(update={"pay_by": last_day_to_pay(day_in_turkiye(at))})
        event = Event(at, role, what, officer=officer(role, state))
        try:
            state = after(state, event)
        except Illegal:  # too late, too early: as said by their own tests
            continue
        told.append((state, event))
    return told


def officer(role: Role, state: State) -> int | None:
    """Never the one who drafted."""
    return None if role in ("citizen", "rules", "clock") else (state.drafter or 0) + 1
