"""From a mistake to its field."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import cast

import flet as ft

from mobile.views.at import At


def lead(at: At, *names: str) -> Callable[[], Awaitable[None]]:
    """A handler that puts the focus on the first of these that the screen shows."""

    async def go() -> None:
        found = next((at.marks[name] for name in names if name in at.marks), None)
        if found:
            await cast("ft.TextField", found).focus()

    return go
