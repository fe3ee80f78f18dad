"""Taking a tip in: once, whatever the network does, and without a trace of who sent it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from nacl.utils import random
from sqlalchemy import Connection, select

from mobile.api.answers import Known, judged
from mobile.api.models import Answers, NewTip, TipReceipt
from service.applications.wholeness import Held, whole
from service.clock import day_in_turkiye
from service.forms import Forms
from service.places import PlaceBook
from service.problems import Refusal
from service.receipts.issuing import Issuing
from service.store.database import Database
from service.store.tip_tables import tips
from service.tips.numbers import Numbers
from service.tips.sealing import Sealing, sealed
from service.topics import TopicTable
from service.units import UnitRegistry

_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode


@dataclass(frozen=True)
class Taken:
    """The receipt, and whether the same sending had already been taken before."""

    receipt: TipReceipt
    replayed: bool


@dataclass(frozen=True)
class _Earlier:
    number_hash: bytes
    content_hash: bytes
    received_on: date
    exchange_hash: bytes | None


def _everybody(_key_hash: bytes) -> None:
    """Turns nobody away."""


class Taking:
    """Checks a tip against its form, seals it and stores it."""

    def __init__(
        self,
        *,
        database: Database,
        numbers: Numbers,
        sealing: Sealing,
        forms: Forms,
        places: PlaceBook,
        units: UnitRegistry,
        topics: TopicTable,
        issuing: Issuing,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._numbers = numbers
        self._sealing = sealing
        self._forms = forms
        self._places = places.places
        self._held = Held(units, None, 0)
        self._topics = topics.choosable
        self._issuing = issuing
        self._now = now
        self._insert = database.insert_new(tips).returning(tips.c.received_on)

    async def take(
        self,
        asked: NewTip,
        *,
        by_operator: bool = False,
        admit: Callable[[bytes], None] = _everybody,
    ) -> Taken:
        """Stores the tip unless its key already brought it. `by_operator` is for the office to
        know, and for the reporter: somebody else has seen the number. `admit` may raise a Refusal,
        which is never for what was taken before; it gets the hash of the key. Raises Refusal:
        `form_changed`, `invalid`, `tip_key_reused` when the key came with other content,
        `tip_renumbered` when it got another number since."""
        key_hash = self._sealing.key_hash("key", asked.key)
        # With the reporter's key in it, so that whoever has the database and our key cannot try
        # out what might have been written.
        content = _canonical([asked.form, asked.form_version, asked.answers])
        content_hash = self._sealing.key_hash("content", asked.key, content)
        today = day_in_turkiye(self._now())
        try:
            answers = self._answers(asked, today)
            admit(key_hash)
        except Refusal:
            # What was taken once stays taken, even if it would be refused today.
            earlier = await self._database.read(lambda known: _earlier(known, key_hash))
            if earlier is None:
                raise
            return self._replay(earlier, asked.key, content_hash)
        for number in self._numbers.of(asked.key):
            written = {**_headed(asked), "answers": answers, "by_operator": by_operator}
            row = self._row(number, written, by_operator=by_operator)
            row |= {"key_hash": key_hash, "content_hash": content_hash, "received_on": today}
            stored = await self._database.write(lambda writing, row=row: self._store(writing, row))
            if isinstance(stored, _Earlier):
                return self._replay(stored, asked.key, content_hash)
            if stored:
                return Taken(self._receipt(number, today), replayed=False)
        raise RuntimeError("no free number found")

    def _answers(self, asked: NewTip, today: date) -> Answers:
        form = self._forms.version(asked.form, asked.form_version, anonymous=True)
        if form is None:
            raise Refusal("form_changed")
        answers = judged(form, asked.answers, Known(self._places, self._topics, today))
        return whole(form, asked.answers, answers, self._held).answers

    def _row(self, number: str, content: dict[str, Any], *, by_operator: bool) -> dict[str, Any]:
        tip = self._sealing.number_hash(number)
        key, wraps = self._sealing.new_key(number, by_operator=by_operator)
        return {
            "number_hash": tip,
            "status": "received",
            "reporter_wrap": wraps.reporter,
            "office_wrap": wraps.office,
            "content": sealed(key, tip, content),
            "name": random(32),
        }

    def _store(self, connection: Connection, row: dict[str, Any]) -> _Earlier | bool:
        """True when it is stored, False when another tip has that number already."""
        if connection.execute(self._insert, row).first() is not None:
            return True
        return _earlier(connection, row["key_hash"]) or False

    def _replay(self, earlier: _Earlier, reporter_key: str, content_hash: bytes) -> Taken:
        if earlier.content_hash != content_hash:
            raise Refusal("tip_key_reused")
        if earlier.exchange_hash is not None:
            raise Refusal("tip_renumbered")
        for number in self._numbers.of(reporter_key):
            if self._sealing.number_hash(number) == earlier.number_hash:
                return Taken(self._receipt(number, earlier.received_on), replayed=True)
        raise RuntimeError("a key without its number")

    def _receipt(self, number: str, day: date) -> TipReceipt:
        return TipReceipt(number=number, received_on=day, signed=self._issuing.of_tip(day))


def _headed(asked: NewTip) -> dict[str, Any]:
    return {"form": asked.form, "form_version": asked.form_version}


def _earlier(connection: Connection, key_hash: bytes) -> _Earlier | None:
    found = connection.execute(
        select(
            tips.c.number_hash, tips.c.content_hash, tips.c.received_on, tips.c.exchange_hash
        ).where(tips.c.key_hash == key_hash)
    ).one_or_none()
    return None if found is None else _Earlier(*found)
