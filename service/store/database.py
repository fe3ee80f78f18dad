"""Reading and writing. The rest of the service passes plain functions of a connection.

All writes of a process go through one thread, and those that wait at the same time share one
COMMIT: with synchronous=FULL the disk is the narrow place, and one writer never meets a lock.
"""

from __future__ import annotations

import asyncio
import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, create_engine, event, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.expression import ClauseElement

from service.store.migrate import migrate
from service.store.prepared import Prepared

Result = TypeVar("Result")
_BATCH = 256
_READERS = 2
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=10000",
    "secure_delete=ON",  # what is deleted is overwritten: a tip that was withdrawn, a draft
)


@dataclass(eq=False)
class _Job:
    work: Callable[[Connection], Any]
    done: asyncio.Future[Any]
    result: Any = None
    failure: Exception | None = None

    def settle(self) -> None:
        if self.done.done():  # whoever waited has gone; the work stands
            return
        if self.failure is not None:
            self.done.set_exception(self.failure)
        else:
            self.done.set_result(self.result)


class Database:
    """`await open()` first, `await close()` last; in between `read` and `write`."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self._lite = self._url.get_backend_name() == "sqlite"
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._open = False

    async def open(self) -> None:
        """Connects, migrates, starts the writer. Raises what SQLAlchemy or Alembic raises."""
        if self._open:
            return
        self._loop = asyncio.get_running_loop()
        await asyncio.to_thread(self._start)
        self._readers = ThreadPoolExecutor(_READERS, "reader")
        self._writer = threading.Thread(target=self._write_all, name="writer", daemon=True)
        self._writer.start()
        self._open = True

    async def close(self) -> None:
        """Finishes what was begun and lets go of the database."""
        if not self._open:
            return
        self._open = False
        self._jobs.put(None)
        await asyncio.to_thread(self._writer.join)
        self._readers.shutdown()
        for kept in (self._eye, self._pen):
            if kept is not None:
                kept.close()
        self._engine.dispose()

    async def read(self, work: Callable[[Connection], Result]) -> Result:
        """Runs `work` on a connection that must only be read from."""
        return await self._loop.run_in_executor(self._readers, self._read, work)

    async def glance(self, work: Callable[[Connection], Result]) -> Result:
        """Like `read`, for one look-up by its key. On SQLite that takes some microseconds, and
        handing it to a thread ten times as long, so it is done at once."""
        if self._eye is None:
            return await self.read(work)
        return work(self._eye)

    async def write(self, work: Callable[[Connection], Result]) -> Result:
        """Runs `work` in a transaction and returns once it is on disk. What `work` raises undoes
        its own changes and nobody else's. `work` may run twice, the first time undone, and while
        its caller is already gone: it must change nothing but the database."""
        if not self._open:
            raise RuntimeError("the database is closed")
        job = _Job(work, self._loop.create_future())
        self._jobs.put(job)
        result: Result = await job.done
        return result

    async def alive(self) -> None:
        """Raises if the database does not answer."""
        await self.read(lambda connection: connection.execute(text("SELECT 1")).all())

    def insert_new(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """An INSERT that does nothing where a unique value is already there."""
        if self._lite:
            return sqlite.insert(table).on_conflict_do_nothing()
        return postgresql.insert(table).on_conflict_do_nothing()

    def prepared(self, statement: ClauseElement, *columns: str) -> Prepared:
        """A statement ready for the driver; for an INSERT, `columns` are those it fills."""
        return Prepared(statement, self._url.get_dialect()(), *columns)

    def _start(self) -> None:
        if self._lite and self._url.database:
            Path(self._url.database).parent.mkdir(parents=True, exist_ok=True)
        # A failing statement's parameters are what citizens wrote: they stay out of its text.
        engine = create_engine(self._url, hide_parameters=True)
        logging.getLogger("sqlalchemy.engine.Engine").addFilter(_without_rows)
        if self._lite:
            event.listen(engine, "connect", _prepare)
            event.listen(engine, "begin", _begin)
        self._engine = engine
        with self._writing() as connection, connection.begin():
            migrate(connection)
        # A file is never out of reach, so these two are fetched from the pool only once.
        self._eye = engine.connect() if self._lite else None
        self._pen = self._writing() if self._lite else None

    def _writing(self) -> Connection:
        return self._engine.connect().execution_options(writes=True)

    def _read(self, work: Callable[[Connection], Result]) -> Result:
        with self._engine.connect() as connection:
            return work(connection)

    def _write_all(self) -> None:
        """The writer's thread, until a None comes."""
        last = False
        while not last:
            jobs: list[_Job] = []
            job = self._jobs.get()
            while job is not None:
                jobs.append(job)
                if len(jobs) == _BATCH or self._jobs.empty():
                    break
                job = self._jobs.get()
            last = job is None
            if jobs:
                self._commit(jobs)
                self._loop.call_soon_threadsafe(_settle, jobs)

    def _commit(self, jobs: list[_Job]) -> None:
        try:
            kept = nullcontext(self._pen) if self._pen else self._writing()
            with kept as connection, connection.begin():
                for job in jobs:
                    job.result = job.work(connection)
        except Exception as failure:
            if len(jobs) == 1:
                jobs[0].failure = failure
                return
            for job in jobs:  # rare, so it may be slow: nobody suffers for somebody else's job
                self._commit([job])


def _settle(jobs: list[_Job]) -> None:
    for job in jobs:
        job.settle()


def _without_rows(record: logging.LogRecord) -> bool:
    """At DEBUG, SQLAlchemy would write every row it reads, names and all."""
    return record.levelno > logging.DEBUG


def _prepare(raw: SqliteConnection, _record: object) -> None:
    # sqlite3 would open transactions by its own rules; here SQLAlchemy says when (see _begin).
    raw.isolation_level = None
    for pragma in _PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Writers take the write lock at once; readers need no transaction, each SELECT is one."""
    if connection.get_execution_options().get("writes"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
