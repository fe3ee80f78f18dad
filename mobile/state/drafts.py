"""Drafts that the service keeps, so that the phone and the web continue each other's."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from mobile.api.answers import carried
from mobile.api.errors import ApiError, NotFound, Refused
from mobile.state.draft import Draft, as_written, new_name
from mobile.state.reporting import FORM

if TYPE_CHECKING:
    from mobile.api.models import DraftSummary, Form
    from mobile.state.store import Store


PAUSE = 10.0
"""Seconds without a key after which what was written is kept."""


class Drafts:
    """The verbs of keeping what was begun."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.begun: tuple[DraftSummary, ...] | None = None
        """What the service keeps, newest first; None until it was asked."""
        self._turn = object()
        """Another for each citizen: what was asked for one is not shown to the next."""
        self._saving = asyncio.Lock()
        self._pause: asyncio.TimerHandle | None = None
        self._soon: asyncio.Task[None] | None = None

    async def look(self) -> None:
        """Brings the list, for a citizen who is logged in."""
        if not self._store.login.done:
            return
        async with self._store.attempt("look_at_drafts", again=self.look):
            turn, found = self._turn, await self._store.client.drafts()
            if turn is self._turn:
                self.begun = found

    async def save(self, form: str) -> None:
        """Keeps what stands in a form's draft. Failing is no trouble for what the citizen does
        now: the draft says so in its own place (`kept`), and the next saving tries again. A tip
        is kept on the device, where that was wished, and never by the service."""
        if form == FORM:
            await self._store.reporting.keep()
            return
        with suppress(ApiError):
            await self.secure(form)

    async def secure(self, form: str) -> None:
        """The same before something takes the draft's place: raises what went wrong."""
        async with self._saving:  # each is written over the revision that the last one brought
            draft = self._store.filing.draft(form)
            if draft is None or not draft.worth_keeping or not self._store.login.done:
                return
            try:
                await self._keep(draft)
            except ApiError:
                self._store.filing.mend(draft, kept="not_saved")
                raise

    def soon(self, form: str) -> None:
        """Something was written: keeps it once the citizen has paused, so that not even a service
        that falls down takes more than the last words."""
        if self._pause:
            self._pause.cancel()
        self._pause = asyncio.get_running_loop().call_later(PAUSE, self._paused, form)

    def _paused(self, form: str) -> None:
        self._soon = asyncio.create_task(self.save(form))

    def rest(self) -> None:
        """Nobody writes any more."""
        if self._pause:
            self._pause.cancel()
        self._pause = None

    async def leave(self) -> None:
        """The citizen leaves, or the line is cut: keeps what is not kept yet."""
        for form in tuple(self._store.filing.drafts):
            await self.save(form)

    async def resume(self, name: str) -> str | None:
        """Opens a kept draft where it was left; the route to it, or None when it could not be
        brought. What stood open in its form is kept first."""
        async with self._store.attempt("resume"):
            client, filing, turn = self._store.client, self._store.filing, self._turn
            try:
                found = await client.draft(name)
            except NotFound:
                # Sent or deleted elsewhere meanwhile.
                self.sent(name)
                return None
            standing = filing.draft(found.form)
            if standing and standing.name != name:
                await self.secure(found.form)
            await filing.bring_lists()
            now = await client.form(found.form)
            if not (standing and standing.name == name and standing.worth_keeping):
                draft = Draft(
                    form=now,
                    answers=dict(found.answers),
                    key=found.key,
                    step=found.step,
                    begun=True,
                    name=name,
                    revision=found.revision,
                    written=as_written(found.answers),
                    saved_at=found.saved_at,
                )
                if found.form_version != now.version:
                    was = await client.form(found.form, found.form_version)
                    draft = _carried(draft, was, now)
                if turn is not self._turn:
                    return None  # whoever asked for it has gone
                filing.replace(draft)
            return f"/basvur/{found.form}/{filing.left_at(filing.drafts[found.form])}"
        return None

    async def delete(self, name: str) -> None:
        """Throws a kept draft away, here and there."""
        async with self._store.attempt("delete_draft"):
            await self._store.client.delete_draft(name)
            self.sent(name)
            for form, draft in tuple(self._store.filing.drafts.items()):
                if draft.name == name:
                    self._store.filing.replace(Draft(draft.form))
                    self._store.filing.drafts.pop(form)

    async def carry_over(self, draft: Draft) -> None:
        """The form changed while it was filled in: the answers go over to the new one."""
        now = await self._store.client.form(draft.form.id)
        fresh = _carried(draft, draft.form, now)
        self._store.filing.mend(draft, form=now, answers=fresh.answers, again=fresh.again)

    def sent(self, name: str) -> None:
        """A draft is one no longer."""
        if self.begun is not None:
            self.begun = tuple(one for one in self.begun if one.id != name)
            self._store.changed()

    def forget(self) -> None:
        self.rest()
        self.begun, self._turn = None, object()

    async def _keep(self, draft: Draft) -> None:
        # The answers go on changing under the citizen's hands while this one travels.
        written, earlier, how = as_written(draft.answers), draft.tried, "saved"
        turn = self._turn
        self._store.filing.mend(draft, tried=written)
        try:
            kept = await self._put(draft, written)
        except Refused as refusal:
            if refusal.code not in ("draft_changed", "draft_gone"):
                raise
            ours = refusal.code == "draft_changed" and await self._arrived(draft, earlier)
            if ours:
                draft = replace(draft, revision=ours)
            elif self._store.doing("send") or self._is_sent(draft):
                return  # it goes, or went, by the key it has
            else:
                # Nothing is written over: this becomes a draft of its own, sent by its own key.
                how, was = "parted", draft
                draft = replace(draft, name=new_name(), key=new_name(), revision=0)
                self._store.filing.mend(was, name=draft.name, key=draft.key, revision=0)
                self._store.attaching.renamed(was.key, draft.key)
            kept = await self._put(draft, written)
        self._store.filing.mend(
            draft, kept=how, revision=kept.revision, written=written, saved_at=kept.saved_at
        )
        if self.begun is not None and turn is self._turn and not self._is_sent(draft):
            self.begun = (kept, *(one for one in self.begun if one.id != kept.id))
            self._store.changed()

    def _is_sent(self, draft: Draft) -> bool:
        now = self._store.filing.draft(draft.form.id)
        return now is not None and now.key == draft.key and now.receipt is not None

    async def _arrived(self, draft: Draft, earlier: str) -> int:
        """The revision that the service keeps, if it is what we sent ourselves and whose answer
        was lost; otherwise 0."""
        there = await self._store.client.draft(draft.name)
        return there.revision if as_written(there.answers) == earlier else 0

    async def _put(self, draft: Draft, written: str) -> DraftSummary:
        from mobile.api.models import SavedDraft

        body = SavedDraft(
            form=draft.form.id,
            form_version=draft.form.version,
            step=draft.step,
            answers=json.loads(written),
            key=draft.key,
            revision=draft.revision,
        )
        return await self._store.client.save_draft(draft.name, body)


def _carried(draft: Draft, was: Form, now: Form) -> Draft:
    answers, again = carried(was, now, draft.answers)
    return replace(draft, form=now, answers=answers, again=again)
