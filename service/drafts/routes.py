"""The routes of a citizen's drafts."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from starlette.types import Message

from mobile.api.models import Draft, DraftList, DraftSummary, SavedDraft
from service.bodies import PRIVATE, answer, read
from service.documented import LOGIN, asks, says
from service.halves import without_halves
from service.login.routes import signed_in
from service.rooms import Rooms


def add(api: APIRouter, rooms: Rooms) -> None:
    """Adds the routes to `api`."""

    @api.get(
        "/drafts",
        response_model=None,
        responses=says(DraftList, "login_needed"),
        openapi_extra=LOGIN,
    )
    async def mine(request: Request) -> Response:
        """What the citizen began and did not send, newest first."""
        person = await signed_in(request, rooms)
        return answer(await rooms.drafts.mine(person))

    @api.get(
        "/drafts/{draft}",
        response_model=None,
        responses=says(Draft, "login_needed", "not_found", "invalid"),
        openapi_extra=LOGIN,
    )
    async def one(request: Request, draft: str) -> Response:
        """One of the citizen's own drafts, whole."""
        person = await signed_in(request, rooms)
        return answer(await rooms.drafts.one(person, draft))

    @api.put(
        "/drafts/{draft}",
        response_model=None,
        responses=says(
            DraftSummary,
            *("malformed", "login_needed", "draft_changed", "draft_gone", "too_many_drafts"),
            *("too_large", "invalid"),
        ),
        openapi_extra=LOGIN | asks(SavedDraft),
    )
    async def save(request: Request, draft: str) -> Response:
        """Keeps a draft under the id that the app gave it (`[A-Za-z0-9_-]{16,64}`), over the
        revision it was written over. The same content again changes nothing."""
        person = await signed_in(request, rooms)
        asked = await read(await _mended(request), SavedDraft)
        return answer(await rooms.drafts.save(person, draft, asked))

    @api.delete(
        "/drafts/{draft}",
        response_model=None,
        status_code=204,
        responses=says(None, "login_needed", "too_large", "invalid", status=204),
        openapi_extra=LOGIN,
    )
    async def delete(request: Request, draft: str) -> Response:
        """Throws a draft away, however often it is asked."""
        person = await signed_in(request, rooms)
        await rooms.drafts.delete(person, draft)
        return Response(status_code=204, headers=PRIVATE)


async def _mended(request: Request) -> Request:
    """The request with a body that every reader takes."""
    body = without_halves(await request.body())

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return Request(request.scope, receive)
