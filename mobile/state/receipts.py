"""The receipt of an application of one's own: what it says, and taking it along."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from mobile.api.errors import NotFound

if TYPE_CHECKING:
    from mobile.api.models import SignedReceipt
    from mobile.state.store import Store

PAPER: Final = "alindi-belgesi.pdf"
CONTENT: Final = "icerik.json"
TIP_PAPER: Final = "belge.pdf"
"""Under these names files come to the device; a tip's tells nothing to whoever sees the list."""


class Receipts:
    """The verbs of having a receipt."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.forget()

    def forget(self) -> None:
        self.number = ""
        """The application that the rest is about."""
        self.opened: SignedReceipt | None = None
        self.missing = ""
        """Why there is none: "no_receipt" for one from before there were any, "not_found"."""

    async def open(self, number: str) -> None:
        """Brings the receipt; one of another number that comes later is dropped."""
        if number != self.number:
            self.forget()
        self.number, self.missing = number, ""
        async with self._store.attempt("open_receipt", again=partial(self.open, number)):
            try:
                found, missing = await self._store.client.receipt(number), ""
            except NotFound as fault:
                found, missing = None, fault.code
            if self.number == number:
                self.opened, self.missing = found, missing

    async def save_paper(self) -> bool:
        """The receipt as a PDF, onto the device."""
        number = self.number
        return await self._store.saving.save(PAPER, lambda client: client.receipt_paper(number))

    async def save_content(self) -> bool:
        """What was filed, to which the receipt belongs, onto the device."""
        number = self.number
        return await self._store.saving.save(CONTENT, lambda client: client.content(number))

    async def save_tip_paper(self) -> bool:
        """The receipt of the tip that was just sent, as a PDF; asked for as nobody."""
        receipt = self._store.reporting.receipt
        if receipt is None or not receipt.signed:
            return False
        text = receipt.signed
        return await self._store.saving.save(TIP_PAPER, lambda client: client.set_receipt(text))
