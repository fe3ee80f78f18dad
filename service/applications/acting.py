"""What a citizen does with an application of his own, once it was received."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select

from mobile.api.checks import application_number
from service.applications.enclosing import enclosing, tidy
from service.files.files import Files
from service.history.keeping import Keeping, Kept
from service.history.kinds import Event, What, files_of
from service.history.states import Illegal
from service.problems import Refusal
from service.secret_key import SecretKey
from service.store.database import Database
from service.store.tables import applications


class Acting:
    """Adds a citizen's own events. The same once more changes nothing."""

    def __init__(
        self,
        database: Database,
        key: SecretKey,
        keeping: Keeping,
        files: Files,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._files = files
        self._key = key
        self._keeping = keeping
        self._now = now

    async def act(
        self,
        person: int,
        number: str,
        what: What,
        key: str | None = None,
        files: Sequence[str] = (),
    ) -> None:
        """Does it, now, with the `files` of these ids enclosed. What would do harm twice comes
        with the `key` of its sending: the same key again does nothing more. Raises Refusal:
        `not_found`, `key_used_otherwise`, `invalid` for a file that cannot be enclosed, or why the
        state machine does not allow it."""
        known = application_number(number)
        if known is None:
            raise Refusal("not_found")
        mark = key and self._key.digest("act", str(person), known, key)
        event = Event(self._now(), "citizen", what)
        refused = await self._database.write(
            lambda writing: self._added(writing, person, known, event, mark or None, files)
        )
        if refused is not None:
            raise refused
        await tidy(self._files, files)

    def _added(
        self,
        connection: Connection,
        person: int,
        number: str,
        event: Event,
        mark: bytes | None,
        files: Sequence[str],
    ) -> Refusal | None:
        """Returned, not raised: whoever else waits for the same commit need not begin anew."""
        row = connection.execute(
            select(applications.c.id)
            .where(applications.c.number == number, applications.c.person == person)
            .with_for_update()
        ).one_or_none()
        if row is None:
            return Refusal("not_found")
        history = self._keeping.history(connection, row.id)
        if mark is not None:
            for kept in history:
                if kept.key_hash == mark:
                    same = _same(kept.event.what, event.what, files)
                    return None if same else Refusal("key_used_otherwise")
        elif _just_done(history, event):
            return None
        what = enclosing(self._files, connection, person, event.what, files)
        if isinstance(what, Refusal):
            return what
        event = replace(event, what=what)
        try:
            self._keeping.add(connection, row.id, history, [event], mark)
        except Illegal as refused:
            if event.kind == "asked_where" and refused.why == "too_early":
                return None  # it was asked already, and the answer is the same
            return Refusal(refused.why)
        self._files.attach(connection, person, row.id, files)
        return None


def _same(kept: What, asked: What, files: Sequence[str]) -> bool:
    """Whether this is what was asked with the same key before."""
    enclosed = [file.id for file in files_of(kept)]
    bare = kept.model_copy(update={"files": ()}) if enclosed else kept
    return bare == asked and enclosed == list(dict.fromkeys(files))


def _just_done(history: Sequence[Kept], event: Event) -> bool:
    """Whether the very same was the last thing that happened: an answer was lost on its way."""
    told = [kept.event for kept in history if kept.event.kind != "looked"]
    return (told[-1].by, told[-1].what) == (event.by, event.what)
