"""What is asked as nobody: anonymous tips, checking receipts, and bytes that have a ticket. Nothing
of the citizen or the device goes along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import quote

from mobile.api import errors, models
from mobile.api.wire import API, FILE_TIMEOUT, TIMEOUT, Wire

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import httpx

T = TypeVar("T")
PDF: Final = b"%PDF-"
CALENDAR: Final = b"BEGIN:VCALENDAR"
"""How papers begin."""


class Unnamed(Wire):
    """The part of the client that speaks for somebody who does not say who they are."""

    async def tip_form(self, form: str = "tip") -> models.Form:
        """The form of a tip; asking for it as oneself would tell already."""
        return await self._unnamed("GET", f"forms/{part(form)}", models.Form)

    async def tip_challenge(self) -> models.TipChallenge:
        """The puzzle to solve (`proof.solved`) where a tip was refused with `proof_needed`."""
        return await self._unnamed("GET", "tips/challenge", models.TipChallenge)

    async def tip_places(self) -> models.Places:
        """The provinces and districts, for a tip."""
        return await self._unnamed("GET", "places", models.Places)

    async def tip(self, tip: models.NewTip) -> models.TipReceipt:
        """Sends a tip, with the proof that it holds, and brings its number. The same key brings
        the same number, so a lost answer is simply asked for again."""

        async def once() -> models.TipReceipt:
            return await self._unnamed(
                "POST", "tips", models.TipReceipt, body=tip, headers=self._operator
            )

        return await twice_if_unreachable(once)

    async def put_file(self, address: str, content: bytes) -> None:
        """Sends the bytes of a file that the app itself holds to the address of its ticket, which
        is all the right it needs."""
        path = address.partition(API)[2]
        await self._unnamed_call("PUT", path, content, None, FILE_TIMEOUT)

    async def look_up_tip(self, number: str) -> models.TipStatus:
        """Where a tip stands, with the messages of both sides."""
        body = models.TipLookup(number=number)
        return await self._unnamed("POST", "tips/lookup", models.TipStatus, body=body)

    async def write_to_office(self, message: models.NewTipMessage) -> models.TipStatus:
        """Writes to the office; the same key again writes it no second time."""

        async def once() -> models.TipStatus:
            return await self._unnamed("POST", "tips/messages", models.TipStatus, body=message)

        return await twice_if_unreachable(once)

    async def send_tip_file(self, file: models.NewTipFile) -> models.TipStatus:
        """Adds a file, of which neither name nor place on the device goes along; the same key
        again adds it no second time."""

        async def once() -> models.TipStatus:
            return await self._unnamed(
                "POST", "tips/files", models.TipStatus, body=file, patience=FILE_TIMEOUT
            )

        return await twice_if_unreachable(once)

    async def exchange_number(self, exchange: models.TipExchange) -> models.TipReceipt:
        """Another number for a tip; the old one opens nothing from then on. The same key with
        the old number brings the same new one."""

        async def once() -> models.TipReceipt:
            return await self._unnamed(
                "POST", "tips/exchange", models.TipReceipt, body=exchange, patience=FILE_TIMEOUT
            )

        return await twice_if_unreachable(once)

    async def withdraw_tip(self, number: str) -> models.TipStatus:
        """Has what was written thrown away. A second time changes nothing."""
        body = models.TipLookup(number=number)
        return await self._unnamed("POST", "tips/withdraw", models.TipStatus, body=body)

    # -- receipts, of whoever holds them -----------------------------------------------------

    async def check_receipt(self, asked: models.ReceiptCheck) -> models.CheckedReceipt:
        """Whether a receipt is genuine, and what it says."""
        return await self._unnamed("POST", "receipts/verify", models.CheckedReceipt, body=asked)

    async def set_receipt(self, text: str) -> bytes:
        """A genuine receipt as a PDF."""
        body = models.ReceiptPaper(receipt=text)
        answer = await self._unnamed_call("POST", "receipts/paper", body, None, TIMEOUT)
        return paper(answer, PDF)


def paper(answer: httpx.Response, begins: bytes) -> bytes:
    """The bytes of a paper. Raises Garbled where they do not begin as its kind does."""
    if not answer.content.startswith(begins):
        raise errors.Garbled("GET papers")
    return answer.content


async def twice_if_unreachable(once: Callable[[], Awaitable[T]]) -> T:
    """For what may be asked twice: a line that broke once often holds a moment later."""
    try:
        return await once()
    except errors.Unreachable:
        return await once()


def part(text: str) -> str:
    """A piece of a path, which can neither climb nor branch."""
    whole = quote(text, safe="", errors="replace")
    return whole.replace(".", "%2E") if whole in (".", "..") else whole
