"""Looking at one's own applications."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, select, tuple_, update

from mobile.api.checks import application_number
from mobile.api.models import Application, ApplicationList, ApplicationSummary
from service.history.keeping import Keeping, Kept
from service.history.machine import state_of
from service.history.telling import standing, steps
from service.i18n import LANGUAGES, said, told_in
from service.problems import Refusal, Slip
from service.store.database import Database
from service.store.instants import instant, microseconds
from service.store.tables import applications
from service.units import UnitRegistry

_ORDER = (applications.c.received_at.desc(), applications.c.id.desc())


@dataclass(frozen=True)
class Opened:
    """An application as it is stored: its row by column, and all that happened to it."""

    row: Mapping[str, Any]
    history: tuple[Kept, ...]


class Looking:
    """Only ever shows a person what is that person's."""

    def __init__(
        self,
        database: Database,
        units: UnitRegistry,
        keeping: Keeping,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._units = units
        self._keeping = keeping
        self._now = now

    async def page(self, person: int, after: str | None, limit: int) -> ApplicationList:
        """The person's applications, newest first, those behind the key `after`. Raises Refusal
        `invalid` for a key that is none."""
        asked = (
            select(applications)
            .where(applications.c.person == person)
            .order_by(*_ORDER)
            .limit(limit + 1)
        )
        if after is not None:
            key = tuple_(applications.c.received_at, applications.c.id)
            asked = asked.where(key < _key_read(after))
        found = await self._database.read(
            lambda connection: connection.execute(asked).mappings().all()
        )
        rows = found[:limit]
        more = len(found) > limit
        return ApplicationList(
            applications=tuple(
                ApplicationSummary.model_validate({**row, "new": _new(row)}) for row in rows
            ),
            next=_key_written(rows[-1]["received_at"], rows[-1]["id"]) if more else None,
        )

    async def one(self, person: int, number: str, language: str) -> Application:
        """One application, whole, told in Turkish and in `language`, with the marks of what the
        citizen had not seen: from now on it counts as seen. Raises Refusal `not_found` if it is
        not the person's: nobody learns which numbers exist."""
        opened = await self.open(person, number)
        told = self._told(opened, told_in(language))
        if _new(opened.row):
            id_, shown = opened.row["id"], opened.row["shown"]
            await self._database.write(lambda writing: _see(writing, id_, shown))
        return told

    async def only_read(self, application: int) -> Application:
        """One application by its id, for somebody who may read it and do nothing else: in every
        language, since it cannot be asked for again. It does not count as seen. Raises Refusal
        `not_found`."""
        found = await self._database.read(
            lambda connection: self._whole(connection, applications.c.id == application)
        )
        if found is None:
            raise Refusal("not_found")
        return self._told(found, LANGUAGES).model_copy(update={"can": (), "undo_until": None})

    async def open(self, person: int, number: str) -> Opened:
        """The same as it is stored; nothing counts as seen. Raises Refusal `not_found`."""
        known = application_number(number)
        found = known and await self._database.read(
            lambda connection: self._whole(
                connection, applications.c.number == known, applications.c.person == person
            )
        )
        if not found:
            raise Refusal("not_found")
        return found

    def _told(self, opened: Opened, languages: Collection[str]) -> Application:
        row, history = opened.row, opened.history
        unit = None if row["unit"] is None else self._units.unit(row["unit"])
        return Application.model_validate(
            {
                **row,
                "new": _new(row),
                "answers": json.loads(row["answers"]),
                "unit": unit.name if unit else None,
                "events": tuple(steps(history, row["seen"], languages)),
                **standing(state_of(kept.event for kept in history), self._now(), languages),
            }
        )

    def _whole(self, connection: Connection, *which: ColumnElement[bool]) -> Opened | None:
        row = connection.execute(select(applications).where(*which)).mappings().one_or_none()
        if row is None:
            return None
        return Opened({**row}, self._keeping.history(connection, row["id"]))


def _new(row: Mapping[Any, Any]) -> bool:
    return row["shown"] > row["seen"]


def _see(connection: Connection, application: int, seen: int) -> None:
    connection.execute(
        update(applications)
        .where(applications.c.id == application, applications.c.seen < seen)
        .values(seen=seen)
    )


def _key_written(received_at: datetime, application: int) -> str:
    plain = f"{microseconds(received_at)}.{application}"
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def _key_read(key: str) -> tuple[datetime, int]:
    try:
        plain = base64.b64decode(key + "=" * (-len(key) % 4), b"-_", validate=True).decode("ascii")
        found = re.fullmatch(r"([0-9]{1,18})\.([0-9]{1,18})", plain)
        if found is not None:
            return instant(int(found[1])), int(found[2])
    except (binascii.Error, ValueError, OverflowError):
        pass
    raise Refusal(
        "invalid",
        [Slip("after", "unknown", said("Listenin bu sayfası yok; listeyi baştan açın."))],
    )
