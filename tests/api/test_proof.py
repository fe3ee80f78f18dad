"""Solving the service's puzzle on the device, and sending with it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from mobile.api import errors
from mobile.api.client import Client
from mobile.api.models import NewTip, NewTipMessage
from mobile.api.proof import Unsolved, solved
from service.secret_key import SecretKey
from service.tips.operators import new_key
from service.tips.proofs import Proofs
from tests.api.test_client_tips import new_tip
from tests.house import House, open_house
from tests.wire import lost_after

OPERATOR, HASH = new_key()
HARD: dict[str, Any] = {
    "parameters": {
        "algorithm": "PBKDF2/SHA-256",
        "cost": 1000,
        "keyLength": 32,
        "keyPrefix": "00" * 16,
        "nonce": "0f" * 16,
        "salt": "f0" * 16,
    },
    "signature": "0" * 64,
}


@pytest.fixture
async def busy(tmp_path: Path) -> AsyncGenerator[House]:
    """A house in which the second tip of a network needs a puzzle solved."""
    async with open_house(
        tmp_path, tips_freely_per_network="1/hour", operator_keys=f"alo150:{HASH}"
    ) as opened:
        yield opened


async def test_a_tip_in_a_crowd(busy: House) -> None:
    client = busy.connect()
    assert (await client.tip_challenge()).challenge is None
    await client.tip(await new_tip(busy, client))
    tip = await new_tip(busy, client)
    with pytest.raises(errors.Refused, match="proof_needed") as refused:
        await client.tip(tip)
    assert type(refused.value) is errors.Refused, "not too many: waiting does not help"
    asked = await client.tip_challenge()
    assert asked.challenge
    whole = tip.model_copy(update={"proof": await solved(asked.challenge)})
    busy.wire.spoil(lost_after, "tips", times=1)
    number = (await client.tip(whole)).number
    assert (await client.tip(tip)).number == number
    for request in busy.wire.to("tips/challenge"):
        assert not {"authorization", "device-id", "cookie"} & {*request.headers}
        assert request.headers["user-agent"] == "basvuru"


async def test_an_operator_s_key_goes_along_with_tips_alone(busy: House) -> None:
    client = Client("http://service", transport=busy.wire, device="d" * 20, operator=OPERATOR)
    busy.clients.append(client)
    numbers = [(await client.tip(await new_tip(busy, client))).number for _ in range(3)]
    await client.tip_challenge()
    await client.look_up_tip(numbers[0])
    await client.write_to_office(NewTipMessage(number=numbers[0], text="Bir şey.", key="0f" * 16))
    await client.withdraw_tip(numbers[0])
    await client.forms()
    for request in busy.wire.asked:
        filed = request.method == "POST" and request.url.path == "/api/v1/tips"
        assert ("operator-key" in request.headers) is filed, request.url.path
        assert not filed or request.headers["operator-key"] == OPERATOR
    wrong = Client("http://service", transport=busy.wire, operator="wrong")
    busy.clients.append(wrong)
    with pytest.raises(errors.Refused, match="operator_unknown"):
        await wrong.tip(await new_tip(busy, wrong))
    unsendable = Client("http://service", transport=busy.wire, operator="ş")
    busy.clients.append(unsendable)
    with pytest.raises(errors.Garbled):
        await unsendable.tip(await new_tip(busy, unsendable))


@pytest.mark.parametrize("proof", ["x" * 2000, "=", None])
def test_a_proof_fits_the_tip(proof: str | None) -> None:
    tip = NewTip(form="tip", form_version=1, answers={}, key="0f" * 16, proof=proof)
    assert tip.proof == proof


async def test_the_hardest_proof_fits_too() -> None:
    proof = await solved(Proofs(SecretKey(b"k" * 32)).puzzle(1e9))
    assert 400 < len(proof) < 1500


# -- the solver ----------------------------------------------------------------------------


async def test_the_screen_goes_on_meanwhile() -> None:
    ticks = 0
    solving = asyncio.ensure_future(solved(Proofs(SecretKey(b"k" * 32)).puzzle(20)))
    while not solving.done():
        await asyncio.sleep(0.002)
        ticks += 1
    assert solving.result() and ticks > 5


async def test_it_ends_with_whoever_waits() -> None:
    begun = time.process_time()
    solving = asyncio.ensure_future(solved(HARD))
    await asyncio.sleep(0.05)
    solving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await solving
    await asyncio.sleep(0.05)
    spent = time.process_time()
    await asyncio.sleep(0.3)
    assert time.process_time() - spent < 0.1, "nobody computes any more"
    assert spent - begun < 1


async def test_it_ends_in_time() -> None:
    begun = time.monotonic()
    with pytest.raises(Unsolved):
        await solved(HARD, longest=0.1)
    assert time.monotonic() - begun < 2


def with_parameters(**other: object) -> dict[str, Any]:
    return {**HARD, "parameters": HARD["parameters"] | other}


@pytest.mark.parametrize(
    "challenge",
    [
        {},
        {"parameters": None},
        {"parameters": []},
        {"parameters": {}},
        with_parameters(algorithm="ARGON2ID"),
        with_parameters(cost=0),
        with_parameters(cost=10**9),
        with_parameters(cost="1000"),
        with_parameters(cost=None),
        with_parameters(keyLength=0),
        with_parameters(keyLength=10**9),
        with_parameters(keyLength=1.5),
        with_parameters(keyPrefix="0"),
        with_parameters(keyPrefix=None),
        with_parameters(nonce="zz"),
        with_parameters(nonce=7),
        with_parameters(salt=[]),
    ],
)
async def test_what_is_no_puzzle(challenge: dict[str, Any]) -> None:
    begun = time.monotonic()
    with pytest.raises(Unsolved):
        await solved(challenge)
    assert time.monotonic() - begun < 1
