"""The intake office's pair of keys: the public half takes tips in, the private half reads them.

Only the public half need be where the service runs. The private one stands in a file of its own,
outside the database, best on another machine.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from nacl.encoding import Base64Encoder
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey

from service.settings import NO_INTAKE_KEY, Settings, SettingsRefused


def make_pair(private: Path) -> Path:
    """Writes a new pair: the private half to `private`, readable by its owner alone, and the
    public one beside it. Returns the public one's path. Raises FileExistsError rather than write
    over a key: whatever was sealed for it would be lost."""
    public = private.with_suffix(".pub")
    if public.exists():
        raise FileExistsError(public)
    private.parent.mkdir(parents=True, exist_ok=True)
    key = PrivateKey.generate()
    made = private.with_suffix(f".{secrets.token_hex(4)}")
    with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(key.encode(Base64Encoder))
    try:
        os.link(made, private)  # whole or not at all, and never over another
    finally:
        made.unlink()
    _write_public(public, key.public_key)
    return public


def public_key(settings: Settings) -> PublicKey:
    """The public half; a demo makes the pair at its first start. Raises SettingsRefused."""
    public, private = settings.intake_public, settings.intake_private
    if not public.exists() and not settings.production:
        if not private.exists():
            with suppress(FileExistsError):  # another process was faster; its key is as good
                make_pair(private)
        _write_public(public, private_key(private).public_key)
    try:
        return PublicKey(public.read_bytes(), Base64Encoder)
    except (OSError, ValueError, TypeError, CryptoError):
        raise SettingsRefused(NO_INTAKE_KEY) from None


def private_key(path: Path) -> PrivateKey:
    """Raises SettingsRefused with a sentence where there is none."""
    try:
        return PrivateKey(path.read_bytes(), Base64Encoder)
    except (OSError, ValueError, TypeError, CryptoError):
        raise SettingsRefused(f"INTAKE_KEY: there is no private key in {path}.") from None


def _write_public(path: Path, key: PublicKey) -> None:
    made = path.with_suffix(f".{secrets.token_hex(4)}")
    made.write_bytes(key.encode(Base64Encoder))
    made.replace(path)
