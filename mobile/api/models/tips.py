"""Anonymous tips: sent without a name, and found again by a number alone.

None of this travels with a token, a device's mark or a cookie, and the number only ever in a body.
"""

from __future__ import annotations

from datetime import date

from pydantic import ConfigDict, Field, JsonValue

from mobile.api.models.base import Asked, Said
from mobile.api.models.forms import Answers

KEY = r"^[0-9a-f]{32,64}$"
"""At least 128 random bits, as hexadecimal digits."""


class TipChallenge(Said):
    """A puzzle that must be solved before a tip is sent, or that none is needed now."""

    challenge: dict[str, JsonValue] | None = None
    """As ALTCHA writes it (version 2): `parameters` and their `signature`. It goes back as it
    came, with its solution."""


class NewTip(Asked):
    """`key` is random, made by the app for this one sending and kept nowhere: the same key brings
    the same number, so a lost answer is simply asked for again. `proof` is the solution of a
    puzzle (`mobile.api.proof`), needed only after `proof_needed`."""

    form: str = Field(max_length=64)
    form_version: int
    answers: Answers
    key: str = Field(pattern=KEY)
    proof: str | None = Field(default=None, max_length=2000)


class TipReceipt(Said):
    """The service has the tip. The number is told now and whenever the same key asks again; it
    is kept nowhere, so nobody can find a lost one."""

    number: str
    received_on: date
    """The day in Türkiye; the hour is not kept."""
    signed: str = ""
    """A signed receipt that says only the day: it is the same for every tip of that day."""


class TipLookup(Asked):
    """Opens a tip, or with another address withdraws it."""

    number: str = Field(max_length=100)


class NewTipMessage(Asked):
    """Something more from the reporter. The same `key` again writes it no second time."""

    number: str = Field(max_length=100)
    text: str = Field(max_length=2000)
    key: str = Field(pattern=KEY)


class NewTipFile(Asked):
    """A file of the reporter, whole and without a name: what it is, its content says. In JSON
    `content` is base64. The same `key` again adds it no second time."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    number: str = Field(max_length=100)
    key: str = Field(pattern=KEY)
    content: bytes = Field(repr=False)


class TipExchange(Asked):
    """Asks for another number, since this one was seen. The same `key` with the same number again
    brings the same new one, so a lost answer is simply asked for again."""

    number: str = Field(max_length=100)
    key: str = Field(pattern=KEY)


class TipMessage(Said):
    """One message of either side. `by` is "reporter" or "office"."""

    by: str
    text: str
    file: str = ""
    """Of a file, its kind: picture, document, audio or video; an app may not know it. Such a
    message has no text."""
    on: date
    read: bool
    """Whether the office has read it; of the reporter's own reading nothing is kept."""


class TipStatus(Said):
    """Where a tip stands. `status` is one of received, assessing, more_information_needed,
    answered, withdrawn; an app may not know it."""

    status: str
    received_on: date
    taken_by_operator: bool = False
    """Somebody wrote it down for the reporter and has seen the number: propose another one."""
    messages: tuple[TipMessage, ...] = ()
    """Of both sides, in the order in which they were written."""
