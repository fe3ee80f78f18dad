"""Sets of units. A unit is its position in the list of all, which stands larger offices first; a
set is one whole number with a bit for each position, so that sets of any size meet at the same
small cost (70,000 units are 9 KB)."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

_NO, _YES = b"01"


def gathered(positions: Iterable[int], total: int) -> int:
    """The set of these positions. The first unit is the highest bit."""
    line = bytearray((_NO,)) * total
    for position in positions:
        line[position] = _YES
    return int(line, 2) if total else 0


def marked(signs: bytes, wanted: int) -> int:
    """The set of the positions at which this byte stands."""
    table = bytearray((_NO,)) * 256
    table[wanted] = _YES
    return int(signs.translate(table), 2) if signs else 0


def in_order(found: int, total: int) -> Iterator[int]:
    """The positions of a set, larger offices first."""
    if not found:
        return
    line = f"{found:0{total}b}"
    position = line.find("1")
    while position >= 0:
        yield position
        position = line.find("1", position + 1)


def packed(positions: Iterable[int]) -> array[int]:
    """Positions in four bytes each."""
    return array("I", positions)


def unpacked(stored: bytes) -> array[int]:
    read = array("I")
    read.frombytes(stored)
    return read
