"""The one thing that changes. Rooms hold what belongs together; every verb is a citizen's."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

from mobile.api.errors import ApiError, LoginNeeded
from mobile.state import settings as kept
from mobile.state.aloud import Aloud
from mobile.state.attaching import Attaching
from mobile.state.code_time import CodeTime
from mobile.state.counting import Counting
from mobile.state.drafts import Drafts
from mobile.state.enclosing import Enclosing, Inbox
from mobile.state.filing import Filing
from mobile.state.following import Following
from mobile.state.login import Login
from mobile.state.looking_up import LookingUp
from mobile.state.notices import Notices
from mobile.state.proving import Proving, Solver
from mobile.state.receipts import Receipts
from mobile.state.reporting import Reporting
from mobile.state.returning import Returning
from mobile.state.saving import Saving, Shelf
from mobile.state.signs import Signs
from mobile.state.sitting import Sitting
from mobile.state.speaking import Recorder, Speaking
from mobile.state.suggesting import Suggesting
from mobile.state.tracking import Tracking
from mobile.state.verifying import Verifying

if TYPE_CHECKING:
    from mobile.api.client import Client

log = logging.getLogger(__name__)

Verb = Callable[[], Awaitable[object]]

_SETTINGS = "settings"


class Store:
    """Everything the app knows. Screens read it, verbs change it, listeners hear of it.

    `connect` makes the client when it is first needed, so that nothing heavy is imported before
    the first screen stands. `clock` tells seconds; what runs out here runs out by it.
    """

    def __init__(
        self,
        connect: Callable[[], Client],
        device: kept.Device,
        settings: kept.Settings,
        inbox: Inbox | None = None,
        solver: Solver | None = None,
        *,
        shelf: Shelf | None = None,
        clock: Callable[[], float] = time.time,
        recorder: Recorder | None = None,
    ) -> None:
        self.settings = settings
        self.everywhere = kept.Everywhere()
        self.woken = False
        """Whether it is known what this device kept."""
        self.trouble: Exception | None = None
        """What went wrong last, until the citizen goes on. Shown at the top of the screen."""
        self.again: Verb | None = None
        """How to try once more what went wrong, where the screen has no button for it."""
        self.leaving_to = ""
        """Where the citizen wants to go, while we ask whether what is written shall be lost."""
        self.came_from = ""
        """Where help was opened: it leads back there. In memory alone."""
        self.language_from = ""
        """Where the languages were opened: the same."""
        self._doing: list[str] = []
        self.aloud = Aloud(self)
        self.login = Login(self)
        self.sitting = Sitting(self, clock)
        self.code_time = CodeTime(self, clock)
        self.filing = Filing(self)
        self.drafts = Drafts(self)
        self.attaching = Attaching(self)
        self.suggesting = Suggesting(self)
        self.tracking = Tracking(self)
        self.following = Following(self)
        self.counting = Counting(self)
        self.looking_up = LookingUp(self, clock)
        self.notices = Notices(self)
        self.saving = Saving(self, shelf)
        self.receipts = Receipts(self)
        self.verifying = Verifying(self)
        self.reporting = Reporting(self)
        self.enclosing = Enclosing(self, inbox)
        self.proving = Proving(self, solver)
        self.returning = Returning(self)
        self.signs = Signs(self)
        self.speaking = Speaking(self, recorder)
        self._connect = connect
        self._client: Client | None = None
        self.device = device
        self._listeners: list[Callable[[], None]] = []

    # -- listening -------------------------------------------------------------------------

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Calls `listener` after every change; answers with the way to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def changed(self) -> None:
        for listener in tuple(self._listeners):
            listener()

    # -- settings --------------------------------------------------------------------------

    async def wake(self) -> None:
        """Takes up the settings that this device kept."""
        first = self.settings
        settings = kept.read(await self.device.load(_SETTINGS), first)
        self.woken = True
        if self.settings is not first:
            return  # the citizen was quicker than the device
        self.settings = settings
        if self._client:
            self._client.language = self.settings.language
        self.changed()

    async def ask_device(self) -> None:
        """Takes up what the citizen has set on the device for every app."""
        told = await self.device.everywhere()
        if told != self.everywhere:
            self.everywhere = told
            self.changed()

    async def set(self, **changes: Unpack[kept.Changes]) -> None:
        """Changes a setting at once, and keeps it on the device."""
        await self._become(replace(self.settings, **changes))

    async def begin_from(self, preset: kept.Preset, *, dark: bool) -> None:
        """Takes a preset over. `dark` is how the screen is now."""
        await self._become(kept.begun_from(self.settings, preset, dark=dark))

    async def switch_mode(self, *, dark: bool) -> None:
        """Into the accessible mode, or out of it again. `dark` is how the screen is now."""
        now = self.settings
        await self._become(kept.as_before(now) if now.before else kept.accessible(now, dark=dark))

    async def _become(self, settings: kept.Settings) -> None:
        another = settings.language != self.settings.language
        self.settings = settings
        if self._client:
            self._client.language = settings.language
        self.changed()
        await self.device.save(_SETTINGS, kept.write(settings))
        if another:
            await self.tracking.look_in_another_language()

    # -- going on, and what goes wrong -----------------------------------------------------

    @property
    def client(self) -> Client:
        if self._client is None:
            self._client = self._connect()
            self._client.language = self.settings.language
        return self._client

    def doing(self, verb: str) -> bool:
        """Whether a verb is under way, so that its button can say so and is not pressed twice."""
        return verb in self._doing

    @property
    def busy(self) -> str | None:
        """The verb begun last of those under way."""
        return self._doing[-1] if self._doing else None

    def moved(self) -> None:
        """The citizen went to another screen: what was said about the last one is over."""
        self.trouble = self.tracking.news_found = None
        self.speaking.leave()
        self.saving.forget()
        self.sitting.over = False
        self.touched()
        self.aloud.rest()
        self.changed()

    def touched(self) -> None:
        """The citizen pressed something or wrote: they are there. Told by every handler."""
        self.sitting.touched()
        self.code_time.touched()
        self.looking_up.shown.touched()

    def failed(self, fault: Exception) -> None:
        """Something we did not foresee. What was typed is still there, and we say so. Where the
        visit has ended meanwhile, nobody is there to be told."""
        if isinstance(fault, ConnectionError):
            return
        log.error("unforeseen", exc_info=fault)
        self.trouble, self.again = fault, None
        self.changed()

    @asynccontextmanager
    async def attempt(self, verb: str, again: Verb | None = None) -> AsyncGenerator[None]:
        """Runs one verb that needs the service: shows that it is under way, and keeps what went
        wrong as `trouble`, with the verb that may be tried `again` from there. A login that ran
        out brings the login back, with nothing lost."""
        self._doing.append(verb)
        self.trouble, self.again = None, again
        self.changed()
        try:
            yield
        except LoginNeeded as fault:
            if self.login.done:
                self.login.ran_out()
            else:
                self.trouble = fault
        except ApiError as fault:
            self.trouble = fault
        finally:
            self._doing.remove(verb)
            self.changed()

    def forget_lookup(self) -> None:
        """What was looked up by number is for the moment alone."""
        if self.looking_up.stands:
            self.looking_up.forget()
            self.changed()

    # -- an anonymous tip: leaving wipes it ------------------------------------------------

    @property
    def tip_stands(self) -> bool:
        """Whether there is anything of an anonymous tip in memory."""
        return self.reporting.stands or self.returning.stands or bool(self.enclosing.rows)

    @property
    def leaving_loses(self) -> bool:
        """Whether whoever leaves now loses what cannot be brought back."""
        written = bool(self.returning.message.strip()) or self.enclosing.unsent
        return self.reporting.holds or written or self.returning.exchanging

    def ask_to_leave(self, route: str) -> None:
        self.leaving_to = route
        self.changed()

    def stay(self) -> None:
        self.leaving_to = ""
        self.changed()

    async def leave_tip(self) -> None:
        """Wipes everything from memory; what this device shall keep stays on it."""
        try:
            await self.reporting.keep()
        finally:
            self.forget_tip()

    async def vanish(self) -> None:
        """Wipes everything at once, on the device too. A page that has left by its own script was
        faster, and has done that already."""
        self.forget_tip()
        with suppress(ConnectionError):
            await self.reporting.throw_away()

    def forget_tip(self) -> None:
        """Everything of a tip that is in memory."""
        self.leaving_to = self.came_from = self.language_from = ""
        self.returning.forget()
        self.enclosing.forget()
        self.proving.forget()
        self.reporting.forget()
        self.changed()

    async def close(self) -> None:
        self.attaching.forget()
        self.speaking.forget()
        self.looking_up.forget()
        self.drafts.rest()
        self.following.forget()
        self.sitting.end()
        self.code_time.end()
        if self._client:
            await self._client.close()
