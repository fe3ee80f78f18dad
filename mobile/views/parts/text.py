"""Words on the screen, always in a role of the theme."""

from typing import Any

import flet as ft

from mobile.views.look import TYPE, Role

_STYLES = {
    role: ft.TextThemeStyle(
        "".join(w.capitalize() if n else w for n, w in enumerate(kind.slot.split("_")))
    )
    for role, kind in TYPE.items()
}


def words(text: str, role: Role = "body", color: str | None = None, **more: Any) -> ft.Text:
    return ft.Text(text, theme_style=_STYLES[role], color=color, **more)


def title(text: str, color: str | None = None) -> ft.Semantics:
    """The one level-1 heading of a screen."""
    return ft.Semantics(content=words(text, "title", color), heading_level=1)


def heading(text: str, color: str | None = None) -> ft.Semantics:
    return ft.Semantics(content=words(text, "heading", color), heading_level=2)


def strong(text: str, color: str | None = None, **more: Any) -> ft.Text:
    return words(text, "strong", color, **more)


def soft(text: str, role: Role = "body", **more: Any) -> ft.Text:
    return words(text, role, ft.Colors.ON_SURFACE_VARIANT, **more)


def whisper(text: str) -> ft.Stack:
    """Words for a screen reader only. The box is 0 wide, or Material would cut a gap into a
    field's frame for it; the text is 1 x 1, since one without size is left out."""
    heard = ft.Text(
        text, size=1, color=ft.Colors.TRANSPARENT, no_wrap=True, left=0, top=0, width=1, height=1
    )
    return ft.Stack([heard], width=0, height=1, clip_behavior=ft.ClipBehavior.NONE)
