"""How often numbers may be tried.

A number has 80 random bits, so nobody guesses one; this keeps the trying cheap for us. Who tries
is known only as a hash under a salt that lives in memory for a day: no address is kept, and
tomorrow's hash of the same address is another.
"""

from __future__ import annotations

import hmac
import math
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from service.login.limiting import network
from service.problems import Refusal

_WRONG = 20
_MINUTE = 60.0
_DAY = 24 * 60 * 60.0
_FIRST_WAIT = 30.0
_LONGEST_WAIT = 10 * 60.0
"""Seconds. Many reporters may share one address, a Tor exit above all: none is shut out for long
by what another one does there."""
_MOST = 50_000
"""Buckets in memory."""


@dataclass
class _Bucket:
    wrong: deque[float] = field(default_factory=lambda: deque[float](maxlen=_WRONG))
    waits: int = 0
    until: float = 0.0


class Guessing:
    """Counts wrong numbers, in memory alone. `seconds` is a clock that never goes back."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._forget()

    def check(self, address: str) -> None:
        """Before a number is looked up, right or wrong. Raises Refusal `too_many_numbers`."""
        bucket = self._buckets.get(self._name(address))
        left = bucket.until - self._seconds() if bucket else 0
        if left > 0:
            raise Refusal("too_many_numbers", retry_after=math.ceil(left))

    def wrong(self, address: str) -> None:
        """A number of nobody's was tried. After twenty in a minute comes a wait, and after each
        wait a longer one."""
        name, now = self._name(address), self._seconds()
        bucket = self._buckets.setdefault(name, _Bucket())
        self._buckets.move_to_end(name)
        bucket.wrong.append(now)
        if len(bucket.wrong) == _WRONG and now - bucket.wrong[0] < _MINUTE:
            bucket.until = now + min(_FIRST_WAIT * 2**bucket.waits, _LONGEST_WAIT)
            bucket.waits = min(bucket.waits + 1, 10)
            bucket.wrong.clear()
        if len(self._buckets) > _MOST:
            self._buckets.popitem(last=False)

    def _name(self, address: str) -> bytes:
        if self._seconds() - self._since > _DAY:
            self._forget()
        return hmac.digest(self._salt, network(address).encode(), "sha256")[:16]

    def _forget(self) -> None:
        self._since = self._seconds()
        self._salt = secrets.token_bytes(32)
        self._buckets: OrderedDict[bytes, _Bucket] = OrderedDict()
