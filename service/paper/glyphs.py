"""Only signs that our fonts have may stand in a paper: for one without a glyph no accessible PDF
can be made at all, and nobody's paper shall fail for a smiling face."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TypeVar, cast

from fontTools.ttLib import TTFont  # pyright: ignore[reportMissingTypeStubs]
from pydantic import JsonValue

from service.paper.fonts import FOLDER

_GONE = "?"
Said = TypeVar("Said", bound=JsonValue)


@cache
def _known() -> frozenset[int]:
    found: set[int] = {0x0A}
    for path in sorted(FOLDER.glob("*-Regular.ttf")):
        with TTFont(path, lazy=True) as font:
            found |= cast("dict[int, str]", font.getBestCmap()).keys()
    return frozenset(found)


def printable(said: Said) -> Said:
    """The same, with every text in it made so that it can be set: signs that cannot be seen are
    left out (they also turn lines around), those without a glyph stand as a question mark."""
    found: JsonValue = said
    match said:
        case str():
            found = _text(said)
        case list():
            found = [printable(one) for one in said]
        case dict():
            found = {name: printable(one) for name, one in said.items()}
        case _:
            pass
    return cast("Said", found)


def _text(text: str) -> str:
    kept: list[str] = []
    for sign in unicodedata.normalize("NFC", text):
        if ord(sign) in _known() and (sign == "\n" or unicodedata.category(sign)[0] != "C"):
            kept.append(sign)
        elif unicodedata.category(sign)[0] == "Z" or sign == "\t":
            kept.append(" ")
        elif unicodedata.category(sign)[0] not in "CM":
            kept.append(_GONE)
    return "".join(kept)
