"""The provinces and districts of Türkiye."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from mobile.api.checks import sort_key
from mobile.api.models import District, Places, Province

_FILE = Path(__file__).parent / "tr_geo.json"


class PlaceBook:
    """All places, in the order of the Turkish alphabet, also as the bytes of an answer."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.body = places.model_dump_json().encode()
        self.etag = f'"{sha256(self.body).hexdigest()[:20]}"'


@cache
def load() -> PlaceBook:
    """Reads the places, once in a process (see NOTICE.md beside them)."""
    source = json.loads(_FILE.read_text("utf-8"))
    districts: dict[int, list[District]] = {}
    for row in source["districts"]:
        districts.setdefault(row["plate"], []).append(District(id=row["id"], name=row["name"]))
    return PlaceBook(
        Places(
            provinces=tuple(
                Province(
                    id=row["plate"],
                    name=row["name"],
                    districts=tuple(sorted(districts[row["plate"]], key=_by_name)),
                )
                for row in sorted(source["provinces"], key=lambda row: sort_key(row["name"]))
            )
        )
    )


def metropolitan() -> frozenset[int]:
    """The plate codes of the provinces whose municipality is a büyükşehir (law 5216)."""
    source = json.loads(_FILE.read_text("utf-8"))
    return frozenset(row["plate"] for row in source["provinces"] if row["metro"])


def _by_name(district: District) -> tuple[tuple[int, str], ...]:
    return sort_key(district.name)
