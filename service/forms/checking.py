"""Is a form's file whole? Asked once, at the start, so that no citizen finds out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel, JsonValue, ValidationError

from mobile.api.models import Form
from service.clock import Clocks
from service.forms.rules import broken_rules
from service.i18n.texts import blank, read

_ROOT = Path(__file__).parents[2]


class FormRefused(Exception):
    """A form's file is wrong; says which and where."""

    def __init__(self, path: Path, fault: str) -> None:
        shown = path.relative_to(_ROOT) if path.is_relative_to(_ROOT) else path
        super().__init__(f"{shown}: {fault}")


@dataclass(frozen=True)
class Bounds:
    """What a form's file is held against."""

    clocks: Clocks
    most_files: int
    """How many files one application may have."""


def checked(path: Path, bounds: Bounds) -> Form:
    """The form of a file, its legal time filled in from the clock it names. Raises FormRefused at
    the first thing that is wrong with it."""
    try:
        source = _with_clock(read(path), bounds.clocks)
        form = Form.model_validate(source)
    except ValidationError as wrong:
        first = wrong.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise FormRefused(path, f"{place}: {first['msg']}") from None
    except ValueError as wrong:
        raise FormRefused(path, str(wrong)) from None
    told = form.model_dump(mode="json", exclude_unset=True)
    for fault in (
        *_unknown_kinds(form, source),
        *_unknown_keys(source, told),
        *_missing_words(form),
        *_named_as(form, path.stem),
        *broken_rules(form, bounds.most_files),
    ):
        raise FormRefused(path, fault)
    return form


def _with_clock(source: JsonValue, clocks: Clocks) -> JsonValue:
    """A file names its clock; the time and its article are the clock's. Raises ValueError."""
    if not isinstance(source, dict):
        raise ValueError("a form is an object")
    for key in ("answer", "law"):
        if key in source:
            raise ValueError(f"{key}: comes from the clock, leave it out")
    named = source.get("clock", ())
    rule = clocks.rule(named) if isinstance(named, str) else None
    if rule is None and named is not None:
        ids = ", ".join(f'"{one}"' for one in clocks.ids)
        raise ValueError(f"clock: is one of {ids}, or null where no answer is owed")
    whole = {key: part for key, part in source.items() if key != "clock"}
    if rule is not None:
        whole["answer"] = rule.span.model_dump()
        whole["law"] = {**rule.law}
    return whole


def _unknown_kinds(form: Form, source: Any) -> Iterator[str]:
    """An app takes a kind that it does not know; we know them all."""
    for page, step in enumerate(form.steps):
        for place, question in enumerate(step.questions):
            if question.kind == "unknown":
                kind = source["steps"][page]["questions"][place].get("kind")
                yield f"steps.{page}.questions.{place}: there is no kind {kind!r}"


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


def _missing_words(part: object, place: str = "") -> Iterator[str]:
    """Every plain object inside a form is a text: the same words by language."""
    if isinstance(part, BaseModel):
        for name, inner in part:
            yield from _missing_words(inner, f"{place}.{name}")
    elif isinstance(part, tuple):
        for index, inner in enumerate(cast("tuple[object, ...]", part)):
            yield from _missing_words(inner, f"{place}.{index}")
    elif isinstance(part, dict):
        words = cast("dict[str, Any]", part)
        for language in blank(words):
            yield f"{place[1:]}: has no words in {language!r}"


def _named_as(form: Form, name: str) -> Iterator[str]:
    if form.id != name:
        yield f"id: is {form.id!r}, but the file is called {name!r}"
    if form.version < 1:
        yield "version: begins at 1"
