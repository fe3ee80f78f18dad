"""The table of attachments. These functions run on a connection; those that change something,
inside a write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from service.files.findings import Finding
from service.store.tables import files

REMOVED = "removed"
"""Nobody sees such a row; it is kept for a day, since it counts for the bound of a day."""
DAY = timedelta(days=1)
_THERE = files.c.state != REMOVED
_UNFILED = files.c.application.is_(None)
_BATCH = 500
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class Office:
    """An officer, by his id, as the owner of a file."""

    officer: int


Owner = int | Office
"""Whose a file is: a person's, by the id, or an officer's."""


def owner_of(row: RowMapping) -> Owner:
    return Office(row["officer"]) if row["person"] is None else row["person"]


def of(owner: Owner) -> dict[str, int]:
    """The columns that say so."""
    return {"officer": owner.officer} if isinstance(owner, Office) else {"person": owner}


def _of(owner: Owner) -> ColumnElement[bool]:
    ((column, value),) = of(owner).items()
    return files.c[column] == value


def _known(ids: Iterable[str]) -> list[str]:
    return [file for file in ids if _ID.fullmatch(file)]


def clean_of(stored: str) -> str:
    return f"{stored}.clean"


def original_of(stored: str) -> str:
    return f"{stored}.original"


def begun_lately(connection: Connection, owner: Owner, now: datetime) -> int:
    """How many files the owner began within a day and did not file, the removed ones too."""
    return connection.execute(
        select(func.count())
        .select_from(files)
        .where(_of(owner), _UNFILED, files.c.begun_at > now - DAY)
    ).scalar_one()


def add(connection: Connection, row: dict[str, Any]) -> None:
    blank = {"received": 0, "state": "waiting", "betrays": "", "evidence": False}
    connection.execute(insert(files), blank | row)


def one(connection: Connection, file: str) -> RowMapping | None:
    if not _ID.fullmatch(file):  # any other text is in no row, and may be none for a database
        return None
    return connection.execute(select(files).where(files.c.id == file, _THERE)).mappings().first()


def own(connection: Connection, owner: Owner, file: str) -> RowMapping | None:
    """The row if it is this owner's."""
    row = one(connection, file)
    return row if row is not None and owner_of(row) == owner else None


def set_ready(
    connection: Connection,
    file: str,
    received: int,
    finding: Finding,
    digests: tuple[str, str],
    now: datetime,
) -> bool:
    """False if it was removed meanwhile. `digests` are those of the cleaned copy and of the
    original."""
    found = {
        "kind": finding.kind,
        "media": finding.media,
        "original_media": finding.original_media or None,
        "betrays": ",".join(finding.betrays),
        "fault": None,
        "digest": digests[0],
        "original_digest": digests[1],
    }
    return _change(connection, file, state="ready", received=received, touched_at=now, **found)


def set_fault(connection: Connection, file: str, state: str, code: str, received: int) -> bool:
    return _change(connection, file, state=state, fault=code, received=received)


def _change(connection: Connection, file: str, **values: object) -> bool:
    changed = connection.execute(
        update(files).where(files.c.id == file, _THERE, files.c.state != "ready").values(**values)
    )
    return changed.rowcount > 0


def set_evidence(connection: Connection, file: str, keep: bool) -> None:  # noqa: FBT001 - a value
    connection.execute(update(files).where(files.c.id == file, _UNFILED).values(evidence=keep))


def remove(connection: Connection, file: str) -> bool:
    """False if it is filed. The name goes at once, the bytes as soon as the store forgets them."""
    gone = update(files).where(files.c.id == file, _UNFILED, _THERE)
    return connection.execute(gone.values(state=REMOVED, name="", betrays="")).rowcount > 0


def attachable(connection: Connection, owner: Owner, ids: Sequence[str]) -> list[RowMapping]:
    """Those of the ids that are this owner's, ready, and in no application yet."""
    asked = select(files).where(
        files.c.id.in_(_known(ids)), _of(owner), files.c.state == "ready", _UNFILED
    )
    return list(connection.execute(asked).mappings())


def attach(connection: Connection, file: str, application: int, leftover: str | None) -> None:
    connection.execute(
        update(files).where(files.c.id == file).values(application=application, leftover=leftover)
    )


def attached(connection: Connection, application: int) -> list[RowMapping]:
    asked = select(files).where(files.c.application == application)
    return list(connection.execute(asked.order_by(files.c.begun_at, files.c.id)).mappings())


def digests(connection: Connection, ids: Iterable[str]) -> dict[str, str | None]:
    asked = select(files.c.id, files.c.evidence, files.c.digest, files.c.original_digest)
    found = connection.execute(asked.where(files.c.id.in_(_known(ids))))
    return {row.id: row.original_digest if row.evidence else row.digest for row in found}


def touch(connection: Connection, person: int, ids: Iterable[str], now: datetime) -> None:
    connection.execute(
        update(files)
        .where(files.c.id.in_(_known(ids)), files.c.person == person, _THERE)
        .values(touched_at=now)
    )


def remove_untouched(connection: Connection, since: datetime) -> None:
    old = update(files).where(_UNFILED, _THERE, files.c.touched_at < since)
    connection.execute(old.values(state=REMOVED, name="", betrays=""))


def to_delete(connection: Connection, file: str | None = None) -> list[RowMapping]:
    """Rows whose bytes, all or some, the store should have forgotten by now."""
    removed = and_(files.c.state == REMOVED, files.c.stored.is_not(None))
    asked = select(files.c.id, files.c.stored, files.c.leftover, files.c.state).where(
        or_(removed, files.c.leftover.is_not(None))
    )
    if file is not None:
        asked = asked.where(files.c.id == file)
    return list(connection.execute(asked.limit(_BATCH)).mappings())


def deleted(connection: Connection, ids: Sequence[str]) -> None:
    """The store has forgotten what it had to."""
    these = files.c.id.in_(ids)
    connection.execute(update(files).where(these).values(leftover=None))
    connection.execute(update(files).where(these, files.c.state == REMOVED).values(stored=None))


def forget_removed(connection: Connection, now: datetime) -> None:
    connection.execute(
        delete(files).where(
            files.c.state == REMOVED, files.c.stored.is_(None), files.c.begun_at < now - DAY
        )
    )
