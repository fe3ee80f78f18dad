"""Showing receipts to whom they belong, and checking them for everybody."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, select

from mobile.api.checks import application_number
from mobile.api.models import CheckedReceipt, ReceiptCheck, ReceiptSays, SignedReceipt
from mobile.api.receipt_text import receipts_in
from service.files.files import Files
from service.forms import Forms
from service.problems import Refusal
from service.receipts.content import content_file
from service.receipts.keys import Keys
from service.receipts.papers import set_paper
from service.receipts.signing import OfTip, Says, Verdict, check
from service.store.database import Database
from service.store.tables import applications


class Giving:
    """What is asked for with a `person` is only ever that person's. Nothing here is written."""

    def __init__(self, *, database: Database, files: Files, forms: Forms, keys: Keys) -> None:
        self._database, self._files, self._forms, self.keys = database, files, forms, keys

    async def own(self, person: int, number: str) -> SignedReceipt:
        """The receipt of an application. Raises Refusal: `not_found`, `no_receipt`."""
        text = (await self._row(person, number))["receipt"]
        return SignedReceipt(text=text, says=self.says(self._genuine(text, "no_receipt")))

    async def content(self, person: int, number: str) -> bytes:
        """The content as it was filed, to which the receipt's digest belongs. Raises Refusal:
        `not_found`, `no_receipt`."""
        row = await self._row(person, number)
        answers = json.loads(row["answers"])
        return content_file(
            form=row["form"],
            form_version=row["form_version"],
            answers=answers,
            files=row["files"],
            salt=row["salt"],
        )

    async def own_paper(self, person: int, number: str, language: str) -> bytes:
        """The receipt as a PDF. Raises Refusal: `not_found`, `no_receipt`."""
        text = (await self._row(person, number))["receipt"]
        says = self.says(self._genuine(text, "no_receipt"))
        return await set_paper(text, says, language)

    async def paper(self, text: str, language: str) -> bytes:
        """Any genuine receipt as a PDF. Raises Refusal `receipt_not_genuine`."""
        found = receipts_in(text).receipts
        genuine = self._genuine(found[0] if len(found) == 1 else "", "receipt_not_genuine")
        return await set_paper(found[0], self.says(genuine), language)

    def check(self, asked: ReceiptCheck) -> CheckedReceipt:
        """Whether it is genuine, and what it says then. Whether an application was withdrawn or
        answered since is no question to its receipt."""
        found = receipts_in(asked.receipt).receipts
        verdict = check(found[0] if len(found) == 1 else "", self.keys.public)
        if verdict.says is None:
            return CheckedReceipt(verdict=verdict.verdict)
        says, content = self.says(verdict), ""
        if asked.digest is not None and says.digest:
            content = "same" if asked.digest == says.digest else "other"
        return CheckedReceipt(
            verdict=verdict.verdict,
            says=says,
            key_retired_on=verdict.key.until if verdict.key else None,
            content=content,
        )

    def says(self, verdict: Verdict) -> ReceiptSays:
        """What a genuine receipt says, with the name of its form."""
        assert verdict.says is not None
        return _told(verdict.says, self._forms)

    def _genuine(self, text: str, otherwise: str) -> Verdict:
        verdict = check(text or "", self.keys.public)
        if verdict.says is None:
            raise Refusal(otherwise)
        return verdict

    async def _row(self, person: int, number: str) -> dict[str, Any]:
        known = application_number(number)
        row = known and await self._database.read(lambda read: self._found(read, person, known))
        if not row:
            raise Refusal("not_found")
        if row["receipt"] is None or row["salt"] is None:
            raise Refusal("no_receipt")
        return row

    def _found(self, connection: Connection, person: int, number: str) -> dict[str, Any] | None:
        a = applications.c
        asked = select(a.id, a.form, a.form_version, a.answers, a.salt, a.receipt).where(
            a.number == number, a.person == person
        )
        row = connection.execute(asked).mappings().one_or_none()
        if row is None:
            return None
        files = [file.id for file in self._files.attached(connection, row["id"])]
        return {**row, "files": self._files.digests(connection, files)}


def _told(says: Says, forms: Forms) -> ReceiptSays:
    if isinstance(says, OfTip):
        return ReceiptSays(kind="tip", on=says.on)
    form = forms.version(says.form, says.form_version)
    return ReceiptSays(
        kind="application",
        on=says.on,
        at=says.at,
        number=says.number,
        form=says.form,
        form_version=says.form_version,
        form_title=form.title if form else {},
        due=says.due,
        digest=says.digest.hex(),
    )
