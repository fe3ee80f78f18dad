"""Guesses at the number of a tip, with the limit aside and with it. A hundred thousand of them
are a figure: `python -m bench guesses`."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncGenerator

import pytest

from mobile.api.models import NewTip
from mobile.api.tracking_number import LENGTH, SYMBOLS, check_symbol, grouped, tracking_number
from service.app import Service
from service.tips.entering import Entering
from service.tips.guessing import Guessing
from service.tips.returning import Returning
from tests.service.citizen import problem
from tests.service.tips.reporter import Reporter, answers, new_key

TIPS, GUESSES = 500, 15_000
chance = random.Random(20261122)


def guess() -> str:
    bare = "".join(chance.choices(SYMBOLS, k=LENGTH))
    return grouped(bare + check_symbol(bare))


@pytest.fixture
async def given(service: Service) -> AsyncGenerator[list[str]]:
    """The numbers of many tips. They come in by the room itself: by the door, so many would need
    puzzles solved."""
    tips = (
        NewTip(form="tip", form_version=2, answers=answers(), key=new_key()) for _ in range(TIPS)
    )
    taken = await asyncio.gather(*map(service.rooms.tips.take, tips))
    yield [one.receipt.number for one in taken]


async def test_no_guess_is_right(service: Service, given: list[str]) -> None:
    now = [0.0]
    rooms = service.rooms
    sealing = rooms.returning._sealing  # pyright: ignore[reportPrivateUsage]
    entering = Entering(rooms.database, sealing, Guessing(lambda: now[0]))
    returning = Returning(rooms.database, sealing, entering, rooms.tip_keeping, rooms.now)
    right = 0
    for turn in range(GUESSES):
        number = guess()
        assert turn % 100 or tracking_number(number) == number, "they are well-formed"
        right += await returning.look(number, "192.0.2.1") is not None
        now[0] += 3.5  # seventeen in a minute, which the limit lets pass
    assert right == 0
    # Nor was it the look-up that failed: every number that was given out opens its tip.
    opened = [await returning.look(number, "192.0.2.1") for number in given]
    assert {one.status for one in opened if one} == {"received"} and None not in opened


async def test_one_network_comes_to_twenty(reporter: Reporter, given: list[str]) -> None:
    codes = [(await reporter.look(guess())).status_code for _ in range(500)]
    assert codes == [404] * 20 + [429] * 480
    problem(await reporter.look(given[0]), 429, "too_many_numbers")


def test_the_guesses_are_of_all_numbers() -> None:
    """Every symbol at every place: the test above does not try a corner of them."""
    tried = [guess().replace("-", "") for _ in range(2000)]
    assert all({one[place] for one in tried} == {*SYMBOLS} for place in range(LENGTH))
