"""The routes of filing an application and of looking at one's own."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from mobile.api.models import Application, ApplicationList, NewApplication, Receipt
from service.applications.keys import KEY_HEADER, key_of
from service.bodies import answer, asked_language, own, read
from service.documented import LOGIN, asks, says
from service.login.routes import signed_in
from service.plain_route import PlainRoute
from service.rooms import Rooms


def add(api: APIRouter, rooms: Rooms) -> None:
    """Adds the routes to `api`."""

    async def file(request: Request) -> Response:
        """Receives an application. The same key brings the same receipt, however often."""
        person = await signed_in(request, rooms)
        key = key_of(request)
        asked = await read(request, NewApplication)
        received = await rooms.receiving.receive(person, key, asked)
        headers = {"Idempotent-Replayed": "true"} if received.replayed else None
        return answer(received.receipt, 201, headers)

    api.add_api_route(
        "/applications",
        file,
        methods=["POST"],
        route_class_override=PlainRoute,
        response_model=None,
        status_code=201,
        responses=says(
            Receipt,
            *("malformed", "idempotency_key_missing", "login_needed", "form_changed"),
            *("too_large", "invalid", "idempotency_key_reused", "file_gone", "too_many_files"),
            status=201,
        ),
        openapi_extra=LOGIN | KEY_HEADER | asks(NewApplication),
    )

    @api.get(
        "/applications",
        response_model=None,
        responses=says(ApplicationList, "login_needed", "invalid"),
        openapi_extra=LOGIN,
    )
    async def mine(
        request: Request,
        after: Annotated[str | None, Query(max_length=100)] = None,
        limit: Annotated[int, Query(ge=1, le=50)] = 20,
    ) -> Response:
        """The citizen's own applications, newest first; 304 where `If-None-Match` names them."""
        person = await signed_in(request, rooms)
        return own(request, await rooms.looking.page(person, after, limit))

    @api.get(
        "/applications/{number}",
        response_model=None,
        responses=says(Application, "login_needed", "not_found", "invalid"),
        openapi_extra=LOGIN,
    )
    async def one(request: Request, number: str) -> Response:
        """One of the citizen's own applications, whole; it counts as seen from now on. Its texts
        are in Turkish and in the language of `Accept-Language`. 304 where `If-None-Match` names
        it, in that language."""
        person = await signed_in(request, rooms)
        told = await rooms.looking.one(person, number, asked_language(request))
        return own(request, told, varies=True)
