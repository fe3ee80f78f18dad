"""What a screen is a function of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import flet as ft

    from mobile.i18n import Words
    from mobile.state.store import Store
    from mobile.views.look import Look

Place = Literal["home", "apply", "track", "settings"]


@dataclass(frozen=True)
class At:
    """Where the citizen is, how it looks there, and what is known. Made anew for each drawing."""

    store: Store
    look: Look
    say: Words
    route: str
    params: dict[str, str]
    """The parts of the route that vary, by name; decoded."""
    go: Callable[[str], None]
    headed: str = ""
    """What the screen's own heading asks: no label says it once more below."""
    web: bool = False
    """In a browser, where what is typed passes through the web process."""


@dataclass(frozen=True)
class Screen:
    """What a view answers with: the frame around it is the same everywhere.

    `title` is the window's, and says what the level-1 heading says.
    """

    title: str
    place: Place
    content: list[ft.Control | None]
    mistaken: bool = False
    """There is something to mend: the title says so first."""
    turn: str = ""
    """Which screen this is, where several take turns at one address: each begins at its top."""
    sign: str | None = None
    """The video in sign language that a form names for this screen; others go by its address."""
    discreet: bool = False
    """The window's title tells nothing of it, and the quick exit stands on it."""
    timed: bool = False
    """A code is asked for here, whose time runs out."""
