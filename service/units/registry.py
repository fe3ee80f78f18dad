"""The registry as it is asked: by number, and by the beginnings of words.

Read from its file once and then kept in memory, packed: nothing in it changes, so it may be asked
from the event loop and from the writer's thread alike, and no search waits for a disk.
"""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from mobile.api.models import Unit
from service.units.index import WordIndex
from service.units.positions import gathered, in_order, marked, unpacked
from service.units.words import asked, beginnings, words

_MINISTRY = "ministry"


class UnitRegistry:
    """Finds units by number and by the beginnings of words."""

    def __init__(self, file: sqlite3.Connection) -> None:
        """Takes all it needs out of the file. Raises sqlite3.DatabaseError if it is none."""
        self._numbers, self._ends = array("I"), array("I")
        self._parents, self._institutions = array("I"), array("I")
        names, self._places, provinces = bytearray(), list[str | None](), bytearray()
        known: dict[str | None, str | None] = {}
        rows = (
            "select number, name, place, province, kind, parent, institution from unit"
            " order by position"
        )
        self._ministries = 0
        for number, name, place, province, kind, parent, institution in file.execute(rows):
            self._numbers.append(number)
            self._parents.append(parent or 0)
            self._institutions.append(institution)
            names += name.encode()
            self._ends.append(len(names))
            self._places.append(known.setdefault(place, place))
            provinces.append(province or 0)
            self._ministries += kind == _MINISTRY
        self._names, self._provinces = bytes(names), bytes(provinces)
        total = self._total = len(self._numbers)
        self._by_number = array("I", sorted(range(total), key=self._numbers.__getitem__))
        self._by_parent = array("I", sorted(range(total), key=self._parents.__getitem__))
        (stored,) = file.execute("select positions from name_order").fetchone()
        self._by_name = unpacked(stored)
        self._words, self._topics = (
            WordIndex(file.execute(f"select word, positions from {table} order by word"), total)  # noqa: S608
            for table in ("word", "topic")
        )

    def __len__(self) -> int:
        return self._total

    def unit(self, number: int) -> Unit | None:
        position = self._position(number)
        return None if position is None else self._at(position)

    def parent(self, number: int) -> int | None:
        """The unit above; None at the top, or for a number that is none."""
        position = self._position(number)
        return None if position is None else self._parents[position] or None

    def below(self, number: int) -> Iterator[int]:
        """The unit and all that stand under it, however deep."""
        open_ = [number]
        while open_:
            above = open_.pop()
            yield above
            place = bisect_left(self._by_parent, above, key=self._parents.__getitem__)
            while place < self._total and self._parents[self._by_parent[place]] == above:
                open_.append(self._numbers[self._by_parent[place]])
                place += 1

    def institution(self, number: int) -> int | None:
        """The institution a unit belongs to: itself, if it is one."""
        position = self._position(number)
        return None if position is None else self._institutions[position]

    def named(self, name: str, province: int | None = None) -> Unit | None:
        """The unit of exactly this name; the one in `province` (a plate code), if one is given."""
        found = (1 << self._total) - 1
        for word in words(name):
            found &= self._words.beginning_with(word)
        for position in in_order(found, self._total):
            near = province is None or self._provinces[position] == province
            if near and self._name(position) == name:
                return self._at(position)
        return None

    def _position(self, number: int) -> int | None:
        place = bisect_left(self._by_number, number, key=self._numbers.__getitem__)
        if place == self._total or self._numbers[self._by_number[place]] != number:
            return None
        return self._by_number[place]

    def search(self, query: str, limit: int, province: int | None = None) -> list[Unit]:
        """Units in whose name or place every word of the query begins a word; behind them those
        that the query finds by topic. Names that begin with the query come first (a part's own
        name begins behind that of its office), then larger offices, then the alphabet. Those in
        `province` (a plate code) come before all others. An empty query answers the ministries."""
        return [self._at(position) for position in islice(self._found(query, province), limit)]

    def _found(self, query: str, province: int | None) -> Iterator[int]:
        meant = asked(query)
        if not meant:
            yield from range(self._ministries)  # they stand at the head of the list
            return
        everyone = (1 << self._total) - 1
        by_name = by_topic = everyone
        for word in meant:
            named = self._words.beginning_with(word)
            by_name &= named
            by_topic &= named | self._topics.about(word)
        near = marked(self._provinces, province) if province and 0 < province < 256 else 0
        begun = self._beginning_with(words(query)) if by_name else 0
        for found in (by_name, by_topic & ~by_name):
            for there in (near, everyone & ~near):
                for first in (begun, everyone & ~begun):
                    yield from in_order(found & there & first, self._total)

    def _beginning_with(self, typed: list[str]) -> int:
        """The units whose name begins with the whole query."""
        found = 0
        for last in beginnings(typed[-1]):
            whole = " ".join([*typed[:-1], last])
            start = bisect_left(self._by_name, whole, key=self._folded)
            end = bisect_left(self._by_name, whole + "\U0010ffff", start, key=self._folded)
            found |= gathered(self._by_name[start:end], self._total)
        return found

    def _folded(self, position: int) -> str:
        return " ".join(words(self._name(position)))

    def _name(self, position: int) -> str:
        start = self._ends[position - 1] if position else 0
        return self._names[start : self._ends[position]].decode()

    def _at(self, position: int) -> Unit:
        return Unit(
            number=self._numbers[position],
            name=self._name(position),
            place=self._places[position],
        )


def read(path: Path, made_of: str) -> UnitRegistry | None:
    """The registry in this file; None if there is none, or one made of something else."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            told = file.execute("select value from about where key = 'made_of'").fetchone()
            return UnitRegistry(file) if told == (made_of,) else None
    except sqlite3.DatabaseError:
        return None
