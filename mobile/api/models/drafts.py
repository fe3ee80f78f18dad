"""Drafts: what was begun, kept by the service so that every device can go on with it."""

from __future__ import annotations

from pydantic import AwareDatetime, Field

from mobile.api.models.base import Asked, Said
from mobile.api.models.forms import Answers


class SavedDraft(Asked):
    """A draft as it stands now. `key` is the idempotency key with which it will be sent, so that
    two devices that send the same draft file one application."""

    form: str = Field(max_length=64)
    form_version: int
    step: str = Field(default="", max_length=64)
    """Where the citizen was."""
    answers: Answers
    key: str = Field(min_length=16, max_length=200)
    revision: int = Field(default=0, ge=0)
    """The revision this was written over; 0 for a new draft."""


class DraftSummary(Said):
    """One line of "what you began". Times are UTC."""

    id: str
    form: str
    title: str
    """The citizen's own, or "" where none is written yet."""
    step: str
    revision: int
    saved_at: AwareDatetime
    kept_until: AwareDatetime
    """A draft that nobody touched is thrown away then."""


class DraftList(Said):
    """Newest first."""

    drafts: tuple[DraftSummary, ...]


class Draft(DraftSummary):
    form_version: int
    answers: Answers
    key: str
