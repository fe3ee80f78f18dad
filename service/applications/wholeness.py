"""Are the answers whole, and what of them is stored?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import JsonValue

from mobile.api.answers import Fault, Judged, asked_in_row, questions, rows
from mobile.api.models import Answers, Form, Question, SingleQuestion, Unit
from service.applications.attaching import FilesKnown, Ready, file_faults, ids_in
from service.applications.sentences import SENTENCES
from service.problems import Refusal, Slip
from service.units import UnitRegistry

UNIT = "unit"
"""The question by this name says where the application goes."""


@dataclass(frozen=True)
class Whole:
    """Answers that may be stored, the unit the citizen chose, if one, and the ids of the files
    that belong to them."""

    answers: Answers
    unit: Unit | None
    files: tuple[str, ...]


@dataclass(frozen=True)
class Held:
    """What only the service can hold answers against."""

    units: UnitRegistry
    files: FilesKnown
    most_files: int


def whole(form: Form, answers: Answers, judged: Judged, held: Held) -> Whole:
    """The answers as they are stored. Raises Refusal `invalid` with a slip for each answer to
    mend, by its path."""
    found = [*judged.faults]
    faulty = {fault.question for fault in found}
    named = 0
    for path, question, answer in _each(judged, answers):
        if path in faulty:
            continue
        if question.kind == "unit":
            number = _number(answer)
            if number is not None and held.units.unit(number) is None:
                found.append(Fault(path, "unknown_unit"))
        elif question.kind == "file":
            found += file_faults(question, answer, held.files, named, held.most_files)
            named += len([*ids_in(answer)])
    if found:
        order = {path: place for place, (path, _, _) in enumerate(_each(judged, answers))}
        found.sort(key=lambda fault: order.get(fault.question, 0))
        raise Refusal(
            "invalid",
            [Slip(f.question, f.code, SENTENCES[f.code], f.limit, f.day) for f in found],
        )
    stored = {**judged.kept}
    return Whole(stored, _chosen(form, stored, held.units), _files(judged, stored, held.files))


def _each(
    judged: Judged, answers: Answers
) -> Iterator[tuple[str, Question | SingleQuestion, JsonValue]]:
    """Every answer that counts, with its path and its question, in the order of the questions."""
    for question in judged.asked:
        answer = answers.get(question.id)
        yield question.id, question, answer
        if question.kind == "group":
            for place, row in enumerate(rows(answer)):
                for inner in asked_in_row(question, row, judged.counted):
                    yield f"{question.id}.{place}.{inner.id}", inner, row.get(inner.id)


def _chosen(form: Form, stored: Answers, units: UnitRegistry) -> Unit | None:
    names = [question.id for question in questions(form) if question.kind == "unit"]
    if not names:
        return None
    number = _number(stored.get(UNIT if UNIT in names else names[0]))
    return None if number is None else units.unit(number)


def _number(answer: JsonValue) -> int | None:
    number = answer.get("number") if isinstance(answer, dict) else None
    return number if isinstance(number, int) else None


def _files(judged: Judged, stored: Answers, known: FilesKnown) -> tuple[str, ...]:
    """The ids of all files; in `stored`, what the app said of them gives way to our own record."""
    ids: dict[str, None] = {}
    for question in judged.asked:
        if question.kind == "file" and question.id in stored:
            found = [(known or {}).get(file) for file in ids_in(stored[question.id])]
            ready = [file for file in found if isinstance(file, Ready)]
            stored[question.id] = [file.answer() for file in ready]
            ids |= dict.fromkeys(file.id for file in ready)
    return tuple(ids)
