"""Keeping drafts: a citizen's own, the same on every device, and never one over another."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, bindparam, delete, func, insert, select, update

from mobile.api.checks import clean
from mobile.api.models import Draft, DraftList, DraftSummary, SavedDraft
from service.drafts.contents import files_in, title, written
from service.files.files import Files
from service.forms import Forms
from service.i18n import said
from service.problems import Refusal, Slip
from service.secret_key import SecretKey
from service.store.database import Database
from service.store.tables import applications, drafts

_ID = re.compile(r"[A-Za-z0-9_-]{16,64}")
_KEY = re.compile(r"[\x21-\x7e]{16,200}")
_CONTENT = ("form", "form_version", "answers", "key")
"""What makes a draft another one. Where the citizen was is no reason to ask which one counts."""
_FORGET = delete(drafts).where(
    drafts.c.person == bindparam("person"), drafts.c.id == bindparam("id")
)
_UNNAMED = said("Taslağın adı bu biçimde olamaz; uygulamayı güncelleyin.")
_NO_FORM = said("Böyle bir form yok; taslak kaydedilmedi. Uygulamayı güncelleyin.")
_NO_KEY = said("Taslak bu anahtarla gönderilemez; uygulamayı güncelleyin.")

Stopped = Literal["draft_changed", "draft_gone", "too_many_drafts"]
"""Why nothing was written; a code of service.problems."""


class Drafts:
    """Only ever shows a person what is that person's: another's draft of the same id is simply
    another draft. A draft that nobody saves for so many days is gone."""

    def __init__(
        self,
        *,
        database: Database,
        key: SecretKey,
        forms: Forms,
        files: Files,
        now: Callable[[], datetime],
        most: int,
        kept_days: int,
    ) -> None:
        self._database = database
        self._key = key
        self._forms = forms
        self._files = files
        self._now = now
        self._most = most
        self._kept = timedelta(days=kept_days)
        self._forget = database.prepared(_FORGET)

    async def mine(self, person: int) -> DraftList:
        """The person's drafts, newest first."""
        asked = (
            select(drafts)
            .where(drafts.c.person == person, drafts.c.saved_at > self._oldest())
            .order_by(drafts.c.saved_at.desc(), drafts.c.id)
            .limit(self._most)
        )
        rows = await self._database.read(
            lambda connection: connection.execute(asked).mappings().all()
        )
        return DraftList(drafts=tuple(self._summary({**row}) for row in rows))

    async def one(self, person: int, draft: str) -> Draft:
        """One draft, whole. Raises Refusal `not_found` if it is not the person's."""
        oldest = self._oldest()
        row = _ID.fullmatch(draft) and await self._database.read(
            lambda connection: _row(connection, person, draft, oldest)
        )
        if not row:
            raise Refusal("not_found")
        return Draft.model_validate(
            row
            | {
                "answers": json.loads(row["answers"]),
                "kept_until": row["saved_at"] + self._kept,
            }
        )

    async def save(self, person: int, draft: str, asked: SavedDraft) -> DraftSummary:
        """Writes the draft over the revision it was written over. Raises Refusal: `invalid`,
        `draft_changed`, `draft_gone`, `too_many_drafts`; nothing is written then. The same
        content again is no change, whatever it was written over: an answer may have been lost."""
        self._check(draft, asked)
        row: dict[str, Any] = {
            "person": person,
            "id": draft,
            "form": asked.form,
            "form_version": asked.form_version,
            "step": clean(asked.step),
            "title": title(asked.answers),
            "answers": written(asked.answers),
            "key": asked.key,
            "saved_at": self._now(),
        }
        named = files_in(asked.answers)

        def save(connection: Connection) -> dict[str, Any] | Stopped:
            kept = self._save(connection, row, asked.revision)
            if named and not isinstance(kept, str):
                self._files.touch(connection, person, named)
            return kept

        kept = await self._database.write(save)
        if isinstance(kept, str):
            raise Refusal(kept)
        return self._summary(kept)

    async def delete(self, person: int, draft: str) -> None:
        """Throws a draft away; one that is not there is thrown away already."""
        await self._database.write(lambda connection: self.forget(connection, person, draft))

    def forget(self, connection: Connection, person: int, draft: str) -> None:
        """The same inside a write, e.g. that which files what was the draft."""
        if _ID.fullmatch(draft):  # any other text is in no row, and may be none for a database
            self._forget.run(connection, {"person": person, "id": draft})

    async def sweep(self) -> None:
        """Throws away what nobody saved for so long. To be called at start and daily."""
        oldest = self._oldest()
        await self._database.write(
            lambda connection: (
                connection.execute(delete(drafts).where(drafts.c.saved_at <= oldest)).rowcount
            )
        )

    def _check(self, draft: str, asked: SavedDraft) -> None:
        slips: list[Slip] = []
        if not _ID.fullmatch(draft):
            slips.append(Slip("id", "wrong_type", _UNNAMED))
        if self._forms.version(asked.form, asked.form_version) is None:
            slips.append(Slip("form", "unknown", _NO_FORM))
        if not _KEY.fullmatch(asked.key):
            slips.append(Slip("key", "wrong_type", _NO_KEY))
        if slips:
            raise Refusal("invalid", slips)

    def _save(
        self, connection: Connection, row: dict[str, Any], base: int
    ) -> dict[str, Any] | Stopped:
        person, draft = row["person"], row["id"]
        oldest = row["saved_at"] - self._kept
        connection.execute(
            delete(drafts).where(drafts.c.person == person, drafts.c.saved_at <= oldest)
        )
        stored = _row(connection, person, draft, oldest)
        if stored is None:
            if base or self._sent(connection, person, row["key"]):
                return "draft_gone"
            if self._count(connection, person) >= self._most:
                return "too_many_drafts"
            whole = row | {"revision": 1}
            connection.execute(insert(drafts), whole)
            return whole
        if stored["revision"] == base:
            whole = row | {"revision": base + 1}
            connection.execute(
                update(drafts)
                .where(drafts.c.person == person, drafts.c.id == draft)
                .values(**whole)
            )
            return whole
        same = all(stored[name] == row[name] for name in _CONTENT)
        return stored if same else "draft_changed"

    def _sent(self, connection: Connection, person: int, key: str) -> bool:
        """Whether what is sent by this key was already received: a saving that comes late must
        not bring the draft back."""
        hashed = self._key.digest("idempotency", str(person), key)
        found = select(applications.c.id).where(applications.c.idempotency_hash == hashed)
        return connection.execute(found).scalar() is not None

    def _count(self, connection: Connection, person: int) -> int:
        mine = select(func.count()).select_from(drafts).where(drafts.c.person == person)
        return connection.execute(mine).scalar_one()

    def _oldest(self) -> datetime:
        """What was saved then or before is gone."""
        return self._now() - self._kept

    def _summary(self, row: dict[str, Any]) -> DraftSummary:
        return DraftSummary.model_validate(row | {"kept_until": row["saved_at"] + self._kept})


def _row(
    connection: Connection, person: int, draft: str, oldest: datetime
) -> dict[str, Any] | None:
    found: RowMapping | None = (
        connection.execute(
            select(drafts).where(
                drafts.c.person == person, drafts.c.id == draft, drafts.c.saved_at > oldest
            )
        )
        .mappings()
        .one_or_none()
    )
    return None if found is None else {**found}
