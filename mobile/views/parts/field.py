"""Fields to write in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from mobile.views.at import At
from mobile.views.look import RADIUS, SPACE
from mobile.views.parts.guard import Handler, guarded
from mobile.views.parts.layout import stack
from mobile.views.parts.text import soft, strong, whisper, words

C = ft.Colors


def field(
    at: At,
    key: str,
    label: str,
    on_type: Callable[[str], object],
    *,
    value: str = "",
    hint: str = "",
    error: str = "",
    after: ft.Control | None = None,
    short: bool = False,
    on_blur: Handler | None = None,
    on_submit: Handler | None = None,
    **more: Any,
) -> ft.Control:
    """A label, a hint, what is wrong, and the box. All stand above the box, where large text
    wraps instead of being cut; the box whispers label and error once more to screen readers.

    `on_type` is called with the text after every key.
    """

    def typed(event: ft.Event[ft.TextField]) -> object:
        return on_type(event.control.value or "")

    heard = at.say("{label}. Hata: {error}", label=label, error=error) if error else label
    control = ft.TextField(
        label=whisper(heard),
        key=key,
        value=value,
        on_change=guarded(typed),
        on_blur=guarded(on_blur),
        on_submit=guarded(on_submit),
        filled=True,
        fill_color=C.SURFACE_CONTAINER_LOWEST,
        border_radius=RADIUS["control"],
        border_color=C.ERROR if error else C.OUTLINE,
        border_width=2 if error else at.look.stroke,
        focused_border_color=C.INVERSE_SURFACE,
        focused_border_width=3,
        content_padding=ft.Padding.symmetric(horizontal=16, vertical=16),
        **more,
    )
    at.marks[key] = control
    shown: ft.Control = control
    if short and at.look.wide:
        shown = ft.Row([ft.Container(control, width=320 * max(1, at.look.scale / 1.25))])
    return marked(
        error,
        stack(label_text(label), hint_text(hint), error_text(at, error), shown, after, gap="s"),
    )


def label_text(label: str) -> ft.Control:
    """Seen, but not heard: the control beside it says the same."""
    return ft.Semantics(content=strong(label), exclude_semantics=True)


def hint_text(hint: str) -> ft.Control | None:
    return soft(hint, "small") if hint else None


def error_text(at: At, error: str) -> ft.Control | None:
    """What is wrong, seen with a sign; the control itself says it to screen readers."""
    if not error:
        return None
    sign = ft.Icon(ft.Icons.ERROR_OUTLINE_ROUNDED, size=at.look.icon(20), color=C.ERROR)
    row = ft.Row(
        [sign, words(error, "strong", C.ERROR, expand=True)],
        spacing=SPACE["s"],
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return ft.Semantics(content=row, exclude_semantics=True)


def marked(error: str, content: ft.Control) -> ft.Control:
    """A wrong answer has a bar beside it, so that it is found without seeing colour."""
    if not error:
        return content
    bar = ft.Container(width=4, bgcolor=C.ERROR, border_radius=2)
    return ft.Row(
        [bar, ft.Container(content, expand=True)],
        spacing=12,
        intrinsic_height=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )
