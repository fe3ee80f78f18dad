"""Solving the puzzle that the service sets where tips come in masses, on the device itself.

The puzzle is ALTCHA's (version 2): count up until PBKDF2 of the nonce and the counter begins as it
was told. In a browser the page's own script does the same.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Event

from pydantic import JsonValue

LONGEST = 90.0
"""Seconds. The hardest puzzle takes an old phone five."""
_DEAREST = 100_000
"""Iterations of one try, which cannot be interrupted."""


class Unsolved(Exception):
    """No solution in time, or no puzzle that this version of the app knows."""


async def solved(challenge: Mapping[str, JsonValue], longest: float = LONGEST) -> str:
    """The proof for `NewTip.proof`. Computes in a thread, beside which the screen goes on; ends
    with the one who waits for it, and after `longest` seconds. Raises Unsolved."""
    puzzle = _read(challenge)
    stop = Event()
    try:
        found = await asyncio.to_thread(_search, puzzle, time.monotonic() + longest, stop)
    finally:
        stop.set()
    proof = {"challenge": dict(challenge), "solution": found}
    return base64.b64encode(json.dumps(proof, separators=(",", ":")).encode()).decode()


@dataclass(frozen=True)
class _Puzzle:
    nonce: bytes
    salt: bytes
    cost: int
    length: int
    prefix: bytes


def _read(challenge: Mapping[str, JsonValue]) -> _Puzzle:
    asked = challenge.get("parameters")
    if not isinstance(asked, dict) or asked.get("algorithm") != "PBKDF2/SHA-256":
        raise Unsolved
    cost, length = asked.get("cost"), asked.get("keyLength")
    if not isinstance(cost, int) or not isinstance(length, int):
        raise Unsolved
    if not (1 <= cost <= _DEAREST and 1 <= length <= 64):
        raise Unsolved
    nonce, salt, prefix = (_bytes(asked.get(name)) for name in ("nonce", "salt", "keyPrefix"))
    return _Puzzle(nonce, salt, cost, length, prefix)


def _bytes(told: JsonValue) -> bytes:
    try:
        return bytes.fromhex(told if isinstance(told, str) else "?")
    except ValueError:
        raise Unsolved from None


def _search(puzzle: _Puzzle, until: float, stop: Event) -> dict[str, int | str]:
    """Python lets go of everything else while it derives a key."""
    for counter in range(2**32):
        if stop.is_set() or time.monotonic() > until:
            break
        tried = puzzle.nonce + counter.to_bytes(4, "big")
        key = hashlib.pbkdf2_hmac("sha256", tried, puzzle.salt, puzzle.cost, puzzle.length)
        if key.startswith(puzzle.prefix):
            return {"counter": counter, "derivedKey": key.hex()}
    raise Unsolved
