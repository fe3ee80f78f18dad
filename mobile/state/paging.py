"""A form as one citizen goes through it: with one question on each page, or without being asked
to speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobile.api.answers import steps

if TYPE_CHECKING:
    from mobile.api.models import Answers, Form, Question, Step

_MARK = "."
"""Between a step's name and its question's: neither may hold it."""


def one_by_one(form: Form) -> Form:
    """The same form with one question on each page. The first page of a step keeps its name; the
    others are called after their question too ("anlatim.text")."""
    return form.model_copy(update={"steps": tuple(p for one in form.steps for p in _pages(one))})


def without_voice(form: Form, answers: Answers) -> Form:
    """The same form without its recordings; one that is there stays. None of them has to be
    made: what can be said can be written."""

    def stays(asked: Question) -> bool:
        spoken = asked.kind == "file" and asked.record is not None and not asked.required
        return not spoken or bool(answers.get(asked.id))

    return form.model_copy(
        update={
            "steps": tuple(
                step.model_copy(update={"questions": tuple(filter(stays, step.questions))})
                for step in form.steps
            )
        }
    )


def page_at(form: Form, answers: Answers, name: str) -> Step | None:
    """The page of that name. Where pages are divided otherwise by now, or nothing is asked there
    any more: the first of the same step. None where nothing of it is asked."""
    asked = steps(form, answers)
    exact = next((page for page in asked if page.id == name), None)
    return exact or next((page for page in asked if step_of(page.id) == step_of(name)), None)


def step_of(page: str) -> str:
    """The form's own step that a page belongs to."""
    return page.partition(_MARK)[0]


def _pages(step: Step) -> list[Step]:
    groups = _groups(step.questions)
    if len(groups) < 2:
        return [step]
    return [
        step.model_copy(
            update={
                "id": step.id if nth == 0 else f"{step.id}{_MARK}{asked.id}",
                "title": asked.label,
                "hint": step.hint if nth == 0 else None,
                "questions": questions,
                "takes_files": step.takes_files and nth == len(groups) - 1,
            }
        )
        for nth, (asked, questions) in enumerate(groups)
    ]


def _groups(questions: tuple[Question, ...]) -> list[tuple[Question, tuple[Question, ...]]]:
    """Each question with what is said about it, in the order of the form."""
    with_whom = {one.id: _with(questions, nth) for nth, one in enumerate(questions)}
    found: list[tuple[Question, tuple[Question, ...]]] = []
    for asked in questions:
        some = tuple(one for one in questions if with_whom[one.id] == asked.id)
        if some:
            found.append((asked, some))
    return found


def _with(questions: tuple[Question, ...], nth: int) -> str:
    """On whose page a question stands: mostly its own. A notice that rests on an answer stands
    where that answer is given, another with the next question that everybody is asked. So none
    is alone on the page of a question that is not asked."""
    one = questions[nth]
    if one.kind != "notice":
        return one.id
    asked = [other for other in questions if other.kind != "notice"]
    if one.when:
        rests_on = {condition.question for condition in one.when}
        return next((other.id for other in reversed(asked) if other.id in rests_on), one.id)
    after = [o for o in questions[nth:] if o.kind != "notice" and not o.when]
    before = [o for o in questions[:nth] if o.kind != "notice" and not o.when]
    return after[0].id if after else before[-1].id if before else one.id
