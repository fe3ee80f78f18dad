"""Everything a request may need, put together once: one room per concern."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from service import clock, forms, places, units
from service.applications.looking import Looking
from service.applications.receiving import Receiving
from service.identity import IdentityVerifier
from service.identity.synthetic import SyntheticRegister
from service.login.codes import Codes
from service.login.limiting import LoginLimits
from service.login.sessions import Sessions
from service.login.sms import DemoSms, SmsSender
from service.secret_key import secret_key
from service.settings import NO_KEY, Settings, SettingsRefused
from service.store.database import Database

Now = Callable[[], datetime]


class Rooms:
    """The open house. Raises SettingsRefused, FormRefused while it is built or opened."""

    def __init__(
        self,
        settings: Settings,
        now: Now,
        verifier: IdentityVerifier | None = None,
        sms: SmsSender | None = None,
    ) -> None:
        self.settings = settings
        self.now = now
        self.verifier, self.sms = adapters(settings, now, verifier, sms)
        key = secret_key(settings)
        self.database = Database(settings.database)
        self.clocks = clock.load()
        self.forms = forms.load(self.clocks)
        self.places = places.load()
        self.units = units.load()
        self.limits = LoginLimits(key, settings.person_rate, settings.address_rate)
        self.codes = Codes(key)
        self.sessions = Sessions(key, self.database)
        self.receiving = Receiving(
            database=self.database,
            key=key,
            forms=self.forms,
            places=self.places,
            units=self.units,
            clocks=self.clocks,
            now=now,
        )
        self.looking = Looking(self.database, self.units, self.clocks)

    async def open(self) -> None:
        await self.database.open()
        await self.forms.archive(self.database)

    async def close(self) -> None:
        await self.database.close()


def adapters(
    settings: Settings,
    now: Now,
    verifier: IdentityVerifier | None = None,
    sms: SmsSender | None = None,
) -> tuple[IdentityVerifier, SmsSender]:
    """The adapters the settings name, unless they are given. Raises SettingsRefused with a
    sentence for each that is unknown or, in production, only good for a demo."""
    refused: list[str] = []
    if verifier is None and settings.identity_verifier == "synthetic":
        verifier = SyntheticRegister()
    if sms is None and settings.sms_sender == "demo":
        sms = DemoSms(now)
    for name, value, adapter in (
        ("IDENTITY_VERIFIER", settings.identity_verifier, verifier),
        ("SMS_SENDER", settings.sms_sender, sms),
    ):
        if adapter is None:
            refused.append(f"{name}={value}: there is no such adapter.")
        elif settings.production and adapter.demo:
            refused.append(f"{name}={value} is for demos only: production needs a real one.")
    has_key = settings.secret_key is not None or (settings.data_dir / "secret.key").exists()
    if settings.production and not has_key:
        refused.append(NO_KEY)
    if refused or verifier is None or sms is None:
        raise SettingsRefused(*refused)
    return verifier, sms
