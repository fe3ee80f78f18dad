"""Every sentence of the service is there in every language, and no other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

import service
from mobile.api.answers import FaultCode
from service.applications.sentences import SENTENCES
from service.i18n import LANGUAGES
from service.problems import KINDS

ROOT = Path(service.__file__).parent


def asked_for() -> set[str]:
    return {
        str(found[1])
        for path in ROOT.rglob("*.py")
        for found in extract_from_file("python", path, keywords={"said": None})
    }


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "tr"])
def test_the_catalogue_is_whole(language: str) -> None:
    with (ROOT / "i18n" / language / "LC_MESSAGES" / "service.po").open("rb") as file:
        catalogue = read_po(file)
    entries = [entry for entry in catalogue if entry.id]
    assert {str(entry.id) for entry in entries} == asked_for()
    for entry in entries:
        assert entry.string and not entry.fuzzy
        places = [sorted(re.findall(r"{\w+}", str(text))) for text in (entry.id, entry.string)]
        assert places[0] == places[1], entry.id
    assert not catalogue.obsolete


def test_every_fault_has_a_sentence() -> None:
    assert set(SENTENCES) == set(get_args(FaultCode))


def test_every_problem_is_told_in_marked_words() -> None:
    marked = asked_for()
    assert {words for kind in KINDS.values() for words in (kind.title, kind.detail)} <= marked
    assert set(SENTENCES.values()) <= marked
