"""The one secret of an installation, and the keyed hashes made with it.

Secrets that are short (a code, an identity number) can be guessed from a plain hash; with a key
that is not in the database they cannot.
"""

from __future__ import annotations

import hmac
import os
import secrets
from pathlib import Path

from service.settings import NO_KEY, Settings, SettingsRefused

_SHORTEST = 32


class SecretKey:
    """Makes keyed hashes; a hash made for one purpose says nothing in another."""

    def __init__(self, key: bytes) -> None:
        if len(key) < _SHORTEST:
            raise SettingsRefused(NO_KEY)
        self._key = key

    def digest(self, purpose: str, *parts: str) -> bytes:
        """HMAC-SHA256 of the parts, 32 bytes."""
        return hmac.digest(self._key, "\0".join((purpose, *parts)).encode(), "sha256")

    def hexdigest(self, purpose: str, *parts: str) -> str:
        """The same, as 64 hexadecimal digits."""
        return self.digest(purpose, *parts).hex()


def secret_key(settings: Settings) -> SecretKey:
    """The installation's key: from SECRET_KEY, else from the file `secret.key` in the data
    folder, which a demo makes for itself. Raises SettingsRefused in production without one."""
    if settings.secret_key is not None:
        return SecretKey(settings.secret_key.get_secret_value().encode())
    path = settings.data_dir / "secret.key"
    if not path.exists():
        if settings.production:
            raise SettingsRefused(NO_KEY)
        _make(path)
    return SecretKey(path.read_bytes())


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process was faster; its key is as good
        return
    with os.fdopen(file, "w") as key:
        key.write(secrets.token_urlsafe(48))
