"""Questions asked once for each of several things."""

from __future__ import annotations

from typing import Any

import pytest

from mobile.api.answers import faults, kept
from tests.api.answers.made import HERE, KNOWN, ONE_OF_EACH, form_of, question, told

SINGLE = [kind for kind in ONE_OF_EACH if kind not in ("file", "notice", "group", "unknown")]


def test_each_fault_stands_at_its_row() -> None:
    form = form_of(question("group", "g"))
    answers: dict[str, Any] = {
        "g": [{"name": "a"}, {}, {"name": " ", "day": "31.02.2026"}],
    }
    assert told(form, answers) == [("g.2.name", "missing"), ("g.2.day", "not_a_date")]
    (fault,) = faults(form, {"g": [{"name": "a" * 21}]}, KNOWN)
    assert (fault.question, fault.code, fault.limit) == ("g.0.name", "too_long", 20)
    inner = [question("date", "day").model_dump()]
    form = form_of(question("group", "g", questions=inner))
    (fault,) = faults(form, {"g": [{"day": "2026-11-23"}]}, KNOWN)
    assert (fault.question, fault.day) == ("g.0.day", KNOWN.today)


def test_rows_begun_and_left_empty_are_neither_wrong_nor_stored() -> None:
    form = form_of(question("group", "g"))
    left: list[Any] = [{}, {"name": ""}, {"name": None, "day": []}, {"name": "\u200b"}, {"x": 1}]
    for row in left:
        assert told(form, {"g": [row, {"name": "a"}]}) == []
        assert kept(form, {"g": [row, {"name": "a"}, row]}) == {"g": [{"name": "a"}]}
        assert kept(form, {"g": [row]}) == {}
        assert told(form, {"g": [row]}) == [("g", "missing")]
        assert told(form_of(question("group", "g", required=False)), {"g": [row]}) == []


def test_a_group_of_optional_questions_still_wants_one_row_with_something_in_it() -> None:
    inner = [{"kind": "text", "id": "a", "label": {"tr": "?"}, "required": False}]
    form = form_of(question("group", "g", questions=inner))
    assert told(form, {"g": [{"a": "\u200b"}]}) == [("g", "missing")]
    assert told(form, {"g": [{"a": "x"}]}) == []


def test_rows_are_cleaned_like_everything_else() -> None:
    form = form_of(question("group", "g"))
    typed: dict[str, Any] = {"g": [{"name": "  s\u0327i ", "day": "22 kasim 2026", "more": 1}]}
    assert kept(form, typed) == {"g": [{"name": "şi", "day": "2026-11-22"}]}
    assert typed["g"][0]["name"] == "  s\u0327i ", "what is typed stays as it was typed"


@pytest.mark.parametrize("kind", SINGLE)
def test_every_single_kind_can_be_asked_in_a_row(kind: str) -> None:
    inner = question(kind, "inner").model_dump()
    form = form_of(question("group", "g", questions=[inner]))
    assert form.steps[0].questions[0].kind == "group"
    right: dict[str, Any] = {
        "text": "abc", "long_text": "abc", "choice": "a", "choices": ["a"], "yes_no": False,
        "date": "2026-11-22", "place": HERE, "unit": {"number": None}, "topic": "pavement",
        "phone": "+905321234567", "email": "a@b.org",
    }  # fmt: skip
    whole: dict[str, Any] = {"g": [{"inner": right[kind]}]}
    assert told(form, whole) == []
    assert kept(form, whole) == whole
    assert told(form, {"g": [{"inner": 1.5}]}) == [("g.0.inner", "wrong_type")]


@pytest.mark.parametrize("kind", ["file", "notice", "group", "unknown"])
def test_what_is_not_single_is_not_asked_in_a_row(kind: str) -> None:
    inner = question(kind, "inner").model_dump()
    assert question("group", "g", questions=[inner]).kind == "unknown"


def test_the_same_name_inside_and_outside_are_two_questions() -> None:
    inner = [{"kind": "yes_no", "id": "name", "label": {"tr": "?"}}]
    form = form_of(question("text", "name"), question("group", "g", questions=inner))
    assert told(form, {"name": "abc", "g": [{"name": True}]}) == []
    assert told(form, {"name": True, "g": [{"name": "abc"}]}) == [
        ("name", "wrong_type"),
        ("g.0.name", "wrong_type"),
    ]
