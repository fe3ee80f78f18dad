"""A file of a tip: looked at, cleaned and sealed, all of it in memory.

What it told (place, time, device, author) is always removed, and the original is never kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from mobile.api.models import NewTipFile, TipStatus
from service.clock import day_in_turkiye
from service.files.child import Inspector
from service.files.findings import EMPTY, TOO_LARGE, Finding
from service.files.scanning import Scanner
from service.problems import Refusal
from service.store.database import Database
from service.tips import messages
from service.tips.entering import Entered, Entering, wellformed
from service.tips.keeping import Keeping
from service.tips.messages import Message, add_message, files_of, is_known
from service.tips.sealing import Sealing, sealed

_AT_ONCE = 2
"""Files that are looked at and sealed at the same time; the others wait as they came."""


class Attaching:
    """`limit` is the largest file in bytes, `most` the number of files of one tip."""

    def __init__(
        self,
        *,
        database: Database,
        sealing: Sealing,
        entering: Entering,
        keeping: Keeping,
        inspector: Inspector,
        scanner: Scanner,
        limit: int,
        most: int,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._sealing = sealing
        self._entering = entering
        self._keeping = keeping
        self._inspector, self._scanner = inspector, scanner
        self._limit, self._most, self._now = limit, most, now
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def attach(self, asked: NewTipFile, address: str) -> TipStatus:
        """Adds a file to the tip. Raises Refusal: `invalid`, `tip_unknown`, `too_many_numbers`,
        `tip_closed`, `tip_full`, `tip_files_full`, and whatever may be wrong with a file."""
        number = wellformed(asked.number)
        found = await self._entering.enter(number, address)
        once = self._sealing.key_hash("message", number, asked.key)
        if await self._database.read(lambda known: is_known(known, once)):
            return found.status
        self._check(found, len(asked.content))
        async with self._turns:
            finding, copy = await self._look(asked.content)
            await self._keep(found, once, finding, copy)
        return (await self._entering.enter(number, address)).status

    def _check(self, found: Entered, size: int) -> None:
        """What can be told before anybody looks into the file."""
        if found.row.status == "withdrawn":
            raise Refusal("tip_closed")
        if len(found.messages) >= messages.MOST:
            raise Refusal("tip_full")
        if sum(bool(message.file) for message in found.messages) >= self._most:
            raise self._full()
        if not size:
            raise Refusal(EMPTY)
        if size > self._limit:
            raise Refusal(TOO_LARGE, values=self._megabytes)

    async def _look(self, content: bytes) -> tuple[Finding, bytes]:
        await self._scanner.scan(content)
        finding, copy = await self._inspector.look_in_memory(content)
        if finding.fault is not None:
            raise Refusal(finding.fault, values=self._megabytes)
        return finding, copy

    async def _keep(self, found: Entered, once: bytes, finding: Finding, copy: bytes) -> None:
        key, tip = found.key, found.tip
        name = await self._keeping.put(key, tip, copy)
        message = Message(
            by="reporter",
            text="",
            on=day_in_turkiye(self._now()),
            file=finding.kind,
            media=finding.media,
            stored=name,
        )
        box = sealed(key, tip, message.model_dump(mode="json"))

        def store(connection: Connection) -> bool:
            new = add_message(connection, tip, once, box, turn="written")
            if new and len(files_of(connection, key, tip)) > self._most:
                raise self._full()  # others came meanwhile; nothing of this one is written
            if new:
                self._keeping.take(connection, [name])
            return new

        kept = False
        try:
            kept = await self._database.write(store)
        finally:
            if not kept:
                await self._keeping.discard([name])

    @property
    def _megabytes(self) -> dict[str, int]:
        return {"megabytes": self._limit // 2**20}

    def _full(self) -> Refusal:
        return Refusal("tip_files_full", values={"limit": self._most})
