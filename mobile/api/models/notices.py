"""How a citizen hears of news."""

from __future__ import annotations

from pydantic import Field

from mobile.api.models.base import Asked, Said


class NoticeWishes(Said):
    """By SMS to `phone`, which is masked; by e-mail where there is a confirmed address."""

    sms: bool
    phone: str
    email: str | None = None
    demo_box: str | None = None
    """Where a demo keeps what it would have sent."""


class NoticeSms(Asked):
    on: bool


class NoticeEmail(Asked):
    """The address gets a code, and nothing else before that comes back."""

    email: str = Field(max_length=320)
