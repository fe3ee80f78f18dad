"""Who sees what: an open application, or a confidential one (gizli kimlik)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mobile.api.models import Answers, Form, Question, SingleQuestion

SECRECY = "secrecy"
"""The question by this name decides; its options are "open" and "confidential"."""


def may_be_confidential(form: Form) -> bool:
    return any(question.id == SECRECY for step in form.steps for question in step.questions)


def confidential(answers: Answers) -> bool:
    """Whether the citizen wants to stay unnamed to the institution."""
    return answers.get(SECRECY) == "confidential"


def hidden(question: Question | SingleQuestion, answers: Answers) -> bool:
    """Whether the institution does not see this answer."""
    return question.identifying and confidential(answers)
