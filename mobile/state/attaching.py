"""Attaching files: chosen on the device, sent while the citizen goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mobile.api.answers import answer_at
from mobile.api.errors import ApiError, NotFound, Refused
from mobile.state.attachment import Attachment, Chosen, as_told
from mobile.state.draft import new_name

if TYPE_CHECKING:
    from pydantic import JsonValue

    from mobile.state.draft import Draft
    from mobile.state.store import Store

_FIRST, _SLOWEST = 0.3, 3.0
"""Seconds between two looks at what the service has: soon at first, then seldom."""
_SILENT = 60.0
"""Seconds without one more byte after which the line counts as lost."""
NOTE: Final = "/"
"""In the place of a form: what is being written about the opened application. No form is called
so."""
_AT_ONCE = 2
"""Files on their way at the same time; more would only make each of them slower."""


class Attaching:
    """The verbs of attaching. Rows belong to a draft, by its key, or to what is being written
    about an application (`NOTE`)."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows: dict[str, tuple[Attachment, ...]] = {}
        self._followed: dict[str, asyncio.Task[None]] = {}
        self._line = asyncio.Semaphore(_AT_ONCE)

    def rows(self, form: str, path: str) -> tuple[Attachment, ...]:
        """The attachments of one question, in the order in which they were chosen."""
        key = self._key(form)
        return tuple(row for row in self._rows.get(key or "", ()) if row.path == path)

    def row(self, form: str, key: str) -> Attachment | None:
        """One of them; None once it was taken away."""
        return self._row(self._key(form) or "", key)

    def _key(self, form: str) -> str | None:
        if form == NOTE:
            return self._store.following.note
        draft = self._store.filing.draft(form)
        return draft.key if draft else None

    async def arrive(self, form: str) -> None:
        """Takes up the files that a saved draft names, and looks how each of them stands."""
        draft = self._store.filing.draft(form)
        if draft is None or draft.receipt:
            return
        for step in draft.form.steps:
            for question in step.questions:
                if question.kind == "file":
                    await self._take_up(form, question.id)

    async def add(self, form: str, path: str, chosen: list[Chosen], most: int) -> None:
        """Begins to send the chosen files; those over `most` are refused in their own row."""
        key = self._key(form)
        if key is None:
            return
        standing = sum(row.stage != "failed" for row in self.rows(form, path))
        for place, file in enumerate(chosen):
            row = Attachment(new_name(), path, file.name, file.size, "sending", chosen=file)
            if standing + place >= most:
                row = replace(row, stage="failed", fault="too_many_files")
            elif not file.size:
                row = replace(row, stage="failed", fault="file_empty")
            self._rows[key] = (*self._rows.get(key, ()), row)
            if row.stage == "sending":
                self._follow(form, key, row)
        self._store.changed()

    async def retry(self, form: str, key: str) -> None:
        """Sends a file again, the very one that was chosen."""
        whose = self._key(form) or ""
        row = self._row(whose, key)
        if row and row.chosen and row.stage == "failed":
            await self._forget_there(row)
            if self._row(whose, key) is None:
                return  # taken away meanwhile
            row = replace(row, stage="sending", received=0, id="", fault="", told="")
            self._put(form, whose, row)
            self._follow(form, whose, row)

    async def remove(self, form: str, key: str) -> None:
        """Takes a file away, also one that is still on its way."""
        whose = self._key(form) or ""
        row = self._row(whose, key)
        if row is None:
            return
        task = self._followed.pop(key, None)
        if task:
            task.cancel()
        self._rows[whose] = tuple(one for one in self._rows[whose] if one.key != key)
        self._write_down(form, whose, row.path)
        self._store.changed()
        await self._forget_there(row)

    async def keep_as_evidence(self, form: str, key: str, keep: bool) -> None:  # noqa: FBT001
        """Whether a picture is filed with all that it tells, or without."""
        whose = self._key(form) or ""
        row = self._row(whose, key)
        if row is None:
            return
        async with self._store.attempt("keep_as_evidence"):
            state = await self._store.client.keep_as_evidence(row.id, keep)
            self._put(form, whose, as_told(row, state))

    def sent(self, key: str) -> None:
        """What was attached under this key went along, or is not wanted any more."""
        for row in self._rows.pop(key, ()):
            task = self._followed.pop(row.key, None)
            if task:
                task.cancel()

    def unfinished(self, draft: Draft) -> tuple[Attachment, ...]:
        """Files of a draft that cannot be sent with it yet: on their way, or failed."""
        return tuple(row for row in self._rows.get(draft.key, ()) if row.stage != "ready")

    def renamed(self, was: str, now: str) -> None:
        """A draft became one of its own, with another key; its files go with it."""
        if was in self._rows:
            self._rows[now] = self._rows.pop(was)

    def forget(self) -> None:
        """Everything this citizen attached; what is on its way is given up."""
        for task in self._followed.values():
            task.cancel()
        self._followed, self._rows = {}, {}

    async def settled(self) -> None:
        """Waits until nothing is on its way any more."""
        await asyncio.gather(*self._followed.values(), return_exceptions=True)

    # -- one file on its way -----------------------------------------------------------------

    def _follow(self, form: str, draft: str, row: Attachment) -> None:
        self._go(row.key, self._way(form, draft, row))

    def _go(self, key: str, way: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(way)
        self._followed[key] = task
        task.add_done_callback(lambda _: self._followed.pop(key, None))

    async def _way(self, form: str, draft: str, row: Attachment) -> None:
        """From the first word to the service until it has the file and has looked at it."""
        from mobile.api.models import NewFile

        client, chosen = self._store.client, row.chosen
        assert chosen
        async with self._line:
            try:
                ticket = await client.new_file(NewFile(name=row.name[-255:], size=row.size))
                row = replace(row, id=ticket.id)
                self._put(form, draft, row)
                sending = asyncio.ensure_future(chosen.send(client.upload_address(ticket)))
                try:
                    await self._watch(form, draft, row, sending)
                finally:
                    sending.cancel()
                    # A line that breaks after the service's last word is nobody's trouble.
                    sending.add_done_callback(lambda done: done.cancelled() or done.exception())
            except Refused as refusal:
                failed = replace(row, stage="failed", fault=refusal.code, told=refusal.detail)
                self._put(form, draft, failed)
            except ApiError:
                self._put(form, draft, replace(row, stage="failed", fault="connection_lost"))
            except Exception as fault:
                self._put(form, draft, replace(row, stage="failed", fault="connection_lost"))
                self._store.failed(fault)

    async def _watch(
        self, form: str, draft: str, row: Attachment, sending: asyncio.Future[None] | None = None
    ) -> None:
        """Asks what the service has until that is the whole or nothing more comes."""
        pause, silent = _FIRST, 0.0
        while silent < _SILENT:
            # Before asking: what the service says after a broken line is the last word.
            broken = sending is not None and sending.done() and sending.exception() is not None
            await asyncio.sleep(pause)
            try:
                state = await self._store.client.file(row.id)
            except Refused:
                raise
            except ApiError:
                silent += pause
                pause = _SLOWEST
                continue
            now = as_told(row, state)
            silent = 0.0 if now != row else silent + pause
            pause = min(_SLOWEST, pause * 1.5)
            if now != row:
                row = now
                self._put(form, draft, row)
            if row.stage in ("ready", "failed"):
                return
            if broken and row.stage == "sending":
                break
        self._put(form, draft, replace(row, stage="failed", fault="connection_lost"))

    async def _take_up(self, form: str, path: str) -> None:
        draft = self._store.filing.drafts[form]
        # What could not be heard of the last time is asked for again.
        self._rows[draft.key] = tuple(
            row
            for row in self._rows.get(draft.key, ())
            if row.path != path or row.chosen or row.fault != "connection_lost"
        )
        known = {row.id for row in self._rows[draft.key]}
        answer = answer_at(draft.answers, path)
        for file in answer if isinstance(answer, list) else []:
            name = file.get("id") if isinstance(file, dict) else None
            if not isinstance(file, dict) or not isinstance(name, str) or name in known:
                continue
            size = file.get("size")
            row = Attachment(
                new_name(), path, str(file.get("name") or ""), size if type(size) is int else 0,
                "looking", id=name,
            )  # fmt: skip
            try:
                row = as_told(row, await self._store.client.file(name))
            except NotFound:
                row = replace(row, stage="failed", fault="file_gone")
            except ApiError:
                pass  # looked for again until it is heard of, or for as long as that makes sense
            now = self._store.filing.draft(form)
            if now is None or now.key != draft.key:
                return  # another draft stands there by now, or another citizen
            if row.stage == "sending":  # by another device, or given up there
                row = replace(row, stage="failed", fault="connection_lost")
            self._rows[draft.key] = (*self._rows.get(draft.key, ()), row)
            self._store.changed()
            if row.stage == "looking":
                self._go(row.key, self._watch(form, draft.key, row))

    def _row(self, draft: str, key: str) -> Attachment | None:
        return next((row for row in self._rows.get(draft, ()) if row.key == key), None)

    def _put(self, form: str, draft: str, row: Attachment) -> None:
        """Shows how a row stands now, unless it was taken away meanwhile."""
        if self._row(draft, row.key) is None:
            return
        self._rows[draft] = tuple(row if one.key == row.key else one for one in self._rows[draft])
        self._write_down(form, draft, row.path)
        self._store.changed()

    def _write_down(self, form: str, draft: str, path: str) -> None:
        """The answer names the files that the service knows and has not refused."""
        if form == NOTE:
            return  # they are named when it is sent
        standing = self._store.filing.draft(form)
        if standing is None or standing.key != draft:
            return
        files: list[JsonValue] = [
            {"id": row.id, "name": row.name, "size": row.size}
            for row in self._rows[draft]
            if row.path == path and row.id and row.stage != "failed"
        ]
        self._store.filing.answer(form, path, files)

    async def _forget_there(self, row: Attachment) -> None:
        """Asks the service to throw the file away; where that fails, its own broom comes."""
        if row.id:
            with suppress(ApiError):
                await self._store.client.delete_file(row.id)
