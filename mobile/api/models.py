"""The contract: what travels between the app and the service, and nothing else.

What the service says tolerates unknown fields, so that an older app can read a newer service.
What the app says forbids them, so that a slip is told at once instead of being dropped.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue

Text = dict[str, str]
"""The same words by language tag ("tr", "en"); "tr" is always there."""


class Said(BaseModel):
    """Something the service says."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class Asked(BaseModel):
    """Something the app asks for."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


# -- forms ---------------------------------------------------------------------------------


class Option(Said):
    """One answer of a choice: `value` is stored, `text` is shown."""

    value: str
    text: Text
    hint: Text | None = None


class _Question(Said):
    id: str
    label: Text
    hint: Text | None = None
    required: bool = True
    law: str | None = None
    """The article that asks for this answer, e.g. "3071 m.4"."""


class TextQuestion(_Question):
    """A short answer on one line. Lengths are in characters."""

    kind: Literal["text"] = "text"
    min_length: int = 1
    max_length: int = 200


class LongTextQuestion(_Question):
    """An answer in sentences. Lengths are in characters."""

    kind: Literal["long_text"] = "long_text"
    min_length: int = 1
    max_length: int = 3000


class ChoiceQuestion(_Question):
    """One of a fixed list."""

    kind: Literal["choice"] = "choice"
    options: tuple[Option, ...]


class PlaceQuestion(_Question):
    """A province and one of its districts."""

    kind: Literal["place"] = "place"


class UnitQuestion(_Question):
    """An institution from the registry; leaving it to the service is a full answer (`unknown`)."""

    kind: Literal["unit"] = "unit"
    unknown: Text


Question = Annotated[
    TextQuestion | LongTextQuestion | ChoiceQuestion | PlaceQuestion | UnitQuestion,
    Field(discriminator="kind"),
]


class Step(Said):
    """The questions that stand on one page."""

    id: str
    title: Text
    hint: Text | None = None
    questions: tuple[Question, ...]


class FormSummary(Said):
    """A form as the list of forms shows it."""

    id: str
    title: Text
    purpose: Text


class FormList(Said):
    forms: tuple[FormSummary, ...]


class Form(FormSummary):
    """One type of application, as data. `answer_days` is the legal time, by `law`."""

    version: int
    need: Text
    answer_days: int
    law: Text
    steps: tuple[Step, ...]


Answers = dict[str, JsonValue]
"""Answers by question id, in the shape in which they travel and are stored:
text, long_text and choice are strings, place is {"province": 6, "district": 1231},
unit is {"number": 24000001} or {"number": null} for "bilmiyorum"."""


# -- places and units ----------------------------------------------------------------------


class District(Said):
    id: int
    name: str


class Province(Said):
    """`id` is the plate code, 1 to 81."""

    id: int
    name: str
    districts: tuple[District, ...]


class Places(Said):
    provinces: tuple[Province, ...]


class Unit(Said):
    """One administrative unit of the (synthetic) registry."""

    number: int
    name: str
    place: str | None = None


class Units(Said):
    units: tuple[Unit, ...]


# -- login ---------------------------------------------------------------------------------


class Identity(Asked):
    """What the citizen tells to be recognised; the service checks it against a register."""

    national_id: str = Field(max_length=32)
    given_name: str = Field(max_length=100)
    family_name: str = Field(max_length=100)
    mother_letters: str = Field(max_length=10)
    """The first two letters of the mother's surname before marriage."""
    document_serial: str = Field(max_length=32)
    phone: str = Field(max_length=40)


class Challenge(Said):
    """A code was sent. Times are UTC."""

    id: str
    phone: str
    """Masked, e.g. "+90 5** *** ** 67"."""
    expires_at: AwareDatetime
    resend_at: AwareDatetime
    tries_left: int


class Code(Asked):
    challenge: str = Field(max_length=64)
    code: str = Field(max_length=32)


class Resend(Asked):
    challenge: str = Field(max_length=64)


class Refresh(Asked):
    refresh_token: str = Field(max_length=128)


class Tokens(Said):
    """Opaque. `access_expires_at` is UTC; `name` is the citizen's own, for the greeting."""

    access_token: str
    refresh_token: str
    access_expires_at: AwareDatetime
    name: str


class DemoMessage(Said):
    """One message in the demo SMS box."""

    phone: str
    text: str
    sent_at: AwareDatetime


class Demo(Said):
    """What only a demo installation has: a sample citizen, offered with one tap."""

    identity: Identity


class DemoLook(Asked):
    """Asks for the messages of one challenge; only whoever began it knows its id."""

    challenge: str = Field(max_length=64)


class DemoBox(Said):
    messages: tuple[DemoMessage, ...]


# -- applications --------------------------------------------------------------------------


class NewApplication(Asked):
    form: str = Field(max_length=64)
    form_version: int
    answers: Answers


class Clock(Said):
    """By when the law wants an answer. `due` is a day in Türkiye (Europe/Istanbul)."""

    due: date
    days: int
    started: date
    law: Text


class Receipt(Said):
    """The service has the application. `received_at` is UTC."""

    number: str
    form: str
    received_at: AwareDatetime
    clock: Clock


class ApplicationSummary(Said):
    """One line of "my applications"."""

    number: str
    form: str
    title: str
    status: str
    received_at: AwareDatetime
    due: date
    """The last day for an answer, in Türkiye."""


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
    clock: Clock
    answers: Answers
    unit: str | None = None
    events: tuple[Event, ...]


# -- errors (RFC 9457) ---------------------------------------------------------------------


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
