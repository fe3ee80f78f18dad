"""Another number for a tip whose own was seen: by an operator, or over a shoulder.

Everything is sealed anew under a fresh key. Whoever knows the old number, and even has old copies
of the rows, opens nothing that comes later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from nacl.utils import random
from sqlalchemy import Connection, delete, insert, select

from mobile.api.models import TipExchange, TipReceipt
from service.files.storage import NotKept
from service.problems import Refusal
from service.store.database import Database
from service.store.tip_tables import tip_messages, tips
from service.tips.entering import Entered, Entering, wellformed
from service.tips.exchange_limit import ExchangeLimit
from service.tips.keeping import Keeping
from service.tips.messages import Message, Row, messages_of, tip_row
from service.tips.numbers import Numbers
from service.tips.sealing import Sealing, sealed, unsealed

_TRIES = 10
_BUSY = 30
"""Seconds after which to try again."""


@dataclass(frozen=True)
class _New:
    """A tip as it will be stored under its new number."""

    tip: bytes
    row: dict[str, Any]
    boxes: Sequence[bytes]


class Exchanging:
    """Moves a tip to a new number, in one write."""

    def __init__(
        self,
        *,
        database: Database,
        numbers: Numbers,
        sealing: Sealing,
        entering: Entering,
        keeping: Keeping,
        limit: ExchangeLimit,
    ) -> None:
        self._database = database
        self._numbers = numbers
        self._sealing = sealing
        self._entering = entering
        self._keeping = keeping
        self._limit = limit

    async def exchange(self, asked: TipExchange, address: str) -> TipReceipt:
        """The new number; the old one is nobody's from then on. Raises Refusal: `invalid`,
        `tip_unknown`, `too_many_numbers`, `tip_closed`, `too_many_exchanges`, and `unavailable`
        where messages came in all the while."""
        number = wellformed(asked.number)
        self._entering.check(address)
        once = self._sealing.key_hash("exchange", number, asked.key)
        for turn in range(_TRIES):
            earlier = await self._database.read(lambda known: _earlier(known, once))
            if earlier is not None:
                return self._replay(asked.key, *earlier)
            found = await self._entering.enter(number, address)
            row = await self._database.read(lambda known, tip=found.tip: tip_row(known, tip))
            if row is None:  # another window was quicker
                continue
            if row.status == "withdrawn":
                raise Refusal("tip_closed")
            if turn == 0:
                self._limit.count(row.name)
            new = await self._move(found, row, asked.key, once)
            if new is not None:
                return TipReceipt(number=new, received_on=row.received_on)
        raise Refusal("unavailable", retry_after=_BUSY)

    async def _move(self, found: Entered, row: Row, reporter_key: str, once: bytes) -> str | None:
        """None if the tip changed meanwhile."""
        number, tip = await self._free(reporter_key)
        key, wraps = self._sealing.new_key(number)
        old = [message.stored for message in found.messages if message.stored]
        new: list[str] = []
        moved = False
        try:
            boxes: list[bytes] = []
            for message in found.messages:
                kept = await self._moved(found, message, key, tip, new)
                boxes.append(sealed(key, tip, kept.model_dump(mode="json")))
            assert row.content is not None, "only what was withdrawn has none"
            content = unsealed(found.key, found.tip, row.content)
            moving = {
                "number_hash": tip,
                "key_hash": row.key_hash,
                "content_hash": row.content_hash,
                "received_on": row.received_on,
                "status": row.status,
                "reporter_wrap": wraps.reporter,
                "office_wrap": wraps.office,
                "content": sealed(key, tip, content),
                "name": row.name,
                "exchange_hash": once,
                "answered_on": row.answered_on,
            }

            def store(connection: Connection) -> bool:
                if not _replace(connection, found, row, _New(tip, moving, boxes)):
                    return False
                self._keeping.take(connection, new)
                self._keeping.release(connection, old)
                return True

            moved = await self._database.write(store)
        finally:
            await self._keeping.discard(old if moved else new)
        return number if moved else None

    async def _moved(
        self, found: Entered, message: Message, key: bytes, tip: bytes, new: list[str]
    ) -> Message:
        """The message, with its file kept anew and noted in `new`."""
        if not message.stored:
            return message
        try:
            content = await self._keeping.read(found.key, found.tip, message.stored)
        except NotKept:  # the conversation goes on without it
            return message.model_copy(update={"stored": ""})
        new.append(await self._keeping.put(key, tip, content))
        return message.model_copy(update={"stored": new[-1]})

    async def _free(self, reporter_key: str) -> tuple[str, bytes]:
        """The first number of this key that is nobody's, and its hash."""
        for number in self._numbers.of(reporter_key):
            tip = self._sealing.number_hash(number)
            if await self._database.read(lambda known, tip=tip: tip_row(known, tip)) is None:
                return number, tip
        raise RuntimeError("no free number found")

    def _replay(self, reporter_key: str, tip: bytes, received_on: date) -> TipReceipt:
        for number in self._numbers.of(reporter_key):
            if self._sealing.number_hash(number) == tip:
                return TipReceipt(number=number, received_on=received_on)
        raise RuntimeError("a key without its number")


def _replace(connection: Connection, found: Entered, row: Row, new: _New) -> bool:
    """False if the tip is not as it was found, or the new number is somebody's."""
    if tip_row(connection, found.tip) != row:
        return False
    if tuple(messages_of(connection, found.tip)) != found.boxes:
        return False
    if tip_row(connection, new.tip) is not None:
        return False
    connection.execute(delete(tip_messages).where(tip_messages.c.tip == found.tip))
    connection.execute(delete(tips).where(tips.c.number_hash == found.tip))
    connection.execute(insert(tips), new.row)
    rows = [
        # By its old hash a sending could be known again; with the new number it is another.
        {"tip": new.tip, "seq": seq, "key_hash": random(32), "content": box, "read": old.read}
        for seq, (box, old) in enumerate(zip(new.boxes, found.boxes, strict=True), 1)
    ]
    if rows:
        connection.execute(insert(tip_messages), rows)
    return True


def _earlier(connection: Connection, once: bytes) -> tuple[bytes, date] | None:
    found = connection.execute(
        select(tips.c.number_hash, tips.c.received_on).where(tips.c.exchange_hash == once)
    ).one_or_none()
    return None if found is None else (found[0], found[1])
