"""The proof of work that lets a tip in while tips come in masses. Without load there is none, and
nobody notices."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from mobile.api.errors import ApiError

if TYPE_CHECKING:
    from pydantic import JsonValue

    from mobile.state.store import Store

Solver = Callable[[Mapping[str, "JsonValue"]], Awaitable[str]]
"""Solves a puzzle; raises Unsolved or TimeoutError where it cannot."""


class Proving:
    """The verbs of proving. `solver` is None where this device computes by itself; in a browser the
    page's own script does."""

    def __init__(self, store: Store, solver: Solver | None) -> None:
        self._store = store
        self._solver = solver
        self._solving: asyncio.Task[str | None] | None = None

    @property
    def under_way(self) -> bool:
        return self._solving is not None and not self._solving.done()

    def begin(self) -> None:
        """Looks whether a puzzle is set, and solves it while the citizen writes."""
        if self._solving is None:
            self._solving = asyncio.create_task(self._solve())
            self._solving.add_done_callback(lambda _done: self._store.changed())

    async def proof(self, *, anew: bool = False) -> str | None:
        """The proof, once it is found; None where none is needed or it could not be found.
        `anew` where the service asked for one by now, or took no old one any more."""
        if anew:
            self.forget()
            self.begin()
        if self._solving is None:
            return None
        return await asyncio.shield(self._solving)

    def forget(self) -> None:
        if self._solving:
            self._solving.cancel()
        self._solving = None

    async def _solve(self) -> str | None:
        from mobile.api.proof import Unsolved, solved

        solver = self._solver or solved
        with suppress(ApiError, Unsolved, TimeoutError):
            told = await self._store.client.tip_challenge()
            if told.challenge is not None:
                self._store.changed()
                return await solver(told.challenge)
        return None
