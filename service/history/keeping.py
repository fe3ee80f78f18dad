"""Keeping events, and beside them the columns of an application that follow from them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from service.history.clock import running
from service.history.decided import decision
from service.history.kinds import UNSEEN, Event, read_what, written
from service.history.machine import after, state_of
from service.history.states import State
from service.store.database import Database
from service.store.tables import applications, decisions, events, informed

_OF = select(events).where(events.c.application == bindparam("application")).order_by(events.c.seq)
_DECIDED = insert(decisions).from_select(
    ["application", "province", "topic", "seq", "decided_on", "due", "days", "result", "unit"],
    select(
        applications.c.id,
        applications.c.province,
        applications.c.topic,
        *(
            bindparam(name, type_=decisions.c[name].type)
            for name in ("seq", "decided_on", "due", "days", "result", "unit")
        ),
    ).where(applications.c.id == bindparam("of")),
)


@dataclass(frozen=True)
class Kept:
    """An event in its place, counted from 1. `key_hash` is that of whoever asked for it once."""

    seq: int
    event: Event
    key_hash: bytes | None = None


class Keeping:
    """Reads histories and adds to them. The functions run on a connection; `add` and `begin`
    inside a write."""

    def __init__(
        self, database: Database, note: Callable[[Connection, int, int, Event], None]
    ) -> None:
        """`note` hears of every event that is added, with its application and its place, inside
        the same write."""
        self._note = note
        self._insert = database.prepared(
            insert(events), *(column.name for column in events.columns)
        )

    def history(self, connection: Connection, application: int) -> tuple[Kept, ...]:
        """All that happened to an application, in its order."""
        return tuple(
            Kept(row.seq, _event(row), row.key_hash)
            for row in connection.execute(_OF, {"application": application})
        )

    def begin(self, connection: Connection, application: int, first: Sequence[Event]) -> None:
        """The events with which an application is stored; its columns are `columns(first)`."""
        self._insert_all(connection, application, 1, first, None)

    def add(
        self,
        connection: Connection,
        application: int,
        before: Sequence[Kept],
        new: Sequence[Event],
        key_hash: bytes | None = None,
    ) -> State:
        """Adds what the state machine allows after `before`, the whole history so far, and brings
        the application's columns up to date; `key_hash` marks the first of the new events.
        Raises Illegal, and then nothing changed."""
        state = first = state_of(kept.event for kept in before)
        whole = [kept.event for kept in before]
        decided: list[Mapping[str, Any]] = []
        for seq, event in enumerate(new, before[-1].seq + 1):
            decided += decision(whole, state, event, seq)
            state = after(state, event)
            whole.append(event)
        self._insert_all(connection, application, before[-1].seq + 1, new, key_hash)
        for place, event in enumerate(new, before[-1].seq + 1):
            self._note(connection, application, place, event)
        connection.execute(
            update(applications)
            .where(applications.c.id == application)
            .values(**columns(whole, state))
        )
        for row in decided:
            connection.execute(_DECIDED, {"of": application, **row})
        for unit in sorted(state.informed - first.informed):
            connection.execute(insert(informed), {"application": application, "unit": unit})
        return state

    def _insert_all(
        self,
        connection: Connection,
        application: int,
        seq: int,
        new: Sequence[Event],
        key_hash: bytes | None,
    ) -> None:
        for place, event in enumerate(new, seq):
            row: dict[str, object] = {
                "application": application,
                "seq": place,
                "kind": event.kind,
                "at": event.at,
                "unit": event.unit,
                "by": event.by,
                "officer": event.officer,
                "data": written(event.what),
                "key_hash": key_hash if place == seq else None,
            }
            self._insert.run(connection, row)


def columns(whole: Sequence[Event], state: State) -> Mapping[str, Any]:
    """What an application's row says of its whole history."""
    clock = running(state)
    return {
        "status": state.shown,
        "unit": state.unit,
        "clock_amount": clock and clock.row.amount,
        "clock_unit": clock and clock.row.unit,
        "clock_started": clock and clock.started,
        "due": clock and clock.due,
        "shown": max(
            (seq for seq, event in enumerate(whole, 1) if _news(event)),
            default=1,
        ),
    }


def first_columns(first: Iterable[Event]) -> Mapping[str, Any]:
    """The same for the events with which an application begins. Raises Illegal."""
    whole = [*first]
    return columns(whole, state_of(whole))


def _news(event: Event) -> bool:
    """Whether the citizen has something to learn from it: not from what he did himself."""
    return event.kind not in UNSEEN and event.by != "citizen"


def _event(row: Row[Any]) -> Event:
    return Event(
        at=row.at,
        by=row.by,
        what=read_what(row.kind, json.loads(row.data)),
        unit=row.unit,
        officer=row.officer,
    )
