"""Errands that nobody waits for: a message goes out, and the answer is given meanwhile."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine

from service.discretion import where

_log = logging.getLogger("service")


class Courier:
    """What goes wrong on an errand is logged, without a word of what it was about."""

    def __init__(self) -> None:
        self._under_way: set[asyncio.Task[None]] = set()

    def send(self, errand: Coroutine[object, object, object]) -> None:
        """Sets out at once; whoever asked does not wait."""
        task = asyncio.create_task(_gone(errand))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def rest(self) -> None:
        """Waits for those under way."""
        await asyncio.gather(*self._under_way)


async def _gone(errand: Coroutine[object, object, object]) -> None:
    try:
        await errand
    except Exception as failure:
        _log.error("an errand failed: %s", where(failure))
