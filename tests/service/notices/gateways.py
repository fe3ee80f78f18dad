"""Gateways that do what a test says: take a message, refuse it, or leave it open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from service.app import Service
from service.login.sms import SmsNotSent
from service.notices.mail import Mail, MailNotSent
from service.store.tables import notices


@dataclass
class Gateway:
    """A phone company. `fault` is raised for what comes next."""

    sent: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    fault: Exception | None = None
    demo: bool = False

    async def send(self, phone: str, text: str, box: str) -> None:
        if self.fault is not None:
            raise self.fault
        self.sent.append((phone, text))


@dataclass
class Post:
    """A mail server."""

    sent: list[tuple[str, Mail]] = field(default_factory=list[tuple[str, Mail]])
    fault: Exception | None = None
    demo: bool = False

    async def send(self, address: str, mail: Mail, box: str) -> None:
        if self.fault is not None:
            raise self.fault
        self.sent.append((address, mail))


REFUSED = SmsNotSent()
REFUSED_MAIL = MailNotSent()


async def rows(service: Service) -> list[Any]:
    """What stands in the outbox."""
    asked = select(notices).order_by(notices.c.id)
    return [*await service.rooms.database.read(lambda known: known.execute(asked).all())]


async def states(service: Service) -> list[str]:
    return [row.state for row in await rows(service)]
