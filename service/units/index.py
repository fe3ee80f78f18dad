"""Which units have words that begin like this?

What a look-up costs is bounded by the structure, whatever is typed: words that many units have
are kept as whole sets, ready to be joined; of all the others together there are few entries.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from service.units.positions import gathered, unpacked
from service.units.words import beginnings

_MANY = 700
"""From so many units on, a word's set takes little more room than its list."""
_STEM = 4
"""Topic words of fewer letters are only found whole: "su" is a topic, "kay" the start of many."""
_LAST = "\U0010ffff"


class WordIndex:
    """Words and the units that have them. Takes (word, packed positions) in the words' order."""

    def __init__(self, rows: Iterable[tuple[str, bytes]], total: int) -> None:
        self._total = total
        self._words: list[str] = []
        self._units: list[int | bytes] = []
        for word, stored in rows:
            self._words.append(word)
            many = len(stored) >= _MANY * 4
            self._units.append(gathered(unpacked(stored), total) if many else stored)
        self._longest = max(map(len, self._words), default=0)

    def beginning_with(self, word: str) -> int:
        """The units in which a word begins with this one."""
        return self._joined(
            place for beginning in beginnings(word) for place in self._range(beginning)
        )

    def about(self, word: str) -> int:
        """The units with this word as a topic, begun ("pasap") or inflected ("pasaportumu")."""
        places = {place for meant in beginnings(word) for place in self._exactly(meant)}
        if len(word) >= _STEM:
            places.update(place for meant in beginnings(word) for place in self._range(meant))
            for length in range(_STEM, min(len(word), self._longest + 1)):
                stem = word[:length]
                places.update(self._exactly(stem))
                if stem.endswith("g"):  # "çocuğumun" is about "çocuk"
                    places.update(self._exactly(f"{stem[:-1]}k"))
        return self._joined(places)

    def _range(self, beginning: str) -> range:
        first = bisect_left(self._words, beginning)
        return range(first, bisect_left(self._words, beginning + _LAST, first))

    def _exactly(self, word: str) -> range:
        place = bisect_left(self._words, word)
        there = place < len(self._words) and self._words[place] == word
        return range(place, place + there)

    def _joined(self, places: Iterable[int]) -> int:
        found, few = 0, list[bytes]()
        for place in places:
            units = self._units[place]
            if isinstance(units, int):
                found |= units
            else:
                few.append(units)
        return found | gathered(_flat(few), self._total) if few else found


def _flat(lists: Iterable[bytes]) -> Iterator[int]:
    for stored in lists:
        yield from unpacked(stored)
