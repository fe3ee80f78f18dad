"""Sent twice, or not knowing whether it was sent: there is one application, and one receipt."""

from __future__ import annotations

import asyncio

import pytest

from mobile.api import errors
from mobile.api.client import Client
from mobile.api.models import NewApplication
from tests.house import House, whole_answers
from tests.wire import lost_after, lost_before, portal, proxy_down, timed_out, truncated

KEY = "a-key-of-more-than-sixteen-letters"


async def ready(house: House) -> tuple[Client, NewApplication]:
    store = house.store()
    await house.log_in(store)
    form, places = await store.client.form("request"), await store.client.places()
    house.wire.asked.clear()
    return store.client, NewApplication(
        form=form.id, form_version=form.version, answers=whole_answers(form, places)
    )


async def test_a_lost_receipt_is_asked_for_again(house: House) -> None:
    client, paper = await ready(house)
    house.wire.spoil(lost_after, "applications", times=1)
    receipt = await client.send(paper, KEY)
    first, second = house.wire.to("applications")
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"] == KEY
    assert first.content == second.content
    assert await house.filed() == 1
    assert await client.send(paper, KEY) == receipt
    assert await house.filed() == 1


@pytest.mark.parametrize("fault", [lost_before, timed_out])
async def test_what_never_arrived_is_sent_once_more(house: House, fault: object) -> None:
    client, paper = await ready(house)
    house.wire.spoil(fault, "applications", times=1)  # pyright: ignore[reportArgumentType]
    assert (await client.send(paper, KEY)).number
    assert await house.filed() == 1


async def test_twice_is_enough(house: House) -> None:
    """A weak network must not be hammered: the citizen decides whether to go on."""
    client, paper = await ready(house)
    house.wire.spoil(lost_after, "applications")
    with pytest.raises(errors.Unreachable):
        await client.send(paper, KEY)
    assert len(house.wire.to("applications")) == 2
    house.wire.mend()
    assert (await client.send(paper, KEY)).number
    assert await house.filed() == 1


@pytest.mark.parametrize("fault", [portal, proxy_down, truncated])
async def test_after_a_garbled_receipt_the_same_key_brings_the_receipt(
    house: House, fault: object
) -> None:
    client, paper = await ready(house)
    house.wire.spoil(fault, "applications", times=1)  # pyright: ignore[reportArgumentType]
    with pytest.raises(errors.Garbled):
        await client.send(paper, KEY)
    receipt = await client.send(paper, KEY)
    assert [one.number for one in (await client.applications()).applications] == [receipt.number]


async def test_the_same_key_at_the_same_time_is_one_application(house: House) -> None:
    client, paper = await ready(house)
    receipts = await asyncio.gather(*(client.send(paper, KEY) for _ in range(10)))
    assert len({receipt.number for receipt in receipts}) == 1
    assert await house.filed() == 1


async def test_tokens_that_run_out_while_sending_are_renewed_and_it_is_sent_once(
    house: House,
) -> None:
    client, paper = await ready(house)
    house.clock.turn(minutes=16)
    receipt = await client.send(paper, KEY)
    assert len(house.wire.to("refresh")) == 1
    assert [one.number for one in (await client.applications()).applications] == [receipt.number]
