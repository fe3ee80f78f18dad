"""Words of another direction inside ours: an Arabic name in a Turkish sentence, a number in an
Arabic one. Each stands in an isolate of its own (Unicode Bidirectional Algorithm, UAX #9), so that
neither turns the other's order round. Nothing that a citizen wrote is changed: the marks are put
around it where it is shown, and nowhere else.
"""

from __future__ import annotations

import re
from unicodedata import bidirectional

FIRST_STRONG, END = "\u2068", "\u2069"
LEFT_TO_RIGHT = "\u200e"
"""A letter that is not seen: what has no letter of its own, a phone number, goes its way."""
_TO_THE_LEFT = ("R", "AL")
_GROUPS = re.compile(r"[0-9A-Z]+(?:-[0-9A-Z]+)+")
"""A number in groups, as 2026-481-372-056."""


def isolated(text: str, *, rtl: bool) -> str:
    """`text` as it stands in words from right to left (`rtl`) or from left to right: each line in
    an isolate where it might be read the other way. What is of the same direction stays as it
    is, and needs no marks."""
    return "\n".join(_isolated(line, rtl=rtl) for line in text.split("\n"))


def _isolated(line: str, *, rtl: bool) -> str:
    kinds = [bidirectional(letter) for letter in line]
    foreign = ("L", "EN", "AN") if rtl else _TO_THE_LEFT
    if not any(kind in foreign for kind in kinds):
        return line
    lettered = any(kind in ("L", *_TO_THE_LEFT) for kind in kinds)
    return f"{FIRST_STRONG}{'' if lettered else LEFT_TO_RIGHT}{line}{END}"


def grouped_apart(text: str) -> str:
    """Words from right to left with their numbers in groups isolated: after an Arabic letter the
    groups would change places."""
    return _GROUPS.sub(lambda found: isolated(found[0], rtl=True), text)


def goes_left(text: str) -> bool:
    """Whether a text's first letter goes from right to left."""
    kinds = map(bidirectional, text)
    return next((kind for kind in kinds if kind in ("L", *_TO_THE_LEFT)), "L") != "L"
