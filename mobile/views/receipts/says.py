"""What a receipt says, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import flet as ft

from mobile.views.at import At
from mobile.views.parts.layout import rows
from mobile.views.parts.text import soft, words

if TYPE_CHECKING:
    from mobile.api.models import ReceiptSays


def says(at: At, receipt: ReceiptSays) -> ft.Control:
    """Every row is a label and its value."""
    return rows(at.look, *[_row(label, at.say.own(value)) for label, value in _rows(at, receipt)])


def _rows(at: At, receipt: ReceiptSays) -> Iterator[tuple[str, str]]:
    say = at.say
    if receipt.at is None:
        yield say("İhbarın alındığı gün"), say.day(receipt.on)
        return
    form = say.pick(receipt.form_title) or receipt.form
    version = say.number(receipt.form_version)
    due = say.day(receipt.due) if receipt.due else say("Yanıt verilmesi gerekmez")
    yield say("Başvuru numarası"), receipt.number
    yield say("Alındığı zaman (Türkiye saati)"), say.moment(receipt.at)
    yield say("Form"), say("{form}, sürüm {version}", form=form, version=version)
    yield say("Yanıt için son gün"), due
    yield say("İçeriğin özeti (SHA-256)"), receipt.digest


def _row(label: str, value: str) -> ft.Control:
    inside = ft.Column([soft(label, "small"), words(value)], spacing=2, tight=True)
    return ft.Container(inside, padding=ft.Padding.symmetric(horizontal=16, vertical=14))
