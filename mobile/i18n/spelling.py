"""A tracking number, as one reads it out on the phone: a word for each symbol.

In Turkish the places of the telephone alphabet, which has none for Q, W and X; these are called by
their letters' names. In English, and wherever a language has no alphabet of its own here, the
international one.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parent / "spelling.json"
_INTERNATIONAL = "en"


def spelled(number: str, language: str) -> tuple[tuple[str, ...], ...]:
    """The words of each group of a number as `tracking_number` writes it; the last group is the
    check symbol. `language` is a tag as "tr". Raises KeyError for a symbol that no number has."""
    alphabets = _alphabets()
    words = alphabets.get(language.partition("-")[0], alphabets[_INTERNATIONAL])
    return tuple(tuple(words[symbol] for symbol in group) for group in number.split("-"))


@lru_cache(maxsize=1)
def _alphabets() -> dict[str, dict[str, str]]:
    alphabets: dict[str, dict[str, str]] = json.loads(_FILE.read_text("utf-8"))
    return alphabets
