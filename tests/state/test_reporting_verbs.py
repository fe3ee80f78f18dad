"""Reporting without a name: nothing goes out before it is sent, and nothing stays after leaving."""

from __future__ import annotations

import gc
import json
from dataclasses import replace

import pytest

from mobile.api import errors
from mobile.state import absence
from mobile.state.absence import Absence
from mobile.state.draft import Draft
from mobile.state.reporting import FORM
from mobile.state.store import Store
from tests.house import House, Memory, whole_answers
from tests.wire import answered, lost_after, lost_before, problem

CANARY = "kasadaki-kanarya"


async def written(store: Store) -> Draft:
    """A whole tip, with a canary in it, unsent."""
    reporting, filing = store.reporting, store.filing
    reporting.open()
    await reporting.arrive()
    reporting.begin()
    assert await store.proving.proof() is None, "without load there is no puzzle"
    assert reporting.form and filing.places
    for question, answer in whole_answers(reporting.form, filing.places).items():
        filing.answer(FORM, question, answer)
    filing.answer(FORM, "text", f"Belediye kasası boşaltıldı: {CANARY}.")
    draft = reporting.draft
    assert draft
    return draft


def said_to_the_service(house: House) -> str:
    return " ".join(
        f"{request.url} {request.headers.raw} {request.content!r}" for request in house.wire.asked
    )


async def test_nothing_reaches_the_service_before_it_is_sent(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    await store.client.applications()
    house.wire.asked.clear()
    await written(store)
    for step in ("anlatim", "kim", "yer", "belgeler"):
        assert store.filing.finish_step(FORM, step)
        await store.drafts.save(FORM)
    await store.drafts.leave()
    paths = [request.url.path for request in house.wire.asked]
    assert paths == ["/api/v1/forms/tip", "/api/v1/places", "/api/v1/tips/challenge"]
    assert CANARY not in said_to_the_service(house)
    assert "authorization" not in said_to_the_service(house)
    assert "device-id" not in said_to_the_service(house)
    assert await store.reporting.send()
    assert [request.url.path for request in house.wire.asked][3:] == ["/api/v1/tips"]
    assert "authorization" not in said_to_the_service(house)


async def test_a_pause_while_writing_saves_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mobile.state.drafts.PAUSE", 0.0)
    device = Memory()
    store = house.store(device)
    await house.log_in(store)
    await written(store)
    house.wire.asked.clear()
    await store.drafts.save(FORM)
    assert not house.wire.asked
    assert not device.kept


async def test_the_number_comes_once_however_often_it_is_sent(house: House) -> None:
    store = house.store()
    await written(store)
    house.wire.spoil(lost_after, "/tips", times=2)
    assert not await store.reporting.send()
    assert isinstance(store.trouble, errors.Unreachable)
    assert store.reporting.draft, "what was written is still there"
    assert await store.reporting.send()
    receipt = store.reporting.receipt
    assert receipt
    sent = [request for request in house.wire.asked if request.url.path.endswith("/tips")]
    assert len(sent) == 3
    assert len({json.loads(request.content)["key"] for request in sent}) == 1
    assert store.reporting.draft is None, "it is sealed; here it is needed no more"


async def test_what_is_missing_is_told_before_anything_goes_out(house: House) -> None:
    store = house.store()
    await written(store)
    store.filing.answer(FORM, "text", "")
    assert not await store.reporting.send()
    draft = store.reporting.draft
    assert draft and [mistake.field for mistake in draft.mistakes] == ["text"]
    assert not [request for request in house.wire.asked if request.url.path.endswith("/tips")]


async def test_what_the_service_refuses_is_marked(house: House) -> None:
    store = house.store()
    await written(store)
    errors_ = [{"field": "text", "code": "x", "detail": "Düzeltin."}]
    house.wire.spoil(problem(422, "invalid", errors=errors_), "/tips", times=1)
    assert not await store.reporting.send()
    draft = store.reporting.draft
    assert draft and [mistake.told for mistake in draft.mistakes] == ["Düzeltin."]
    assert await store.reporting.send(), "the same press again"


async def test_a_form_that_changed_meanwhile_keeps_the_answers(house: House) -> None:
    store = house.store()
    draft = await written(store)
    store.filing.replace(replace(draft, form=draft.form.model_copy(update={"version": 99})))
    assert not await store.reporting.send()
    draft = store.reporting.draft
    assert draft and CANARY in str(draft.answers["text"])
    assert draft.form.version != 99
    assert await store.reporting.send()


async def test_an_edited_tip_after_a_lost_answer_can_be_sent_as_a_new_one(house: House) -> None:
    store = house.store()
    await written(store)
    house.wire.spoil(lost_after, "/tips", times=2)
    assert not await store.reporting.send()
    store.filing.answer(FORM, "text", "Başka bir olay anlatıldı.")
    assert not await store.reporting.send()
    assert isinstance(store.trouble, errors.Refused)
    assert await store.reporting.send()


# -- leaving -------------------------------------------------------------------------------


def in_memory(store: Store) -> bool:
    """Whether the canary stands in anything that the store holds."""
    seen: set[int] = set()
    left: list[object] = [store]
    while left:
        one = left.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, str) and CANARY in one:
            return True
        holds = type(one) in (dict, list, tuple, set) or type(one).__module__.startswith("mobile.")
        if holds and not isinstance(one, type):
            left += gc.get_referents(one)
    return False


async def test_leaving_wipes_everything_from_memory(house: House) -> None:
    device = Memory()
    store = house.store(device)
    await written(store)
    assert in_memory(store)
    await store.leave_tip()
    assert not in_memory(store)
    assert not store.tip_stands
    assert not device.kept


async def test_a_wished_draft_outlasts_leaving_and_nothing_else_does(house: House) -> None:
    device = Memory()
    store = house.store(device)
    await written(store)
    store.reporting.keep_here(True)
    assert not store.leaving_loses
    await store.leave_tip()
    assert CANARY in device.kept["page"]
    again = house.store(device)
    again.reporting.open()
    await again.reporting.arrive()
    assert again.reporting.kept
    assert await again.reporting.go_on()
    draft = again.reporting.draft
    assert draft and CANARY in str(draft.answers["text"])
    house.wire.asked.clear()
    assert await again.reporting.send()
    assert device.kept["page"] == "", "once sent, it is nowhere on this device"


async def test_quick_exit_takes_the_kept_draft_too(house: House) -> None:
    device = Memory()
    store = house.store(device)
    await written(store)
    store.reporting.keep_here(True)
    await store.reporting.keep()
    assert CANARY in device.kept["page"]
    await store.vanish()
    assert device.kept["page"] == ""
    assert not in_memory(store)


SPOILT = [
    "{", "[]", "{}", '{"answers": 3}', "9" * 5000, "[" * 100_000,
    '{"answers": [], "step": "yer", "key": "00000000000000000000000000000000"}',
    '{"answers": {}, "step": 5, "key": "00000000000000000000000000000000"}',
    '{"answers": {}, "step": "yer", "key": "no key of ours"}',
]  # fmt: skip


@pytest.mark.parametrize("kept", SPOILT)
async def test_a_spoilt_draft_of_this_device_is_thrown_away(house: House, kept: str) -> None:
    device = Memory(page=kept)
    store = house.store(device)
    store.reporting.open()
    await store.reporting.arrive()
    assert not await store.reporting.go_on()
    assert device.kept["page"] == ""
    store.reporting.begin()
    assert store.reporting.draft


async def test_a_number_that_comes_after_leaving_belongs_to_nobody(house: House) -> None:
    import asyncio

    store = house.store()
    await written(store)
    gate = house.wire.hold("/tips", answer=True)
    sending = asyncio.create_task(store.reporting.send())
    await asyncio.sleep(0.05)
    await store.leave_tip()
    gate.set()
    await sending
    assert store.reporting.receipt is None
    assert not store.tip_stands


async def test_a_cut_line_wipes_it_after_a_while_and_not_at_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    import asyncio

    monkeypatch.setattr(absence, "PATIENCE", 0.05)
    store = house.store()
    await written(store)
    away = Absence(store)
    await away.begin()
    away.end()
    await asyncio.sleep(0.1)
    assert store.tip_stands, "the line came back in time"
    await away.begin()
    await asyncio.sleep(0.1)
    assert not store.tip_stands
    assert not in_memory(store)


# -- the number ----------------------------------------------------------------------------


async def test_one_may_finish_only_with_the_number_in_hand(house: House) -> None:
    store = house.store()
    await written(store)
    assert await store.reporting.send()
    reporting = store.reporting
    assert reporting.receipt
    number = reporting.receipt.number
    assert store.leaving_loses
    assert not reporting.finish()
    assert [one.code for one in reporting.mistakes] == ["number_not_safe"]
    reporting.say_safe("written")
    for wrong in ("", number[:4], "ZZZZ", number[15:18], "-"):
        reporting.type_last_group(wrong)
        assert not reporting.finish(), wrong
    for right in (number[15:19], number[15:], number, number.lower().replace("-", " ")):
        reporting.type_last_group(right)
        assert reporting.finish(), right
    assert not store.leaving_loses


async def test_printed_serves_too(house: House) -> None:
    store = house.store()
    await written(store)
    assert await store.reporting.send()
    store.reporting.say_safe("printed")
    assert store.reporting.finish()


async def test_without_a_line_the_beginning_can_be_tried_again(house: House) -> None:
    store = house.store()
    house.wire.spoil(lost_before, times=1)
    store.reporting.open()
    await store.reporting.arrive()
    assert store.reporting.form is None
    assert store.again
    await store.again()
    assert store.reporting.form


async def test_the_form_of_a_tip_is_no_form_of_a_citizen(house: House) -> None:
    """At its plain address it would be asked for, and filled in, under a name."""
    store = house.store()
    await house.log_in(store)
    await store.filing.open(FORM)
    assert isinstance(store.trouble, errors.NotFound)
    assert store.filing.draft(FORM) is None


async def test_an_answer_that_makes_no_sense_is_a_trouble_and_loses_nothing(house: House) -> None:
    store = house.store()
    await written(store)
    house.wire.spoil(answered(201, {"number": 5}), "/tips", times=1)
    assert not await store.reporting.send()
    assert isinstance(store.trouble, errors.Garbled)
    assert await store.reporting.send()


class GoneDevice(Memory):
    """The page left by its own script; its session is closed."""

    async def load(self, key: str) -> str | None:
        raise ConnectionError

    async def save(self, key: str, value: str) -> None:
        raise ConnectionError


async def test_a_device_that_is_gone_keeps_nobody_from_wiping(house: House) -> None:
    store = house.store()
    await written(store)
    store.reporting.keep_here(True)
    store.device = GoneDevice()
    await store.vanish()
    assert not store.tip_stands
    other = house.store()
    await written(other)
    other.reporting.keep_here(True)
    other.device = GoneDevice()
    with pytest.raises(ConnectionError):
        await other.leave_tip()
    assert not other.tip_stands
