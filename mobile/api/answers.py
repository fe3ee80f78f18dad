"""Are the answers whole? The same pure code runs on the device and, again, in the service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, assert_never, cast

from mobile.api.checks import clean

if TYPE_CHECKING:
    from pydantic import JsonValue

    from mobile.api.models import (
        Answers,
        Form,
        LongTextQuestion,
        Places,
        Question,
        TextQuestion,
    )

FaultCode = Literal[
    "missing", "too_short", "too_long", "wrong_type", "not_an_option",
    "unknown_province", "unknown_district", "district_elsewhere", "unknown_unit",
]  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """One answer to mend. `limit` is in characters, for the codes that have one."""

    question: str
    code: FaultCode
    limit: int | None = None


def questions(form: Form) -> Iterator[Question]:
    """All questions of a form, in the order in which they are asked."""
    for step in form.steps:
        yield from step.questions


def kept(form: Form, answers: Answers) -> Answers:
    """The answers as they are stored: only known questions, texts cleaned, empty ones gone."""
    out: Answers = {}
    for question in questions(form):
        answer = answers.get(question.id)
        if isinstance(answer, str):
            answer = clean(answer, lines=question.kind == "long_text")
        if answer not in (None, "", {}):
            out[question.id] = answer
    return out


def faults(asked: Form | tuple[Question, ...], answers: Answers, places: Places) -> list[Fault]:
    """What is missing or wrong, in the order of the questions; an empty list means whole.

    `asked` is a form, or only the questions of one step. `answers` need not be cleaned.
    """
    found: list[Fault] = []
    for question in asked if isinstance(asked, tuple) else questions(asked):
        fault = _fault(question, answers.get(question.id), places)
        if fault:
            found.append(fault)
    return found


def _fault(question: Question, answer: JsonValue, places: Places) -> Fault | None:
    match question.kind:
        case "text" | "long_text":
            return _text_fault(question, answer)
        case "choice":
            if answer is None or answer == "":
                return _missing(question)
            if not isinstance(answer, str):
                return Fault(question.id, "wrong_type")
            if answer not in {option.value for option in question.options}:
                return Fault(question.id, "not_an_option")
            return None
        case "place":
            return _place_fault(question, answer, places)
        case "unit":
            if answer is None or answer == {}:
                return _missing(question)
            number = answer.get("number", "") if isinstance(answer, dict) else ""
            right = number is None or (isinstance(number, int) and not isinstance(number, bool))
            return None if right else Fault(question.id, "wrong_type")
        case _:
            assert_never(question.kind)


def _missing(question: Question) -> Fault | None:
    return Fault(question.id, "missing") if question.required else None


def _text_fault(question: TextQuestion | LongTextQuestion, answer: JsonValue) -> Fault | None:
    if answer is None:
        return _missing(question)
    if not isinstance(answer, str):
        return Fault(question.id, "wrong_type")
    length = len(clean(answer, lines=question.kind == "long_text"))
    if not length:
        return _missing(question)
    if length < question.min_length:
        return Fault(question.id, "too_short", question.min_length)
    if length > question.max_length:
        return Fault(question.id, "too_long", question.max_length)
    return None


def _place_fault(question: Question, answer: JsonValue, places: Places) -> Fault | None:
    if answer is None or answer == {}:
        return _missing(question)
    if not isinstance(answer, dict):
        return Fault(question.id, "wrong_type")
    place = cast("dict[str, JsonValue]", answer)
    if any(type(part) is not int for part in place.values() if part is not None):
        return Fault(question.id, "wrong_type")
    province = next((p for p in places.provinces if p.id == place.get("province")), None)
    if province is None:
        return Fault(question.id, "unknown_province")
    district = place.get("district")
    if district is None:
        return Fault(question.id, "unknown_district")
    if any(district == d.id for d in province.districts):
        return None
    known = any(district == d.id for p in places.provinces for d in p.districts)
    return Fault(question.id, "district_elsewhere" if known else "unknown_district")
