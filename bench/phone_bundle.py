"""Which files of languages phones carry: all but those that `pyproject.toml` clears away."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import babel

ROOT = Path(__file__).parents[1]
BABEL = Path(babel.__file__).parent


def carried() -> Iterator[Path]:
    """Our compiled catalogues, and the data of Babel that is left."""
    yield from sorted((ROOT / "mobile" / "i18n").glob("*/LC_MESSAGES/*.mo"))
    yield BABEL / "global.dat"
    for path in sorted((BABEL / "locale-data").glob("*.dat")):
        if not cleared(path.relative_to(BABEL.parent).as_posix()):
            yield path


def cleared(place: str) -> bool:
    """Whether a package's file, by its place in the folder of packages, is cleared away."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    globs: list[str] = settings["tool"]["flet"]["cleanup"]["package_files"]
    return any(re.fullmatch(_pattern(one), place) for one in globs)


def _pattern(glob: str) -> str:
    """A glob as the packager reads it: ** any folders, * anything but a slash, [!a] not this
    letter, {a,b} either."""
    parts = re.split(r"(\*\*/|\*|\[!|\]|\{|\}|,)", glob)
    meant = {"**/": "(?:.*/)?", "*": "[^/]*", "[!": "[^", "]": "]", "{": "(?:", "}": ")", ",": "|"}
    return "".join(meant.get(part) or re.escape(part).replace(r"\-", "-") for part in parts)
