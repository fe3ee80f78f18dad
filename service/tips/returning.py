"""Coming back with a number: looking, writing, withdrawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, update

from mobile.api.checks import clean
from mobile.api.models import NewTipMessage, TipMessage, TipStatus
from mobile.api.tracking_number import tells, tracking_number
from service.clock import day_in_turkiye
from service.problems import Refusal, Slip
from service.store.database import Database
from service.store.tables import tip_messages, tips
from service.tips.faults import NOT_A_NUMBER, NOTHING_WRITTEN, TELLS_THE_NUMBER
from service.tips.guessing import Guessing
from service.tips.messages import Lock, Message, add_message, lock_of, messages_of, read_message
from service.tips.sealing import Sealing, sealed


@dataclass(frozen=True)
class _Entered:
    """A tip that was opened with its number, or the same work done on nobody's."""

    tip: bytes
    lock: Lock
    messages: tuple[TipMessage, ...]
    key: bytes


class Returning:
    """What a reporter can do with a number, from any device. Looking writes nothing at all, so
    nothing tells that and when somebody came back."""

    def __init__(
        self,
        database: Database,
        sealing: Sealing,
        guessing: Guessing,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._sealing = sealing
        self._guessing = guessing
        self._now = now

    async def look(self, number: str, address: str) -> TipStatus | None:
        """Where the tip stands; None for a number of nobody's. Raises Refusal: `invalid`,
        `too_many_numbers`."""
        found = await self._enter(_wellformed(number), address)
        status = _status(found.lock, found.messages)
        return status if found.lock.known else None

    async def write(self, asked: NewTipMessage, address: str) -> TipStatus:
        """Adds a message. Raises Refusal as `look` does, and `tip_unknown`, `tip_closed`,
        `tip_full`."""
        number = _wellformed(asked.number)
        text = clean(asked.text, lines=True)
        if not text:
            raise Refusal("invalid", [Slip("text", "missing", NOTHING_WRITTEN)])
        if tells(text, number):
            raise Refusal("invalid", [Slip("text", "tells_the_number", TELLS_THE_NUMBER)])
        found = await self._known(number, address)
        message = Message(by="reporter", text=text, on=day_in_turkiye(self._now()))
        box = sealed(found.key, found.tip, message.model_dump(mode="json"))
        key_hash = self._sealing.key_hash("message", number, asked.key)

        def store(connection: Connection) -> str | None:
            return add_message(connection, found.tip, key_hash, box, kind="written", on=message.on)

        refused = await self._database.write(store)
        if refused:
            raise Refusal(refused)
        return await self._seen(number, address)

    async def withdraw(self, number: str, address: str) -> TipStatus:
        """Throws away what was written, with the keys to it; that there was a tip, on which day,
        stays. Raises Refusal as `look` does, and `tip_unknown`. A second time changes nothing."""
        number = _wellformed(number)
        found = await self._known(number, address)

        def wipe(connection: Connection) -> None:
            connection.execute(delete(tip_messages).where(tip_messages.c.tip == found.tip))
            left = {"status": "withdrawn"} | dict.fromkeys(
                ("reporter_wrap", "office_wrap", "content", "answered_on")
            )
            connection.execute(update(tips).where(tips.c.number_hash == found.tip).values(**left))

        await self._database.write(wipe)
        return await self._seen(number, address)

    async def _known(self, number: str, address: str) -> _Entered:
        found = await self._enter(number, address)
        if not found.lock.known:
            raise Refusal("tip_unknown")
        return found

    async def _seen(self, number: str, address: str) -> TipStatus:
        status = await self.look(number, address)
        if status is None:
            raise Refusal("tip_unknown")
        return status

    async def _enter(self, number: str, address: str) -> _Entered:
        """Does the same for a number of nobody's as for a fresh tip's: two statements, one hash,
        one key derived, one wrap and one box opened."""
        self._guessing.check(address)
        tip = self._sealing.number_hash(number)
        lock, boxes = await self._database.glance(
            lambda known: (lock_of(known, tip), messages_of(known, tip))
        )
        key = self._sealing.key_of(number, lock.wrap)
        messages = tuple(read_message(key, tip, box) for box in boxes)
        if not messages:
            self._sealing.open_nobodys()
        self._guessing.tried(address, right=lock.known)
        return _Entered(tip, lock, messages, key)


def _wellformed(text: str) -> str:
    """What is no number at all is told at once: its check symbol is no secret."""
    number = tracking_number(text)
    if number is None:
        raise Refusal("invalid", [Slip("number", "not_a_number", NOT_A_NUMBER)])
    return number


def _status(lock: Lock, messages: tuple[TipMessage, ...]) -> TipStatus:
    return TipStatus(status=lock.status, received_on=lock.received_on, messages=messages)
