"""Which questions apply: chains of conditions, and answers that no longer count."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mobile.api.answers import (
    answer_at,
    asked,
    asked_at,
    asked_in_row,
    counted,
    kept,
    put,
    questions,
    rows,
    steps,
)
from mobile.api.models import Answers, GroupQuestion
from tests.api.answers.made import form_of, question, told, when

CHAIN = form_of(
    (question("choice", "who"),),
    (question("yes_no", "old", when=when("who", "b", "c")),),
    (question("text", "since", when=when("old", True)), question("text", "end")),
)
"""`since` rests on `old`, which rests on `who`."""


def names(answers: Answers) -> list[str]:
    return [one.id for one in asked(CHAIN, answers)]


def test_questions_apply_as_the_answers_before_them_say() -> None:
    assert names({}) == ["who", "end"]
    assert names({"who": "a"}) == ["who", "end"]
    assert names({"who": "b"}) == ["who", "old", "end"]
    assert names({"who": "c", "old": False}) == ["who", "old", "end"]
    assert names({"who": "c", "old": True}) == ["who", "old", "since", "end"]


def test_what_rests_on_a_question_that_does_not_apply_does_not_apply() -> None:
    """The citizen answered the whole chain, and then changed the first answer."""
    changed: Answers = {"who": "a", "old": True, "since": "x", "end": "abc"}
    assert names(changed) == ["who", "end"]
    assert counted(CHAIN, changed) == kept(CHAIN, changed) == {"who": "a", "end": "abc"}
    assert told(CHAIN, changed) == []
    assert names(changed | {"who": "b"}) == ["who", "old", "since", "end"], "and back again"


def test_steps_without_a_question_are_passed_over() -> None:
    assert [step.id for step in steps(CHAIN, {})] == ["s0", "s2"]
    assert [step.id for step in steps(CHAIN, {"who": "b"})] == ["s0", "s1", "s2"]
    here = CHAIN.steps[2]
    assert [one.id for one in asked_at(CHAIN, here, {})] == ["end"]
    assert [one.id for one in asked_at(CHAIN, here, {"who": "b", "old": True})] == ["since", "end"]
    assert [one.id for one in questions(CHAIN)] == ["who", "old", "since", "end"]


def test_a_notice_is_enough_for_a_step() -> None:
    form = form_of((question("notice", when=when("a", "a")),), (question("choice", "a"),))
    assert [step.id for step in steps(form, {})] == ["s1"]
    assert steps(form, {"a": "a"}) == form.steps[1:], "it rests on what is only asked later"


@pytest.mark.parametrize(
    ("one_of", "answer", "holds"),
    [
        (("a", "b"), "a", True), (("a", "b"), "c", False), (("a",), "A", False),
        (("a",), ["b", "a"], True), (("a",), ["b"], False), (("a",), [], False),
        (("a",), None, False), (("a",), {"a": 1}, False), (("a",), [{"a": 1}, None], False),
        (("a",), [["a"]], False), ((True,), True, True), ((False,), False, True),
        ((True,), False, False), ((False,), None, False), ((True,), 1, False),
        ((False,), 0, False), ((True,), 1.0, False), ((True,), "true", False),
        (("True",), True, False), ((True, "a"), "a", True), ((), "a", False), ((), None, False),
    ],
)  # fmt: skip
def test_a_condition_holds(one_of: tuple[str | bool, ...], answer: Any, holds: bool) -> None:
    form = form_of(question("unknown", "a"), question("text", when=when("a", *one_of)))
    applying = [one.id for one in asked(form, {"a": answer})]
    assert applying == (["a", "q"] if holds else ["a"])


def test_all_conditions_of_a_question_must_hold() -> None:
    both = [*when("a", "a"), *when("b", True)]
    form = form_of(question("choice", "a"), question("yes_no", "b"), question("text", when=both))
    assert len(asked(form, {"a": "a", "b": True})) == 3
    assert len(asked(form, {"a": "a", "b": False})) == 2
    assert len(asked(form, {"a": "b", "b": True})) == 2


@pytest.mark.parametrize("name", ["q", "later", "nowhere"])
def test_a_condition_that_looks_nowhere_never_holds(name: str) -> None:
    form = form_of(question("text", when=when(name, "a")), question("choice", "later"))
    assert [one.id for one in asked(form, {"q": "a", "later": "a"})] == ["later"]


# -- inside the rows of a group ------------------------------------------------------------

INNER: list[dict[str, Any]] = [
    {"kind": "yes_no", "id": "answered", "label": {"tr": "?"}},
    {"kind": "text", "id": "how", "label": {"tr": "?"}, "when": when("answered", True)},
    {"kind": "text", "id": "why", "label": {"tr": "?"}, "when": when("outside", "a")},
]
GROUP = question("group", "g", questions=INNER)
AROUND = form_of(
    question("yes_no", "open"), question("choice", "outside", when=when("open", True)), GROUP
)


def in_row(row: Answers, around: Answers) -> list[str]:
    assert isinstance(GROUP, GroupQuestion)
    return [one.id for one in asked_in_row(GROUP, row, around)]


def test_a_condition_in_a_row_looks_into_the_row_and_then_around() -> None:
    assert in_row({}, {}) == ["answered"]
    assert in_row({"answered": True}, {}) == ["answered", "how"]
    assert in_row({}, {"outside": "a"}) == ["answered", "why"]
    # What stands around under the name of a question of the row says nothing about the row.
    assert in_row({}, {"answered": True}) == ["answered"]
    assert in_row({"answered": False}, {"answered": True}) == ["answered"]
    # Neither does what stands in the row under the name of a question around it.
    assert in_row({"outside": "a"}, {}) == ["answered"]


def test_a_chain_in_a_row_is_as_strict_as_one_outside() -> None:
    inner = [*INNER, {**INNER[1], "kind": "yes_no", "id": "b"}]
    inner.append({**INNER[1], "id": "c", "when": when("b", True)})
    group = question("group", "g", questions=inner)
    assert isinstance(group, GroupQuestion)
    stale: Answers = {"answered": False, "b": True, "c": "x"}
    assert [one.id for one in asked_in_row(group, stale, {})] == ["answered"]


def test_a_row_looks_around_only_at_what_still_counts() -> None:
    """`outside` was answered before the citizen closed it again."""
    row: Answers = {"answered": False, "why": "x"}
    whole: Answers = {"open": True, "outside": "a", "g": [row]}
    assert kept(AROUND, whole) == whole
    closed: Answers = {**whole, "open": False}
    assert kept(AROUND, closed) == {"open": False, "g": [{"answered": False}]}
    assert told(AROUND, closed | {"g": [{"answered": False}]}) == []
    assert told(AROUND, whole | {"g": [{"answered": False}]}) == [("g.0.why", "missing")]


# -- paths ---------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", [None, 7, "x", {}, {"a": 1}])
def test_what_is_no_list_has_no_rows(answer: Any) -> None:
    assert rows(answer) == []
    assert answer_at({"g": answer}, "g.0.name") is None


def test_an_answer_is_found_by_its_path() -> None:
    answers: Answers = {"title": "x", "g": [{"name": "a"}, None, {"name": "c"}]}
    assert answer_at(answers, "title") == "x"
    assert answer_at(answers, "nowhere") is None
    assert answer_at(answers, "g") == answers["g"]
    assert answer_at(answers, "g.0.name") == "a"
    assert answer_at(answers, "g.1.name") is None
    assert answer_at(answers, "g.2.name") == "c"
    assert answer_at(answers, "g.3.name") is None
    assert answer_at(answers, "title.0.name") is None


def test_rows_that_are_missing_come_to_be() -> None:
    answers: Answers = {}
    put(answers, "g.1.name", "b")
    assert answers == {"g": [{}, {"name": "b"}]}
    put(answers, "g.0.name", "a")
    put(answers, "g.1.day", "2026-11-22")
    assert answers == {"g": [{"name": "a"}, {"name": "b", "day": "2026-11-22"}]}
    put(answers, "g.0.name", None)
    assert answers["g"] == [{"name": None}, {"name": "b", "day": "2026-11-22"}]


@given(
    st.dictionaries(st.sampled_from("ab"), st.none() | st.integers() | st.lists(st.none())),
    st.sampled_from("ab"),
    st.lists(st.tuples(st.integers(0, 4), st.sampled_from("ab")), max_size=1),
    st.none() | st.booleans() | st.text() | st.lists(st.integers()),
)
def test_what_was_put_is_found_again_and_nothing_else_changes(
    before: dict[str, Any], name: str, inner: list[tuple[int, str]], answer: Any
) -> None:
    others = {key: value for key, value in before.items() if key != name}
    path = ".".join([name, *(f"{row}.{key}" for row, key in inner)])
    put(before, path, answer)
    assert answer_at(before, path) == answer
    assert {key: value for key, value in before.items() if key != name} == others
