"""How long a citizen who is logged in has done nothing, and what is said before that ends the
session (WCAG 2.2.1)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from math import ceil
from typing import TYPE_CHECKING, Final

from mobile.state.alarm import Alarm

if TYPE_CHECKING:
    from mobile.state.store import Store

IDLE: Final = 30 * 60.0
"""Seconds without a press or a key after which a session ends: the next one at this device may be
a stranger."""
LEAD: Final = 2 * 60.0
"""Seconds before that, in which the citizen is asked; any press goes on, as often as needed."""
_MINUTE: Final = 60.0
_BUSY: Final = 10.0
"""Seconds after which it is looked again, while something is on its way."""
_SAVING: Final = 5.0
"""Seconds in which what was written is kept."""


class Sitting:
    """Begins with the login. No session ends that was not warned of `LEAD` seconds before, however
    long the device slept meanwhile."""

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        self._store = store
        self._clock = clock
        """Seconds; our own, since the service's may be another."""
        self._alarm = Alarm(self.look)
        self._touched = 0.0
        self._warned: float | None = None
        self.kept = True
        """Whether the service has all that was written; otherwise it stands here."""
        self.over = False
        """It ended by itself, and the citizen has not gone on since."""

    def begin(self) -> None:
        self._touched, self._warned, self.over = self._clock(), None, False
        self._alarm.set(IDLE - LEAD)

    def end(self) -> None:
        self._warned = None
        self._alarm.stop()

    def touched(self) -> None:
        """A press or a key. While there is no warning, it changes one number."""
        self._touched = self._clock()
        if self._warned is not None:
            self._warned = None
            self._alarm.set(IDLE - LEAD)
            self._store.changed()

    @property
    def minutes_left(self) -> int | None:
        """Until it ends, while it is warned of; never less than one."""
        if self._warned is None:
            return None
        return max(1, ceil((self._warned + LEAD - self._clock()) / _MINUTE))

    async def look(self) -> None:
        """Looks at the clock: warns, says the minutes anew, or ends the session."""
        if not self._store.login.done:
            return
        if self._warned is None:
            await self._warn()
            return
        left = self._warned + LEAD - self._clock()
        if left > 0:
            self._alarm.set(min(left, _MINUTE))
            self._store.changed()
            return
        if not await self._keep():
            return
        self.end()
        self.over = True
        await self._store.login.time_out()

    async def _warn(self) -> None:
        """What was written is kept first, so that the warning can say so."""
        if (left := self._left()) > 0:
            self._alarm.set(left)
            return
        if self._store.busy:
            self._alarm.set(_BUSY)
            return
        await self._save()
        if (left := self._left()) > 0 or not self._store.login.done:
            self._alarm.set(left)  # somebody came back meanwhile, or left
            return
        self._warned = self._clock()
        self._alarm.set(LEAD % _MINUTE or _MINUTE)
        self._store.changed()

    def _left(self) -> float:
        return self._touched + IDLE - LEAD - self._clock()

    async def _keep(self) -> bool:
        """Keeps what is not kept yet; False where the citizen came back while it was."""
        warned = self._warned
        await self._save()
        return self._store.login.done and self._warned == warned

    async def _save(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_SAVING):
                await self._store.drafts.leave()
        self.kept = not any(one.worth_keeping for one in self._store.filing.drafts.values())
