"""The routes of attachments."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from mobile.api.models import Evidence, FileState, FileTicket, NewFile
from service.bodies import PRIVATE, answer, read
from service.documented import LOGIN, asks, says
from service.files.handing_out import handed_out
from service.i18n import language_of
from service.login.routes import signed_in
from service.rooms import Rooms

_BYTES = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


def add(api: APIRouter, rooms: Rooms) -> None:
    """Adds the routes to `api`."""

    @api.post(
        "/files",
        response_model=None,
        status_code=201,
        responses=says(
            FileTicket,
            *("malformed", "login_needed", "too_large", "invalid"),
            *("file_too_large", "file_empty", "too_many_files"),
            status=201,
        ),
        openapi_extra=LOGIN | asks(NewFile),
    )
    async def begin(request: Request) -> Response:
        """A ticket for uploading one file: PUT its bytes to `upload` as they are."""
        person = await signed_in(request, rooms)
        return answer(await rooms.files.begin(person, await read(request, NewFile)), 201)

    @api.put(
        "/files/{file}",
        response_model=None,
        responses=says(
            FileState,
            *("not_found", "connection_lost", "cancelled", "file_gone", "file_too_large"),
            *("file_empty", "file_wrong_type", "file_damaged", "file_protected"),
            *("file_infected", "scanner_unavailable", "invalid"),
        ),
        openapi_extra=_BYTES,
    )
    async def receive(
        request: Request, file: str, ticket: Annotated[str, Query(max_length=200)] = ""
    ) -> Response:
        """Takes the bytes, looks at them, and answers when the file is ready or refused. The
        ticket is the login: a browser's uploader sends nothing else."""
        language = _language(request)
        return answer(await rooms.files.receive(file, ticket, request.stream(), language))

    @api.get(
        "/files/{file}",
        response_model=None,
        responses=says(FileState, "login_needed", "not_found", "invalid"),
        openapi_extra=LOGIN,
    )
    async def state(request: Request, file: str) -> Response:
        """How the file stands; while it arrives, how much of it is there."""
        person = await signed_in(request, rooms)
        return answer(await rooms.files.state(person, file, _language(request)))

    @api.post(
        "/files/{file}/evidence",
        response_model=None,
        responses=says(
            FileState, "malformed", "login_needed", "not_found", "too_large", "invalid", "attached"
        ),
        openapi_extra=LOGIN | asks(Evidence),
    )
    async def evidence(request: Request, file: str) -> Response:
        """Whether the original is filed, with all it tells, or the cleaned copy."""
        person = await signed_in(request, rooms)
        asked = await read(request, Evidence)
        await rooms.files.keep(person, file, asked.keep)
        return answer(await rooms.files.state(person, file, _language(request)))

    @api.delete(
        "/files/{file}",
        response_model=None,
        status_code=204,
        responses=says(None, "login_needed", "attached", "too_large", "invalid", status=204),
        openapi_extra=LOGIN,
    )
    async def remove(request: Request, file: str) -> Response:
        """Ends the upload or removes the file; asked again, it is still gone."""
        person = await signed_in(request, rooms)
        await rooms.files.remove(person, file)
        return Response(status_code=204, headers=PRIVATE)

    @api.get(
        "/files/{file}/content",
        response_model=None,
        responses=says(None, "login_needed", "not_found", "file_gone", "invalid"),
        openapi_extra=LOGIN,
    )
    async def content(request: Request, file: str) -> Response:
        """The bytes as they are filed, or would be."""
        person = await signed_in(request, rooms)
        return handed_out(await rooms.files.content(person, file))


def _language(request: Request) -> str:
    return language_of(request.headers.get("accept-language", ""))
