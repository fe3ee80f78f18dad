"""What only a web page can do, and its own script does: it finds the buttons for it by these
names (service/web/scripts)."""

from __future__ import annotations

from typing import Final, Literal

import flet as ft

from mobile.views.at import At
from mobile.views.parts.press import secondary

LEAVE: Final = "leave"
NUMBER: Final = "number"
"""What is printed."""
SPELLED: Final = "spelled"
"""What is read out."""
PUZZLE: Final = "puzzle"
"""Where there is one to solve."""
CLOSE: Final = "close"
"""What Escape presses."""
PLACE: Final = "place"
"""What is the same on every screen, and not read aloud with it."""
SPEAKS: Final = "speaks-"
"""Before the tag of the language: Flutter tells the page only of languages that it has itself."""

Work = Literal["print", "read-aloud"]


def named_for_page(name: str, content: ft.Control) -> ft.Semantics:
    """Something that the page's script finds by this name."""
    return ft.Semantics(content=content, identifier=name)


def done_by_page(work: Work, at: At, text: str, icon: ft.IconData) -> ft.Semantics:
    """A button whose press the page's script answers, without asking the server."""
    return named_for_page(work, secondary(at, text, nothing, key=work, icon=icon))


def nothing() -> None:
    """Without a handler Flet would show the button as one that cannot be pressed."""
