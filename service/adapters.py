"""What stands between the service and the world: registers, gateways, mail. The settings name them,
and production takes none that is only good for a demo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from service.identity import IdentityVerifier
from service.identity.synthetic import SyntheticRegister
from service.login.sms import DemoSms, SmsSender
from service.notices.mail import DemoMail, MailSender, SmtpMail
from service.receipts.keys import Keys
from service.settings import (
    NO_INTAKE_KEY,
    NO_KEY,
    NO_RECEIPT_KEY,
    Settings,
    SettingsRefused,
)


def adapters(
    settings: Settings,
    now: Callable[[], datetime],
    verifier: IdentityVerifier | None = None,
    sms: SmsSender | None = None,
    mail: MailSender | None = None,
) -> tuple[IdentityVerifier, SmsSender, MailSender]:
    """The adapters the settings name, unless they are given. Raises SettingsRefused with a
    sentence for each that is unknown or, in production, only good for a demo."""
    refused: list[str] = []
    if verifier is None and settings.identity_verifier == "synthetic":
        verifier = SyntheticRegister()
    if sms is None and settings.sms_sender == "demo":
        sms = DemoSms(now)
    if mail is None and settings.mail_sender == "demo":
        mail = DemoMail(now)
    elif mail is None and settings.mail_sender == "smtp":
        mail = _smtp(settings, refused)
    for name, value, adapter in (
        ("IDENTITY_VERIFIER", settings.identity_verifier, verifier),
        ("SMS_SENDER", settings.sms_sender, sms),
        ("MAIL_SENDER", settings.mail_sender, mail),
    ):
        if adapter is None:
            refused.append(f"{name}={value}: there is no such adapter.")
        elif settings.production and adapter.demo:
            refused.append(f"{name}={value} is for demos only: production needs a real one.")
    has_key = settings.secret_key is not None or (settings.data_dir / "secret.key").exists()
    if settings.production and not has_key:
        refused.append(NO_KEY)
    if settings.production and not settings.intake_public.exists():
        refused.append(NO_INTAKE_KEY)
    if settings.production and not _signs(settings):
        refused.append(NO_RECEIPT_KEY)
    if settings.production and settings.demo_office:
        refused.append("DEMO_OFFICE=1 is for demos only: nobody may answer in an office's name.")
    if settings.production and not settings.public_url:
        refused.append("PUBLIC_URL is not set: notices say where to look.")
    if refused or verifier is None or sms is None or mail is None:
        raise SettingsRefused(*refused)
    return verifier, sms, mail


def _signs(settings: Settings) -> bool:
    """Whether there is a key to sign receipts with."""
    try:
        return bool(Keys(settings.receipt_keys_folder).current)
    except SettingsRefused:
        return False


def _smtp(settings: Settings, refused: list[str]) -> MailSender | None:
    """The mail server. Raises SettingsRefused for one that is none; never with its password."""
    try:
        if not settings.mail_from:
            raise ValueError
        return SmtpMail(settings.smtp_url.get_secret_value(), settings.mail_from)
    except ValueError:
        raise SettingsRefused(
            *refused,
            "MAIL_SENDER=smtp needs SMTP_URL (smtps://user:password@host) and MAIL_FROM.",
        ) from None
