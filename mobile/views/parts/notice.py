"""Things to read at a glance: notices, chips, the list of mistakes."""

from __future__ import annotations

from typing import Literal

import flet as ft

from mobile.views.at import At
from mobile.views.look import RADIUS, SPACE
from mobile.views.parts.guard import Handler, guarded, part
from mobile.views.parts.layout import box, stack
from mobile.views.parts.standing import focus, to_the_top
from mobile.views.parts.text import strong, words
from mobile.views.pressed import pressed_style

C, I = ft.Colors, ft.Icons  # noqa: E741
Tone = Literal["info", "good", "warn", "bad", "calm"]
_TONES: dict[Tone, tuple[str, str, ft.IconData]] = {
    "info": (C.PRIMARY_CONTAINER, C.ON_PRIMARY_CONTAINER, I.INFO_OUTLINE_ROUNDED),
    "good": (C.TERTIARY_CONTAINER, C.ON_TERTIARY_CONTAINER, I.CHECK_CIRCLE_OUTLINE_ROUNDED),
    "warn": (C.TERTIARY_FIXED, C.ON_TERTIARY_FIXED, I.WARNING_AMBER_ROUNDED),
    "bad": (C.ERROR_CONTAINER, C.ON_ERROR_CONTAINER, I.ERROR_OUTLINE_ROUNDED),
    "calm": (C.SURFACE_CONTAINER, C.ON_SURFACE, I.INFO_OUTLINE_ROUNDED),
}


def notice(
    at: At,
    text: str,
    tone: Tone = "calm",
    *,
    head: str = "",
    icon: ft.IconData | None = None,
    below: ft.Control | None = None,
) -> ft.Container:
    """A sign, a head, one thought. At most one coloured notice on a screen."""
    fill, ink, sign = _TONES[tone]
    said = stack(strong(head, ink) if head else None, words(text, "body", ink), gap="xs")
    if below:
        said = stack(said, below)
    inside = ft.Row(
        [
            ft.Icon(icon or sign, color=ink, size=at.look.icon()),
            ft.Container(said, expand=True),
        ],
        spacing=12,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    edge = C.OUTLINE_VARIANT if at.look.stroke == 2 else None
    return box(at.look, inside, bgcolor=fill, border=edge, padding="m")


def status(content: ft.Control) -> ft.Semantics:
    """Read out when it appears, without moving the focus.

    Keyed, as `label_text` is: where one became the other, its words stayed silent.
    """
    return ft.Semantics(content=content, live_region=True, container=True, key="status")


def chip(at: At, text: str, tone: Tone = "info", icon: ft.IconData | None = None) -> ft.Row:
    """A state: always a sign and words, never colour alone."""
    fill, ink, sign = _TONES[tone]
    told = words(text, "chip", ink, expand=True, expand_loose=True)  # it may be long elsewhere
    inside = ft.Row(
        [ft.Icon(icon or sign, size=at.look.icon(18), color=ink), told], spacing=6, tight=True
    )
    shown = ft.Container(
        inside,
        bgcolor=fill,
        border_radius=RADIUS["chip"],
        padding=ft.Padding.symmetric(horizontal=10, vertical=5),
        border=ft.Border.all(1, ink) if at.look.stroke == 2 else None,
    )
    return ft.Row([shown], wrap=True)


def fresh(at: At) -> ft.Row:
    """What the citizen has not seen yet."""
    return chip(at, at.say("Yeni"), "info", I.MARK_CHAT_UNREAD_OUTLINED)


@part
def mistakes(at: At, faults: tuple[tuple[str, str, Handler], ...]) -> ft.Control:
    """What to mend, as links that lead to their fields: (key, words, handler). It stands on top
    and takes the focus when it appears or changes."""
    look, ink = at.look, C.ON_ERROR_CONTAINER

    async def take_focus() -> None:
        await to_the_top()
        await focus(f"mistake-{faults[0][0]}")

    ft.use_effect(take_focus, [tuple(told for _, told, _ in faults)])
    lines: list[ft.Control] = []
    for key, told, lead in faults:
        button = ft.TextButton(
            content=ft.Row(
                [
                    ft.Icon(I.ARROW_DOWNWARD_ROUNDED, size=look.icon(20)),
                    ft.Text(told, expand=True),
                ],
                spacing=SPACE["s"],
            ),
            on_click=guarded(lead),
            key=f"mistake-{key}",
            style=pressed_style(C.TRANSPARENT, ink, padding=at.look.room(4, 14)),
        )
        lines.append(ft.MergeSemantics(content=ft.Semantics(content=button, link=True)))
    n = len(faults)
    head = ft.Row(
        [
            ft.Icon(I.ERROR_OUTLINE_ROUNDED, color=ink, size=look.icon(28)),
            ft.Container(
                ft.Semantics(
                    content=words(
                        at.say.count("{n} yanıtı düzeltin", "{n} yanıtı düzeltin", n),
                        "heading",
                        ink,
                    ),
                    heading_level=2,
                ),
                expand=True,
            ),
        ],
        spacing=12,
    )
    return box(
        look, stack(head, *lines, gap="xs"), bgcolor=C.ERROR_CONTAINER, border=C.ERROR, padding="m"
    )
