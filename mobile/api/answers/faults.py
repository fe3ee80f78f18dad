"""Are the answers whole? The same pure code runs on the device and, again, in the service."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal, assert_never, cast

from mobile.api.answers.asking import asked_and_counted, asked_in_row
from mobile.api.answers.days import bound
from mobile.api.answers.keeping import kept_row, tidied
from mobile.api.checks import email, phone, typed_day

if TYPE_CHECKING:
    from pydantic import JsonValue

    from mobile.api.models import (
        Answers,
        ChoicesQuestion,
        DateQuestion,
        FileQuestion,
        Form,
        GroupQuestion,
        LongTextQuestion,
        PlaceQuestion,
        Places,
        Question,
        SingleQuestion,
        TextQuestion,
    )

FaultCode = Literal[
    "missing", "wrong_type", "too_short", "too_long", "not_an_option", "unknown_topic",
    "unknown_province", "unknown_district", "district_elsewhere", "no_address", "unknown_unit",
    "not_a_date", "too_early", "too_late", "not_a_phone", "not_an_email",
    "too_many", "too_many_files", "file_not_ready", "file_unknown", "unknown_kind",
]  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """One answer to mend, by its path ("title", "earlier.0.date"). `limit` counts characters, or
    choices, rows, files; `day` is the first or last day allowed; each for the codes that have one.
    """

    question: str
    code: FaultCode
    limit: int | None = None
    day: date | None = None


_Found = FaultCode | Fault | None


@dataclass(frozen=True)
class Known:
    """What answers are held against. `today` is the day in Türkiye (Europe/Istanbul)."""

    places: Places
    topics: Collection[str]
    """The ids of the topics that may be chosen."""
    today: date


def faults(form: Form, answers: Answers, known: Known, step: str | None = None) -> list[Fault]:
    """What is missing or wrong, in the order of the questions; an empty list means whole. Only
    questions that apply are looked at; with `step`, only those of that step. `answers` need not
    be cleaned."""
    here = {q.id for one in form.steps if step in (None, one.id) for q in one.questions}
    applying, around = asked_and_counted(form, answers)
    found: list[Fault] = []
    for question in applying:
        if question.id in here:
            answer = answers.get(question.id)
            found += _faults(question, answer, tidied(question, answer, around), around, known)
    return found


@dataclass(frozen=True)
class Judged:
    """All there is to say of the answers to a form, each in the words of its own function."""

    asked: tuple[Question, ...]
    counted: Answers
    kept: Answers
    faults: list[Fault]


def judged(form: Form, answers: Answers, known: Known) -> Judged:
    """What `asked`, `counted`, `kept` and `faults` say, in one walk through the answers."""
    applying, around = asked_and_counted(form, answers)
    kept: Answers = {}
    found: list[Fault] = []
    for question in applying:
        answer = answers.get(question.id)
        tidy = tidied(question, answer, around)
        if tidy is not None:
            kept[question.id] = tidy
        found += _faults(question, answer, tidy, around, known)
    return Judged(applying, around, kept, found)


def _faults(
    question: Question | SingleQuestion,
    answer: JsonValue,
    tidy: JsonValue,
    around: Answers,
    known: Known,
) -> Iterator[Fault]:
    """`tidy` is the answer as it will be stored: what is stored is then as whole as what came."""
    if question.kind == "notice":
        return
    spoken = question.kind == "long_text" and _spoken(question, around)
    if tidy is None:
        if question.required and not spoken:
            # What this app cannot ask, it cannot call missing.
            unknown = question.kind == "unknown"
            yield Fault(question.id, "unknown_kind" if unknown else "missing")
        return
    if question.kind == "group":
        yield from _group(question, answer, around, known)
        return
    fault = _fault(question, tidy, known)
    if isinstance(fault, Fault):
        if not (spoken and fault.code == "too_short"):
            yield fault
    elif fault:
        yield Fault(question.id, fault)


def _spoken(question: LongTextQuestion, around: Answers) -> bool:
    """Whether what is asked was said aloud instead."""
    return bool(question.voice and around.get(question.voice))


def _fault(question: Question | SingleQuestion, answer: JsonValue, known: Known) -> _Found:
    """What is wrong with one answer, which is tidied already."""
    match question.kind:
        case "text" | "long_text":
            return _text(question, answer)
        case "choice":
            if not isinstance(answer, str):
                return "wrong_type"
            values = {option.value for option in question.options}
            return None if answer in values else "not_an_option"
        case "choices":
            return _choices(question, answer)
        case "yes_no":
            return None if isinstance(answer, bool) else "wrong_type"
        case "date":
            return _date(question, answer, known.today)
        case "place":
            return _place(question, answer, known.places)
        case "unit":
            return _unit(answer, may_be_unknown=question.unknown is not None)
        case "topic":
            if not isinstance(answer, str):
                return "wrong_type"
            return None if answer in known.topics else "unknown_topic"
        case "phone":
            if not isinstance(answer, str):
                return "wrong_type"
            return None if phone(answer) else "not_a_phone"
        case "email":
            if not isinstance(answer, str):
                return "wrong_type"
            return None if email(answer) else "not_an_email"
        case "file":
            return _files(question, answer)
        case "notice" | "group" | "unknown":
            return None
        case _:
            assert_never(question.kind)


def _text(question: TextQuestion | LongTextQuestion, answer: JsonValue) -> _Found:
    if not isinstance(answer, str):
        return "wrong_type"
    if len(answer) < question.min_length:
        return Fault(question.id, "too_short", question.min_length)
    if len(answer) > question.max_length:
        return Fault(question.id, "too_long", question.max_length)
    return None


def _choices(question: ChoicesQuestion, answer: JsonValue) -> _Found:
    if not isinstance(answer, list) or any(not isinstance(value, str) for value in answer):
        return "wrong_type"
    values = cast("list[str]", answer)
    if len(set(values)) != len(values):
        return "wrong_type"
    if set(values) - {option.value for option in question.options}:
        return "not_an_option"
    most = question.max_chosen
    return Fault(question.id, "too_many", most) if most and len(values) > most else None


def _date(question: DateQuestion, answer: JsonValue, today: date) -> _Found:
    if not isinstance(answer, str):
        return "wrong_type"
    day = typed_day(answer)
    if day is None:
        return "not_a_date"
    earliest, latest = (_bound(one, today) for one in (question.earliest, question.latest))
    if earliest and day < earliest:
        return Fault(question.id, "too_early", day=earliest)
    if latest and day > latest:
        return Fault(question.id, "too_late", day=latest)
    return None


def _bound(written: str | None, today: date) -> date | None:
    """A bound that this app cannot read is left to the service, which may be newer."""
    try:
        return bound(written, today)
    except ValueError:
        return None


def _place(question: PlaceQuestion, answer: JsonValue, places: Places) -> _Found:
    if not isinstance(answer, dict):
        return "wrong_type"
    wanted, district = answer.get("province"), answer.get("district")
    if any(type(part) is not int for part in (wanted, district) if part is not None):
        return "wrong_type"
    province = next((p for p in places.provinces if p.id == wanted), None)
    if province is None:
        return "unknown_province"
    if all(district != d.id for d in province.districts):
        known = any(district == d.id for p in places.provinces for d in p.districts)
        return "district_elsewhere" if known else "unknown_district"
    if question.address == "no":
        return None
    address = answer.get("address")
    if address is not None and not isinstance(address, str):
        return "wrong_type"
    if not address and question.address == "required":
        return "no_address"
    too_long = len(address or "") > question.max_length
    return Fault(question.id, "too_long", question.max_length) if too_long else None


def _unit(answer: JsonValue, *, may_be_unknown: bool) -> _Found:
    if not isinstance(answer, dict):
        return "wrong_type"
    number = answer.get("number", "")
    if number is None:
        return None if may_be_unknown else "missing"
    return None if type(number) is int else "wrong_type"


def _files(question: FileQuestion, answer: JsonValue) -> _Found:
    if not isinstance(answer, list):
        return "wrong_type"
    names = [file.get("id") if isinstance(file, dict) else None for file in answer]
    if any(not isinstance(name, str) or not 0 < len(name) <= 64 for name in names):
        return "wrong_type"
    if len(set(names)) != len(names):
        return "wrong_type"
    if len(names) > question.max_files:
        return Fault(question.id, "too_many_files", question.max_files)
    return None


def _group(
    group: GroupQuestion, answer: JsonValue, around: Answers, known: Known
) -> Iterator[Fault]:
    if not isinstance(answer, list) or any(not isinstance(row, dict) for row in answer):
        yield Fault(group.id, "wrong_type")
        return
    if len(answer) > group.max_rows:
        yield Fault(group.id, "too_many", group.max_rows)
        return
    for place, row in enumerate(cast("list[Answers]", answer)):
        tidy = kept_row(group, row, around)
        if not tidy:
            continue  # begun and left empty: not stored, so not to be mended
        for question in asked_in_row(group, row, around):
            name = question.id
            for fault in _faults(question, row.get(name), tidy.get(name), around, known):
                yield replace(fault, question=f"{group.id}.{place}.{fault.question}")
