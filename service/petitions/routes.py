"""The routes of the papers of an application."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from service.bodies import PRIVATE
from service.clock.calendar_file import TYPE
from service.documented import LOGIN, says
from service.history.remedies import OBJECTION
from service.i18n import language_of
from service.login.routes import signed_in
from service.rooms import Rooms

_REFUSED = ("login_needed", "not_found", "way_closed", "invalid")


def add(api: APIRouter, rooms: Rooms) -> None:
    """Adds the routes to `api`."""

    async def letter(request: Request, number: str, way: str) -> Response:
        person = await signed_in(request, rooms)
        made = await rooms.petitions.letter(person, number, way)
        return _file(made, "application/pdf", "dilekce.pdf")

    @api.get(
        "/applications/{number}/objection.pdf",
        response_model=None,
        responses=says(None, *_REFUSED),
        openapi_extra=LOGIN,
    )
    async def objection(request: Request, number: str) -> Response:
        """A letter to the board of 4982 m.13: with the objection that was sent, or with room to
        write one, while there is a time for it."""
        return await letter(request, number, OBJECTION)

    @api.get(
        "/applications/{number}/letters/{way}.pdf",
        response_model=None,
        responses=says(None, *_REFUSED),
        openapi_extra=LOGIN,
    )
    async def letter_to(request: Request, number: str, way: str) -> Response:
        """The same for another way that stands open (`legal.remedies`, where `letter` is true)."""
        return await letter(request, number, way)

    @api.get(
        "/applications/{number}/calendar/{way}.ics",
        response_model=None,
        responses=says(None, *_REFUSED),
        openapi_extra=LOGIN,
    )
    async def day(request: Request, number: str, way: str) -> Response:
        """The last day of a way that stands open, or `due`: that of the clock that runs. It names
        neither the application nor what it is about, since calendars are shared."""
        person = await signed_in(request, rooms)
        language = language_of(request.headers.get("accept-language", ""))
        made = await rooms.petitions.day(person, number, way, language)
        return _file(made, TYPE, "gun.ics")


def _file(content: bytes, media: str, name: str) -> Response:
    headers = PRIVATE | {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, headers=headers, media_type=media)
