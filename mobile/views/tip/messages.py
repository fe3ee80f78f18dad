"""The messages of a tip, both sides, in the order in which they were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from mobile.views.at import At
from mobile.views.parts.layout import box, stack
from mobile.views.parts.text import heading, soft, strong, words

if TYPE_CHECKING:
    from mobile.api.models import TipMessage

C = ft.Colors


def messages(at: At, written: tuple[TipMessage, ...]) -> ft.Control:
    say = at.say
    head = heading(say("Mesajlar"))
    if not written:
        return stack(head, soft(say("Henüz mesaj yok. İhbar bürosu size buradan yazar.")))
    return stack(head, *[_message(at, one) for one in written])


def _message(at: At, one: TipMessage) -> ft.Control:
    """Who wrote it is said in words; the fill only repeats it."""
    say, ours = at.say, one.by == "reporter"
    who = say("Siz") if ours else say("İhbar bürosu")
    below = say.day(one.on)
    if ours:
        read = say("okundu") if one.read else say("henüz okunmadı")
        below = f"{below} · {read}"
    text = _file(at, one.file) if one.file else at.say.own(one.text)
    said = stack(strong(who), words(text), soft(below, "small"), gap="xs")
    return box(
        at.look,
        said,
        bgcolor=C.SURFACE_CONTAINER_LOWEST if ours else C.PRIMARY_CONTAINER,
        border=C.OUTLINE_VARIANT if ours else C.PRIMARY,
        padding="m",
    )


def _file(at: At, kind: str) -> str:
    match kind:
        case "picture":
            return at.say("Bir fotoğraf gönderdiniz.")
        case "video":
            return at.say("Bir video gönderdiniz.")
        case "audio":
            return at.say("Bir ses kaydı gönderdiniz.")
        case "document":
            return at.say("Bir belge gönderdiniz.")
        case _:
            return at.say("Bir dosya gönderdiniz.")
