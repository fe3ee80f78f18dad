"""What happened, what happens next, and by when."""

from __future__ import annotations

from typing import Literal

import flet as ft

from mobile.views.at import At
from mobile.views.parts.layout import box, stack
from mobile.views.parts.text import soft, strong, title, words

C = ft.Colors
Stage = Literal["done", "now", "next"]
_STAGES: dict[Stage, tuple[str, str, str]] = {
    "done": (C.PRIMARY_CONTAINER, C.ON_PRIMARY_CONTAINER, C.PRIMARY_CONTAINER),
    "now": (C.PRIMARY, C.ON_PRIMARY, C.PRIMARY),
    "next": (C.SURFACE_CONTAINER_LOWEST, C.ON_SURFACE_VARIANT, C.OUTLINE),
}


def timeline_row(
    at: At,
    icon: ft.IconData,
    text: str,
    when: str,
    *,
    below: str = "",
    above: ft.Control | None = None,
    under: ft.Control | None = None,
    stage: Stage = "done",
    last: bool = False,
) -> ft.Control:
    """One step. Its words say where it stands; shape and fill only repeat it. `above` marks it,
    `under` is what was written."""
    fill, ink, edge = _STAGES[stage]
    side = at.look.icon(36)
    dot = ft.Container(
        ft.Icon(icon, size=at.look.icon(20), color=ink),
        width=side,
        height=side,
        bgcolor=fill,
        border=ft.Border.all(1, edge),
        border_radius=side,
        alignment=ft.Alignment.CENTER,
    )
    line = ft.Container(expand=True, width=2, bgcolor=C.TRANSPARENT if last else C.OUTLINE_VARIANT)
    said = stack(
        above,
        ft.Column(
            [strong(text), soft(when, "small"), *([words(below)] if below else [])],
            spacing=2,
            tight=True,
        ),
        under,
        gap="s",
    )
    return ft.Row(
        [
            ft.Column([dot, line], spacing=4, horizontal_alignment=ft.CrossAxisAlignment.CENTER),
            ft.Container(
                said, expand=True, padding=ft.Padding.only(top=4, bottom=0 if last else 20)
            ),
        ],
        spacing=16,
        intrinsic_height=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def result(at: At, head: str, label: str, number: str, below: str = "") -> ft.Control:
    """The answer to "did it work?", with the number large. It fits in one line on 320 pixels; with
    larger text it breaks in its middle, between two groups."""
    ink = C.ON_PRIMARY
    sign = ft.Icon(ft.Icons.CHECK_CIRCLE_ROUNDED, color=ink, size=at.look.icon(32))
    half = number.find("-", len(number) // 2) + 1
    broken = f"{number[:half]}\u200b{number[half:]}"
    role = "number" if at.look.width >= 360 else "heading"
    shown = words(broken, role, ink, semantics_label=number)
    return box(
        at.look,
        stack(
            ft.Row([sign, ft.Container(title(head, ink), expand=True)], spacing=12),
            stack(words(label, "body", ink), shown, gap="xs"),
            words(below, "body", ink) if below else None,
        ),
        bgcolor=C.PRIMARY,
        border=C.PRIMARY,
    )


def clock(
    at: At,
    *,
    label: str,
    due: str,
    passed: int,
    days: int,
    told: str,
    late: ft.Control | None = None,
) -> ft.Control:
    """The legal clock: the last day in words first, then how much of the time is gone. `late`
    says that it is over; the colour only repeats it."""
    ink = C.ERROR if late else C.PRIMARY
    sign = ft.Icon(ft.Icons.SCHEDULE_ROUNDED, size=at.look.icon(), color=ink)
    bar = ft.ProgressBar(
        value=min(1.0, passed / days),
        bar_height=10,
        border_radius=5,
        color=ink,
        bgcolor=C.PRIMARY_CONTAINER,
        semantics_label=at.say("Yasal süre"),
    )
    return box(
        at.look,
        stack(
            ft.Row([sign, ft.Container(soft(label), expand=True)], spacing=8),
            words(due, "heading"),
            late,
            bar,
            soft(told, "small"),
            gap="s",
        ),
    )
