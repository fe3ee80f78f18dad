"""Things to press."""

from __future__ import annotations

import flet as ft

from mobile.views.at import At
from mobile.views.look import RADIUS, SPACE, Look
from mobile.views.parts.guard import Handler, guarded
from mobile.views.parts.icon import pointing
from mobile.views.parts.layout import stack
from mobile.views.parts.text import soft, strong, words
from mobile.views.pressed import pressed_style

C = ft.Colors


def pressable(
    content: ft.Control,
    on_click: Handler | None,
    *,
    key: str,
    fill: str = C.SURFACE_CONTAINER_LOWEST,
    edge: str | None = C.OUTLINE,
    stroke: int = 1,
    radius: str = "card",
    padding: tuple[int, int] = (16, 16),
    focused: str = C.SECONDARY_FIXED_DIM,
    autofocus: bool = False,
) -> ft.TextButton:
    """Anything that is pressed as a whole."""
    style = pressed_style(
        fill, C.ON_SURFACE, edge=edge, stroke=stroke, focused=focused,
        text_focused=C.ON_SURFACE, radius=radius, padding=padding,
    )  # fmt: skip
    return ft.TextButton(
        content=content, on_click=guarded(on_click), key=key, style=style, autofocus=autofocus
    )


def _inside(at: At, text: str, icon: ft.IconData | None) -> ft.Row:
    """What a button holds: as wide as its words, which wrap where there is no room for them in one
    line."""
    said = ft.Text(text, text_align=ft.TextAlign.CENTER, expand=True, expand_loose=True)
    sign = at.look.ornament(pointing(at, icon)) if icon else []
    return ft.Row(
        [*sign, said],
        tight=True,
        spacing=SPACE["s"],
        alignment=ft.MainAxisAlignment.CENTER,
    )


def primary(
    at: At, text: str, on_click: Handler, *, key: str, icon: ft.IconData | None = None
) -> ft.FilledButton:
    """The one main action of a screen. Never disabled: pressed too early, it says what is
    missing."""
    return ft.FilledButton(
        content=_inside(at, text, icon),
        on_click=guarded(on_click),
        key=key,
    )


def secondary(
    at: At,
    text: str,
    on_click: Handler | None,
    *,
    key: str,
    icon: ft.IconData | None = None,
    action: ft.ClientAction | None = None,
) -> ft.OutlinedButton:
    """`action` is done by the device itself, in the moment of the press: browsers open a file
    dialog only then."""
    return ft.OutlinedButton(
        content=_inside(at, text, icon),
        on_click=guarded(on_click),
        action=action,
        key=key,
    )


def quiet(
    at: At, text: str, on_click: Handler, *, key: str, icon: ft.IconData | None = None
) -> ft.Row:
    """A way to go that asks for no attention."""
    button = ft.TextButton(
        content=_inside(at, text, icon),
        on_click=guarded(on_click),
        key=key,
        style=pressed_style(C.TRANSPARENT, C.PRIMARY, padding=at.look.room(0, 14)),
    )
    return ft.Row([button], wrap=True)


def buttons(look: Look, *controls: ft.Control | None) -> ft.Control:
    """The main action first; full width on a phone, side by side on a desktop."""
    shown = [one for one in controls if one is not None]
    if not look.wide:
        return stack(*shown, gap="s")
    return ft.Row(list[ft.Control](shown), spacing=SPACE["m"], run_spacing=SPACE["s"], wrap=True)


def action_card(
    at: At,
    icon: ft.IconData,
    text: str,
    below: str,
    on_click: Handler,
    *,
    key: str,
    main: bool = False,
) -> ft.TextButton:
    """A large card that does one thing. At most one on a screen is `main`."""
    look = at.look
    ink, soft_ink = (C.ON_PRIMARY, C.ON_PRIMARY) if main else (C.ON_SURFACE, C.ON_SURFACE_VARIANT)
    tile = ft.Container(
        ft.Icon(icon, size=look.icon(26), color=C.ON_PRIMARY_CONTAINER),
        bgcolor=C.PRIMARY_CONTAINER,
        border_radius=RADIUS["control"],
        width=look.icon(48),
        height=look.icon(48),
        alignment=ft.Alignment.CENTER,
    )
    beside = look.large or not look.wide
    said = ft.Column(
        [words(text, "heading", ink), words(below, "small", soft_ink)],
        spacing=SPACE["xs"],
        tight=True,
        expand=beside,
    )
    inside: ft.Control = (
        ft.Row(
            [*look.ornament(tile), said],
            spacing=SPACE["m"],
            vertical_alignment=ft.CrossAxisAlignment.START,
        )
        if beside
        else stack(*look.ornament(ft.Row([tile])), said)
    )
    return pressable(
        inside,
        on_click,
        key=key,
        fill=C.PRIMARY if main else C.SURFACE_CONTAINER_LOWEST,
        edge=C.PRIMARY if main else C.OUTLINE,
        stroke=look.stroke,
        padding=look.room(20, 20),
        focused=C.PRIMARY if main else C.SECONDARY_FIXED_DIM,
    )


def row_link(
    at: At, label: str, value: str, on_click: Handler, *, key: str, verb: str = ""
) -> ft.TextButton:
    """A whole row that opens something: what it is, what it says now, and the verb."""
    look = at.look
    said = ft.Column([soft(label, "small"), words(at.say.own(value))], spacing=2, tight=True)
    sign = ft.Icon(ft.Icons.CHEVRON_RIGHT_ROUNDED, color=C.PRIMARY, size=look.icon())
    act = ft.Row([*([strong(verb, C.PRIMARY)] if verb else []), sign], tight=True, spacing=0)
    if look.large:
        inside: ft.Control = stack(said, act, gap="s")
    else:
        said.expand = True
        inside = ft.Row(
            [said, act],
            spacing=SPACE["m"],
            vertical_alignment=ft.CrossAxisAlignment.START
            if verb
            else ft.CrossAxisAlignment.CENTER,
        )
    return pressable(
        inside, on_click, key=key, fill=C.TRANSPARENT, edge=None, radius="control",
        padding=look.room(16, 14),
    )  # fmt: skip


def way_back(at: At, came_from: str) -> ft.Control | None:
    """To where one was before this screen, which belongs to all of them. That place stands in
    memory alone, never in the address or in the words."""
    if not came_from:
        return None
    return quiet(
        at,
        at.say("Kaldığınız yere dönün"),
        lambda: at.go(came_from),
        key="back",
        icon=ft.Icons.ARROW_BACK_ROUNDED,
    )
