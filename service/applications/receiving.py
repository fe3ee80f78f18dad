"""Receiving an application: once, whatever the network does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from mobile.api.models import Answers, Clock, NewApplication, Receipt
from service.applications.numbers import new_number
from service.applications.wholeness import whole
from service.clock import Clocks, day_in_turkiye, due
from service.forms import Forms
from service.places import PlaceBook
from service.problems import Refusal
from service.secret_key import SecretKey
from service.store.database import Database
from service.store.tables import applications, events
from service.units import UnitRegistry

_ATTEMPTS = 20

_EARLIER = select(
    applications.c.number,
    applications.c.form,
    applications.c.content_hash,
    applications.c.received_at,
    applications.c.clock,
    applications.c.clock_days,
    applications.c.clock_started,
    applications.c.due,
).where(applications.c.idempotency_hash == bindparam("idempotency"))


@dataclass(frozen=True)
class Received:
    """The receipt, and whether the same sending had already been received before."""

    receipt: Receipt
    replayed: bool


@dataclass(frozen=True)
class _Earlier:
    receipt: Receipt
    content_hash: bytes


class Receiving:
    """Checks an application against its form and stores it with its first events."""

    def __init__(
        self,
        *,
        database: Database,
        key: SecretKey,
        forms: Forms,
        places: PlaceBook,
        units: UnitRegistry,
        clocks: Clocks,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._key = key
        self._forms = forms
        self._places = places.places
        self._units = units
        self._clocks = clocks
        self._now = now
        self._insert = database.prepared(
            database.insert_new(applications).returning(applications.c.id),
            *(column.name for column in applications.columns if column.name != "id"),
        )
        self._insert_event = database.prepared(
            insert(events), *(column.name for column in events.columns)
        )

    async def receive(self, person: int, idempotency_key: str, asked: NewApplication) -> Received:
        """Stores the application unless this key of this person already brought it. Raises
        Refusal: `form_changed`, `invalid`, or `idempotency_key_reused` when the key came with
        other content."""
        idempotency = self._key.digest("idempotency", str(person), idempotency_key)
        content = _content_hash(asked)
        try:
            row, unit_name = self._row(person, asked)
        except Refusal:
            # What was received once stays received, even if it would be refused today.
            earlier = await self._database.read(lambda known: self._earlier(known, idempotency))
            if earlier is None:
                raise
            return _replay(earlier, content)
        row |= {"idempotency_hash": idempotency, "content_hash": content}
        stored = await self._database.write(lambda writing: self._store(writing, row, unit_name))
        return _replay(stored, content) if isinstance(stored, _Earlier) else Received(stored, False)

    def _row(self, person: int, asked: NewApplication) -> tuple[dict[str, object], str | None]:
        form = self._forms.version(asked.form, asked.form_version)
        rule = self._clocks.of_form(asked.form)
        if form is None or rule is None:
            raise Refusal("form_changed")
        found = whole(form, asked.answers, self._places, self._units)
        received_at = self._now()
        started = day_in_turkiye(received_at)
        row: dict[str, object] = {
            "person": person,
            "form": form.id,
            "form_version": form.version,
            "title": _title(found.answers, form.title["tr"]),
            "answers": json.dumps(found.answers, ensure_ascii=False, separators=(",", ":")),
            "unit": found.unit.number if found.unit else None,
            "status": "at_unit" if found.unit else "received",
            "received_at": received_at,
            "clock": rule.id,
            "clock_days": rule.days,
            "clock_started": started,
            "due": due(rule, started),
        }
        return row, found.unit.name if found.unit else None

    def _store(
        self, connection: Connection, row: dict[str, object], unit: str | None
    ) -> Receipt | _Earlier:
        at = row["received_at"]
        assert isinstance(at, datetime)
        for _ in range(_ATTEMPTS):
            number = new_number(day_in_turkiye(at).year)
            application = self._insert.scalar(connection, {**row, "number": number})
            if application is not None:
                break
            earlier = self._earlier(connection, row["idempotency_hash"])
            if earlier is not None:
                return earlier
        else:
            raise RuntimeError("no free number found")
        history: list[tuple[str, str | None]] = [("received", None)]
        if unit is not None:  # chosen by the citizen, so nobody has to find the right one first
            history.append(("at_unit", unit))
        for seq, (kind, name) in enumerate(history, 1):
            event = {"application": application, "seq": seq, "kind": kind, "at": at, "unit": name}
            self._insert_event.run(connection, event)
        return self._receipt({**row, "number": number})

    def _earlier(self, connection: Connection, idempotency: object) -> _Earlier | None:
        found = connection.execute(_EARLIER, {"idempotency": idempotency}).mappings().one_or_none()
        if found is None:
            return None
        return _Earlier(self._receipt({**found}), found["content_hash"])

    def _receipt(self, row: dict[str, object]) -> Receipt:
        return Receipt.model_validate(row | {"clock": clock_of(self._clocks, row)})


def clock_of(clocks: Clocks, row: dict[str, object]) -> Clock:
    """The clock as it was set when the application came."""
    return Clock.model_validate(
        {
            "due": row["due"],
            "days": row["clock_days"],
            "started": row["clock_started"],
            "law": clocks.rule(str(row["clock"])).law,
        }
    )


def _replay(earlier: _Earlier, content: bytes) -> Received:
    if earlier.content_hash != content:
        raise Refusal("idempotency_key_reused")
    return Received(earlier.receipt, replayed=True)


def _content_hash(asked: NewApplication) -> bytes:
    """The same for the same content, however its JSON was laid out."""
    content = [asked.form, asked.form_version, asked.answers]
    return hashlib.sha256(
        json.dumps(content, sort_keys=True, separators=(",", ":")).encode()
    ).digest()


def _title(answers: Answers, otherwise: str) -> str:
    """The question called `title` names the application in lists; a form may have none."""
    title = answers.get("title")
    return title if isinstance(title, str) else otherwise
