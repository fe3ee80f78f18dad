"""How often logging in, looking up and the like may be begun.

Anybody can type anybody's number, so a number alone must never be locked: the count belongs to a
number *on one device*. And many people share one network address, so once such a count is full its
further tries are no longer charged to the address.
"""

from __future__ import annotations

import math
import time
from ipaddress import IPv6Address, ip_address

from limits import RateLimitItem
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from service.problems import Refusal
from service.secret_key import SecretKey


class Limits:
    """Counts in memory; the keys are keyed hashes, so that nothing can be read from them."""

    def __init__(
        self,
        key: SecretKey,
        per_target: RateLimitItem,
        per_address: RateLimitItem,
        refusal: str = "too_many_logins",
    ) -> None:
        self._key = key
        self._per_target = per_target
        self._per_address = per_address
        self._refusal = refusal
        self._counts = MovingWindowRateLimiter(MemoryStorage())

    def begin(self, target: str, device: str | None, address: str) -> None:
        """Counts one try for `target`, an identity number or the like. Raises Refusal with the
        seconds to wait."""
        place = network(address)
        one = self._key.hexdigest("limit", "person", target, device or f"@{place}")
        self._hit(self._per_target, one)
        self._hit(self._per_address, self._key.hexdigest("limit", "address", place))

    def _hit(self, rate: RateLimitItem, bucket: str) -> None:
        if not self._counts.hit(rate, bucket):
            ends = self._counts.get_window_stats(rate, bucket).reset_time
            raise Refusal(self._refusal, retry_after=max(1, math.ceil(ends - time.time())))


def network(address: str) -> str:
    """One household is one IPv4 address or one IPv6 /64."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return address
    return str(parsed.ipv4_mapped or int(parsed) >> 64)
