"""Rules that hold for whatever JSON comes as the answers to whatever form."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mobile.api.answers import (
    asked,
    asked_at,
    carried,
    counted,
    faults,
    judged,
    kept,
    questions,
    rows,
    steps,
)
from mobile.api.models import Answers, Form, SavedDraft
from tests.api.answers.made import HERE, KNOWN, ONE_OF_EACH, OPTIONS, form_of, question, when

RIGHT: dict[str, Any] = {
    "text": "abc", "long_text": "abc", "choice": "a", "choices": ["a", "b"], "yes_no": True,
    "date": "22.11.2026", "place": HERE, "unit": {"number": None}, "topic": "pavement",
    "phone": "0532 123 45 67", "email": "Ad@Ornek.ORG", "file": [{"id": "x"}], "notice": None,
    "group": [{"name": " x ", "day": "2026-11-22"}], "unknown": [1],
}  # fmt: skip

with_halves = st.text(st.characters(exclude_categories=()), max_size=12)
inside = st.sampled_from(
    ["province", "district", "address", "number", "id", "name", "day", "size", "b", "c", "x"]
)
leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**4200),
    st.floats(),
    with_halves,
    st.sampled_from(["a", "b", " ", "\u200b", "\ud800", "2026-11-22", "31.02.2026", "pavement"]),
    st.sampled_from([6, 1231, 1757, 1.0, -0.0, 1e308]),
)
values: st.SearchStrategy[Any] = st.recursive(
    leaves | st.sampled_from([*RIGHT.values()]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(inside, inner, max_size=4),
    max_leaves=8,
)
answers_to = st.dictionaries(st.sampled_from([*ONE_OF_EACH, "decides", "x"]), values)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """A question of some kinds, in some order, each under some condition."""
    conditions = st.sampled_from(
        [
            [], [], when("decides", "a"), when("choices", "b"), when("yes_no", True),
            when("yes_no", False), when("choice", "a"), when("nowhere", "a"),
        ]
    )  # fmt: skip
    inner = [
        {"kind": kind, "id": name, "label": {"tr": "?"}, "options": OPTIONS,
         "required": draw(st.booleans()), "when": draw(conditions)}
        for kind, name in (("text", "name"), ("date", "day"), ("choice", "b"), ("yes_no", "c"))
    ]  # fmt: skip
    kinds = draw(st.permutations([*ONE_OF_EACH]))
    asked_ = [
        question(
            kind,
            kind,
            required=draw(st.booleans()),
            when=draw(conditions),
            **({"questions": inner} if kind == "group" and draw(st.booleans()) else {}),
        )
        for kind in kinds[: draw(st.integers(1, len(kinds)))]
    ]
    cut = draw(st.integers(0, len(asked_)))
    return form_of((question("choice", "decides"), *asked_[:cut]), tuple(asked_[cut:]))


@given(forms(), answers_to)
@example(form_of(question("date", "date")), {"date": "1." + "9" * 5000 + ".2026"})
@example(form_of(question("place", "place", required=False)), {"place": {"province": None}})
@settings(deadline=None)
def test_nothing_breaks_and_what_is_stored_is_as_whole_as_what_was_typed(
    form: Form, answers: Answers
) -> None:
    before = _spelled(answers)
    found = faults(form, answers, KNOWN)
    stored = kept(form, answers)
    assert _spelled(answers) == before, "what is typed stays as it was typed"

    applying = [one.id for one in asked(form, answers)]
    order = [applying.index(fault.question.partition(".")[0]) for fault in found]
    assert order == sorted(order)
    assert stored.keys() <= set(applying)
    assert _spelled(kept(form, stored)) == _spelled(stored)
    assert [one.id for one in asked(form, stored)] == applying, "it is the same form to read"

    # Rows in which nothing was written are gone, so only the numbers of rows may differ.
    assert [_bare(f) for f in faults(form, stored, KNOWN)] == [_bare(f) for f in found]
    by_step = [fault for step in form.steps for fault in faults(form, answers, KNOWN, step.id)]
    assert by_step == found


@given(forms(), answers_to)
@settings(deadline=None)
def test_one_walk_says_the_same_as_one_for_each(form: Form, answers: Answers) -> None:
    whole = judged(form, answers, KNOWN)
    assert whole.asked == asked(form, answers)
    assert _spelled(whole.counted) == _spelled(counted(form, answers))
    assert _spelled(whole.kept) == _spelled(kept(form, answers))
    assert whole.faults == faults(form, answers, KNOWN)


@given(forms(), answers_to)
@settings(deadline=None)
def test_what_does_not_apply_is_neither_told_nor_stored(form: Form, answers: Answers) -> None:
    silent = {one.id for one in questions(form)} - {one.id for one in asked(form, answers)}
    told = {fault.question.partition(".")[0] for fault in faults(form, answers, KNOWN)}
    assert not silent & (told | kept(form, answers).keys() | counted(form, answers).keys())
    without = {name: answer for name, answer in answers.items() if name not in silent}
    assert asked(form, without) == asked(form, answers)
    assert _spelled(kept(form, without)) == _spelled(kept(form, answers))
    shown = [one for step in form.steps for one in asked_at(form, step, answers)]
    assert tuple(shown) == asked(form, answers)
    assert [step.id for step in steps(form, answers)] == [
        step.id for step in form.steps if asked_at(form, step, answers)
    ]


@given(forms(), forms(), answers_to)
@settings(deadline=None)
def test_no_answer_breaks_the_carrying(was: Form, now: Form, answers: Answers) -> None:
    out, again = carried(was, now, answers)
    assert all(out[name] is answers[name] for name in out), "nothing is changed on the way"
    assert set(again) <= {one.id for one in asked(now, out)}
    out, again = carried(was, was, answers)
    assert again == ()
    assert out.keys() == answers.keys() & {one.id for one in questions(was)}


@given(forms())
@settings(deadline=None)
def test_a_form_travels_whole(form: Form) -> None:
    assert Form.model_validate_json(form.model_dump_json()) == form


@given(st.integers(1, 99), st.sampled_from([*ONE_OF_EACH]), st.booleans())
def test_what_is_nested_too_deep_to_mean_anything_breaks_nothing(
    depth: int, kind: str, lists: bool
) -> None:
    deep: Any = "x"
    for _ in range(depth):
        deep = [deep] if lists else {"name": deep}
    form = form_of(question(kind))
    wrapped: list[Any] = [deep, [deep], {"province": deep}, [{"id": deep}], [{"name": deep}]]
    for answer in wrapped:
        found = faults(form, {"q": answer}, KNOWN)
        assert [_bare(f) for f in faults(form, kept(form, {"q": answer}), KNOWN)] == [
            _bare(f) for f in found
        ]
        assert rows(answer) is not answer


@given(answers_to)
def test_answers_travel_in_a_draft_as_they_are(answers: Answers) -> None:
    draft = SavedDraft(form="f", form_version=1, answers=answers, key="k" * 16)
    assert _spelled(draft.model_dump()["answers"]) == _spelled(answers)


def _bare(fault: Any) -> tuple[Any, ...]:
    path = [part for part in fault.question.split(".") if not part.isdecimal()]
    return (path, fault.code, fault.limit, fault.day)


def _spelled(answers: Any) -> str:
    """As text, so that 1 is not True and nan is nan."""
    return json.dumps(answers, sort_keys=True)
