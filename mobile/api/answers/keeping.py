"""What of the answers is stored: only what was asked, cleaned, in one way of writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from mobile.api.answers.asking import asked_and_counted, asked_in_row, rows
from mobile.api.checks import clean, email, phone, typed_day

if TYPE_CHECKING:
    from pydantic import JsonValue

    from mobile.api.models import Answers, Form, GroupQuestion, Question, SingleQuestion

_EMPTY: tuple[JsonValue, ...] = (None, "", {}, [])


def kept(form: Form, answers: Answers) -> Answers:
    """The answers as they are stored: only those of questions that apply, without what does not
    belong to their kind, texts cleaned, days and telephone numbers written in one way, empty ones
    gone. What is no answer of its kind stays as it is, for `faults` to tell."""
    applying, around = asked_and_counted(form, answers)
    return _kept(applying, answers, around)


def tidied(
    question: Question | SingleQuestion, answer: JsonValue, around: Answers
) -> JsonValue | None:
    """One answer as it is stored; None where nothing is said. `around` are the answers that count,
    for the conditions inside a group."""
    words = isinstance(answer, str)
    tidy = _words(question, answer) if words else _one(question, answer, around)
    return None if tidy in _EMPTY else tidy


def kept_row(group: GroupQuestion, row: Answers, around: Answers) -> Answers:
    """One row of a group as it is stored; empty where nothing was written."""
    return _kept(asked_in_row(group, row, around), row, around)


def _kept(
    applying: tuple[Question | SingleQuestion, ...], answers: Answers, around: Answers
) -> Answers:
    out: Answers = {}
    for question in applying:
        answer = tidied(question, answers.get(question.id), around)
        if answer is not None:
            out[question.id] = answer
    return out


def _words(question: Question | SingleQuestion, answer: str) -> str:
    """What was typed or chosen, cleaned if it was typed; "" where it is blank."""
    match question.kind:
        case "text":
            return clean(answer)
        case "long_text":
            return clean(answer, lines=True)
        case "phone":
            return phone(answer) or clean(answer)
        case "email":
            return email(answer) or clean(answer)
        case "date":
            day = typed_day(answer)
            answer = day.isoformat() if day else answer
        case "notice":
            return ""
        case _:
            pass
    return answer if clean(answer) else ""


def _one(question: Question | SingleQuestion, answer: JsonValue, around: Answers) -> JsonValue:
    """The same for what is no text."""
    match question.kind:
        case "text" | "long_text" | "choice" | "choices" | "topic" | "yes_no":
            return answer
        case "date" | "phone" | "email" | "unknown":
            return answer
        case "notice":
            return None
        case "place":
            return _parts(answer, "province", "district", *_with_address(question.address))
        case "unit":
            return _parts(answer, "number", empty=True)
        case "file":
            return _files(answer)
        case "group":
            return _rows(question, answer, around)
        case _:
            assert_never(question.kind)


def _with_address(address: str) -> tuple[str, ...]:
    return () if address == "no" else ("address",)


def _parts(answer: JsonValue, *names: str, empty: bool = False) -> JsonValue:
    """Only what belongs to an answer of this kind; `empty` keeps a part that says "unknown"."""
    if not isinstance(answer, dict):
        return answer
    parts: dict[str, JsonValue] = {}
    for name in names:
        part = answer.get(name)
        if isinstance(part, str) and name != "id":  # an id is no text: it is right or it is not
            part = clean(part, lines=True)
        if name in answer and (part not in _EMPTY or (empty and part is None)):
            parts[name] = part
    return parts


def _files(answer: JsonValue) -> JsonValue:
    if not isinstance(answer, list):
        return answer
    return [_parts(file, "id", "name", "size", "kind") for file in answer]


def _rows(group: GroupQuestion, answer: JsonValue, around: Answers) -> JsonValue:
    """Rows in which nothing was written are gone."""
    if not isinstance(answer, list) or any(not isinstance(row, dict) for row in answer):
        return answer
    out: list[JsonValue] = []
    for row in rows(answer):
        whole = kept_row(group, row, around)
        if whole:
            out.append(whole)
    return out
