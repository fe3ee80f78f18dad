"""How somebody wants to hear of news: by SMS unless they stopped it, by e-mail if they gave an
address and proved that it is theirs; in the language they used last."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from mobile.api.checks import masked_phone
from mobile.api.models import NoticeWishes
from service.i18n import LANGUAGES
from service.store.database import Database
from service.store.tables import notice_wishes, people


class Wishes:
    """The functions run on a connection; those that change something, inside a write. `person` is
    an id of `people`."""

    def __init__(self, database: Database) -> None:
        self._new = database.insert_new(notice_wishes)

    def of(self, connection: Connection, person: int) -> NoticeWishes:
        """What was chosen, and by whom nothing was, the default."""
        row: Any = connection.execute(
            select(people.c.phone, notice_wishes.c.sms, notice_wishes.c.email)
            .outerjoin_from(people, notice_wishes)
            .where(people.c.id == person)
        ).one()
        sms = True if row.sms is None else row.sms
        return NoticeWishes(sms=sms, phone=masked_phone(row.phone), email=row.email)

    def sms(self, connection: Connection, person: int, *, on: bool) -> None:
        self._change(connection, person, sms=on)

    def email(self, connection: Connection, person: int, address: str, now: datetime) -> None:
        """An address that was just confirmed."""
        self._change(connection, person, email=address, confirmed_at=now)

    def no_email(self, connection: Connection, person: int) -> None:
        """Stops e-mails, and forgets the address: we need it for nothing else."""
        self._change(connection, person, email=None, confirmed_at=None)

    def spoken(self, connection: Connection, person: int, language: str) -> None:
        """The citizen just used the app in this language."""
        known = connection.execute(
            select(notice_wishes.c.language).where(notice_wishes.c.person == person)
        ).scalar()
        if (known or LANGUAGES[0]) != language:
            self._change(connection, person, language=language)

    def _change(self, connection: Connection, person: int, **values: object) -> None:
        first = {"person": person, "language": LANGUAGES[0], "sms": True}
        connection.execute(self._new, first)
        connection.execute(
            update(notice_wishes).where(notice_wishes.c.person == person).values(**values)
        )
