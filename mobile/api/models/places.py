"""Places and units: what a citizen picks from long lists."""

from __future__ import annotations

from mobile.api.models.base import Said


class District(Said):
    id: int
    name: str


class Province(Said):
    """`id` is the plate code, 1 to 81."""

    id: int
    name: str
    districts: tuple[District, ...]


class Places(Said):
    provinces: tuple[Province, ...]


class Unit(Said):
    """One administrative unit of the (synthetic) registry."""

    number: int
    name: str
    place: str | None = None


class Units(Said):
    units: tuple[Unit, ...]
