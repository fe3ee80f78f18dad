"""Sessions and their tokens.

A session is one login on one device. Its access tokens live for minutes; a refresh token lives
for weeks and works once. A used one that comes again was stolen, from us or from the citizen, so
the whole session ends. Only keyed hashes of tokens are stored.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from mobile.api.models import Tokens
from service.identity import Person
from service.secret_key import SecretKey
from service.store.database import Database
from service.store.tables import people, sessions, tokens

ACCESS_LIVES = timedelta(minutes=15)
REFRESH_LIVES = timedelta(days=30)
_FORGOTTEN_AFTER = timedelta(days=1)

_HOLDER = (
    select(sessions.c.person)
    .join_from(tokens, sessions)
    .where(
        tokens.c.hash == bindparam("token"),
        tokens.c.refreshes.is_(False),
        tokens.c.expires_at > bindparam("now"),
        sessions.c.revoked_at.is_(None),
    )
)


class Sessions:
    """The functions run on a connection; those that change something, inside a write."""

    def __init__(self, key: SecretKey, database: Database) -> None:
        self._key = key
        self._holder = database.prepared(_HOLDER)

    def holder(self, connection: Connection, access_token: str, now: datetime) -> int | None:
        """Whose access token this is, as an id of `people`; None if it is not, or no longer."""
        return self._holder.scalar(connection, {"token": self._hash(access_token), "now": now})

    def begin(self, connection: Connection, person: Person, phone: str, now: datetime) -> Tokens:
        """A new session for somebody whose code was right."""
        connection.execute(delete(tokens).where(tokens.c.expires_at < now - _FORGOTTEN_AFTER))
        session = connection.execute(
            insert(sessions).returning(sessions.c.id),
            {"person": _known(connection, person, phone, now), "begun_at": now},
        ).scalar_one()
        return self._issue(connection, session, f"{person.given_name} {person.family_name}", now)

    def refresh(self, connection: Connection, refresh_token: str, now: datetime) -> Tokens | None:
        """New tokens for a refresh token, which is used up by it. None if it does not count; one
        that was used before ends its session at once."""
        row = connection.execute(
            select(tokens, sessions.c.revoked_at, people.c.given_name, people.c.family_name)
            .join_from(tokens, sessions)
            .join(people)
            .where(tokens.c.hash == self._hash(refresh_token), tokens.c.refreshes)
        ).one_or_none()
        if row is None or row.revoked_at is not None or row.expires_at <= now:
            return None
        if row.used_at is not None:
            self._revoke(connection, row.session, now)
            return None
        connection.execute(update(tokens).where(tokens.c.hash == row.hash).values(used_at=now))
        return self._issue(connection, row.session, f"{row.given_name} {row.family_name}", now)

    def end(self, connection: Connection, access_token: str, now: datetime) -> bool:
        """Ends the session of an access token, even of one whose time is over. False if there
        is no such token."""
        session = connection.execute(
            select(tokens.c.session).where(tokens.c.hash == self._hash(access_token))
        ).scalar()
        if session is None:
            return False
        self._revoke(connection, session, now)
        return True

    def _revoke(self, connection: Connection, session: int, now: datetime) -> None:
        connection.execute(
            update(sessions)
            .where(sessions.c.id == session, sessions.c.revoked_at.is_(None))
            .values(revoked_at=now)
        )

    def _issue(self, connection: Connection, session: int, name: str, now: datetime) -> Tokens:
        access, refresh = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        expires_at = now + ACCESS_LIVES
        connection.execute(
            insert(tokens),
            [
                {
                    "hash": self._hash(access),
                    "session": session,
                    "refreshes": False,
                    "expires_at": expires_at,
                },
                {
                    "hash": self._hash(refresh),
                    "session": session,
                    "refreshes": True,
                    "expires_at": now + REFRESH_LIVES,
                },
            ],
        )
        return Tokens(
            access_token=access, refresh_token=refresh, access_expires_at=expires_at, name=name
        )

    def _hash(self, token: str) -> bytes:
        return self._key.digest("token", token)


def _known(connection: Connection, person: Person, phone: str, now: datetime) -> int:
    """The id of the person's row: one for each identity number, with the names as the register
    has them today and the phone of the newest login."""
    found = connection.execute(
        update(people)
        .where(people.c.national_id == person.national_id)
        .values(
            given_name=person.given_name,
            family_name=person.family_name,
            phone=phone,
            last_login_at=now,
        )
        .returning(people.c.id)
    ).scalar()
    if found is not None:
        return found
    return connection.execute(
        insert(people).returning(people.c.id),
        {
            "national_id": person.national_id,
            "given_name": person.given_name,
            "family_name": person.family_name,
            "phone": phone,
            "first_login_at": now,
            "last_login_at": now,
        },
    ).scalar_one()
