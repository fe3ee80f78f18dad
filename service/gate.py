"""What stands in front of every API request: the size limit, and the last catch."""

from __future__ import annotations

import logging
import re

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.discretion import where
from service.problems import Refusal, problem

_log = logging.getLogger("service")
_DRAINED = 8 * 1024 * 1024
"""A refused body is read up to here, so that the sender gets to see our answer."""
_UPLOAD = re.compile(r"/api/v1/files/[^/]+")
"""The address, with PUT, that takes as much as a file may be."""
_TIP_FILES = "/api/v1/tips/files"
"""The one that takes, with POST, a file as base64 inside its JSON."""


class Gate:
    """Refuses bodies over `body_limit` bytes before anything parses them, files over
    `file_limit`, and turns whatever nobody caught into a 500 without a word of what it was
    about."""

    def __init__(self, app: ASGIApp, body_limit: int, file_limit: int = 0) -> None:
        self._app = app
        self._limit = body_limit
        self._file_limit = max(file_limit, body_limit)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _ours(scope["path"]):
            await self._app(scope, receive, send)
            return
        limit, too_large = self._bound(scope)
        size = 0
        started = False

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > limit:
                raise too_large
            return message

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            if _length(scope) > limit:
                raise too_large
            await self._app(scope, counted, watched)
            return
        except ClientDisconnect:
            return
        except Refusal as refused:
            refusal = refused
            await _drain(receive, max(limit, _DRAINED))
        except Exception as failure:
            _log.error("failed: %s", where(failure))
            refusal = Refusal("broken")
        if not started:
            await problem(Request(scope), refusal)(scope, receive, send)

    def _bound(self, scope: Scope) -> tuple[int, Refusal]:
        megabytes = {"megabytes": self._file_limit // 2**20}
        if scope["method"] == "PUT" and _UPLOAD.fullmatch(scope["path"]):
            return self._file_limit, Refusal("file_too_large", values=megabytes)
        if scope["method"] == "POST" and scope["path"] == _TIP_FILES:
            # What stands beside the file is as little as in any other request.
            return as_base64(self._file_limit) + 1024, Refusal("file_too_large", values=megabytes)
        return self._limit, Refusal("too_large")


def as_base64(size: int) -> int:
    """So many bytes, written as base64."""
    return (size + 2) // 3 * 4


def _ours(path: str) -> bool:
    return path.startswith(("/api/", "/open311/")) or path in ("/api", "/healthz")


def _length(scope: Scope) -> int:
    """The longest length the headers tell; 0 if they tell none."""
    told = [value for name, value in scope["headers"] if name == b"content-length"]
    return max((int(value[:12]) for value in told if value.isdigit()), default=0)


async def _drain(receive: Receive, most: int) -> None:
    size = 0
    while size < most:
        message = await receive()
        size += len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body"):
            return
