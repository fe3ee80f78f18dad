"""A form longer than any that is offered, and the real ones at their longest."""

from __future__ import annotations

from typing import Any

from pydantic import JsonValue

from mobile.api.answers import asked, questions
from mobile.api.models import Answers, Form, Places, Step
from tests.house import right_answer, whole_answers

LINES = 20
FORM = "long"


def _asked(kind: str, name: str, **more: Any) -> dict[str, Any]:
    label, hint = f"Soru {name}: ne oldu, nerede ve ne zaman?", "Kendi sözlerinizle yazın."
    return {"kind": kind, "id": name, "label": {"tr": label}, "hint": {"tr": hint}, **more}


def _options() -> list[dict[str, Any]]:
    return [{"value": f"{n}", "text": {"tr": f"Yanıt {n}"}} for n in range(4)]


def long_form() -> Form:
    """One step: so many lines to write, and one question of every other kind."""
    others = (
        *(_asked(kind, kind) for kind in ("long_text", "yes_no", "date", "place", "unit", "topic")),
        *(_asked(kind, kind) for kind in ("phone", "email", "file")),
        *(_asked(kind, kind, options=_options()) for kind in ("choice", "choices")),
        _asked("notice", "notice", text={"tr": "Önceki yanıt da okunur."}),
        _asked("group", "group", one={"tr": "Kurum"}, add={"tr": "Bir kurum daha ekleyin"},
               questions=[_asked("text", "name"), _asked("date", "day")]),
    )  # fmt: skip
    lines = (_asked("text", f"line{n}") for n in range(LINES))
    step = {"id": "all", "title": {"tr": "Her şey"}, "questions": [*lines, *others]}
    return Form.model_validate(
        {
            **{"id": FORM, "version": 1, "title": {"tr": "Uzun form"}},
            **{"purpose": {"tr": "Her tür soru"}, "need": {"tr": "Sabır."}, "steps": [step]},
        }
    )


def at_its_longest(form: Form, step: Step, places: Places) -> Answers:
    """Answers with which everything that `step` can ask is asked, and none of it answered."""
    kinds = {question.id: question.kind for question in questions(form)}
    opening: Answers = {}
    for condition in (one for question in step.questions for one in question.when):
        several = kinds[condition.question] == "choices"
        value: JsonValue = condition.one_of[0]
        opening[condition.question] = [value] if several else value
    answers = whole_answers(form, places) | opening
    for question in asked(form, answers):
        if question.id not in answers and question.kind not in ("file", "notice"):
            answers[question.id] = right_answer(question, places)
    here = {question.id for question in step.questions} - set(opening)
    return {name: answer for name, answer in answers.items() if name not in here}
