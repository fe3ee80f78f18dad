"""Signing what is received, in the moment in which it is received."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from service.receipts.content import content_file, digest, new_salt
from service.receipts.keys import Keys
from service.receipts.signing import OfApplication, OfTip, Says, signed
from service.settings import SettingsRefused

_log = logging.getLogger("service")


@dataclass(frozen=True)
class AsFiled:
    """What of an application its receipt stands for. `received_at` is aware, `due` a day in
    Türkiye; `files` as in `content.content_file`."""

    form: str
    form_version: int
    answers: Mapping[str, Any]
    files: Mapping[str, str | None]
    received_at: datetime
    due: date | None


class Issuing:
    """Writes receipts with the current key. Where there is none, nothing is refused for it: an
    application without a receipt is better than a receipt without an application."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    def of_application(self, number: str, filed: AsFiled) -> dict[str, object]:
        """The columns `salt` and `receipt` of its row."""
        salt = new_salt()
        content = content_file(
            form=filed.form,
            form_version=filed.form_version,
            answers=filed.answers,
            files=filed.files,
            salt=salt,
        )
        says = OfApplication(
            number,
            filed.received_at,
            filed.form,
            filed.form_version,
            filed.due,
            digest(content),
        )
        return {"salt": salt, "receipt": self._signed(says) or None}

    def of_tip(self, day: date) -> str:
        """The receipt of every tip of that day; "" where no key of ours was in use on it."""
        return self._signed(OfTip(day))

    def _signed(self, says: Says) -> str:
        try:
            key_id, key = self._keys.current
        except SettingsRefused:
            _log.error("there is no key to sign receipts with")
            return ""
        if not self._keys.public[key_id].covers(says.on):
            return ""
        return signed(says, key, key_id)
