"""The routes of anonymous tips.

None of them looks at a token, a device's mark or a user agent. The network address is looked at
for the limit alone, in memory.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from mobile.api.models import (
    NewTip,
    NewTipFile,
    NewTipMessage,
    TipExchange,
    TipLookup,
    TipReceipt,
    TipStatus,
)
from service.bodies import answer, read
from service.documented import asks, says
from service.plain_route import PlainRoute
from service.rooms import Rooms

_BODY = ("malformed", "too_large", "invalid")
_NUMBER = (*_BODY, "tip_unknown", "too_many_numbers")


def add(api: APIRouter, rooms: Rooms) -> None:
    """Adds the routes to `api`."""

    async def take(request: Request) -> Response:
        """Takes a tip in. The same key brings the same number, however often."""
        taken = await rooms.tips.take(await read(request, NewTip))
        headers = {"Idempotent-Replayed": "true"} if taken.replayed else None
        return answer(taken.receipt, 201, headers)

    async def look(request: Request) -> Response:
        """Where a tip stands, and what was written back. Changes nothing."""
        asked = await read(request, TipLookup)
        return answer(await rooms.returning.look(asked.number, _address(request)))

    async def write(request: Request) -> Response:
        """A message of the reporter. The same key again writes it no second time."""
        asked = await read(request, NewTipMessage)
        return answer(await rooms.returning.write(asked, _address(request)), 201)

    async def attach(request: Request) -> Response:
        """A file of the reporter, looked at and cleaned. The same key again adds it no second
        time."""
        async with rooms.tip_files_arriving.file(request) as asked:
            return answer(await rooms.tip_files.attach(asked, _address(request)), 201)

    async def exchange(request: Request) -> Response:
        """Another number; the old one opens nothing any more. The same key with the old number
        brings the same new one."""
        asked = await read(request, TipExchange)
        return answer(await rooms.exchanging.exchange(asked, _address(request)))

    async def withdraw(request: Request) -> Response:
        """Throws away what was written. A second time changes nothing."""
        asked = await read(request, TipLookup)
        return answer(await rooms.returning.withdraw(asked.number, _address(request)))

    def post(path: str, endpoint: Any, model: type[BaseModel], says_: dict[Any, Any]) -> None:
        api.add_api_route(
            path,
            endpoint,
            methods=["POST"],
            route_class_override=PlainRoute,
            response_model=None,
            responses=says_,
            openapi_extra=asks(model),
        )

    post(
        "/tips",
        take,
        NewTip,
        says(TipReceipt, *_BODY, "form_changed", "tip_key_reused", "tip_renumbered", status=201),
    )
    post("/tips/lookup", look, TipLookup, says(TipStatus, *_NUMBER))
    post(
        "/tips/messages",
        write,
        NewTipMessage,
        says(TipStatus, *_NUMBER, "tip_closed", "tip_full", status=201),
    )
    post(
        "/tips/files",
        attach,
        NewTipFile,
        says(
            TipStatus,
            *(*_NUMBER, "tip_closed", "tip_full", "tip_files_full", "connection_lost"),
            *("file_too_large", "file_empty", "file_wrong_type", "file_damaged"),
            *("file_protected", "file_infected", "scanner_unavailable", "unavailable"),
            status=201,
        ),
    )
    post("/tips/exchange", exchange, TipExchange, says(TipReceipt, *_NUMBER, "tip_closed"))
    post("/tips/withdraw", withdraw, TipLookup, says(TipStatus, *_NUMBER))


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
