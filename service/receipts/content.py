"""The content of an application as it was filed, as a file whose digest its receipt names.

The file is its own proof: its SHA-256 is the digest, so that any tool can compare the two. A
random `salt` stands in it and not on the receipt: whoever sees only the receipt cannot try out
what a short content may have been.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from secrets import token_bytes
from typing import Any

SALT_BYTES = 16


def new_salt() -> bytes:
    return token_bytes(SALT_BYTES)


def content_file(
    *,
    form: str,
    form_version: int,
    answers: Mapping[str, Any],
    files: Mapping[str, str | None],
    salt: bytes,
) -> bytes:
    """The bytes of the file (JSON). `files` are the SHA-256 (hexadecimal) of the attachments as
    they were filed, by their id; None of one that came before digests were kept. Never to be
    written otherwise: every receipt would seem to have another content."""
    content = {
        "answers": answers,
        "files": files,
        "form": form,
        "form_version": form_version,
        "salt": salt.hex(),
    }
    return (json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def digest(file: bytes) -> bytes:
    return hashlib.sha256(file).digest()
