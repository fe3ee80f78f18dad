"""The room of attachments: from a ticket to a file that is part of an application."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping

from mobile.api.models import FileState, FileTicket, NewFile
from service.files import rows
from service.files.child import Inspector
from service.files.faults import FAULTS, STAGES
from service.files.names import plain_name
from service.files.receiving import Receiving
from service.files.rows import Owner
from service.files.scanning import Scanner
from service.files.storage import NotKept, new_name, open_storage
from service.files.sweeping import Sweeping
from service.files.tickets import Tickets
from service.i18n import told
from service.problems import Refusal
from service.secret_key import SecretKey
from service.settings import Settings
from service.store.database import Database


@dataclass(frozen=True)
class Attachable:
    """A file that may be attached, or is."""

    id: str
    name: str
    kind: str
    media: str
    evidence: bool
    size: int
    """Bytes, as they came."""


@dataclass(frozen=True)
class Content:
    """The bytes of a file, and what they are."""

    name: str
    media: str
    chunks: AsyncIterator[bytes]


class Files:
    """What is asked for with an owner (a person, or an officer at his desk) is only ever that
    owner's: another's is `not_found`."""

    def __init__(
        self, settings: Settings, key: SecretKey, database: Database, now: Callable[[], datetime]
    ) -> None:
        self._settings, self._database, self._now = settings, database, now
        self._tickets = Tickets(key)
        self.storage = open_storage(settings.files_url, settings.files_folder)
        self.inspector = Inspector()
        arriving = settings.data_dir / "arriving"
        self._receiving = Receiving(
            database=database,
            storage=self.storage,
            inspector=self.inspector,
            scanner=Scanner(settings.clamav),
            folder=arriving,
            limit=settings.file_limit,
            now=now,
        )
        self._sweeping = Sweeping(database, self.storage, arriving, settings.files_kept_days, now)

    async def close(self) -> None:
        """Ends the children that look at files."""
        await asyncio.to_thread(self.inspector.close)

    # -- one file, from its ticket to its end ------------------------------------------------

    async def begin(self, owner: Owner, asked: NewFile) -> FileTicket:
        """Makes room for a file. Raises Refusal: `file_too_large`, `file_empty`,
        `too_many_files`."""
        if asked.size > self._settings.file_limit:
            megabytes = {"megabytes": self._settings.file_limit // 2**20}
            raise Refusal("file_too_large", values=megabytes)
        if asked.size == 0:
            raise Refusal("file_empty")
        file, now = secrets.token_urlsafe(18), self._now()
        row = {"id": file, **rows.of(owner), "name": plain_name(asked.name), "size": asked.size}
        row |= {"stored": new_name(), "begun_at": now, "touched_at": now}

        def add(connection: Connection) -> bool:
            if rows.begun_lately(connection, owner, now) >= self._settings.files_per_day:
                return False
            rows.add(connection, row)
            return True

        if not await self._database.write(add):
            raise self._too_many()
        ticket, expires_at = self._tickets.issue(file, now)
        upload = f"/api/v1/files/{file}?ticket={ticket}"
        return FileTicket(id=file, upload=upload, expires_at=expires_at)

    async def receive(
        self, file: str, ticket: str, chunks: AsyncIterator[bytes], language: str
    ) -> FileState:
        """Takes the bytes that a ticket was given for. Raises Refusal."""
        counts = self._tickets.counts(ticket, file, self._now())
        if counts is False:
            raise Refusal("not_found")
        row = await self._database.read(lambda connection: rows.one(connection, file))
        if row is None or counts is None or row["state"] == "ready":
            raise Refusal("file_gone")
        await self._receiving.receive(row, chunks)
        return await self.state(rows.owner_of(row), file, language)

    async def state(self, owner: Owner, file: str, language: str) -> FileState:
        """How the file stands, at this moment."""
        row = await self._own(owner, file)
        running = self._receiving.running(file)
        now_: dict[str, object] = {}
        if running is not None and row["state"] != "ready":
            now_ = {"state": running.stage, "received": running.received, "fault": None}
        shown: dict[str, Any] = {**row} | now_
        fault, betrays = shown["fault"], str(row["betrays"])
        sentence = FAULTS[fault][2] if fault else STAGES[shown["state"]]
        return FileState.model_validate(
            shown
            | {
                "betrays": betrays.split(",") if betrays else (),
                "kept_as_evidence": row["evidence"],
                "told": told(
                    language,
                    sentence,
                    megabytes=self._settings.file_limit // 2**20,
                    limit=self._settings.files_per_application,
                ),
            }
        )

    async def keep(self, owner: Owner, file: str, keep: bool) -> None:  # noqa: FBT001 - a value
        """Whether the original is what will be filed. Raises Refusal `attached` once it is."""
        row = await self._own(owner, file)
        if row["application"] is not None:
            raise Refusal("attached")
        await self._database.write(lambda writing: rows.set_evidence(writing, file, keep))

    async def remove(self, owner: Owner, file: str) -> None:
        """Ends the upload, removes the file; what is gone stays gone. Raises Refusal `attached`."""
        row = await self._database.read(lambda connection: rows.own(connection, owner, file))
        if row is None:
            return
        removed = await self._database.write(lambda writing: rows.remove(writing, file))
        still = await self._database.read(lambda connection: rows.own(connection, owner, file))
        if not removed and still is not None:
            raise Refusal("attached")
        await self._receiving.stop(file)
        await self._sweeping.delete(file)

    async def content(self, owner: Owner, file: str) -> Content:
        """The bytes as they are filed, or would be. Raises Refusal `file_gone`."""
        return await self._content(await self._own(owner, file))

    async def filed(self, application: int, file: str) -> Content:
        """The same for a file of an application, whoever attached it. Raises Refusal."""
        row = await self._database.read(lambda connection: rows.one(connection, file))
        if row is None or row["application"] != application:
            raise Refusal("not_found")
        return await self._content(row)

    async def _content(self, row: RowMapping) -> Content:
        if row["state"] != "ready":
            raise Refusal("not_found")
        original, stored = bool(row["evidence"]), str(row["stored"])
        kept = rows.original_of(stored) if original else rows.clean_of(stored)
        chunks = self.storage.read(kept)
        try:
            first = await anext(chunks, b"")
        except NotKept:
            raise Refusal("file_gone") from None
        media = row["original_media"] if original else row["media"]
        return Content(row["name"], media, _whole(first, chunks))

    # -- filing ------------------------------------------------------------------------------

    async def attachable(self, owner: Owner, ids: Sequence[str]) -> dict[str, Attachable]:
        """Those of the ids that may be attached, by id. The others are not ready, not this
        person's, or part of another application."""
        found = await self._database.read(
            lambda connection: rows.attachable(connection, owner, ids)
        )
        return {row["id"]: _shown(row) for row in found}

    def ready(
        self, connection: Connection, owner: Owner, ids: Sequence[str]
    ) -> tuple[Attachable, ...]:
        """What `attach` would take, in the order of the ids. Raises Refusal as it does."""
        return tuple(map(_shown, self._ready(connection, owner, ids).values()))

    def attach(
        self, connection: Connection, owner: Owner, application: int, ids: Sequence[str]
    ) -> list[str]:
        """Makes the files part of the application, inside its write. Returns those of which a
        copy is left over: hand them to `discard` once the write is done. Raises Refusal:
        `file_gone` if one is not attachable any more, `too_many_files`."""
        found = self._ready(connection, owner, ids)
        for file, row in found.items():
            # Only what the citizen chose stays.
            other = rows.clean_of if row["evidence"] else rows.original_of
            rows.attach(connection, file, application, other(row["stored"]))
        return list(found)

    def _ready(
        self, connection: Connection, owner: Owner, ids: Sequence[str]
    ) -> dict[str, RowMapping]:
        wanted = list(dict.fromkeys(ids))
        if len(wanted) > self._settings.files_per_application:
            raise self._too_many()
        found = {row["id"]: row for row in rows.attachable(connection, owner, wanted)}
        if len(found) < len(wanted):
            raise Refusal("file_gone")
        return {file: found[file] for file in wanted}

    async def discard(self, ids: Iterable[str]) -> None:
        """Deletes what `attach` left over. What this does not get to, the next sweep does."""
        for file in ids:
            await self._sweeping.delete(file)

    def digests(self, connection: Connection, ids: Iterable[str]) -> dict[str, str | None]:
        """SHA-256 (hexadecimal) of the copies that are filed, or would be, by the files' ids;
        None of one that came before digests were kept."""
        return rows.digests(connection, ids)

    def attached(self, connection: Connection, application: int) -> list[Attachable]:
        """The files of an application, in the order in which they were added."""
        return [_shown(row) for row in rows.attached(connection, application)]

    def touch(self, connection: Connection, person: int, ids: Iterable[str]) -> None:
        """Keeps the files of a draft as long as the draft, inside the write that saves it."""
        longer = max(0, self._settings.drafts_kept_days - self._settings.files_kept_days)
        rows.touch(connection, person, ids, self._now() + timedelta(days=longer))

    async def sweep(self) -> None:
        """Throws away what nobody filed within its days, and whatever was left behind. To be
        called at start and daily; a store that cannot be reached is left for the next time."""
        await self._sweeping.sweep()

    def _too_many(self) -> Refusal:
        return Refusal("too_many_files", values={"limit": self._settings.files_per_application})

    async def _own(self, owner: Owner, file: str) -> RowMapping:
        row = await self._database.read(lambda connection: rows.own(connection, owner, file))
        if row is None:
            raise Refusal("not_found")
        return row


def _shown(row: RowMapping) -> Attachable:
    media = row["original_media"] if row["evidence"] else row["media"]
    return Attachable(row["id"], row["name"], row["kind"], media, row["evidence"], row["received"])


async def _whole(first: bytes, rest: AsyncGenerator[bytes]) -> AsyncGenerator[bytes]:
    try:
        yield first
        async for chunk in rest:
            yield chunk
    finally:
        await rest.aclose()
