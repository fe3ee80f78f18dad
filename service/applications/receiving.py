"""Receiving an application: once, whatever the network does."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from mobile.api.answers import Known, judged
from mobile.api.models import Answers, Clock, NewApplication, Receipt, Unit
from service.applications.attaching import Attaching
from service.applications.clocks import first_clock
from service.applications.numbers import new_number
from service.applications.wholeness import Held, Whole, whole
from service.clock import day_in_turkiye
from service.drafts.keeping import Drafts
from service.files.files import Files
from service.forms import Forms
from service.history.clock import law_of
from service.history.keeping import Keeping, first_columns
from service.history.kinds import AtUnit, Event, Forwarded, Received
from service.places import PlaceBook
from service.problems import Refusal
from service.receipts.issuing import AsFiled, Issuing
from service.routing import Found, Routes
from service.secret_key import SecretKey
from service.statistics.subject import subject_of
from service.store.database import Database
from service.store.tables import applications
from service.topics import TopicTable
from service.units import UnitRegistry

_ATTEMPTS = 20
_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode

_EARLIER = select(
    applications.c.number,
    applications.c.form,
    applications.c.content_hash,
    applications.c.received_at,
    applications.c.form_version,
    applications.c.receipt,
).where(applications.c.idempotency_hash == bindparam("idempotency"))


@dataclass(frozen=True)
class Filed:
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
        topics: TopicTable,
        files: Files,
        most_files: int,
        drafts: Drafts,
        keeping: Keeping,
        routes: Routes,
        issuing: Issuing,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._key = key
        self._forms = forms
        self._places = places.places
        self._units = units
        self._topics = topics.choosable
        self._files = files
        self._attaching = Attaching(files, most_files)
        self._drafts = drafts
        self._now = now
        self._insert = database.prepared(
            database.insert_new(applications).returning(applications.c.id),
            *(column.name for column in applications.columns if column.name != "id"),
        )
        self._keeping = keeping
        self._routes = routes
        self._issuing = issuing

    async def receive(self, person: int, idempotency_key: str, asked: NewApplication) -> Filed:
        """Stores the application unless this key of this person already brought it; its files
        become part of it, and the draft it was written in is gone. Raises Refusal:
        `form_changed`, `invalid`, `file_gone`, or `idempotency_key_reused` when the key came with
        other content."""
        idempotency = self._key.digest("idempotency", str(person), idempotency_key)
        content = _content_hash(asked)
        try:
            row, found, first = await self._row(person, asked)
        except Refusal:
            # What was received once stays received, even if it would be refused today.
            earlier = await self._database.read(lambda known: self._earlier(known, idempotency))
            if earlier is None:
                raise
            return _replay(earlier, content)
        row |= {"idempotency_hash": idempotency, "content_hash": content}
        stored = await self._database.write(
            lambda writing: self._store(writing, row, found, first, asked.draft)
        )
        if isinstance(stored, _Earlier):
            return _replay(stored, content)
        if found.files:
            await self._attaching.tidy(found.files)
        return Filed(stored, False)

    async def _row(
        self, person: int, asked: NewApplication
    ) -> tuple[dict[str, object], Whole, list[Event]]:
        form = self._forms.version(asked.form, asked.form_version)
        if form is None:
            raise Refusal("form_changed")
        received_at = self._now()
        today = day_in_turkiye(received_at)
        answers = judged(form, asked.answers, Known(self._places, self._topics, today))
        files = await self._attaching.known(person, answers.asked, asked.answers)
        held = Held(self._units, files, self._attaching.most)
        found = whole(form, asked.answers, answers, held)
        row: dict[str, object] = {
            "person": person,
            "form": form.id,
            "form_version": form.version,
            "title": _title(found.answers),
            "answers": _compact(found.answers),
            "received_at": received_at,
            **subject_of(form, found.answers)._asdict(),
        }
        first = [Event(received_at, "citizen", Received(law=law_of(form)))]
        routed = self._routes.first(form, found.answers, found.unit, today)
        if routed is not None:
            first.append(_arrival(routed, found.unit, received_at))
        row |= first_columns(first)
        row["seen"] = row["shown"]
        return row, found, first

    def _store(
        self,
        connection: Connection,
        row: dict[str, Any],
        found: Whole,
        first: list[Event],
        draft: str | None,
    ) -> Receipt | _Earlier:
        at: datetime = row["received_at"]
        clock = first_clock(self._forms, row)
        filed = AsFiled(
            form=row["form"],
            form_version=row["form_version"],
            answers=found.answers,
            files=self._files.digests(connection, found.files) if found.files else {},
            received_at=at,
            due=clock and clock.due,
        )
        for _ in range(_ATTEMPTS):
            number = new_number(day_in_turkiye(at).year)
            row |= {"number": number, **self._issuing.of_application(number, filed)}
            application = self._insert.scalar(connection, row)
            if application is not None:
                break
            earlier = self._earlier(connection, row["idempotency_hash"])
            if earlier is not None:
                return earlier
        else:
            raise RuntimeError("no free number found")
        self._keeping.begin(connection, application, first)
        if found.files:
            self._files.attach(connection, row["person"], application, found.files)
        if draft is not None:
            self._drafts.forget(connection, row["person"], draft)
        return _receipt(row, clock)

    def _earlier(self, connection: Connection, idempotency: object) -> _Earlier | None:
        found = connection.execute(_EARLIER, {"idempotency": idempotency}).mappings().one_or_none()
        if found is None:
            return None
        row = {**found}
        return _Earlier(_receipt(row, first_clock(self._forms, row)), found["content_hash"])


def _receipt(row: dict[str, object], clock: Clock | None) -> Receipt:
    return Receipt.model_validate(row | {"clock": clock, "signed": row["receipt"] or ""})


def _arrival(routed: Found, chosen: Unit | None, at: datetime) -> Event:
    """A unit that the citizen chose has it at once: nobody has to find the right one first."""
    unit = routed.unit
    if unit == chosen:
        return Event(at, "rules", AtUnit(number=unit.number), unit.name)
    return Event(at, "rules", Forwarded(to=unit.number, name=unit.name, rule=routed.rule))


def _replay(earlier: _Earlier, content: bytes) -> Filed:
    if earlier.content_hash != content:
        raise Refusal("idempotency_key_reused")
    return Filed(earlier.receipt, replayed=True)


def _content_hash(asked: NewApplication) -> bytes:
    """The same for the same content, however its JSON was laid out."""
    content = [asked.form, asked.form_version, asked.answers]
    return hashlib.sha256(_canonical(content).encode()).digest()


def _title(answers: Answers) -> str:
    """The question called `title` names the application in lists. A form may have none: then the
    app calls it by the form, in the language of whoever looks."""
    title = answers.get("title")
    return title if isinstance(title, str) else ""
