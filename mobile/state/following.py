"""What a citizen does with an application that was received: replies, pays, withdraws, objects."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Literal, get_args

from mobile.api.errors import Invalid
from mobile.state.attaching import NOTE
from mobile.state.mistakes import Mistake

if TYPE_CHECKING:
    from mobile.api.models import Application, Note
    from mobile.state.attachment import Attachment
    from mobile.state.store import Store

Task = Literal["reply", "contest", "reopen", "object", "rate"]
"""What is written before it is sent; all are among an application's `can`."""

LONGEST: Final = 3000
"""Characters of what is written,"""
LONGEST_COMMENT: Final = 1000
"""and of what is said about an answer."""
MOST_FILES: Final = 10
"""Along with one note."""
_MINUTE: Final = 60.0


class Following:
    """The verbs on the opened application. What is written stays until it was sent, or until
    another application is opened."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._end: asyncio.TimerHandle | None = None
        self._asking: asyncio.Task[None] | None = None
        self.forget()

    def forget(self) -> None:
        self.number = ""
        """The application that the rest is about."""
        self.task: Task | None = None
        """What the citizen is writing."""
        self.text = ""
        self.stars: int | None = None
        self.mistakes: tuple[Mistake, ...] = ()
        self.told = 0
        """How many events there were once the citizen had done something here: while it is the
        newest, it is read out."""
        self.explained = False
        """Whether it stands open why the last day is that day."""
        self.asked_how = ""
        """The way of which it stands open how it is taken."""
        self.set_aside: Task | None = None
        """What was closed just now, half written."""
        self._aside: dict[Task, tuple[str, int | None]] = {}
        self._key = ""
        self._sent: Note | None = None
        if self._end:
            self._end.cancel()
            self._end = None

    def stand_at(self, number: str) -> None:
        """Another application begins with nothing written."""
        if number != self.number:
            for task in get_args(Task):
                self._store.attaching.sent(f"{self.number}/{task}")
            self.forget()
            self.number = number

    # -- writing ---------------------------------------------------------------------------

    def begin(self, task: Task) -> None:
        """Opens what is written; what was half written of it stands there again."""
        self.task = task
        self.text, self.stars = self._aside.pop(task, ("", None))
        self.mistakes, self.told, self.set_aside, self._key = (), 0, None, ""
        self._store.changed()

    def stop(self) -> None:
        """Closes it. Nothing is sent, and what was written is set aside."""
        if self.task and self.half_written:
            self._aside[self.task] = (self.text, self.stars)
            self.set_aside = self.task
        self._close()

    def _close(self) -> None:
        self.task, self.text, self.stars = None, "", None
        self.mistakes, self._key = (), ""
        self._store.changed()

    @property
    def half_written(self) -> bool:
        files = self._store.attaching.rows(NOTE, "files")
        return bool(self.text.strip() or self.stars or files)

    def was_set_aside(self, task: str) -> bool:
        """Whether something half written of it waits."""
        return task in self._aside

    @property
    def note(self) -> str:
        """The name of what is being written, for the files that go along."""
        return f"{self.number}/{self.task or 'reply'}"

    def ask_how(self, way: str) -> None:
        """Shows how a way is taken, or hides it again."""
        self.asked_how = "" if self.asked_how == way else way
        self._store.changed()

    def type(self, text: str) -> None:
        self.text = text

    def choose(self, stars: str) -> None:
        self.stars = int(stars)
        self._store.changed()

    def explain(self) -> None:
        """Shows why the last day is that day, or hides it again."""
        self.explained = not self.explained
        self._store.changed()

    # -- sending ---------------------------------------------------------------------------

    async def send(self, task: Task) -> bool:
        """Sends what was written, once: the same press again after a lost answer does it no
        second time. What must be mended is among `mistakes`."""
        from mobile.api.models import Note, Rating

        text = self.text.strip()
        files = self._store.attaching.rows(NOTE, "files")
        self.mistakes = tuple(self._faults(task, text, files))
        if self.mistakes:
            self._store.changed()
            return False
        number, client = self.number, self._store.client
        if task == "rate":
            rating = Rating(stars=self.stars or 0, comment=text)
            return await self._done(task, lambda: client.rate(number, rating), written=True)
        calls: dict[Task, Callable[[str, Note, str], Awaitable[Application]]] = {
            "reply": client.reply,
            "contest": client.contest_fee,
            "reopen": client.reopen,
            "object": client.object_to,
        }
        note = Note(text=text, files=tuple(row.id for row in files))
        if self._sent != note:  # under its old key another note would be taken for the same
            self._sent, self._key = note, ""
        key = self._key = self._key or secrets.token_hex(16)
        return await self._done(task, lambda: calls[task](number, note, key), written=True)

    def _faults(self, task: Task, text: str, files: tuple[Attachment, ...]) -> list[Mistake]:
        if task == "rate":
            unrated = [] if self.stars else [Mistake("stars", "no_stars")]
            long = len(text) > LONGEST_COMMENT
            return [*unrated, *([Mistake("text", "too_long", LONGEST_COMMENT)] if long else [])]
        found: list[Mistake] = []
        if not text:
            found.append(Mistake("text", "nothing_written"))
        elif len(text) > LONGEST:
            found.append(Mistake("text", "too_long", LONGEST))
        stages = {row.stage for row in files} - {"ready"}
        if stages:
            found.append(
                Mistake("files", "file_failed" if "failed" in stages else "file_not_ready")
            )
        return found

    async def withdraw(self) -> bool:
        """At once; for a minute it can be undone."""
        number = self.number
        return await self._done("withdraw", lambda: self._store.client.withdraw(number))

    async def undo(self) -> bool:
        number = self.number
        return await self._done("undo", lambda: self._store.client.undo_withdrawal(number))

    async def ask(self) -> bool:
        """Where is it? The office sees that the citizen is waiting."""
        number = self.number
        return await self._done("ask", lambda: self._store.client.ask_where(number))

    async def pay(self) -> bool:
        """Says that the fee was paid."""
        number = self.number
        return await self._done("pay", lambda: self._store.client.say_paid(number))

    async def _done(
        self, verb: str, call: Callable[[], Awaitable[Application]], *, written: bool = False
    ) -> bool:
        """`written`: what stood open to be written is sent by it, and done with."""
        if self._store.doing(verb):
            return False
        number, self.told, self.set_aside = self.number, 0, None
        async with self._store.attempt(verb):
            try:
                found = await call()
            except Invalid as refusal:
                here = [name for name in ("text", "files") if name in refusal.fields]
                if number == self.number and here:
                    told = refusal.fields
                    self.mistakes = tuple(Mistake(name, told=told[name]) for name in here)
                    return False
                raise
            self._store.tracking.tell(found)
            if number == self.number:
                if written:
                    self._store.attaching.sent(self.note)
                    self._close()
                self.told, self.set_aside = len(found.events), None
                self._await_the_end(found)
            return True
        return False

    # -- the minute for undoing ------------------------------------------------------------

    def _await_the_end(self, found: Application) -> None:
        """Once the minute is over, what stands here is asked for anew: by the service's clock,
        since a device's own may be wrong."""
        if self._end:
            self._end.cancel()
            self._end = None
        if found.undo_until is None:
            return
        left = (found.undo_until - datetime.now(UTC)).total_seconds()
        wait = min(max(left, 1.0), _MINUTE) + 1
        self._end = asyncio.get_running_loop().call_later(wait, self._over)

    def _over(self) -> None:
        self._end = None
        self._asking = asyncio.create_task(self._store.tracking.look_once_more())
