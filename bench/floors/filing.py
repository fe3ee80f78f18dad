"""Filing an application by hand: Starlette, one pydantic model and SQLite's own driver.

The same job as the service's: the bearer token is looked up by its keyed hash, the answers are
checked, the idempotency key counts once, and before the receipt leaves, the row and its first
event are on disk (WAL, synchronous=FULL) and the draft it was written in is gone. One thread
writes, and those who wait at the same time share a COMMIT.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import os
import queue
import re
import secrets
import sqlite3
import threading
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_ISTANBUL = ZoneInfo("Europe/Istanbul")
_DAYS = 30
_SPAN = {"amount": _DAYS, "unit": "day"}
_LAW = {
    "tr": "3071 sayılı Dilekçe Hakkının Kullanılmasına Dair Kanun, madde 7",
    "en": "Law 3071 on the Exercise of the Right of Petition, article 7",
}
_BATCH = 256
_TABLES = """
create table person (id integer primary key);
insert into person values (1);
create table form (id text not null, version integer not null, primary key (id, version));
insert into form values ('request', 2);
create table token (
    hash blob primary key, person integer not null references person, expires integer not null
) without rowid;
create table application (
    id integer primary key, number text not null unique,
    person integer not null references person,
    idempotency blob not null unique, content blob not null, form text not null,
    version integer not null, title text not null, answers text not null, unit integer,
    status text not null, received_at integer not null, amount integer, unit_of_time text,
    started text, due text,
    foreign key (form, version) references form (id, version)
);
create index of_person on application (person, received_at, id);
create table event (
    application integer not null references application,
    seq integer not null, kind text not null, at integer not null,
    primary key (application, seq)
);
create table draft (
    person integer not null references person, id text not null, answers text not null,
    primary key (person, id)
);
"""
_INSERT = """
insert into application (
    number, person, idempotency, content, form, version, title, answers, unit, status,
    received_at, amount, unit_of_time, started, due
) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id
"""
_FORGET = "delete from draft where person=? and id=?"
_EARLIER = "select number, content, received_at, started, due from application where idempotency=?"

_Line = Annotated[str, StringConstraints(strip_whitespace=True)]


class _Place(BaseModel):
    province: int = Field(ge=1, le=81)
    district: int


class _Unit(BaseModel):
    number: int | None


class _Answers(BaseModel):
    topic: _Line
    place: _Place
    unit: _Unit
    title: Annotated[_Line, Field(min_length=3, max_length=200)]
    text: Annotated[_Line, Field(min_length=10, max_length=3000)]
    answer_by: _Line


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid")

    form: Literal["request"]
    form_version: int
    answers: _Answers
    draft: str | None = None


@dataclass(eq=False)
class _Job:
    """A row to store, all but its number, which begins with `year`."""

    year: int
    row: tuple[object, ...]
    at: int
    draft: str | None
    done: asyncio.Future[tuple[object, ...]]


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=full")
    connection.execute("pragma foreign_keys=on")
    return connection


class _Filing:
    def __init__(self, path: Path, key: bytes, token: str) -> None:
        self._path, self._key = path, key
        self._reading = _connect(path)
        self._reading.executescript(_TABLES)
        expires = int(time.time()) + 3600
        self._reading.execute(
            "insert into token values (?, 1, ?)", (self._digest(f"token\0{token}"), expires)
        )
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()

    @asynccontextmanager
    async def open(self, _: Starlette) -> AsyncGenerator[None]:
        self._loop = asyncio.get_running_loop()
        writer = threading.Thread(target=self._write)
        writer.start()
        yield
        self._jobs.put(None)
        await asyncio.to_thread(writer.join)

    async def file(self, request: Request) -> Response:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        person = self._reading.execute(
            "select person from token where hash=? and expires>?",
            (self._digest(f"token\0{token}"), int(time.time())),
        ).fetchone()
        if person is None:
            return Response(status_code=401)
        key = request.headers.get("idempotency-key", "")
        if not re.fullmatch(r"[\x21-\x7e]{16,200}", key):
            return Response(status_code=400)
        body = await request.body()
        try:
            asked = _Asked.model_validate_json(body)
        except ValidationError:
            return Response(status_code=422)
        now = datetime.now(UTC)
        at = int(now.timestamp() * 1e6)
        started = now.astimezone(_ISTANBUL).date()
        content = hashlib.sha256(body).digest()
        row = (
            *(person[0], self._digest(f"idempotency\0{person[0]}\0{key}"), content),
            *(asked.form, asked.form_version, asked.answers.title),
            *(asked.answers.model_dump_json(), asked.answers.unit.number, "received", at),
            *(_DAYS, "day", started.isoformat(), (started + timedelta(days=_DAYS)).isoformat()),
        )
        job = _Job(started.year, row, at, asked.draft, self._loop.create_future())
        self._jobs.put(job)
        number, stored, received_at, began, due = await job.done
        if stored != content:
            return Response(status_code=422)
        assert isinstance(received_at, int)
        receipt = {
            "number": number,
            "form": asked.form,
            "received_at": datetime.fromtimestamp(received_at / 1e6, UTC).isoformat(),
            "clock": {"due": due, "started": began, "span": _SPAN, "law": _LAW},
        }
        return Response(
            json.dumps(receipt, ensure_ascii=False),
            201,
            {"cache-control": "no-store"},
            "application/json",
        )

    def _write(self) -> None:
        connection = _connect(self._path)
        while (job := self._jobs.get()) is not None:
            jobs = [job]
            while len(jobs) < _BATCH and not self._jobs.empty():
                if (more := self._jobs.get()) is None:
                    self._jobs.put(None)
                    break
                jobs.append(more)
            connection.execute("begin immediate")
            stored = [self._store(connection, job) for job in jobs]
            connection.execute("commit")
            self._loop.call_soon_threadsafe(_settle, jobs, stored)

    def _store(self, connection: sqlite3.Connection, job: _Job) -> tuple[object, ...]:
        while True:
            number = f"{job.year}-{secrets.randbelow(10**9):09}"
            new = connection.execute(_INSERT, (number, *job.row)).fetchone()
            if new is not None:
                connection.execute("insert into event values (?, 1, 'received', ?)", (*new, job.at))
                if job.draft is not None:
                    connection.execute(_FORGET, (job.row[0], job.draft))
            found = connection.execute(_EARLIER, (job.row[1],)).fetchone()
            if found is not None:
                return found

    def _digest(self, text: str) -> bytes:
        return hmac.digest(self._key, text.encode(), "sha256")


def _settle(jobs: list[_Job], stored: list[tuple[object, ...]]) -> None:
    for job, row in zip(jobs, stored, strict=True):
        if not job.done.done():
            job.done.set_result(row)


def create() -> Starlette:
    """The floor; the one token it knows comes by the environment."""
    path = Path(os.environ["DATA_DIR"], "floor.db")
    filing = _Filing(path, secrets.token_bytes(32), os.environ["TOKEN"])
    route = Route("/api/v1/applications", filing.file, methods=["POST"])
    return Starlette(routes=[route], lifespan=filing.open)
