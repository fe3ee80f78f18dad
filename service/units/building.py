"""Builds `units.db`: every unit in its order, and the indexes by which they are found.

A SQLite file, so that it can be looked into with any tool; the service reads it once, at start.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterable, Mapping
from contextlib import closing
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp

from mobile.api import checks
from mobile.api.checks import lower, sort_key
from service import places
from service.units.generating import records
from service.units.positions import packed
from service.units.record import Record
from service.units.templates import sizes
from service.units.words import words

FILE = "units.db"
_TABLES = """
create table about (key text primary key, value text not null) without rowid;
create table unit (
    position integer primary key, number integer not null, name text not null,
    parent integer, institution integer not null, place text, province integer, district integer,
    kind text not null, level integer not null, active integer not null
);
create table word (word text primary key, positions blob not null) without rowid;
create table topic (word text primary key, positions blob not null) without rowid;
create table name_order (positions blob not null);
"""


@cache
def made_of() -> str:
    """A digest of all that the file follows from. Another digest: the file is out of date."""
    sources = [
        *sorted(Path(__file__).parent.rglob("*.py")),
        *sorted(Path(__file__).parent.rglob("*.json")),
        *sorted(Path(places.__file__).parent.glob("*.json")),
        Path(places.__file__),
        Path(checks.__file__),
    ]
    digest = sha256(sys.byteorder.encode())
    for source in sources:
        digest.update(sha256(source.read_bytes()).digest())
    return digest.hexdigest()


def build(folder: Path) -> int:
    """Writes the file anew and returns how many units are in it. Whoever reads meanwhile reads
    the old file whole or the new one whole."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(prefix=f"{FILE}.", dir=folder)
    made = Path(name)
    try:
        with closing(sqlite3.connect(made, isolation_level=None)) as file:
            count = _write(file)
        os.fsync(handle)
        made.chmod(0o644)  # nothing in it is secret
        made.replace(folder / FILE)
    finally:
        os.close(handle)
        made.unlink(missing_ok=True)
    return count


def _write(file: sqlite3.Connection) -> int:
    file.executescript("pragma journal_mode=off; pragma synchronous=off;" + _TABLES)
    file.execute("begin")
    units = _ordered(list(records()))
    file.executemany(
        f"insert into unit values ({'?, ' * 10}?)",  # noqa: S608
        ((position, *unit[:-1]) for position, unit in enumerate(units)),
    )
    by_word, by_topic, name_order = _indexes(units)
    for table, index in (("word", by_word), ("topic", by_topic)):
        file.executemany(
            f"insert into {table} values (?, ?)",  # noqa: S608
            ((word, packed(index[word]).tobytes()) for word in sorted(index)),
        )
    file.execute("insert into name_order values (?)", (packed(name_order).tobytes(),))
    file.executemany(
        "insert into about values (?, ?)",
        {
            "notice": "Synthetic: real names of offices, invented numbers.",
            "made_of": made_of(),
            "units": str(len(units)),
        }.items(),
    )
    file.execute("commit")
    return len(units)


def _ordered(units: list[Record]) -> list[Record]:
    """Larger offices first, then by the Turkish alphabet."""
    size = sizes()
    lowered = {name: lower(name) for unit in units for name in (unit.name, unit.place or "")}
    letters = sorted(set("".join(lowered.values())), key=sort_key)
    # Every letter by one whose code is its place in the alphabet: quicker than a key per letter.
    alphabet = str.maketrans({letter: chr(place) for place, letter in enumerate(letters)})
    key = {name: low.translate(alphabet) for name, low in lowered.items()}
    return sorted(
        units,
        key=lambda unit: (size[unit.kind], key[unit.name], key[unit.place or ""], unit.number),
    )


def _indexes(
    units: list[Record],
) -> tuple[Mapping[str, Iterable[int]], Mapping[str, Iterable[int]], Iterable[int]]:
    """Word → positions, topic word → positions, and positions in the order of the names'
    words, for finding names that begin with a whole query. The name of a part begins with that of
    the office above it, which says nothing about the part itself: parts are left out there."""
    folded: dict[str, list[str]] = {}

    def split(text: str) -> list[str]:
        found: list[str] = []
        for token in text.split():  # there are few different tokens, and folding is slow
            if token not in folded:
                folded[token] = words(token)
            found += folded[token]
        return found

    by_word: dict[str, list[int]] = {}
    by_topic: dict[str, list[int]] = {}
    of_topics: dict[tuple[str, ...], set[str]] = {}
    names: dict[int, str] = {}
    known = {unit.number: unit.name for unit in units}
    for position, unit in enumerate(units):
        of_name = split(unit.name)
        above = known.get(unit.parent) if unit.parent else None
        if above is None or not unit.name.startswith(above):
            names[position] = " ".join(of_name)
        for word in {*of_name, *split(unit.place or "")}:
            by_word.setdefault(word, []).append(position)
        if unit.topics not in of_topics:
            of_topics[unit.topics] = set(split(" ".join(unit.topics)))
        for word in of_topics[unit.topics]:
            by_topic.setdefault(word, []).append(position)
    return by_word, by_topic, sorted(names, key=names.__getitem__)
