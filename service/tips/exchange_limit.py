"""How often a tip may get another number: each time everything is sealed anew, files too."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable

from service.problems import Refusal
from service.tips.buckets import Buckets

_MOST = 10
_DAY = 24 * 60 * 60.0


class ExchangeLimit:
    """Counts in memory alone. `seconds` is a clock that never goes back."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._buckets = Buckets(lambda: deque[float](maxlen=_MOST), seconds)

    def count(self, name: bytes) -> None:
        """One more number for the tip of this name, which stays when its number changes. Raises
        Refusal `too_many_exchanges` with the seconds to wait."""
        now, lately = self._seconds(), self._buckets.of(name.hex())
        if len(lately) == _MOST and (left := lately[0] + _DAY - now) > 0:
            raise Refusal("too_many_exchanges", retry_after=math.ceil(left))
        lately.append(now)
