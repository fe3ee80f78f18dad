"""Puzzles that the page of a visit solves: the web process would only solve its own."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from fastapi import FastAPI, Request, Response
from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter, ValidationError

PATIENCE = 90.0
"""Seconds for one puzzle; the hardest takes an old phone five."""
_PRIVATE = {"cache-control": "no-store"}
_LONGEST = 4096
"""Bytes of what a page says."""
_json: TypeAdapter[Mapping[str, JsonValue]] = TypeAdapter(Mapping[str, JsonValue])


class Told(BaseModel):
    """What the page says: whose it is, and the proof once it has one."""

    model_config = ConfigDict(strict=True)

    visit: str = Field(max_length=100)
    proof: str = Field(default="", max_length=2000)


class Puzzles:
    """At most one for each visit."""

    def __init__(self) -> None:
        self._set: dict[str, tuple[Mapping[str, JsonValue], asyncio.Future[str]]] = {}

    async def solved(self, visit: str, challenge: Mapping[str, JsonValue]) -> str:
        """The proof, from the page of the visit. Raises TimeoutError where it brings none."""
        found: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._set[visit] = (challenge, found)
        try:
            async with asyncio.timeout(PATIENCE):
                return await found
        finally:
            if self._set.get(visit, (None, None))[1] is found:
                del self._set[visit]

    def hear(self, told: Told) -> Mapping[str, JsonValue] | None:
        """Takes a proof, or gives the puzzle of the visit. None where there is nothing to give."""
        challenge, found = self._set.get(told.visit, (None, None))
        if found is None or found.done():
            return None
        if told.proof:
            found.set_result(told.proof)
            return None
        return challenge


def add(app: FastAPI, puzzles: Puzzles) -> None:
    """Adds the address to `app`, before Flet takes every other one."""

    @app.post("/bulmaca", include_in_schema=False, response_model=None)
    async def hear(request: Request) -> Response:
        body = await request.body()
        try:
            told = Told.model_validate_json(body[: _LONGEST + 1])
        except ValidationError:
            return Response(status_code=400, headers=_PRIVATE)
        challenge = puzzles.hear(told)
        if challenge is None:
            return Response(status_code=204, headers=_PRIVATE)
        content = _json.dump_json(challenge)
        return Response(content, headers=_PRIVATE, media_type="application/json")
