"""Tokens are renewed once when they run out, and gone when the service no longer takes them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from mobile.api import errors
from mobile.api.client import Client
from mobile.api.models import Tokens
from tests.house import House, code_of
from tests.wire import lost_after, lost_before, portal, problem


async def known(house: House) -> Client:
    """The client of somebody who has just logged in."""
    store = house.store()
    await house.log_in(store)
    house.wire.asked.clear()
    return store.client


def worn(client: Client) -> Tokens:
    """As if the time of the access token were over on this device's clock."""
    assert client.tokens
    client.tokens = client.tokens.model_copy(
        update={"access_expires_at": datetime.now(UTC) - timedelta(seconds=1)}
    )
    return client.tokens


async def test_tokens_that_ran_out_here_are_renewed_before_asking(house: House) -> None:
    client = await known(house)
    before = worn(client)
    assert (await client.applications()).applications == ()
    assert [request.url.path for request in house.wire.asked] == [
        "/api/v1/login/refresh",
        "/api/v1/applications",
    ]
    assert client.tokens
    assert client.tokens.access_token != before.access_token
    await client.applications()
    assert len(house.wire.to("refresh")) == 1


async def test_tokens_that_ran_out_there_are_renewed_after_asking(house: House) -> None:
    """The device's clock and the service's do not agree."""
    client = await known(house)
    assert client.tokens
    before = client.tokens
    house.clock.turn(minutes=16)
    await client.applications()
    assert len(house.wire.to("refresh")) == 1
    assert client.tokens.refresh_token != before.refresh_token


async def test_calls_at_the_same_time_share_one_renewal(house: House) -> None:
    client = await known(house)
    worn(client)
    gate = house.wire.hold("refresh")
    calls = [asyncio.create_task(client.applications()) for _ in range(20)]
    await asyncio.sleep(0.01)
    gate.set()
    assert len(await asyncio.gather(*calls)) == 20
    assert len(house.wire.to("refresh")) == 1


async def test_calls_refused_at_the_same_time_share_one_renewal(house: House) -> None:
    client = await known(house)
    house.clock.turn(minutes=16)
    assert len(await asyncio.gather(*(client.applications() for _ in range(20)))) == 20
    assert len(house.wire.to("refresh")) == 1


async def test_a_refused_renewal_ends_the_login(house: House) -> None:
    client = await known(house)
    house.clock.turn(days=31)
    with pytest.raises(errors.LoginNeeded):
        await client.applications()
    assert client.tokens is None
    house.wire.asked.clear()
    with pytest.raises(errors.LoginNeeded):
        await client.applications()
    assert not house.wire.asked, "without tokens nothing need be asked"


async def test_a_refused_renewal_ends_the_login_of_all_who_waited_for_it(house: House) -> None:
    client = await known(house)
    house.clock.turn(days=31)
    told = await asyncio.gather(*(client.applications() for _ in range(5)), return_exceptions=True)
    assert {type(one) for one in told} == {errors.LoginNeeded}
    assert len(house.wire.to("refresh")) == 1


@pytest.mark.parametrize("fault", [lost_before, portal, problem(503, "unavailable")])
async def test_a_renewal_that_could_not_be_asked_keeps_the_login(
    house: House, fault: object
) -> None:
    client = await known(house)
    before = worn(client)
    house.wire.spoil(fault, "refresh", times=1)  # pyright: ignore[reportArgumentType]
    with pytest.raises(errors.ApiError) as told:
        await client.applications()
    assert not isinstance(told.value, errors.LoginNeeded)
    assert client.tokens is before
    await client.applications()


async def test_a_renewal_whose_answer_was_lost_asks_for_the_login(house: House) -> None:
    """The service takes the second use of a refresh token for theft. Nothing worse may come of
    it than a login."""
    client = await known(house)
    worn(client)
    house.wire.spoil(lost_after, "refresh", times=1)
    with pytest.raises(errors.Unreachable):
        await client.applications()
    with pytest.raises(errors.LoginNeeded):
        await client.applications()
    assert client.tokens is None


async def test_refused_for_ever_is_tried_only_twice(house: House) -> None:
    client = await known(house)
    house.wire.spoil(problem(401, "login_needed"), "applications")
    with pytest.raises(errors.LoginNeeded):
        await client.applications()
    assert len(house.wire.to("applications")) == 2
    assert len(house.wire.to("refresh")) == 1


async def test_after_logging_out_the_service_takes_the_old_token_no_more(house: House) -> None:
    client = await known(house)
    old = client.tokens
    await client.log_out()
    assert client.tokens is None
    client.tokens = old
    with pytest.raises(errors.LoginNeeded):
        await client.applications()


async def test_logging_out_forgets_even_without_a_network(house: House) -> None:
    client = await known(house)
    house.wire.spoil(lost_before)
    with pytest.raises(errors.Unreachable):
        await client.log_out()
    assert client.tokens is None


async def test_a_renewal_that_comes_after_logging_out_is_dropped(house: House) -> None:
    client = await known(house)
    worn(client)
    gate = house.wire.hold("refresh", answer=True)
    asking = asyncio.create_task(client.applications())
    await asyncio.sleep(0.02)
    await client.log_out()
    gate.set()
    with pytest.raises(errors.LoginNeeded):
        await asking
    assert client.tokens is None


async def test_a_renewal_that_comes_after_another_login_is_dropped(house: House) -> None:
    client = await known(house)
    worn(client)
    gate = house.wire.hold("refresh", answer=True)
    asking = asyncio.create_task(client.applications())
    await asyncio.sleep(0.02)
    challenge = (await client.identify(house.identity(1))).id
    newer = await client.enter_code(challenge, code_of(await client.demo_messages(challenge)))
    gate.set()
    with pytest.raises(errors.LoginNeeded):
        await asking
    assert client.tokens is newer


@pytest.mark.parametrize("late", ["applications", "refresh"])
async def test_a_refusal_that_comes_after_another_login_does_not_end_it(
    house: House, late: str
) -> None:
    client = await known(house)
    worn(client)
    house.clock.turn(days=31)
    gate = house.wire.hold(late, answer=True)
    asking = asyncio.create_task(client.applications())
    await asyncio.sleep(0.02)
    challenge = (await client.identify(house.identity(1))).id
    newer = await client.enter_code(challenge, code_of(await client.demo_messages(challenge)))
    gate.set()
    await asyncio.gather(asking, return_exceptions=True)
    assert client.tokens is newer


async def test_what_one_person_asked_is_never_asked_again_as_the_next(house: House) -> None:
    client = await known(house)
    house.clock.turn(minutes=16)  # the service takes the tokens no more; the device's clock lags
    gate = house.wire.hold("applications", answer=True)
    asking = asyncio.create_task(client.applications())
    await asyncio.sleep(0.02)
    challenge = (await client.identify(house.identity(1))).id
    await client.enter_code(challenge, code_of(await client.demo_messages(challenge)))
    asked = len(house.wire.asked)
    gate.set()
    with pytest.raises(errors.LoginNeeded):
        await asking
    assert len(house.wire.asked) == asked
