"""The types of application. Each is one JSON file of this folder; no code knows any of them."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Connection, insert, select

from mobile.api.models import Form, FormSummary
from service.clock import Clocks
from service.forms.checking import Bounds, FormRefused
from service.forms.ordering import NoSuchCrisis, ordered
from service.i18n.texts import in_every_language, in_turkish
from service.store.database import Database
from service.store.tables import form_versions

__all__ = ["FOLDER", "FormRefused", "Forms", "NoSuchCrisis", "load"]

FOLDER = Path(__file__).parent


class Forms:
    """The forms in use now, and every version that was ever in use."""

    def __init__(self, current: Sequence[Form]) -> None:
        self._current = {form.id: form for form in current}
        self._versions = {(form.id, form.version): form for form in current}
        self._bodies = {form.id: _body(form) for form in current}
        self.summaries = tuple(
            FormSummary.model_validate(form.model_dump(include={*FormSummary.model_fields}))
            for form in current
            if not form.anonymous
        )

    def body(self, form: str, version: int | None = None) -> tuple[bytes, str] | None:
        """The form in use, or an older version of it, as the bytes of an answer and their ETag."""
        if version is None:
            return self._bodies.get(form)
        old = self._versions.get((form, version))
        return _body(old) if old else None

    def current(self, form: str) -> Form | None:
        """The form in use, if it is one that is filed under a name."""
        found = self._current.get(form)
        return None if found is None or found.anonymous else found

    def version(self, form: str, version: int, *, anonymous: bool = False) -> Form | None:
        """A form as it was asked in that version; None if there never was one. An anonymous one
        is found only by whoever says so: drafts and applications are stored under a name."""
        found = self._versions.get((form, version))
        return None if found is None or found.anonymous is not anonymous else found

    async def archive(self, database: Database) -> None:
        """Stores the versions in use and fetches the older ones. Raises FormRefused when a file
        was changed and its version was not: applications already point to that version."""
        stored = await database.write(self._archive)
        for (form, version), definition in stored.items():
            old = _read(definition)
            now = self._versions.setdefault((form, version), old)
            if _asked(now) != _asked(old):
                raise FormRefused(
                    Path(f"{form}.json"),
                    f"changed without a new version; raise it to {version + 1}",
                )

    def _archive(self, connection: Connection) -> dict[tuple[str, int], str]:
        rows = connection.execute(select(form_versions)).all()
        stored = {(str(row.id), int(row.version)): str(row.definition) for row in rows}
        for form in self._current.values():
            if (form.id, form.version) not in stored:
                connection.execute(
                    insert(form_versions),
                    {"id": form.id, "version": form.version, "definition": form.model_dump_json()},
                )
        return stored


def _body(form: Form) -> tuple[bytes, str]:
    body = form.model_dump_json().encode()
    return body, f'"{sha256(body).hexdigest()[:20]}"'


def _asked(form: Form) -> JsonValue:
    """What a form asks: its Turkish words. Another language may be mended at any time."""
    return in_turkish(form.model_dump(mode="json"))


def _read(definition: str) -> Form:
    """An archived form, in the languages of today. The first ones told their legal time as
    `answer_days`."""
    source: Any = in_every_language(json.loads(definition))
    if "answer_days" in source:
        source["answer"] = {"amount": source["answer_days"], "unit": "day"}
    return Form.model_validate(source)


def load(
    clocks: Clocks,
    folder: Path | None = None,
    *,
    crisis: Collection[str] = (),
    most_files: int = 10,
) -> Forms:
    """Reads and checks every form, in the order in which they are offered; with `folder`, those
    of that folder too. A form for a crisis is offered only when `crisis` names it. Raises
    FormRefused, naming file and place, and NoSuchCrisis."""
    bounds = Bounds(clocks, most_files)
    folders = [FOLDER] if folder is None else [FOLDER, folder]
    return Forms(ordered(folders, bounds, crisis))
