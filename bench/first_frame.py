"""Draws the first screen in a session of Flet's own, and prints which modules that imported."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import NoReturn

import mobile.app

_APP = set(sys.modules)

# The wire and the session come with Flet's server or its client, so they are not the app's.
from flet.controls.context import _context_page  # noqa: E402  # pyright: ignore[reportPrivateUsage]
from flet.messaging.protocol import (  # noqa: E402  # pyright: ignore[reportMissingTypeStubs]
    Message,
    MessageAction,
)

from mobile.api.errors import Unreachable  # noqa: E402
from tests.client import Client  # noqa: E402

_HARNESS = set(sys.modules) - _APP
_PATIENCE = 5.0  # seconds


class _Watching(Client):
    """Notes what is imported when the first frame leaves, and when the theme does."""

    def __init__(self) -> None:
        super().__init__({"get": None})
        self.drawn: list[str] | None = None
        self.dressed: list[str] | None = None
        self.both = asyncio.Event()

    def send_message(self, message: Message) -> None:
        super().send_message(message)
        if message.action is not MessageAction.PATCH_CONTROL or not self.session.page.views:
            return
        imported = [name for name in sys.modules if name not in _HARNESS | {"__main__"}]
        if self.drawn is None and "views" in str(message.body.patch):
            self.drawn = imported
        if self.session.page.theme is not None and self.dressed is None:
            self.dressed = imported
            self.both.set()


def _connect() -> NoReturn:
    raise Unreachable("the first frame needs no service")


async def _draw() -> dict[str, list[str] | None]:
    """The modules, in order: up to the first frame, up to its theme, and all there are."""
    client = _Watching()
    page = client.session.page
    _context_page.set(page)  # pyright: ignore[reportArgumentType]
    client.register({"route": "/", "web": False, "width": 390, "height": 844})
    mobile.app.start(page, _connect, "tr")
    await client.session.after_event(page)
    await asyncio.wait_for(client.both.wait(), _PATIENCE)
    client.session.close()
    client.threads.shutdown()
    return {"drawn": client.drawn, "dressed": client.dressed, "loaded": list(sys.modules)}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_draw())))
