"""Attachments: asked for first, then uploaded as raw bytes, then looked at by the service."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, Field

from mobile.api.models.base import Asked, Said

Betrays = Literal["place", "time", "device", "author"]
"""What a file tells beside its content: where and when, with what and by whom it was made."""
FileStage = Literal["waiting", "receiving", "looking", "ready", "refused", "broken_off"]
Attachment = Literal["picture", "document", "audio", "video"]


class NewFile(Asked):
    """A file that the citizen chose. `size` is in bytes."""

    name: str = Field(min_length=1, max_length=255)
    size: int = Field(ge=0)


class FileTicket(Said):
    """Where the bytes go: PUT them to `upload` as they are. Whoever has that address may upload
    this one file until `expires_at`, so it belongs in no log and in no message."""

    id: str
    upload: str
    expires_at: AwareDatetime


class FileState(Said):
    """One file, as the service has it. `received` grows while the bytes arrive."""

    id: str
    name: str
    size: int
    """As the citizen's device said."""
    received: int
    state: FileStage
    kind: Attachment | None = None
    """Known once the file is ready; decided by its content."""
    fault: str | None = None
    """Why it was refused or broken off: a stable code."""
    told: str = ""
    """How it stands, as a sentence in the asked language."""
    betrays: tuple[Betrays, ...] = ()
    """What the original tells; the cleaned copy tells none of it."""
    kept_as_evidence: bool = False
    """True: the original is what is filed. False: the cleaned copy."""


class Evidence(Asked):
    """`keep` True: file the original with all that it tells. False: the cleaned copy."""

    keep: bool
