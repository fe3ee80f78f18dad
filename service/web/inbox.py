"""Files of an anonymous tip on their way from a browser to its own visit, in memory alone."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress

from fastapi import FastAPI, Request, Response
from starlette.requests import ClientDisconnect

PATIENCE = 300.0
"""Seconds in which a file must have come."""
_PRIVATE = {"cache-control": "no-store"}


class Inbox:
    """Each file has an address of its own, which counts once and for one size."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._awaited: dict[str, tuple[int, asyncio.Future[bytes]]] = {}

    async def receive(self, send: Callable[[str], Awaitable[None]], size: int) -> bytes:
        """Has `send` bring the bytes. Raises OSError where they do not arrive, or others do."""
        if size > self._limit:
            raise OSError
        name = secrets.token_urlsafe(18)
        arrived: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._awaited[name] = (size, arrived)
        try:
            async with asyncio.timeout(PATIENCE):
                await send(f"/ek/{name}")
                return await arrived
        finally:
            self._awaited.pop(name, None)

    async def arrive(self, name: str, request: Request) -> int:
        """Takes the bytes of an address; the HTTP status of the answer."""
        size, arrived = self._awaited.pop(name, (0, None))
        if arrived is None or arrived.done():
            return 404
        content = bytearray()
        with suppress(ClientDisconnect):
            async for chunk in request.stream():
                content += chunk
                if len(content) > size:
                    break
        if arrived.cancelled():
            return 404
        if len(content) != size:
            arrived.set_exception(OSError())
            return 400
        arrived.set_result(bytes(content))
        return 204


def add(app: FastAPI, inbox: Inbox) -> None:
    """Adds the addresses to `app`, before Flet takes every other one."""

    @app.put("/ek/{name}", include_in_schema=False, response_model=None)
    async def arrive(name: str, request: Request) -> Response:
        return Response(status_code=await inbox.arrive(name, request), headers=_PRIVATE)
