"""A receipt as a PDF: what it says in words, and its text to be checked by, as a QR code too."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final

import segno
from pydantic import JsonValue

from mobile.api.models import ReceiptSays
from service.i18n import said, told, written
from service.i18n.texts import pick
from service.paper import paper

_TEMPLATE = Path(__file__).parent / "receipt.typ"
_LINE = 40
"""Letters of the text in one line."""

_MAKER: Final = said("Başvuru (örnek kurulum)")
_TITLE: Final = said("Alındı belgesi")
_OF_APPLICATION: Final = said("Aşağıdaki başvuru alındı.")
_OF_TIP: Final = said(
    "{day} günü bir ihbar alındı. Bu belge o gün ihbar gönderen herkes için aynıdır: hangi ihbarın "
    "ya da kimin olduğunu, ne yazıldığını göstermez."
)
_SAMPLE: Final = said("Örnek kurulumun belgesidir; resmî bir belge değildir.")
_NUMBER: Final = said("Başvuru numarası")
_AT: Final = said("Alındığı zaman (Türkiye saati)")
_FORM: Final = said("Form")
_FORM_AND_VERSION: Final = said("{form}, sürüm {version}")
_DUE: Final = said("Yanıt için son gün")
_NOT_DUE: Final = said("Bu başvuruya yanıt verilmesi gerekmez")
_DIGEST: Final = said("İçeriğin özeti (SHA-256)")
_HOW: Final = said("Nasıl doğrulanır?")
_HOW_TO: Final = said(
    "Uygulamada “Belge doğrulayın” sayfasını açın. Bu dosyayı seçin ya da aşağıdaki metni "
    "yapıştırın. Sayfada çıkanlar burada yazanlarla aynı olmalıdır: yalnızca imzalı metin "
    "geçerlidir."
)
_NO_ADDRESS: Final = said(
    "Karekodda aynı metin vardır, adres yoktur. Sizi bir siteye götüren karekod bizim değildir."
)
_CODE: Final = said("Belgenin metnini taşıyan karekod")
_TEXT: Final = said("Belgenin metni")


async def set_paper(text: str, says: ReceiptSays, language: str) -> bytes:
    """The PDF of a genuine receipt (PDF/UA-1). The same receipt is the same file."""
    at = says.at or datetime.combine(says.on, time(12), UTC)
    words: dict[str, JsonValue] = {
        "title": told(language, _TITLE),
        "maker": told(language, _MAKER),
        "what": _what(says, language),
        "sample": told(language, _SAMPLE),
        "rows": [list(row) for row in _rows(says, language)],
        "how": told(language, _HOW),
        "how_to": told(language, _HOW_TO),
        "no_address": told(language, _NO_ADDRESS),
        "code": _drawn(text),
        "code_says": told(language, _CODE),
        "text_head": told(language, _TEXT),
        "text": text,
        "lines": [text[start : start + _LINE] for start in range(0, len(text), _LINE)],
    }
    return await paper(_TEMPLATE, words, language=language, at=at)


def _what(says: ReceiptSays, language: str) -> str:
    if says.kind == "tip":
        return told(language, _OF_TIP, day=says.on)
    return told(language, _OF_APPLICATION)


def _rows(says: ReceiptSays, language: str) -> Iterator[tuple[str, str]]:
    if says.at is None:
        return
    form = pick(says.form_title, language) or says.form
    yield told(language, _NUMBER), says.number
    yield told(language, _AT), written.second(says.at, language)
    version = told(language, _FORM_AND_VERSION, form=form, version=says.form_version)
    yield told(language, _FORM), version
    day = says.due and written.day(says.due, language)
    yield told(language, _DUE), day or told(language, _NOT_DUE)
    yield told(language, _DIGEST), says.digest


def _drawn(text: str) -> str:
    """The text as a QR code, drawn in lines (SVG)."""
    drawing = io.BytesIO()
    code = segno.make(text, micro=False, error="m")
    code.save(drawing, kind="svg", border=4, xmldecl=False, svgclass=None, lineclass=None)
    return drawing.getvalue().decode()
