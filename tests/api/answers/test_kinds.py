"""Every kind of question: what is missing or wrong, whatever comes as an answer."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import pytest

from mobile.api.answers import faults, kept
from mobile.api.models import Answers, Form
from tests.api.answers.hostile import HOSTILE
from tests.api.answers.made import HERE, KNOWN, ONE_OF_EACH, form_of, kinds, question, told

EVERY = [
    pytest.param(kind, answer, code, id=f"{kind}-{ascii(answer)[:40]}")
    for kind, table in HOSTILE.items()
    for answer, code in table
]


def test_every_kind_of_question_has_its_table() -> None:
    assert kinds() == HOSTILE.keys() == ONE_OF_EACH.keys()


@pytest.mark.parametrize(("kind", "answer", "code"), EVERY)
def test_a_hostile_answer_is_told(kind: str, answer: Any, code: str | None) -> None:
    assert told(form_of(question(kind)), {"q": answer}) == ([("q", code)] if code else [])


@pytest.mark.parametrize(("kind", "answer", "code"), EVERY)
def test_where_nothing_need_be_said_only_saying_nothing_changes_its_meaning(
    kind: str, answer: Any, code: str | None
) -> None:
    form = form_of(question(kind, required=False))
    nothing = code in ("missing", "unknown_kind")
    assert told(form, {"q": answer}) == ([("q", code)] if code and not nothing else [])
    if nothing:
        assert kept(form, {"q": answer}) == {}, "what says nothing is not stored"


@pytest.mark.parametrize(("kind", "answer", "code"), EVERY)
def test_what_is_stored_is_as_whole_as_what_was_typed(
    kind: str, answer: Any, code: str | None
) -> None:
    form = form_of(question(kind))
    assert told(form, kept(form, {"q": answer})) == told(form, {"q": answer})


LIMITS: list[tuple[str, Any, int | None, date | None]] = [
    ("text", "ab", 3, None),
    ("text", "a" * 11, 10, None),
    ("long_text", "a" * 11, 10, None),
    ("choices", ["a", "b", "c"], 2, None),
    ("place", HERE | {"address": "a" * 21}, 20, None),
    ("file", [{"id": one} for one in "abc"], 2, None),
    ("group", [{"name": one} for one in "abcd"], 3, None),
    ("date", "2024-11-21", None, date(2024, 11, 22)),
    ("date", "2026-11-23", None, date(2026, 11, 22)),
    ("text", 7, None, None),
]


@pytest.mark.parametrize(("kind", "answer", "limit", "day"), LIMITS)
def test_a_limit_is_told_with_its_fault(
    kind: str, answer: Any, limit: int | None, day: date | None
) -> None:
    (fault,) = faults(form_of(question(kind)), {"q": answer}, KNOWN)
    assert (fault.limit, fault.day) == (limit, day)


def test_a_day_without_bounds_may_be_any() -> None:
    form = form_of(question("date", earliest=None, latest=None))
    for day in ("0001-01-01", "2026-11-23", "9999-12-31"):
        assert told(form, {"q": day}) == []


def test_a_place_is_asked_with_as_much_address_as_the_form_wants() -> None:
    without = form_of(question("place", address="no"))
    assert told(without, {"q": HERE | {"address": 7}}) == []
    assert kept(without, {"q": HERE | {"address": "Çiçek Sk. 3"}}) == {"q": HERE}
    needed = form_of(question("place", address="required"))
    for nothing in ({}, {"address": None}, {"address": " \n "}, {"address": "\u200b"}):
        assert told(needed, {"q": {**HERE, **nothing}}) == [("q", "no_address")]
    assert told(needed, {"q": HERE | {"address": "Çiçek Sk. 3"}}) == []


@pytest.mark.parametrize("required", [True, False])
def test_a_unit_can_be_left_open_only_where_the_form_has_words_for_it(required: bool) -> None:
    form = form_of(question("unit", unknown=None, required=required))
    assert told(form, {"q": {"number": None}}) == [("q", "missing")]
    assert told(form, {"q": {"number": 24000001}}) == []


def test_without_a_most_all_may_be_chosen() -> None:
    form = form_of(question("choices", max_chosen=None))
    assert told(form, {"q": ["a", "b", "c"]}) == []


def test_no_topic_is_known_before_the_table_came() -> None:
    form = form_of(question("topic"))
    (fault,) = faults(form, {"q": "pavement"}, type(KNOWN)(KNOWN.places, (), KNOWN.today))
    assert fault.code == "unknown_topic"


# -- what a form says that this app does not understand ------------------------------------

LATER: dict[str, Any] = {"kind": "signature", "id": "q", "label": {"tr": "İmza"}, "ink": "blue"}


@pytest.mark.parametrize("kind", ["signature", "", None, 7, ["text"], {"a": 1}, "unknown", "TEXT"])
def test_a_kind_that_nobody_knows_is_a_question_all_the_same(kind: Any) -> None:
    said = form_of(question("text", "a")).model_dump(mode="json")
    said["steps"][0]["questions"].append(LATER | {"kind": kind})
    form = Form.model_validate(said)
    asked = form.steps[0].questions[1]
    assert (asked.kind, asked.label) == ("unknown", {"tr": "İmza"})
    assert told(form, {"a": "abc"}) == [("q", "unknown_kind")]
    # What another, newer device answered is kept and not complained about.
    assert told(form, {"a": "abc", "q": "x"}) == []
    assert kept(form, {"a": "abc", "q": "x"}) == {"a": "abc", "q": "x"}


def test_a_kind_that_nobody_knows_inside_a_group_makes_the_group_unknown() -> None:
    said = form_of(question("group", "g")).model_dump(mode="json")
    said["steps"][0]["questions"][0]["questions"].append(LATER)
    form = Form.model_validate(said)
    assert form.steps[0].questions[0].kind == "unknown"
    assert told(form, {}) == [("g", "unknown_kind")]
    assert kept(form, {"g": [{"q": 1}]}) == {"g": [{"q": 1}]}


def test_a_form_travels_whole() -> None:
    form = form_of(*(question(kind, kind) for kind in ONE_OF_EACH))
    assert Form.model_validate_json(form.model_dump_json()) == form
    assert Form.model_validate(form.model_dump()) == form
    assert form.model_copy(deep=True) == form


# -- several questions ---------------------------------------------------------------------


def test_faults_come_in_the_order_of_the_questions_and_only_of_the_step_meant() -> None:
    form = form_of((question("text", "b"), question("text", "a")), (question("yes_no", "c"),))
    assert told(form, {}) == [("b", "missing"), ("a", "missing"), ("c", "missing")]
    of_step = [fault.question for fault in faults(form, {}, KNOWN, "s1")]
    assert of_step == ["c"]
    assert faults(form, {}, KNOWN, "nowhere") == []


def test_what_was_never_asked_is_neither_wrong_nor_stored() -> None:
    form = form_of(question("text"))
    answers = cast("Answers", {"q": "abc", "unasked": 7, "__class__": "x", "": None, "q.0": 1})
    assert told(form, answers) == []
    assert kept(form, answers) == {"q": "abc"}
