"""Papers and documents to take along: a button for each, and word that it is saved."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

import flet as ft

from mobile.views.at import At
from mobile.views.parts.layout import stack
from mobile.views.parts.notice import status
from mobile.views.parts.press import quiet
from mobile.views.parts.text import soft

if TYPE_CHECKING:
    from mobile.api.client import Client


def paper(
    at: At,
    text: str,
    name: str,
    fetch: Callable[[Client], Awaitable[bytes]],
    *,
    key: str,
    icon: ft.IconData,
) -> ft.Control:
    """`name` is that of the file, and tells nothing of what stands in it."""
    saving = at.store.saving

    async def save() -> None:
        await saving.save(name, fetch)

    told = at.say("Kaydedildi: {name}", name=name) if saving.saved == name else ""
    return stack(
        quiet(at, text, save, key=key, icon=icon),
        status(soft(told, "small")) if told else None,
        gap="xs",
    )


def last_day(at: At, number: str, way: str, name: str) -> ft.Control:
    """The last day of a way, or of the clock that runs (`due`), for the citizen's own calendar."""
    return paper(
        at,
        at.say("Son günü takvime ekleyin"),
        name,
        partial(_last_day, number, way),
        key=f"calendar-{way}",
        icon=ft.Icons.EVENT_OUTLINED,
    )


async def _last_day(number: str, way: str, client: Client) -> bytes:
    return await client.last_day(number, way)
