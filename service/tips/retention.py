"""How long a tip is kept once nothing more is to happen with it. The times are rows of
`retention.json`, each with the article behind it, or that there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from sqlalchemy import Connection, delete, exists, select

from mobile.api.models import Text
from service.clock import day_in_turkiye
from service.i18n.texts import read
from service.store.database import Database
from service.store.tip_tables import tip_messages, tips
from service.tips.keeping import Keeping

_FILE = Path(__file__).parent / "retention.json"
Over = Literal["answered", "withdrawn"]


class Term(BaseModel):
    """So many days after that day (in Türkiye), whatever is left of the tip goes. `days_are` says
    whose choice the number is; `article` is what obliges to delete, e.g. "6698 m.7"."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    status: Over
    days: int = Field(gt=0)
    counted_from: Literal["answered_on", "received_on"]
    article: str | None
    law: Text
    days_are: str


def load() -> tuple[Term, ...]:
    """Reads the rows. Raises pydantic's ValidationError for one that is none."""
    return TypeAdapter(tuple[Term, ...]).validate_python(read(_FILE))


class Retention:
    """`days` replaces the days of a row, by its status."""

    def __init__(
        self,
        database: Database,
        keeping: Keeping,
        now: Callable[[], datetime],
        days: Mapping[Over, int | None],
    ) -> None:
        self._database = database
        self._keeping = keeping
        self._now = now
        self._terms = [(term, days.get(term.status) or term.days) for term in load()]

    async def sweep(self) -> None:
        """Throws away every tip whose time is over, save where the reporter wrote something that
        the office has not read; `Keeping.sweep`, which comes after it, the files' bytes. Once a
        day is enough."""
        await self._database.write(self._sweep)

    def _sweep(self, connection: Connection) -> None:
        today = day_in_turkiye(self._now())
        unread = exists().where(
            tip_messages.c.tip == tips.c.number_hash, tip_messages.c.read.is_(False)
        )
        for term, days in self._terms:
            over = select(tips.c.number_hash).where(
                tips.c.status == term.status,
                tips.c[term.counted_from] <= today - timedelta(days=days),
                ~unread,
            )
            gone = {*connection.execute(over).scalars()}
            self._keeping.release_all(connection, gone)
            for tip in gone:
                connection.execute(delete(tip_messages).where(tip_messages.c.tip == tip))
                connection.execute(delete(tips).where(tips.c.number_hash == tip))
