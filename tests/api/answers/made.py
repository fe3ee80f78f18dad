"""Forms made for a test: one question of every kind, and what is known on the device."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import JsonValue, TypeAdapter

from mobile.api.answers import Known, faults
from mobile.api.models import Form, Question
from service import places

_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)

TODAY = date(2026, 11, 22)
KNOWN = Known(places.load().places, {"pavement", "id_card"}, TODAY)
HERE: dict[str, JsonValue] = {"province": 6, "district": 1231}

OPTIONS = [{"value": value, "text": {"tr": value.upper()}} for value in "abc"]
ONE_OF_EACH: dict[str, dict[str, Any]] = {
    "text": {"min_length": 3, "max_length": 10},
    "long_text": {"min_length": 3, "max_length": 10},
    "choice": {"options": OPTIONS},
    "choices": {"options": OPTIONS, "max_chosen": 2},
    "yes_no": {},
    "date": {"earliest": "-2y", "latest": "today"},
    "place": {"address": "optional", "max_length": 20},
    "unit": {"unknown": {"tr": "Bilmiyorum"}},
    "topic": {},
    "phone": {},
    "email": {},
    "file": {"max_files": 2},
    "notice": {"text": {"tr": "Şunu bilin."}},
    "group": {
        "one": {"tr": "Kurum"},
        "add": {"tr": "Kurum ekleyin"},
        "max_rows": 3,
        "questions": [
            {"kind": "text", "id": "name", "label": {"tr": "Ad"}, "max_length": 20},
            {"kind": "date", "id": "day", "label": {"tr": "Gün"}, "required": False},
        ],
    },
    "unknown": {},
}
"""What a question of each kind has beside its id and label."""


def kinds() -> set[str]:
    """Every kind of question that there is."""
    schema: dict[str, Any] = _QUESTION.json_schema()
    models = [schema["$defs"][one["$ref"].rpartition("/")[2]] for one in schema["oneOf"]]
    return {model["properties"]["kind"]["default"] for model in models}


def question(kind: str, name: str = "q", **more: Any) -> Question:
    asked = {"kind": kind, "id": name, "label": {"tr": "Soru"}, **ONE_OF_EACH.get(kind, {}), **more}
    return _QUESTION.validate_python(asked)


def when(name: str, *one_of: str | bool) -> list[dict[str, Any]]:
    return [{"question": name, "one_of": one_of}]


def form_of(*asked: Question | tuple[Question, ...], **more: Any) -> Form:
    """A form whose steps are `s0`, `s1`...; questions that stand alone share the first."""
    alone = tuple(one for one in asked if not isinstance(one, tuple))
    pages = [one for one in asked if isinstance(one, tuple)]
    steps = [
        {"id": f"s{place}", "title": {"tr": "Adım"}, "questions": page}
        for place, page in enumerate([alone, *pages] if alone else pages)
    ]
    said: dict[str, Any] = {name: {"tr": name} for name in ("title", "purpose", "need")}
    return Form.model_validate({"id": "f", "version": 1, "steps": steps, **said, **more})


def told(form: Form, answers: dict[str, Any]) -> list[tuple[str, str]]:
    """Each fault as its path and code."""
    return [(fault.question, fault.code) for fault in faults(form, answers, KNOWN)]
