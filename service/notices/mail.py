"""Sending e-mails."""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid
from ipaddress import ip_address
from typing import Final, Protocol
from urllib.parse import unquote, urlsplit

from service.login.sms import DemoMessages

_PATIENCE: Final = 10.0
"""Seconds for each answer of the server."""
_OK: Final = 250
_START: Final = 354


@dataclass(frozen=True)
class Mail:
    subject: str
    text: str


class MailNotSent(Exception):
    """The server surely did not take the mail: it may be tried again, unless it is `for_good`. Its
    text never holds the address or the mail."""

    def __init__(self, *, for_good: bool = False) -> None:
        super().__init__()
        self.for_good = for_good


class MailSender(Protocol):
    """A way to an e-mail address."""

    @property
    def demo(self) -> bool:
        """Whether mails leave the house; production refuses a demo."""
        ...

    async def send(self, address: str, mail: Mail, box: str) -> None:
        """Sends the mail; `box` is where a demo keeps it. Raises MailNotSent where it surely was
        not taken; anything else says that nobody knows."""
        ...


class DemoMail(DemoMessages):
    """Keeps the newest mails in memory, to be shown on the screen of a demo."""

    async def send(self, address: str, mail: Mail, box: str) -> None:
        self.keep(box, address, f"{mail.subject}\n\n{mail.text}".strip())


class SmtpMail:
    """Through a mail server: smtps://user:password@host (465), or smtp:// with STARTTLS (587). Only
    to this machine itself it speaks without TLS. `sender` is the address in From."""

    demo = False

    def __init__(self, url: str, sender: str) -> None:
        """Raises ValueError for a URL that is none."""
        parts = urlsplit(url)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise ValueError("smtp://host or smtps://host")
        self._secure = parts.scheme == "smtps"
        self._host = parts.hostname
        self._port = parts.port or (465 if self._secure else 587)
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._sender = sender

    async def send(self, address: str, mail: Mail, box: str) -> None:
        message = EmailMessage(policy=SMTP)
        message["From"], message["To"] = self._sender, address
        message["Subject"] = mail.subject
        message["Date"] = formatdate()
        message["Message-ID"] = make_msgid(domain=self._sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no "out of office" to this
        message.set_content(mail.text)
        await asyncio.to_thread(self._send, _on_the_wire(address), message.as_bytes())

    def _send(self, address: str, mail: bytes) -> None:
        try:
            server = self._connected()
        except (OSError, smtplib.SMTPException):
            raise MailNotSent from None
        try:
            self._hand_over(server, address, mail)
        finally:
            with suppress(OSError, smtplib.SMTPException):
                server.quit()

    def _connected(self) -> smtplib.SMTP:
        safe = ssl.create_default_context()
        if self._secure:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self._host, self._port, timeout=_PATIENCE, context=safe
            )
        else:
            server = smtplib.SMTP(self._host, self._port, timeout=_PATIENCE)
        try:
            if not self._secure and not _here(self._host):
                server.starttls(context=safe)
            if self._user:
                server.login(self._user, self._password)
        except BaseException:
            server.close()
            raise
        return server

    def _hand_over(self, server: smtplib.SMTP, address: str, mail: bytes) -> None:
        try:
            server.ehlo_or_helo_if_needed()
            for code, _ in (server.mail(self._sender), server.rcpt(address), server.docmd("data")):
                if code not in (_OK, _START):
                    raise MailNotSent(for_good=code >= 500)
        except (OSError, smtplib.SMTPException):
            raise MailNotSent from None
        # From here on a cut line leaves open whether the server has it: that is not caught.
        server.send(_dotted(mail))
        code, _ = server.getreply()
        if code != _OK:
            raise MailNotSent(for_good=code >= 500)


def _dotted(mail: bytes) -> bytes:
    """As it goes over the wire (RFC 5321, 4.5.2): a line that begins with a dot gets another."""
    lines = mail.replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")
    return b"\r\n".join(b"." + line if line[:1] == b"." else line for line in lines) + b"\r\n.\r\n"


def _on_the_wire(address: str) -> str:
    """With a domain that every server understands (IDNA)."""
    name, _, domain = address.rpartition("@")
    try:
        return f"{name.encode('ascii').decode()}@{domain.encode('idna').decode()}"
    except UnicodeError:
        raise MailNotSent(for_good=True) from None


def _here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
