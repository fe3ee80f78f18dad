"""The service's own sentences. The Turkish sentence is the key; a catalogue holds the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from gettext import c2py
from pathlib import Path
from typing import Literal, NamedTuple

from babel.messages.pofile import read_po

from service.i18n import written

LANGUAGES = ("tr", "tr-kolay", "en", "ar", "de", "ru", "fr", "ku")
_RIGHT_TO_LEFT = {"ar"}
_ALSO = {"kmr": "ku"}
"""Tags that browsers send for a language of ours: ISO 639-3 for Kurmancî."""
_FOLDER = Path(__file__).parent
_PLACE = re.compile(r"\{(\w+)\}")


class _Catalogue(NamedTuple):
    words: Mapping[str, tuple[str, ...]]
    """By the Turkish sentence: its one form, or one for each kind of number."""
    form: Callable[[int], int]
    """Which of those forms a number takes, as the catalogue's own rule says (`Plural-Forms`)."""


def said(sentence: str) -> str:
    """Marks a Turkish sentence for the catalogues. It is put into a language when it is told."""
    return sentence


def counted(sentence: str) -> str:
    """Marks one that names a number on which its words depend, as "{minutes} dakika": a catalogue
    has it in each form that its language has for numbers."""
    return sentence


def _catalogue(language: str) -> _Catalogue:
    path = _FOLDER / language.replace("-", "_") / "LC_MESSAGES" / "service.po"
    with path.open("rb") as file:
        found = read_po(file)
    words = {_forms(entry.id)[0]: _forms(entry.string) for entry in found if entry.id}
    return _Catalogue(
        {turkish: forms for turkish, forms in words.items() if all(forms)}, c2py(found.plural_expr)
    )


def _forms(words: str | Sequence[str] | None) -> tuple[str, ...]:
    return (words or "",) if words is None or isinstance(words, str) else tuple(words)


_CATALOGUES = {"tr": _Catalogue({}, c2py("0"))} | {
    one: _catalogue(one) for one in LANGUAGES if one != "tr"
}


def translated(language: str, sentence: str) -> str | None:
    """What the catalogue of a language has for a Turkish sentence, its {places} still open. None
    where it has nothing, and where the words depend on a number."""
    forms = _CATALOGUES[language].words.get(sentence, ())
    return forms[0] if len(forms) == 1 else None


def told(language: str, sentence: str, **values: int | str | date | None) -> str:
    """The sentence in a language, its {places} filled; numbers and days as that language writes
    them, and what is `counted` in the form that its number takes."""
    catalogue = _CATALOGUES[language]
    forms = catalogue.words.get(sentence, (sentence,))
    words = forms[catalogue.form(_number(sentence, values)) if len(forms) > 1 else 0]
    if "{" not in words:
        return words
    return words.format(**{name: _written(language, value) for name, value in values.items()})


def _number(sentence: str, values: Mapping[str, object]) -> int:
    """The number that a sentence names."""
    named = (values[name] for name in _PLACE.findall(sentence))
    return next((value for value in named if isinstance(value, int)), 0)


def _written(language: str, value: int | str | date | None) -> str | None:
    if isinstance(value, int):
        return written.number(value, language)
    if isinstance(value, date):
        return written.day(value, language)
    return value


@lru_cache(maxsize=256)
def language_of(accept_language: str) -> str:
    """The language an Accept-Language header (RFC 9110, 12.5.4) asks for; Turkish when unsure."""
    best, weight = LANGUAGES[0], 0.0
    for part in accept_language[:200].split(","):
        tag, _, rest = part.strip().partition(";")
        whole = tag.strip().lower()
        language = whole if whole in LANGUAGES else whole.partition("-")[0]
        language = _ALSO.get(language, language)
        try:
            asked = float(rest.strip().removeprefix("q=")) if rest else 1.0
        except ValueError:
            continue
        if language in LANGUAGES and weight < asked <= 1:
            best, weight = language, asked
    return best


def told_in(language: str) -> tuple[str, ...]:
    """The languages of a text for somebody who reads `language`: Turkish is always there, for what
    has no other words."""
    return tuple(dict.fromkeys((LANGUAGES[0], language)))


def spoken(language: str) -> str:
    """The tag by which voices, browsers and typesetters know a language (BCP 47): easy Turkish is
    Turkish."""
    return language.partition("-")[0]


def direction(language: str) -> Literal["ltr", "rtl"]:
    """In which direction its lines run."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"
