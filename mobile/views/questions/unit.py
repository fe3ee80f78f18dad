"""To which institution: chosen by the citizen, or left to the service."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import flet as ft

from mobile.api.answers import answer_at, questions
from mobile.views.parts.choice import Answer, choices
from mobile.views.parts.layout import stack
from mobile.views.parts.picker import picker
from mobile.views.questions.here import Here, with_need

if TYPE_CHECKING:
    from pydantic import JsonValue

    from mobile.api.models import UnitQuestion
    from mobile.views.at import At

UNKNOWN, KNOWN = "unknown", "known"


def unit(here: Here, asked: UnitQuestion) -> ft.Control:
    """Where leaving it open is an answer, that is asked first; otherwise only the search."""
    if asked.unknown is None:
        return stack(_search(here, asked, here.label(asked), here.hint(asked)), gap="l")
    at, say, answer = here.at, here.at.say, here.answer
    way = None
    if isinstance(answer, dict):
        left_open = "number" in answer and answer["number"] is None
        way = UNKNOWN if left_open else KNOWN
    ways = choices(
        at,
        here.path,
        here.label(asked),
        [Answer(UNKNOWN, say.pick(asked.unknown)), Answer(KNOWN, say("Kurumu kendim seçeceğim"))],
        way,
        lambda value: here.pick({"number": None} if value == UNKNOWN else {}),
        hint=here.hint(asked),
        error=here.error if way != KNOWN else "",
    )
    if way != KNOWN:
        return stack(ways, gap="l")
    label = with_need(at, say("Kurum"), required=asked.required)
    return stack(ways, _search(here, asked, label), gap="l")


def _search(here: Here, asked: UnitQuestion, label: str, hint: str = "") -> ft.Control:
    at, say, filing = here.at, here.at.say, here.at.store.filing
    helped = say("Kurumun adını ya da yerini yazın. Örnek: Ankara Valiliği")
    return picker(
        at,
        f"{here.path}-unit",
        label,
        [Answer(str(unit.number), unit.name, unit.place or "") for unit in filing.found],
        unit_text(at, asked, here.answer) if _number(here.answer) else "",
        lambda value: here.pick({"number": int(value)}),
        hint="\n".join(line for line in (hint, helped) if line),
        error=here.error,
        search=say("Kurum arayın"),
        seek=partial(filing.seek_units, province=_province(here)),
    )


def unit_text(at: At, asked: UnitQuestion, answer: JsonValue) -> str:
    number = _number(answer)
    if number is None:
        return at.say.pick(asked.unknown) or at.say("Yanıtlanmadı")
    return at.store.filing.names.get(number, str(number))


def _number(answer: JsonValue) -> int | None:
    number = answer.get("number") if isinstance(answer, dict) else None
    return number if isinstance(number, int) else None


def _province(here: Here) -> int | None:
    """The province that is asked for nearest to this question: in its row, then in the form."""
    form, answers = here.draft.form, here.draft.answers
    paths: list[str] = []
    for question in questions(form):
        if question.kind == "group" and here.path.startswith(f"{question.id}."):
            row = here.path.rpartition(".")[0]
            inside = [one for one in question.questions if one.kind == "place"]
            paths = [f"{row}.{one.id}" for one in inside] + paths
        elif question.kind == "place":
            paths.append(question.id)
    for path in paths:
        answer = answer_at(answers, path)
        province = answer.get("province") if isinstance(answer, dict) else None
        if isinstance(province, int):
            return province
    return None
