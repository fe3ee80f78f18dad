"""Are the answers whole, and what of them is stored?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

from mobile.api.answers import Fault, FaultCode, faults, kept, questions
from mobile.api.models import Answers, Form, Places, Unit
from service.i18n import said
from service.problems import Refusal, Slip
from service.units import UnitRegistry

SENTENCES: Final[dict[FaultCode, str]] = {
    "missing": said("Bu soruyu yanıtlamanız gerekiyor."),
    "too_short": said("Yanıtınız çok kısa; en az {limit} karakter yazın."),
    "too_long": said("Yanıtınız çok uzun; en çok {limit} karakter yazabilirsiniz."),
    "wrong_type": said("Bu yanıt beklenen biçimde değil; yeniden seçin ya da yazın."),
    "not_an_option": said("Bu seçenek listede yok; listeden birini seçin."),
    "unknown_province": said("Böyle bir il yok; listeden bir il seçin."),
    "unknown_district": said("Böyle bir ilçe yok; listeden bir ilçe seçin."),
    "district_elsewhere": said("Bu ilçe seçtiğiniz ilde değil; ili ya da ilçeyi düzeltin."),
    "unknown_unit": said("Bu kurumu bulamadık; yeniden arayın ya da seçimi bize bırakın."),
}
"""One sentence for every fault a form can have."""


@dataclass(frozen=True)
class Whole:
    """Answers that may be stored, and the unit the citizen chose, if one."""

    answers: Answers
    unit: Unit | None


def whole(form: Form, answers: Answers, places: Places, units: UnitRegistry) -> Whole:
    """The answers as they are stored. Raises Refusal `invalid` with a slip per question."""
    found = faults(form, answers, places)
    stored = kept(form, answers)
    faulty = {fault.question for fault in found}
    chosen: Unit | None = None
    for question in questions(form):
        if question.id in faulty or question.id not in stored:
            continue
        answer = stored[question.id]
        if question.kind == "place":
            stored[question.id] = _parts(answer, "province", "district")
        elif question.kind == "unit":
            stored[question.id] = _parts(answer, "number")
            number = _number(answer)
            chosen = None if number is None else units.unit(number)
            if number is not None and chosen is None:
                found.append(Fault(question.id, "unknown_unit"))
    if found:
        raise Refusal(
            "invalid",
            [Slip(f.question, f.code, SENTENCES[f.code], f.limit) for f in found],
        )
    return Whole(stored, chosen)


def _parts(answer: JsonValue, *names: str) -> JsonValue:
    """Only what belongs to an answer of this kind; the rest is dropped like unknown questions."""
    return {name: answer.get(name) for name in names} if isinstance(answer, dict) else answer


def _number(answer: JsonValue) -> int | None:
    number = answer.get("number") if isinstance(answer, dict) else None
    return number if isinstance(number, int) else None
