"""What looking at a file brings: what it is and what it tells, or why it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["picture", "document", "audio", "video"]
Telling = Literal["place", "time", "device", "author"]
TELLING: tuple[Telling, ...] = ("place", "time", "device", "author")


class Faulty(Exception):
    """The file is refused; `code` is one of service.files.faults."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


WRONG_TYPE = "file_wrong_type"
DAMAGED = "file_damaged"
PROTECTED = "file_protected"
TOO_LARGE = "file_too_large"
EMPTY = "file_empty"


@dataclass(frozen=True)
class Type:
    """What the first bytes say a file is. `name` picks the module that looks at it."""

    name: str
    kind: Kind
    media: str
    suffix: str


@dataclass(frozen=True)
class Cleaned:
    """A file without what it told. `original` is there where the original itself cannot be kept
    as it came: the same with all it tells, but without what is dangerous."""

    type: Type
    clean: bytes
    betrays: frozenset[Telling] = frozenset()
    original: bytes | None = None
    came_as: Type | None = None
    """What the original is, where the copy is of another type."""


@dataclass(frozen=True)
class Finding:
    """What the child says of one file. With a `fault` nothing else counts."""

    fault: str | None = None
    kind: Kind | None = None
    media: str = ""
    original_media: str = ""
    betrays: tuple[Telling, ...] = ()
    other_original: bool = False
    """The child wrote an original in place of the one that came."""
    peak: int = 0
    """The most memory the child ever held, in bytes."""
