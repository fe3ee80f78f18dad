"""How things to press look, at rest and with the focus."""

from __future__ import annotations

from functools import cache

import flet as ft

from mobile.views.colours import of_scheme
from mobile.views.look import RADIUS

C = ft.Colors
_FOCUSED, _DEFAULT = ft.ControlState.FOCUSED, ft.ControlState.DEFAULT


@cache
def pressed_style(
    fill: str,
    text: str,
    *,
    edge: str | None = None,
    stroke: int = 1,
    focused: str = C.SECONDARY_FIXED,
    text_focused: str = C.ON_SECONDARY_FIXED,
    radius: str = "control",
    padding: tuple[int, int] = (20, 14),
    scheme: str = "",
) -> ft.ButtonStyle:
    """How a button looks at rest, under the mouse and with the focus: a ring outside and a fill,
    so that the focus is seen without seeing colour. With `scheme`, as part of its theme."""

    def c(slot: str) -> str:
        return of_scheme(scheme, slot) if scheme else slot

    return ft.ButtonStyle(
        bgcolor={_FOCUSED: c(focused), _DEFAULT: c(fill)},
        color={_FOCUSED: c(text_focused), _DEFAULT: c(text)},
        icon_color={_FOCUSED: c(text_focused), _DEFAULT: c(text)},
        overlay_color={
            ft.ControlState.PRESSED: C.with_opacity(0.12, c(text)),
            ft.ControlState.HOVERED: C.with_opacity(0.06, c(text)),
            _FOCUSED: C.TRANSPARENT,
        },
        side={
            _FOCUSED: ft.BorderSide(
                3, c(C.INVERSE_SURFACE), stroke_align=ft.BorderSideStrokeAlign.OUTSIDE
            ),
            _DEFAULT: ft.BorderSide(stroke, c(edge)) if edge else ft.BorderSide(0, C.TRANSPARENT),
        },
        shape=ft.RoundedRectangleBorder(radius=RADIUS[radius]),
        elevation=0,
        padding=ft.Padding.symmetric(horizontal=padding[0], vertical=padding[1]),
    )
