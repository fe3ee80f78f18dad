"""What travels between the service and an officer's desk. No phone needs it, so it stands here."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field

from mobile.api.models import Answers, Asked, Said
from service.history.kinds import Outcome


class DeskLine(Said):
    """One application in the inbox. Nothing of what the citizen wrote: that is a look, and looks
    are logged."""

    number: str
    form: str
    status: str
    unit: str | None
    received_at: AwareDatetime
    due: date | None
    purpose: Literal["action", "information"] = "action"
    """Whether the officer's unit is to act (gereği), or only to know (bilgi)."""


class DeskList(Said):
    """The soonest due first; `next` is the key of what follows, None at the end."""

    applications: tuple[DeskLine, ...]
    next: str | None = None


class Applicant(Said):
    name: str
    phone: str


class DeskStep(Said):
    """One event, whole. `officer` is the name of whoever did it."""

    seq: int
    kind: str
    at: AwareDatetime
    by: str
    officer: str | None
    unit: str | None
    what: dict[str, object]


class DeskFile(Said):
    """A file of an application; `size` is in bytes, as it came. `step` is the place of the event
    it came with; None for one that was filed with the application."""

    id: str
    name: str
    size: int
    kind: str
    step: int | None


class DeskFiles(Said):
    files: tuple[DeskFile, ...]


class DeskApplication(DeskLine):
    """One application, as this officer may see it. `applicant` is None where the citizen chose to
    stay unnamed to the institution."""

    title: str
    applicant: Applicant | None
    answers: Answers
    files: tuple[DeskFile, ...]
    events: tuple[DeskStep, ...]
    moves: tuple[str, ...]
    """The kinds of event the officer could cause now."""
    draft: int | None
    """The place of the draft that waits for approval."""


class Forwarding(Asked):
    to: int
    purpose: Literal["action", "information"] = "action"


class DeskNote(Asked):
    text: str = Field(max_length=10_000)


class DeskQuestion(DeskNote):
    """`files` are the ids of files that the officer uploaded."""

    files: tuple[str, ...] = Field(default=(), max_length=100)


class FeeNotice(Asked):
    """In kuruş."""

    amount: int = Field(gt=0, le=100_000_000)
    text: str = Field(max_length=3000)


class Extension(Asked):
    reason: Literal["another_unit", "opinion", "several_bodies"]


class AnswerDraft(Asked):
    """`reason` is the id of a refusal reason."""

    outcome: Outcome
    text: str = Field(max_length=10_000)
    reason: str | None = Field(default=None, max_length=32)
    files: tuple[str, ...] = Field(default=(), max_length=100)


class RefusalDraft(Asked):
    """Not processed (CİMER Yönetmeliği m.5/2) or not given (4982), by the row of the reason."""

    reason: str = Field(max_length=32)
    text: str = Field(max_length=10_000)
    files: tuple[str, ...] = Field(default=(), max_length=100)


class Approval(Asked):
    """`draft` is the place of the draft as it was read."""

    draft: int
