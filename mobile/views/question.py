"""One question of a form, drawn by its kind. A new kind makes the type checker point here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, assert_never, cast

import flet as ft

from mobile.api.checks import sort_key
from mobile.views.at import At
from mobile.views.faults import sentence
from mobile.views.parts.choice import Answer, choices
from mobile.views.parts.field import field
from mobile.views.parts.guard import part
from mobile.views.parts.layout import stack
from mobile.views.parts.memory import remembered
from mobile.views.parts.notice import status
from mobile.views.parts.picker import picker
from mobile.views.parts.text import soft

if TYPE_CHECKING:
    from pydantic import JsonValue

    from mobile.api.models import (
        Answers,
        ChoiceQuestion,
        LongTextQuestion,
        PlaceQuestion,
        Province,
        Question,
        TextQuestion,
        UnitQuestion,
    )
    from mobile.state.filing import Draft
    from mobile.state.mistakes import Mistake

FEW = 7
"""Up to so many options stand as radios; more are searched."""

UNKNOWN = "unknown"


def question(at: At, draft: Draft, asked: Question) -> ft.Control:
    """The control for one question, with its answer and what is wrong with it."""
    mistake = next((m for m in draft.mistakes if m.field == asked.id), None)
    match asked.kind:
        case "text":
            return _text(at, draft, asked, mistake)
        case "long_text":
            return long_text(at, draft, asked, mistake)
        case "choice":
            return _choice(at, draft, asked, mistake)
        case "place":
            return _place(at, draft, asked, mistake)
        case "unit":
            return _unit(at, draft, asked, mistake)
        case _:
            assert_never(asked.kind)


def label_of(at: At, asked: Question) -> str:
    """The question with "(zorunlu)" or "(isteğe bağlı)": said in words, since Flet cannot say it
    to screen readers otherwise."""
    return with_need(at, at.say.pick(asked.label), required=asked.required)


def with_need(at: At, label: str, *, required: bool) -> str:
    if required:
        return at.say("{label} (zorunlu)", label=label)
    return at.say("{label} (isteğe bağlı)", label=label)


def shown(at: At, asked: Question, answers: Answers) -> str:
    """An answer in words, as "check your answers" and the institution see it."""
    answer = answers.get(asked.id)
    if answer in (None, ""):
        return at.say("Yanıtlanmadı")
    match asked.kind:
        case "text" | "long_text":
            return str(answer)
        case "choice":
            return _option_text(at, asked, answer)
        case "place":
            province, district = _chosen_place(at, answer)
            names = [name for name in (district, province and province.name) if name]
            return ", ".join(names) or at.say("Yanıtlanmadı")
        case "unit":
            return _unit_text(at, asked, answer)
        case _:
            assert_never(asked.kind)


def _error(at: At, mistake: Mistake | None) -> str:
    return sentence(at.say, mistake) if mistake else ""


def _write(at: At, draft: Draft, asked: Question) -> Callable[[JsonValue], None]:
    return lambda answer: at.store.filing.answer(draft.form.id, asked.id, answer)


def _pick(at: At, draft: Draft, asked: Question) -> Callable[[JsonValue], None]:
    return lambda answer: at.store.filing.pick(draft.form.id, asked.id, answer)


def _text(at: At, draft: Draft, asked: TextQuestion, mistake: Mistake | None) -> ft.Control:
    return field(
        at,
        asked.id,
        label_of(at, asked),
        _write(at, draft, asked),
        value=str(draft.answers.get(asked.id) or ""),
        hint=at.say.pick(asked.hint),
        error=_error(at, mistake),
    )


@part
def long_text(at: At, draft: Draft, asked: LongTextQuestion, mistake: Mistake | None) -> ft.Control:
    """Room for sentences. Its count is told when the citizen stops writing, and while writing
    once the end is near; nothing is ever cut off."""
    write = _write(at, draft, asked)
    length, set_length = remembered(len(str(draft.answers.get(asked.id) or "")))
    near = asked.max_length * 9 // 10

    def typed(text: str) -> None:
        write(text)
        if len(text) >= near or length >= near:
            set_length(len(text))

    def paused() -> None:
        set_length(len(str(draft.answers.get(asked.id) or "")))

    say, left = at.say, asked.max_length - length
    if left < 0:
        told = say.count("{n} karakter fazla. Kısaltın.", "{n} karakter fazla. Kısaltın.", -left)
    elif length:
        told = say(
            "{written} karakter yazdınız, {left} karakter kaldı.",
            written=say.number(length),
            left=say.number(left),
        )
    else:
        told = say("En çok {limit} karakter yazabilirsiniz.", limit=say.number(asked.max_length))
    return field(
        at,
        asked.id,
        label_of(at, asked),
        typed,
        value=str(draft.answers.get(asked.id) or ""),
        hint=at.say.pick(asked.hint),
        error=_error(at, mistake),
        on_blur=paused,
        after=status(soft(told, "small")),
        multiline=True,
        min_lines=6,
        max_lines=14,
    )


def _choice(at: At, draft: Draft, asked: ChoiceQuestion, mistake: Mistake | None) -> ft.Control:
    say = at.say
    answers = [Answer(o.value, say.pick(o.text), say.pick(o.hint)) for o in asked.options]
    chosen = cast("str | None", draft.answers.get(asked.id))
    if len(answers) <= FEW:
        return choices(
            at,
            asked.id,
            label_of(at, asked),
            answers,
            chosen,
            _pick(at, draft, asked),
            hint=say.pick(asked.hint),
            error=_error(at, mistake),
        )
    return picker(
        at,
        asked.id,
        label_of(at, asked),
        answers,
        _option_text(at, asked, chosen) if chosen else "",
        _pick(at, draft, asked),
        hint=say.pick(asked.hint),
        error=_error(at, mistake),
    )


def _option_text(at: At, asked: ChoiceQuestion, answer: JsonValue) -> str:
    option = next((o for o in asked.options if o.value == answer), None)
    return at.say.pick(option.text) if option else str(answer)


def _place(at: At, draft: Draft, asked: PlaceQuestion, mistake: Mistake | None) -> ft.Control:
    say, pick = at.say, _pick(at, draft, asked)
    places = at.store.filing.places
    assert places
    province, district = _chosen_place(at, draft.answers.get(asked.id))
    wrong = _error(at, mistake)
    at_province = mistake is not None and province is None
    provinces = [Answer(str(p.id), p.name) for p in places.provinces]
    first = picker(
        at,
        f"{asked.id}-province",
        with_need(at, say("İl"), required=asked.required),
        sorted(provinces, key=lambda answer: sort_key(answer.text)),
        province.name if province else "",
        lambda value: pick({"province": int(value)}),
        hint=say.pick(asked.hint),
        error=(say("İli seçin.") if mistake and mistake.code == "missing" else wrong)
        if at_province
        else "",
        search=say("İl arayın"),
    )
    if province is None:
        # In a stack all the same: moved to another place, the first would forget the focus.
        return stack(first, gap="l")
    chosen = province
    second = picker(
        at,
        f"{asked.id}-district",
        with_need(at, say("İlçe"), required=asked.required),
        [Answer(str(d.id), d.name) for d in province.districts],
        district,
        lambda value: pick({"province": chosen.id, "district": int(value)}),
        error="" if at_province else wrong,
        search=say("İlçe arayın"),
    )
    return stack(first, second, gap="l")


def _chosen_place(at: At, answer: JsonValue) -> tuple[Province | None, str]:
    place = answer if isinstance(answer, dict) else {}
    places = at.store.filing.places
    province = next(
        (p for p in (places.provinces if places else ()) if p.id == place.get("province")), None
    )
    if province is None:
        return None, ""
    return province, next((d.name for d in province.districts if d.id == place.get("district")), "")


def _unit(at: At, draft: Draft, asked: UnitQuestion, mistake: Mistake | None) -> ft.Control:
    say, pick, filing = at.say, _pick(at, draft, asked), at.store.filing
    answer = draft.answers.get(asked.id)
    number = answer.get("number") if isinstance(answer, dict) else None
    if not isinstance(answer, dict):
        way = None
    else:
        way = UNKNOWN if number is None and "number" in answer else "known"

    def choose(value: str) -> None:
        pick({"number": None} if value == UNKNOWN else {})

    ways = choices(
        at,
        asked.id,
        label_of(at, asked),
        [
            Answer(UNKNOWN, say.pick(asked.unknown)),
            Answer("known", say("Kurumu kendim seçeceğim")),
        ],
        way,
        choose,
        hint=say.pick(asked.hint),
        error=_error(at, mistake) if way != "known" else "",
    )
    if way != "known":
        return stack(ways, gap="l")
    search = picker(
        at,
        f"{asked.id}-unit",
        with_need(at, say("Kurum"), required=asked.required),
        [Answer(str(unit.number), unit.name, unit.place or "") for unit in filing.found],
        _unit_text(at, asked, answer) if number else "",
        lambda value: pick({"number": int(value)}),
        hint=say("Kurumun adını ya da yerini yazın. Örnek: Ankara Valiliği"),
        error=_error(at, mistake),
        search=say("Kurum arayın"),
        seek=filing.seek_units,
    )
    return stack(ways, search, gap="l")


def _unit_text(at: At, asked: UnitQuestion, answer: JsonValue) -> str:
    number = answer.get("number") if isinstance(answer, dict) else None
    if not isinstance(number, int):
        return at.say.pick(asked.unknown)
    return at.store.filing.names.get(number, str(number))
