"""The numbers for everyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mobile.api.models import Statistics
    from mobile.state.store import Store


class Counting:
    """What the service counted; the same for everybody, and asked without a login."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.told: Statistics | None = None
        """None until they were asked for."""

    async def look(self) -> None:
        """Brings what was counted last."""
        async with self._store.attempt("look_at_numbers", again=self.look):
            self.told = await self._store.client.statistics()
