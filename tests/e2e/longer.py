"""The app in a language that nobody speaks: every word of ours 40 % longer, in brackets, as a
translation may come out one day. What is cut off, or stands bare in the code, shows.

`create` serves it: `Server("tests.e2e.longer:create")`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import ceil
from unittest.mock import patch

from starlette.types import ASGIApp

import mobile.app
from mobile.i18n import Words, words

_PLACES = re.compile(r"(\{[^}]*\})")
MORE = 0.4


def longer(text: str) -> str:
    """`text` in brackets, 40 % longer by further short words, its {places} untouched."""
    if not text.strip():
        return text
    length = len(_PLACES.sub("", text))
    more = "ama " * ceil(MORE * length / 4)
    return f"[{text} {more[: ceil(MORE * length)].strip()}]" if length else text


@dataclass(frozen=True, eq=False)
class _Longer(Words):
    def _laid(self, told: str) -> str:
        return longer(told)


@cache
def longer_words(language: str) -> Words:
    """The words of a language, longer."""
    plain = words(language)
    return _Longer(plain.language, plain._catalogue)  # pyright: ignore[reportPrivateUsage]


def create() -> ASGIApp:
    """The whole service, with the app in longer words."""
    from service.web.serving import create as plain

    patch.object(mobile.app, "words", longer_words).start()
    return plain()
