"""The bar with which a screen is read aloud: below the header, on every screen but those of a tip.
What it does is done by the page's script (service/web/scripts/read_aloud.js)."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

import flet as ft

from mobile.i18n import Words
from mobile.state.settings import SPEEDS, Speed
from mobile.views.at import At, Screen
from mobile.views.colours import SCHEMES
from mobile.views.look import SPACE
from mobile.views.parts.guard import Handler, guarded
from mobile.views.parts.layout import Part
from mobile.views.parts.notice import notice, status
from mobile.views.parts.pagework import named_for_page, nothing
from mobile.views.parts.press import pressed_style
from mobile.views.parts.standing import focus
from mobile.views.theme import bold_font

C, I = ft.Colors, ft.Icons  # noqa: E741
_MAIN: Final = "aloud"


def speed_name(say: Words, speed: Speed) -> str:
    match speed:
        case "slow":
            return say("Yavaş")
        case "normal":
            return say("Olağan")
        case "fast":
            return say("Hızlı")


def read_here(at: At, screen: Screen) -> bool:
    """Whether a screen may be read aloud. One of a tip never is: others in the room would hear
    it."""
    hidden = screen.discreet or at.store.tip_stands
    return at.web and at.store.settings.read_aloud and not hidden


def aloud_bar(at: At) -> ft.Control:
    """While it reads, the one button pauses it and goes on; it stays the same button, so that
    the focus stays on it."""
    say, look, stage = at.say, at.look, at.store.aloud.stage
    match stage:
        case "reading":
            text, sign = say("Duraklat"), I.PAUSE_ROUNDED
        case "paused":
            text, sign = say("Devam et"), I.PLAY_ARROW_ROUNDED
        case _:
            text, sign = say("Sayfayı sesli oku"), I.VOLUME_UP_OUTLINED
    main = named_for_page(_wishes(at), _button(at, text, nothing, key=_MAIN, icon=sign))
    main.key = main.identifier  # Flutter gives a node its name once, and never another
    shown: list[ft.Control] = [main]
    if at.store.aloud.under_way:
        stop = _button(
            at, say("Durdur"), lambda: focus(_MAIN), key="aloud-stop", icon=I.STOP_ROUNDED
        )
        shown.append(named_for_page("aloud-stop", stop))
    if not (look.large and at.store.aloud.under_way):
        speed = say("Hız: {speed}", speed=speed_name(say, at.store.settings.speed).lower())
        button = _button(at, speed, lambda: _faster(at), key="aloud-speed")
        shown.append(named_for_page("aloud-speed", button))
    line = ft.Row(shown, spacing=SPACE["s"], run_spacing=SPACE["s"], wrap=True)
    return ft.Container(
        ft.Row([ft.Container(line, width=look.frame)], alignment=ft.MainAxisAlignment.CENTER),
        bgcolor=C.SURFACE_CONTAINER_LOWEST,
        padding=ft.Padding.symmetric(vertical=8),
        border=ft.Border.only(bottom=ft.BorderSide(look.stroke, C.OUTLINE_VARIANT)),
    )


def _wishes(at: At) -> str:
    """What the script must know, in the name by which it finds its button: how fast, how a chosen
    answer is called, and how what it shows is to look."""
    look, colours = at.look, SCHEMES[at.look.scheme]
    wishes = {
        "speed": at.store.settings.speed,
        "chosen": at.say("seçili"),
        "size": look.size("heading"),
        "font": bold_font(look),
        "ink": colours["ink"].lstrip("#"),
        "card": colours["card"].lstrip("#"),
        "edge": colours["accent"].lstrip("#"),
    }
    return f"{_MAIN}?{urlencode(wishes)}"


async def _faster(at: At) -> None:
    """The next speed; after the fastest the slowest."""
    now = SPEEDS.index(at.store.settings.speed)
    await at.store.set(speed=SPEEDS[(now + 1) % len(SPEEDS)])


def _button(
    at: At, text: str, on_click: Handler, *, key: str, icon: ft.IconData | None = None
) -> ft.OutlinedButton:
    """Lower than others: it stands on every screen and takes room from all of them."""
    said = ft.Text(text, text_align=ft.TextAlign.CENTER, expand=True, expand_loose=True)
    sign = [ft.Icon(icon, size=at.look.icon(20))] if icon else []
    return ft.OutlinedButton(
        content=ft.Row([*sign, said], tight=True, spacing=6),
        on_click=guarded(on_click),
        key=key,
        style=pressed_style(
            C.SURFACE_CONTAINER_LOWEST, C.PRIMARY, edge=C.OUTLINE, stroke=at.look.stroke,
            padding=at.look.room(10, 14),
        ),
    )  # fmt: skip


def voice_trouble(at: At) -> Part:
    """Why nothing is heard."""
    say = at.say
    match at.store.aloud.stage:
        case "no_voice":
            head = say("Cihazınızda bu dilde bir ses yok")
            text = say(
                "Cihazınızın ayarlarından bu dil için bir ses yükleyin, sonra yeniden deneyin. "
                "Başka bir dilin sesiyle okumuyoruz: anlaşılmazdı."
            )
        case "far_voice":
            head = say("Cihazınızın kendi sesi yok")
            text = say(
                "Tarayıcınız bu dilde yalnızca internetten gelen bir ses kullanabiliyor. Onunla "
                "okusaydık ekrandakiler bu sesi veren şirkete giderdi; okumadık. Cihazınızın "
                "ayarlarından bu dil için bir ses yükleyin, sonra yeniden deneyin."
            )
        case "failed":
            head = say("Ses kesildi")
            text = say("Cihazınızın sesi okumayı yarıda bıraktı. Yeniden deneyin.")
        case _:
            return None
    return status(notice(at, text, "warn", head=head, icon=I.VOLUME_OFF_OUTLINED))
