"""What time itself does: a fee that nobody paid (4982 m.11/2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, select

from service.clock import day_in_turkiye
from service.history.keeping import Keeping
from service.history.kinds import Event, FeeLapsed
from service.history.states import Illegal
from service.store.database import Database
from service.store.tables import applications


class Lapsing:
    """Looks once a day."""

    def __init__(self, database: Database, keeping: Keeping, now: Callable[[], datetime]) -> None:
        self._database = database
        self._keeping = keeping
        self._now = now

    async def sweep(self) -> None:
        """Wishes whose fee was not paid by its last day count as given up."""
        await self._database.write(self._lapse)

    def _lapse(self, connection: Connection) -> None:
        now = self._now()
        overdue = connection.execute(
            select(applications.c.id).where(
                applications.c.status == "fee_due", applications.c.due < day_in_turkiye(now)
            )
        ).scalars()
        for application in [*overdue]:
            history = self._keeping.history(connection, application)
            lapsed = [Event(now, "clock", FeeLapsed())]
            try:
                self._keeping.add(connection, application, history, lapsed)
            except Illegal:  # another process was faster
                continue
