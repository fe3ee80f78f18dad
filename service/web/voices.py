"""Recordings that the page of a visit makes with the browser's microphone, and plays again. What is
recorded is here for the moment in which it is handed on, in memory alone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from fastapi import FastAPI, Request, Response
from starlette.requests import ClientDisconnect

from mobile.state.speaking import SILENCES, Content, Recording, Silence, Unspoken
from service.discretion import where

_log = logging.getLogger("service")
LEAVE = 180.0
"""Seconds in which the citizen may answer the browser's question for leave."""
LATE = 60.0
"""Seconds after the longest recording in which it must have come."""
MOST_A_SECOND = 16_000
"""Bytes; what the page asks the browser for is a quarter of it."""
_ENDINGS = {"audio/webm": ".weba", "audio/ogg": ".ogg", "audio/mp4": ".m4a"}
_PRIVATE = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
}


@dataclass
class _Turn:
    """One recording that is under way."""

    most: int
    """Bytes."""
    begun: asyncio.Event
    came: asyncio.Future[Recording]


class Voices:
    """Each recording has an address of its own, which counts once; so has what may be heard."""

    def __init__(self) -> None:
        self._turns: dict[str, _Turn] = {}
        self._offered: dict[str, Content] = {}

    def of_visit(self) -> VisitVoices:
        """The microphone of one visit's page."""
        return VisitVoices(self._turns, self._offered)

    def tell(self, place: str, state: str) -> int:
        """Takes what a page says of a recording; the HTTP status of the answer."""
        turn = self._turns.get(place)
        why: Silence | None = next((one for one in SILENCES if one == state), None)
        if turn is None or turn.came.done() or not (why or state == "begun"):
            return 404
        if why:
            turn.came.set_exception(Unspoken(why))
        else:
            turn.begun.set()
        return 204

    async def arrive(self, place: str, request: Request) -> int:
        """Takes a recording; the HTTP status of the answer."""
        turn = self._turns.get(place)
        kind = request.headers.get("content-type", "").partition(";")[0].strip()
        if turn is None or turn.came.done():
            return 404
        content = bytearray()
        with suppress(ClientDisconnect):
            async for chunk in request.stream():
                content += chunk
                if len(content) > turn.most:
                    break
            if turn.came.done():
                return 404
            if len(content) <= turn.most and kind in _ENDINGS:
                turn.came.set_result(Recording(bytes(content), _ENDINGS[kind]))
                return 204
        if not turn.came.done():
            turn.came.set_exception(Unspoken("lost"))
        return 400

    async def heard(self, place: str) -> bytes | None:
        """What may be heard there."""
        content = self._offered.get(place)
        try:
            return await content() if content else None
        except Exception as failure:
            _log.warning("a recording could not be brought: %s", where(failure))
            return None


class VisitVoices:
    """The microphone of one visit."""

    def __init__(self, turns: dict[str, _Turn], offered: dict[str, Content]) -> None:
        self._turns, self._all, self._own = turns, offered, set[str]()

    async def record(
        self, place: str, seconds: int, begun: Callable[[], None], stop: asyncio.Event
    ) -> Recording:
        """The page begins when it sees the place on the screen, and ends when it sees it no more,
        or after `seconds`. Raises Unspoken."""
        came: asyncio.Future[Recording] = asyncio.get_running_loop().create_future()
        turn = self._turns[place] = _Turn(seconds * MOST_A_SECOND, asyncio.Event(), came)
        beginning = asyncio.create_task(turn.begun.wait())
        try:
            async with asyncio.timeout(LEAVE + seconds + LATE):
                await asyncio.wait((beginning, came), return_when=asyncio.FIRST_COMPLETED)
                # Told from here: the request that brought it knows nothing of the visit.
                if turn.begun.is_set():
                    begun()
                return await came
        except TimeoutError:
            raise Unspoken("lost") from None
        finally:
            beginning.cancel()
            del self._turns[place]

    def offer(self, place: str, content: Content) -> None:
        self._own.add(place)
        self._all[place] = content

    async def play(self, place: str) -> None:
        """The page did it at the press itself: browsers let nothing be heard later."""

    def forget(self) -> None:
        for place in self._own:
            self._all.pop(place, None)
        self._own.clear()


def add(app: FastAPI, voices: Voices) -> None:
    """Adds the addresses to `app`, before Flet takes every other one."""

    @app.put("/ses/{place}", include_in_schema=False, response_model=None)
    async def arrive(place: str, request: Request) -> Response:
        return Response(status_code=await voices.arrive(place, request), headers=_PRIVATE)

    @app.post("/ses/{place}/{state}", include_in_schema=False, response_model=None)
    async def tell(place: str, state: str) -> Response:
        return Response(status_code=voices.tell(place, state), headers=_PRIVATE)

    @app.get("/ses/{place}", include_in_schema=False, response_model=None)
    async def heard(place: str) -> Response:
        content = await voices.heard(place)
        if content is None:
            return Response(status_code=404, headers=_PRIVATE)
        return Response(content, headers=_PRIVATE, media_type=_media(content))


def _media(content: bytes) -> str:
    """The type of what our own service cleaned, by its first bytes."""
    if content.startswith(b"OggS"):
        return "audio/ogg"
    return "audio/mp4" if content[4:8] == b"ftyp" else "audio/webm"
