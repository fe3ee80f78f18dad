"""Anonymous tips: how many come in at once, and whether looking up tells right from wrong."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench.figure import Figure
from bench.serving import served
from mobile.api.models import NewTip
from mobile.api.proof import solved
from mobile.api.tracking_number import LENGTH, SYMBOLS, check_symbol, grouped
from service.app import create_app
from service.settings import Settings
from service.tips.entering import Entering
from service.tips.guessing import Guessing
from service.tips.returning import Returning

PEER_RATE, PEER_SECONDS = 0.17, 6.6
"""GlobaLeaks 5.0.15 with its default settings: tips per second, and how long one takes."""
AT_ONCE = (1, 16, 64)
ROUNDS, TIPS = 5, 64
FREELY = 595
"""Tips that come without a puzzle; what is measured comes after them, each with its own solved."""
PAIRS, WARMING = 6000, 200
FEW = 16
"""Wrong numbers from one network: after twenty in a minute it would have to wait."""
TARGET_RATE, TARGET_RATIO = 1000.0, 1.02
GUESSES, GUESSED = 100_000, 1000
_ANSWERS = {
    "text": "İhale dosyası değiştirildi; kayıtlar depoda. " * 5,
    "official": True,
    "person_or_event": "Şube müdürü",
    "institution": "Örnek Belediyesi",
    "place": {"province": 6, "district": 1231, "address": "Çiçek Sokak 7"},
    "when_official": "Mart ayının ilk haftası",
    "documents": "Hakediş raporu",
}
Answered = tuple[float, int, dict[str, Any]]
"""Seconds, HTTP status, body."""


def take_rate() -> Figure:
    with served("bench.post:create") as server, asyncio.Runner() as runner:
        return runner.run(_rate(server.port))


def take_ratio() -> Figure:
    with served("bench.post:create") as server, asyncio.Runner() as runner:
        return runner.run(_ratio(server.port))


def take_guesses() -> Figure:
    with TemporaryDirectory() as folder:
        return asyncio.run(_guesses(Path(folder)))


async def _rate(port: int) -> Figure:
    senders = _addresses()
    free = await _send(port, 16, [_tip() for _ in range(FREELY)], senders)
    begun = time.perf_counter()
    proofs = [await _proof(port, senders) for _ in range(ROUNDS * TIPS * len(AT_ONCE))]
    solving = (time.perf_counter() - begun) / len(proofs)
    rates: dict[int, list[float]] = {at_once: [] for at_once in AT_ONCE}
    seconds: dict[int, list[float]] = {at_once: [] for at_once in AT_ONCE}
    errors = sum(status != 201 for _, status, _ in free)
    for _ in range(ROUNDS):
        for at_once in AT_ONCE:
            tips = [_tip(proofs.pop()) for _ in range(TIPS)]
            begun = time.perf_counter()
            answers = await _send(port, at_once, tips, senders)
            rates[at_once].append(TIPS / (time.perf_counter() - begun))
            seconds[at_once] += [took for took, _, _ in answers]
            errors += sum(status != 201 for _, status, _ in answers)
    if errors:
        raise RuntimeError(f"{errors} tips were not taken")
    slowest = min(median(taken) for taken in rates.values())
    return Figure(
        f"tips: {PEER_RATE * TARGET_RATE:.0f} /s (a thousand times GlobaLeaks) ÷ tips a second",
        [
            *(
                (
                    f"{at_once} at once",
                    f"{median(rates[at_once]):.0f} /s, {median(seconds[at_once]) * 1e3:.1f} ms",
                )
                for at_once in AT_ONCE
            ),
            ("errors", str(errors)),
            ("GlobaLeaks, as measured before", f"{PEER_RATE} /s, {PEER_SECONDS} s"),
            ("the slowest ÷ GlobaLeaks", f"{slowest / PEER_RATE:.0f}"),
            ("a puzzle, asked for and solved beforehand", f"{solving * 1e3:.0f} ms"),
        ],
        PEER_RATE * TARGET_RATE / slowest,
        1.0,
    )


async def _ratio(port: int) -> Figure:
    senders = _addresses()
    sent = await _send(port, 1, [_tip() for _ in range(100)], senders)
    numbers: list[str] = [told["number"] for _, _, told in sent]
    right, wrong = list[float](), list[float]()
    for _ in range(PAIRS // FEW):
        line = await _connect(port, next(senders))
        for turn in range(FEW):
            asked = [(right, secrets.choice(numbers), 200), (wrong, _guess(), 404)]
            for taken, number, expected in asked if turn % 2 else asked[::-1]:
                took, status, _ = await _ask(*line, _request("POST", "/lookup", {"number": number}))
                if status != expected:
                    raise RuntimeError(str(status))
                taken.append(took)
        line[1].close()
    hit, miss = median(right[WARMING:]), median(wrong[WARMING:])
    return Figure(
        "numbers: looking up a right number and a wrong one, the slower ÷ the quicker",
        [
            ("a right number, p50", f"{hit * 1e6:.0f} µs"),
            ("a wrong number, p50", f"{miss * 1e6:.0f} µs"),
            ("right ÷ wrong", f"{hit / miss:.3f}"),
        ],
        max(hit / miss, miss / hit),
        TARGET_RATIO,
    )


async def _guesses(folder: Path) -> Figure:
    service, now = create_app(Settings(data_dir=folder)), [0.0]
    await service.open()
    rooms = service.rooms
    tips = [NewTip.model_validate(_tip()) for _ in range(GUESSED)]
    await asyncio.gather(*map(rooms.tips.take, tips))
    sealing = rooms.returning._sealing  # pyright: ignore[reportPrivateUsage]
    entering = Entering(rooms.database, sealing, Guessing(lambda: now[0]))
    returning = Returning(rooms.database, sealing, entering, rooms.tip_keeping, rooms.now)
    right, begun = 0, time.process_time()
    for _ in range(GUESSES):
        right += await returning.look(_guess(), "192.0.2.1") is not None
        now[0] += 3.5  # as many in a minute as the limit lets pass
    took = time.process_time() - begun
    await service.close()
    return Figure(
        f"guesses: how many of {GUESSES:,} well-formed numbers are one of {GUESSED:,} given out",
        [("CPU of a guess", f"{took / GUESSES * 1e6:.0f} µs")],
        float(right),
        0.0,
        "hits",
    )


def _tip(proof: str | None = None) -> dict[str, Any]:
    whole = {"form": "tip", "form_version": 2, "answers": _ANSWERS, "key": secrets.token_hex(16)}
    return whole if proof is None else whole | {"proof": proof}


def _guess() -> str:
    bare = "".join(secrets.choice(SYMBOLS) for _ in range(LENGTH))
    return grouped(bare + check_symbol(bare))


def _addresses() -> Iterator[str]:
    """Addresses of this machine, one after the other: every reporter comes from elsewhere."""
    return (f"127.{1 + turn // 62500}.{turn // 250 % 250}.{1 + turn % 250}" for turn in count())


async def _proof(port: int, senders: Iterator[str]) -> str:
    """Of a puzzle, once tips come in such masses again that one is set."""
    while True:
        line = await _connect(port, next(senders))
        _, _, told = await _ask(*line, _request("GET", "/challenge"))
        line[1].close()
        if told["challenge"]:
            return await solved(told["challenge"])
        await _send(port, 1, [_tip()], senders)


async def _send(
    port: int, at_once: int, tips: Sequence[dict[str, Any]], senders: Iterator[str]
) -> list[Answered]:
    """Each over a connection of its own, as the app does; so many at the same time."""
    waiting, answers = list(tips), list[Answered]()

    async def work() -> None:
        while waiting:
            request = _request("POST", "", waiting.pop())
            begun = time.perf_counter()
            line = await _connect(port, next(senders))
            _, status, told = await _ask(*line, request)
            line[1].close()
            answers.append((time.perf_counter() - begun, status, told))

    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(work())
    return answers


def _request(method: str, path: str, asked: dict[str, Any] | None = None) -> bytes:
    body = b"" if asked is None else json.dumps(asked, ensure_ascii=False).encode()
    head = f"{method} /api/v1/tips{path} HTTP/1.1\r\nhost: bench\r\naccept-language: tr\r\n"
    kind = f"content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    return (head + kind).encode() + body


async def _connect(port: int, address: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection("127.0.0.1", port, local_addr=(address, 0))


async def _ask(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes
) -> Answered:
    begun = time.perf_counter()
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    _, _, rest = head.lower().partition(b"content-length: ")
    body = await reader.readexactly(int(rest.partition(b"\r\n")[0]))
    return time.perf_counter() - begun, int(head.split(b" ", 2)[1]), json.loads(body)
