"""Papers that the citizen takes along: receipts, letters, last days for the calendar."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from mobile.api.client import Client
    from mobile.state.store import Store


class Shelf(Protocol):
    """Where the device puts a file. False where the citizen thought better of it; raises
    ConnectionError where the device is there no more."""

    async def put(self, name: str, content: bytes) -> bool: ...


class Saving:
    """The verb for every paper."""

    def __init__(self, store: Store, shelf: Shelf | None) -> None:
        self._store, self._shelf = store, shelf
        self.saved = ""
        """The name of the file that was saved last, until the citizen goes on."""

    def forget(self) -> None:
        self.saved = ""

    async def save(self, name: str, fetch: Callable[[Client], Awaitable[bytes]]) -> bool:
        """Brings the paper and hands it to the device under `name`, which tells nothing of what
        stands in it: lists of downloads are seen by others."""
        verb, self.saved = f"save {name}", ""
        if self._store.doing(verb):
            return False
        async with self._store.attempt(verb, again=lambda: self.save(name, fetch)):
            content = await fetch(self._store.client)
            if self._shelf and await self._shelf.put(name, content):
                self.saved = name
        return bool(self.saved)
