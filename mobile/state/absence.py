"""When the line is cut, or the window is closed without a word."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mobile.state.store import Store

PATIENCE = 10 * 60.0
"""Seconds for which an anonymous tip outlasts a cut line. A tunnel is shorter; whoever closed the
window does not come back, and what they wrote shall not wait for somebody else."""


class Absence:
    """Begins when the device is gone, and ends when it is back."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._end: asyncio.TimerHandle | None = None

    async def begin(self) -> None:
        """Keeps what may be kept; an anonymous tip and what was looked up by number may not, and
        are wiped after a while."""
        self.end()
        self._end = asyncio.get_running_loop().call_later(PATIENCE, self._forget)
        await self._store.drafts.leave()

    def _forget(self) -> None:
        self._store.forget_tip()
        self._store.forget_lookup()

    def end(self) -> None:
        if self._end:
            self._end.cancel()
            self._end = None
