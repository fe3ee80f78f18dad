"""Logging in: who the citizen says they are, then the code that came to their phone."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mobile.api.checks import IDENTITY_FIELDS, clean, digits, identity_faults, sms_code
from mobile.api.checks import usual_document_serial as usual
from mobile.api.errors import ApiError, Invalid, Refused
from mobile.state.mistakes import Mistake

if TYPE_CHECKING:
    from mobile.api.models import Challenge, Demo, DemoMessage
    from mobile.state.store import Store

_LAST_SAVING = 5
"""Seconds that a citizen who leaves waits for the drafts to be kept."""


@dataclass(frozen=True)
class Entry:
    """Where the login stands. `challenge` is there from the moment a code was sent."""

    challenge: Challenge | None = None
    mistakes: tuple[Mistake, ...] = ()
    odd_serial: bool = False
    refused: Refused | None = None
    """Why the service did not take the identity or the code."""
    name: str | None = None
    """The citizen's own name, once logged in."""
    ran_out: bool = False
    idle: bool = False
    """It ran out because nobody did anything for long."""
    demo: Demo | None = None
    messages: tuple[DemoMessage, ...] = field(default=())


class Login:
    """The verbs of logging in. What is typed is kept beside the entry: it changes with every
    key, and no screen has to be drawn again for that."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.entry = Entry()
        self.typed: dict[str, str] = {}
        self._who = ""

    @property
    def done(self) -> bool:
        return self.entry.name is not None

    def type(self, field: str, text: str) -> None:
        self.typed[field] = text

    def look_at_serial(self) -> None:
        """After the serial was typed: an odd one is worth a word, and never a refusal."""
        serial = clean(self.typed.get("document_serial", ""))
        odd = bool(serial) and not usual(serial)
        if odd != self.entry.odd_serial:
            self._now(odd_serial=odd)

    async def arrive(self) -> None:
        """The login screen opened: a demo installation has a sample citizen to offer."""
        if self.entry.demo is None and not self.done:
            async with self._store.attempt("arrive", again=self.arrive):
                self._now(demo=await self._store.client.demo())

    def take_sample(self) -> None:
        """Fills in the sample citizen, for trying out."""
        if self.entry.demo:
            sample = self.entry.demo.identity
            self.typed = {name: getattr(sample, name) for name in IDENTITY_FIELDS}
            self._now(mistakes=(), refused=None, odd_serial=False)

    async def identify(self) -> bool:
        """Sends the identity, if its fields may be sent; True when a code is on its way."""
        from mobile.api.models import Identity

        if self._store.doing("identify"):
            return False
        found = identity_faults(self.typed)
        self._now(mistakes=tuple(Mistake(f, code) for f, code in found.items()), refused=None)
        if found:
            return False
        identity = Identity(**{f: clean(self.typed[f]) for f in IDENTITY_FIELDS})
        async with self._store.attempt("identify"):
            try:
                challenge = await self._store.client.identify(identity)
            except Refused as refusal:
                self._refused(refusal)
                return False
            messages = await self._demo_box(challenge)
            self.typed.pop("code", None)
            self._now(challenge=challenge, messages=messages, ran_out=False)
            self._store.code_time.begin(challenge, lambda: self.entry.challenge)
        return self.entry.challenge is not None

    async def new_code(self) -> None:
        """Asks for another code, which ends the one before."""
        challenge = self.entry.challenge
        if challenge is None or self._store.doing("new_code"):
            return
        async with self._store.attempt("new_code"):
            try:
                newer = await self._store.client.resend(challenge.id)
            except Refused as refusal:
                self._refused(refusal, challenge)
                return
            messages = await self._demo_box(newer)
            if self.entry.challenge is not challenge:
                return
            self.typed.pop("code", None)
            self._now(challenge=newer, messages=messages, mistakes=(), refused=None)
            self._store.code_time.begin(newer, lambda: self.entry.challenge)

    async def enter_code(self) -> bool:
        """Sends the code; True when logged in. What was typed about oneself is then forgotten."""
        challenge = self.entry.challenge
        if challenge is None or self._store.doing("enter_code"):
            return False
        code = sms_code(self.typed.get("code", ""))
        if code is None:
            wrong = "not_six_digits" if self.typed.get("code", "").strip() else "missing_code"
            self._now(mistakes=(Mistake("code", wrong),), refused=None)
            return False
        async with self._store.attempt("enter_code"):
            try:
                tokens = await self._store.client.enter_code(challenge.id, code)
            except Refused as refusal:
                self._refused(refusal, challenge)
                return False
            self._recognised(tokens.name)
        return self.done

    def correct(self) -> None:
        """Back from the code to the identity, with all that was typed still there."""
        self._now(challenge=None, mistakes=(), refused=None, messages=())

    def ran_out(self) -> None:
        """The service no longer takes our tokens; drafts stay, the login is asked again."""
        self._store.sitting.end()
        self.entry = Entry(ran_out=True)

    async def time_out(self) -> None:
        """Nobody did anything for long: the login ends here and at the service. What was written
        stays, and whoever logs in again as the same person goes on with it."""
        self.entry = Entry(ran_out=True, idle=True)
        async with self._store.attempt("log_out"):
            with suppress(ApiError):
                await self._store.client.log_out()

    async def log_out(self) -> None:
        """Ends the login here, whether or not the service can be reached, and forgets everything
        that was this citizen's. What is not kept yet gets a few seconds to be kept."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_LAST_SAVING):
                await self._store.drafts.leave()
        self._store.sitting.end()
        self._who, self.typed, self.entry = "", {}, Entry()
        self._store.came_from = self._store.language_from = ""
        self._store.filing.forget()
        self._store.drafts.forget()
        self._store.tracking.forget()
        self._store.notices.forget()
        async with self._store.attempt("log_out"):
            # Unheard, it changes nothing here; without its tokens nobody can use that login.
            with suppress(ApiError):
                await self._store.client.log_out()

    def _recognised(self, name: str) -> None:
        """Logged in. What was typed about oneself is over; what somebody else left is not ours."""
        who = digits(self.typed.get("national_id", ""))
        if self._who and self._who != who:
            self._store.filing.forget()
            self._store.drafts.forget()
            self._store.tracking.forget()
            self._store.notices.forget()
        self._who, self.typed, self.entry = who, {}, Entry(name=name)
        self._store.sitting.begin()

    def _refused(self, refusal: Refused, challenge: Challenge | None = None) -> None:
        """The service's own sentences, at their fields; the rest stands on top. What is about a
        code that is no longer asked for is dropped."""
        if self.entry.challenge is not challenge:
            return
        if isinstance(refusal, Invalid) and refusal.fields:
            self._now(mistakes=tuple(Mistake(f, told=t) for f, t in refusal.fields.items()))
        elif challenge and refusal.code == "code_wrong":
            self._now(mistakes=(Mistake("code", told=refusal.detail),))
        elif refusal.code in ("login_needed", "unknown") or not refusal.detail:
            raise refusal
        else:
            self._now(refused=refusal)

    async def _demo_box(self, challenge: Challenge) -> tuple[DemoMessage, ...]:
        """What the demo box holds. Asked before the code's screen stands: coming later, it would
        push the buttons away under the citizen's finger."""
        if not self.entry.demo:
            return ()
        with suppress(ApiError):
            return await self._store.client.demo_messages(challenge.id)
        return ()

    def _now(self, **parts: object) -> None:
        self.entry = replace(self.entry, **parts)  # pyright: ignore[reportArgumentType]
        self._store.changed()
