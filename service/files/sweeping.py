"""Throwing away: what nobody filed, what was taken back, and what a crash left behind."""

from __future__ import annotations

import asyncio
import logging
import shutil
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, RowMapping

from service.discretion import where
from service.files import rows
from service.files.storage import Storage
from service.store.database import Database

_log = logging.getLogger("service")
_LEFT_BEHIND = 24 * 60 * 60


class Sweeping:
    """A row says what must go before it goes, so that nothing is lost track of on the way."""

    def __init__(
        self,
        database: Database,
        storage: Storage,
        arriving: Path,
        days: int,
        now: Callable[[], datetime],
    ) -> None:
        self._database, self._storage = database, storage
        self._arriving, self._kept, self._now = arriving, timedelta(days=days), now

    async def sweep(self) -> None:
        now = self._now()
        await self._database.write(lambda writing: rows.remove_untouched(writing, now - self._kept))
        try:
            while due := await self._database.read(rows.to_delete):
                await self._forget(due)
        except Exception as failure:  # a store out of reach must not keep the service from starting
            _log.error("the store did not forget: %s", where(failure))
        await self._database.write(lambda writing: rows.forget_removed(writing, now))
        await asyncio.to_thread(self._clear)

    async def delete(self, file: str) -> None:
        """What must go of this one file."""

        def due(connection: Connection) -> list[RowMapping]:
            return rows.to_delete(connection, file)

        await self._forget(await self._database.read(due))

    async def _forget(self, due: list[RowMapping]) -> None:
        for row in due:
            stored = str(row["stored"])
            gone = [rows.clean_of(stored), rows.original_of(stored)]
            for name in gone if row["state"] == rows.REMOVED else [row["leftover"]]:
                await self._storage.delete(name)
        ids = [row["id"] for row in due]
        await self._database.write(lambda writing: rows.deleted(writing, ids))

    def _clear(self) -> None:
        """Uploads that ended with the process which received them."""
        if not self._arriving.exists():
            return
        for folder in self._arriving.iterdir():
            if folder.stat().st_mtime < time.time() - _LEFT_BEHIND:
                shutil.rmtree(folder, ignore_errors=True)
