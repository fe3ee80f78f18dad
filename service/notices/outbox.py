"""What is to be sent, written down in the same transaction as the event it is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import Connection, bindparam, delete, select

from service.clock import day_in_turkiye
from service.history.kinds import Event, Kind
from service.store.database import Database
from service.store.tables import applications, notice_wishes, notices

Way = Literal["sms", "email"]
About = Literal["news", "last_days"]

_TOLD: Final = frozenset[Kind](
    {
        "asked",
        "fee_noticed",
        "fee_lapsed",
        "extended",
        "interim",
        "answered",
        "not_processed",
    }
)
"""What the citizen has to read or to do something about, or what the law wants told. Beside them,
an application that goes to another institution (3071 m.5)."""
_LAST_DAYS: Final = timedelta(days=3)
"""So long before its last day somebody is reminded of a fee."""
_KEPT: Final = timedelta(days=90)

_WISHES = (
    select(notice_wishes.c.sms, notice_wishes.c.email)
    .join_from(applications, notice_wishes, applications.c.person == notice_wishes.c.person)
    .where(applications.c.id == bindparam("application"))
)


class Outbox:
    """The functions run inside a write. A row names an application and an event, and nothing of a
    person: whom to send to is looked up when it is sent."""

    def __init__(self, database: Database) -> None:
        self._new = database.insert_new(notices)

    def note(self, connection: Connection, application: int, seq: int, event: Event) -> None:
        """An event was added; if it is to be told, it is told in every way that is wished now."""
        if deserves(event):
            self._put(connection, application, seq, "news", event.at)

    def remind(self, connection: Connection, now: datetime) -> None:
        """Of fees whose last day is near, once each."""
        today = day_in_turkiye(now)
        owing = connection.execute(
            select(applications.c.id, applications.c.shown).where(
                applications.c.status == "fee_due",
                applications.c.due.between(today, today + _LAST_DAYS),
            )
        ).all()
        for row in owing:
            self._put(connection, row.id, row.shown, "last_days", now)

    def forget(self, connection: Connection, now: datetime) -> None:
        """What was sent, or given up, long ago."""
        ended = notices.c.state != "waiting"
        connection.execute(delete(notices).where(ended, notices.c.due_at < now - _KEPT))

    def _put(
        self, connection: Connection, application: int, seq: int, about: About, at: datetime
    ) -> None:
        wishes: Any = connection.execute(_WISHES, {"application": application}).one_or_none()
        for way in _ways(wishes):
            # Two that wait say the same as one.
            waiting = connection.execute(
                select(notices.c.id).where(
                    notices.c.application == application,
                    notices.c.about == about,
                    notices.c.way == way,
                    notices.c.state == "waiting",
                )
            ).first()
            if waiting is None:
                row = {
                    "application": application,
                    "seq": seq,
                    "about": about,
                    "way": way,
                    "due_at": at,
                    "tries": 0,
                    "state": "waiting",
                }
                connection.execute(self._new, row)


def deserves(event: Event) -> bool:
    """Whether the citizen is to hear of it: never of what he did himself."""
    if event.by == "citizen":
        return False
    what = event.what
    if what.kind == "forwarded":
        return what.elsewhere and what.purpose == "action"
    return what.kind in _TOLD


def _ways(wishes: Any) -> Iterator[Way]:
    if wishes is None or wishes.sms:
        yield "sms"
    if wishes is not None and wishes.email is not None:
        yield "email"
