"""A ticket is the right to send the bytes of one file, for two hours.

The browser's uploader sends no header of ours, so the right stands in the address. It is checked
by our key alone and says nothing of whose file it is.
"""

from __future__ import annotations

import hmac
import re
from datetime import UTC, datetime, timedelta

from service.secret_key import SecretKey

TICKET_LIVES = timedelta(hours=2)
_FORM = re.compile(r"([0-9]{1,12})-([0-9a-f]{64})")


class Tickets:
    """Makes tickets and checks them. Nothing is stored."""

    def __init__(self, key: SecretKey) -> None:
        self._key = key

    def issue(self, file: str, now: datetime) -> tuple[str, datetime]:
        """A ticket for this file, and when it ends."""
        expires = int((now + TICKET_LIVES).timestamp())
        return f"{expires}-{self._seal(file, expires)}", datetime.fromtimestamp(expires, UTC)

    def counts(self, ticket: str, file: str, now: datetime) -> bool | None:
        """True: it is for this file. None: it was. False: it is not ours, or another's."""
        found = _FORM.fullmatch(ticket)
        if found is None or not hmac.compare_digest(found[2], self._seal(file, int(found[1]))):
            return False
        return True if now.timestamp() < int(found[1]) else None

    def _seal(self, file: str, expires: int) -> str:
        return self._key.hexdigest("file ticket", file, str(expires))
