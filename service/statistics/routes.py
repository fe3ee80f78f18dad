"""The route of the numbers for everyone."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from mobile.api.models import Statistics
from service.bodies import public
from service.documented import says
from service.rooms import Rooms


def add(api: APIRouter, rooms: Rooms) -> None:
    """Adds the route to `api`."""

    @api.get("/statistics", response_model=None, responses=says(Statistics))
    async def statistics(request: Request) -> Response:
        """How many applications of the last twelve months, about what and where, and how they
        were answered. Counted once in a while; small numbers are not told. 304 where
        `If-None-Match` names it."""
        told = rooms.statistics.told
        return public(request, told.body, told.etag)
