"""How long what was looked up by its number stands there (WCAG 2.2.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from mobile.state.alarm import Alarm

if TYPE_CHECKING:
    from mobile.state.store import Store

IDLE: Final = 15 * 60.0
"""Seconds without a press or a key after which it is closed: the next one at this device may be a
stranger."""
LEAD: Final = 2 * 60.0
"""Seconds before that, in which the citizen is asked; any press goes on, as often as needed."""


class Shown:
    """Nothing is closed that was not asked about `LEAD` seconds before, however long the device
    slept meanwhile."""

    def __init__(self, store: Store, clock: Callable[[], float], close: Callable[[], None]) -> None:
        self._store = store
        self._clock = clock
        """Seconds."""
        self._close = close
        self._alarm = Alarm(self.look)
        self._touched = 0.0
        self._asked: float | None = None

    @property
    def asking(self) -> bool:
        """Whether the citizen is asked just now if it shall stay."""
        return self._asked is not None

    def begin(self) -> None:
        self._touched, self._asked = self._clock(), None
        self._alarm.set(IDLE - LEAD)

    def end(self) -> None:
        self._asked = None
        self._alarm.stop()

    def touched(self) -> None:
        """A press or a key. While nobody is asked, it changes one number."""
        self._touched = self._clock()
        if self.asking:
            self.begin()
            self._store.changed()

    async def look(self) -> None:
        """Looks at the clock: asks, or closes."""
        if self._asked is None:
            left = self._touched + IDLE - LEAD - self._clock()
            if left <= 0:
                self._asked, left = self._clock(), LEAD
                self._store.changed()
        else:
            left = self._asked + LEAD - self._clock()
            if left <= 0:
                self.end()
                self._close()
                return
        self._alarm.set(left)
