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
from service.store.database import Database
from service.store.tables import tip_messages, tips
from service.tips.messages import Message, add_message, messages_of, read_message, tip_row
from service.tips.sealing import opened_by_office, sealed, unsealed

_SHOWN = 12
"""Digits of a tip's hash by which the office calls it. They say nothing of its number."""


class NoSuchTip(Exception):
    """No tip, or more than one, is called so; or it was withdrawn."""


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


class Desk:
    """On an open database. Raises Unreadable for what was sealed for another office."""

    def __init__(self, database: Database, office: PrivateKey, now: Callable[[], datetime]) -> None:
        self._database = database
        self._office = office
        self._now = now

    async def list(self) -> list[Line]:
        """Every tip that was not withdrawn, oldest day first. Reads nothing."""
        rows = await self._database.read(
            lambda known: known.execute(
                select(tips.c.number_hash, tips.c.received_on, tips.c.status)
                .where(tips.c.status != "withdrawn")
                .order_by(tips.c.received_on, tips.c.number_hash)
            ).all()
        )
        return [Line(bytes(tip).hex()[:_SHOWN], day, status) for tip, day, status in rows]

    async def read(self, name: str) -> Report:
        """Opens a tip, which the reporter will see. Raises NoSuchTip."""
        tip = await self._tip(name)
        row, boxes = await self._database.read(
            lambda known: (tip_row(known, tip), messages_of(known, tip))
        )
        if row is None or row.office_wrap is None or row.content is None:
            raise NoSuchTip(name)
        key = opened_by_office(self._office, row.office_wrap)
        content = cast("dict[str, JsonValue]", unsealed(key, tip, row.content))
        messages = tuple(read_message(key, tip, box) for box in boxes)
        status = await self._database.write(lambda writing: _mark_read(writing, tip, len(boxes)))
        return Report(
            Line(name, row.received_on, status),
            str(content["form"]),
            cast("dict[str, JsonValue]", content["answers"]),
            messages,
            bool(content.get("by_operator")),
        )

    async def answer(self, name: str, text: str, *, final: bool = False) -> None:
        """Writes to the reporter: a question, or with `final` the answer. Raises NoSuchTip, and
        ValueError for a text with nothing in it."""
        text = clean(text, lines=True)
        if not text:
            raise ValueError("nothing was written")
        tip = await self._tip(name)
        row = await self._database.read(lambda known: tip_row(known, tip))
        if row is None or row.office_wrap is None:
            raise NoSuchTip(name)
        key = opened_by_office(self._office, row.office_wrap)
        message = Message(by="office", text=text, on=day_in_turkiye(self._now()))
        box = sealed(key, tip, message.model_dump(mode="json"))
        once = random(32)  # as long as a reporter's, so that the two look alike
        if await self._database.write(
            lambda writing: add_message(
                writing, tip, once, box, kind="answered" if final else "asked", on=message.on
            )
        ):
            raise NoSuchTip(name)

    async def _tip(self, name: str) -> bytes:
        rows = await self._database.read(
            lambda known: (
                known.execute(select(tips.c.number_hash).where(tips.c.status != "withdrawn"))
                .scalars()
                .all()
            )
        )
        found = [bytes(tip) for tip in rows if bytes(tip).hex().startswith(name.lower())]
        if len(found) != 1 or len(name) < _SHOWN:
            raise NoSuchTip(name)
        return found[0]


def _mark_read(connection: Connection, tip: bytes, seen: int) -> str:
    """Only what was there when the office looked."""
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
    status: str = connection.execute(
        select(tips.c.status).where(tips.c.number_hash == tip)
    ).scalar_one()
    return status
