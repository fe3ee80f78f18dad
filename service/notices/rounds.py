"""Sending what stands in the outbox: at most once for each event and way.

A row is marked as handed over before it is, so that a process that dies in between sends nothing
twice; what it had in its hands is then lost, and the citizen sees the news at the next visit. Only
what a gateway surely did not take is tried again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal, cast

from sqlalchemy import Connection, select, update

from service.discretion import where
from service.i18n import LANGUAGES
from service.login.sms import SmsNotSent, SmsSender
from service.notices.mail import MailNotSent, MailSender
from service.notices.outbox import About, Outbox, Way
from service.notices.words import Words
from service.secret_key import SecretKey
from service.store.database import Database
from service.store.tables import applications, notice_wishes, notices, people

_log = logging.getLogger("service")
PAUSE: Final = 10.0
"""Seconds between two rounds."""
AGAIN_AFTER: Final = tuple(
    timedelta(minutes=minutes) for minutes in (1, 5, 30, 2 * 60, 6 * 60, 12 * 60)
)
"""Waits between the tries; after the last of them it is given up."""
_AT_ONCE: Final = 20

Ended = Literal["sent", "given_up", "unsure", "not_wished"]


@dataclass(frozen=True)
class _Claim:
    """A row in our hands. `to` is a phone or an address, and stands in no log."""

    id: int
    person: int
    way: Way
    about: About
    tries: int
    to: str
    language: str


class Rounds:
    """`round` again and again, `sweep` once a day."""

    def __init__(
        self,
        *,
        database: Database,
        key: SecretKey,
        outbox: Outbox,
        sms: SmsSender,
        mail: MailSender,
        words: Words,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._key = key
        self._outbox = outbox
        self._sms = sms
        self._mail = mail
        self._words = words
        self._now = now

    async def round(self) -> int:
        """Sends what is due; how many went."""
        went = 0
        while claims := await self._database.write(self._claimed):
            went += sum(await asyncio.gather(*map(self._deliver, claims)))
        return went

    async def sweep(self) -> None:
        """Reminds of what is nearly over, and forgets what was long ago."""
        now = self._now()

        def work(writing: Connection) -> None:
            self._outbox.remind(writing, now)
            self._outbox.forget(writing, now)

        await self._database.write(work)

    def box(self, person: int) -> str:
        """Where a demo keeps what somebody was sent."""
        return self._key.hexdigest("box", str(person))

    def _claimed(self, writing: Connection) -> list[_Claim]:
        """The rows that are due, marked as handed over; what is no longer wished ends here."""
        found: list[_Claim] = []
        while not found:
            rows: Any = writing.execute(
                select(
                    notices.c.id, notices.c.way, notices.c.about, notices.c.tries,
                    people.c.id.label("person"), people.c.phone,
                    notice_wishes.c.sms, notice_wishes.c.email, notice_wishes.c.language,
                )
                .join_from(notices, applications)
                .join(people, people.c.id == applications.c.person)
                .outerjoin(notice_wishes, notice_wishes.c.person == people.c.id)
                .where(notices.c.state == "waiting", notices.c.due_at <= self._now())
                .order_by(notices.c.due_at)
                .limit(_AT_ONCE)
                .with_for_update(of=notices, skip_locked=True)
            ).all()  # fmt: skip
            if not rows:
                break
            for row in rows:
                to = _to(row)
                self._mark(writing, row.id, "handed" if to else "not_wished", tries=row.tries + 1)
                if to:
                    language = row.language or LANGUAGES[0]
                    found.append(
                        _Claim(row.id, row.person, row.way, row.about, row.tries + 1, to, language)
                    )
        return found

    async def _deliver(self, claim: _Claim) -> bool:
        ended: Ended = "sent"
        try:
            await self._send(claim)
        except (SmsNotSent, MailNotSent) as refused:
            for_good = isinstance(refused, MailNotSent) and refused.for_good
            if not for_good and claim.tries <= len(AGAIN_AFTER):
                await self._try_again(claim)
                return False
            ended = "given_up"
        except Exception as failure:
            _log.error("a notice may be lost: %s", where(failure))
            ended = "unsure"
        await self._database.write(lambda writing: self._mark(writing, claim.id, ended))
        return ended == "sent"

    async def _send(self, claim: _Claim) -> None:
        box = self.box(claim.person)
        if claim.way == "sms":
            text = self._words.sms(claim.about, claim.language)
            await self._sms.send(claim.to, text, box)
        else:
            mail = self._words.mail(claim.about, claim.language)
            await self._mail.send(claim.to, mail, box)

    async def _try_again(self, claim: _Claim) -> None:
        due_at = self._now() + AGAIN_AFTER[claim.tries - 1]
        await self._database.write(
            lambda writing: self._mark(writing, claim.id, "waiting", due_at=due_at)
        )

    def _mark(self, writing: Connection, notice: int, state: str, **more: object) -> None:
        writing.execute(update(notices).where(notices.c.id == notice).values(state=state, **more))


def _to(row: Any) -> str | None:
    """Where it goes, if it is still wished."""
    if row.way == "email":
        return cast("str | None", row.email)
    return row.phone if row.sms is None or row.sms else None
