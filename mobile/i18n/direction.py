"""Words of another direction inside ours: an Arabic name in a Turkish sentence, a number in an
Arabic one. Each stands in an isolate of its own (Unicode Bidirectional Algorithm, UAX #9), so that
neither turns the other's order round. Nothing that a citizen wrote is changed: the marks are put
around it where it is shown, and nowhere else.
"""

from __future__ import annotations

from unicodedata import bidirectional

FIRST_STRONG, END = "\u2068", "\u2069"
_TO_THE_LEFT = ("R", "AL")


def isolated(text: str, *, rtl: bool) -> str:
    """`text` as it stands in words from right to left (`rtl`) or from left to right: each line in
    an isolate where it might be read the other way. What is of the same direction stays as it
    is, and needs no marks."""
    return "\n".join(
        f"{FIRST_STRONG}{line}{END}" if line and _differs(line, rtl=rtl) else line
        for line in text.split("\n")
    )


def _differs(line: str, *, rtl: bool) -> bool:
    kinds = {bidirectional(letter) for letter in line}
    if rtl:
        return not kinds.isdisjoint(("L", "EN", "AN"))
    return not kinds.isdisjoint(_TO_THE_LEFT)
