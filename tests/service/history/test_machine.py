"""No way leaves an application without an owner, a clock or an end."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.history import kinds as k
from service.history.clock import clocks, last_day_to_pay, reckoned, running
from service.history.kinds import KINDS, Event, Kind, Role, read_what, written
from service.history.machine import ASKING_AGAIN, UNDO, after, begun, open_to_citizen, state_of
from service.history.moves import moves, ripe
from service.history.states import Illegal, State, Status
from tests.service.history.walking import (
    BEGINNING,
    LAWS,
    OUTCOMES,
    contents,
    officer,
    picking,
    ways,
)

Way = list[tuple[State, Event]]
ROLES: tuple[Role, ...] = get_args(Role)
OF_OWNER: dict[str | None, set[Role]] = {
    "central": {"central"},
    "unit": {"unit", "valilik", "ministry"},
    "approver": {"approver"},
    "citizen": {"citizen"},
}


@settings(deadline=None)  # the calendar is read once, and that takes a while
@given(ways())
def test_an_owner_and_a_clock_or_an_end(way: Way) -> None:
    for state, _ in way:
        if state.over:
            assert (state.owner, running(state)) == (None, None)
            continue
        able = {role for roles in moves(state).values() for role in roles}
        assert OF_OWNER[state.owner] & able, "whose turn it is can move it"
        assert "withdrawn" in moves(state), "and the citizen can always take it back"
        if state.owner == "unit":
            assert state.unit is not None
        clock = running(state)
        assert (clock is None) == (state.law is None)
        if state.status == "fee_due":
            assert clock and state.fee and clock.due == state.fee.pay_by


@given(ways())
def test_the_state_is_what_the_events_say(way: Way) -> None:
    events = [event for _, event in way]
    assert state_of(events) == way[-1][0]
    again = [
        replace(one, what=read_what(one.kind, json.loads(written(one.what)))) for one in events
    ]
    assert again == events, "and events survive being stored"


@given(ways(), st.data())
def test_what_the_table_does_not_name_is_refused(way: Way, data: st.DataObject) -> None:
    state, last = way[-1]
    kind: Kind = data.draw(st.sampled_from(sorted(KINDS)))
    role: Role = data.draw(st.sampled_from(sorted(ROLES)))
    event = Event(last.at, role, data.draw(_content(kind, state)), officer=officer(role, state))
    kind = event.kind  # a draft only ripens into what it says
    roles = moves(state).get(kind, frozenset())
    try:
        after(state, event)
    except Illegal as refused:
        if role not in roles and kind != "looked":
            assert refused.why == ("not_your_move" if roles else "move_impossible")
    else:
        assert role in roles or kind == "looked"


@st.composite
def _content(draw: st.DrawFn, kind: Kind, state: State) -> k.What:
    return contents(picking(draw), kind, state)


@given(ways(), st.data())
def test_a_withdrawn_one_never_moves_again(way: Way, data: st.DataObject) -> None:
    state, last = way[-1]
    if state.over:
        return
    gone = after(state, Event(last.at, "citizen", k.Withdrawn()))
    late = last.at + UNDO + timedelta(microseconds=1)
    kind: Kind = data.draw(st.sampled_from(sorted(KINDS - {"looked", "undone"})))
    for role in ROLES:
        what = data.draw(_content(kind, gone))
        for at in (last.at, late):
            with pytest.raises(Illegal):
                after(gone, Event(at, role, what, officer=99))
    with pytest.raises(Illegal, match="undo_too_late"):
        after(gone, Event(late, "citizen", k.Undone()))
    assert after(gone, Event(last.at + UNDO, "citizen", k.Undone())) == state


def _reachable(law: k.Law | None) -> set[Status]:
    """By trying every move of every state."""
    seen: set[tuple[object, ...]] = set()
    found: set[Status] = set()
    open_ = [begun(Event(BEGINNING, "citizen", k.Received(law=law)))]
    while open_:
        state = open_.pop()
        mark = (state.status, state.resumes, state.result, state.draft, state.unit is None)
        mark = (*mark, state.extended, state.objected)
        if mark in seen:
            continue
        seen.add(mark)
        found.add(state.status)
        for kind, roles in moves(state).items():
            for what in _every(kind, state):
                for role, days in product(roles, (0, 40)):
                    at = datetime.combine(state.counted[-1].day, BEGINNING.timetz())
                    at += timedelta(days=days)
                    event = Event(at, role, what, officer=officer(role, state))
                    with suppress(Illegal):
                        open_.append(after(state, event))
    return found


def _every(kind: Kind, state: State) -> list[k.What]:
    if kind == "drafted":
        return [k.Drafted(outcome=one, text="x", reason="r") for one in OUTCOMES]
    return [contents(lambda options: options[0], kind, state)]


@pytest.mark.parametrize("law", LAWS)
def test_every_state_can_be_reached(law: k.Law | None) -> None:
    never: set[Status] = {"fee_due"} if law != "information" else set()
    never |= {"noted"} if law is not None else set()
    assert _reachable(law) == {*get_args(Status)} - never


# -- single rules --------------------------------------------------------------------------


def _after(*whats: tuple[Role, k.What], law: k.Law | None = "petition") -> State:
    state = begun(Event(BEGINNING, "citizen", k.Received(law=law)))
    for role, what in whats:
        state = after(state, Event(BEGINNING, role, what, officer=officer(role, state)))
    return state


AT_UNIT: tuple[Role, k.What] = ("rules", k.AtUnit(number=91000006))
DRAFT: tuple[Role, k.What] = ("unit", k.Drafted(outcome="negative", text="Hayır.", reason="m16"))


def test_four_eyes() -> None:
    state = _after(AT_UNIT, DRAFT)
    assert state.draft
    with pytest.raises(Illegal, match="own_draft"):
        after(state, Event(BEGINNING, "approver", ripe(state.draft), officer=state.drafter))
    other = k.Answered(result="negative", text="Evet.", reason="m16")
    with pytest.raises(Illegal, match="not_as_drafted"):
        after(state, Event(BEGINNING, "approver", other, officer=9))
    assert after(state, Event(BEGINNING, "approver", ripe(state.draft), officer=9)).over


def test_the_central_office_answers_nothing_itself() -> None:
    with pytest.raises(Illegal, match="move_impossible"):
        _after(("central", k.Drafted(outcome="positive", text="Olur.")))
    unfit = k.Drafted(outcome="not_processed", text="Bu bir dava.", reason="m5-2-a")
    assert _after(("central", unfit)).status == "awaiting_approval"


def test_an_interim_answer_is_no_end() -> None:
    state = _after(AT_UNIT, ("unit", k.Drafted(outcome="informative", text="Sıradayız.")))
    state = after(state, Event(BEGINNING, "approver", k.Interim(text="Sıradayız."), officer=9))
    assert (state.status, state.owner, state.draft) == ("examining", "unit", None)


def test_only_information_costs_and_is_extended() -> None:
    fee = k.FeeNoticed(amount=100, pay_by=date(2026, 4, 7), text="")
    for what in (fee, k.Extended(reason="opinion")):
        with pytest.raises(Illegal, match="move_impossible"):
            _after(AT_UNIT, ("unit", what))
    state = _after(AT_UNIT, ("unit", k.Extended(reason="opinion")), law="information")
    assert (state.status, state.shown) == ("at_unit", "extended")
    with pytest.raises(Illegal, match="move_impossible"):
        after(state, Event(BEGINNING, "unit", k.Extended(reason="opinion")))
    state = _after(AT_UNIT, ("unit", fee), law="information")
    with pytest.raises(Illegal, match="too_early"):
        after(state, Event(datetime(2026, 4, 7, 20, 59, tzinfo=UTC), "clock", k.FeeLapsed()))
    state = after(state, Event(datetime(2026, 4, 7, 21, 0, tzinfo=UTC), "clock", k.FeeLapsed()))
    assert state.status == "withdrawn" and not moves(state), "given up, so nothing to undo"


def test_an_objection_has_fifteen_days() -> None:
    state = _after(AT_UNIT, DRAFT, law="information")
    assert state.draft
    state = after(state, Event(BEGINNING, "approver", ripe(state.draft), officer=9))
    objection = k.Objected(text="Verilmeliydi.", to=90100040, name="BEDK")
    last = datetime(2026, 3, 31, 20, 59, tzinfo=UTC)  # 23:59 in Türkiye
    gone = after(state, Event(last, "citizen", objection))
    assert (gone.status, gone.unit, gone.objected) == ("forwarded", 90100040, True)
    with pytest.raises(Illegal, match="objection_too_late"):
        after(state, Event(last + timedelta(minutes=1), "citizen", objection))
    assert "objected" in open_to_citizen(state, last)
    assert "objected" not in open_to_citizen(state, last + timedelta(minutes=1))


def test_where_it_is_is_asked_once_a_day() -> None:
    state = _after(("citizen", k.AskedWhere()))
    with pytest.raises(Illegal, match="too_early"):
        after(state, Event(BEGINNING, "citizen", k.AskedWhere()))
    after(state, Event(BEGINNING + ASKING_AGAIN, "citizen", k.AskedWhere()))


def test_whoever_asked_goes_on_without_a_reply() -> None:
    central = _after(("central", k.Assessing()), ("central", k.Asked(text="?")))
    assert moves(central)["went_on"] == {"central"}
    unit = _after(AT_UNIT, ("unit", k.Asked(text="?")))
    assert "central" not in moves(unit)["went_on"]
    assert after(unit, Event(BEGINNING, "unit", k.WentOn())).status == "examining"


def test_for_information_moves_nothing() -> None:
    told = k.Forwarded(to=91000034, name="İstanbul Valiliği", purpose="information")
    state = _after(AT_UNIT, ("unit", told))
    assert (state.status, state.unit, state.informed) == ("at_unit", 91000006, {91000034})


# -- clocks --------------------------------------------------------------------------------


def _event(day: str, role: Role, what: k.What) -> Event:
    return Event(datetime.fromisoformat(f"{day}T09:00:00+00:00"), role, what)


def _due(law: k.Law | None, *later: Event) -> str | None:
    events = [_event("2026-03-16", "citizen", k.Received(law=law)), AT_ONCE, *later]
    clock = running(state_of(events))
    return clock and clock.due.isoformat()


AT_ONCE = _event("2026-03-16", "rules", k.AtUnit(number=91000006))
ELSEWHERE = k.Forwarded(to=1, name="x", elsewhere=True)
FEE = k.FeeNoticed(amount=1, pay_by=last_day_to_pay(date(2026, 3, 18)), text="")


def test_the_laws_are_the_clocks() -> None:
    assert set(get_args(k.Law)) == {*clocks().ids}


def test_the_clock_follows_the_events() -> None:
    told = ELSEWHERE.model_copy(update={"purpose": "information"})
    assert _due(None) is None
    assert _due("petition") == "2026-04-15"
    assert _due("information") == "2026-04-07"
    assert _due("petition", _event("2026-03-20", "unit", ELSEWHERE)) == "2026-04-19"
    assert _due("petition", _event("2026-03-20", "unit", told)) == "2026-04-15"
    extended = _event("2026-03-25", "unit", k.Extended(reason="opinion"))
    assert _due("information", extended) == "2026-04-29", "counted from the beginning"
    away = _event("2026-03-30", "unit", ELSEWHERE)
    assert _due("information", extended, away) == "2026-04-20", "and gone with the new clock"


def test_a_fee_stops_the_clock_and_payment_lets_it_go_on() -> None:
    noticed = _event("2026-03-18", "unit", FEE)
    assert _due("information", noticed) == FEE.pay_by.isoformat() == "2026-04-09"
    for what in (k.FeePaid(), k.FeeContested(text="x")):
        # Four working days stood: 19, 23, 24 and 25 March, with a feast between them.
        paid = _event("2026-03-25", "citizen", what)
        assert _due("information", noticed, paid) == "2026-04-13"
    paid = _event("2026-03-18", "citizen", k.FeePaid())
    again = _event("2026-03-18", "unit", FEE)
    later = _event("2026-03-25", "citizen", k.FeePaid())
    assert _due("information", noticed, paid, again, later) == "2026-04-13", "one day, one stop"


def test_an_interim_answer_lets_the_final_one_be_awaited() -> None:
    drafted = Event(AT_ONCE.at, "unit", k.Drafted(outcome="informative", text="x"), officer=1)
    interim = Event(AT_ONCE.at, "approver", k.Interim(text="x"), officer=2)
    assert _due("petition", drafted, interim) == "2026-07-16", "four months (2577 m.10)"
    assert _due("information", drafted, interim) == "2026-04-07"


def test_a_new_day_of_rest_breaks_no_old_history(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = _event("2026-04-29", "citizen", k.Objected(text="x", to=1, name="BEDK"))
    events = [_event("2026-03-16", "citizen", k.Received(law="information")), AT_ONCE]
    state = after(state_of(events), silent)
    assert state.objected

    def shut(_state: State, _today: date) -> None:
        return None

    monkeypatch.setattr("service.history.machine.objecting", shut)
    assert state_of([*events, silent]) == state
    with pytest.raises(Illegal):
        after(state_of(events), silent)


@settings(deadline=None)
@given(ways())
def test_a_fee_that_is_due_is_one_for_the_clock_too(way: Way) -> None:
    for state, event in way:
        found = reckoned(state, event.at.date())
        if found is None or state.over:
            continue
        assert found.due is not None or state.fee is not None, "only a fee stops the time"
