"""What a form must keep to beyond its shape, so that every question of it can be answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from mobile.api.answers import questions
from mobile.api.answers.days import bound
from mobile.api.answers.secrecy import SECRECY
from mobile.api.models import (
    ChoicesQuestion,
    Condition,
    DateQuestion,
    FileQuestion,
    Form,
    GroupQuestion,
    Option,
    Question,
    SingleQuestion,
)
from service.clock import day_in_turkiye

MOST_QUESTIONS = 40
"""In one form, with those inside its groups: nobody is asked more."""
MOST_SECONDS = 600
"""Of a recording: ten minutes are some 2.5 MB, and somebody has to listen to them."""
_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")
"""No dots: a path like "earlier.0.date" must say one thing only."""
_SECRECY = {"open", "confidential"}


def broken_rules(form: Form, most_files: int) -> Iterator[str]:
    """A sentence for each rule the form does not keep, beginning with the place."""
    every = [*_every_question(form)]
    yield from _ids(form, every)
    if len(every) > MOST_QUESTIONS:
        yield f"steps: ask {len(every)} questions, at most {MOST_QUESTIONS} are allowed"
    topics = [question.id for question in every if question.kind == "topic"]
    if len(topics) > 1:
        yield f"{topics[1]}: only one question asks for the topic, {topics[0]!r} does already"
    yield from _conditions(form)
    yield from _signs(form)
    yield from _voices(form, every)
    for question in every:
        for fault in _own_rules(question, most_files):
            yield f"{question.id}: {fault}"
    for question in questions(form):
        for fault in _by_name(question):
            yield f"{question.id}: {fault}"
    if form.anonymous:
        yield from _unnamed(form, every)
    taking = [step.id for step in form.steps if step.takes_files]
    if taking and not form.anonymous:
        yield f"{taking[0]}: takes_files: only an anonymous form has it, others ask for a file"
    if len(taking) > 1:
        yield f"{taking[1]}: takes_files: files are added on one page, {taking[0]!r} does already"


def _signs(form: Form) -> Iterator[str]:
    """Whether a video is installed is another matter: a form may come before its videos."""
    steps = ((f"{one.id}: sign", one.sign) for one in form.steps)
    for place, name in (("sign", form.sign), *steps):
        if name is not None and not _ID.fullmatch(name):
            yield f"{place}: {name!r} can be no video's id"
        if name is not None and form.anonymous:
            yield f"{place}: the page of a video would stay in the browser's history"


def _voices(form: Form, every: list[Question | SingleQuestion]) -> Iterator[str]:
    """A voice gives its owner away: nobody is asked for one who wants to stay unknown."""
    asked = {question.id: question for question in questions(form)}
    named = [one for one in every if one.kind == "long_text" and one.voice is not None]
    recorded = [one for one in asked.values() if one.kind == "file" and one.record is not None]
    if (named or recorded) and (form.anonymous or SECRECY in asked):
        yield "voice, record: a form that may hide who writes asks for no voice"
    for one in named:
        where = next((question for question in recorded if question.id == one.voice), None)
        if where is None or one.id not in asked:
            yield f"{one.id}: voice: {one.voice!r} is no question of this form that records"
        elif where.required or where.when != one.when:
            yield f"{one.id}: voice: {one.voice!r} may stay empty, and is asked when this is"
    for one in recorded:
        if not 10 <= (one.record or 0) <= MOST_SECONDS or one.accepts != ("audio",):
            yield f"{one.id}: record: 10 to {MOST_SECONDS} seconds, and it accepts audio alone"


def _unnamed(form: Form, every: list[Question | SingleQuestion]) -> Iterator[str]:
    """A form that promises to ask for nobody's name must not ask for it."""
    if form.crisis:
        yield "anonymous: a form for a crisis is filed under a name"
    if form.answer is not None:
        yield "clock: whoever has no name is owed no answer, so it is null"
    for question in every:
        if question.kind in ("phone", "email") or question.identifying:
            yield f"{question.id}: an anonymous form asks for nothing that tells who it is"
        if question.kind == "file":
            yield f"{question.id}: files of a tip are no answers; its step says takes_files"
        if question.id == SECRECY:
            yield f"{question.id}: an anonymous form has no name to hide"


def _every_question(form: Form) -> Iterator[Question | SingleQuestion]:
    for question in questions(form):
        yield question
        if question.kind == "group":
            yield from question.questions


def _ids(form: Form, every: list[Question | SingleQuestion]) -> Iterator[str]:
    steps = [step.id for step in form.steps]
    asked = [question.id for question in every]
    for name in (form.id, *steps, *asked):
        if not _ID.fullmatch(name):
            yield f"{name}: an id has small letters, digits and _ only, and begins with a letter"
    for kind, names in (("a step", steps), ("asked", asked)):
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield f"{name}: {kind} twice"
    if not form.steps:
        yield "steps: there are none"
    for step in form.steps:
        if not step.questions:
            yield f"{step.id}: a step without questions"


# -- conditions ----------------------------------------------------------------------------


def _conditions(form: Form) -> Iterator[str]:
    earlier: dict[str, Question | SingleQuestion] = {}
    for question in questions(form):
        yield from _when(question, earlier)
        if question.kind == "group":
            inside = dict(earlier)
            for inner in question.questions:
                yield from _when(inner, inside)
                inside[inner.id] = inner
        earlier[question.id] = question


def _when(
    question: Question | SingleQuestion, earlier: dict[str, Question | SingleQuestion]
) -> Iterator[str]:
    for condition in question.when:
        other = earlier.get(condition.question)
        if other is None:
            yield f"{question.id}: when: {condition.question!r} is not asked before it"
        else:
            for fault in _holds_never(condition, other):
                yield f"{question.id}: when: {fault}"


def _holds_never(condition: Condition, other: Question | SingleQuestion) -> Iterator[str]:
    match other.kind:
        case "choice" | "choices":
            possible: list[str | bool] = [option.value for option in other.options]
        case "yes_no":
            possible = [True, False]
        case _:
            yield f"{other.id!r} is a {other.kind}; only choice, choices and yes_no can decide"
            return
    if not condition.one_of:
        yield f"one_of: names no answer of {other.id!r}"
    for value in condition.one_of:
        # 1 == True in Python, but not for a citizen.
        if not any(type(value) is type(one) and value == one for one in possible):
            yield f"one_of: {value!r} is no answer of {other.id!r}"


# -- each kind -----------------------------------------------------------------------------


def _own_rules(question: Question | SingleQuestion, most_files: int) -> Iterator[str]:
    match question.kind:
        case "text" | "long_text":
            if not 0 < question.min_length <= question.max_length:
                yield "min_length and max_length do not fit"
        case "choice":
            yield from _options(question.options)
        case "choices":
            yield from _choices(question)
        case "date":
            yield from _date(question)
        case "place":
            if question.max_length < 1:
                yield "max_length: nothing could be written"
        case "file":
            yield from _file(question, most_files)
        case "group":
            yield from _group(question)
        case "notice":
            if question.required and "required" in question.model_fields_set:
                yield "required: a notice asks nothing"
        case "yes_no" | "unit" | "topic" | "phone" | "email" | "unknown":
            pass


def _options(options: tuple[Option, ...]) -> Iterator[str]:
    values = [option.value for option in options]
    if not all(value.strip() for value in values):
        yield "options: one has no value"
    if not values or len(values) != len(set(values)):
        yield "needs options, each with its own value"


def _choices(question: ChoicesQuestion) -> Iterator[str]:
    yield from _options(question.options)
    if question.max_chosen is not None and not 0 < question.max_chosen <= len(question.options):
        yield "max_chosen: does not fit the options"


def _date(question: DateQuestion) -> Iterator[str]:
    today = day_in_turkiye(datetime.now(UTC))
    try:
        earliest, latest = bound(question.earliest, today), bound(question.latest, today)
    except (ValueError, OverflowError) as wrong:
        yield f"earliest, latest: {wrong}"
        return
    if earliest and latest and earliest > latest:
        yield "earliest, latest: no day lies between them"


def _file(question: FileQuestion, most: int) -> Iterator[str]:
    if not 0 < question.max_files <= most:
        yield f"max_files: an application has 1 to {most} files"
    if not question.accepts or len(question.accepts) != len(set(question.accepts)):
        yield "accepts: names kinds of files, each once"


def _group(question: GroupQuestion) -> Iterator[str]:
    if not question.questions:
        yield "questions: a group without questions"
    if question.max_rows < 1:
        yield "max_rows: nothing could be added"


# -- questions that mean something by their name -------------------------------------------


def _by_name(question: Question) -> Iterator[str]:
    if question.id == "title" and question.kind != "text":
        yield "names the application in lists, so it is a text"
    if question.id == "unit" and question.kind != "unit":
        yield "says where the application goes, so it is a unit"
    if question.id == SECRECY:
        options = question.options if question.kind == "choice" else ()
        if {option.value for option in options} != _SECRECY:
            yield 'decides who sees the name, so its options are "open" and "confidential"'
