"""A form the imperative way: plain controls on a page, and a handler that writes into a dict."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft
from flet.controls.base_control import BaseControl

from tests.control_tree import Node, key_of, shown

_BUTTONS = (ft.TextButton, ft.FilledButton, ft.OutlinedButton, ft.IconButton)
_SEEN = (ft.Text, ft.Icon, ft.TextField, ft.Checkbox, ft.Radio, *_BUTTONS)


def visible(form: Sequence[Node]) -> list[BaseControl]:
    """What there is to see and to use. What stands inside a box is no control of its own: it is
    its label."""
    return [
        node.control
        for node in form
        if isinstance(node.control, _SEEN)
        and not any(isinstance(around, ft.TextField) for around in node.path)
    ]


def show(page: ft.Page, form: Sequence[Node], *, sparing: bool) -> None:
    """The same texts, signs, boxes and buttons as on the screen `form`, one under the other and
    without layout. A `sparing` one tells Flet not to look for changes after a key."""
    written: dict[str, str] = {}

    def changed(event: ft.Event[ft.TextField]) -> None:
        written[str(event.control.key)] = event.control.value or ""
        if sparing:
            ft.context.disable_auto_update()

    def plain(control: BaseControl) -> ft.Control:
        key = key_of(control)
        match control:
            case ft.TextField():
                return ft.TextField(key=key, label=key, on_change=changed)
            case ft.Text():
                return ft.Text(control.value)
            case ft.Icon():
                return ft.Icon(control.icon)
            case ft.Checkbox() | ft.Radio():
                return ft.Checkbox(label=" ".join(shown(control)), key=key)
            case _:
                return ft.TextButton("", key=key)

    page.add(ft.Column([plain(control) for control in visible(form)], scroll=ft.ScrollMode.AUTO))
