"""Which questions apply, given what was answered so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from pydantic import JsonValue

    from mobile.api.models import (
        Answers,
        Condition,
        Form,
        GroupQuestion,
        Question,
        SingleQuestion,
        Step,
    )

Some = TypeVar("Some", bound="Question | SingleQuestion")


def questions(form: Form) -> Iterator[Question]:
    """All questions of a form, in the order in which they are asked, whether they apply or not.
    What a group asks again and again stays inside the group."""
    for step in form.steps:
        yield from step.questions


def asked(form: Form, answers: Answers) -> tuple[Question, ...]:
    """The questions that apply. One whose condition rests on a question that does not apply
    itself does not apply either: an answer from before the citizen changed their mind counts for
    nothing."""
    return asked_and_counted(form, answers)[0]


def counted(form: Form, answers: Answers) -> Answers:
    """The answers to the questions that apply, as they were typed: what conditions look at."""
    return asked_and_counted(form, answers)[1]


def asked_and_counted(form: Form, answers: Answers) -> tuple[tuple[Question, ...], Answers]:
    """Both at once, for whoever needs both."""
    count: Answers = {}
    return _applying(questions(form), answers, count), count


def asked_at(form: Form, step: Step, answers: Answers) -> tuple[Question, ...]:
    """The questions of one step that apply."""
    here = {question.id for question in step.questions}
    return tuple(question for question in asked(form, answers) if question.id in here)


def steps(form: Form, answers: Answers) -> tuple[Step, ...]:
    """The steps that have something to ask or to say."""
    applying = {question.id for question in asked(form, answers)}
    return tuple(
        step for step in form.steps if any(question.id in applying for question in step.questions)
    )


def asked_in_row(group: GroupQuestion, row: Answers, around: Answers) -> tuple[SingleQuestion, ...]:
    """The questions of one row of a group that apply; a condition looks into the row first, then
    at the answers `around` the group (those that are `counted`)."""
    inside = {question.id for question in group.questions}
    count = {key: answer for key, answer in around.items() if key not in inside}
    return _applying(group.questions, row, count)


def _applying(some: Iterable[Some], answers: Answers, count: Answers) -> tuple[Some, ...]:
    """Those that apply; `count` comes with the answers that count already, and takes up theirs."""
    applying: list[Some] = []
    for question in some:
        if not question.when or all(holds(condition, count) for condition in question.when):
            applying.append(question)
            if question.id in answers:
                count[question.id] = answers[question.id]
    return tuple(applying)


def holds(condition: Condition, answers: Answers) -> bool:
    answer = answers.get(condition.question)
    given: list[Any] = answer if isinstance(answer, list) else [answer]
    # 1 == True in Python, but a number is never an answer to evet or hayır.
    return any(
        type(one) is type(wanted) and one == wanted for one in given for wanted in condition.one_of
    )


def rows(answer: JsonValue) -> list[Answers]:
    """The rows of a group's answer, whatever came as one."""
    if not isinstance(answer, list):
        return []
    return [row if isinstance(row, dict) else {} for row in answer]


# -- one answer by its path: "title", or "earlier.0.date" inside a group ---------------------


def answer_at(answers: Answers, path: str) -> JsonValue:
    """The answer at a path; None where there is none."""
    name, _, rest = path.partition(".")
    if not rest:
        return answers.get(name)
    row, _, inner = rest.partition(".")
    found = rows(answers.get(name))
    return answer_at(found[int(row)], inner) if int(row) < len(found) else None


def put(answers: Answers, path: str, answer: JsonValue) -> None:
    """Writes an answer at a path, into `answers` itself; rows that are missing come to be."""
    name, _, rest = path.partition(".")
    if not rest:
        answers[name] = answer
        return
    row, _, inner = rest.partition(".")
    found = rows(answers.get(name))
    found += [{} for _ in range(int(row) + 1 - len(found))]
    put(found[int(row)], inner, answer)
    answers[name] = [*found]
