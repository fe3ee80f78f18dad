"""What is known of a network address, or of a tip, for a while: counts alone, and never of whom.

Each stands under a hash with a salt that lives in memory for a day: tomorrow's hash of the same
address is another, and nothing of it was ever written down.
"""

from __future__ import annotations

import hmac
import secrets
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from service.login.limiting import network

Bucket = TypeVar("Bucket")
_DAY = 24 * 60 * 60.0
_MOST = 50_000
"""Buckets in memory; the one that was not needed for longest goes first."""


class Buckets(Generic[Bucket]):
    """One bucket for each network. `seconds` is a clock that never goes back."""

    def __init__(self, empty: Callable[[], Bucket], seconds: Callable[[], float]) -> None:
        self._empty = empty
        self._seconds = seconds
        self._forget()

    def find(self, address: str) -> Bucket | None:
        """The bucket of this address's network, if there is one."""
        return self._kept.get(self._name(address))

    def of(self, address: str) -> Bucket:
        """The same; an empty one is made where there is none."""
        name = self._name(address)
        bucket = self._kept.get(name)
        if bucket is None:
            bucket = self._kept[name] = self._empty()
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        self._kept.move_to_end(name)
        return bucket

    def _name(self, address: str) -> bytes:
        if self._seconds() - self._since > _DAY:
            self._forget()
        return hmac.digest(self._salt, network(address).encode(), "sha256")[:16]

    def _forget(self) -> None:
        self._since = self._seconds()
        self._salt = secrets.token_bytes(32)
        self._kept: OrderedDict[bytes, Bucket] = OrderedDict()
