"""Two traps of Flet, closed. An exception while a component is drawn again stops the whole
session without a word; one in an event handler sends its traceback to the browser."""

from __future__ import annotations

import functools
import inspect
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Concatenate, ParamSpec, cast

import flet as ft

from mobile.views.at import At
from mobile.views.parts.text import words

P = ParamSpec("P")
Handler = Callable[..., Awaitable[object] | object]

log = logging.getLogger(__name__)

FAILED = "failed"
"""Under this name the page's session keeps whom to tell of a failure: a function of it."""
TOUCHED = "touched"
"""And under this one, whom to tell that the citizen is there."""


def guarded(handler: Handler | None) -> Callable[[ft.Event[Any]], Awaitable[None]] | None:
    """An event handler that cannot break the app. It may take the event or nothing, and may be
    a coroutine. What it raises is told to the store, which tells the citizen."""
    if handler is None:
        return None
    work: Handler = handler
    takes_event = any(
        one.default is one.empty and one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)
        for one in inspect.signature(work).parameters.values()
    )

    # Not dressed by functools.wraps: Flet would count the parameters of what is inside.
    async def run(event: ft.Event[Any]) -> None:
        try:
            # What happens to the page is no press: a cut line, a window that is resized.
            if not isinstance(event.control, ft.Page):
                cast("Callable[[], None]", ft.context.page.session.store.get(TOUCHED))()
            result = work(event) if takes_event else work()
            if inspect.isawaitable(result):
                await result
        except Exception as fault:
            log.debug("a handler failed")
            tell = ft.context.page.session.store.get(FAILED)
            cast("Callable[[Exception], None]", tell)(fault)

    run.__guarded__ = True  # pyright: ignore[reportFunctionMemberAccess]
    return run


def part(draw: Callable[Concatenate[At, P], ft.Control]) -> Callable[Concatenate[At, P], Any]:
    """A component with a boundary: where it cannot be drawn, the rest of the screen stands.

    A part whose first argument is its name is known by it, so that two of a kind that change
    places keep each their own memory.
    """

    @functools.wraps(draw)
    def bounded(at: At, *args: P.args, **kwargs: P.kwargs) -> ft.Control:
        try:
            return draw(at, *args, **kwargs)
        except Exception:
            log.exception("%s could not be drawn", draw.__name__)
            return words(at.say("Bu bölüm şu anda gösterilemiyor."), key=f"broken-{draw.__name__}")

    component: Callable[..., Any] = ft.component(bounded)

    @functools.wraps(draw)
    def named(at: At, *args: P.args, **kwargs: P.kwargs) -> Any:
        name = args[0] if args and isinstance(args[0], str) else None
        return component(at, *args, **kwargs, key=name)

    return named
