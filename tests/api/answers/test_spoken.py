"""What was said aloud need not be written."""

from __future__ import annotations

from typing import Any

import pytest

from mobile.api.answers import faults, kept
from mobile.api.models import Form
from tests.api.answers.made import KNOWN

WORDS = {"tr": "x", "en": "x"}
FORM = Form.model_validate(
    {
        "id": "f", "version": 1, "title": WORDS, "purpose": WORDS, "need": WORDS,
        "steps": [
            {
                "id": "s", "title": WORDS,
                "questions": [
                    {"kind": "long_text", "id": "t", "label": WORDS, "voice": "v",
                     "min_length": 10, "max_length": 20},
                    {"kind": "file", "id": "v", "label": WORDS, "required": False,
                     "accepts": ["audio"], "max_files": 1, "record": 60},
                ],
            }
        ],
    }
)  # fmt: skip
SPOKEN = [{"id": "a-file", "name": "ses-kaydi.weba", "size": 9}]


CASES: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    ({}, [("t", "missing")]),
    ({"v": []}, [("t", "missing")]),
    ({"v": None}, [("t", "missing")]),
    ({"t": " ", "v": SPOKEN}, []),
    ({"t": "kısa"}, [("t", "too_short")]),
    ({"t": "kısa", "v": SPOKEN}, []),
    ({"t": "uzun" * 9, "v": SPOKEN}, [("t", "too_long")]),
    ({"t": 5, "v": SPOKEN}, [("t", "wrong_type")]),
    ({"v": "a-file"}, [("v", "wrong_type")]),
    ({"v": [{}]}, [("v", "wrong_type")]),
    ({"v": [*SPOKEN, {"id": "another"}]}, [("v", "too_many_files")]),
]


@pytest.mark.parametrize(("answers", "found"), CASES)
def test_it_answers_in_the_place_of_the_text(
    answers: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    told = [(fault.question, fault.code) for fault in faults(FORM, answers, KNOWN)]
    assert told == found
    assert [(f.question, f.code) for f in faults(FORM, kept(FORM, answers), KNOWN)] == found
