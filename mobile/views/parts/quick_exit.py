"""Away, at once: on every screen of a tip, always at the same place."""

from __future__ import annotations

import flet as ft

from mobile.views.at import At
from mobile.views.look import SPACE
from mobile.views.parts.guard import Handler, guarded
from mobile.views.parts.icon import pointing
from mobile.views.parts.pagework import LEAVE, named_for_page
from mobile.views.parts.text import soft
from mobile.views.pressed import pressed_style

C = ft.Colors


def quick_exit(at: At, vanish: Handler) -> ft.Control:
    """In a browser the page's script is faster than `vanish`, and works without a line."""
    say, look = at.say, at.look
    inside = ft.Row(
        [
            pointing(at, ft.Icons.LOGOUT_ROUNDED),
            ft.Text(
                say("Hızlı çıkış"), text_align=ft.TextAlign.CENTER, expand=True, expand_loose=True
            ),
        ],
        tight=True,
        spacing=SPACE["s"],
        alignment=ft.MainAxisAlignment.CENTER,
    )
    button = ft.FilledButton(
        content=inside,
        on_click=guarded(vanish),
        key="quick-exit",
        style=pressed_style(C.ON_SURFACE, C.SURFACE, padding=at.look.room(24, 14)),
    )
    told = soft(say("Her şeyi siler, başka bir sayfa açar. Esc tuşuna üç kez de basabilirsiniz."))
    if look.wide:
        beside = ft.Container(told, expand=True) if at.web else ft.Container(expand=True)
        line: ft.Control = ft.Row([named_for_page(LEAVE, button), beside], spacing=16)
    else:
        line = ft.Column(
            [named_for_page(LEAVE, button)],
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            tight=True,
        )
    return ft.Container(
        ft.Row([ft.Container(line, width=look.frame)], alignment=ft.MainAxisAlignment.CENTER),
        bgcolor=C.SURFACE_CONTAINER_LOWEST,
        padding=ft.Padding.symmetric(vertical=8),
        border=ft.Border.only(bottom=ft.BorderSide(look.stroke, C.OUTLINE_VARIANT)),
    )
