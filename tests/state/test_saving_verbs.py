"""Papers onto the device: brought, handed over, and said."""

from __future__ import annotations

import asyncio

import pytest

from mobile.api import errors
from mobile.api.client import Client
from tests.house import House
from tests.state.shelf import Plain
from tests.wire import lost_before


async def paper(_client: Client) -> bytes:
    return b"%PDF"


async def test_a_paper_comes_onto_the_device_and_it_is_said(house: House) -> None:
    shelf = Plain()
    store = house.store(shelf=shelf)
    assert await store.saving.save("belge.pdf", paper)
    assert shelf.files == {"belge.pdf": b"%PDF"}
    assert store.saving.saved == "belge.pdf"
    store.moved()
    assert store.saving.saved == "", "on the next screen it is no news"


async def test_whoever_thinks_better_of_it_is_told_nothing(house: House) -> None:
    shelf = Plain(takes=False)
    store = house.store(shelf=shelf)
    assert not await store.saving.save("belge.pdf", paper)
    assert (store.saving.saved, store.trouble) == ("", None)


async def test_where_nothing_can_be_saved(house: House) -> None:
    store = house.store()
    assert not await store.saving.save("belge.pdf", paper)
    assert store.saving.saved == ""


async def test_what_does_not_arrive_can_be_tried_again(house: House) -> None:
    shelf, tries = Plain(), [errors.Unreachable("x")]
    store = house.store(shelf=shelf)

    async def at_last(client: Client) -> bytes:
        if tries:
            raise tries.pop()
        return await paper(client)

    store.saving.saved = "earlier.pdf"
    assert not await store.saving.save("belge.pdf", at_last)
    assert isinstance(store.trouble, errors.Unreachable)
    assert store.saving.saved == "", "the earlier one is not this one"
    assert not shelf.asked
    assert store.again
    await store.again()
    assert store.saving.saved == "belge.pdf"
    assert store.trouble is None


async def test_pressed_twice_it_is_saved_once(house: House) -> None:
    shelf = Plain()
    store = house.store(shelf=shelf)
    shelf.gate.clear()
    first = asyncio.create_task(store.saving.save("belge.pdf", paper))
    await asyncio.sleep(0.01)
    assert store.doing("save belge.pdf")
    assert not await store.saving.save("belge.pdf", paper)
    shelf.gate.set()
    assert await first
    assert shelf.asked == ["belge.pdf"]


async def test_a_device_that_is_gone_is_told_of(house: House) -> None:
    store = house.store(shelf=Plain(gone=True))
    with pytest.raises(ConnectionError):
        await store.saving.save("belge.pdf", paper)
    assert not store.doing("save belge.pdf")


async def test_the_service_is_asked_first(house: House) -> None:
    """Nothing empty comes onto the device when the line is cut."""
    shelf = Plain()
    store = house.store(shelf=shelf)
    await house.log_in(store)
    await store.receipts.open(await house.file(store))
    house.wire.spoil(lost_before)
    assert not await store.receipts.save_paper()
    assert shelf.asked == []
