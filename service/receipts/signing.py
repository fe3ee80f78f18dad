"""A receipt as a signed text, and whether a text is one.

The text's form is in `mobile.api.receipt_text`. Signed is everything before the last full stop,
the name of the key included, with Ed25519 (RFC 8032).
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey

from mobile.api.receipt_text import BEGINNING, RECEIPT
from service.clock import day_in_turkiye
from service.receipts.keys import PublicKey

_TIP = "T"
_TIME, _DAY = "%Y%m%dT%H%M%SZ", "%Y%m%d"


@dataclass(frozen=True)
class OfApplication:
    """`at` is in UTC, to the second; `due` a day in Türkiye, None where no answer is owed.
    `digest` is the content's SHA-256."""

    number: str
    at: datetime
    form: str
    form_version: int
    due: date | None
    digest: bytes

    @property
    def on(self) -> date:
        return day_in_turkiye(self.at)


@dataclass(frozen=True)
class OfTip:
    """That somebody's tip was received on a day in Türkiye. All of one day are the same text, so
    none leads to its tip."""

    on: date


Says = OfApplication | OfTip


@dataclass(frozen=True)
class Verdict:
    """`genuine`, `not_genuine`, `unknown_key` (no one can tell) or `unreadable` (it is none)."""

    verdict: Literal["genuine", "not_genuine", "unknown_key", "unreadable"]
    says: Says | None = None
    """Only of a genuine one: nothing else is worth reading."""
    key: PublicKey | None = None


def signed(says: Says, key: SigningKey, key_id: str) -> str:
    """The receipt. The same with the same key is the same text."""
    text = f"{BEGINNING}{_written(says)}.{key_id}"
    return f"{text}.{_b64(key.sign(text.encode('ascii')).signature)}"


def check(text: str, keys: Mapping[str, PublicKey]) -> Verdict:
    """Is it genuine? `keys` are those that are trusted, by their names. A key counts only for the
    days on which it was in use."""
    if not RECEIPT.fullmatch(text):
        return Verdict("unreadable")
    said, _, signature = text.rpartition(".")
    head, _, key_id = said.rpartition(".")
    key = keys.get(key_id)
    if key is None:
        return Verdict("unknown_key")
    raw = _unb64(signature)
    # Of the last letter only two bits count: written otherwise, it would be another text.
    if _b64(raw) != signature:
        return Verdict("not_genuine")
    try:
        key.key.verify(said.encode("ascii"), raw)
        says = _read(head.removeprefix(BEGINNING))
    except (BadSignatureError, ValueError):
        return Verdict("not_genuine")
    if not key.covers(says.on):
        return Verdict("not_genuine")
    return Verdict("genuine", says, key)


def _written(says: Says) -> str:
    if isinstance(says, OfTip):
        return f"{_TIP}.{says.on:{_DAY}}"
    at, due = says.at.astimezone(UTC), f"{says.due:{_DAY}}" if says.due else "0"
    version, digest = says.form_version, _b64(says.digest)
    return f"{says.number}.{at:{_TIME}}.{says.form}.{version}.{due}.{digest}"


def _read(text: str) -> Says:
    match text.split("."):
        case [number, at, form, version, due, digest]:
            return OfApplication(
                number,
                datetime.strptime(at, _TIME).replace(tzinfo=UTC),
                form,
                int(version),
                None if due == "0" else _day(due),
                _unb64(digest),
            )
        case [_, day]:
            return OfTip(_day(day))
        case _:
            raise ValueError("no receipt")


def _day(text: str) -> date:
    return datetime.strptime(text, _DAY).replace(tzinfo=UTC).date()


def _b64(raw: bytes) -> str:
    """Base64url without its end."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _unb64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
