"""Coming back to an anonymous tip, with its number and nothing else."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from mobile.api.errors import Invalid, NotFound
from mobile.api.tracking_number import tells, tracking_number
from mobile.state.mistakes import Mistake

if TYPE_CHECKING:
    from mobile.api.models import TipStatus
    from mobile.state.store import Store

LONGEST = 2000
"""Characters of a message."""


class Returning:
    """The verbs of whoever has a tracking number."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.forget()

    def forget(self) -> None:
        """Closes the tip: the number, what was read and what was being written are gone."""
        self.typed = ""
        self.number = ""
        """The number that opened the tip."""
        self.status: TipStatus | None = None
        self.message = ""
        self.asked_to_withdraw = False
        self.mistakes: tuple[Mistake, ...] = ()
        self._message_key = self._exchange_key = ""
        self._turn = object()
        """Another after each leaving: what comes later belongs to nobody any more."""

    @property
    def stands(self) -> bool:
        """Whether a number was typed, or opened a tip."""
        return bool(self.typed or self.number)

    def type_number(self, text: str) -> None:
        self.typed = text

    def type_message(self, text: str) -> None:
        if text != self.message:
            # Under its old key another text would be taken for the same message.
            self.message, self._message_key = text, ""

    async def look(self) -> None:
        """Opens the tip of the typed number. A slip of the pen is caught here, without asking
        anybody."""
        if self._store.doing("look_up_tip"):
            return
        number = tracking_number(self.typed)
        if number is None:
            code = "not_a_tracking_number" if self.typed.strip() else "no_tracking_number"
            self._mistaken(Mistake("number", code))
            return
        self.mistakes, turn = (), self._turn
        async with self._store.attempt("look_up_tip"):
            try:
                found = await self._store.client.look_up_tip(number)
            except NotFound as refusal:
                if turn is self._turn:
                    self._mistaken(Mistake("number", told=refusal.detail))
                return
            if turn is self._turn:
                self.number, self.typed, self.status = number, "", found

    async def look_again(self) -> None:
        """What is new."""
        turn = self._turn
        async with self._store.attempt("look_up_tip", again=self.look_again):
            found = await self._store.client.look_up_tip(self.number)
            if turn is self._turn:
                self.status = found

    def tell(self, number: str, status: TipStatus) -> None:
        """The service told more of the tip of that number."""
        if number == self.number:
            self.status = status
            self._store.changed()

    async def write(self) -> bool:
        """Sends the message, once: the same press again after a lost answer writes it no second
        time. A message that gives the number away stays here."""
        from mobile.api.models import NewTipMessage

        text = self.message.strip()
        if fault := _fault(text, self.number):
            self._mistaken(fault)
            return False
        if self._store.doing("write_to_office"):
            return False
        self._message_key = self._message_key or secrets.token_hex(16)
        self.mistakes, turn = (), self._turn
        asked = NewTipMessage(number=self.number, text=text, key=self._message_key)
        async with self._store.attempt("write_to_office"):
            try:
                found = await self._store.client.write_to_office(asked)
            except Invalid as refusal:
                if turn is not self._turn or not refusal.fields:
                    raise
                told = refusal.fields.get("text") or refusal.detail
                self._mistaken(Mistake("message", told=told))
                return False
            if turn is self._turn:
                self.status, self.message, self._message_key = found, "", ""
                return True
        return False

    @property
    def exchanging(self) -> bool:
        """Whether another number was asked for and has not come: the old one may open nothing by
        now, and only the same press again brings the new one."""
        return bool(self._exchange_key)

    async def exchange(self) -> bool:
        """Asks for another number, since this one was seen; the old one opens nothing from then
        on. True once the new one stands to be kept."""
        from mobile.api.models import TipExchange

        if self._store.doing("exchange_number"):
            return False
        self._exchange_key, turn = self._exchange_key or secrets.token_hex(16), self._turn
        asked = TipExchange(number=self.number, key=self._exchange_key)
        async with self._store.attempt("exchange_number"):
            receipt = await self._store.client.exchange_number(asked)
            if turn is self._turn:
                self.forget()
                self._store.reporting.take_number(receipt)
                return True
        return False

    def ask_to_withdraw(self, asked: bool) -> None:  # noqa: FBT001 - a value
        self.asked_to_withdraw = asked
        self._store.changed()

    async def withdraw(self) -> None:
        """Has everything that was written thrown away, there and here."""
        turn = self._turn
        async with self._store.attempt("withdraw_tip", again=self.withdraw):
            found = await self._store.client.withdraw_tip(self.number)
            if turn is self._turn:
                self.status, self.message, self.asked_to_withdraw = found, "", False

    def _mistaken(self, mistake: Mistake) -> None:
        self.mistakes = (mistake,)
        self._store.changed()


def _fault(text: str, number: str) -> Mistake | None:
    if not text:
        return Mistake("message", "no_message")
    if len(text) > LONGEST:
        return Mistake("message", "too_long", LONGEST)
    return Mistake("message", "tells_the_number") if tells(text, number) else None
