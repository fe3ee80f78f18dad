"""The messages of a tip, of both sides: only their number stands in the database in clear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, assert_never

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, LargeBinary, bindparam, cast, func, insert, select, update

from mobile.api.models import TipMessage
from service.files.findings import Kind
from service.problems import Refusal
from service.store.tip_tables import tip_messages, tips
from service.tips.sealing import unsealed

MOST = 100
"""Messages of one tip: each costs whoever opens it."""

Turn = Literal["written", "asked", "answered"]
"""What a message does: the reporter wrote, the office asked, the office answered."""


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
    office_wrap: bytes | None
    content: bytes | None
    name: bytes
    """The office's name for it, random."""
    key_hash: bytes
    content_hash: bytes
    answered_on: date | None


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
            tips.c.name,
            tips.c.key_hash,
            tips.c.content_hash,
            tips.c.answered_on,
        ).where(tips.c.number_hash == tip)
    ).one_or_none()
    return None if found is None else Row(*found)


def lock_of(connection: Connection, tip: bytes) -> Lock:
    return Lock(*connection.execute(_LOCK, {"tip": tip}).one())


def messages_of(connection: Connection, tip: bytes) -> list[Box]:
    """In the order in which they were written."""
    return [Box(*row) for row in connection.execute(_BOXES, {"tip": tip})]


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
    connection: Connection, tip: bytes, key_hash: bytes, box: bytes, *, turn: Turn, on: date
) -> bool:
    """Puts a box behind the others, unless this key brought it already, and says how the tip
    stands then. `on` is the day in Türkiye; only that of an answer is kept in clear. True if it is
    new. Raises Refusal `tip_closed`, `tip_full`, and `tip_unknown` where the number was exchanged
    meanwhile."""
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
    then: dict[str, Any] = {"status": _then(status, turn)}
    if turn == "answered":
        then["answered_on"] = on
    if turn == "answered" or then["status"] != status:
        connection.execute(update(tips).where(tips.c.number_hash == tip).values(**then))
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
