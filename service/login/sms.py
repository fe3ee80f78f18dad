"""Sending messages to phones."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from mobile.api.checks import masked_phone
from mobile.api.models import DemoMessage

_KEPT = 500


class SmsNotSent(Exception):
    """The gateway surely did not take the message. Its text never holds the number or the
    message."""


class SmsSender(Protocol):
    """A way to a mobile phone."""

    @property
    def demo(self) -> bool:
        """Whether messages reach no phone; production refuses it."""
        ...

    async def send(self, phone: str, text: str, box: str) -> None:
        """Sends `text` to `phone` (+905XXXXXXXXX); `box` is where a demo keeps it. Raises
        SmsNotSent where it surely was not taken; anything else says that nobody knows."""
        ...


class DemoMessages:
    """The newest messages, in memory: to be shown on the screen of a demo."""

    demo = True

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._boxes: OrderedDict[str, list[DemoMessage]] = OrderedDict()

    def keep(self, box: str, to: str, text: str) -> None:
        self._boxes.setdefault(box, []).append(
            DemoMessage(phone=to, text=text, sent_at=self._now())
        )
        while len(self._boxes) > _KEPT:
            self._boxes.popitem(last=False)

    def messages(self, box: str) -> tuple[DemoMessage, ...]:
        """What was sent into one box, oldest first; whoever knows its name may look. That of a
        challenge has the challenge's id."""
        return tuple(self._boxes.get(box, ()))


class DemoSms(DemoMessages):
    """The messages of a demo."""

    async def send(self, phone: str, text: str, box: str) -> None:
        self.keep(box, masked_phone(phone), text)
