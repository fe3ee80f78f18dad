"""Following applications, as plain verbs."""

from __future__ import annotations

import asyncio

import pytest

from mobile.api import errors
from tests.house import House
from tests.wire import lost_before, portal, proxy_down


async def test_pages_follow_each_other_without_a_gap(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    numbers = [await house.file(store) for _ in range(23)]
    await store.tracking.look()
    assert store.tracking.mine
    assert store.tracking.more
    while store.tracking.more:
        await store.tracking.look_further()
    assert [one.number for one in store.tracking.mine] == numbers[::-1]
    await store.tracking.look_further()
    assert len(store.tracking.mine) == 23


async def test_two_presses_bring_one_page(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    for _ in range(23):
        await house.file(store)
    await store.tracking.look()
    await asyncio.gather(store.tracking.look_further(), store.tracking.look_further())
    assert store.tracking.mine
    assert len({one.number for one in store.tracking.mine}) == len(store.tracking.mine) == 23


async def test_a_new_application_is_there_when_looking_again(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    await store.tracking.look()
    assert store.tracking.mine == ()
    number = await house.file(store)
    assert store.tracking.mine is None, "what was known is old now"
    await store.tracking.look()
    assert store.tracking.mine
    assert store.tracking.mine[0].number == number


async def test_opening_another_meanwhile_drops_the_first(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    one, two = await house.file(store), await house.file(store)
    gate = house.wire.hold(one, answer=True)
    late = asyncio.create_task(store.tracking.open(one))
    await asyncio.sleep(0.01)
    await store.tracking.open(two)
    gate.set()
    await late
    assert store.tracking.opened
    assert store.tracking.opened.number == two
    assert store.tracking.missing is None


async def test_a_late_missing_one_is_dropped_too(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    number = await house.file(store)
    gate = house.wire.hold("nobodys", answer=True)
    late = asyncio.create_task(store.tracking.open("nobodys"))
    await asyncio.sleep(0.01)
    await store.tracking.open(number)
    gate.set()
    await late
    assert store.tracking.opened
    assert store.tracking.missing is None


async def test_somebody_elses_number_is_missing(house: House) -> None:
    mine, other = house.store(), house.store()
    await house.log_in(mine, 0)
    await house.log_in(other, 1)
    number = await house.file(mine)
    await other.tracking.open(number)
    assert other.tracking.opened is None
    assert other.tracking.missing == number
    assert other.trouble is None


async def test_while_another_is_opened_the_last_is_not_shown(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    one, two = await house.file(store), await house.file(store)
    await store.tracking.open(one)
    gate = house.wire.hold(two)
    opening = asyncio.create_task(store.tracking.open(two))
    await asyncio.sleep(0.01)
    assert store.tracking.opened is None
    gate.set()
    await opening
    assert store.tracking.opened


@pytest.mark.parametrize("fault", [lost_before, portal, proxy_down])
async def test_trouble_keeps_what_is_known_and_can_be_tried_again(
    house: House, fault: object
) -> None:
    store = house.store()
    await house.log_in(store)
    number = await house.file(store)
    await store.tracking.look()
    await store.tracking.open(number)
    known = (store.tracking.mine, store.tracking.opened)
    house.wire.spoil(fault)  # pyright: ignore[reportArgumentType]
    for verb in (store.tracking.look, lambda: store.tracking.open(number)):
        await verb()
        assert isinstance(store.trouble, errors.ApiError)
        assert (store.tracking.mine, store.tracking.opened) == known
        assert store.again
    house.wire.mend()
    await store.again()
    assert store.trouble is None


async def test_trouble_is_over_when_the_citizen_goes_on(house: House) -> None:
    store = house.store()
    house.wire.spoil(lost_before)
    await store.filing.look_at_forms()
    assert store.trouble
    store.moved()
    assert store.trouble is None


async def test_the_unforeseen_is_told_and_ends_being_busy(house: House) -> None:
    store = house.store()
    with pytest.raises(ZeroDivisionError):
        async with store.attempt("look"):
            assert store.busy == "look"
            _ = 1 / 0
    assert store.busy is None
    fault = RuntimeError("x")
    store.failed(fault)
    assert store.trouble is fault


async def test_what_fails_because_the_visit_ended_is_no_failure(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever pressed quick exit while a screen was asking the device has left nothing behind."""
    store = house.store()
    store.failed(ConnectionError())
    assert store.trouble is None and not caplog.records


async def test_two_verbs_at_once_end_each_their_own(house: House) -> None:
    """What ends first must not end the other's being under way: its button could be pressed."""
    store = house.store()
    await house.log_in(store)
    await house.begin(store)
    gate = house.wire.hold("/applications", times=1)
    sending = asyncio.create_task(store.filing.send("request"))
    await asyncio.sleep(0.01)
    assert store.busy == "send"
    await store.tracking.look()
    assert store.busy == "send"
    await store.filing.send("request")
    gate.set()
    assert await sending
    assert sum(request.method == "POST" for request in house.wire.to("/applications")) == 1
