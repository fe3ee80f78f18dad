"""A form changed while somebody was filling it in: what they wrote goes over to the new one."""

from __future__ import annotations

from typing import Any

import pytest

from mobile.api.answers import carried
from mobile.api.models import Answers, Question
from tests.api.answers.made import OPTIONS, form_of, question, when

WRITTEN: Answers = {"q": "abc", "other": "def"}


def over(was: tuple[Question, ...], now: tuple[Question, ...], answers: Answers = WRITTEN) -> Any:
    return carried(form_of(*was), form_of(*now, version=2), answers)


def test_the_same_form_brings_everything_and_asks_nothing_again() -> None:
    same = (question("text"), question("text", "other"))
    assert over(same, same) == (WRITTEN, ())
    assert over(same, same[::-1]) == (WRITTEN, ()), "in another order"


def test_a_new_question_is_looked_at_if_it_must_be_answered() -> None:
    was = (question("text"),)
    assert over(was, (*was, question("text", "new"))) == ({"q": "abc"}, ("new",))
    assert over(was, (*was, question("text", "new", required=False))) == ({"q": "abc"}, ())


def test_a_question_that_is_gone_takes_its_answer_along() -> None:
    assert over((question("text"), question("text", "other")), (question("text"),)) == (
        {"q": "abc"},
        (),
    )


@pytest.mark.parametrize(
    "change",
    [
        {"label": {"tr": "Başka"}}, {"label": {"tr": "Soru", "en": "Question"}},
        {"min_length": 2}, {"max_length": 9}, {"required": False},
    ],
)  # fmt: skip
def test_other_words_and_limits_are_looked_at_again(change: dict[str, Any]) -> None:
    assert over((question("text"),), (question("text", **change),)) == ({"q": "abc"}, ("q",))


HELP: dict[str, Any] = {
    "hint": {"tr": "Yeni"}, "example": {"tr": "Şöyle"}, "law": "3071 m.4", "identifying": True,
}  # fmt: skip


@pytest.mark.parametrize("name", HELP)
def test_what_only_helps_changes_no_answer(name: str) -> None:
    changed = question("text", **{name: HELP[name]})
    assert over((question("text"),), (changed,)) == ({"q": "abc"}, ())
    inner = [one.model_dump() | {name: HELP[name]} for one in (question("text", "a"),)]
    groups = [question("group", "q", questions=asked) for asked in ([question("text", "a")], inner)]
    answers: Answers = {"q": [{"a": "abc"}]}
    assert over((groups[0],), (groups[1],), answers) == (answers, ())


@pytest.mark.parametrize("kind", ["choice", "choices"])
def test_other_options_are_looked_at_again_but_not_their_hints(kind: str) -> None:
    was, answers = (question(kind),), {"q": "a"}
    fewer = (question(kind, options=OPTIONS[1:]),)
    assert over(was, fewer, {**answers}) == (answers, ("q",))
    hinted = [one | {"hint": {"tr": "Şu"}} for one in OPTIONS]
    assert over(was, (question(kind, options=hinted),), {**answers}) == (answers, ())


@pytest.mark.parametrize(("was", "now"), [("text", "long_text"), ("long_text", "text")])
def test_a_text_is_kept_when_more_or_fewer_lines_are_asked_for(was: str, now: str) -> None:
    """An answer of another kind is kept where it still is one: nobody writes a page twice."""
    assert over((question(was),), (question(now),)) == ({"q": "abc"}, ("q",))


@pytest.mark.parametrize(("was", "now"), [("text", "choice"), ("choice", "choices")])
def test_an_answer_that_is_none_any_more_is_not_kept(was: str, now: str) -> None:
    assert over((question(was),), (question(now),), {"q": "a"}) == ({}, ("q",))


def test_a_kind_that_was_unknown_and_is_known_now_is_asked() -> None:
    """The app was renewed, or the form was: what another device wrote there was never checked."""
    unknown, known = question("unknown"), question("text")
    assert over((unknown,), (known,), {"q": "abc"}) == ({}, ("q",))
    assert over((known,), (unknown,), {"q": "abc"}) == ({}, ("q",))
    assert over((unknown,), (unknown,), {"q": [1]}) == ({"q": [1]}, ())


def test_only_what_applies_is_looked_at_again() -> None:
    was = (question("choice", "a"),)
    now = (*was, question("text", when=when("a", "b")), question("notice", "n"))
    assert over(was, now, {"a": "a"}) == ({"a": "a"}, ())
    assert over(was, now, {"a": "b"}) == ({"a": "b"}, ("q",))


def test_what_is_asked_only_sometimes_now_is_kept_for_when_it_is() -> None:
    was = (question("choice", "a"), question("text"))
    now = (was[0], question("text", when=when("a", "b")))
    assert over(was, now, {"a": "a", "q": "abc"}) == ({"a": "a", "q": "abc"}, ())


def test_what_was_written_stays_as_it_was() -> None:
    answers: Answers = {"q": "abc", "gone": "x"}
    over((question("text"),), (question("text", "new"),), answers)
    assert answers == {"q": "abc", "gone": "x"}
