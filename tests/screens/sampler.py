"""A form with every kind of question, conditions and a group. No service offers it: it is put into
the app as a draft."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

from mobile.api.models import Answers, Form
from mobile.state.draft import Draft
from tests.house import Visit

FORM = "sampler"


def _asked(kind: str, name: str, label: str, **more: Any) -> dict[str, Any]:
    return {"kind": kind, "id": name, "label": {"tr": label, "en": f"{label} (en)"}, **more}


def _options(*values: str) -> list[dict[str, Any]]:
    return [{"value": value, "text": {"tr": f"Seçenek {value}"}} for value in values]


def _step(name: str, *questions: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "title": {"tr": f"Adım: {name}"}, "questions": questions}


STEPS = (
    _step(
        "yazi",
        _asked("text", "title", "Kısa başlık", example={"tr": "Kaldırım kırık"}, law="3071 m.4"),
        _asked("long_text", "text", "Anlatım", hint={"tr": "Kendi sözlerinizle."}),
        _asked("date", "day", "Hangi gün?", latest="today", earliest="-2y"),
        _asked("phone", "call", "Size ulaşılacak telefon", identifying=True),
        _asked("email", "mail", "E-posta", required=False, identifying=True),
    ),
    _step(
        "secim",
        _asked("choice", "one", "Birini seçin", options=_options("a", "b", "c")),
        _asked("choices", "some", "Bir ya da ikisini seçin", options=_options("d", "e", "f"),
               max_chosen=2),
        _asked("yes_no", "asked_before", "Daha önce başvurdunuz mu?"),
        _asked("text", "number", "Numarası", when=[{"question": "asked_before", "one_of": [True]}]),
        _asked("notice", "note", "Bilginiz olsun", text={"tr": "Önceki yanıt da okunur."},
               when=[{"question": "asked_before", "one_of": [True]}]),
        _asked("choice", "many", "Çok seçenekten biri", options=_options(*"ghijklmnop")),
    ),
    _step(
        "yalniz_bilgi",
        _asked("notice", "only", "Şunu bilin", text={"tr": "Bu adımda soru yok."}, tone="warn"),
    ),
    _step(
        "yer",
        _asked("place", "place", "Neresi?", address="required"),
        _asked("unit", "unit", "Kurum"),
        _asked("unit", "other_unit", "Başka kurum", unknown={"tr": "Bilmiyorum"}, required=False),
    ),
    _step("konu", _asked("topic", "topic", "Konu")),
    _step(
        "onceki",
        _asked(
            "group", "earlier", "Önceki başvurularınız", one={"tr": "Kurum", "en": "Institution"},
            add={"tr": "Bir kurum daha ekleyin", "en": "Add another"}, max_rows=3,
            questions=[
                _asked("text", "name", "Adı"),
                _asked("date", "date", "Tarih"),
                _asked("yes_no", "answered", "Yanıt verdi mi?"),
                _asked("long_text", "answer", "Yanıtı", identifying=True,
                       when=[{"question": "answered", "one_of": [True]}]),
                _asked("place", "where", "Nerede?", required=False),
            ],
        ),
    ),
    _step(
        "gizlilik",
        _asked("choice", "secrecy", "Kimliğiniz", options=_options("open", "confidential")),
    ),
    _step("dosya", _asked("file", "files", "Fotoğraf", required=False)),
    _step("yeni", _asked("hologram", "shape", "Yeni bir soru", required=False)),
)  # fmt: skip


def form(**more: Any) -> Form:
    """The sampler; `more` changes what it says of itself."""
    return Form.model_validate(
        {
            "id": FORM,
            "version": 1,
            "title": {"tr": "Örnek form", "en": "Sample form"},
            "purpose": {"tr": "Her tür soru", "en": "Every kind of question"},
            "need": {"tr": "Bir şey gerekmez.", "en": "Nothing."},
            "answer": {"amount": 15, "unit": "working_day"},
            "law": {"tr": "4982 m.11"},
            "elsewhere": [
                {"what": {"tr": "Davalar"}, "instead": {"tr": "Mahkeme"}, "law": "Anayasa m.138"},
                {"what": {"tr": "Aciller"}, "instead": {"tr": "112"}},
            ],
            "steps": STEPS,
            **more,
        }
    )


ANSWERS: Answers = {
    "title": "Sokağımızdaki kaldırım kırık",
    "text": "Kaldırım taşları kırık, tekerlekli sandalye geçemiyor.",
    "day": "14.03.2026",
    "call": "0532 123 45 67",
    "mail": "ayse@ornek.org",
    "one": "a",
    "some": ["d", "f"],
    "asked_before": True,
    "number": "2026-1",
    "many": "g",
    "place": {"province": 6, "district": 1231, "address": "Kızılay"},
    "unit": {"number": 5},
    "topic": "",
    "earlier": [
        {"name": "Ankara Valiliği", "date": "1 Mart 2026", "answered": True, "answer": "Olmaz."},
        {"name": "Çankaya Kaymakamlığı", "date": "2.3.2026", "answered": False},
    ],
    "secrecy": "open",
}


async def put_in(visit: Visit, answers: Answers, **more: Any) -> None:
    """The sampler stands open, with these answers."""
    await visit.store.filing.bring_lists()
    standing = visit.store.filing
    places, topics = standing.places, standing.topics
    assert places
    whole = deepcopy(answers)
    if "place" in whole:
        province = next(one for one in places.provinces if one.id == 6)
        whole["place"] = {
            "province": province.id, "district": province.districts[0].id, "address": "Kızılay",
        }  # fmt: skip
    if "topic" in whole:
        whole["topic"] = next(one.id for one in topics if one.parent)
    standing.replace(replace(Draft(form(), begun=True), answers=whole, **more))
    await visit.screen.settle()
