"""The tracking number of a tip: made, never kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from mobile.api.checks import fold
from mobile.api.tracking_number import LENGTH, SYMBOLS, check_symbol, grouped
from service.secret_key import SecretKey

_WORDS = Path(__file__).parent / "rejected_words.json"
_READ_AS = str.maketrans("01345678UL", "OIEASGTBVI")
"""As people read words into numbers: K1LL, 4SS, FVCK."""


class Numbers:
    """Numbers that follow from the reporter's key and ours alone, so that a repeated sending is
    told the same one though nobody stored it."""

    def __init__(self, key: SecretKey) -> None:
        self._key = key
        words: list[str] = json.loads(_WORDS.read_text("utf-8"))
        self._rejected = frozenset(map(_as_read, words))

    def of(self, reporter_key: str) -> Iterator[str]:
        """The numbers of this key, one after the other: the first that is free is the tip's.
        Those with a word in them that nobody wants to read out are passed over."""
        for turn in count():
            number = _number(self._key.digest("tip number", reporter_key, str(turn)))
            if not offends(number, self._rejected):
                yield number


def offends(number: str, rejected: Iterable[str]) -> bool:
    """Whether a rejected word (as `_as_read`) stands in it, also across a dash."""
    read = _as_read(number.replace("-", ""))
    return any(word in read for word in rejected)


def _as_read(text: str) -> str:
    return fold(text).upper().translate(_READ_AS)


def _number(digest: bytes) -> str:
    drawn = int.from_bytes(digest[: LENGTH * 5 // 8], "big")
    bare = "".join(SYMBOLS[drawn >> (5 * place) & 31] for place in range(LENGTH))
    return grouped(bare + check_symbol(bare))
