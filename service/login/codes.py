"""Challenges: a six-digit code is sent, and typed back within its time.

The functions run inside a write; they return what came out of it instead of raising, because
what raises is undone, and a wrong try must stay counted.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, insert, select, update

from mobile.api.checks import masked_phone
from mobile.api.models import Challenge
from service.secret_key import SecretKey
from service.store.tables import challenges

CODE_LIVES = timedelta(minutes=3)
RESEND_AFTER = timedelta(seconds=30)
CHALLENGE_LIVES = timedelta(minutes=15)
"""A new code may be asked for so long after the first."""
TRIES = 5
SENDS = 5
"""Codes for one challenge, all in all: a stranger's phone must not be flooded."""
EXTENSIONS = 10
"""Times that one code may be prolonged (WCAG 2.2.1): it then lives for 33 minutes at most, and
its tries stay those it has."""
_FORGOTTEN_AFTER = timedelta(days=1)

Purpose = Literal["login", "lookup", "email"]
"""What a right code opens. A code for one opens none of the others."""


@dataclass(frozen=True)
class Sent:
    """A code to send to `target`. `code` is in no log and in no database."""

    challenge: Challenge
    target: str
    code: str


@dataclass(frozen=True)
class Known:
    """The code was right: `subject` is what the challenge was begun about."""

    subject: str
    target: str


@dataclass(frozen=True)
class Stopped:
    """It does not go on; `why` is a code of service.problems."""

    why: Literal[
        "code_wrong", "code_expired", "code_locked", "resend_too_soon", "code_not_prolonged"
    ]
    tries_left: int | None = None
    retry_after: int | None = None


class Codes:
    """Makes and checks codes; only keyed hashes of codes and challenge ids are stored."""

    def __init__(self, key: SecretKey) -> None:
        self._key = key

    def begin(
        self,
        connection: Connection,
        purpose: Purpose,
        subject: str | None,
        target: str,
        now: datetime,
    ) -> Sent:
        """A new challenge about `subject`, whose code goes to `target`: a phone (+905XXXXXXXXX),
        or an e-mail address. None is about nobody: it looks like any other, and no code fits."""
        connection.execute(delete(challenges).where(challenges.c.begun_at < now - _FORGOTTEN_AFTER))
        challenge, code = secrets.token_urlsafe(18), _new_code()
        fitting = self._code_hash(challenge, code)
        connection.execute(
            insert(challenges),
            {
                "id_hash": self._id_hash(challenge),
                "purpose": purpose,
                "subject": subject or "",
                "target": target,
                "code_hash": secrets.token_bytes(len(fitting)) if subject is None else fitting,
                "begun_at": now,
                "expires_at": now + CODE_LIVES,
                "resend_at": now + RESEND_AFTER,
                "tries_left": TRIES,
                "sends_left": SENDS - 1,
                "extensions_left": EXTENSIONS,
                "used": False,
            },
        )
        return Sent(_told(challenge, purpose, target, now, TRIES, EXTENSIONS), target, code)

    def resend(
        self, connection: Connection, purpose: Purpose, challenge: str, now: datetime
    ) -> Sent | Stopped:
        """A new code in place of the old one. The tries are those of the whole challenge."""
        row = self._row(connection, purpose, challenge, now)
        if isinstance(row, Stopped):
            return row
        if now < row.resend_at:
            wait = -(-(row.resend_at - now) // timedelta(seconds=1))
            return Stopped("resend_too_soon", retry_after=wait)
        if row.sends_left == 0:
            return Stopped("code_locked")
        code = _new_code()
        connection.execute(
            update(challenges)
            .where(challenges.c.id_hash == row.id_hash)
            .values(
                code_hash=self._code_hash(challenge, code),
                expires_at=now + CODE_LIVES,
                resend_at=now + RESEND_AFTER,
                sends_left=row.sends_left - 1,
                extensions_left=EXTENSIONS,
            )
        )
        told = _told(challenge, purpose, row.target, now, row.tries_left, EXTENSIONS)
        return Sent(told, row.target, code)

    def prolong(self, connection: Connection, challenge: str, now: datetime) -> Challenge | Stopped:
        """More time for a code that still counts, whatever it is for: it is good for three
        minutes from now. Opens nothing, and gives no try back."""
        row = self._row(connection, None, challenge, now)
        if isinstance(row, Stopped):
            return row
        if now >= row.expires_at:
            return Stopped("code_expired")
        if row.extensions_left == 0:
            return Stopped("code_not_prolonged")
        left = row.extensions_left - 1
        connection.execute(
            update(challenges)
            .where(challenges.c.id_hash == row.id_hash)
            .values(expires_at=now + CODE_LIVES, extensions_left=left)
        )
        told = _told(challenge, row.purpose, row.target, now, row.tries_left, left)
        return told.model_copy(update={"resend_at": row.resend_at})

    def redeem(
        self, connection: Connection, purpose: Purpose, challenge: str, code: str, now: datetime
    ) -> Known | Stopped:
        """Compares a typed code, in constant time. A right one is used up; a wrong one costs a
        try, and the last wrong one closes the challenge."""
        row = self._row(connection, purpose, challenge, now)
        if isinstance(row, Stopped):
            return row
        if now >= row.expires_at:
            return Stopped("code_expired")
        right = hmac.compare_digest(row.code_hash, self._code_hash(challenge, code))
        tries_left = row.tries_left - (not right)
        connection.execute(
            update(challenges)
            .where(challenges.c.id_hash == row.id_hash)
            .values(used=right, tries_left=tries_left)
        )
        if right:
            return Known(row.subject, row.target)
        if tries_left:
            return Stopped("code_wrong", tries_left=tries_left)
        return Stopped("code_locked")

    def _row(
        self, connection: Connection, purpose: Purpose | None, challenge: str, now: datetime
    ) -> Row[Any] | Stopped:
        """None asks for a challenge of any purpose."""
        row = connection.execute(
            select(challenges).where(challenges.c.id_hash == self._id_hash(challenge))
        ).one_or_none()
        if row is None or row.used or purpose not in (None, row.purpose):
            return Stopped("code_expired")
        if now >= max(row.begun_at + CHALLENGE_LIVES, row.expires_at):
            return Stopped("code_expired")
        return row if row.tries_left else Stopped("code_locked")

    def _id_hash(self, challenge: str) -> bytes:
        return self._key.digest("challenge", challenge)

    def _code_hash(self, challenge: str, code: str) -> bytes:
        return self._key.digest("code", challenge, code)


def _new_code() -> str:
    return f"{secrets.randbelow(1_000_000):06}"


def _told(
    challenge: str, purpose: str, target: str, now: datetime, tries_left: int, extensions_left: int
) -> Challenge:
    return Challenge(
        id=challenge,
        phone=masked_phone(target) if purpose == "login" else "",
        expires_at=now + CODE_LIVES,
        resend_at=now + RESEND_AFTER,
        tries_left=tries_left,
        seconds_left=int(CODE_LIVES.total_seconds()),
        extensions_left=extensions_left,
    )
