"""What an application counts under: where it is about, and what it is about."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import JsonValue

from mobile.api.answers import questions
from mobile.api.models import Answers, Form


class Subject(NamedTuple):
    """`province` is a plate code. None where the form did not ask, or nothing was answered."""

    province: int | None
    topic: str | None


def subject_of(form: Form, answers: Answers) -> Subject:
    """By the form's first question for a place, and its first for a topic."""
    place, topic = (_first(form, answers, kind) for kind in ("place", "topic"))
    province = place.get("province") if isinstance(place, dict) else None
    return Subject(
        province if isinstance(province, int) else None,
        topic if isinstance(topic, str) and topic else None,
    )


def _first(form: Form, answers: Answers, kind: str) -> JsonValue:
    return next((answers.get(one.id) for one in questions(form) if one.kind == kind), None)
