"""Keeping the files of tips, sealed, in the store of all attachments.

A row goes before the bytes: until they are part of a tip it says from which day on they are to be
thrown away, so nothing is lost track of that a crash left behind. Of which tip a file is, stands
in that tip's sealed messages, and beside its name in a link that only the installation's key opens:
a tip whose time is over goes without anybody's key.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from service.clock import day_in_turkiye
from service.discretion import where
from service.files.storage import Storage, new_name
from service.store.database import Database
from service.store.tip_tables import tip_files
from service.tips.sealing import Sealing, sealed_file, unsealed_file

_log = logging.getLogger("service")
_ON_ITS_WAY = timedelta(days=2)
"""A day may end while a file is on its way."""
_AT_ONCE = 2
"""Files that are sealed or opened at the same time: each takes several times its size."""


class Keeping:
    """Puts, reads and forgets."""

    def __init__(
        self,
        database: Database,
        storage: Storage,
        sealing: Sealing,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._storage = storage
        self._sealing = sealing
        self._now = now
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def put(self, key: bytes, tip: bytes, content: bytes) -> str:
        """Keeps a file under a random name, which the write that makes it part of the tip has to
        `take`."""
        name, today = f"tip/{new_name()}", day_in_turkiye(self._now())
        row = {"name": name, "due": today + _ON_ITS_WAY, "link": self._sealing.link(tip)}
        await self._database.write(lambda writing: writing.execute(insert(tip_files), row))
        async with self._turns:
            box = await asyncio.to_thread(sealed_file, key, tip, name, content)
            await self._storage.put(name, box, today)
        return name

    async def read(self, key: bytes, tip: bytes, name: str) -> bytes:
        """Raises NotKept, and Unreadable."""
        async with self._turns:
            return await read(self._storage, key, tip, name)

    def take(self, connection: Connection, names: Sequence[str]) -> None:
        """Inside the write that makes them part of a tip."""
        taken = update(tip_files).where(tip_files.c.name.in_(names)).values(due=None)
        if connection.execute(taken).rowcount != len(names):
            raise RuntimeError("a file was thrown away on its way")

    def release(self, connection: Connection, names: Sequence[str]) -> None:
        """Inside the write that ends their tip; `discard` does the rest."""
        today = day_in_turkiye(self._now())
        connection.execute(update(tip_files).where(tip_files.c.name.in_(names)).values(due=today))

    def release_all(self, connection: Connection, tips: Collection[bytes]) -> None:
        """The same for every file of these tips; the next `sweep` does the rest."""
        if not tips:
            return
        kept = select(tip_files.c.name, tip_files.c.link).where(
            tip_files.c.due.is_(None), tip_files.c.link.is_not(None)
        )
        for name, link in connection.execute(kept).all():
            if self._sealing.linked(link) in tips:
                self.release(connection, [name])

    async def discard(self, names: Iterable[str]) -> None:
        """Forgets what no tip has any more. What this does not get to, the next sweep does."""
        for name in names:
            try:
                await self._discard(name)
            except Exception as failure:  # a store out of reach must not keep anybody waiting
                _log.error("the store did not forget: %s", where(failure))

    async def sweep(self) -> None:
        """To be called at start and daily."""
        today = day_in_turkiye(self._now())
        await self.discard(
            await self._database.read(
                lambda known: (
                    known.execute(select(tip_files.c.name).where(tip_files.c.due <= today))
                    .scalars()
                    .all()
                )
            )
        )

    async def _discard(self, name: str) -> None:
        await self._storage.delete(name)
        await self._database.write(
            lambda writing: writing.execute(delete(tip_files).where(tip_files.c.name == name))
        )


async def read(storage: Storage, key: bytes, tip: bytes, name: str) -> bytes:
    """A file of a tip, for whoever has its key. Raises NotKept, and Unreadable."""
    box = b"".join([chunk async for chunk in storage.read(name)])
    return await asyncio.to_thread(unsealed_file, key, tip, name, box)
