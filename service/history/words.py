"""What the citizen reads of an event."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import assert_never

from mobile.api.models import Text
from service.history.kinds import Answered, Event, Extended, Forwarded
from service.history.reasons import reasons
from service.i18n import LANGUAGES, said, told, written
from service.i18n.texts import pick

Telling = Callable[[str], str]
_RESULTS = {
    "positive": said("Başvurunuz olumlu sonuçlandı."),
    "partly": said("Başvurunuzun bir bölümü olumlu sonuçlandı."),
    "negative": said("Başvurunuz olumsuz sonuçlandı."),
}
_EXTENDED = {
    "another_unit": said(
        "Süre uzatıldı, çünkü bilgi kurumun başka bir biriminde. Yeni son gün {day}."
    ),
    "opinion": said("Süre uzatıldı, çünkü başka bir kurumun görüşü gerekiyor. Yeni son gün {day}."),
    "several_bodies": said(
        "Süre uzatıldı, çünkü bilgi birden çok kurumu ilgilendiriyor. Yeni son gün {day}."
    ),
}


def words_of(event: Event, due: date | None, languages: Collection[str] = LANGUAGES) -> Text:
    """A sentence for the citizen. `due` is the last day for an answer after the event."""
    telling = _telling(event, due)
    return {language: telling(language) for language in languages}


def _telling(event: Event, due: date | None) -> Telling:
    what = event.what
    match what.kind:
        case "received":
            return _plain(said("Başvurunuz alındı."))
        case "assessing":
            return _plain(said("Başvurunuz okunuyor; ilgili kurum bulunuyor."))
        case "forwarded":
            return _forwarded(what, due)
        case "at_unit":
            sentence = said("Başvurunuz kuruma ulaştı: {unit}.")
            return lambda language: told(language, sentence, unit=event.unit or "")
        case "examining":
            return _plain(said("Kurum başvurunuzu inceliyor."))
        case "asked":
            return _plain(said("Kurum size bir soru sordu. Yanıtlarsanız inceleme sürer."))
        case "replied":
            return _plain(said("Kurumun sorusunu yanıtladınız."))
        case "went_on":
            return _plain(said("Yanıtınız gelmedi; kurum elindeki bilgilerle sürdürüyor."))
        case "fee_noticed":
            sentence = said(
                "Bu bilgi ücretli: {amount}. Son ödeme günü {day}; ödeyene kadar süre işlemez. "
                "Ödenmezse istekten vazgeçilmiş sayılır."
            )
            return lambda language: told(
                language,
                sentence,
                amount=written.lira(what.amount / 100, language),
                day=what.pay_by,
            )
        case "fee_paid":
            sentence = said("Ücreti ödediğinizi bildirdiniz; süre yeniden işliyor. Son gün {day}.")
            return _dated(sentence, due)
        case "fee_contested":
            sentence = said("Ücrete itiraz ettiniz; kurum yeniden bakacak. Son gün {day}.")
            return _dated(sentence, due)
        case "fee_lapsed":
            return _plain(
                said("Ücret süresinde ödenmedi; istekten vazgeçmiş sayıldınız (4982 m.11/2).")
            )
        case "extended":
            return _extended(what, due)
        case "drafted":
            return _plain(said("Yanıt yazıldı; gönderilmeden önce bir görevli daha bakıyor."))
        case "answered":
            return _answered(what)
        case "interim":
            return _plain(said("Ara yanıt geldi. Bu son yanıt değil; inceleme sürüyor."))
        case "not_processed":
            return _with_reason(said("Başvurunuz işleme alınmadı: {reason} ({law})"), what.reason)
        case "noted":
            return _plain(said("Kurum yazdıklarınızı okudu. Yanıt vermesi gerekmiyor."))
        case "withdrawn":
            return _plain(said("Başvurunuzu geri çektiniz."))
        case "undone":
            return _plain(said("Geri çekmekten vazgeçtiniz; başvurunuz kaldığı yerden sürüyor."))
        case "asked_where":
            return _plain(said("Başvurunuzun nerede olduğunu sordunuz; kurum bunu görüyor."))
        case "rated":
            return _plain(said("Yanıtı değerlendirdiniz."))
        case "reopened":
            return _dated(
                said("“Çözülmedi” dediniz; başvurunuz yeniden açıldı. Son gün {day}."), due
            )
        case "objected":
            sentence = said("Karara itiraz ettiniz; {unit} bakacak. Son gün {day}.")
            return lambda language: told(language, sentence, unit=what.name, day=due)
        case "looked" | "returned":
            raise ValueError(f"{what.kind} is not for the citizen's eyes")
        case _:
            assert_never(what)


def _plain(sentence: str) -> Telling:
    return lambda language: told(language, sentence)


def _dated(sentence: str, day: date | None) -> Telling:
    return lambda language: told(language, sentence, day=day)


def _extended(what: Extended, due: date | None) -> Telling:
    return _dated(_EXTENDED[what.reason], due)


def _forwarded(what: Forwarded, due: date | None) -> Telling:
    if what.purpose == "information":
        sentence = said("Başvurunuz bilgi için {unit} birimine de gönderildi.")
    elif what.elsewhere and due is not None:
        sentence = said(
            "Başvurunuz başka bir kuruma gönderildi: {unit}. Süre bu kurum için yeniden başladı; "
            "son gün {day} (3071 m.5)."
        )
    elif what.elsewhere:
        sentence = said("Başvurunuz başka bir kuruma gönderildi: {unit}.")
    else:
        sentence = said("Başvurunuz ilgili birime gönderildi: {unit}.")
    return lambda language: told(language, sentence, unit=what.name, day=due)


def _answered(what: Answered) -> Telling:
    plain = _plain(_RESULTS[what.result])
    if what.reason is None:
        return plain
    why = _with_reason(said("Nedeni: {reason} ({law})"), what.reason)
    return lambda language: f"{plain(language)} {why(language)}"


def _with_reason(sentence: str, reason: str) -> Telling:
    row = reasons()[reason]
    return lambda language: told(language, sentence, reason=pick(row.text, language), law=row.law)
