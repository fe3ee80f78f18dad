"""Carrying answers over from the form as it was to the form as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mobile.api.answers.asking import asked, questions

if TYPE_CHECKING:
    from mobile.api.models import Answers, Form, Question


def carried(was: Form, now: Form, answers: Answers) -> tuple[Answers, tuple[str, ...]]:
    """The answers for the form `now`, and the ids of the questions to look at again: those that
    are new, and those whose words, options or limits changed. What goes is an answer
    to a question that is no longer asked, or that is of another kind now."""
    before = {question.id: question for question in questions(was)}
    out: Answers = {}
    for question in questions(now):
        earlier = before.get(question.id)
        if earlier is not None and _fits(earlier, question) and question.id in answers:
            out[question.id] = answers[question.id]
    again = tuple(
        question.id
        for question in asked(now, out)
        if question.kind != "notice" and _changed(before.get(question.id), question)
    )
    return out, again


def _fits(earlier: Question, question: Question) -> bool:
    """Whether an answer to the earlier question can be one to this."""
    texts = {"text", "long_text"}
    return earlier.kind == question.kind or {earlier.kind, question.kind} == texts


_HELP = {"hint": True, "example": True, "law": True, "when": True, "identifying": True}
_BESIDES = _HELP | {
    "options": {"__all__": {"hint"}},
    "questions": {"__all__": _HELP | {"options": {"__all__": {"hint"}}}},
}
"""What only helps (hint, example, article) and when it is asked do not change an answer."""


def _changed(earlier: Question | None, question: Question) -> bool:
    if earlier is None:
        return question.required
    return earlier.model_dump(exclude=_BESIDES) != question.model_dump(exclude=_BESIDES)
