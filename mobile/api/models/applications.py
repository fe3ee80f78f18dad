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


class Ways(Said):
    """Where the citizen may turn, and what opens it: "If no answer comes:"."""

    head: Text
    ways: tuple[Text, ...]


class Way(Said):
    """One sentence about how a way is taken. `read`: S where a source was read, else general
    knowledge. `site` is the host name under which its owner tells more."""

    words: Text
    read: str = "?"
    site: str | None = None


class Remedy(Said):
    """A way that stands open today: an objection, a court, an ombudsman. All days are days in
    Türkiye; `last` is None where we know of no last one. With `letter` the service writes one."""

    id: str
    name: Text
    opens: date
    last: date | None = None
    law: Text
    how: tuple[Way, ...] = ()
    letter: bool = False
    taken: bool = False
    """It was taken, on the day `opens`; `last` is by when it is decided."""


class Legal(Said):
    """What the law makes of an application today, in Türkiye, in sentences with their articles."""

    standing: str
    """running, stopped, late, very_late, answered, not_processed, waived, withdrawn; an app may
    not know one."""
    late_by: int = 0
    """Days after the last one."""
    working_days_left: int | None = None
    """To the last day of the clock that runs, less than 0 behind it."""
    why: tuple[Text, ...] = ()
    """Why the last day is that day, step by step."""
    ways: tuple[Ways, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    """The ways open today, ready to be taken."""


class Receipt(Said):
    """The service has the application. `received_at` is UTC."""

    number: str
    form: str
    received_at: AwareDatetime
    clock: Clock | None = None
    """None where no answer is owed (thanks)."""
    signed: str = ""
    """The signed receipt (`mobile.api.receipt_text`); "" of one from before there were any."""


class ApplicationSummary(Said):
    """One line of "my applications"."""

    number: str
    form: str
    title: str
    """The citizen's own; "" where the form asks for none."""
    status: str
    received_at: AwareDatetime
    due: date | None = None
    """The last day for what comes next, an answer or a payment, in Türkiye; None where nothing
    is owed, or no more."""
    new: bool = False
    """Something happened since the citizen last opened it."""


class ApplicationList(Said):
    """One page, newest first; `next` is the key of the following page, None at the end."""

    applications: tuple[ApplicationSummary, ...]
    next: str | None = None


class EventFile(Said):
    """A document at a step of the timeline. `name` has the ending that fits; `size` is in bytes, as
    it came; `kind` is picture, document, audio, video; an app may not know one."""

    id: str
    name: str
    size: int
    kind: str


class Event(Said):
    """One step of the timeline. `at` is UTC; `unit` is the name of who acted, if a unit did."""

    kind: str
    at: AwareDatetime
    unit: str | None = None
    by: str = "office"
    """"citizen" or "office"."""
    words: Text = Field(default_factory=dict)
    """What happened, in a sentence; empty only from an older service."""
    text: str | None = None
    """What the office or the citizen wrote: a question, a reply, an answer."""
    files: tuple[EventFile, ...] = ()
    unread: bool = False
    """The citizen had not seen it when this was asked for."""


class Fee(Said):
    """What has to be paid (4982 m.10). `amount` is in kuruş, `pay_by` a day in Türkiye."""

    amount: int
    pay_by: date


class Application(ApplicationSummary):
    """One application, whole. It is shown by the version of the form by which it was asked.
    Asking for it marks what happened as seen."""

    form_version: int
    clock: Clock | None = None
    answers: Answers
    unit: str | None = None
    events: tuple[Event, ...]
    can: tuple[str, ...] = ()
    """What the citizen can do now, by the last part of its address: withdraw, undo, reply, pay,
    contest, ask, rate, reopen, object. An app may not know one."""
    undo_until: AwareDatetime | None = None
    """Until when a withdrawal can be undone, in UTC."""
    fee: Fee | None = None
    legal: Legal | None = None
    """None where no answer is owed."""


class Note(Asked):
    """What the citizen writes: a reply, a reason to reopen, an objection, why a fee is wrong."""

    text: str = Field(max_length=3000)
    files: tuple[str, ...] = Field(default=(), max_length=100)
    """The ids of uploaded files that go along."""


class Rating(Asked):
    """How good the answer was, from 1 to 5."""

    stars: int = Field(ge=1, le=5)
    comment: str = Field(default="", max_length=1000)
