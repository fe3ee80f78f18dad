"""Are the answers whole? Whatever is in them, the question is answered and nothing breaks."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from mobile.api.answers import faults, kept, questions
from mobile.api.models import Answers, Form, Question
from service import places
from tests.house import every_form, whole_answers

PLACES = places.load().places
FORMS = every_form()
REQUEST = next(form for form in FORMS if form.id == "request")
_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)
HERE = {"province": 6, "district": 1231}

ASKED: dict[str, dict[str, Any]] = {
    "text": {"min_length": 3, "max_length": 10},
    "long_text": {"min_length": 3, "max_length": 10},
    "choice": {"options": [{"value": "a", "text": {"tr": "A"}}]},
    "place": {},
    "unit": {"unknown": {"tr": "Bilmiyorum"}},
}
"""One question of every kind."""

TEXTS: list[tuple[Any, str | None]] = [
    (None, "missing"), ("", "missing"), ("   ", "missing"), ("\u202e\u200b", "missing"),
    ("\ud800", "missing"), ("ab", "too_short"), ("a\u200bb", "too_short"), (" ab ", "too_short"),
    ("abc", None), ("a" * 10, None), ("ş" * 10, None), ("s\u0327" * 10, None),
    ("a" * 11, "too_long"), ("  " + "a" * 10 + "  ", None), (7, "wrong_type"),
    (True, "wrong_type"), (["abc"], "wrong_type"), ({"a": "abc"}, "wrong_type"),
    (0, "wrong_type"), (False, "wrong_type"), ([], "wrong_type"),
]  # fmt: skip

HOSTILE: dict[str, list[tuple[Any, str | None]]] = {
    "text": [*TEXTS, ("a\n\n\nb", None), ("\n" * 12, "missing")],
    "long_text": [*TEXTS, ("a\nb", None), ("\n" * 12, "missing"), ("a" + "\n" * 12 + "b", None)],
    "choice": [
        (None, "missing"), ("", "missing"), ("a", None), ("A", "not_an_option"),
        (" a", "not_an_option"), ("b", "not_an_option"), ("\ud800", "not_an_option"),
        (0, "wrong_type"), (True, "wrong_type"), (["a"], "wrong_type"), ({}, "wrong_type"),
    ],
    "place": [
        (None, "missing"), ({}, "missing"), (HERE, None), (HERE | {"more": None}, None),
        ({"province": 6}, "unknown_district"), ({"district": 1231}, "unknown_province"),
        ({"province": 6, "district": None}, "unknown_district"),
        ({"province": None, "district": 1231}, "unknown_province"),
        ({"province": 6, "district": 1757}, "district_elsewhere"),
        ({"province": 6, "district": 10**30}, "unknown_district"),
        ({"province": 0, "district": 1231}, "unknown_province"),
        ({"province": 82, "district": 1231}, "unknown_province"),
        ({"province": "6", "district": 1231}, "wrong_type"),
        ({"province": 6.0, "district": 1231}, "wrong_type"),
        ({"province": True, "district": 1231}, "wrong_type"),
        ({"province": [6], "district": 1231}, "wrong_type"),
        ({"province": {}, "district": 1231}, "wrong_type"),
        ("Ankara", "wrong_type"), ("", "wrong_type"), ([6, 1231], "wrong_type"),
        ([], "wrong_type"), (6, "wrong_type"), (0, "wrong_type"), (False, "wrong_type"),
    ],
    "unit": [
        (None, "missing"), ({}, "missing"), ({"number": None}, None), ({"number": 24000001}, None),
        ({"number": True}, "wrong_type"), ({"number": 1.5}, "wrong_type"),
        ({"number": "24000001"}, "wrong_type"), ({"number": [1]}, "wrong_type"),
        ({"nummer": 1}, "wrong_type"), ("x", "wrong_type"), (7, "wrong_type"),
        ([], "wrong_type"), ("", "wrong_type"), (0, "wrong_type"),
    ],
}  # fmt: skip


def one(kind: str, **more: Any) -> Question:
    asked = {"kind": kind, "id": "q", "label": {"tr": "Soru"}, **ASKED[kind], **more}
    return _QUESTION.validate_python(asked)


def form_of(*asked: Question) -> Form:
    step = REQUEST.steps[0].model_copy(update={"questions": asked})
    return REQUEST.model_copy(update={"steps": (step,)})


def test_every_kind_of_question_has_its_table() -> None:
    kinds = {ref.rpartition("/")[2] for ref in _discriminated()}
    assert kinds == HOSTILE.keys() == ASKED.keys()


def _discriminated() -> set[str]:
    return set(_QUESTION.json_schema()["discriminator"]["mapping"])


@pytest.mark.parametrize(
    ("kind", "answer", "code"),
    [(kind, answer, code) for kind, table in HOSTILE.items() for answer, code in table],
)
def test_a_hostile_answer_is_told(kind: str, answer: Any, code: str | None) -> None:
    found = faults((one(kind),), {"q": answer}, PLACES)
    assert [fault.code for fault in found] == ([code] if code else [])
    if code in ("too_short", "too_long"):
        assert found[0].limit == {"too_short": 3, "too_long": 10}[code]
    # Where nothing need be said, only having said nothing changes its meaning.
    found = faults((one(kind, required=False),), {"q": answer}, PLACES)
    assert [fault.code for fault in found] == ([code] if code and code != "missing" else [])


def test_no_answer_at_all_is_missing_everywhere_and_in_order() -> None:
    found = faults(REQUEST, {}, PLACES)
    assert [fault.question for fault in found] == [asked.id for asked in questions(REQUEST)]
    assert {fault.code for fault in found} == {"missing"}


def test_right_answers_are_right_to_every_form() -> None:
    for form in FORMS:
        assert faults(form, whole_answers(form, PLACES), PLACES) == []


def test_only_known_questions_are_kept_and_texts_are_cleaned() -> None:
    form = form_of(one("text"), one("long_text", id="long"), one("unit", id="unit"))
    typed: Answers = {
        "q": "  s\u0327\u202eişli\nİli ",
        "long": "bir\r\n\r\n\r\n\r\niki\u0000",
        "unit": {"number": None},
        "unasked": "x",
        "__class__": "x",
    }
    before = json.dumps(typed)
    assert kept(form, typed) == {
        "q": "şişli İli",
        "long": "bir\n\niki",
        "unit": {"number": None},
    }
    assert json.dumps(typed) == before, "what is typed stays as it was typed"


@pytest.mark.parametrize("nothing", [None, "", "  ", "\u200b", {}])
def test_what_says_nothing_is_not_kept(nothing: Any) -> None:
    assert kept(form_of(one("text")), {"q": nothing}) == {}


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["province", "district", "number", "x"]), inner)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([q.id for q in questions(REQUEST)] + ["x"]), json_values))
def test_no_answer_breaks_the_check(answers: Answers) -> None:
    found = faults(REQUEST, answers, PLACES)
    asked = [question.id for question in questions(REQUEST)]
    assert [fault.question for fault in found] == [
        name for name in asked if name in {fault.question for fault in found}
    ]
    stored = kept(REQUEST, answers)
    assert stored.keys() <= set(asked)
    assert str(kept(REQUEST, stored)) == str(stored)
    # What was whole stays whole when it is stored, and the other way round.
    assert {f.question for f in faults(REQUEST, stored, PLACES)} == {f.question for f in found}
