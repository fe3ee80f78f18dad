"""The messages of a tip, of both sides: only their number stands in the database in clear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, assert_never

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, func, insert, select, update

from mobile.api.models import TipMessage
from service.store.tables import tip_messages, tips
from service.tips.sealing import unsealed

MOST = 100
"""Messages of one tip: each costs whoever opens it."""

Kind = Literal["written", "asked", "answered"]
"""What a message is: the reporter wrote, the office asked, the office answered."""


class Message(BaseModel):
    """One message, as it stands inside its box."""

    model_config = ConfigDict(frozen=True)

    by: Literal["reporter", "office"]
    text: str
    on: date


@dataclass(frozen=True)
class Row:
    """A tip, as far as the database knows it."""

    status: str
    received_on: date
    reporter_wrap: bytes | None
    office_wrap: bytes | None
    content: bytes | None


@dataclass(frozen=True)
class Box:
    content: bytes
    read: bool


def tip_row(connection: Connection, tip: bytes) -> Row | None:
    found = connection.execute(
        select(
            tips.c.status,
            tips.c.received_on,
            tips.c.reporter_wrap,
            tips.c.office_wrap,
            tips.c.content,
        ).where(tips.c.number_hash == tip)
    ).one_or_none()
    return None if found is None else Row(*found)


def messages_of(connection: Connection, tip: bytes) -> list[Box]:
    """In the order in which they were written."""
    rows = connection.execute(
        select(tip_messages.c.content, tip_messages.c.read)
        .where(tip_messages.c.tip == tip)
        .order_by(tip_messages.c.seq)
    )
    return [Box(*row) for row in rows]


def read_message(key: bytes, tip: bytes, box: Box) -> TipMessage:
    """Raises Unreadable."""
    message = Message.model_validate(unsealed(key, tip, box.content))
    return TipMessage(by=message.by, text=message.text, on=message.on, read=box.read)


def add_message(
    connection: Connection, tip: bytes, key_hash: bytes, box: bytes, *, kind: Kind
) -> str | None:
    """Puts a box behind the others, unless this key brought it already, and says how the tip
    stands then. Returns the code of a refusal."""
    mine = tip_messages.c.tip == tip
    status = connection.execute(select(tips.c.status).where(tips.c.number_hash == tip)).scalar()
    if status is None or status == "withdrawn":
        return "tip_closed"
    same = select(func.count()).where(mine, tip_messages.c.key_hash == key_hash)
    if connection.execute(same).scalar():
        return None
    last: int = connection.execute(
        select(func.coalesce(func.max(tip_messages.c.seq), 0)).where(mine)
    ).scalar_one()
    if last >= MOST and kind == "written":
        return "tip_full"
    row: dict[str, Any] = {"tip": tip, "seq": last + 1, "key_hash": key_hash, "content": box}
    connection.execute(insert(tip_messages), row | {"read": kind != "written"})
    then = _then(status, kind)
    if then != status:
        connection.execute(update(tips).where(tips.c.number_hash == tip).values(status=then))
    return None


def _then(status: str, kind: Kind) -> str:
    match kind:
        case "written":
            return "assessing" if status == "more_information_needed" else status
        case "asked":
            return "more_information_needed"
        case "answered":
            return "answered"
        case _:
            assert_never(kind)
