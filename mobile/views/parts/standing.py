"""Finding what stands on the screen now. A control made by one drawing may be dropped for the
equal one of an earlier drawing, so a reference kept from a drawing is no good for the focus."""

from __future__ import annotations

import dataclasses
import logging
from collections.abc import Awaitable, Callable, Iterator
from typing import cast

import flet as ft
from flet.components.public_utils import unwrap_component

log = logging.getLogger(__name__)


def standing(*keys: str) -> ft.BaseControl | None:
    """The control on the top screen with the first of these keys that is there."""
    there = {str(control.key): control for control in _walk(ft.context.page.views)}
    return next((there[key] for key in keys if key in there), None)


async def focus(*keys: str, sight: str = "") -> None:
    """Puts the focus on the first of these that stands on the screen, and brings what has the
    scroll key `sight` into view: of what takes the focus, only fields come into view by
    themselves, and radios and boxes to tick cannot be given it. Nothing is lost where it cannot be
    put: the citizen may have gone on, or away."""
    try:
        column = _column()
        if sight and column:
            await column.scroll_to(scroll_key=ft.ScrollKey(sight))
        found = standing(*keys)
        if hasattr(found, "focus"):
            await cast("ft.TextField", found).focus()
    except Exception:
        log.debug("the focus could not be put", exc_info=True)


async def to_the_top() -> None:
    """Shows the beginning of the screen."""
    column = _column()
    if column:
        await column.scroll_to(offset=0)


def lead(*keys: str, sight: str = "") -> Callable[[], Awaitable[None]]:
    """A handler that puts the focus there: from a mistake to its field."""
    return lambda: focus(*keys, sight=sight)


def _column() -> ft.Column | None:
    """What scrolls on the top screen."""
    for control in _walk(ft.context.page.views):
        if isinstance(control, ft.Column) and control.scroll is not None:
            return control
    return None


def _walk(part: object) -> Iterator[ft.BaseControl]:
    part = cast("object", unwrap_component(part))
    if isinstance(part, (list, tuple)):
        for one in cast("list[object]", part):
            yield from _walk(one)
    elif isinstance(part, ft.BaseControl):
        if part.key is not None:
            yield part
        for field in dataclasses.fields(part):
            if not field.name.startswith("_") and not field.metadata.get("skip"):
                yield from _walk(getattr(part, field.name, None))
