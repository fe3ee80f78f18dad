"""Fields to write in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import flet as ft

from mobile.i18n.direction import goes_left
from mobile.views.at import At
from mobile.views.look import RADIUS, SPACE
from mobile.views.parts.guard import Handler, guarded, part
from mobile.views.parts.layout import stack
from mobile.views.parts.memory import Slot, slot
from mobile.views.parts.text import soft, strong, whisper, words

C = ft.Colors
_INSIDE = ft.Padding.all(16)


@part
def field(
    at: At,
    name: str,
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

    `on_type` is called with the text after every key. `value` is shown when it says something
    that was not typed here; otherwise what stands in the box stays, because the citizen may be
    further by a letter or two than what has come to us.
    """
    box: Slot[ft.TextField | None] = slot(None)
    told: Slot[str | None] = slot(None)

    def typed(event: ft.Event[ft.TextField]) -> object:
        text = event.control.value or ""
        result = on_type(text)
        told.current = text
        return result

    if told.current == value and box.current is not None:
        value = _standing_text(box.current) or ""
    else:
        told.current = value

    control = ft.TextField(
        label=whisper(heard(at, label, error)),
        key=name,
        value=value,
        rtl=goes_left(value),
        on_change=guarded(typed),
        on_blur=guarded(on_blur),
        on_submit=guarded(on_submit),
        filled=True,
        fill_color=C.SURFACE_CONTAINER_LOWEST,
        hover_color=C.TRANSPARENT,
        focused_bgcolor=C.SURFACE_CONTAINER_LOWEST,
        border={
            ft.ControlState.FOCUSED: _edge(3, C.INVERSE_SURFACE),
            ft.ControlState.DEFAULT: _edge(2, C.ERROR)
            if error
            else _edge(at.look.stroke, C.OUTLINE),
        },
        content_padding=_INSIDE,
        **more,
    )
    box.current = control
    shown: ft.Control = control
    if short and at.look.wide:
        control.width = 320 * max(1, at.look.scale / 1.25)
        shown = ft.Row([control])
    return marked(
        at,
        error,
        stack(label_text(at, label), hint_text(hint), error_text(at, error), shown, after, gap="s"),
    )


@cache
def _edge(width: int, color: str) -> ft.OutlineInputBorder:
    return ft.OutlineInputBorder(side=ft.BorderSide(width, color), border_radius=RADIUS["control"])


def _standing_text(drawn: ft.TextField) -> str | None:
    """What stands in the box by now: the control that was drawn last, or the equal one that Flet
    kept in its stead."""
    kept = ft.context.page.session.index.get(drawn._i)  # pyright: ignore[reportPrivateUsage]
    return (kept if isinstance(kept, ft.TextField) else drawn).value


def heard(at: At, label: str, error: str) -> str:
    """What a screen reader says of a control: its label, and what is wrong with its answer."""
    return at.say("{label}. Hata: {error}", label=label, error=error) if error else label


def label_text(at: At, label: str) -> ft.Control | None:
    """Seen, but not heard: the control beside it says the same. Nothing where the screen's own
    heading has asked."""
    if label == at.headed:
        return None
    return ft.Semantics(content=strong(label), exclude_semantics=True, key="label")


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


def marked(at: At, error: str, content: ft.Control) -> ft.Control:
    """A wrong answer has a bar beside it, so that it is found without seeing colour."""
    if not error:
        return content
    side = "right" if at.look.rtl else "left"
    return ft.Container(
        content,
        border=ft.Border.only(**{side: ft.BorderSide(4, C.ERROR)}),
        padding=ft.Padding.only(**{side: 12}),
    )
