"""Puzzles that cost whoever sends a tip some seconds of computing, and us next to nothing.

They are ALTCHA's (version 2, PBKDF2): try counters until the derived key begins as it was told.
The counter is drawn beforehand, so the work has a bound and nobody is unlucky; checking takes two
keyed hashes. A puzzle is signed, knows nothing of who asked for it, and lives for some minutes.
The library would take a solution again and again: that it counts once is ours.
"""

from __future__ import annotations

import math
import secrets
import time
from collections.abc import Callable
from typing import cast

from altcha import Payload, verify_solution
from altcha import create_challenge as create  # pyright: ignore[reportUnknownVariableType]
from pydantic import JsonValue

from service.secret_key import SecretKey

_COST = 1000
"""Iterations of one try: so many that a browser's way to its cryptography does not count, so few
that making a puzzle costs us less than half a millisecond."""
_FEWEST, _MOST = 50, 2000
"""Tries, at the least and the most; a puzzle takes between half of them and all. With the most it
is one or two seconds of a phone with SHA in its processor, and five of an old one."""
_LIFETIME = 10 * 60
"""Seconds. An old phone on a weak network is in time."""


class Proofs:
    """`seconds` is the time of day, as of `time.time`."""

    def __init__(self, key: SecretKey, seconds: Callable[[], float] = time.time) -> None:
        self._signing, self._solved = key.digest("proof"), key.digest("proof solved")
        self._seconds = seconds
        self._first = math.ceil(seconds()) + _LIFETIME
        self._used: dict[str, tuple[int, bytes]] = {}

    def puzzle(self, pressure: float) -> dict[str, JsonValue]:
        """A new one; the work grows with `pressure` (1 and more), up to the bound."""
        tries = round(min(max(pressure, 1.0) * _FEWEST, _MOST))
        made = create(
            "PBKDF2/SHA-256",
            _COST,
            counter=tries - secrets.randbelow(tries // 2),
            expires_at=math.ceil(self._seconds()) + _LIFETIME,
            hmac_secret=self._signing,
            hmac_key_secret=self._solved,
        )
        return cast("dict[str, JsonValue]", made.to_dict())  # pyright: ignore[reportUnknownMemberType]

    def counts(self, proof: str, tip: bytes) -> bool:
        """Whether it solves a puzzle of ours, in time, and was not spent on another tip. `tip` is
        the hash of the tip's key: sent again with the same proof, it is the same tip."""
        try:
            payload = Payload.from_base64(proof)
        except (ValueError, KeyError, TypeError, RecursionError):
            return False
        if not verify_solution(payload, self._signing, hmac_key_secret=self._solved).verified:
            return False
        asked = payload.challenge.parameters
        # What was used before a restart is forgotten, so what was made before it counts no more.
        if asked.expires_at is None or asked.expires_at < self._first:
            return False
        self._forget()
        # The nonce is signed, and of one writing; the proof itself can be written in many ways.
        return self._used.setdefault(asked.nonce, (asked.expires_at, tip))[1] == tip

    def _forget(self) -> None:
        """What has expired is refused without our remembering it."""
        now = self._seconds()
        while self._used:
            nonce, (expires, _) = next(iter(self._used.items()))
            if expires >= now:
                return
            del self._used[nonce]
