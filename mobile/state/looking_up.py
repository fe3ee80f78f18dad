"""Looking up one application by its number, without a login. Nothing of it outlasts the visit."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from mobile.api.checks import LOOKUP_FIELDS, clean, lookup_faults, sms_code
from mobile.api.errors import ApiError, Invalid, Refused
from mobile.state.mistakes import Mistake
from mobile.state.shown import Shown

if TYPE_CHECKING:
    from mobile.api.models import Application, Challenge, DemoMessage, Form
    from mobile.state.store import Store


class LookingUp:
    """The verbs of whoever has a number, the end of an identity number, and the phone."""

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        self._store = store
        self.shown = Shown(store, clock, self._time_is_over)
        """How long what was found stands there."""
        self.forget()

    def forget(self) -> None:
        """The number, the code and what was read are gone."""
        self.typed: dict[str, str] = {}
        self.challenge: Challenge | None = None
        """There from the moment a code was asked for."""
        self.messages: tuple[DemoMessage, ...] = ()
        self.found: Application | None = None
        self.form: Form | None = None
        """The form by which the found one was asked."""
        self.mistakes: tuple[Mistake, ...] = ()
        self.refused: Refused | None = None
        self.over = False
        """Its time was over, and it was closed by itself."""
        self._turn = object()
        """Another after each leaving: what comes later belongs to nobody any more."""
        self.shown.end()

    @property
    def stands(self) -> bool:
        """Whether there is anything to forget."""
        return bool(self.typed or self.challenge or self.found or self.over)

    def type(self, field: str, text: str) -> None:
        self.typed[field] = text

    async def ask(self) -> bool:
        """Asks for a code, if the fields may be sent. Also for another one: each is a new
        challenge."""
        from mobile.api.models import Lookup

        if self._store.doing("look_up"):
            return False
        found = lookup_faults(self.typed)
        self.mistakes = tuple(
            Mistake(f, f"no_{f}" if code == "missing" else code) for f, code in found.items()
        )
        self.refused, self.over = None, False
        if found:
            self._store.changed()
            return False
        asked, turn = Lookup(**{f: clean(self.typed[f]) for f in LOOKUP_FIELDS}), self._turn
        async with self._store.attempt("look_up"):
            try:
                challenge = await self._store.client.look_up(asked)
            except Refused as refusal:
                self._refused(refusal, turn)
                return False
            messages = await self._demo_box(challenge)
            if turn is self._turn:
                self.typed.pop("code", None)
                self.challenge, self.messages = challenge, messages
                self._store.code_time.begin(challenge, lambda: self.challenge)
                return True
        return False

    async def enter_code(self) -> bool:
        """Sends the code, which works once, and then brings what the application is shown with."""
        challenge, turn = self.challenge, self._turn
        if challenge is None or self._store.doing("open_looked_up"):
            return False
        code = sms_code(self.typed.get("code", ""))
        self.refused = None
        if code is None:
            wrong = "not_six_digits" if self.typed.get("code", "").strip() else "missing_code"
            self.mistakes = (Mistake("code", wrong),)
            self._store.changed()
            return False
        self.mistakes = ()
        async with self._store.attempt("open_looked_up"):
            try:
                found = await self._store.client.open_looked_up(challenge.id, code)
            except Refused as refusal:
                self._refused(refusal, turn)
                return False
            if turn is self._turn:
                self._show(found)
                await self.bring_form()
                return True
        return False

    async def bring_form(self) -> None:
        """The form by which the found one was asked, and the names of what it answers with."""
        found, turn = self.found, self._turn
        if found is None:
            return
        async with self._store.attempt("bring_form", again=self.bring_form):
            await self._store.filing.bring_lists()
            form = await self._store.client.form(found.form, found.form_version)
            if turn is self._turn:
                self.form = form

    def correct(self) -> None:
        """Back from the code to the number, with what was typed still there."""
        self.challenge, self.messages, self.mistakes, self.refused = None, (), (), None
        self._store.changed()

    def _show(self, found: Application) -> None:
        self.forget()
        self.found = found
        following = self._store.following
        following.forget()
        following.stand_at(found.number)
        self.shown.begin()

    def _time_is_over(self) -> None:
        self.forget()
        self.over = True
        self._store.changed()

    def _refused(self, refusal: Refused, turn: object) -> None:
        if turn is not self._turn:
            return
        if isinstance(refusal, Invalid) and refusal.fields:
            self.mistakes = tuple(Mistake(f, told=t) for f, t in refusal.fields.items())
        elif refusal.code == "code_wrong":
            self.mistakes = (Mistake("code", told=refusal.detail),)
        elif refusal.code in ("code_expired", "code_locked", "too_many_lookups"):
            self.refused = refusal
        else:
            raise refusal
        self._store.changed()

    async def _demo_box(self, challenge: Challenge) -> tuple[DemoMessage, ...]:
        """What the demo box holds; without a demo, and for nobody's number, nothing."""
        with suppress(ApiError):
            return await self._store.client.demo_messages(challenge.id)
        return ()
