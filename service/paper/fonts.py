"""The fonts of our papers: they are those of the app."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont  # pyright: ignore[reportMissingTypeStubs]

FOLDER: Final = Path(__file__).parents[2] / "assets" / "fonts"
_FIRST: Final = "Atkinson Hyperlegible Next"
_FAMILY: Final = 1
_TYPOGRAPHIC_FAMILY: Final = 16
"""Places in a font's table of names."""


@cache
def families() -> tuple[str, ...]:
    """Their names: that of our texts, then those that have the letters it lacks."""
    found: dict[str, None] = {_FIRST: None}
    for path in sorted(FOLDER.glob("*-Regular.ttf")):
        with TTFont(path, lazy=True) as font:
            names = font["name"]
            name = names.getDebugName(_TYPOGRAPHIC_FAMILY) or names.getDebugName(_FAMILY)
            found[str(name)] = None
    return tuple(found)
