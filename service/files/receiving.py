"""Receiving the bytes of a file: counted while they come, looked at when they are all there.

Each upload has a folder of its own until it is done, so that nothing stays of one that is not.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import secrets
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeVar

from sqlalchemy import RowMapping
from starlette.requests import ClientDisconnect

from service.files import rows
from service.files.child import Inspector
from service.files.findings import Finding
from service.files.scanning import Scanner
from service.files.storage import Storage
from service.problems import Refusal
from service.store.database import Database

_SILENT = 120
"""Seconds without a byte after which nobody is thought to be there."""
Result = TypeVar("Result")


@dataclass(eq=False)
class Upload:
    """One that is under way."""

    received: int = 0
    stage: Literal["receiving", "looking"] = "receiving"
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)


class Receiving:
    """One upload of a file at a time: a newer one ends the older, whose line may long be dead."""

    def __init__(
        self,
        *,
        database: Database,
        storage: Storage,
        inspector: Inspector,
        scanner: Scanner,
        folder: Path,
        limit: int,
        now: Callable[[], datetime],
    ) -> None:
        self._database, self._storage = database, storage
        self._inspector, self._scanner = inspector, scanner
        self._folder, self._limit, self._now = folder, limit, now
        self._running: dict[str, Upload] = {}

    def running(self, file: str) -> Upload | None:
        return self._running.get(file)

    async def stop(self, file: str) -> None:
        """Ends the upload of this file, if there is one, and waits until nothing is left of it."""
        upload = self._running.get(file)
        if upload is not None:
            upload.stop.set()
            await upload.over.wait()

    async def receive(self, row: RowMapping, chunks: AsyncIterator[bytes]) -> None:
        """Takes the bytes of the file. Raises Refusal, and ClientDisconnect when they end
        before their time."""
        file = str(row["id"])
        while file in self._running:
            await self.stop(file)
        upload = self._running[file] = Upload()
        folder = self._folder / secrets.token_hex(16)
        try:
            await asyncio.to_thread(folder.mkdir, parents=True, mode=0o700)
            await self._take(upload, chunks, folder / "came", row["size"])
            upload.stage = "looking"
            finding = await self._look(upload, folder)
            await self._keep(row, folder, upload, finding)
        except Refusal as refused:
            await self._note(file, refused.code, upload.received)
            raise
        except ClientDisconnect:
            await self._note(file, "connection_lost", 0)
            raise
        finally:
            del self._running[file]
            upload.over.set()
            await asyncio.shield(asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True))

    async def _take(
        self, upload: Upload, chunks: AsyncIterator[bytes], path: Path, size: int
    ) -> None:
        with await asyncio.to_thread(path.open, "xb") as file:
            while True:
                chunk = await _unless_stopped(upload, anext(chunks, None), _SILENT)
                if chunk is None:
                    break
                upload.received += len(chunk)
                if upload.received > self._limit:
                    megabytes = {"megabytes": self._limit // 2**20}
                    raise Refusal("file_too_large", values=megabytes)
                await asyncio.to_thread(file.write, chunk)
        if not upload.received:
            raise Refusal("file_empty")
        if upload.received != size:
            raise Refusal("file_damaged")

    async def _look(self, upload: Upload, folder: Path) -> Finding:
        came = folder / "came"
        await _unless_stopped(upload, self._scanner.scan(came))
        looked = self._inspector.look(came, folder / "clean", folder / "original")
        finding = await _unless_stopped(upload, looked)
        if finding.fault is not None:
            raise Refusal(finding.fault, values={"megabytes": self._limit // 2**20})
        return finding

    async def _keep(self, row: RowMapping, folder: Path, upload: Upload, finding: Finding) -> None:
        """Both copies, until the citizen has chosen and the application is filed."""
        stored, file = str(row["stored"]), str(row["id"])
        original = folder / ("original" if finding.other_original else "came")
        await self._storage.put(rows.clean_of(stored), folder / "clean")
        await self._storage.put(rows.original_of(stored), original)
        digests = await asyncio.to_thread(_digests, folder / "clean", original)
        now, received = self._now(), upload.received
        ready = not upload.stop.is_set() and await self._database.write(
            lambda writing: rows.set_ready(writing, file, received, finding, digests, now)
        )
        if not ready:  # sweeping would find them, but what was taken back should go at once
            await self._storage.delete(rows.clean_of(stored))
            await self._storage.delete(rows.original_of(stored))
            raise Refusal("cancelled")

    async def _note(self, file: str, code: str, received: int) -> None:
        if code == "cancelled":  # by whoever removed it, or began it anew: it is theirs now
            return
        state = "broken_off" if code == "connection_lost" else "refused"
        await self._database.write(
            lambda writing: rows.set_fault(writing, file, state, code, received)
        )


def _digests(clean: Path, original: Path) -> tuple[str, str]:
    """SHA-256 in hexadecimal digits: an application's receipt stands for its files, too."""

    def digest(path: Path) -> str:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    return digest(clean), digest(original)


async def _unless_stopped(
    upload: Upload, work: Awaitable[Result], seconds: float | None = None
) -> Result:
    """Raises Refusal `cancelled` as soon as the upload is stopped, whatever it waits for."""
    working, stopped = asyncio.ensure_future(work), asyncio.ensure_future(upload.stop.wait())
    try:
        await asyncio.wait({working, stopped}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        if upload.stop.is_set():
            raise Refusal("cancelled")
        if not working.done():
            raise Refusal("connection_lost")
        return working.result()
    finally:
        for one in (working, stopped):
            one.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await one
