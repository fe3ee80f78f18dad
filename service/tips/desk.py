"""The intake office's desk: reads tips and writes back, with the private key in its hand.

It needs the database and the private key, not the installation's secret key: so it can open what
was sealed for it, and never learns a number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from nacl.public import PrivateKey
from nacl.utils import random
from pydantic import JsonValue
from sqlalchemy import Connection, select, update

from mobile.api.checks import clean
from mobile.api.models import TipMessage
from service.clock import day_in_turkiye
from service.files.storage import NotKept, Storage
from service.problems import Refusal
from service.store.database import Database
from service.store.tip_tables import tip_messages, tips
from service.tips.keeping import read
from service.tips.messages import (
    Box,
    Message,
    Row,
    Turn,
    add_message,
    messages_of,
    read_message,
    tip_row,
)
from service.tips.sealing import opened_by_office, sealed, unsealed

_SHOWN = 12
"""Digits of the random name by which the office calls a tip. It stays when the number changes."""


class NoSuchTip(Exception):
    """No tip, or more than one, is called so; or it was withdrawn."""


class NoSuchFile(Exception):
    """The tip has not so many files, or the store has lost this one."""


@dataclass(frozen=True)
class Line:
    """One tip in the list."""

    name: str
    received_on: date
    status: str


@dataclass(frozen=True)
class Report:
    """One tip, as the office reads it."""

    line: Line
    form: str
    answers: dict[str, JsonValue]
    messages: tuple[TipMessage, ...]
    by_operator: bool
    """Whether an operator wrote it for a caller."""


@dataclass(frozen=True)
class File:
    """A file of a tip, opened; `media` is what its content is."""

    content: bytes
    media: str


class Desk:
    """On an open database. Raises Unreadable for what was sealed for another office."""

    def __init__(
        self,
        database: Database,
        storage: Storage,
        office: PrivateKey,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._storage = storage
        self._office = office
        self._now = now

    async def list(self) -> list[Line]:
        """Every tip that was not withdrawn, oldest day first. Reads nothing."""
        rows = await self._database.read(
            lambda known: known.execute(
                select(tips.c.name, tips.c.received_on, tips.c.status)
                .where(tips.c.status != "withdrawn")
                .order_by(tips.c.received_on, tips.c.name)
            ).all()
        )
        return [Line(bytes(name).hex()[:_SHOWN], day, status) for name, day, status in rows]

    async def read(self, name: str) -> Report:
        """Opens a tip, which the reporter will see. Raises NoSuchTip."""
        tip = await self._tip(name)
        row, key, boxes = await self._opened(name, tip)
        if row.content is None:
            raise NoSuchTip(name)
        content = cast("dict[str, JsonValue]", unsealed(key, tip, row.content))
        messages = tuple(read_message(key, tip, box).told(read=box.read) for box in boxes)
        status = await self._database.write(lambda writing: _mark_read(writing, tip, len(boxes)))
        return Report(
            Line(name, row.received_on, status or row.status),
            str(content["form"]),
            cast("dict[str, JsonValue]", content["answers"]),
            messages,
            bool(content.get("by_operator")),
        )

    async def file(self, name: str, number: int) -> File:
        """The file that stands in the conversation as number 1, 2, 3 ... Raises NoSuchTip and
        NoSuchFile."""
        tip = await self._tip(name)
        _, key, boxes = await self._opened(name, tip)
        messages = [read_message(key, tip, box) for box in boxes]
        files = [message for message in messages if message.file]
        if not 0 < number <= len(files):
            raise NoSuchFile
        message = files[number - 1]
        try:
            content = await read(self._storage, key, tip, message.stored)
        except NotKept:
            raise NoSuchFile from None
        return File(content, message.media)

    async def answer(self, name: str, text: str, *, final: bool = False) -> None:
        """Writes to the reporter: a question, or with `final` the answer. Raises NoSuchTip, and
        ValueError for a text with nothing in it."""
        text = clean(text, lines=True)
        if not text:
            raise ValueError("nothing was written")
        tip = await self._tip(name)
        _, key, _ = await self._opened(name, tip)
        message = Message(by="office", text=text, on=day_in_turkiye(self._now()))
        box = sealed(key, tip, message.model_dump(mode="json"))
        once = random(32)  # as long as a reporter's, so that the two look alike
        turn: Turn = "answered" if final else "asked"
        try:
            await self._database.write(
                lambda writing: add_message(writing, tip, once, box, turn=turn, on=message.on)
            )
        except Refusal:
            raise NoSuchTip(name) from None

    async def _opened(self, name: str, tip: bytes) -> tuple[Row, bytes, list[Box]]:
        row, boxes = await self._database.read(
            lambda known: (tip_row(known, tip), messages_of(known, tip))
        )
        if row is None or row.office_wrap is None:
            raise NoSuchTip(name)
        return row, opened_by_office(self._office, row.office_wrap), boxes

    async def _tip(self, name: str) -> bytes:
        """The tip's hash, which is another whenever its number changes."""
        rows = await self._database.read(
            lambda known: known.execute(
                select(tips.c.name, tips.c.number_hash).where(tips.c.status != "withdrawn")
            ).all()
        )
        found = [bytes(tip) for named, tip in rows if bytes(named).hex().startswith(name.lower())]
        if len(found) != 1 or len(name) < _SHOWN:
            raise NoSuchTip(name)
        return found[0]


def _mark_read(connection: Connection, tip: bytes, seen: int) -> str | None:
    """Only what was there when the office looked. None if the number was exchanged meanwhile."""
    connection.execute(
        update(tip_messages)
        .where(tip_messages.c.tip == tip, tip_messages.c.seq <= seen)
        .values(read=True)
    )
    connection.execute(
        update(tips)
        .where(tips.c.number_hash == tip, tips.c.status == "received")
        .values(status="assessing")
    )
    return connection.execute(select(tips.c.status).where(tips.c.number_hash == tip)).scalar()
