"""Who is it: identity, code, tokens, and what only a demo has."""

from __future__ import annotations

from pydantic import AwareDatetime, Field

from mobile.api.models.base import Asked, Said


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
    """Masked, e.g. "+90 5** *** ** 67"; "" where it is not told to whom the code went."""
    expires_at: AwareDatetime
    resend_at: AwareDatetime
    tries_left: int
    seconds_left: int = 180
    """For how long the code is good from now on: a device's own clock may be wrong."""
    extensions_left: int = 0
    """How often that may still be prolonged."""


class Code(Asked):
    challenge: str = Field(max_length=64)
    code: str = Field(max_length=32)


class Resend(Asked):
    challenge: str = Field(max_length=64)


class Prolong(Asked):
    """Asks for more time for a code that was sent, whatever it is for (WCAG 2.2.1)."""

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
    """One message in the demo SMS box, or one mail; `phone` is masked, or an e-mail address."""

    phone: str
    text: str
    sent_at: AwareDatetime


class Demo(Said):
    """What only a demo installation has: a sample citizen, offered with one tap."""

    identity: Identity


class DemoLook(Asked):
    """Asks for the messages of one challenge, or of one's own box (`NoticeWishes.demo_box`); only
    whoever may look knows its id."""

    challenge: str = Field(max_length=64)


class DemoBox(Said):
    messages: tuple[DemoMessage, ...]
