"""Telling numbers without telling of people: small ones are not told, nor what they follow from.

How small is small, and why, are a row of `privacy.json`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from mobile.api.models import Count

Cell = TypeVar("Cell")
_FILE = Path(__file__).parent / "privacy.json"


class Privacy(BaseModel):
    """`least` is the smallest number that is told; `topics` is how many are listed. `mark` says
    how sure we are, as in `service/clock/clocks.json`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    least: int = Field(ge=3)
    topics: int = Field(ge=1)
    law: str
    mark: Literal["S", "K", "?"]
    why: str


@cache
def privacy() -> Privacy:
    """Read once in a process. Raises pydantic's ValidationError for a file that is none."""
    return Privacy.model_validate_json(_FILE.read_bytes())


def alone(n: int, least: int) -> Count:
    """A number that is no part of another one."""
    return Count(why="few") if 0 < n < least else Count(n=n)


def together(cells: Mapping[Cell, int], least: int) -> tuple[Count, dict[Cell, Count]]:
    """The sum of the cells, and each of them. A cell under `least` is not told. Where the sum and
    the others would give it away, the next smallest ones are kept too; where that is not enough,
    the sum. A zero is told: it is about nobody."""
    total = sum(cells.values())
    few = {cell: n for cell, n in cells.items() if 0 < n < least}
    told = sorted((n, place, cell) for place, (cell, n) in enumerate(cells.items()) if n >= least)
    kept: dict[Cell, int] = {}
    summed = alone(total, least)
    while summed.why is None and few and not _safe(few, kept, least):
        if not told:
            summed = Count(why="kept")
            break
        n, _, cell = told.pop(0)
        kept[cell] = n
    if summed.why == "kept":
        kept = {}  # without the sum nothing follows from the others
    return summed, {
        cell: Count(why="few") if cell in few else Count(why="kept") if cell in kept else Count(n=n)
        for cell, n in cells.items()
    }


def _safe(few: Mapping[Cell, int], kept: Mapping[Cell, int], least: int) -> bool:
    """Whether each of the few could be anything from 1 to `least` - 1, for somebody who knows
    their sum with the kept ones, and that those are not small."""
    hidden = sum(few.values()) + sum(kept.values())
    highest = hidden - (len(few) - 1) - least * len(kept)
    lowest = 1 if kept else hidden - (len(few) - 1) * (least - 1)
    return highest >= least - 1 and lowest <= 1


def most(cells: Mapping[Cell, int], total: int, least: int, count: int) -> list[tuple[Cell, int]]:
    """The largest cells, at most `count`, the largest first. What the total says of all others
    together is no small number either."""
    ranked = sorted(cells.items(), key=lambda one: -one[1])[:count]
    listed = [(cell, n) for cell, n in ranked if n >= least]
    rest = total - sum(n for _, n in listed)
    while listed and 0 < rest < least:
        rest += listed.pop()[1]
    return listed
