"""How many tips came lately, of all and of each network: in memory, and no address with them."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from limits import RateLimitItem

from service.tips.buckets import Buckets


@dataclass
class _Fading:
    """A count that fades: after one window a third of it is left."""

    count: float = 0.0
    at: float = 0.0

    def left(self, now: float, window: float) -> float:
        return self.count * math.exp((self.at - now) / window)

    def share(self, now: float, rate: RateLimitItem) -> float:
        """Of what may come freely, 1 and more if nothing may. The half makes up for what faded
        since the last one."""
        return (self.left(now, rate.get_expiry()) + 0.5) / max(rate.amount, 0.5)

    def add(self, now: float, window: float) -> None:
        self.count, self.at = self.left(now, window) + 1, now


class Crowd:
    """`overall` and `each` are how many tips may come freely, of all and of one network.
    `seconds` is a clock that never goes back."""

    def __init__(
        self,
        overall: RateLimitItem,
        each: RateLimitItem,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._overall, self._each = overall, each
        self._seconds = seconds
        self._everybody = _Fading()
        self._networks = Buckets(_Fading, seconds)

    def took(self, address: str) -> None:
        """A tip was taken in."""
        self._everybody.add(self._seconds(), self._overall.get_expiry())
        self.asked(address)

    def asked(self, address: str) -> None:
        """A puzzle was given out. It counts for its own network alone, which thereby cannot hoard
        cheap ones: if it counted for all, asking, which costs nothing, would make everybody's
        puzzles harder."""
        self._networks.of(address).add(self._seconds(), self._each.get_expiry())

    def pressure(self, address: str) -> float:
        """1 where as many came as may come freely, 2 at twice as many, and so on."""
        now = self._seconds()
        network = self._networks.find(address) or _Fading()
        return max(self._everybody.share(now, self._overall), network.share(now, self._each))
