"""How often receipts may be asked about from one network: in memory alone, and of nobody's name."""

from __future__ import annotations

import hmac
import math
import time
from secrets import token_bytes

from limits import RateLimitItem
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from service.login.limiting import network
from service.problems import Refusal


class ReceiptLimits:
    """Networks stand under a hash with a salt of this run: a reporter may be among them."""

    def __init__(self, rate: RateLimitItem) -> None:
        self._rate, self._salt = rate, token_bytes(32)
        self._counts = MovingWindowRateLimiter(MemoryStorage())

    def ask(self, address: str) -> None:
        """Counts one. Raises Refusal `too_many_receipts` with the seconds to wait."""
        bucket = hmac.digest(self._salt, network(address).encode(), "sha256").hex()
        if not self._counts.hit(self._rate, bucket):
            ends = self._counts.get_window_stats(self._rate, bucket).reset_time
            raise Refusal("too_many_receipts", retry_after=max(1, math.ceil(ends - time.time())))
