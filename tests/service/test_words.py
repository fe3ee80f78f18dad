"""Whatever the service refuses is told in marked words. Whether the catalogues are whole is held
by tests/i18n."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from babel.messages.extract import extract_from_file

import service
from mobile.api.answers import FaultCode
from service.applications.sentences import SENTENCES
from service.problems import KINDS

ROOT = Path(service.__file__).parent


def asked_for() -> set[str]:
    return {
        str(found[1])
        for path in ROOT.rglob("*.py")
        for found in extract_from_file("python", path, keywords={"said": None, "counted": None})
    }


def test_every_fault_has_a_sentence() -> None:
    assert set(SENTENCES) == set(get_args(FaultCode))


def test_every_problem_is_told_in_marked_words() -> None:
    marked = asked_for()
    assert {words for kind in KINDS.values() for words in (kind.title, kind.detail)} <= marked
    assert set(SENTENCES.values()) <= marked
