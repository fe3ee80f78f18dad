"""Errors: problem details, RFC 9457."""

from __future__ import annotations

from mobile.api.models.base import Said


class FieldFault(Said):
    """What is wrong with one field. `detail` is a sentence in the asked language."""

    field: str
    code: str
    detail: str


class Problem(Said):
    """application/problem+json. `code` is the last part of `type`, stable across languages."""

    type: str = "about:blank"
    title: str = ""
    status: int = 0
    detail: str = ""
    code: str = "unknown"
    errors: tuple[FieldFault, ...] = ()
    retry_after: int | None = None
    """Seconds to wait before trying again, where that helps."""
    tries_left: int | None = None
    """How many more wrong codes this challenge allows."""
