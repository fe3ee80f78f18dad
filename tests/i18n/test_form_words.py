"""The words that come with a form are there in every language."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import cast

import pytest

from mobile.i18n import LANGUAGES
from service.i18n.texts import read
from tests.i18n.catalogues import ROOT, differences

WORDLESS = {"order.json", "working_days.json"}
FILES = sorted(
    path
    for room in ("forms", "clock", "topics")
    for path in (ROOT / "service" / room).glob("*.json")
    if path.name not in WORDLESS
)


def texts(part: object, place: str = "") -> Iterator[tuple[str, dict[str, object]]]:
    """Every text of a file, with its place. A text has a known language among its keys."""
    if isinstance(part, dict):
        found = cast("dict[str, object]", part)
        if found.keys() & LANGUAGES.keys():
            yield place, found
            return
        for key, below in found.items():
            yield from texts(below, f"{place}.{key}")
    elif isinstance(part, list):
        for index, below in enumerate(cast("list[object]", part)):
            yield from texts(below, f"{place}.{index}")


def faults(part: object, languages: Collection[str]) -> list[str]:
    found: list[str] = []
    for place, text in texts(part):
        if not set(languages) <= text.keys() <= {*languages, "tr-kolay"}:
            found.append(f"{place}: languages")
            continue
        words = {language: str(one) for language, one in text.items()}
        for language, one in words.items():
            found += [
                f"{place} {language}: {what}" for what in differences(words["tr"] or " ", one)
            ]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_speaks_every_language(path: Path) -> None:
    told = read(path)
    assert list(texts(told))
    easy = {"tr-kolay"}  # what it has no words for is easy as it is
    assert faults(told, {*LANGUAGES} - easy) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ({"tr": "Konu"}, ".title: languages"),
        ({"en": "Topic"}, ".title: languages"),
        ({"tr": "Konu", "en": "Topic", "xx": "?"}, ".title: languages"),
        ({"tr": "Konu", "en": ""}, ".title en: empty"),
        ({"tr": "Konu", "en": "Topic "}, ".title en: blanks"),
        ({"tr": "Konu", "en": "Topic?"}, ".title en: end"),
        ({"tr": "{n} gün", "en": "days"}, ".title en: placeholders"),
    ],
)
def test_a_fault_is_found(text: dict[str, str], fault: str) -> None:
    assert faults({"title": text}, ["tr", "en"]) == [fault]
