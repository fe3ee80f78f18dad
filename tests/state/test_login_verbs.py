"""Logging in, as plain verbs: whatever goes wrong, what was typed is still there."""

from __future__ import annotations

import asyncio

import pytest

from mobile.api import errors
from mobile.state.login import Entry
from tests.house import House, another, code_in
from tests.wire import lost_after, lost_before, portal, problem, proxy_down


async def test_a_citizen_logs_in(house: House) -> None:
    store = house.store()
    await store.login.arrive()
    assert store.login.entry.demo
    store.login.take_sample()
    assert await store.login.identify()
    assert store.login.entry.challenge
    store.login.type("code", code_in(store))
    assert await store.login.enter_code()
    assert store.login.done
    assert store.login.entry == Entry(name=store.login.entry.name)
    sample = house.identity()
    assert store.login.entry.name == f"{sample.given_name} {sample.family_name}"
    assert store.login.typed == {}, "what was typed about oneself is over"


async def test_an_identity_with_mistakes_is_not_sent(house: House) -> None:
    store = house.store()
    store.login.type("national_id", "123")
    assert not await store.login.identify()
    assert not house.wire.asked
    codes = {mistake.field: mistake.code for mistake in store.login.entry.mistakes}
    assert codes["national_id"] == "not_eleven"
    assert codes["phone"] == "missing"
    assert store.login.typed == {"national_id": "123"}


async def test_the_services_own_faults_stand_at_their_fields(house: House) -> None:
    store = house.store()
    await store.login.arrive()
    store.login.take_sample()
    told = [{"field": "phone", "code": "x", "detail": "Bu numara olmaz."}]
    house.wire.spoil(problem(422, "invalid", errors=told), "identity")
    assert not await store.login.identify()
    (mistake,) = store.login.entry.mistakes
    assert (mistake.field, mistake.told) == ("phone", "Bu numara olmaz.")
    assert store.trouble is None


async def test_an_identity_that_is_not_recognised_is_told_and_kept(house: House) -> None:
    store = house.store()
    await store.login.arrive()
    store.login.take_sample()
    store.login.type("given_name", "Başka")
    typed = dict(store.login.typed)
    assert not await store.login.identify()
    assert store.login.entry.refused
    assert store.login.entry.refused.code == "identity_unknown"
    assert store.login.entry.challenge is None
    assert store.login.typed == typed


async def test_a_wrong_code_keeps_what_was_typed(house: House) -> None:
    store = house.store()
    await house.identify(store)
    typed = dict(store.login.typed)
    wrong = another(code_in(store))
    store.login.type("code", wrong)
    assert not await store.login.enter_code()
    (mistake,) = store.login.entry.mistakes
    assert mistake.field == "code"
    assert "4" in mistake.told, "how many more tries there are"
    assert store.login.typed == typed | {"code": wrong}
    store.login.type("code", code_in(store))
    assert await store.login.enter_code()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "missing_code"),
        ("  ", "missing_code"),
        ("12345", "not_six_digits"),
        ("abc", "not_six_digits"),
    ],
)
async def test_a_code_that_is_none_is_not_sent(house: House, typed: str, code: str) -> None:
    store = house.store()
    await house.identify(store)
    asked = len(house.wire.asked)
    store.login.type("code", typed)
    assert not await store.login.enter_code()
    assert [mistake.code for mistake in store.login.entry.mistakes] == [code]
    assert len(house.wire.asked) == asked


async def test_a_code_that_is_over_leads_to_a_new_one(house: House) -> None:
    store = house.store()
    await house.identify(store)
    store.login.type("code", code_in(store))
    house.clock.turn(minutes=4)
    assert not await store.login.enter_code()
    assert store.login.entry.refused
    assert store.login.entry.refused.code == "code_expired"
    old = code_in(store)
    await store.login.new_code()
    assert store.login.entry.refused is None
    assert "code" not in store.login.typed
    store.login.type("code", code_in(store))
    assert await store.login.enter_code(), old


async def test_after_five_wrong_codes_it_says_so(house: House) -> None:
    store = house.store()
    await house.identify(store)
    store.login.type("code", another(code_in(store)))
    for _ in range(5):
        assert not await store.login.enter_code()
    assert store.login.entry.refused
    assert store.login.entry.refused.code == "code_locked"
    store.login.correct()
    assert store.login.typed["national_id"], "begun anew without typing it all again"
    assert await store.login.identify()


async def test_a_new_code_too_soon_is_told_with_its_wait(house: House) -> None:
    store = house.store()
    await house.identify(store)
    await store.login.new_code()
    assert store.login.entry.refused
    assert store.login.entry.refused.retry_after
    assert store.login.entry.challenge


async def test_correcting_keeps_every_field(house: House) -> None:
    store = house.store()
    await house.identify(store)
    typed = dict(store.login.typed)
    store.login.correct()
    assert store.login.entry.challenge is None
    assert store.login.typed == typed


async def test_a_code_that_comes_after_correcting_is_not_asked_for(house: House) -> None:
    """A late answer to "a new code" must not throw the citizen out of the fields again."""
    store = house.store()
    await house.identify(store)
    house.clock.turn(seconds=40)
    gate = house.wire.hold("resend")
    late = asyncio.create_task(store.login.new_code())
    await asyncio.sleep(0.01)
    store.login.correct()
    gate.set()
    await late
    assert store.login.entry.challenge is None


@pytest.mark.parametrize("fault", [lost_before, lost_after, portal, proxy_down])
@pytest.mark.parametrize("verb", ["identify", "enter_code", "new_code"])
async def test_trouble_on_the_wire_keeps_what_was_typed(
    house: House, fault: object, verb: str
) -> None:
    store = house.store()
    if verb == "identify":
        await store.login.arrive()
        store.login.take_sample()
    else:
        await house.identify(store)
        house.clock.turn(seconds=40)
        store.login.type("code", another(code_in(store)))
    typed, stood = dict(store.login.typed), store.login.entry.challenge
    house.wire.spoil(fault)  # pyright: ignore[reportArgumentType]
    await getattr(store.login, verb)()
    assert isinstance(store.trouble, (errors.Unreachable, errors.Garbled))
    assert store.busy is None
    assert store.login.typed == typed
    assert store.login.entry.challenge == stood


async def test_an_odd_serial_is_worth_a_word_and_no_refusal(house: House) -> None:
    store = house.store()
    for typed, odd in (("A12B34567", False), ("AB1234567", True), ("", False), ("X", True)):
        store.login.type("document_serial", typed)
        store.login.look_at_serial()
        assert store.login.entry.odd_serial is odd
    await store.login.arrive()
    store.login.take_sample()
    assert not store.login.entry.odd_serial


async def test_a_service_without_a_demo_offers_no_sample(house: House) -> None:
    store = house.store()
    house.wire.spoil(problem(404, "not_found"), "demo")
    await store.login.arrive()
    assert store.trouble is None
    store.login.take_sample()
    assert store.login.typed == {}
    house.wire.mend()
    for name, text in house.identity().model_dump().items():
        store.login.type(name, text)
    assert await store.login.identify()
    assert store.login.entry.messages == (), "the demo's box is not looked into"


async def test_the_demo_box_may_be_out_of_reach(house: House) -> None:
    """The code is on its way all the same."""
    store = house.store()
    await store.login.arrive()
    store.login.take_sample()
    house.wire.spoil(lost_before, "demo/messages")
    assert await store.login.identify()
    assert store.login.entry.challenge


async def test_two_presses_send_one_identity(house: House) -> None:
    """Each identity sent is a message on somebody's phone, and one of few tries."""
    store = house.store()
    await store.login.arrive()
    store.login.take_sample()
    await asyncio.gather(store.login.identify(), store.login.identify())
    assert len(house.wire.to("login/identity")) == 1


async def test_two_presses_cost_one_try(house: House) -> None:
    store = house.store()
    await house.identify(store)
    store.login.type("code", another(code_in(store)))
    await asyncio.gather(store.login.enter_code(), store.login.enter_code())
    assert len(house.wire.to("login/code")) == 1


async def test_two_presses_of_the_right_code_log_in(house: House) -> None:
    store = house.store()
    await house.identify(store)
    store.login.type("code", code_in(store))
    await asyncio.gather(store.login.enter_code(), store.login.enter_code())
    assert store.login.done
    assert store.trouble is None
    assert store.login.entry.refused is None


async def test_logging_out_forgets_everything_here(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    number = await house.file(store)
    await store.tracking.look()
    await store.tracking.open(number)
    await store.login.log_out()
    assert not store.login.done
    assert store.login.typed == {}
    assert store.filing.drafts == {}
    assert store.tracking.mine is None
    assert store.tracking.opened is None
    assert store.client.tokens is None


async def test_logging_out_without_a_network_forgets_everything_here(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    await house.begin(store)
    house.wire.spoil(lost_before)
    await store.login.log_out()
    assert not store.login.done
    assert store.filing.drafts == {}
    assert store.client.tokens is None
    assert store.trouble is None, '"what you typed is still there" would not be true'


@pytest.mark.parametrize("verb", ["look", "open", "look_further"])
async def test_what_comes_after_logging_out_is_dropped(house: House, verb: str) -> None:
    """The next one at this device must not see it."""
    store = house.store()
    await house.log_in(store)
    number = await house.file(store)
    if verb == "look_further":
        for _ in range(20):
            await house.file(store)
        await store.tracking.look()
        assert store.tracking.more
    gate = house.wire.hold("applications", answer=True)
    asked = store.tracking.open(number) if verb == "open" else getattr(store.tracking, verb)()
    late = asyncio.create_task(asked)
    await asyncio.sleep(0.02)
    await store.login.log_out()
    gate.set()
    await late
    assert store.tracking.mine is None
    assert store.tracking.more is None
    assert store.tracking.opened is None
    assert store.tracking.missing is None
    assert store.trouble is None


async def test_a_receipt_that_comes_after_logging_out_is_dropped(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    await house.begin(store)
    gate = house.wire.hold("applications", answer=True)
    late = asyncio.create_task(store.filing.send("request"))
    await asyncio.sleep(0.02)
    await store.login.log_out()
    gate.set()
    assert not await late
    assert store.filing.drafts == {}
    assert store.trouble is None
    assert await house.filed() == 1


async def test_another_person_inherits_nothing(house: House) -> None:
    store = house.store()
    await house.log_in(store, 0)
    await house.file(store)
    await store.tracking.look()
    house.clock.turn(days=31)
    await store.tracking.look()
    assert store.login.entry.ran_out
    assert store.filing.drafts, "the login ran out: what was written stays"
    await house.log_in(store, 1)
    assert store.filing.drafts == {}
    assert store.tracking.mine is None
    await store.tracking.look()
    assert store.tracking.mine == ()


async def test_the_same_person_finds_everything_again(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    await house.begin(store)
    written = store.filing.drafts["request"]
    house.clock.turn(days=31)
    await store.tracking.look()
    assert not store.login.done
    await house.log_in(store)
    assert store.filing.drafts["request"] == written


async def test_what_was_begun_before_any_login_stays(house: House) -> None:
    store = house.store()
    await house.begin(store)
    await house.log_in(store)
    assert store.filing.drafts["request"].answers
