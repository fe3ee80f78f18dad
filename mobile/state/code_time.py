"""The time of a code that was sent, and what is said before it is over (WCAG 2.2.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from mobile.api.errors import Refused
from mobile.state.alarm import Alarm

if TYPE_CHECKING:
    from mobile.api.models import Challenge
    from mobile.state.store import Store

LEAD: Final = 60.0
"""Seconds before its end in which the citizen is asked whether more are needed;"""
LATEST: Final = 30.0
"""but nobody is asked in the middle of typing, before so few are left."""
PAUSE: Final = 5.0
"""Seconds without a key: not in the middle of typing."""


class CodeTime:
    """Of the code that was sent last, for logging in, for looking up or to an e-mail address."""

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        self._store = store
        self._clock = clock
        self._alarm = Alarm(self.look)
        self._standing: Callable[[], Challenge | None] = lambda: None
        self._challenge: Challenge | None = None
        self._ends = 0.0
        self._touched = 0.0
        self._left_to_extend = 0
        self._asking = self._answered = self._over = False

    def begin(self, challenge: Challenge, standing: Callable[[], Challenge | None]) -> None:
        """A code is on its way. `standing` says for which one the screen asks now: when that is
        another, this one's time is nobody's matter any more."""
        self._challenge, self._standing = challenge, standing
        self._run(challenge)

    def end(self) -> None:
        self._alarm.stop()
        self._challenge, self._asking, self._over = None, False, False

    def touched(self) -> None:
        self._touched = self._clock()

    @property
    def asking(self) -> bool:
        """Whether it is time to ask for more time."""
        return self._asking and self._stands

    @property
    def over(self) -> bool:
        """Whether the time of the code on the screen is over."""
        return self._over and self._stands

    @property
    def extensible(self) -> bool:
        return self._left_to_extend > 0

    async def look(self) -> None:
        """Looks at the clock."""
        if not self._stands:
            self.end()
            return
        left = self._ends - self._clock()
        if left > LEAD:
            self._alarm.set(left - LEAD)
            return
        if left <= 0:
            self._asking, self._over = False, True
            self._store.changed()
            return
        pause = self._touched + PAUSE - self._clock()
        if not self._answered and pause > 0 and left > LATEST:
            self._alarm.set(min(pause, left - LATEST))
            return
        self._alarm.set(left)
        if not self._answered:
            self._asking = self._answered = True
            self._store.changed()

    def go_on(self) -> None:
        """The citizen has read it, and needs no more time: asked once for each stretch."""
        self._asking = False
        self._store.changed()

    async def prolong(self) -> None:
        """Asks the service for more time. What is typed, and the tries, stay as they are."""
        challenge = self._challenge
        if challenge is None or self._store.doing("prolong"):
            return
        self._asking = False
        async with self._store.attempt("prolong", again=self.prolong):
            try:
                longer = await self._store.client.prolong(challenge.id)
            except Refused as refusal:
                if refusal.code == "code_expired" and self._challenge is challenge:
                    self._over = True
                    return
                raise
            if self._challenge is challenge and self._stands:
                self._run(longer)

    @property
    def _stands(self) -> bool:
        now = self._standing()
        return now is not None and now is self._challenge

    def _run(self, told: Challenge) -> None:
        self._asking = self._answered = self._over = False
        self._left_to_extend = told.extensions_left
        self._ends = self._clock() + told.seconds_left
        self._alarm.set(told.seconds_left - LEAD)
