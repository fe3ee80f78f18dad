"""The checklist behind the statement: one row for each criterion, as data (`criteria.json`).

`docs/accessibility.md` is made of the same rows (`python -m docs.build_accessibility`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

FILE = Path(__file__).parent / "criteria.json"

State = Literal["met", "partly", "unmet"]


@dataclass(frozen=True)
class Criterion:
    """One point of WCAG 2.2, or of EN 301 549 where `level` is "EN"."""

    sc: str
    level: Literal["A", "AA", "AAA", "EN"]
    state: State
    words: dict[str, str]
    """What it means to a citizen, by language."""
    tests: tuple[str, ...]
    """What shows it: file and name, as pytest takes them."""
    by_hand: bool
    """Whether people have to try it, too (docs/accessibility-by-hand.md)."""
    why: dict[str, str] | None = None
    """What is missing, where something is."""


@dataclass(frozen=True)
class Checklist:
    """`looked_at` is the day on which the states were last gone through, in Türkiye."""

    standard: str
    looked_at: date
    criteria: tuple[Criterion, ...]

    def of(self, state: State) -> tuple[Criterion, ...]:
        return tuple(one for one in self.criteria if one.state == state)


@lru_cache(maxsize=1)
def checklist() -> Checklist:
    """The whole of it. Raises TypeError or ValueError where the file is wrong."""
    source: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return Checklist(
        source["standard"],
        date.fromisoformat(source["looked_at"]),
        tuple(
            Criterion(**row | {"tests": tuple(row["tests"])})  # pyright: ignore[reportUnknownArgumentType]
            for row in source["criteria"]
        ),
    )
