"""Bars with their name and number as words: what a bar says is read, the bar is only seen."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from mobile.views.at import At
from mobile.views.look import SPACE
from mobile.views.parts.layout import box, stack
from mobile.views.parts.text import strong, words

C = ft.Colors
_THICK = 12


def bars(at: At, shown: Sequence[tuple[str, int]]) -> ft.Control:
    """(name, number), the most first; the longest bar is as wide as there is room."""
    longest = max((n for _, n in shown), default=0)
    return box(at.look, stack(*(_bar(at, name, n, longest) for name, n in shown)))


def _bar(at: At, name: str, n: int, longest: int) -> ft.Control:
    said = ft.Row(
        [words(name, expand=True), strong(at.say.number(n))],
        spacing=SPACE["m"],
        vertical_alignment=ft.CrossAxisAlignment.END,
    )
    full = ft.Container(bgcolor=C.PRIMARY, height=_THICK, border_radius=6, expand=n)
    rest = [ft.Container(height=_THICK, expand=longest - n)] if n < longest else []
    track = ft.Container(
        ft.Row([full, *rest], spacing=0),
        bgcolor=C.SURFACE_CONTAINER,
        border_radius=6,
        border=ft.Border.all(1, C.OUTLINE) if at.look.stroke == 2 else None,
    )
    return ft.MergeSemantics(content=stack(said, track, gap="xs"))
