"""The templates of `templates/*.json`, read and checked: which offices there are in every place."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

FOLDER = Path(__file__).parent / "templates"


class _Template(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _File(_Template):
    notice: str


class Office(_Template):
    """An office that every place of a sort has. Code 0 is the head of the place's offices."""

    code: int
    name: str
    """With {place} in it."""
    kind: str
    of: int | None = None
    """The institution it belongs to, if not that of the unit above."""
    under: int | None = None
    """The code of the office above it, if not the head."""
    centre: int | None = None
    """In a central district: the code of the province's office above it, if not the valilik."""
    where: Literal["all", "kaymakamlik", "metropolitan", "other"] = "all"
    topics: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


class Family(_File):
    """The offices of one sort of place."""

    base: int
    offices: tuple[Office, ...]


class Named(_Template):
    """An office of which there is one in the country."""

    number: int
    name: str
    of: int | None = None
    topics: tuple[str, ...] = ()


class National(_File):
    presidency: Named
    ministries: tuple[Named, ...]
    bodies: tuple[Named, ...]


class Seat(_Template):
    """The central units of ministries or bodies: those that all have, and each one's own."""

    base: int
    all: tuple[str, ...]
    own: dict[int, tuple[str, ...]]


class Central(_File):
    departments: tuple[str, ...]
    """What every general directorate has."""
    ministries: Seat
    bodies: Seat


class Network(_Template):
    """The regional directorates of one institution: a city each, by plate code."""

    code: int
    of: int
    name: str
    """With {city} in it, or with {n} as well."""
    cities: tuple[int, ...]
    numbers: tuple[int, ...] = ()
    """Their numbers, where they do not simply count."""
    topics: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _every_city_has_a_number(self) -> Network:
        if self.numbers and len(self.numbers) != len(self.cities):
            raise ValueError("as many numbers as cities, or none")
        return self


class Regions(_File):
    base: int
    networks: tuple[Network, ...]


class Universities(_File):
    base: int
    of: int
    topics: tuple[str, ...]
    parts: tuple[str, ...]
    universities: tuple[tuple[str, int], ...]


class Kind(_Template):
    kind: str
    title: str


class Kinds(_File):
    kinds: tuple[Kind, ...]


def _text(name: str) -> str:
    return (FOLDER / f"{name}.json").read_text("utf-8")


def family(name: str) -> Family:
    return Family.model_validate_json(_text(name))


def national() -> National:
    return National.model_validate_json(_text("national"))


def central() -> Central:
    return Central.model_validate_json(_text("central"))


def regions() -> Regions:
    return Regions.model_validate_json(_text("regions"))


def universities() -> Universities:
    return Universities.model_validate_json(_text("universities"))


def sizes() -> dict[str, int]:
    """Kind → its place among the kinds, larger offices first."""
    kinds = Kinds.model_validate_json(_text("kinds")).kinds
    return {kind.kind: place for place, kind in enumerate(kinds)}
