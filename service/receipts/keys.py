"""The keys that receipts are signed with: a folder outside the database, one key is the current.

Of each key stands there the public half, as a JWK (RFC 8037) with the days on which it was in use
(`<id>.jwk`); of the current one also the private half (`<id>.key`). Whoever rotates throws the
old private half away: what it signed stays good, and nobody can sign with it any more.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from nacl.encoding import URLSafeBase64Encoder
from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from service.clock import day_in_turkiye
from service.settings import NO_RECEIPT_KEY, Settings, SettingsRefused

_ID_DIGITS = 10
_SLACK = timedelta(days=1)
"""What came a moment before a key did may be signed with it."""


@dataclass(frozen=True)
class PublicKey:
    """One public key; in use from `since` to `until` (days in Türkiye), None while it is."""

    id: str
    key: VerifyKey
    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether it was in use on that day. A stolen key can sign no earlier day, and one that
        was replaced no later one."""
        return self.since - _SLACK <= day and (self.until is None or day <= self.until)

    def jwk(self) -> dict[str, str | None]:
        return {
            "kty": "OKP",
            "crv": "Ed25519",
            "alg": "EdDSA",
            "use": "sig",
            "kid": self.id,
            "x": self.key.encode(URLSafeBase64Encoder).decode().rstrip("="),
            "since": self.since.isoformat(),
            "until": self.until.isoformat() if self.until else None,
        }


class KeysUnreadable(ValueError):
    """This is no list of keys."""


def listed(keys: Iterable[PublicKey]) -> bytes:
    """The list of public keys, as it stands at its well-known address; oldest first."""
    ordered = sorted(keys, key=lambda key: (key.since, key.until or date.max, key.id))
    return (json.dumps({"keys": [key.jwk() for key in ordered]}, indent=1) + "\n").encode()


def read_list(content: bytes) -> dict[str, PublicKey]:
    """The keys of such a list, by their ids. Raises KeysUnreadable."""
    try:
        keys = [_public(jwk) for jwk in json.loads(content)["keys"]]
    except (ValueError, KeyError, TypeError, RecursionError, CryptoError):
        raise KeysUnreadable from None
    return {key.id: key for key in keys}


def id_of(key: VerifyKey) -> str:
    return sha256(bytes(key)).hexdigest()[:_ID_DIGITS]


class Keys:
    """The keys in a folder. A key that was rotated there is taken up without a start anew."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen = 0
        self._public: dict[str, PublicKey] = {}
        self._current: tuple[str, SigningKey] | None = None

    @property
    def public(self) -> dict[str, PublicKey]:
        """All public keys by their ids, those that were replaced too."""
        self._look()
        return self._public

    @property
    def current(self) -> tuple[str, SigningKey]:
        """The id of the key that signs now, and the key. Raises SettingsRefused."""
        self._look()
        if self._current is None:
            raise SettingsRefused(NO_RECEIPT_KEY)
        return self._current

    def _look(self) -> None:
        try:
            changed = self._folder.stat().st_mtime_ns
        except OSError:
            return  # what is known is good as long as we run
        if changed == self._seen:
            return
        public = {key.id: key for key in _all_public(self._folder)}
        self._public, self._seen, self._current = public, changed, None
        active = [key for key in public.values() if key.until is None]
        for key in sorted(active, key=lambda key: key.since):
            private = _private(self._folder, key.id)
            if private is not None:
                self._current = (key.id, private)


def open_keys(settings: Settings, now: Callable[[], datetime]) -> Keys:
    """The installation's keys; a demo makes one at its first start. Raises SettingsRefused."""
    keys = Keys(settings.receipt_keys_folder)
    try:
        _ = keys.current
    except SettingsRefused:
        if settings.production:
            raise
        rotate(settings.receipt_keys_folder, day_in_turkiye(now()))
    return keys


def rotate(folder: Path, today: date) -> PublicKey:
    """Makes a new key; what was current is replaced from now on. `today` is the day in Türkiye."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    before = [key for key in _all_public(folder) if key.until is None]
    private = SigningKey.generate()
    made = PublicKey(id_of(private.verify_key), private.verify_key, today)
    _write(folder / f"{made.id}.key", private.encode(URLSafeBase64Encoder) + b"\n")
    _write(folder / f"{made.id}.jwk", json.dumps(made.jwk(), indent=1).encode() + b"\n", 0o644)
    for key in before:
        ended = json.dumps(replace(key, until=today).jwk(), indent=1).encode() + b"\n"
        _write(folder / f"{key.id}.jwk", ended, 0o644)
        (folder / f"{key.id}.key").unlink(missing_ok=True)
    return made


def _all_public(folder: Path) -> list[PublicKey]:
    found: list[PublicKey] = []
    for path in sorted(folder.glob("*.jwk")):
        with suppress(OSError, ValueError, KeyError, TypeError, CryptoError):
            found.append(_public(json.loads(path.read_bytes())))
    return found


def _public(jwk: Any) -> PublicKey:
    """Raises ValueError, KeyError, TypeError or CryptoError where it is none of ours."""
    if jwk["crv"] != "Ed25519":
        raise ValueError("another kind of key")
    key = VerifyKey(f"{jwk['x']}=".encode(), URLSafeBase64Encoder)
    if jwk["kid"] != id_of(key):
        raise ValueError("another key's name")
    until = jwk.get("until")
    return PublicKey(
        jwk["kid"], key, date.fromisoformat(jwk["since"]), until and date.fromisoformat(until)
    )


def _private(folder: Path, key_id: str) -> SigningKey | None:
    try:
        key = SigningKey((folder / f"{key_id}.key").read_bytes().strip(), URLSafeBase64Encoder)
    except (OSError, ValueError, TypeError, CryptoError):
        return None
    return key if id_of(key.verify_key) == key_id else None


def _write(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Whole or not at all, and still there after a power cut."""
    made = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    made.replace(path)
