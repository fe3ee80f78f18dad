"""Is a receipt genuine? Of a file only the receipt's line, or a digest, goes to the service."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mobile.api.receipt_text import receipts_in
from mobile.state.mistakes import Mistake

if TYPE_CHECKING:
    from mobile.api.models import CheckedReceipt
    from mobile.state.attachment import Chosen
    from mobile.state.store import Store

LARGEST: Final = 5 * 1024 * 1024
"""Bytes of a file; our papers have some 30 KB."""


class Verifying:
    """The verbs of checking a receipt, for whoever holds one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.forget()

    def forget(self) -> None:
        self.text: str = ""
        self.file = ""
        """The name of the file that the text came out of."""
        self.content_file = ""
        self._digest: str | None = None
        self.found: CheckedReceipt | None = None
        self.mistakes: tuple[Mistake, ...] = ()
        self._turn = object()

    def begin(self) -> None:
        """Whoever comes here begins anew."""
        self.forget()
        self._store.changed()

    def type(self, text: str) -> None:
        if text != self.text:
            self.text, self.file = text, ""
            if self.found:
                self.found = None
                self._store.changed()

    async def take(self, chosen: Chosen) -> None:
        """Takes the receipt out of a file."""
        self.found, self.text, self.file = None, "", ""
        content = await self._read("receipt", chosen)
        if content is not None:
            found = receipts_in(content)
            self.mistakes = tuple(_faults(found.receipts, cut=found.cut, of_file=True))
            if not self.mistakes:
                self.text, self.file = found.receipts[0], chosen.name
        self._store.changed()

    async def take_content(self, chosen: Chosen) -> None:
        """Takes the digest of the content that the receipt may be of."""
        self.found, self.content_file, self._digest = None, "", None
        content = await self._read("content", chosen)
        if content is not None:
            self.mistakes = ()
            self.content_file = chosen.name
            self._digest = hashlib.sha256(content).hexdigest()
        self._store.changed()

    async def look(self) -> bool:
        """Asks whether it is genuine. What must be mended first is among `mistakes`."""
        from mobile.api.models import ReceiptCheck

        found = receipts_in(self.text)
        self.found = None
        self.mistakes = tuple(_faults(found.receipts, cut=found.cut, blank=not self.text.strip()))
        if self.mistakes or self._store.doing("verify"):
            self._store.changed()
            return False
        asked = ReceiptCheck(receipt=found.receipts[0], digest=self._digest)
        turn = self._turn
        async with self._store.attempt("verify"):
            told = await self._store.client.check_receipt(asked)
            if turn is self._turn:
                self.found = told
        return self.found is not None

    async def _read(self, field: str, chosen: Chosen) -> bytes | None:
        """The bytes, or None with a mistake at the field."""
        if chosen.size > LARGEST:
            self.mistakes = (Mistake(field, "receipt_file_too_large"),)
            return None
        turn = self._turn
        try:
            content = await self._store.enclosing.read(chosen)
        except OSError:
            self.mistakes = (Mistake(field, "receipt_file_not_read"),)
            return None
        return content if turn is self._turn else None


def _faults(
    receipts: tuple[str, ...], *, cut: bool, blank: bool = False, of_file: bool = False
) -> Iterator[Mistake]:
    if len(receipts) > 1:
        yield Mistake("receipt", "several_receipts")
    elif not receipts and cut:
        yield Mistake("receipt", "receipt_cut")
    elif not receipts and blank:
        yield Mistake("receipt", "receipt_missing")
    elif not receipts:
        yield Mistake("receipt", "no_receipt_in_file" if of_file else "no_receipt_in_text")
