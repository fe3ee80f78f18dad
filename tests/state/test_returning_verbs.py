"""Coming back with a tracking number."""

from __future__ import annotations

import asyncio
import json

import pytest

from mobile.api import errors
from mobile.state.store import Store
from tests.house import House
from tests.screens.tips import NOBODYS, send_tip
from tests.wire import lost_after, lost_before


async def opened_by(house: House, number: str) -> Store:
    """Somebody who typed that number, whatever it opened."""
    store = house.store()
    store.returning.type_number(number)
    await store.returning.look()
    return store


async def opened(house: House) -> tuple[Store, str]:
    number = await send_tip(house)
    store = await opened_by(house, number)
    assert store.returning.status
    house.wire.asked.clear()
    return store, number


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "K7QX", "K7QX-9F2M-TR4C-8WZD-H", "x" * 101, "\0", "İıIl", "K7QX-9F2M-TR4C-8WZD-GG"],
)
async def test_a_slip_is_caught_without_asking_anybody(house: House, typed: str) -> None:
    store = house.store()
    store.returning.type_number(typed)
    await store.returning.look()
    assert [one.field for one in store.returning.mistakes] == ["number"]
    assert store.returning.status is None
    assert not house.wire.asked


async def test_a_number_opens_however_it_is_typed(house: House) -> None:
    number = await send_tip(house)
    for typed in (number, number.lower(), number.replace("-", " "), f"  {number.replace('-', '')}"):
        store = house.store()
        store.returning.type_number(typed)
        await store.returning.look()
        assert store.returning.number == number
        assert store.returning.typed == "", "what was typed is not needed any more"


async def test_a_number_of_nobodys_is_said_at_its_field(house: House) -> None:
    store = house.store()
    store.returning.type_number(NOBODYS)
    await store.returning.look()
    assert store.trouble is None
    assert "bulamadık" in store.returning.mistakes[0].told
    assert store.returning.typed == NOBODYS, "nothing typed is lost"


async def test_a_message_goes_once_and_gives_no_number_away(house: House) -> None:
    store, number = await opened(house)
    returning = store.returning
    for text, code in (("  ", "no_message"), (f"No {number}", "tells_the_number"),
                       ("ş" * 2001, "too_long")):  # fmt: skip
        returning.type_message(text)
        assert not await returning.write()
        assert [one.code for one in returning.mistakes] == [code]
        assert returning.message == text
    assert not house.wire.asked
    returning.type_message("Mart ayında.")
    house.wire.spoil(lost_after, "/tips/messages", times=2)
    assert not await returning.write()
    assert isinstance(store.trouble, errors.Unreachable)
    assert returning.message == "Mart ayında.", "nothing typed is lost"
    assert await returning.write()
    assert returning.status and [one.text for one in returning.status.messages] == ["Mart ayında."]
    assert returning.message == ""
    assert len({json.loads(one.content)["key"] for one in house.wire.asked}) == 1


async def test_another_text_after_a_lost_answer_is_another_message(house: House) -> None:
    store, _ = await opened(house)
    house.wire.spoil(lost_after, "/tips/messages", times=2)
    store.returning.type_message("Mart ayında.")
    assert not await store.returning.write()
    store.returning.type_message("Mart ayında, akşam.")
    assert await store.returning.write()
    assert store.returning.status
    told = [one.text for one in store.returning.status.messages]
    assert told == ["Mart ayında.", "Mart ayında, akşam."]


async def test_withdrawing_is_asked_and_final(house: House) -> None:
    store, _ = await opened(house)
    store.returning.ask_to_withdraw(True)
    await store.returning.withdraw()
    assert store.returning.status and store.returning.status.status == "withdrawn"
    assert not store.returning.asked_to_withdraw


async def test_leaving_forgets_the_number(house: House) -> None:
    store, number = await opened(house)
    store.returning.type_message("Yarım")
    assert store.leaving_loses
    await store.leave_tip()
    assert not store.tip_stands
    assert number not in str(vars(store.returning))
    assert store.returning.message == ""


async def test_what_comes_after_leaving_is_shown_to_nobody(house: House) -> None:
    store, _ = await opened(house)
    gate = house.wire.hold("/tips/lookup", answer=True)
    looking = asyncio.create_task(store.returning.look_again())
    await asyncio.sleep(0.05)
    await store.leave_tip()
    gate.set()
    await looking
    assert store.returning.status is None


async def test_without_a_line_what_is_shown_stays(house: House) -> None:
    store, _ = await opened(house)
    house.wire.spoil(lost_before, times=1)
    await store.returning.look_again()
    assert isinstance(store.trouble, errors.Unreachable)
    assert store.returning.status
    assert store.again
    await store.again()
    assert store.trouble is None


async def test_another_number_whose_answer_was_lost_comes_with_the_same_press(
    house: House,
) -> None:
    store, number = await opened(house)
    house.wire.spoil(lost_after, "/tips/exchange", times=2)
    assert not await store.returning.exchange()
    assert isinstance(store.trouble, errors.Unreachable)
    assert store.leaving_loses, "the old number may open nothing by now"
    assert await store.returning.exchange()
    assert store.reporting.receipt and store.reporting.receipt.number != number
    assert store.leaving_loses, "until it is kept"
    assert (await opened_by(house, number)).returning.status is None
    assert (await opened_by(house, store.reporting.receipt.number)).returning.status
