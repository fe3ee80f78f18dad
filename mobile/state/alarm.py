"""Wakes somebody after a while."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)


class Alarm:
    """Rings once, unless it is set anew or stopped before."""

    def __init__(self, ring: Callable[[], Awaitable[object]]) -> None:
        self._ring = ring
        self._timer: asyncio.TimerHandle | None = None
        self._ringing: asyncio.Task[None] | None = None

    def set(self, seconds: float) -> None:
        self.stop()
        self._timer = asyncio.get_running_loop().call_later(max(0.0, seconds), self._go)

    def stop(self) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = None

    def _go(self) -> None:
        self._timer = None
        self._ringing = asyncio.create_task(self._rung())

    async def _rung(self) -> None:
        try:
            await self._ring()
        except Exception:
            log.exception("what was to happen now failed")
