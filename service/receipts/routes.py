"""The routes of receipts: one's own, and checking anybody's."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from fastapi import APIRouter, Request, Response

from mobile.api.models import CheckedReceipt, ReceiptCheck, ReceiptPaper, SignedReceipt
from service.bodies import PRIVATE, answer, public, read
from service.documented import LOGIN, asks, says
from service.i18n import language_of
from service.login.routes import signed_in
from service.receipts.keys import listed
from service.rooms import Rooms

WELL_KNOWN = "/.well-known/basvuru-receipt-keys.json"
_OWN = ("login_needed", "not_found", "no_receipt", "invalid")
_ASKED = ("malformed", "too_large", "invalid", "too_many_receipts")
_PDF: dict[str, Any] = {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}
_JSON: dict[str, Any] = {"application/json": {"schema": {"type": "object"}}}


def add(api: APIRouter, rooms: Rooms) -> None:
    """Adds the routes to `api`."""
    giving, limits = rooms.receipts, rooms.receipt_limits

    def counted(request: Request) -> None:
        limits.ask(request.client.host if request.client else "")

    @api.get(
        "/applications/{number}/receipt",
        response_model=None,
        responses=says(SignedReceipt, *_OWN),
        openapi_extra=LOGIN,
    )
    async def own(request: Request, number: str) -> Response:
        """The signed receipt of an application of the citizen's own."""
        person = await signed_in(request, rooms)
        return answer(await giving.own(person, number))

    @api.get(
        "/applications/{number}/receipt.pdf",
        response_model=None,
        responses=_file(_PDF, *_OWN),
        openapi_extra=LOGIN,
    )
    async def own_paper(request: Request, number: str) -> Response:
        """The same as a PDF (PDF/UA-1)."""
        person = await signed_in(request, rooms)
        return _pdf(await giving.own_paper(person, number, _language(request)))

    @api.get(
        "/applications/{number}/content.json",
        response_model=None,
        responses=_file(_JSON, *_OWN),
        openapi_extra=LOGIN,
    )
    async def content(request: Request, number: str) -> Response:
        """The content as it was filed: the receipt's digest is the SHA-256 of these bytes."""
        person = await signed_in(request, rooms)
        body = await giving.content(person, number)
        return Response(body, headers=PRIVATE, media_type="application/json")

    @api.post(
        "/receipts/verify",
        response_model=None,
        responses=says(CheckedReceipt, *_ASKED),
        openapi_extra=asks(ReceiptCheck),
    )
    async def verify(request: Request) -> Response:
        """Whether a receipt is genuine, and what it says. Nobody need be logged in."""
        counted(request)
        return answer(giving.check(await read(request, ReceiptCheck)))

    @api.post(
        "/receipts/paper",
        response_model=None,
        responses=_file(_PDF, *_ASKED, "receipt_not_genuine"),
        openapi_extra=asks(ReceiptPaper),
    )
    async def paper(request: Request) -> Response:
        """A genuine receipt as a PDF, for whoever has its text."""
        counted(request)
        asked = await read(request, ReceiptPaper)
        return _pdf(await giving.paper(asked.receipt, _language(request)))


def add_well_known(root: APIRouter, rooms: Rooms) -> None:
    """Adds the public keys to `root`."""

    @root.get(WELL_KNOWN, response_model=None, responses=_file(_JSON))
    async def keys(request: Request) -> Response:
        """The public keys that receipts are signed with, old ones too, as JWKs (RFC 8037) with
        the days on which each was in use."""
        body = listed(rooms.receipts.keys.public.values())
        return public(request, body, f'"{sha256(body).hexdigest()[:20]}"')


def _language(request: Request) -> str:
    return language_of(request.headers.get("accept-language", ""))


def _pdf(content: bytes) -> Response:
    return Response(content, headers=PRIVATE, media_type="application/pdf")


def _file(content: dict[str, Any], *problems: str) -> dict[int | str, dict[str, Any]]:
    found = says(None, *problems)
    found[200]["content"] = content
    return found
