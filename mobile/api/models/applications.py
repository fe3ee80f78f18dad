"""Applications: sending one, and where each stands."""

from __future__ import annotations

from datetime import date

from pydantic import AwareDatetime, Field

from mobile.api.models.base import Asked, Said, Text
from mobile.api.models.forms import Answers, Span


class NewApplication(Asked):
    form: str = Field(max_length=64)
    form_version: int
    answers: Answers
    draft: str | None = Field(default=None, max_length=64)
    """The saved draft it was written in; it is gone once the application is there."""


class Clock(Said):
    """By when the law wants an answer. Both are days in Türkiye (Europe/Istanbul)."""

    due: date
    started: date
    span: Span
    law: Text


class Receipt(Said):
    """The service has the application. `received_at` is UTC."""

    number: str
    form: str
    received_at: AwareDatetime
    clock: Clock | None = None
    """None where no answer is owed (thanks)."""


class ApplicationSummary(Said):
    """One line of "my applications"."""

    number: str
    form: str
    title: str
    """The citizen's own; "" where the form asks for none."""
    status: str
    received_at: AwareDatetime
    due: date | None = None
    """The last day for an answer, in Türkiye; None where none is owed."""


class ApplicationList(Said):
    """One page, newest first; `next` is the key of the following page, None at the end."""

    applications: tuple[ApplicationSummary, ...]
    next: str | None = None


class Event(Said):
    """One step of the timeline. `at` is UTC; `unit` is the name of who acted, if a unit did."""

    kind: str
    at: AwareDatetime
    unit: str | None = None


class Application(ApplicationSummary):
    """One application, whole. It is shown by the version of the form by which it was asked."""

    form_version: int
    clock: Clock | None = None
    answers: Answers
    unit: str | None = None
    events: tuple[Event, ...]
