"""Is a form's file whole? Asked once, at the start, so that no citizen finds out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard, cast

from pydantic import JsonValue, ValidationError

from mobile.api.answers import questions
from mobile.api.models import Form
from service.clock import Clocks
from service.i18n import LANGUAGES


class FormRefused(Exception):
    """A form's file is wrong; says which and where."""

    def __init__(self, file: str, fault: str) -> None:
        super().__init__(f"service/forms/{file}: {fault}")


def checked(path: Path, clocks: Clocks) -> Form:
    """The form of a file. Raises FormRefused at the first thing that is wrong with it."""
    try:
        source = json.loads(path.read_text("utf-8"))
        form = Form.model_validate(source)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise FormRefused(path.name, f"{place}: {first['msg']}") from None
    except ValueError as wrong:
        raise FormRefused(path.name, str(wrong)) from None
    told = form.model_dump(mode="json", exclude_unset=True)
    for fault in (
        *_unknown_keys(source, told),
        *_missing_words(source),
        *_own_rules(form, path.stem, clocks),
    ):
        raise FormRefused(path.name, fault)
    return form


def _unknown_keys(source: JsonValue, told: JsonValue, place: str = "") -> Iterator[str]:
    if isinstance(source, dict) and isinstance(told, dict):
        for key, part in source.items():
            if key in told:
                yield from _unknown_keys(part, told[key], f"{place}.{key}")
            else:
                yield f"{place[1:]}: nobody knows the key {key!r}"
    elif isinstance(source, list) and isinstance(told, list):
        for index, (part, other) in enumerate(zip(source, told, strict=True)):
            yield from _unknown_keys(part, other, f"{place}.{index}")


def _missing_words(source: JsonValue, place: str = "") -> Iterator[str]:
    if _is_text(source):
        for language in LANGUAGES:
            if not source.get(language, "").strip():
                yield f"{place[1:]}: has no words in {language!r}"
    elif isinstance(source, dict):
        for key, part in source.items():
            yield from _missing_words(part, f"{place}.{key}")
    elif isinstance(source, list):
        for index, part in enumerate(source):
            yield from _missing_words(part, f"{place}.{index}")


def _is_text(source: JsonValue) -> TypeGuard[dict[str, str]]:
    if not isinstance(source, dict) or "tr" not in source:
        return False
    return all(isinstance(words, str) for words in cast("dict[str, object]", source).values())


def _own_rules(form: Form, name: str, clocks: Clocks) -> Iterator[str]:
    if form.id != name:
        yield f"id: is {form.id!r}, but the file is called {name!r}"
    if form.version < 1:
        yield "version: begins at 1"
    clock = clocks.of_form(form.id)
    if clock is None:
        yield "answer_days: no row of service/clock/clocks.json names this form"
    elif (form.answer_days, form.law) != (clock.days, clock.law):
        yield f"answer_days, law: differ from the clock {clock.id!r}"
    seen: set[str] = set()
    for question in questions(form):
        if question.id in seen:
            yield f"{question.id}: asked twice"
        seen.add(question.id)
        match question.kind:
            case "text" | "long_text":
                if not 0 < question.min_length <= question.max_length:
                    yield f"{question.id}: min_length and max_length do not fit"
            case "choice":
                values = [option.value for option in question.options]
                if not values or len(values) != len(set(values)):
                    yield f"{question.id}: needs options, each with its own value"
            case _:
                pass
