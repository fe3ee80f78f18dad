"""A database with millions of applications, filled in bulk: the rows that the service itself would
have written, as wide as its own, in tables and indexes that it made."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from bench.load import APPLICATION
from mobile.api.checks import check_digit, grouped
from service.app import create_app
from service.settings import Settings
from service.store.instants import microseconds

PAGES, PAGE = 1000, 20
MINE = PAGES * PAGE + PAGE
"""Applications of person 1, who has so many pages of them; the others have `THEIRS` each."""
THEIRS = 50
_STEP = 9
"""Numbers stand in the order in which they are filled in: that is quicker, and makes the same tree.
They are looked up at random."""
_YEAR = timedelta(days=365)
_TEXT = " (#) Akşamları çocuklar karanlıkta yürüyor, geçen hafta bir komşumuz düştü."
_CACHE = -1_500_000  # KiB

_PEOPLE = """
INSERT INTO people (id, national_id, given_name, family_name, phone, first_login_at, last_login_at)
SELECT i, national_id_of(i), 'Ayşe Nur', 'Yılmazoğlu', '+905321234567', :first, :last FROM n
"""
_APPLICATIONS = """
INSERT INTO applications (id, number, person, idempotency_hash, content_hash, form, form_version,
  title, answers, unit, status, received_at, clock_amount, clock_unit, clock_started, due, shown,
  seen, province, topic)
SELECT i, number_at(i), CASE WHEN i <= :mine THEN 1 ELSE 2 + (i - :mine) / :theirs END,
  CAST(printf('%08x', i) || randomblob(24) AS BLOB), randomblob(32), 'request', 2,
  'Kaldırım taşları kırık ' || i, replace(:answers, '#', i),
  91000000 + i % 81, CASE WHEN i % 5 THEN 'answered' ELSE 'at_unit' END,
  :first + CAST((:last - :first) * (i / :count) AS INTEGER), CASE WHEN i % 5 = 0 THEN 30 END,
  CASE WHEN i % 5 = 0 THEN 'day' END,
  CASE WHEN i % 5 = 0 THEN date(:day, CAST(365 * (i / :count) AS INTEGER) || ' days') END,
  CASE WHEN i % 5 = 0 THEN date(:day, CAST(30 + 365 * (i / :count) AS INTEGER) || ' days') END,
  3, 3, 1 + i % 81, 'topic_' || (i % 300)
FROM n
"""
_EVENTS = """
INSERT INTO events (application, seq, kind, at, unit, "by", officer, data)
SELECT a.id, seq, kind, a.received_at + seq, unit_name, actor, NULL, data
FROM applications a CROSS JOIN (
  SELECT 1 seq, 'received' kind, NULL unit_name, 'citizen' actor, '{"law":"petition"}' data
  UNION ALL SELECT 2, 'forwarded', 'Ankara Valiliği', 'rules',
    '{"to":91000006,"name":"Ankara Valiliği","rule":"the_province"}'
  UNION ALL SELECT 3, 'at_unit', 'Ankara Valiliği', 'unit', '{}')
"""
_DECISIONS = """
INSERT INTO decisions (application, seq, decided_on, due, days, result, unit, province, topic)
SELECT id, 4, date(received_at / 1000000, 'unixepoch', (id % 35) || ' days'),
  date(received_at / 1000000, 'unixepoch', '30 days'), id % 35,
  CASE id % 3 WHEN 0 THEN 'positive' WHEN 1 THEN 'partly' ELSE 'negative' END,
  unit, province, topic
FROM applications WHERE status = 'answered'
"""


@dataclass(frozen=True)
class Filled:
    """What it took: seconds and bytes."""

    seconds: float
    size: int


def number_at(place: int) -> str:
    """The number of the application in that place, from 1."""
    plain = f"2026{place * _STEP:08}"
    return grouped(plain + check_digit(plain))


def person_at(place: int) -> int:
    """Whose it is."""
    return 1 if place <= MINE else 2 + (place - MINE) // THEIRS


def national_id_of(person: int) -> str:
    """As they are filled in; no check digits, since nobody logs in by them."""
    return str(10_000_000_000 + person)


def fill(folder: Path, count: int, now: datetime) -> Filled:
    """So many applications of the year before `now`, each with its events, most with a decision."""
    settings = Settings(data_dir=folder)
    asyncio.run(_migrated(settings))
    begun = time.perf_counter()
    file = folder / "basvuru.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as into:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", f"cache_size={_CACHE}"):
            into.execute(f"PRAGMA {pragma}")
        for made in (number_at, national_id_of):
            into.create_function(made.__name__, 1, made, deterministic=True)
        again = _without_indexes(into)
        values = _values(count, now)
        people = 2 + max(0, count - MINE) // THEIRS
        into.execute("BEGIN")
        _made(into, _PEOPLE, people, values)
        _made(into, _APPLICATIONS, count, values)
        into.execute(_EVENTS)
        into.execute(_DECISIONS)
        into.execute("COMMIT")
        for index in again:
            into.execute(index)
        into.execute("PRAGMA journal_mode=WAL")
    return Filled(time.perf_counter() - begun, file.stat().st_size)


async def _migrated(settings: Settings) -> None:
    service = create_app(settings)
    await service.open()
    await service.close()


def _without_indexes(into: sqlite3.Connection) -> list[str]:
    """Drops those that can be made at the end, where it is quicker; returns how they are made."""
    made = into.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        " AND tbl_name IN ('applications', 'decisions')"
    ).fetchall()
    for name, _ in made:
        into.execute(f'DROP INDEX "{name}"')
    return [sql for _, sql in made]


def _made(into: sqlite3.Connection, insert: str, count: int, values: dict[str, Any]) -> None:
    """Runs an INSERT … SELECT over the numbers 1 to `count`."""
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :rows)"
    head, tail = insert.split("SELECT", 1)
    into.execute(f"{head} {numbers} SELECT {tail}", {**values, "rows": count})


def _values(count: int, now: datetime) -> dict[str, Any]:
    given = cast("dict[str, Any]", APPLICATION["answers"])
    answers = {**given, "text": given["text"] + _TEXT * 3}
    return {
        "first": microseconds(now - _YEAR),
        "last": microseconds(now),
        "day": (now - _YEAR).date().isoformat(),
        "count": float(count),
        "mine": MINE,
        "theirs": THEIRS,
        "answers": json.dumps(answers, ensure_ascii=False, separators=(",", ":")),
    }
