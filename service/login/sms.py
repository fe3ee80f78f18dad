"""Sending codes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from mobile.api.checks import masked_phone
from mobile.api.models import DemoMessage

_KEPT = 500


class SmsNotSent(Exception):
    """The gateway did not take the message. Its text never holds the number or the message."""


class SmsSender(Protocol):
    """A way to a mobile phone."""

    @property
    def demo(self) -> bool:
        """Whether messages reach no phone; production refuses it."""
        ...

    async def send(self, phone: str, text: str, challenge: str) -> None:
        """Sends `text` to `phone` (+905XXXXXXXXX). Raises SmsNotSent."""
        ...


class DemoSms:
    """Keeps the newest messages in memory, to be shown on the screen of a demo."""

    demo = True

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._boxes: OrderedDict[str, list[DemoMessage]] = OrderedDict()

    async def send(self, phone: str, text: str, challenge: str) -> None:
        box = self._boxes.setdefault(challenge, [])
        box.append(DemoMessage(phone=masked_phone(phone), text=text, sent_at=self._now()))
        while len(self._boxes) > _KEPT:
            self._boxes.popitem(last=False)

    def messages(self, challenge: str) -> tuple[DemoMessage, ...]:
        """What was sent for one challenge, oldest first; whoever has its id began it."""
        return tuple(self._boxes.get(challenge, ()))
