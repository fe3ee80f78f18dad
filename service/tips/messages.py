"""The messages of a tip, of both sides: only their number stands in the database in clear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, assert_never

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, func, insert, select, update

from mobile.api.models import TipMessage
from service.files.findings import Kind
from service.problems import Refusal
from service.store.tables import tip_messages, tips
from service.tips.sealing import unsealed

MOST = 100
"""Messages of one tip: each costs whoever opens it."""

Turn = Literal["written", "asked", "answered"]
"""What a message does: the reporter wrote, the office asked, the office answered."""


class Message(BaseModel):
    """One message, as it stands inside its box."""

    model_config = ConfigDict(frozen=True)

    by: Literal["reporter", "office"]
    text: str
    on: date
    file: Kind | None = None
    """Of a file, what it is; such a message has no text."""
    media: str = ""
    stored: str = ""
    """Under which name its bytes are kept; "" when the store has lost them."""

    def told(self, *, read: bool) -> TipMessage:
        """As either side sees it."""
        return TipMessage(by=self.by, text=self.text, file=self.file or "", on=self.on, read=read)


@dataclass(frozen=True)
class Row:
    """A tip, as far as the database knows it."""

    status: str
    received_on: date
    reporter_wrap: bytes | None
    office_wrap: bytes | None
    content: bytes | None
    name: bytes
    """The office's name for it, random."""
    key_hash: bytes
    content_hash: bytes


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
            tips.c.name,
            tips.c.key_hash,
            tips.c.content_hash,
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


def read_message(key: bytes, tip: bytes, box: Box) -> Message:
    """Raises Unreadable."""
    return Message.model_validate(unsealed(key, tip, box.content))


def files_of(connection: Connection, key: bytes, tip: bytes) -> list[str]:
    """The names under which the files of a tip are kept. Raises Unreadable."""
    messages = (read_message(key, tip, box) for box in messages_of(connection, tip))
    return [message.stored for message in messages if message.stored]


def is_known(connection: Connection, key_hash: bytes) -> bool:
    """Whether this key brought a message already."""
    same = select(func.count()).where(tip_messages.c.key_hash == key_hash)
    return bool(connection.execute(same).scalar())


def add_message(
    connection: Connection, tip: bytes, key_hash: bytes, box: bytes, *, turn: Turn
) -> bool:
    """Puts a box behind the others, unless this key brought it already, and says how the tip
    stands then. True if it is new. Raises Refusal `tip_closed`, `tip_full`, and `tip_unknown`
    where the number was exchanged meanwhile."""
    mine = tip_messages.c.tip == tip
    status = connection.execute(select(tips.c.status).where(tips.c.number_hash == tip)).scalar()
    if status is None:
        raise Refusal("tip_unknown")
    if status == "withdrawn":
        raise Refusal("tip_closed")
    if is_known(connection, key_hash):
        return False
    last: int = connection.execute(
        select(func.coalesce(func.max(tip_messages.c.seq), 0)).where(mine)
    ).scalar_one()
    if last >= MOST and turn == "written":
        raise Refusal("tip_full")
    row: dict[str, Any] = {"tip": tip, "seq": last + 1, "key_hash": key_hash, "content": box}
    connection.execute(insert(tip_messages), row | {"read": turn != "written"})
    then = _then(status, turn)
    if then != status:
        connection.execute(update(tips).where(tips.c.number_hash == tip).values(status=then))
    return True


def _then(status: str, turn: Turn) -> str:
    match turn:
        case "written":
            return "assessing" if status == "more_information_needed" else status
        case "asked":
            return "more_information_needed"
        case "answered":
            return "answered"
        case _:
            assert_never(turn)
