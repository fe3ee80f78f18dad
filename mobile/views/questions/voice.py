"""Speaking instead of writing: recording, and hearing it before it is sent."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import flet as ft

from mobile.views.at import At
from mobile.views.parts.layout import Part, box, stack
from mobile.views.parts.notice import notice, status
from mobile.views.parts.pagework import named_for_page
from mobile.views.parts.press import buttons, quiet, secondary
from mobile.views.parts.standing import focus
from mobile.views.parts.text import strong

if TYPE_CHECKING:
    from mobile.i18n import Words
    from mobile.state.attachment import Attachment
    from mobile.state.speaking import Silence

I = ft.Icons  # noqa: E741


def recording(at: At, name: str, form: str, seconds: int) -> Part:
    """The way to speak, at the question at the path `name`: to begin, or what is under way."""
    speaking = at.store.speaking
    if not speaking.possible:
        return None
    if speaking.at(form, name):
        return _under_way(at, name, form, seconds)
    say, why = at.say, speaking.silent(form, name)

    async def begin() -> None:
        await speaking.begin(form, name, seconds)
        await focus(f"{name}-stop")

    start = secondary(
        at, say("Sesinizi kaydedin"), begin, key=f"{name}-record", icon=I.MIC_NONE_ROUNDED
    )
    told = status(notice(at, _why(say, why), "warn")) if why else None
    return stack(start if not at.look.wide else ft.Row([start]), told, gap="s")


def _under_way(at: At, name: str, form: str, seconds: int) -> ft.Control:
    say, speaking = at.say, at.store.speaking
    stage = speaking.at(form, name)
    match stage:
        case "asking":
            told = say("Cihazınız mikrofon için izin soruyor. İzin verin.")
        case "recording":
            told = say("Kaydediliyor. Şimdi konuşun.")
        case _:
            told = say("Kayıt alınıyor.")

    async def end() -> None:
        await speaking.end()
        await focus(f"{name}-any")

    async def drop() -> None:
        speaking.drop()
        await focus(f"{name}-record")

    stop = secondary(at, say("Kaydı bitirin"), end, key=f"{name}-stop", icon=I.STOP_ROUNDED)
    cancel = quiet(at, say("Kaydı silin"), drop, key=f"{name}-drop", icon=I.DELETE_OUTLINE_ROUNDED)
    away = named_for_page(f"drop-{speaking.place}", cancel)
    shown = box(
        at.look,
        stack(status(strong(told)), buttons(at.look, stop, away), gap="s"),
        border=ft.Colors.PRIMARY,
        padding="m",
    )
    # The page records for as long as it sees this name.
    heard = stage in ("asking", "recording")
    return named_for_page(f"record-{seconds}-{speaking.place}", shown) if heard else shown


def hearing(at: At, form: str, row: Attachment) -> ft.Control:
    """The button by which a recording is heard."""
    speaking = at.store.speaking
    button = secondary(
        at,
        at.say("Dinleyin"),
        partial(speaking.hear, form, row),
        key=f"{row.key}-hear",
        icon=I.PLAY_ARROW_ROUNDED,
    )
    return named_for_page(f"hear-{speaking.place_of(form, row)}", button)


def longest(say: Words, seconds: int) -> str:
    """How long one may speak."""
    if seconds % 60 == 0:
        n = seconds // 60
        return say.count("En çok {n} dakika konuşun.", "En çok {n} dakika konuşun.", n)
    return say.count("En çok {n} saniye konuşun.", "En çok {n} saniye konuşun.", seconds)


def _why(say: Words, why: Silence) -> str:
    """Why there is no recording, and what to do."""
    match why:
        case "refused":
            return say(
                "Mikrofona izin verilmedi, kayıt yapılmadı. Cihazınızın ayarlarından izin "
                "verebilir ya da yazarak anlatabilirsiniz."
            )
        case "no_microphone":
            return say("Cihazda mikrofon bulunamadı. Yazarak anlatın ya da ses dosyası ekleyin.")
        case "unsupported":
            return say("Burada ses kaydedilemiyor. Yazarak anlatın ya da ses dosyası ekleyin.")
        case "empty":
            return say("Ses gelmedi, kayıt boş kaldı. Yeniden kaydedin ya da yazın.")
        case "lost":
            return say("Kayıt yarım kaldı ve alınamadı. Yazdıklarınız duruyor. Yeniden kaydedin.")
