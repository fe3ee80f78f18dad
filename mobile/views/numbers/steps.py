"""The steps in which a map is coloured. Pure: the map and its legend both follow from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

SHADES: Final = (0.14, 0.32, 0.52, 0.74, 1.0)
"""How much of the accent lies over the card, from the fewest to the most: the order is one of
light and dark, so it is there for whoever does not see colours."""


def steps(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """At most five ranges, with both their ends, that hold about as many of the `numbers` each;
    equal ones stand in one range. Zeros are no part of it."""
    ordered = sorted(n for n in numbers if n > 0)
    found: list[list[int]] = []
    for place, n in enumerate(ordered):
        wanted = place * len(SHADES) // len(ordered)
        if not found or (n != found[-1][-1] and wanted >= len(found)):
            found.append([])
        found[-1].append(n)
    return [(part[0], part[-1]) for part in found]


def shade(n: int, ranges: Sequence[tuple[int, int]]) -> float:
    """How dark a number is drawn; 0 for one in no range. Few ranges keep far apart."""
    for place, (low, high) in enumerate(ranges):
        if low <= n <= high:
            return shades(len(ranges))[place]
    return 0.0


def shades(count: int) -> tuple[float, ...]:
    """So many of the five, with the darkest."""
    last = len(SHADES) - 1
    if count < 2:
        return SHADES[last:] if count else ()
    return tuple(SHADES[round(place * last / (count - 1))] for place in range(count))
