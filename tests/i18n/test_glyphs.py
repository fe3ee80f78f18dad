"""Whatever the app says in a language, one of the fonts it brings for that language can draw."""

# The font library has no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import flet_web
import pytest
from fontTools.ttLib import TTFont
from pydantic import JsonValue

from mobile.i18n import LANGUAGES, spelling, words
from mobile.views.look import Look
from mobile.views.theme import fonts, theme
from service.i18n.texts import is_text
from tests.i18n.catalogues import ROOMS, ROOT, catalogue, entries, forms

Face = Literal["plain", "wide"]
ASSETS = ROOT / "assets"
CLIENT = Path(flet_web.__file__).parent / "web/assets/fonts/roboto.woff2"
"""The font that Flet's own client falls back to, on the web."""
LINE_BREAK = "\n"
"""Ends a line and is not drawn."""
DATA = sorted(
    path
    for room in ROOMS
    for path in (ROOT / room).rglob("*.json")
    if path != Path(spelling.__file__).with_name("spelling.json")  # each language has a part of it
)
BY_CLIENT = set("ễị")
"""Letters of a sample person from afar (service/identity/names.json). People have names of any
letters; those that our fonts lack are drawn by the client's own font."""


@cache
def drawable(file: Path) -> frozenset[str]:
    """The characters of a font."""
    font: Any = TTFont(file)
    known: dict[int, str] = font.getBestCmap()
    return frozenset(chr(code) for code in known)


def weights(language: str, face: Face) -> Iterator[frozenset[str]]:
    """What can be drawn, in regular and in bold, by a family and those it falls back to. A family
    that the theme names and does not bring draws nothing."""
    look = Look(script=words(language).script, face=face)
    brought = fonts(look)
    text = theme(look).text_theme
    assert text
    for style in (text.body_large, text.title_large):
        assert style and style.font_family
        chain = [style.font_family, *(style.font_family_fallback or [])]
        files = [ASSETS / brought[family] for family in chain if family in brought]
        yield frozenset[str]().union(*map(drawable, files))


def missing(text: str, language: str, face: Face) -> set[str]:
    """What would come out as a box in one weight at least."""
    return set[str]().union(*(set(text) - drawn for drawn in weights(language, face))) - {
        LINE_BREAK
    }


def said(language: str) -> Iterator[str]:
    """All that stands in the catalogues of a language. The Turkish words are their keys."""
    for room in ROOMS:
        for entry in entries(catalogue(room, "en" if language == "tr" else language)).values():
            yield from forms(entry.id if language == "tr" else entry.string)


def reckoned(language: str) -> Iterator[str]:
    """Days, times, numbers and sizes, as the language writes them."""
    say = words(language)
    for month in range(1, 13):
        yield say.day(date(2026, month, month))
        yield say.moment(datetime(2026, month, 28, 13, 5, tzinfo=UTC))
    yield from (say.number(-1_234_567), say.decimal(1234.5), say.size(1_300_000))


def texts(data: JsonValue, language: str) -> Iterator[str]:
    """Every word of a file of data; of its texts those that it brings itself in the language."""
    if is_text(data):
        yield data.get(language, "")
    elif isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for part in data.values():
            yield from texts(part, language)
    elif isinstance(data, list):
        for part in data:
            yield from texts(part, language)


@pytest.mark.parametrize("face", ["plain", "wide"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_character_of_a_language_can_be_drawn(language: str, face: Face) -> None:
    alphabet = json.loads(Path(spelling.__file__).with_name("spelling.json").read_text("utf-8"))
    there = [*said(language), *reckoned(language), *alphabet.get(language, {}).values()]
    assert len(there) > 500
    assert not missing("".join(there), language, face)


@pytest.mark.parametrize("face", ["plain", "wide"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_character_of_the_data_can_be_drawn(language: str, face: Face) -> None:
    """Also what has no translation, as the name of a place, and is shown to all."""
    for path in DATA:
        there = "".join(texts(json.loads(path.read_text("utf-8")), language))
        assert missing(there, language, face) <= BY_CLIENT, path.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_own_names_can_be_drawn(language: str) -> None:
    """In every language one finds one's own: by our fonts, or by the client's where the script is
    brought only to its readers."""
    lacking = missing("".join(LANGUAGES.values()), language, "plain")
    assert lacking <= (set() if language == "ru" else set(LANGUAGES["ru"]))


def test_what_is_left_to_the_client_it_can_draw() -> None:
    assert BY_CLIENT | set(LANGUAGES["ru"]) <= drawable(CLIENT)


@pytest.mark.parametrize(
    ("text", "language", "lacking"),
    [
        ("→ Devam", "tr", {"→"}),
        ("Да", "tr", {"Д", "а"}),
        ("Да ✓", "ru", {"✓"}),
        ("漢", "ar", {"漢"}),
    ],
)
def test_a_missing_character_is_found(text: str, language: str, lacking: set[str]) -> None:
    assert missing(text, language, "plain") == lacking
