"""From a number and four digits, over a code to the phone, to one application to read.

Whoever asks learns nothing before the code: there is a challenge for every number, also for
nobody's, and the message goes out after the answer. What is at the end is the application itself,
once. There is no token, so there is nothing left that could be stolen or used for more.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from sqlalchemy import Connection, bindparam, select

from mobile.api.checks import application_number, id_ending, lookup_faults
from mobile.api.models import Application, Challenge, Lookup
from service.applications.looking import Looking
from service.courier import Courier
from service.i18n import said, told
from service.login.codes import Codes, Sent, Stopped
from service.login.limiting import Limits
from service.login.sms import SmsSender
from service.lookup.faults import SENTENCES
from service.problems import Refusal, Slip
from service.secret_key import SecretKey
from service.settings import Settings
from service.store.database import Database
from service.store.tables import applications, people

MESSAGE = said("Başvuru sorgulama kodunuz {code}. Kimseyle paylaşmayın; görevliler bu kodu sormaz.")
_TEXTS: Final = parse("6/hour")
"""Messages to one person, whoever asks and from wherever."""
_NOBODYS: Final = "----"

_WHOSE = (
    select(applications.c.id, people.c.id.label("person"), people.c.national_id, people.c.phone)
    .join_from(applications, people)
    .where(applications.c.number == bindparam("number"))
)


@dataclass(frozen=True)
class Asker:
    """From where a number is looked up. `device` is a random name, of use to the limits alone."""

    device: str | None
    address: str
    language: str


class Asking:
    """`begin`, then `open`."""

    def __init__(
        self,
        *,
        settings: Settings,
        key: SecretKey,
        database: Database,
        codes: Codes,
        looking: Looking,
        sms: SmsSender,
        courier: Courier,
        now: Callable[[], datetime],
    ) -> None:
        self._key = key
        self._database = database
        self._codes = codes
        self._looking = looking
        self._sms = sms
        self._courier = courier
        self._now = now
        self._limits = Limits(key, *settings.lookup_rates, refusal="too_many_lookups")
        self._texts = MovingWindowRateLimiter(MemoryStorage())

    async def begin(self, asked: Lookup, asker: Asker) -> Challenge:
        """A challenge. A code goes to the phone of whoever filed the application, if there is one
        by that number and the digits are theirs. Raises Refusal: `invalid` for what cannot be such
        a number, `too_many_lookups`."""
        if found := lookup_faults(asked.model_dump()):
            raise Refusal("invalid", [Slip(f, code, SENTENCES[code]) for f, code in found.items()])
        number, ending = application_number(asked.number), id_ending(asked.id_ending)
        assert number and ending
        self._limits.begin(number, asker.device, asker.address)
        now = self._now()
        sent = await self._database.write(lambda writing: self._begun(writing, number, ending, now))
        self._courier.send(self._deliver(sent, asker.language))
        return sent.challenge

    async def open(self, challenge: str, code: str) -> Application | Stopped:
        """The application, for the right code."""
        now = self._now()
        known = await self._database.write(
            lambda writing: self._codes.redeem(writing, "lookup", challenge, code, now)
        )
        if isinstance(known, Stopped):
            return known
        return await self._looking.only_read(int(known.subject))

    def _begun(self, writing: Connection, number: str, ending: str, now: datetime) -> Sent:
        row: Any = writing.execute(_WHOSE, {"number": number}).one_or_none()
        theirs = _NOBODYS if row is None else row.national_id[-len(_NOBODYS) :]
        if not hmac.compare_digest(theirs, ending) or row is None:
            return self._codes.begin(writing, "lookup", None, "", now)
        return self._codes.begin(writing, "lookup", str(row.id), row.phone, now)

    async def _deliver(self, sent: Sent, language: str) -> None:
        """Nobody hears whether it went: that would tell whether the digits were right. What is
        about nobody takes the same work, up to the gateway."""
        text = told(language, MESSAGE, code=sent.code)
        within = self._texts.hit(_TEXTS, self._key.hexdigest("sms", sent.target))
        if sent.target and within:
            await self._sms.send(sent.target, text, sent.challenge.id)
