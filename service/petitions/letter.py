"""A letter to where the citizen turns next: what the service knows is written in, the rest is
room to write. It is in Turkish whatever language the app speaks, since it is read there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from pydantic import JsonValue

from service.clock import day_in_turkiye
from service.history.keeping import Kept
from service.history.kinds import Answered, Event, Interim, NotProcessed, Objected
from service.history.machine import states_of
from service.history.reasons import reasons
from service.history.remedies import Letter
from service.i18n import written

TEMPLATE: Final = Path(__file__).parent / "letter.typ"
_MAKER: Final = "Başvuru uygulamasıyla hazırlandı (örnek kurulum)"
_RESULTS: Final = {
    "positive": "Olumlu",
    "partly": "Bir bölümü olumlu",
    "negative": "Olumsuz",
}
_SILENCE: Final = (
    "Süresinde yanıt verilmedi; istek reddedilmiş sayılır "
    "(2577 sayılı İdari Yargılama Usulü Kanunu, madde 10)."
)
_INTERIM: Final = "Kesin olmayan bir yanıt verildi."


def decided(history: Sequence[Kept]) -> tuple[Event | None, int | None]:
    """The decision that the citizen turns against, None for silence; and which unit had it. What
    a board decided on an objection is not looked at."""
    found, unit = None, None
    events = [kept.event for kept in history]
    for event, state in zip(events, states_of(events), strict=True):
        if event.kind == "objected":
            break
        unit = state.unit
        if len(state.counted) == 1:  # the clock began anew
            found = None
        if isinstance(event.what, Answered | Interim | NotProcessed):
            found = event
    return found, unit


def objection(history: Sequence[Kept]) -> Event | None:
    """The one that was sent, if one was."""
    return next((kept.event for kept in history if kept.event.kind == "objected"), None)


@dataclass(frozen=True)
class Known:
    """What a letter is filled with; "" leaves room to write. `title` is what was asked, `last` the
    last day to send it, `objection` the one that was sent in the app already."""

    name: str
    number: str
    institution: str
    title: str
    received_at: datetime
    decision: Event | None
    objection: Event | None
    last: date | None
    sites: tuple[str, ...]


def words(letter: Letter, known: Known) -> dict[str, JsonValue]:
    """All that the letter says, as data for the template."""
    event = known.decision
    what, sent = event and event.what, known.objection and known.objection.what
    text = what.text if isinstance(what, Answered | Interim | NotProcessed) else ""
    return {
        "maker": _MAKER,
        "to": letter.to,
        "subject": letter.subject,
        "facts": [[what, value] for what, value in _facts(known, event)],
        "answer": _paragraphs(text),
        "answer_head": "Kurumun yanıtı",
        "reasons_head": letter.reasons,
        "reasons": _paragraphs(sent.text if isinstance(sent, Objected) else ""),
        "asks": letter.asks,
        "sign": [["Ad soyad", known.name], ["Tarih", ""], ["İmza", ""]],
        "files_head": "Ekler",
        "files": [*_enclosed(known, event)],
        "note_head": "Size not: göndermeden önce",
        "notes": [*_notes(known)],
    }


def _facts(known: Known, event: Event | None) -> Iterator[tuple[str, str]]:
    yield "Ad soyad", known.name
    yield "T.C. kimlik numarası", ""
    yield "Adres", ""
    yield "Başvurduğum kurum", known.institution
    yield "Başvuru numarası", known.number
    yield "Başvuru tarihi", _day(day_in_turkiye(known.received_at))
    yield "Başvurunun konusu", known.title
    yield "Karar", _decided(event)
    if event is not None:
        yield "Karar tarihi", _day(day_in_turkiye(event.at))
        what = event.what
        reason = what.reason if isinstance(what, Answered | NotProcessed) else None
        if reason is not None:
            row = reasons()[reason]
            yield "Gösterilen neden", f"{row.text['tr']} ({row.law})"


def _decided(event: Event | None) -> str:
    match event and event.what:
        case Answered(result=result):
            return _RESULTS[result]
        case NotProcessed():
            return "İşleme alınmadı"
        case None:
            return _SILENCE
        case _:
            return _INTERIM


def _enclosed(known: Known, event: Event | None) -> Iterator[str]:
    yield f"{known.number} numaralı başvurunun kopyası"
    if event is not None:
        yield f"Kurumun {_day(day_in_turkiye(event.at))} tarihli yanıtı"
    sent = known.objection and known.objection.what
    if isinstance(sent, Objected):
        yield from (file.name for file in sent.files)


def _notes(known: Known) -> Iterator[str]:
    if known.objection is not None:
        sent = _day(day_in_turkiye(known.objection.at))
        yield f"Bu itirazı {sent} günü uygulamadan gönderdiniz; bu kâğıt onun kopyasıdır."
    elif known.last is not None:
        yield f"Son gün: {_day(known.last)}. Bu bir hesaptır, hukuk görüşü değildir."
    else:
        yield "Son gün için kanuna bakın."
    if known.objection is None:
        yield "Nedenlerinizi ayrılan yere yazın; yetmezse ayrı bir kâğıt ekleyin."
    yield "Boş yerleri doldurun, dilekçeyi imzalayın ve ekleri koyun."
    yield "Bir kopyasını ve gönderdiğinizi gösteren belgeyi saklayın."
    for site in known.sites:
        yield f"Nasıl gönderileceğini kurumun kendi sitesinden doğrulayın: {site}"


def _paragraphs(text: str) -> list[JsonValue]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _day(day: date) -> str:
    return written.day(day, "tr")
