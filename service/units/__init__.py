"""The registry of administrative units. Synthetic: real names of offices, invented numbers.

The numbers begin with 9 and follow from the plate code or the district's id, so that they stay
the same when the registry grows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mobile.api.checks import fold, sort_key
from mobile.api.models import Places, Unit
from service.places import load as load_places
from service.places import metropolitan as metropolitan_provinces

_FILE = Path(__file__).parent / "national.json"
_VALILIK, _KAYMAKAMLIK, _BUYUKSEHIR, _BELEDIYE = 91_000_000, 92_000_000, 93_000_000, 94_000_000
_CENTRE = "Merkez"


@dataclass(frozen=True)
class _Entry:
    unit: Unit
    words: str
    """The folded words of name and place, each with a blank before it."""
    order: tuple[int, tuple[tuple[int, str], ...]]


class UnitRegistry:
    """Finds units by number and by the beginnings of words."""

    def __init__(self, groups: list[list[Unit]]) -> None:
        self._ministries = groups[0]
        self._by_number = {unit.number: unit for group in groups for unit in group}
        self._entries = sorted(
            (
                _Entry(unit, _words(f"{unit.name} {unit.place or ''}"), (rank, sort_key(unit.name)))
                for rank, group in enumerate(groups)
                for unit in group
            ),
            key=lambda entry: entry.order,
        )

    def __len__(self) -> int:
        return len(self._by_number)

    def unit(self, number: int) -> Unit | None:
        return self._by_number.get(number)

    def search(self, query: str, limit: int) -> list[Unit]:
        """Units in whose name or place every word of the query begins a word. Names that begin
        with the query come first, then larger offices, then the alphabet. An empty query
        answers the ministries."""
        asked = _words(query).split()
        if not asked:
            return self._ministries[:limit]
        patterns = [re.compile(f" {_softened(word)}") for word in asked]
        found = [
            entry
            for entry in self._entries
            if all(pattern.search(entry.words) for pattern in patterns)
        ]
        first = patterns[0]
        found.sort(key=lambda entry: first.match(entry.words) is None)
        return [entry.unit for entry in found[:limit]]


@cache
def load() -> UnitRegistry:
    """Generates the registry, once in a process: ministries, national bodies, and the offices of
    every place."""
    places, metropolitan = load_places().places, metropolitan_provinces()
    national = json.loads(_FILE.read_text("utf-8"))
    groups = [
        [Unit(number=row["number"], name=row["name"]) for row in national[kind]]
        for kind in ("ministries", "bodies")
    ]
    groups.append([*_valilik(places)])
    groups.append([*_belediye(places, metropolitan)])
    groups.append([*_kaymakamlik(places)])
    return UnitRegistry(groups)


def _valilik(places: Places) -> Iterator[Unit]:
    for province in places.provinces:
        yield Unit(
            number=_VALILIK + province.id, name=f"{province.name} Valiliği", place=province.name
        )


def _kaymakamlik(places: Places) -> Iterator[Unit]:
    """One in each district but the central ones, which the valilik itself looks after."""
    for province in places.provinces:
        for district in province.districts:
            if district.name != _CENTRE:
                yield Unit(
                    number=_KAYMAKAMLIK + district.id,
                    name=f"{district.name} Kaymakamlığı",
                    place=f"{district.name}, {province.name}",
                )


def _belediye(places: Places, metropolitan: frozenset[int]) -> Iterator[Unit]:
    for province in places.provinces:
        if province.id in metropolitan:
            yield Unit(
                number=_BUYUKSEHIR + province.id,
                name=f"{province.name} Büyükşehir Belediyesi",
                place=province.name,
            )
        for district in province.districts:
            name = province.name if district.name == _CENTRE else district.name
            yield Unit(
                number=_BELEDIYE + district.id,
                name=f"{name} Belediyesi",
                place=f"{district.name}, {province.name}",
            )


def _words(text: str) -> str:
    return "".join(f" {word}" for word in re.findall(r"\w+", fold(text)))


def _softened(word: str) -> str:
    """A last k also finds ğ: who looks for "valilik" means "Valiliği"."""
    return (
        f"{re.escape(word[:-1])}[kg]" if word.endswith("k") and len(word) > 2 else re.escape(word)
    )
