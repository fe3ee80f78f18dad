"""What the citizen has to mend, whoever found it: the device or the service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

OF_FILES = ("no_file", "file_failed", "file_not_ready")
"""Codes for attachments, which only the device can tell: it knows what is on its way."""


@dataclass(frozen=True)
class Mistake:
    """One field to mend. `told` is the service's own sentence, in the citizen's language; where
    it is empty the words follow from `code` (mobile/views/faults.py). `limit` counts characters,
    choices, rows or files; `day` is the first or last day allowed."""

    field: str
    code: str = ""
    limit: int | None = None
    told: str = ""
    day: date | None = None
