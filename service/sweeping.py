"""What is done again and again while the service runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from service.discretion import where

_log = logging.getLogger("service")
DAY = 24 * 60 * 60.0


async def every_day(work: Callable[[], Awaitable[object]], pause: float = DAY) -> None:
    """Runs until it is cancelled, first after one `pause` (seconds). A failure is logged and
    does not end it."""
    while True:
        await asyncio.sleep(pause)
        try:
            await work()
        except Exception as failure:
            _log.error("sweep failed: %s", where(failure))
