"""Operators of the call centre (Alo 150), who file for callers: a key each, and a limit.

The settings hold only hashes of the keys. A key is 256 random bits, so a plain hash is enough.
"""

from __future__ import annotations

import hmac
import math
import secrets
import time
from collections.abc import Mapping
from hashlib import sha256

from limits import RateLimitItem
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from service.problems import Refusal


def new_key() -> tuple[str, str]:
    """A key, and its hash as the settings name it."""
    key = secrets.token_urlsafe(32)
    return key, _hash(key).hex()


class Operators:
    """`known` are the hashes of their keys, by name."""

    def __init__(self, known: Mapping[str, bytes], rate: RateLimitItem) -> None:
        self._known = known
        self._rate = rate
        self._counts = MovingWindowRateLimiter(MemoryStorage())

    def name_of(self, key: str) -> str:
        """Whose key this is. Raises Refusal `operator_unknown`."""
        told = _hash(key)
        # All of them are compared, each in constant time: how long it takes tells nothing.
        named = [name for name, kept in self._known.items() if hmac.compare_digest(told, kept)]
        if not named:
            raise Refusal("operator_unknown")
        return named[0]

    def count(self, name: str) -> None:
        """One more tip of this operator. Raises Refusal `too_many_tips` with the seconds to
        wait."""
        if not self._counts.hit(self._rate, name):
            ends = self._counts.get_window_stats(self._rate, name).reset_time
            raise Refusal("too_many_tips", retry_after=max(1, math.ceil(ends - time.time())))


def _hash(key: str) -> bytes:
    return sha256(key.encode()).digest()
