"""How often numbers may be tried.

A number has 80 random bits, so nobody guesses one; this keeps the trying cheap for us.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from service.problems import Refusal
from service.tips.buckets import Buckets

_WRONG = 20
_MINUTE = 60.0
_FIRST_WAIT = 30.0
_LONGEST_WAIT = 10 * 60.0
"""Seconds. Many reporters may share one address, a Tor exit above all: none is shut out for long
by what another one does there."""


@dataclass
class _Bucket:
    wrong: deque[float] = field(default_factory=lambda: deque[float](maxlen=_WRONG))
    waits: int = 0
    until: float = 0.0


class Guessing:
    """Counts wrong numbers, in memory alone. `seconds` is a clock that never goes back."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._buckets = Buckets(_Bucket, seconds)

    def check(self, address: str) -> None:
        """Before a number is looked up, right or wrong. Raises Refusal `too_many_numbers`."""
        bucket = self._buckets.find(address)
        left = bucket.until - self._seconds() if bucket else 0
        if left > 0:
            raise Refusal("too_many_numbers", retry_after=math.ceil(left))

    def tried(self, address: str, *, right: bool = False) -> None:
        """A number was tried. After twenty of nobody's in a minute comes a wait, and after each
        wait a longer one. A right one takes as long and leaves nothing behind."""
        now = self._seconds()
        found = self._buckets.find(address) if right else self._buckets.of(address)
        bucket = _Bucket() if right or found is None else found
        bucket.wrong.append(now)
        if len(bucket.wrong) == _WRONG and now - bucket.wrong[0] < _MINUTE:
            bucket.until = now + min(_FIRST_WAIT * 2**bucket.waits, _LONGEST_WAIT)
            bucket.waits = min(bucket.waits + 1, 10)
            bucket.wrong.clear()
