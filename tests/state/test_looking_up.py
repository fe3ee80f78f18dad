"""Looking up by number, as plain verbs: what is asked, what is shown, and that nothing stays."""

from __future__ import annotations

import asyncio

import pytest

from mobile.api import errors
from mobile.state.absence import Absence
from mobile.state.store import Store
from tests.house import House, another, code_of
from tests.wire import lost_after, lost_before, problem

NOBODYS = "2026-000-000-006"


async def filed(house: House) -> str:
    """An application of somebody else's session."""
    owner = house.store()
    await house.log_in(owner)
    return await house.file(owner)


async def asked(house: House, number: str) -> Store:
    store = house.store()
    store.looking_up.type("number", number)
    store.looking_up.type("id_ending", house.identity().national_id[-4:])
    assert await store.looking_up.ask(), store.looking_up.mistakes or store.trouble
    return store


async def found(house: House) -> Store:
    store = await asked(house, await filed(house))
    store.looking_up.type("code", code_of(store.looking_up.messages))
    assert await store.looking_up.enter_code()
    return store


async def test_a_caller_finds_the_application(house: House) -> None:
    number = await filed(house)
    store = await asked(house, number)
    looking = store.looking_up
    assert looking.challenge and looking.challenge.phone == ""
    looking.type("code", code_of(looking.messages))
    assert await looking.enter_code()
    assert looking.found and looking.form
    assert (looking.found.number, looking.found.can) == (number, ())
    assert looking.typed == {} and looking.challenge is None
    assert not store.login.done and store.tracking.opened is None
    for request in house.wire.to("lookup"):
        assert number not in str(request.url) and "authorization" not in request.headers


@pytest.mark.parametrize(
    ("number", "ending", "codes"),
    [
        ("", "", {"number": "no_number", "id_ending": "no_id_ending"}),
        ("2026-000-000-001", "1232", {"number": "not_an_application_number"}),
        (NOBODYS, "1233", {"id_ending": "odd_ending"}),
        (NOBODYS, "12345", {"id_ending": "not_four_digits"}),
    ],
)
async def test_slips_are_told_on_the_device(
    house: House, number: str, ending: str, codes: dict[str, str]
) -> None:
    store = house.store()
    store.looking_up.type("number", number)
    store.looking_up.type("id_ending", ending)
    assert not await store.looking_up.ask()
    assert {m.field: m.code for m in store.looking_up.mistakes} == codes
    assert not house.wire.asked
    assert store.looking_up.typed["number"] == number


async def test_a_number_of_nobody_goes_on_like_any_other(house: House) -> None:
    store = await asked(house, NOBODYS)
    assert store.looking_up.messages == ()
    store.looking_up.type("code", "123456")
    assert not await store.looking_up.enter_code()
    (mistake,) = store.looking_up.mistakes
    assert mistake.field == "code" and "4" in mistake.told


async def test_codes_that_do_not_fit(house: House) -> None:
    store = await asked(house, await filed(house))
    looking = store.looking_up
    for typed, code in (("", "missing_code"), ("12", "not_six_digits")):
        looking.type("code", typed)
        assert not await looking.enter_code()
        assert [m.code for m in looking.mistakes] == [code]
    right = code_of(looking.messages)
    for _ in range(5):
        looking.type("code", another(right))
        assert not await looking.enter_code()
    assert looking.refused and looking.refused.code == "code_locked"
    assert await looking.ask(), "another code is another challenge"
    assert looking.refused is None and "code" not in looking.typed
    house.clock.turn(minutes=4)
    looking.type("code", code_of(looking.messages))
    assert not await looking.enter_code()
    assert looking.refused and looking.refused.code == "code_expired"


async def test_too_many_are_told_where_they_were_asked(house: House) -> None:
    store = await asked(house, NOBODYS)
    store.looking_up.correct()
    house.wire.spoil(problem(429, "too_many_lookups", retry_after=60), "lookup")
    assert not await store.looking_up.ask()
    assert store.looking_up.refused and store.trouble is None
    assert store.looking_up.typed["number"] == NOBODYS, "what was typed is still there"


async def test_a_broken_line_loses_nothing_that_was_typed(house: House) -> None:
    store = await asked(house, await filed(house))
    looking = store.looking_up
    looking.type("code", code_of(looking.messages))
    house.wire.spoil(lost_before, "lookup/code")
    assert not await looking.enter_code()
    assert isinstance(store.trouble, errors.Unreachable)
    house.wire.mend()
    assert await looking.enter_code()


async def test_a_lost_answer_is_told_and_another_code_helps(house: House) -> None:
    """The code is used up: it works once, whoever heard the answer."""
    store = await asked(house, await filed(house))
    looking = store.looking_up
    looking.type("code", code_of(looking.messages))
    house.wire.spoil(lost_after, "lookup/code", times=1)
    assert not await looking.enter_code()
    assert not await looking.enter_code()
    assert looking.refused and looking.refused.code == "code_expired"
    assert await looking.ask()
    looking.type("code", code_of(looking.messages))
    assert await looking.enter_code()


async def test_the_form_can_be_asked_for_again(house: House) -> None:
    store = await asked(house, await filed(house))
    store.looking_up.type("code", code_of(store.looking_up.messages))
    house.wire.spoil(lost_before, "forms")
    assert await store.looking_up.enter_code()
    assert store.looking_up.found and store.looking_up.form is None
    house.wire.mend()
    assert store.again
    await store.again()
    assert store.looking_up.form and store.trouble is None


# -- nothing stays -------------------------------------------------------------------------


async def test_leaving_forgets_all_of_it(house: House) -> None:
    store = await found(house)
    store.forget_lookup()
    looking = store.looking_up
    assert not looking.stands
    assert (looking.found, looking.form, looking.typed, looking.messages) == (None, None, {}, ())


async def test_an_answer_after_leaving_is_dropped(house: House) -> None:
    store = await asked(house, await filed(house))
    looking = store.looking_up
    looking.type("code", code_of(looking.messages))
    gate = house.wire.hold("lookup/code", answer=True)
    opening = asyncio.create_task(looking.enter_code())
    await asyncio.sleep(0.05)
    store.forget_lookup()
    gate.set()
    assert not await opening
    assert looking.found is None and not looking.stands


async def passes(house: House, store: Store, **time: float) -> None:
    """So long nobody presses anything; then the alarm rings."""
    house.clock.turn(**time)
    await store.looking_up.shown.look()


async def test_it_is_asked_about_and_then_closed_by_itself(house: House) -> None:
    store = await found(house)
    await passes(house, store, minutes=12, seconds=58)
    assert not store.looking_up.shown.asking
    await passes(house, store, seconds=3)
    assert store.looking_up.shown.asking and store.looking_up.found
    await passes(house, store, minutes=1, seconds=58)
    assert store.looking_up.found
    await passes(house, store, seconds=3)
    assert store.looking_up.found is None
    assert store.looking_up.over, "and it is said why"
    assert not store.looking_up.shown.asking


async def test_whoever_is_there_keeps_it_as_often_as_they_like(house: House) -> None:
    store = await found(house)
    for _ in range(12):
        await passes(house, store, minutes=13, seconds=1)
        assert store.looking_up.shown.asking
        store.touched()
        assert not store.looking_up.shown.asking
    for _ in range(30):
        await passes(house, store, minutes=5)
        assert not store.looking_up.shown.asking, "a press before the question is enough"
        store.touched()
    assert store.looking_up.found


async def test_a_device_that_slept_asks_first(house: House) -> None:
    store = await found(house)
    await passes(house, store, hours=9)
    assert store.looking_up.found and store.looking_up.shown.asking
    await passes(house, store, hours=9)
    assert store.looking_up.over


async def test_what_was_left_is_not_asked_about(house: House) -> None:
    store = await found(house)
    store.forget_lookup()
    store.touched()
    assert not store.looking_up.shown.asking and not store.looking_up.over


async def test_whoever_does_not_come_back_leaves_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mobile.state.absence.PATIENCE", 0.01)
    store = await found(house)
    await Absence(store).begin()
    await asyncio.sleep(0.1)
    assert not store.looking_up.stands
