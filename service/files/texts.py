"""Plain text: kept as it is, as UTF-8."""

from __future__ import annotations

from service.files.findings import Cleaned, Type


def clean(data: bytes, found: Type) -> Cleaned:
    """Text tells nothing beside what it says."""
    return Cleaned(found, data)
