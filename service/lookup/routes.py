"""The routes of looking up an application by its number. The number is in no address."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from mobile.api.models import Application, Challenge, Code, Lookup
from service.bodies import answer, read
from service.documented import asks, says
from service.i18n import language_of
from service.login.routes import address_of, code_of, device_of, going_on
from service.lookup.asking import Asker
from service.rooms import Rooms

_BODY = ("malformed", "too_large", "invalid")


def add(api: APIRouter, rooms: Rooms) -> None:
    """Adds the routes to `api`."""

    @api.post(
        "/lookup",
        response_model=None,
        responses=says(Challenge, *_BODY, "too_many_lookups"),
        openapi_extra=asks(Lookup),
    )
    async def begin(request: Request) -> Response:
        """Sends a code to the phone of whoever filed the application. The answer is the same where
        there is no such application, or the digits are another's."""
        asked = await read(request, Lookup)
        language = language_of(request.headers.get("accept-language", ""))
        asker = Asker(device_of(request), address_of(request), language)
        return answer(await rooms.lookup.begin(asked, asker))

    @api.post(
        "/lookup/code",
        response_model=None,
        responses=says(
            Application, *_BODY, "not_found", "code_wrong", "code_expired", "code_locked"
        ),
        openapi_extra=asks(Code),
    )
    async def open_(request: Request) -> Response:
        """Takes the code and answers with the application, once, to be read. It does not count as
        seen, and nothing can be done with it."""
        asked = await read(request, Code)
        found = await rooms.lookup.open(asked.challenge, code_of(asked))
        return answer(going_on(found))
