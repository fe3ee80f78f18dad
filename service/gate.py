"""What stands in front of every API request: the size limit, and the last catch."""

from __future__ import annotations

import logging

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.discretion import where
from service.problems import Refusal, problem

_log = logging.getLogger("service")
_DRAINED = 8 * 1024 * 1024
"""A refused body is read up to here, so that the sender gets to see our answer."""


class Gate:
    """Refuses bodies over `body_limit` bytes before anything parses them, and turns whatever
    nobody caught into a 500 without a word of what it was about."""

    def __init__(self, app: ASGIApp, body_limit: int) -> None:
        self._app = app
        self._limit = body_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _ours(scope["path"]):
            await self._app(scope, receive, send)
            return
        size = 0
        started = False

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > self._limit:
                raise Refusal("too_large")
            return message

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            _check_length(scope, self._limit)
            await self._app(scope, counted, watched)
            return
        except ClientDisconnect:
            return
        except Refusal as refused:
            refusal = refused
            await _drain(receive)
        except Exception as failure:
            _log.error("failed: %s", where(failure))
            refusal = Refusal("broken")
        if not started:
            await problem(Request(scope), refusal)(scope, receive, send)


def _ours(path: str) -> bool:
    return path.startswith("/api/") or path in ("/api", "/healthz")


def _check_length(scope: Scope, limit: int) -> None:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit() and int(value[:12]) > limit:
            raise Refusal("too_large")


async def _drain(receive: Receive) -> None:
    size = 0
    while size < _DRAINED:
        message = await receive()
        size += len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body"):
            return
