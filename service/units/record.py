"""What is known of one unit: the record of DETSİS, the state's registry of its own offices.

| here        | DETSİS                  |                                                        |
|-------------|-------------------------|--------------------------------------------------------|
| number      | DETSİSNo                | invented, begins with 9                                |
| name        | Ad                      |                                                        |
| parent      | ParentIdareKimlikKodu   | the number of the unit above; none at the presidency   |
| institution | AnaKurumIdareKimlikKodu | the number of the institution it belongs to            |
| place       | yer                     | in words; beside it the plate code and the district    |
| kind        | tip                     | one of templates/kinds.json                            |
| level       | Seviye                  | 1 at the presidency, one more with each step down      |
| active      | Aktifmi                 |                                                        |
"""

from __future__ import annotations

from typing import NamedTuple


class Record(NamedTuple):
    """One unit, and the topics people come to it with."""

    number: int
    name: str
    parent: int | None
    institution: int
    place: str | None
    province: int | None
    district: int | None
    kind: str
    level: int
    active: bool
    topics: tuple[str, ...]
