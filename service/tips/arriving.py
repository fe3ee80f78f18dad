"""Files of tips on their way in: in memory and nowhere else, so only so much at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import Request

from mobile.api.models import NewTipFile
from service.bodies import understood
from service.problems import Refusal

_LARGEST_AT_ONCE = 4
_SILENT = 120
"""Seconds without a byte after which nobody is thought to be there."""
_LONGEST = 30 * 60
"""Seconds; a hidden connection is slow."""
_BUSY = 30
"""Seconds after which to try again."""


class Arriving:
    """`largest` is the largest body, in bytes. Of that size four have room, of smaller ones
    more."""

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._room = _LARGEST_AT_ONCE * largest
        self._parsing = asyncio.Semaphore(1)

    @asynccontextmanager
    async def file(self, request: Request) -> AsyncGenerator[NewTipFile]:
        """The file that a request brings; its room is free again when the block ends. Raises
        Refusal: `unavailable` when there is none, `connection_lost`, and as `bodies.read`."""
        told = request.headers.get("content-length", "")[:12]
        size = min(int(told), self._largest) if told.isdecimal() else self._largest
        if size > self._room:
            async for _ in request.stream():  # so that the sender gets to see our answer
                pass
            raise Refusal("unavailable", retry_after=_BUSY)
        self._room -= size
        try:
            yield await self._read(request)
        finally:
            self._room += size

    async def _read(self, request: Request) -> NewTipFile:
        body, pieces = bytearray(), request.stream()
        try:
            async with asyncio.timeout(_LONGEST):
                while piece := await asyncio.wait_for(anext(pieces, None), _SILENT):
                    body += piece
        except TimeoutError:
            raise Refusal("connection_lost") from None
        async with self._parsing:
            return await asyncio.to_thread(understood, body, NewTipFile)
