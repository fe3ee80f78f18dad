"""Who is visiting, as far as the connection tells: what Flet itself does not pass on."""

from __future__ import annotations

import logging
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
    browser that has gone is let fall: on an error there Flet would keep the session for good."""

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

        address = scope["client"][0] if scope.get("client") else "unknown"
        token = visitor.set(Visitor(address, headers.get("accept-language", "")))
        try:
            await self._app(scope, receive, send_while_there)
        finally:
            visitor.reset(token)
