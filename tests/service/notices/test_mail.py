"""Mails over a real line to a server of the test's own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from email import message_from_bytes
from email.policy import default
from typing import Any, cast

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from service.notices.mail import Mail, MailNotSent, SmtpMail

MAIL = Mail("Başvurunuzda bir gelişme var", "İlk satır.\n.\n.noktayla başlar\nSon: ğüşıöç\n")


class Office:
    """Takes mails, or does what the test says."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []
        self.rcpt = "250 OK"
        self.data = "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if self.rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if not self.data:
            cast("asyncio.WriteTransport", server.transport).abort()
            return "250 OK"
        if self.data.startswith("250"):
            self.taken.append(envelope)
        return self.data


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
async def url(office: Office) -> AsyncGenerator[str]:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(office, loop=loop), "127.0.0.1", 0)
    yield f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    server.close()
    await server.wait_closed()


async def send(url: str, address: str = "ad@ornek.org") -> None:
    await SmtpMail(url, "haber@basvuru.example.org").send(address, MAIL, "")


async def test_a_mail_arrives_as_it_was_written(office: Office, url: str) -> None:
    await send(url)
    (envelope,) = office.taken
    assert (envelope.mail_from, envelope.rcpt_tos) == (
        "haber@basvuru.example.org",
        ["ad@ornek.org"],
    )
    assert isinstance(envelope.content, bytes)
    mail = message_from_bytes(envelope.content, policy=default)
    assert (mail["subject"], mail["to"]) == (MAIL.subject, "ad@ornek.org")
    assert mail["auto-submitted"] == "auto-generated" and mail["message-id"] and mail["date"]
    assert mail.get_content().replace("\r\n", "\n") == MAIL.text


async def test_a_domain_with_letters_of_its_own(office: Office, url: str) -> None:
    await send(url, "ad@örnek.org")
    assert office.taken[0].rcpt_tos == ["ad@xn--rnek-4qa.org"]
    with pytest.raises(MailNotSent) as refused:
        await send(url, "şule@ornek.org")
    assert refused.value.for_good


@pytest.mark.parametrize(
    ("where", "answer", "for_good"),
    [
        ("rcpt", "550 nobody here", True),
        ("rcpt", "451 later", False),
        ("data", "554 no", True),
        ("data", "452 full", False),
    ],
)
async def test_what_the_server_does_not_take(
    office: Office, url: str, where: str, answer: str, for_good: bool
) -> None:
    setattr(office, where, answer)
    with pytest.raises(MailNotSent) as refused:
        await send(url)
    assert refused.value.for_good is for_good
    assert office.taken == [] and str(refused.value) == ""


async def test_a_line_that_is_cut_while_it_is_handed_over_leaves_it_open(
    office: Office, url: str
) -> None:
    office.data = ""
    with pytest.raises(Exception) as fault:
        await send(url)
    assert not isinstance(fault.value, MailNotSent)


async def test_nobody_there(url: str) -> None:
    with pytest.raises(MailNotSent):
        await send("smtp://127.0.0.1:9")


async def test_beyond_this_machine_nothing_goes_without_tls(
    office: Office, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This server speaks no STARTTLS; were it somewhere else, it would get nothing."""

    def elsewhere(_host: str) -> bool:
        return False

    monkeypatch.setattr("service.notices.mail._here", elsewhere)
    with pytest.raises(MailNotSent):
        await send(url)
    with pytest.raises(MailNotSent):
        await send(url.replace("smtp:", "smtps:"))
    assert office.taken == []


@pytest.mark.parametrize("url", ["", "http://h", "smtp://", "smtp:h", "smtps://h:port"])
def test_a_server_that_is_none(url: str) -> None:
    with pytest.raises(ValueError):
        SmtpMail(url, "a@b.c")
