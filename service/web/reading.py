"""What the page of a visit says about its voice. What it reads never leaves the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from fastapi import FastAPI, Request, Response
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mobile.app import VOICE
from service.web.leaving import Visits

_PRIVATE = {"cache-control": "no-store"}
_LONGEST = 512
"""Bytes of what a page says."""


class Told(BaseModel):
    """Whose page it is, and how its reading stands."""

    model_config = ConfigDict(strict=True, extra="forbid")

    visit: str = Field(max_length=100)
    told: str = Field(max_length=20)


def add(app: FastAPI, visits: Visits) -> None:
    """Adds the address to `app`, before Flet takes every other one."""

    @app.post("/okuma", include_in_schema=False, response_model=None)
    async def hear(request: Request) -> Response:
        body = await request.body()
        try:
            told = Told.model_validate_json(body if len(body) <= _LONGEST else b"")
        except ValidationError:
            return Response(status_code=400, headers=_PRIVATE)
        page = visits.page(told.visit)
        if page:
            cast("Callable[[str], None]", page.session.store.get(VOICE))(told.told)
        return Response(status_code=204, headers=_PRIVATE)
