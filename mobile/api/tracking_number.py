"""The tracking number of an anonymous tip: read as people type it, and checked, on the device.

`K7QX-9F2M-TR4C-8WZD-G`: sixteen symbols of Crockford's base32 (80 bits) in four groups, and a check
symbol. Whoever has the number opens the tip, so it is only ever passed on in a request's body.
No I/O, no packages.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

SYMBOLS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L and O, which look like 1 and 0, and without U."""
LENGTH: Final = 16
"""Symbols before the check symbol."""
_VALUES: Final = {symbol: value for value, symbol in enumerate(SYMBOLS)}
_LOOK_ALIKE: Final = str.maketrans("IiİıLlOo", "11111100")
"""Both i's of a Turkish keyboard too."""
_BETWEEN: Final = re.compile(
    r"[\s_.\u00ad\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2060-\u2069-]"
)
_LONGEST: Final = 100
_TELLING: Final = 8
"""So many symbols of a number in a row are no accident: two groups of it."""


def check_symbol(bare: str) -> str:
    """The symbol to stand behind `bare` (symbols only).

    A remainder in the field of 32 elements, where the weights 1, a, a², ... of up to 31 places are
    all different and none is nought. So it catches every wrong symbol, every swap of any two, and
    every pair typed twice the same way; Crockford's own remainder by 37 does no more, and needs
    five signs (* ~ $ = U) that nobody can read out.
    """
    rest = 0
    for symbol in bare:
        rest = _times_a(rest) ^ _VALUES[symbol]
    return SYMBOLS[_times_a(rest)]


def tracking_number(text: str) -> str | None:
    """The number as it was given out, however it was typed: small letters, blanks and dashes or
    none, I and L for 1, O for 0. None where a slip makes it no number at all."""
    if len(text) > _LONGEST:
        return None
    symbols = _symbols(text)
    whole = len(symbols) == LENGTH + 1 and all(symbol in _VALUES for symbol in symbols)
    if not whole or check_symbol(symbols[:LENGTH]) != symbols[LENGTH]:
        return None
    return grouped(symbols)


def grouped(symbols: str) -> str:
    """The 17 symbols of a number as they are read: XXXX-XXXX-XXXX-XXXX-C."""
    return "-".join(symbols[place : place + 4] for place in range(0, LENGTH + 1, 4))


def ends(number: str, typed: str) -> bool:
    """Whether `typed` is the end of the number, as somebody types it who has it before them: the
    last group of four, with or without the check symbol, or more of it."""
    symbols, written = number.replace("-", ""), _symbols(typed)
    if len(written) == 4:
        return written == symbols[-5:-1]
    return len(written) > 4 and symbols.endswith(written)


def tells(text: str, number: str) -> bool:
    """Whether `text` gives away the number, or two groups of it, in whatever writing."""
    symbols, written = number.replace("-", ""), _symbols(text)
    return any(
        symbols[place : place + _TELLING] in written for place in range(len(symbols) - _TELLING + 1)
    )


def _symbols(text: str) -> str:
    bare = _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).translate(_LOOK_ALIKE)
    if not bare.isascii():
        bare = "".join(str(unicodedata.decimal(s)) if s.isdecimal() else s for s in bare)
    return bare.upper()


def _times_a(value: int) -> int:
    """Times the generator, modulo x⁵ + x² + 1."""
    doubled = value << 1
    return doubled ^ 0b100101 if doubled & 0b100000 else doubled
