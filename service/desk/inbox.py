"""An officer's inbox: what is with his units, and what they have for information (bilgi)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, func, or_, select, tuple_

from service.desk.models import DeskLine, DeskList
from service.desk.officers import Officer
from service.desk.seeing import Seeing
from service.desk.showing import Showing
from service.history.states import ENDS
from service.problems import Refusal
from service.store.tables import applications, informed

_NEVER = date(9999, 12, 31)
_BATCH, _BATCHES = 500, 20
_DUE = func.coalesce(applications.c.due, _NEVER)


class Inbox:
    """It tells nothing of what was written: opening is a look, and every look is an event."""

    def __init__(self, showing: Showing, seeing: Seeing) -> None:
        self._showing = showing
        self._seeing = seeing

    def page(
        self,
        connection: Connection,
        officer: Officer,
        after: str | None,
        limit: int,
        form: str | None = None,
    ) -> DeskList:
        """What is open and with his units, those behind the key `after`, and only those of `form`
        if one is named. Raises Refusal `not_found` for a key that is none."""
        key = _key(after)
        asked = (
            select(applications)
            .where(applications.c.status.not_in(ENDS))
            .order_by(_DUE, applications.c.id)
            .limit(_BATCH)
        )
        if form is not None:
            asked = asked.where(applications.c.form == form)
        few = self._seeing.few(officer)
        if few is not None:
            told = select(informed.c.application).where(informed.c.unit.in_(few))
            asked = asked.where(or_(applications.c.unit.in_(few), applications.c.id.in_(told)))
        found: list[DeskLine] = []
        for _ in range(_BATCHES):
            rows = connection.execute(
                asked if key is None else asked.where(tuple_(_DUE, applications.c.id) > key)
            ).all()
            told_of = _informed(connection, [row.id for row in rows])
            for row in rows:
                if len(found) == limit:
                    return DeskList(applications=tuple(found), next=_written(key))
                key = (row.due or _NEVER, row.id)
                if self._seeing.sees(officer, row.unit):
                    found.append(self._showing.line(row))
                elif any(self._seeing.sees(officer, unit) for unit in told_of[row.id]):
                    found.append(self._showing.line(row, informed=True))
            if len(rows) < _BATCH:
                return DeskList(applications=tuple(found))
        return DeskList(applications=tuple(found), next=_written(key))


def _informed(connection: Connection, ids: Sequence[int]) -> Mapping[int, list[int]]:
    """The units that have these for information, by application."""
    found: dict[int, list[int]] = defaultdict(list)
    asked = select(informed.c.application, informed.c.unit).where(informed.c.application.in_(ids))
    for row in connection.execute(asked):
        found[row.application].append(row.unit)
    return found


def _written(key: tuple[date, int] | None) -> str | None:
    return key and f"{key[0].isoformat()}.{key[1]}"


def _key(after: str | None) -> tuple[date, int] | None:
    if after is None:
        return None
    day, _, number = after.partition(".")
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        raise Refusal("not_found") from None
