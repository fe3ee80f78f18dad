"""A reckoning in sentences, for whoever wants to check it: a lawyer, a clerk, a test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from mobile.api.models import Text
from service.clock.reckoning import Reckoning, Standing
from service.clock.rules import ClockRule, Clocks, Pause, Unit
from service.clock.steps import Step, StepKind
from service.clock.windows import Because, Window
from service.i18n import counted, said, told, written
from service.i18n.texts import pick

_SPANS: Final[dict[Unit, str]] = {
    "day": counted("{count} gün"),
    "working_day": counted("{count} iş günü"),
    "month": counted("{count} ay"),
}
"""Each stands by itself in a sentence, after a colon or in brackets: no case of a language changes
its words."""
_STEPS: Final[dict[StepKind, str]] = {
    "filed": said("{day}: Başvuru alındı. Günler ertesi günden sayılır."),
    "stopped": said("{day}: Süre durdu. {words}."),
    "resumed": counted("{day}: Süre {count} gün durduktan sonra yeniden işliyor."),
    "begun_anew": said("{day}: Süre baştan işlemeye başladı."),
    "pay_by": said("{day}: Ücret bildirildi. Ödemek için son gün {until}."),
    "paid_late": said("{day}: Ücret geç ödendi; son gün {until} idi."),
    "not_stopped": said("{day}: Süre durmadı. {words}."),
    "extended": said("{day}: Sürenin uzadığı bildirildi; süre {span} oldu."),
    "extended_late": said(
        "{day}: Sürenin uzadığı geç bildirildi; bunun için son gün {until} idi. Süre uzamadı."
    ),
    "not_extendable": said("{day}: Sürenin uzadığı bildirildi, ama bu süre uzamaz."),
    "due": said("{day}: Yanıt için son gün ({span})."),
    "interim": said(
        "{day}: Kesin olmayan bir yanıt verildi. Kesin yanıtı bekleme süresinin son günü {until}."
    ),
    "interim_without_effect": said("{day}: Kesin olmayan bir yanıt verildi; son günü değiştirmez."),
    "silence": said("{day}: Yanıt gelmemişse istek bu gün reddedilmiş sayılır."),
    "answered": said("{day}: Yanıt verildi."),
    "not_processed": said("{day}: Başvurunun işleme alınmadığı bildirildi."),
    "withdrawn": said("{day}: Başvuru geri çekildi."),
}
_ANSWERED_LATE: Final = counted("{day}: Yanıt {count} gün geç verildi.")
_STANDINGS: Final[dict[Standing, str]] = {
    "running": said("Süre işliyor: {days} ({working}) kaldı."),
    "stopped": said("Süre duruyor. Ücreti ödemek için son gün {pay_by}."),
    "late": counted("{words}: son günün üzerinden {count} gün geçti."),
    "very_late": counted("{words}: son günün üzerinden {count} gün geçti."),
    "answered": said("Yanıt verildi."),
    "not_processed": said("Başvuru işleme alınmadı."),
    "waived": said("Ücret ödenmedi: istekten vazgeçilmiş sayılır."),
    "withdrawn": said("Başvuru geri çekildi."),
}
_STOPPED_WITHOUT_A_FEE: Final = said("Süre duruyor.")
_LAST_DAY: Final = said("Yanıt için son gün: {day}")
_NO_LAST_DAY: Final = said("Yanıt için son gün: yok")
_TELL_BY: Final = said("Sürenin uzadığı en geç {day} günü bildirilir.")
_WHY: Final = said("Nasıl hesaplandı:")
_GROUNDS: Final[dict[Because, str]] = {
    "answer": said("Yanıttan sonra gidilebilecek yerler:"),
    "silence": said("Yanıt gelmezse gidilebilecek yerler:"),
    "interim": said("Kesin olmayan yanıt ret sayılırsa gidilebilecek yerler:"),
    "wait": said("Kesin yanıt beklenir de gelmezse gidilebilecek yerler:"),
    "objection": said("İtirazdan sonra:"),
}
_BETWEEN: Final = said("{words}: {opens} ile {last} arasında")
_FROM: Final = said("{words}: {opens} gününden başlayarak; son gün için kanuna bakın")
_DECIDES: Final = said("{words}: en geç {last}")
_MARKS: Final = said(
    "[S] kaynağı okundu. [K] genel bilgi, maddesi yeniden okunmadı. [?] bizim ayarımız."
)
_NO_ADVICE: Final = said("Bu bir hesaptır, hukuk görüşü değildir.")


def sentences(clocks: Clocks, found: Reckoning, language: str) -> list[str]:
    """The whole reckoning, line by line; "" between its parts."""
    return [
        *_standing(clocks, found, language),
        "",
        *_why(found, language),
        *_windows(found, language),
        "",
        told(language, _MARKS),
        told(language, _NO_ADVICE),
    ]


def step_sentence(step: Step, language: str, *, marks: bool = True) -> str:
    """One step, with its article; `marks` tells how sure we are of it."""
    row = step.row
    late = step.kind == "answered" and step.count
    values: dict[str, str | int] = {"day": _day(step.day, language), "count": step.count}
    if isinstance(row, ClockRule):
        values["span"] = told(language, _SPANS[row.unit], count=row.amount)
    if step.until:
        values["until"] = _day(step.until, language)
    sentence = _ANSWERED_LATE if late else _STEPS[step.kind]
    words = told(language, sentence, words=pick(row.words, language), **values)
    if isinstance(row, Pause) and step.kind in ("resumed", "begun_anew"):
        return f"{words} [{row.then_read}]" if marks else words
    return words + _article(row, marks=marks)


def ground_sentence(because: Because, language: str) -> str:
    """What opens the ways that follow."""
    return told(language, _GROUNDS[because])


def window_sentence(window: Window, language: str, *, marks: bool = True) -> str:
    """One way, with its days and its article."""
    return _window(window, language) + _article(window.rule, *window.moved_by, marks=marks)


def _standing(clocks: Clocks, found: Reckoning, language: str) -> Iterator[str]:
    if found.due:
        yield told(language, _LAST_DAY, day=_day(found.due, language)) + _article(found.rule)
    else:
        yield told(language, _NO_LAST_DAY)
    terms = clocks.terms
    words: Text = (terms.very_late if found.standing == "very_late" else terms.late).words
    sentence = _STANDINGS[found.standing]
    if found.standing == "stopped" and found.pay_by is None:
        sentence = _STOPPED_WITHOUT_A_FEE
    yield told(
        language,
        sentence,
        words=pick(words, language),
        count=found.late_by,
        days=_left(found.days_left, "day", language),
        working=_left(found.working_days_left, "working_day", language),
        pay_by=found.pay_by and _day(found.pay_by, language),
    )
    if found.tell_extension_by:
        yield told(language, _TELL_BY, day=_day(found.tell_extension_by, language))


def _left(amount: int | None, unit: Unit, language: str) -> str | None:
    return None if amount is None else told(language, _SPANS[unit], count=amount)


def _why(found: Reckoning, language: str) -> Iterator[str]:
    yield told(language, _WHY)
    for step in sorted(found.steps, key=lambda one: one.day):
        yield f"- {step_sentence(step, language)}"


def _windows(found: Reckoning, language: str) -> Iterator[str]:
    because: Because | None = None
    for window in found.windows:
        if window.because != because:
            because = window.because
            yield ""
            yield ground_sentence(because, language)
        yield f"- {window_sentence(window, language)}"


def _window(window: Window, language: str) -> str:
    words, opens = pick(window.rule.words, language), _day(window.opens, language)
    if window.last is None:
        return told(language, _FROM, words=words, opens=opens)
    last = _day(window.last, language)
    if window.rule.role == "decision":
        return told(language, _DECIDES, words=words, last=last)
    return told(language, _BETWEEN, words=words, opens=opens, last=last)


def _article(row: ClockRule | Pause, *more: str, marks: bool = True) -> str:
    articles = ", ".join((*([row.article] if row.article else ()), *more))
    return (f" ({articles})" if articles else "") + (f" [{row.read}]" if marks else "")


def _day(day: date, language: str) -> str:
    return written.day_and_weekday(day, language)
