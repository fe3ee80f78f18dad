"""How the citizen hears of news when the app is closed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from mobile.api.checks import email as email_address
from mobile.api.checks import sms_code
from mobile.api.errors import ApiError, Invalid, Refused
from mobile.state.mistakes import Mistake

if TYPE_CHECKING:
    from mobile.api.models import Challenge, DemoMessage, NoticeWishes
    from mobile.state.store import Store


class Notices:
    """The verbs of choosing. What is typed stays until it was taken, or the citizen logs out."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.forget()

    def forget(self) -> None:
        self.wishes: NoticeWishes | None = None
        """None until they were asked for."""
        self.typed: dict[str, str] = {}
        self.address = ""
        """To which a code went."""
        self.challenge: Challenge | None = None
        self.messages: tuple[DemoMessage, ...] = ()
        """What a demo would have sent."""
        self.mistakes: tuple[Mistake, ...] = ()
        self.refused: Refused | None = None
        self._turn = object()

    def type(self, field: str, text: str) -> None:
        self.typed[field] = text

    async def arrive(self) -> None:
        async with self._store.attempt("look_at_notices", again=self.arrive):
            turn, found = self._turn, await self._store.client.notice_wishes()
            if turn is self._turn:
                self.wishes = found
                await self._demo_box(found.demo_box)

    async def by_sms(self, on: bool) -> None:  # noqa: FBT001 - a value
        await self._change("notify_by_sms", lambda: self._store.client.notify_by_sms(on))

    async def stop_email(self) -> None:
        await self._change("forget_email", self._store.client.forget_email)

    async def prove(self) -> bool:
        """Sends a code to the typed address; again for another code."""
        if self._store.doing("prove_email"):
            return False
        typed = self.typed.get("email", "")
        self.mistakes, self.refused = (), None
        address, turn = email_address(typed), self._turn
        if address is None:
            self._mistaken("email", "not_an_email" if typed.strip() else "no_email")
            return False
        async with self._store.attempt("prove_email"):
            try:
                challenge = await self._store.client.prove_email(address)
            except Refused as refusal:
                self._refused(refusal)
                return False
            await self._demo_box(challenge.id if self.wishes and self.wishes.demo_box else None)
            if turn is self._turn:
                self.typed.pop("code", None)
                self.challenge, self.address = challenge, address
                self._store.code_time.begin(challenge, lambda: self.challenge)
                return True
        return False

    async def confirm(self) -> bool:
        """Sends the code that came."""
        challenge = self.challenge
        if challenge is None or self._store.doing("confirm_email"):
            return False
        typed = self.typed.get("code", "")
        self.mistakes, self.refused = (), None
        code, turn = sms_code(typed), self._turn
        if code is None:
            self._mistaken("code", "not_six_digits" if typed.strip() else "no_mail_code")
            return False
        async with self._store.attempt("confirm_email"):
            try:
                found = await self._store.client.confirm_email(challenge.id, code)
            except Refused as refusal:
                self._refused(refusal)
                return False
            if turn is self._turn:
                self.correct()
                self.wishes, self.typed = found, {}
                return True
        return False

    def correct(self) -> None:
        """Back from the code to the address."""
        self.challenge, self.messages, self.mistakes, self.refused = None, (), (), None
        self._store.changed()

    async def _change(self, verb: str, call: Callable[[], Awaitable[NoticeWishes]]) -> None:
        if self._store.doing(verb):
            return
        async with self._store.attempt(verb):
            turn, found = self._turn, await call()
            if turn is self._turn:
                self.wishes = found

    def _mistaken(self, field: str, code: str) -> None:
        self.mistakes = (Mistake(field, code),)
        self._store.changed()

    def _refused(self, refusal: Refused) -> None:
        if isinstance(refusal, Invalid) and refusal.fields:
            self.mistakes = tuple(Mistake(f, told=t) for f, t in refusal.fields.items())
        elif refusal.code == "code_wrong":
            self.mistakes = (Mistake("code", told=refusal.detail),)
        elif refusal.code in ("code_expired", "code_locked", "too_many_codes"):
            self.refused = refusal
        else:
            raise refusal
        self._store.changed()

    async def _demo_box(self, box: str | None) -> None:
        if box is None:
            return
        with suppress(ApiError):
            self.messages = await self._store.client.demo_messages(box)
