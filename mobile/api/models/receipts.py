"""Signed receipts: what one says, and whether one is genuine."""

from __future__ import annotations

from datetime import date

from pydantic import AwareDatetime, Field

from mobile.api.models.base import Asked, Said, Text


class ReceiptSays(Said):
    """What stands in a receipt. One of a tip has only its day."""

    kind: str
    """"application" or "tip"; an app may not know another."""
    on: date
    """The day in Türkiye on which it was received,"""
    at: AwareDatetime | None = None
    """and the time (UTC, to the second)."""
    number: str = ""
    form: str = ""
    form_version: int = 0
    form_title: Text = Field(default_factory=dict)
    """Empty where this installation has no such form."""
    due: date | None = None
    """By when the law wants an answer, as it was when the application came; None where none is
    owed."""
    digest: str = ""
    """SHA-256 of the content file, in hexadecimal digits."""


class SignedReceipt(Said):
    """The receipt of an application: the text that is signed, and what it says."""

    text: str
    says: ReceiptSays


class ReceiptCheck(Asked):
    """Asks whether a receipt is genuine. `digest` is that of a content file, made by the app:
    the content itself goes nowhere."""

    receipt: str = Field(max_length=2000)
    digest: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")


class ReceiptPaper(Asked):
    """Asks for a genuine receipt as a PDF."""

    receipt: str = Field(max_length=2000)


class CheckedReceipt(Said):
    """What became of the check."""

    verdict: str
    """genuine; not_genuine: somebody changed it, or it is not ours; unknown_key: signed by a key
    that we do not know, so that we cannot tell; unreadable: no receipt is in it. An app may not
    know another."""
    says: ReceiptSays | None = None
    """Only of a genuine one."""
    key_retired_on: date | None = None
    """The day on which its key was replaced; the receipt is as good as before."""
    content: str = ""
    """"same" or "other", if a digest was asked about."""
