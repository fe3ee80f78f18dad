"""Looking at one's own applications."""

from __future__ import annotations

import base64
import binascii
import json
import re
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, tuple_

from mobile.api.checks import application_number
from mobile.api.models import Application, ApplicationList, ApplicationSummary, Event
from service.applications.clocks import clock_of
from service.forms import Forms
from service.i18n import said
from service.problems import Refusal, Slip
from service.store.database import Database
from service.store.instants import instant, microseconds
from service.store.tables import applications, events
from service.units import UnitRegistry

_ORDER = (applications.c.received_at.desc(), applications.c.id.desc())


class Looking:
    """Only ever shows a person what is that person's."""

    def __init__(self, database: Database, units: UnitRegistry, forms: Forms) -> None:
        self._database = database
        self._units = units
        self._forms = forms

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
            applications=tuple(ApplicationSummary.model_validate({**row}) for row in rows),
            next=_key_written(rows[-1]["received_at"], rows[-1]["id"]) if more else None,
        )

    async def one(self, person: int, number: str) -> Application:
        """One application, whole. Raises Refusal `not_found` if it is not the person's: nobody
        learns which numbers exist."""
        known = application_number(number)
        found = known and await self._database.read(
            lambda connection: _with_events(connection, person, known)
        )
        if not found:
            raise Refusal("not_found")
        row, history = found
        unit = None if row["unit"] is None else self._units.unit(row["unit"])
        return Application.model_validate(
            row
            | {
                "clock": clock_of(self._forms, row),
                "answers": json.loads(row["answers"]),
                "unit": unit.name if unit else None,
                "events": history,
            }
        )


def _with_events(
    connection: Connection, person: int, number: str
) -> tuple[dict[str, Any], tuple[Event, ...]] | None:
    row = (
        connection.execute(
            select(applications).where(
                applications.c.number == number, applications.c.person == person
            )
        )
        .mappings()
        .one_or_none()
    )
    if row is None:
        return None
    history = connection.execute(
        select(events).where(events.c.application == row["id"]).order_by(events.c.seq)
    ).mappings()
    return {**row}, tuple(Event.model_validate({**event}) for event in history)


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
