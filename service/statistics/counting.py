"""Counting what is stored. Only indexes are read, never what citizens wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import Connection, func, select

from service.clock import ISTANBUL
from service.store.database import Database
from service.store.tables import applications, decisions

_DAY: Final = timedelta(days=1)
_AT_ONCE: Final = timedelta(days=31)
"""So many days are counted in one question, so that no other waits long."""


@dataclass
class Counted:
    """`over` are those whose legal time ended, `answered` those of them that have an answer."""

    provinces: Counter[int | None] = field(default_factory=Counter[int | None])
    topics: Counter[str | None] = field(default_factory=Counter[str | None])
    over: int = 0
    answered: int = 0
    decided: int = 0
    days: int = 0
    """Of all decisions together."""


async def counted(database: Database, since: date, until: date, today: date) -> Counted:
    """Of the days from `since` to `until`, with them, in Türkiye. A legal time is over from the
    day after its last one on."""
    found = Counted()
    for first, after in _spans(since, until + _DAY):
        received = await database.read(lambda known, a=first, b=after: _received(known, a, b))
        for province, topic, n in received:
            found.provinces[province] += n
            found.topics[topic] += n
    over_until = min(until, today - _DAY)
    found.decided, found.days, found.answered, missing = await database.read(
        lambda known: _decided(known, since, until, over_until)
    )
    found.over = found.answered + missing
    return found


def midnight(day: date) -> datetime:
    """When a day begins in Türkiye."""
    return datetime.combine(day, time(), ISTANBUL)


def _spans(first: date, after: date) -> Iterator[tuple[datetime, datetime]]:
    while first < after:
        following = min(first + _AT_ONCE, after)
        yield midnight(first), midnight(following)
        first = following


def _received(
    connection: Connection, first: datetime, after: datetime
) -> list[tuple[int | None, str | None, int]]:
    c = applications.c
    rows = connection.execute(
        select(c.province, c.topic, func.count())
        .where(c.received_at >= first, c.received_at < after)
        .group_by(c.province, c.topic)
    )
    return [(province, topic, n) for province, topic, n in rows]


def _decided(
    connection: Connection, since: date, until: date, over_until: date
) -> tuple[int, int, int, int]:
    """How many decisions, their days; how many were owed by now, and how many still are."""
    d = decisions.c
    number, days = connection.execute(
        select(func.count(), func.coalesce(func.sum(d.days), 0)).where(
            d.decided_on.between(since, until)
        )
    ).one()
    answered = select(func.count()).where(d.due.between(since, over_until))
    due = applications.c.due
    missing = select(func.count()).where(due.is_not(None), due.between(since, over_until))
    return (
        number,
        days,
        connection.execute(answered).scalar_one(),
        connection.execute(missing).scalar_one(),
    )
