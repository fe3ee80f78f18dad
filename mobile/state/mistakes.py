"""What the citizen has to mend, whoever found it: the device or the service."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """One field to mend. `told` is the service's own sentence, in the citizen's language; where
    it is empty the words follow from `code` (mobile/views/faults.py). `limit` in characters."""

    field: str
    code: str = ""
    limit: int | None = None
    told: str = ""
