"""The header of every screen: what this is, its language, and the switch of the accessible mode."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import flet as ft

from mobile.i18n import LANGUAGES
from mobile.views.addresses import LANGUAGE
from mobile.views.at import At
from mobile.views.colours import DARK
from mobile.views.look import RADIUS, Look
from mobile.views.parts.guard import Handler, guarded
from mobile.views.parts.layout import stack
from mobile.views.parts.pagework import SPEAKS, named_for_page
from mobile.views.parts.text import soft, strong
from mobile.views.pressed import pressed_style

C, I = ft.Colors, ft.Icons  # noqa: E741
_LETTER = 10.5
"""How wide a letter of a button is at most, on average, at 100 %."""


def header(
    at: At, places: Sequence[ft.Control], names: Sequence[str], *, tools: bool = True
) -> ft.Control:
    """`places` are those that stand in it, `names` their words. `tools` says whether language and
    accessible mode stand here."""
    look = at.look
    wordless = _cramped(look)
    line = _name(at)
    below: list[ft.Control] = []
    if places and (look.large or _wide(look, [*names, mode_name(at)]) > look.frame - 260):
        below = [ft.Row([*places], spacing=8, wrap=True)]
    else:
        line += places
    if tools:
        line += [language(at), mode(at, wordless=wordless)]
    rows = [ft.Row(line, spacing=8 if places else 12), *below]
    return ft.Container(
        ft.Row(
            [ft.Container(stack(*rows, gap="s"), width=look.frame)],
            alignment=ft.MainAxisAlignment.CENTER,
        ),
        bgcolor=C.SURFACE_CONTAINER_LOWEST,
        padding=ft.Padding.symmetric(vertical=10),
        border=ft.Border.only(bottom=ft.BorderSide(look.stroke, C.OUTLINE_VARIANT)),
    )


def mode_name(at: At) -> str:
    """What the switch of the accessible mode says, and how it stands."""
    on = at.store.settings.before is not None
    return at.say("Erişilebilir mod açık") if on else at.say("Erişilebilir mod")


def mode(at: At, *, wordless: bool) -> ft.Control:
    """The one switch of the accessible mode, at the same place on every screen. Its name says
    how it stands; so does its fill."""
    look, store = at.look, at.store
    on = store.settings.before is not None
    sign = ft.Icon(I.ACCESSIBILITY_NEW_ROUNDED, size=look.icon())
    style = pressed_style(
        C.PRIMARY if on else C.SURFACE_CONTAINER_LOWEST,
        C.ON_PRIMARY if on else C.PRIMARY,
        edge=C.PRIMARY if on else C.OUTLINE,
        stroke=look.stroke,
        padding=(0, 0) if wordless else look.room(12, 12),
    )

    async def turn() -> None:
        await store.switch_mode(dark=look.scheme in DARK)

    if wordless:
        return _sign(look, sign, mode_name(at), style, turn, key="accessibility")
    inside = ft.Row([sign, ft.Text(mode_name(at))], tight=True, spacing=8)
    return ft.OutlinedButton(
        content=inside, style=style, key="accessibility", on_click=guarded(turn)
    )


def language(at: At) -> ft.Control:
    """The way to the languages. A globe is understood by whoever cannot read what is around it."""
    look = at.look
    name = at.say("Dil: {language}", language=LANGUAGES[at.say.language])
    sign = ft.Icon(I.LANGUAGE_ROUNDED, size=look.icon())
    style = pressed_style(
        C.SURFACE_CONTAINER_LOWEST, C.PRIMARY, edge=C.OUTLINE, stroke=look.stroke, padding=(0, 0)
    )
    button = _sign(look, sign, name, style, partial(choose_language, at), key="globe")
    told = named_for_page(f"{SPEAKS}{at.say.spoken}", button)
    told.key = told.identifier  # Flutter gives a node its name once, and never another
    return told


def choose_language(at: At) -> None:
    """To the languages; they lead back here."""
    if at.route != LANGUAGE:
        at.store.language_from = at.route
    at.go(LANGUAGE)


def _sign(
    look: Look, sign: ft.Icon, name: str, style: ft.ButtonStyle, on_click: Handler, *, key: str
) -> ft.IconButton:
    """A sign without words, where there is no room for both."""
    sign.semantics_label = name
    side = max(52, look.target)
    return ft.IconButton(
        sign, width=side, height=side, padding=0, style=style, key=key, on_click=guarded(on_click)
    )


def _name(at: At) -> list[ft.Control]:
    """What this is. In large letters on a narrow screen the name would be broken: the mark says
    it there."""
    look, say = at.look, at.say
    if look.large and not look.wide:
        return [_mark(look, say("Başvuru")), ft.Container(expand=True)]
    below = soft(say("Örnek kurulum"), "small")
    name = ft.Column([strong(say("Başvuru")), below], spacing=0, tight=True, expand=True)
    return [*look.ornament(_mark(look)), name]


def _mark(look: Look, name: str | None = None) -> ft.Control:
    sign = ft.Icon(I.RATE_REVIEW_ROUNDED, color=C.ON_PRIMARY, size=look.icon(22))
    sign.semantics_label = name
    return ft.Container(
        sign,
        bgcolor=C.PRIMARY,
        width=look.icon(40),
        height=look.icon(40),
        border_radius=RADIUS["control"],
        alignment=ft.Alignment.CENTER,
    )


def _cramped(look: Look) -> bool:
    """Whether the header has no room for words beside its name."""
    return look.width < 480 or (look.large and not look.wide)


def _wide(look: Look, names: Sequence[str]) -> float:
    """How wide buttons with these words may become, with the room inside and between them."""
    return sum(len(name) * _LETTER * look.scale + 40 for name in names)
