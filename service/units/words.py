"""The words of a text as they are searched: folded, so that "SİSLİ", "şişli" and "sisli" meet."""

from __future__ import annotations

import re

from mobile.api.checks import fold


def words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def asked(text: str) -> list[str]:
    """The words of a query that say something: whoever types "sisli sis" asks for "sisli". No
    two of them begin the same words, so that a search never looks at a word twice."""
    kept: list[str] = []
    for word in sorted(set(words(text)), reverse=True):
        # Words that begin alike stand together, the longest first.
        if not kept or not kept[-1].startswith(word):
            kept.append(word)
    return kept


def beginnings(word: str) -> tuple[str, ...]:
    """What a word may begin with if it is meant. A last k also means ğ: who looks for "valilik"
    means "Valiliği"."""
    return (word, f"{word[:-1]}g") if word.endswith("k") and len(word) > 2 else (word,)
