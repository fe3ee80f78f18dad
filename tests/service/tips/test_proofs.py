"""Where tips come in masses each needs a puzzle solved: once, in time, and nobody else ever."""

from __future__ import annotations

import asyncio
import base64
import hmac
import json
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from limits import parse

from mobile.api.proof import solved
from service.app import Service
from service.secret_key import SecretKey, secret_key
from service.settings import Settings
from service.tips.crowd import Crowd
from service.tips.proofs import Proofs
from tests.service.citizen import JSON, fields, problem
from tests.service.tips.reporter import Reporter, answers, new_key

altcha: Any = import_module("altcha")
"""The library, as the oracle; its types are only half told."""
TIP = b"t" * 32
KEY = SecretKey(b"k" * 32)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"tips_freely_per_network": "3/10 minutes"})


async def send(reporter: Reporter, proof: object, key: str | None = None) -> httpx.Response:
    body = {"form": "tip", "form_version": 2, "answers": answers(), "key": key or new_key()}
    return await reporter.post("", body | {"proof": proof})


async def challenge(reporter: Reporter) -> JSON | None:
    told = await reporter.http.get("/api/v1/tips/challenge")
    assert told.status_code == 200 and told.headers["cache-control"] == "no-store"
    return told.json()["challenge"]


async def a_proof(reporter: Reporter) -> str:
    asked = await challenge(reporter)
    assert asked
    return await solved(asked)


@pytest.fixture
async def crowded(reporter: Reporter) -> Reporter:
    for _ in range(3):
        assert (await reporter.send()).status_code == 201
    return reporter


def opened(proof: str) -> JSON:
    return json.loads(base64.b64decode(proof))


def closed(payload: object) -> str:
    return base64.b64encode(json.dumps(payload).encode()).decode()


# -- when ----------------------------------------------------------------------------------


async def test_without_load_nobody_sees_a_puzzle(reporter: Reporter) -> None:
    assert await challenge(reporter) is None
    for proof in (None, "", "nonsense"):
        assert (await send(reporter, proof)).status_code == 201


async def test_in_a_crowd_it_takes_a_proof_and_says_so_calmly(crowded: Reporter) -> None:
    details: set[str] = set()
    for crowded.language in ("tr", "en"):
        key = new_key()
        details.add(problem(await send(crowded, None, key), 428, "proof_needed")["detail"])
        told = await send(crowded, await a_proof(crowded), key)
        assert told.status_code == 201
        assert (await crowded.status(told.json()["number"])).status == "received"
    assert len(details) == 2


async def test_the_library_s_own_solution_is_as_good(crowded: Reporter) -> None:
    asked = await challenge(crowded)
    assert asked
    puzzle = altcha.Challenge.from_dict(asked)
    found = altcha.solve_challenge(puzzle)
    assert found
    assert (await send(crowded, altcha.Payload(puzzle, found).to_base64())).status_code == 201


async def test_another_network_is_not_asked(crowded: Reporter, service: Service) -> None:
    wire = httpx.ASGITransport(service, client=("198.51.100.7", 1))
    async with httpx.AsyncClient(transport=wire, base_url="http://service") as http:
        other = Reporter(service, http)
        assert await challenge(other) is None
        assert (await other.send()).status_code == 201


async def test_all_together_count_too(settings: Settings, service: Service) -> None:
    crowd = service.rooms.admission.crowd
    for turn in range(600):
        crowd.took(f"203.0.113.{turn % 250}")
    wire = httpx.ASGITransport(service, client=("198.51.100.7", 1))
    async with httpx.AsyncClient(transport=wire, base_url="http://service") as http:
        problem(await Reporter(service, http).send(), 428, "proof_needed")


async def test_what_was_taken_once_needs_no_second_proof(reporter: Reporter) -> None:
    before = new_key()
    numbers = {before: (await reporter.send(before)).json()["number"]}
    for _ in range(3):
        await reporter.send()
    key, proof = new_key(), await a_proof(reporter)
    numbers[key] = (await send(reporter, proof, key)).json()["number"]
    for again, number in numbers.items():
        for shown in (None, proof, "nonsense"):
            told = await send(reporter, shown, again)
            assert told.status_code == 201 and told.json()["number"] == number
            assert told.headers["idempotent-replayed"] == "true"
    problem(await send(reporter, proof), 428, "proof_needed")


async def test_a_tip_with_another_number_needs_no_proof_either(reporter: Reporter) -> None:
    key = new_key()
    number = (await reporter.send(key)).json()["number"]
    assert (await reporter.exchange(number)).status_code == 200
    for _ in range(2):
        await reporter.send()
    problem(await reporter.send(), 428, "proof_needed")
    for shown in (None, "nonsense"):
        problem(await send(reporter, shown, key), 409, "tip_renumbered")


async def test_a_mistake_in_an_answer_costs_no_proof(crowded: Reporter) -> None:
    proof = await a_proof(crowded)
    wrong: JSON = {"form": "tip", "form_version": 2, "answers": {}, "key": new_key()}
    assert fields(await crowded.post("", wrong | {"proof": proof}))
    assert (await send(crowded, proof)).status_code == 201


async def test_one_proof_sixty_four_times_at_once_is_one_tip(crowded: Reporter) -> None:
    proof = await a_proof(crowded)
    told = await asyncio.gather(*(send(crowded, proof) for _ in range(64)))
    assert sorted(one.status_code for one in told) == [201, *[428] * 63]


async def test_one_tip_sixty_four_times_at_once_with_one_proof(crowded: Reporter) -> None:
    """A network that sends twice is never told to solve again."""
    proof, key = await a_proof(crowded), new_key()
    told = await asyncio.gather(*(send(crowded, proof, key) for _ in range(64)))
    assert {one.status_code for one in told} == {201}
    assert len({one.json()["number"] for one in told}) == 1


async def test_sixty_four_proofs_at_once(crowded: Reporter) -> None:
    pressure = crowded.service.rooms.admission.crowd.pressure("127.0.0.1")
    puzzles = crowded.service.rooms.admission.proofs
    proofs = await asyncio.gather(*(solved(puzzles.puzzle(pressure)) for _ in range(64)))
    told = await asyncio.gather(*(send(crowded, proof) for proof in proofs))
    assert {one.status_code for one in told} == {201}
    assert len({one.json()["number"] for one in told}) == 64


# -- what is no proof ----------------------------------------------------------------------


def altered(**parameters: object) -> Callable[[JSON], JSON]:
    def alter(payload: JSON) -> JSON:
        asked = payload["challenge"]["parameters"] | parameters
        puzzle = altcha.Challenge.from_dict(payload["challenge"] | {"parameters": asked})
        found = altcha.solve_challenge(puzzle, timeout=0.3)
        solution = found.to_dict() if found else payload["solution"]
        return {"challenge": payload["challenge"] | {"parameters": asked}, "solution": solution}

    return alter


def with_solution(**solution: object) -> Callable[[JSON], JSON]:
    return lambda payload: payload | {"solution": payload["solution"] | solution}


def signed_by_others(payload: JSON) -> JSON:
    parameters = dict(payload["challenge"]["parameters"])
    key = bytes.fromhex(payload["solution"]["derivedKey"])
    parameters["keySignature"] = hmac.digest(b"theirs", key, "sha256").hex()
    return {
        "challenge": {"parameters": parameters, "signature": payload["challenge"]["signature"]},
        "solution": payload["solution"],
    }


SPOILT: dict[str, Callable[[JSON], object]] = {
    "cheaper": altered(cost=1),
    "with a short prefix": altered(keyPrefix="00"),
    "without a prefix": altered(keyPrefix=""),
    "of one byte": altered(keyLength=1, keyPrefix=""),
    "by another algorithm": altered(algorithm="SHA-256"),
    "for ever": altered(expiresAt=9_999_999_999),
    "without an end": altered(expiresAt=None),
    "without its own signature": altered(keySignature=None),
    "key signed by others": signed_by_others,
    "another key": with_solution(derivedKey="00" * 32),
    "a key of another kind": with_solution(derivedKey=[7]),
    "no key": with_solution(derivedKey=None),
    "not signed": lambda payload: {**payload, "challenge": {"parameters": {}, "signature": ""}},
    "without a signature": lambda payload: (
        payload | {"challenge": {"parameters": payload["challenge"]["parameters"]}}
    ),
    "a wrong signature": lambda payload: (
        payload | {"challenge": payload["challenge"] | {"signature": "0" * 64}}
    ),
    "a number": lambda _: 7,
    "a list": lambda payload: [payload],
    "nothing in it": lambda _: {},
    "of lists": lambda _: {"challenge": [], "solution": []},
    "of words": lambda _: {"challenge": "a", "solution": "b"},
    "deep": lambda _: json.loads("[" * 300 + "]" * 300),
}


@pytest.mark.parametrize("how", SPOILT)
async def test_spoilt_proofs(crowded: Reporter, how: str) -> None:
    proof = await a_proof(crowded)
    spoilt = closed(SPOILT[how](opened(proof)))
    problem(await send(crowded, spoilt), 428, "proof_needed")
    assert (await send(crowded, proof)).status_code == 201, "and the right one is still good"


async def test_proofs_of_another_time_or_house(crowded: Reporter) -> None:
    ours = secret_key(crowded.service.rooms.settings)
    for puzzles in (
        Proofs(SecretKey(b"another house's key of 32 letters")),
        Proofs(ours, lambda: time.time() - 601),
    ):
        told = await send(crowded, await solved(puzzles.puzzle(1)))
        problem(told, 428, "proof_needed")
    assert (await send(crowded, await solved(Proofs(ours).puzzle(1)))).status_code == 201


@pytest.mark.parametrize("proof", ["x" * 2001, 7, [], {}, True])
async def test_proofs_of_another_kind(crowded: Reporter, proof: object) -> None:
    assert list(fields(await send(crowded, proof))) == ["proof"]


@pytest.mark.parametrize(
    "proof", ["", " ", "nonsense", "====", "e30=", "bnVsbA==", "\x00", "ş", "😀", closed("NaN")]
)
async def test_malformed_proofs(crowded: Reporter, proof: str) -> None:
    problem(await send(crowded, proof), 428, "proof_needed")


def test_a_proof_written_in_another_way_is_the_same_proof() -> None:
    proofs = Proofs(KEY)
    payload = opened(asyncio.run(solved(proofs.puzzle(1))))
    other = base64.b64encode(json.dumps(payload, indent=1, sort_keys=True).encode()).decode()
    louder = payload | {"solution": payload["solution"] | {"time": 7, "counter": 1}}
    louder["solution"]["derivedKey"] = payload["solution"]["derivedKey"].upper()
    assert proofs.counts(closed(payload), TIP)
    for again in (closed(payload), other, f" {other}\n", closed(louder)):
        assert not proofs.counts(again, b"u" * 32)
        assert proofs.counts(again, TIP)


def test_what_was_used_before_a_restart_is_not_used_again() -> None:
    now = [time.time()]
    before = Proofs(KEY, lambda: now[0])
    proof = asyncio.run(solved(before.puzzle(1)))
    assert before.counts(proof, TIP)
    now[0] += 2
    after = Proofs(KEY, lambda: now[0])
    assert not after.counts(proof, b"u" * 32)
    assert after.counts(asyncio.run(solved(after.puzzle(1))), TIP)


def test_used_proofs_are_forgotten_once_they_have_expired() -> None:
    now = [time.time()]
    proofs = Proofs(KEY, lambda: now[0])
    for turn in range(3):
        assert proofs.counts(asyncio.run(solved(proofs.puzzle(1))), TIP)
        assert len(vars(proofs)["_used"]) == 1, turn
        now[0] += 602


JSONS: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["challenge", "solution", "parameters", "signature", "cost", "data"])
            | st.text(),
            inner,
            max_size=6,
        )
    ),
)
PROOFS = Proofs(KEY)
RIGHT = opened(asyncio.run(solved(PROOFS.puzzle(1))))


@given(st.text() | st.binary().map(lambda raw: base64.b64encode(raw).decode()) | JSONS.map(closed))
def test_whatever_is_sent_is_no_proof_and_no_failure(proof: str) -> None:
    assert not PROOFS.counts(proof, TIP)


@given(st.sampled_from(sorted(RIGHT["challenge"]["parameters"])), JSONS)
def test_no_parameter_can_be_another(name: str, other: Any) -> None:
    parameters = RIGHT["challenge"]["parameters"]
    if other == parameters[name] and isinstance(other, type(parameters[name])):
        return
    spoilt = {"challenge": RIGHT["challenge"] | {"parameters": parameters | {name: other}}}
    assert not PROOFS.counts(closed(RIGHT | spoilt), TIP)


# -- how much ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pressure", "most"), [(0, 50), (1, 50), (2, 100), (10, 500), (40, 2000), (1e9, 2000)]
)
def test_the_work_grows_with_the_load_up_to_a_bound(pressure: float, most: int) -> None:
    puzzle = Proofs(KEY).puzzle(pressure)
    tries = opened(asyncio.run(solved(puzzle)))["solution"]["counter"]
    assert most // 2 < tries <= most
    asked: Any = puzzle["parameters"]
    assert asked["cost"] == 1000
    assert 0 < asked["expiresAt"] - time.time() <= 601


def test_the_crowd_and_how_it_goes_away() -> None:
    now = [0.0]
    crowd = Crowd(parse("100/10 minutes"), parse("10/10 minutes"), lambda: now[0])
    assert crowd.pressure("192.0.2.1") < 0.1
    for _ in range(20):
        crowd.took("192.0.2.1")
    assert crowd.pressure("192.0.2.1") == pytest.approx(2, abs=0.1)
    assert crowd.pressure("192.0.2.2") == pytest.approx(0.2, abs=0.1)
    for _ in range(1000):
        crowd.asked("192.0.2.3")
    assert crowd.pressure("192.0.2.3") == pytest.approx(100, abs=0.1)
    assert crowd.pressure("192.0.2.2") == pytest.approx(0.2, abs=0.1), "asking hurts nobody else"
    pressures: list[float] = []
    for _ in range(3):
        now[0] += 600
        pressures.append(crowd.pressure("192.0.2.1"))
    assert pressures == sorted(pressures, reverse=True) and pressures[0] < 1
    assert pressures[2] < 0.2
    inside = repr((vars(crowd), vars(crowd._networks)))  # pyright: ignore[reportPrivateUsage]
    assert "192" not in inside


def test_where_nothing_comes_freely_every_tip_needs_a_proof() -> None:
    settings = Settings(tips_freely_per_network="0/hour")
    crowd = Crowd(settings.tip_rate, settings.tip_network_rate)
    assert crowd.pressure("192.0.2.1") == 1


async def test_what_raises_the_pressure(crowded: Reporter) -> None:
    crowd = crowded.service.rooms.admission.crowd
    key = new_key()
    await send(crowded, await a_proof(crowded), key)
    before = crowd.pressure("127.0.0.1")
    for _ in range(5):
        await send(crowded, None, key)
        await send(crowded, None)
    assert crowd.pressure("127.0.0.1") == pytest.approx(before, abs=0.05), "repeated and refused"
    await challenge(crowded)
    assert crowd.pressure("127.0.0.1") > before + 0.2
