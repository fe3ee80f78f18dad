"""Officers, who have a role at a unit and a token. Only keyed hashes of tokens are stored."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import Connection, insert, select, update

from mobile.api.checks import clean
from service.secret_key import SecretKey
from service.store.tables import officers

OfficerRole = Literal["central", "valilik", "ministry", "unit", "approver"]
ROLES: tuple[OfficerRole, ...] = get_args(OfficerRole)


@dataclass(frozen=True)
class Officer:
    """`unit` is the number of the unit he works at; None for the central office."""

    id: int
    name: str
    role: OfficerRole
    unit: int | None


class NameTaken(Exception):
    """An officer of this name is there already, or was: events point to him."""


class Officers:
    """The functions run on a connection; `add` and `end` inside a write."""

    def __init__(self, key: SecretKey) -> None:
        self._key = key

    def add(
        self, connection: Connection, name: str, role: OfficerRole, unit: int | None, now: datetime
    ) -> str:
        """A new officer's token, told this once. Raises NameTaken."""
        name = clean(name)
        if connection.execute(select(officers.c.id).where(officers.c.name == name)).first():
            raise NameTaken(name)
        token = secrets.token_urlsafe(32)
        row = {"name": name, "role": role, "unit": unit, "added_at": now}
        connection.execute(insert(officers), row | {"token_hash": self._hash(token)})
        return token

    def end(self, connection: Connection, name: str, now: datetime) -> bool:
        """From now on the token opens nothing. False if there is no such officer."""
        ended = connection.execute(
            update(officers)
            .where(officers.c.name == clean(name), officers.c.ended_at.is_(None))
            .values(ended_at=now)
            .returning(officers.c.id)
        ).first()
        return ended is not None

    def holder(self, connection: Connection, token: str) -> Officer | None:
        """Whose token this is; None if it is nobody's, or no longer."""
        row = connection.execute(
            select(officers.c.id, officers.c.name, officers.c.role, officers.c.unit).where(
                officers.c.token_hash == self._hash(token), officers.c.ended_at.is_(None)
            )
        ).one_or_none()
        return None if row is None else Officer(row.id, row.name, row.role, row.unit)

    def _hash(self, token: str) -> bytes:
        return self._key.digest("officer", token)
