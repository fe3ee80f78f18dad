"""Generates the registry: every office of the templates in every place where it stands.

Synthetic: real names of offices, invented numbers. They follow from the template's code and the
plate code or the district, so that they stay the same when the registry grows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from mobile.api.models import District, Province
from service.places import load as load_places
from service.places import metropolitan as metropolitan_provinces
from service.units import templates
from service.units.record import Record
from service.units.templates import Family, Office, Seat

_CENTRE = "Merkez"
_OFFICE, _PART, _UNIVERSITY = 10_000, 100, 1_000
_COMMON = 61
"""From here on the central units are numbered that all institutions have."""
_PART_OF = {
    "provincial_directorate": "branch",
    "municipal_directorate": "branch",
    "station": "branch",
}


@dataclass(frozen=True)
class _Spot:
    """A place where offices stand: a province, or one of its districts."""

    id: int
    name: str
    """As it stands in the names of its offices."""
    place: str
    province: int
    district: int | None
    metropolitan: bool
    central: bool = False

    def has(self, office: Office) -> bool:
        match office.where:
            case "all":
                return True
            case "kaymakamlik":
                return not self.central
            case "metropolitan":
                return self.metropolitan
            case "other":
                return not self.metropolitan


class _Where(NamedTuple):
    """What a record says of its place."""

    place: str | None
    province: int | None
    district: int | None = None


_EVERYWHERE = _Where(None, None)


class _Generation:
    """One run. Units above come before those below: the level of a unit follows from the one
    above it, so that an office under nothing is a KeyError."""

    def __init__(self) -> None:
        self._metropolitan = metropolitan_provinces()
        self._provinces = load_places().places.provinces
        self._names = {province.id: province.name for province in self._provinces}
        self._known: dict[int, tuple[int, int]] = {}
        """Number → level and institution."""
        self._valilik = templates.family("province")

    def everything(self) -> Iterator[Record]:
        yield from self._national()
        yield from self._places()
        yield from self._regions()
        yield from self._universities()

    def _made(
        self,
        number: int,
        name: str,
        kind: str,
        parent: int | None,
        institution: int | None = None,
        where: _Where = _EVERYWHERE,
        topics: tuple[str, ...] = (),
    ) -> Record:
        """`institution` is that of the unit above, if it is not given."""
        above, same = self._known[parent] if parent is not None else (0, number)
        level, institution = above + 1, same if institution is None else institution
        self._known[number] = (level, institution)
        return Record(number, name, parent, institution, *where, kind, level, True, topics)

    def _national(self) -> Iterator[Record]:
        national, central = templates.national(), templates.central()
        top = national.presidency
        yield self._made(top.number, top.name, "body", None, top.number, topics=top.topics)
        for kind, named, seat in (
            ("ministry", national.ministries, central.ministries),
            ("body", national.bodies, central.bodies),
        ):
            for place, one in enumerate(named, 1):
                above = top.number if one.of is None else one.of
                yield self._made(one.number, one.name, kind, above, one.number, topics=one.topics)
                base = seat.base + place * _OFFICE
                yield from self._seat(base, one.number, one.name, seat, central.departments)

    def _seat(
        self, base: int, number: int, name: str, seat: Seat, departments: tuple[str, ...]
    ) -> Iterator[Record]:
        own = seat.own.get(number, ())
        for code, title in [*enumerate(own, 1), *enumerate(seat.all, _COMMON)]:
            unit, whole = base + code * _PART, f"{name} {title}"
            yield self._made(unit, whole, "general_directorate", number)
            if title.endswith("Genel Müdürlüğü"):
                for part, department in enumerate(departments, 1):
                    yield self._made(unit + part, f"{whole} {department}", "department", unit)

    def _places(self) -> Iterator[Record]:
        metropolitan = templates.family("metropolitan")
        special = templates.family("special_administration")
        district_offices = templates.family("district")
        municipality = templates.family("municipality")
        for province in self._provinces:
            spot = self._province(province)
            yield from self._offices(self._valilik, spot)
            yield from self._offices(metropolitan if spot.metropolitan else special, spot)
            for district in province.districts:
                there = self._district(province, district)
                yield from self._offices(district_offices, there)
                yield from self._offices(municipality, there)

    def _province(self, province: Province) -> _Spot:
        metropolitan = province.id in self._metropolitan
        return _Spot(province.id, province.name, province.name, province.id, None, metropolitan)

    def _district(self, province: Province, district: District) -> _Spot:
        central = district.name == _CENTRE
        return _Spot(
            district.id,
            province.name if central else district.name,
            f"{district.name}, {province.name}",
            province.id,
            district.id,
            province.id in self._metropolitan,
            central,
        )

    def _offices(self, family: Family, spot: _Spot) -> Iterator[Record]:
        where = _Where(spot.place, spot.province, spot.district)
        valilik = self._valilik.base + spot.province
        for office in family.offices:
            if not spot.has(office):
                continue
            number = family.base + office.code * _OFFICE + spot.id
            name = office.name.replace("{place}", spot.name)
            # A municipality is an institution of its own, a valilik belongs to a ministry.
            if office.code == 0:
                own = number if office.of is None else office.of
                parent = office.of if family is self._valilik else valilik
            else:
                own, head = office.of, family.base + spot.id
                parent = head if head in self._known else valilik
                if office.under is not None:
                    above = family.base + office.under * _OFFICE + spot.id
                    parent = above if above in self._known else parent
                if spot.central and office.centre is not None:
                    parent = valilik + office.centre * _OFFICE
            yield self._made(number, name, office.kind, parent, own, where, office.topics)
            for part, title in enumerate(office.parts, 1):
                kind = _PART_OF.get(office.kind, office.kind)
                yield self._made(
                    number + part * _PART, f"{name} {title}", kind, number, where=where
                )

    def _regions(self) -> Iterator[Record]:
        regions = templates.regions()
        for network in regions.networks:
            numbers = network.numbers or range(1, len(network.cities) + 1)
            for region, plate in zip(numbers, network.cities, strict=True):
                city = self._names[plate]
                where = _Where(city, plate)
                number = regions.base + network.code * _OFFICE + region * _PART
                name = network.name.replace("{n}", str(region)).replace("{city}", city)
                kind = "regional_directorate"
                yield self._made(number, name, kind, network.of, where=where, topics=network.topics)
                for part, title in enumerate(network.parts, 1):
                    yield self._made(
                        number + part, f"{name} {title}", "branch", number, where=where
                    )

    def _universities(self) -> Iterator[Record]:
        all_ = templates.universities()
        for code, (name, plate) in enumerate(all_.universities, 1):
            where = _Where(self._names[plate], plate)
            number = all_.base + code * _UNIVERSITY
            yield self._made(number, name, "university", all_.of, number, where, all_.topics)
            for part, title in enumerate(all_.parts, 1):
                whole = f"{name} {title}"
                yield self._made(number + part, whole, "university_unit", number, where=where)


def records() -> Iterator[Record]:
    """Every unit, those above before those below, in the same order at each run."""
    return _Generation().everything()
