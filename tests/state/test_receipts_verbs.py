"""Having a receipt, as plain verbs."""

from __future__ import annotations

import asyncio
import hashlib

import pytest
from sqlalchemy import update

from mobile.api import errors
from mobile.api.receipt_text import receipts_in
from mobile.state.receipts import CONTENT, PAPER, TIP_PAPER
from service.store.tables import applications
from tests.house import House
from tests.state.shelf import Plain
from tests.state.test_reporting_verbs import written
from tests.wire import lost_before, portal


async def test_one_opens_ones_receipt(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    await house.begin(store)
    assert await store.filing.send("request")
    receipt = store.filing.drafts["request"].receipt
    assert receipt and receipt.signed
    await store.receipts.open(receipt.number)
    assert store.receipts.opened
    assert store.receipts.opened.text == receipt.signed
    assert store.receipts.opened.says.number == receipt.number


async def test_somebody_elses_is_missing_and_so_is_one_from_before(house: House) -> None:
    mine, other = house.store(), house.store()
    await house.log_in(mine, 0)
    await house.log_in(other, 1)
    number = await house.file(mine)
    await other.receipts.open(number)
    assert (other.receipts.opened, other.receipts.missing) == (None, "not_found")
    old = update(applications).values(receipt=None)
    await house.service.rooms.database.write(lambda writing: writing.execute(old) and None)
    await mine.receipts.open(number)
    assert (mine.receipts.opened, mine.receipts.missing) == (None, "no_receipt")
    assert mine.trouble is None


async def test_a_late_one_of_another_number_is_dropped(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    one, two = await house.file(store), await house.file(store)
    gate = house.wire.hold(one, answer=True)
    late = asyncio.create_task(store.receipts.open(one))
    await asyncio.sleep(0.01)
    await store.receipts.open(two)
    gate.set()
    await late
    assert store.receipts.opened
    assert store.receipts.opened.says.number == two


@pytest.mark.parametrize("fault", [lost_before, portal])
async def test_trouble_can_be_tried_again(house: House, fault: object) -> None:
    store = house.store()
    await house.log_in(store)
    number = await house.file(store)
    house.wire.spoil(fault)  # pyright: ignore[reportArgumentType]
    await store.receipts.open(number)
    assert isinstance(store.trouble, errors.ApiError)
    assert store.again
    assert store.receipts.missing == ""


async def test_logging_out_forgets_it(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    await store.receipts.open(await house.file(store))
    await store.login.log_out()
    assert (store.receipts.opened, store.receipts.number) == (None, "")


async def test_paper_and_content_are_taken_along(house: House) -> None:
    shelf = Plain()
    store = house.store(shelf=shelf)
    await house.log_in(store)
    await store.receipts.open(await house.file(store))
    assert await store.receipts.save_paper()
    assert await store.receipts.save_content()
    opened = store.receipts.opened
    assert opened
    assert receipts_in(shelf.files[PAPER]).receipts == (opened.text,)
    assert hashlib.sha256(shelf.files[CONTENT]).hexdigest() == opened.says.digest
    assert opened.says.number not in "".join(shelf.asked), "a list of downloads is seen by others"


# -- of a tip ------------------------------------------------------------------------------


async def test_a_tips_paper_is_asked_for_as_nobody(house: House) -> None:
    shelf = Plain()
    store = house.store(shelf=shelf)
    await written(store)
    assert await store.reporting.send()
    receipt = store.reporting.receipt
    assert receipt
    house.wire.asked.clear()
    assert await store.receipts.save_tip_paper()
    (asked,) = house.wire.asked
    assert asked.url.path == "/api/v1/receipts/paper"
    assert not {"authorization", "device-id", "cookie"} & {*asked.headers}
    told = f"{asked.url} {asked.headers.raw} {asked.content!r}"
    assert receipt.number not in told
    assert receipts_in(shelf.files[TIP_PAPER]).receipts == (receipt.signed,)
    assert receipt.number.encode() not in shelf.files[TIP_PAPER]


async def test_without_a_tip_there_is_none(house: House) -> None:
    shelf = Plain()
    store = house.store(shelf=shelf)
    assert not await store.receipts.save_tip_paper()
    await written(store)
    assert await store.reporting.send()
    assert store.reporting.receipt
    store.reporting.receipt = store.reporting.receipt.model_copy(update={"signed": ""})
    assert not await store.receipts.save_tip_paper()
    assert shelf.asked == []
