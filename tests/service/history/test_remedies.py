"""Which ways stand open on a day, and what is said of taking them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from service.clock.rules import load
from service.history import kinds as k
from service.history.kinds import Event, Law, Role, What
from service.history.machine import state_of
from service.history.remedies import OBJECTION, open_windows, remedies, takings
from service.history.states import State
from service.i18n import LANGUAGES

AT = datetime(2026, 3, 16, 9, tzinfo=UTC)
TODAY = AT.date()
REFUSED: tuple[tuple[Role, What], ...] = (
    ("unit", k.Drafted(outcome="negative", text="Olmaz.", reason="m4982_21")),
    ("approver", k.Answered(result="negative", text="Olmaz.", reason="m4982_21")),
)
OBJECTED: tuple[Role, What] = ("citizen", k.Objected(text="Neden?", to=5, name="Kurul"))
INTERIM: tuple[tuple[Role, What], ...] = (
    ("unit", k.Drafted(outcome="informative", text="Sırada.")),
    ("approver", k.Interim(text="Sırada.")),
)


def state(law: Law | None, *moves: tuple[Role, What]) -> State:
    officers = {"unit": 1, "approver": 2}
    told: list[tuple[Role, What]] = [
        ("citizen", k.Received(law=law)),
        ("rules", k.AtUnit(number=91000006)),
        *moves,
    ]
    return state_of(Event(AT, role, what, "X", officers.get(role)) for role, what in told)


def ways(found: State, days: int = 0) -> list[str]:
    return [one.rule.id for one in open_windows(found, TODAY + timedelta(days=days))]


def test_every_way_of_the_clock_says_how_it_is_taken() -> None:
    rows = {row.id for row in load().rows if row.role in ("remedy", "opening")}
    assert rows == takings().keys()
    for taking in takings().values():
        assert taking.how
        for how in taking.how:
            assert {*LANGUAGES} - {"tr-kolay"} <= how.words.keys()
            assert how.site is None or (how.read == "S" and "/" not in how.site)
    assert takings()["court"].letter is None


@pytest.mark.parametrize(
    ("days", "open_"),
    [
        (0, []),
        (30, []),
        (31, ["court", "ombudsman", "tihek"]),
        (91, ["court", "ombudsman", "tihek"]),
        (92, ["ombudsman", "tihek"]),
        (213, ["ombudsman", "tihek"]),
        (214, ["tihek"]),
    ],
)
def test_silence_opens_ways_and_time_closes_them(days: int, open_: list[str]) -> None:
    """Filed on 16 March: silence from 16 April; 15 June and 15 October are the last days."""
    assert ways(state("petition"), days) == open_


def test_a_refusal_opens_at_once() -> None:
    assert ways(state("information", *REFUSED)) == [OBJECTION, "court"]
    assert ways(state("information", *REFUSED), 15) == [OBJECTION, "court"]
    assert ways(state("information", *REFUSED), 16) == ["court"]


def test_where_two_grounds_open_a_way_it_stands_once_with_the_earlier_day() -> None:
    found = state("petition", *INTERIM)
    (one,) = [way for way in remedies(found, date(2026, 7, 17)) if way.id == "ombudsman"]
    assert one.last == date(2026, 9, 16)


def test_behind_an_objection_it_is_told_by_when_the_board_decides() -> None:
    (one,) = remedies(state("information", *REFUSED, OBJECTED), TODAY)
    assert (one.id, one.taken, one.letter) == (OBJECTION, True, True)
    assert (one.opens, one.last) == (TODAY, date(2026, 4, 29))


@pytest.mark.parametrize("law", [None, "ethics", "personal_data"])
def test_no_way_is_made_up(law: Law | None) -> None:
    assert remedies(state(law), date(2026, 12, 1)) == ()


def test_a_withdrawn_one_opens_nothing() -> None:
    assert remedies(state("petition", ("citizen", k.Withdrawn())), date(2026, 5, 1)) == ()
