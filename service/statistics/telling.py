"""What was counted, as everybody may read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from mobile.api.models import ProvinceCount, Statistics, TopicCount
from service.clock import day_in_turkiye
from service.places import PlaceBook
from service.statistics.counting import Counted, counted
from service.statistics.hiding import alone, most, privacy, together
from service.store.database import Database
from service.store.tables import statistics
from service.topics import TopicTable

_YEAR: Final = timedelta(days=365)
_HOUR, _MINUTE = 60 * 60.0, 60.0


@dataclass(frozen=True)
class Told:
    """The bytes of an answer, with their ETag."""

    body: bytes
    etag: str


class Telling:
    """Counts once in a while (`round`), and in between tells what it counted last (`told`).

    A demo counts to this minute, so that a newcomer sees what he did. In production whole days are
    counted, up to yesterday: whoever looked again and again could see a single application come.
    """

    def __init__(
        self,
        database: Database,
        places: PlaceBook,
        topics: TopicTable,
        now: Callable[[], datetime],
        *,
        demo: bool,
    ) -> None:
        self.pause = _MINUTE if demo else _HOUR
        """Seconds between two rounds."""
        self._database = database
        self._places = places.places
        self._titles = {topic.id: topic.title for topic in topics.topics.topics}
        self._now = now
        self._demo = demo
        self._told: Told | None = None

    @property
    def told(self) -> Told:
        """Raises RuntimeError before `open`."""
        if self._told is None:
            raise RuntimeError("nothing was counted yet")
        return self._told

    async def open(self) -> None:
        """Takes up what was counted before this start, or counts for the first time."""
        stored = await self._database.read(_stored)
        if stored is None:
            await self.round()
        else:
            self._tell(stored)

    async def round(self) -> None:
        """Counts anew."""
        now = self._now()
        today = day_in_turkiye(now)
        until = today if self._demo else today - timedelta(days=1)
        since = until - _YEAR + timedelta(days=1)
        found = await counted(self._database, since, until, today)
        body = self._said(found, since, until, now).model_dump_json()
        await self._database.write(lambda writing: _store(writing, now, body))
        self._tell(body)

    def _tell(self, body: str) -> None:
        raw = body.encode()
        self._told = Told(raw, f'"{sha256(raw).hexdigest()[:20]}"')

    def _said(self, found: Counted, since: date, until: date, now: datetime) -> Statistics:
        rules = privacy()
        cells = {one.id: found.provinces[one.id] for one in self._places.provinces}
        # A plate code that is none any more counts as no place.
        elsewhere = sum(n for place, n in found.provinces.items() if place not in cells)
        total, places = together({None: elsewhere, **cells}, rules.least)
        titled = {topic: found.topics[topic] for topic in self._titles if found.topics[topic]}
        listed = [] if total.n is None else most(titled, total.n, rules.least, rules.topics)
        over, decided = (alone(n, rules.least) for n in (found.over, found.decided))
        return Statistics(
            computed_at=now,
            since=since,
            until=until,
            least=rules.least,
            demo=self._demo,
            applications=total,
            over=over,
            answered_percent=round(100 * found.answered / over.n, 1) if over.n else None,
            decided=decided,
            days=round(found.days / decided.n, 1) if decided.n else None,
            topics=tuple(TopicCount(title=self._titles[topic], n=n) for topic, n in listed),
            provinces=tuple(
                ProvinceCount(id=one.id, name=one.name, count=places[one.id])
                for one in self._places.provinces
            ),
            nowhere=places[None],
        )


def _stored(connection: Connection) -> str | None:
    return connection.execute(select(statistics.c.body)).scalar_one_or_none()


def _store(connection: Connection, at: datetime, body: str) -> None:
    connection.execute(delete(statistics))
    connection.execute(insert(statistics), {"id": 1, "computed_at": at, "body": body})
