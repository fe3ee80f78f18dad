"""The messages of a tip, of both sides: only their number stands in the database in clear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, assert_never

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, LargeBinary, bindparam, cast, func, insert, select, update

from mobile.api.models import TipMessage
from service.store.tables import tip_messages, tips
from service.tips.sealing import unsealed

MOST = 100
"""Messages of one tip: each costs whoever opens it."""

Kind = Literal["written", "asked", "answered"]
"""What a message is: the reporter wrote, the office asked, the office answered."""


# Put together once: they stand in everybody's way who tries a number. The first brings a row for a
# number of nobody's too, so that reading it takes as long.
_ASKED = select(cast(bindparam("tip"), LargeBinary).label("tip")).subquery()
_LOCK = select(
    tips.c.number_hash.is_not(None),
    func.coalesce(tips.c.status, "received"),
    func.coalesce(tips.c.received_on, date(2026, 1, 1)),
    tips.c.reporter_wrap,
).select_from(_ASKED.outerjoin(tips, tips.c.number_hash == _ASKED.c.tip))
_BOXES = (
    select(tip_messages.c.content, tip_messages.c.read)
    .where(tip_messages.c.tip == bindparam("tip"))
    .order_by(tip_messages.c.seq)
)


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
    office_wrap: bytes | None
    content: bytes | None


@dataclass(frozen=True)
class Lock:
    """What of a tip its reporter needs; of nobody's tip, something made up."""

    known: bool
    status: str
    received_on: date
    wrap: bytes | None


@dataclass(frozen=True)
class Box:
    content: bytes
    read: bool


def tip_row(connection: Connection, tip: bytes) -> Row | None:
    found = connection.execute(
        select(
            tips.c.status,
            tips.c.received_on,
            tips.c.office_wrap,
            tips.c.content,
        ).where(tips.c.number_hash == tip)
    ).one_or_none()
    return None if found is None else Row(*found)


def lock_of(connection: Connection, tip: bytes) -> Lock:
    return Lock(*connection.execute(_LOCK, {"tip": tip}).one())


def messages_of(connection: Connection, tip: bytes) -> list[Box]:
    """In the order in which they were written."""
    return [Box(*row) for row in connection.execute(_BOXES, {"tip": tip})]


def read_message(key: bytes, tip: bytes, box: Box) -> TipMessage:
    """Raises Unreadable."""
    message = Message.model_validate(unsealed(key, tip, box.content))
    return TipMessage(by=message.by, text=message.text, on=message.on, read=box.read)


def add_message(
    connection: Connection, tip: bytes, key_hash: bytes, box: bytes, *, kind: Kind, on: date
) -> str | None:
    """Puts a box behind the others, unless this key brought it already, and says how the tip
    stands then. `on` is the day in Türkiye; only that of an answer is kept in clear. Returns the
    code of a refusal."""
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
    then: dict[str, Any] = {"status": _then(status, kind)}
    if kind == "answered":
        then["answered_on"] = on
    elif then["status"] == status:
        return None
    connection.execute(update(tips).where(tips.c.number_hash == tip).values(**then))
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
