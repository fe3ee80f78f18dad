"""The forms that ship, with every way through them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mobile.api.answers import (
    Known,
    answer_at,
    asked,
    carried,
    faults,
    kept,
    put,
    questions,
    steps,
)
from mobile.api.answers.days import today_in_turkiye
from mobile.api.models import Answers, Form
from service import places, topics
from tests.api.answers.test_any_json import values
from tests.house import every_form, right_answer, whole_answers

KNOWN = Known(places.load().places, topics.load().choosable, today_in_turkiye())
FORMS = every_form()
EVERY = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
ATTACHED = [{"id": "a-file", "name": "belge.pdf", "size": 3}]


def ways(form: Form, answers: Answers | None = None) -> Iterator[Answers]:
    """Right answers to all that is asked, once for each answer that decides what is asked."""
    answers = answers or {}
    deciding = {condition.question for one in questions(form) for condition in one.when}
    for question in asked(form, answers):
        if question.id in answers or question.kind == "notice":
            continue
        if question.kind == "file":
            choices: list[Any] = [ATTACHED]
        elif question.id not in deciding:
            choices = [right_answer(question, KNOWN.places)]
        elif question.kind == "yes_no":
            choices = [True, False]
        elif question.kind == "choice":
            choices = [option.value for option in question.options]
        else:
            assert question.kind == "choices"
            choices = [[option.value] for option in question.options]
        for choice in choices:
            yield from ways(form, {**answers, question.id: choice})
        return
    yield answers


@EVERY
def test_right_answers_are_right(form: Form) -> None:
    whole = whole_answers(form, KNOWN.places)
    assert faults(form, whole, KNOWN) == []
    assert kept(form, whole) == whole


@EVERY
def test_every_way_through_a_form_comes_to_an_end(form: Form) -> None:
    walked: set[str] = set()
    for whole in ways(form):
        assert faults(form, whole, KNOWN) == []
        assert kept(form, whole) == whole
        assert steps(form, whole)
        walked |= {question.id for question in asked(form, whole)}
        for name in whole:
            rest = {key: answer for key, answer in whole.items() if key != name}
            required = {
                q.id
                for q in asked(form, whole)
                if q.required and not (q.kind == "long_text" and q.voice in rest)
            }
            missing = [fault.question for fault in faults(form, rest, KNOWN)]
            assert (name in missing) is (name in required)
    assert walked == {question.id for question in questions(form)}, "nothing is asked in vain"


@EVERY
def test_nothing_is_answered_in_the_order_in_which_it_is_asked(form: Form) -> None:
    found = faults(form, {}, KNOWN)
    assert [fault.question for fault in found] == [
        question.id
        for question in asked(form, {})
        if question.required and question.kind != "notice"
    ]
    assert {fault.code for fault in found} == {"missing"}


@EVERY
def test_a_form_goes_over_to_itself(form: Form) -> None:
    again = Form.model_validate_json(form.model_dump_json())
    assert again == form
    whole = whole_answers(form, KNOWN.places)
    assert carried(form, again, whole) == (whole, ())


@given(st.data())
@settings(deadline=None)
def test_one_hostile_answer_among_right_ones_breaks_nothing(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(FORMS))
    answers = whole_answers(form, KNOWN.places)
    path = data.draw(st.sampled_from([question.id for question in questions(form)]))
    groups = [f"{q.id}.0.{i.id}" for q in questions(form) if q.kind == "group" for i in q.questions]
    path = data.draw(st.sampled_from([path, *groups]))
    answer = data.draw(values)
    put(answers, path, answer)
    assert answer_at(answers, path) is answer
    codes = {(fault.question, fault.code) for fault in faults(form, answers, KNOWN)}
    stored = kept(form, answers)
    assert {(fault.question, fault.code) for fault in faults(form, stored, KNOWN)} <= codes
    assert kept(form, stored) == stored
