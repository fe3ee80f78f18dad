"""The puzzle of a service that is flooded with tips: solved while the citizen writes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from pathlib import Path

import pytest
from pydantic import JsonValue

from mobile.api import errors
from mobile.api.proof import Unsolved, solved
from mobile.state.store import Store
from tests.house import House, open_house, whole_answers
from tests.screens.tips import TIP_FORM
from tests.state.test_reporting_verbs import FORM
from tests.wire import lost_before


@pytest.fixture
async def flooded(tmp_path: Path) -> AsyncGenerator[House]:
    """A service where every tip needs a proof."""
    async with open_house(tmp_path, tips_freely="0/hour", tips_freely_per_network="0/hour") as it:
        yield it


async def written(store: Store) -> None:
    store.reporting.open()
    await store.reporting.arrive()
    store.reporting.begin()
    assert store.filing.places
    for question, answer in whole_answers(TIP_FORM, store.filing.places).items():
        store.filing.answer(FORM, question, answer)


async def test_it_is_solved_on_the_device_and_lets_the_tip_in(flooded: House) -> None:
    store = flooded.store()
    await written(store)
    assert store.proving.under_way
    assert await store.reporting.send(), store.trouble
    assert len(flooded.wire.to("/tips/challenge")) == 1


async def test_a_page_may_solve_it_instead(flooded: House) -> None:
    asked: list[Mapping[str, JsonValue]] = []

    async def page(challenge: Mapping[str, JsonValue]) -> str:
        asked.append(challenge)
        return await solved(challenge)

    store = flooded.store(solver=page)
    await written(store)
    assert await store.reporting.send(), store.trouble
    assert len(asked) == 1


async def test_a_puzzle_set_only_by_now_is_solved_by_now(flooded: House) -> None:
    store = flooded.store()
    flooded.wire.spoil(lost_before, "/tips/challenge", times=1)
    await written(store)
    assert await store.proving.proof() is None
    assert await store.reporting.send(), store.trouble


@pytest.mark.parametrize("fault", [Unsolved, TimeoutError])
async def test_without_a_solution_nothing_is_lost(flooded: House, fault: type[Exception]) -> None:
    async def page(_challenge: Mapping[str, JsonValue]) -> str:
        raise fault

    store = flooded.store(solver=page)
    await written(store)
    assert not await store.reporting.send()
    assert isinstance(store.trouble, errors.Refused)
    assert store.trouble.code == "proof_needed" and store.trouble.detail
    assert store.reporting.draft, "what was written is still there"


async def test_leaving_stops_the_work(flooded: House) -> None:
    stopped = asyncio.Event()

    async def page(_challenge: Mapping[str, JsonValue]) -> str:
        try:
            await asyncio.sleep(60)
        finally:
            stopped.set()
        return ""

    store = flooded.store(solver=page)
    await written(store)
    await asyncio.sleep(0.05)
    await store.leave_tip()
    async with asyncio.timeout(1):
        await stopped.wait()
    assert not store.proving.under_way
