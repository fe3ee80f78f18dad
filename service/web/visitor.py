"""Who is visiting, as far as the connection tells: what Flet itself does not pass on."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FAREWELL = 60.0
"""Seconds in which a visit ends by itself once the browser has gone: longer than it may take to
keep a draft over a slow line (`mobile.api.wire.TIMEOUT`)."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Visitor:
    """`address` is the network address, for limits alone; `languages` the browser's list."""

    address: str = "unknown"
    languages: str = ""


visitor: ContextVar[Visitor] = ContextVar("visitor")


class Visit:
    """Notes the visitor of each WebSocket, and lets only our own pages open one: a page of
    somebody else could otherwise drive a citizen's session from their browser. What is sent to a
    browser that has gone is let fall: on an error there Flet would keep the session for good. And
    Flet waits for ever for a browser that went before it said who it is: that is ended here."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")  # "null" is a page that hides whose it is
        if origin is not None and urlsplit(origin).netloc != headers.get("host"):
            log.warning("a page of another origin was refused")
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return

        async def send_while_there(message: Message) -> None:
            with suppress(OSError):  # the server's word for "gone"; receiving ends by it as well
                await send(message)

        limit = asyncio.timeout(None)

        async def receive_and_note() -> Message:
            message = await receive()
            if message["type"] == "websocket.disconnect":
                limit.reschedule(asyncio.get_running_loop().time() + FAREWELL)
            return message

        address = scope["client"][0] if scope.get("client") else "unknown"
        token = visitor.set(Visitor(address, headers.get("accept-language", "")))
        try:
            async with limit:
                await self._app(scope, receive_and_note, send_while_there)
        except TimeoutError:
            if not limit.expired():
                raise
        finally:
            visitor.reset(token)
