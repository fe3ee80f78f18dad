"""Files that go along with an anonymous tip. Their bytes stand in memory, here alone, until the tip
has its number; their names never go anywhere."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from mobile.api.errors import ApiError, Broken, Refused, TooMany

if TYPE_CHECKING:
    from mobile.state.attachment import Chosen
    from mobile.state.store import Store

MOST = 10
LARGEST = 20 * 1024 * 1024
"""Bytes of one file. An installation may take less, and says so itself."""

Stage = Literal["reading", "waiting", "sending", "sent", "failed"]


class Inbox(Protocol):
    """Where the web process receives a file of its own visitor, in memory."""

    async def receive(self, send: Callable[[str], Awaitable[None]], size: int) -> bytes:
        """Has `send` bring the bytes to an address. Raises OSError where they do not arrive."""
        ...


@dataclass(frozen=True)
class Enclosed:
    """One file. `key` is random: sent twice by it, it is still one file."""

    key: str
    name: str
    """For the citizen's eyes only."""
    size: int
    stage: Stage
    fault: Literal["", "too_large", "empty", "not_read", "not_sent"] = ""
    told: str = ""
    """The service's own sentence, in the citizen's language."""
    content: bytes = field(default=b"", repr=False)


class Enclosing:
    """The verbs of adding files to a tip. `inbox` is None where files can be read on the device."""

    def __init__(self, store: Store, inbox: Inbox | None) -> None:
        self._store = store
        self._inbox = inbox
        self.rows: tuple[Enclosed, ...] = ()
        self._sending: asyncio.Task[None] | None = None

    @property
    def unsent(self) -> bool:
        return any(row.stage != "sent" for row in self.rows)

    async def add(self, chosen: list[Chosen]) -> None:
        """Takes the bytes of what was chosen into memory, as far as there is room."""
        room = MOST - sum(row.stage != "failed" for row in self.rows)
        for one in chosen[: max(0, room)]:
            await self._take(one)

    def remove(self, key: str) -> None:
        self.rows = tuple(row for row in self.rows if row.key != key)
        self._store.changed()

    def send(self, number: str) -> None:
        """Sends what is not sent yet, one after the other, while the citizen goes on."""
        if self._sending is None or self._sending.done():
            self._sending = asyncio.create_task(self._send_all(number))

    async def done(self) -> None:
        """Waits until nothing is on its way."""
        if self._sending:
            await asyncio.wait([self._sending])

    def forget(self) -> None:
        if self._sending:
            self._sending.cancel()
        self.rows, self._sending = (), None

    async def _take(self, chosen: Chosen) -> None:
        row = Enclosed(secrets.token_hex(16), chosen.name, chosen.size, "reading")
        if chosen.size == 0 or chosen.size > LARGEST:
            fault = "too_large" if chosen.size else "empty"
            self._add(replace(row, stage="failed", fault=fault))
            return
        self._add(row)
        try:
            content = await self.read(chosen)
        except OSError:
            self._put(replace(row, stage="failed", fault="not_read"))
        else:
            self._put(replace(row, stage="waiting", content=content))

    async def read(self, chosen: Chosen) -> bytes:
        """The bytes of a file on the device. Raises OSError where they do not arrive."""
        if self._inbox:
            return await self._inbox.receive(chosen.send, chosen.size)
        return await asyncio.to_thread(Path(chosen.path).read_bytes)

    async def _send_all(self, number: str) -> None:
        for row in self.rows:
            if row.content and row.stage in ("waiting", "failed"):
                await self._send(number, row)

    async def _send(self, number: str, row: Enclosed) -> None:
        from mobile.api.models import NewTipFile

        self._put(replace(row, stage="sending", fault="", told=""))
        file = NewTipFile(number=number, key=row.key, content=row.content)
        try:
            status = await self._store.client.send_tip_file(file)
        except ApiError as fault:
            failed = replace(row, stage="failed", fault="not_sent")
            if isinstance(fault, Refused) and not isinstance(fault, (Broken, TooMany)):
                # It would be refused again: its bytes are needed no more.
                failed = replace(failed, told=fault.detail, content=b"")
            self._put(failed)
        else:
            self._put(replace(row, stage="sent", content=b""))
            self._store.returning.tell(number, status)

    def _add(self, row: Enclosed) -> None:
        self.rows = (*self.rows, row)
        self._store.changed()

    def _put(self, row: Enclosed) -> None:
        """In the place of the row of that key, unless it was taken away meanwhile."""
        self.rows = tuple(row if one.key == row.key else one for one in self.rows)
        self._store.changed()
