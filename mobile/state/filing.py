"""Filling in a form and sending it, exactly once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from mobile.api.answers import faults, kept
from mobile.api.errors import Invalid, Refused
from mobile.state.mistakes import Mistake

if TYPE_CHECKING:
    from pydantic import JsonValue

    from mobile.api.models import Answers, Form, FormSummary, Places, Receipt, Step, Unit
    from mobile.state.store import Store


@dataclass(frozen=True)
class Draft:
    """One application being written. `answers` changes with every key, without a redraw.

    `key` is made once, with the draft: sent twice, it is still one application.
    """

    form: Form
    answers: Answers = field(default_factory=dict["str", "JsonValue"])
    key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    mistakes: tuple[Mistake, ...] = ()
    checking: bool = False
    """The citizen came from "check your answers" and goes straight back there."""
    receipt: Receipt | None = None


class Filing:
    """The verbs of filing an application. One draft for each form."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.forms: tuple[FormSummary, ...] = ()
        self.places: Places | None = None
        self.drafts: dict[str, Draft] = {}
        self.found: tuple[Unit, ...] = ()
        """Institutions found for what was last searched."""
        self.names: dict[int, str] = {}
        """The names of units that were shown, by number."""
        self._sought = ""

    def draft(self, form: str) -> Draft | None:
        return self.drafts.get(form)

    async def look_at_forms(self) -> None:
        if not self.forms:
            async with self._store.attempt("look_at_forms", again=self.look_at_forms):
                self.forms = await self._store.client.forms()

    async def open(self, form: str) -> None:
        """Brings the form and the places, and a draft to write in; an unfinished one is kept."""
        if form in self.drafts and self.places:
            return
        async with self._store.attempt("open", again=partial(self.open, form)):
            asked = await self._store.client.form(form)
            self.places = self.places or await self._store.client.places()
            self.drafts.setdefault(form, Draft(asked))

    def begin(self, form: str) -> None:
        """Starts writing; what was sent before stays sent, and a new draft begins."""
        draft = self.drafts[form]
        if draft.receipt:
            draft = Draft(draft.form)
        self._put(replace(draft, mistakes=(), checking=False))

    def begin_anew(self, form: str) -> None:
        """Throws the unfinished draft away and starts an empty one."""
        self._put(Draft(self.drafts[form].form))

    def answer(self, form: str, question: str, answer: JsonValue) -> None:
        """Writes one answer down. The screen shows it already, so nothing is drawn again."""
        self.drafts[form].answers[question] = answer

    def pick(self, form: str, question: str, answer: JsonValue) -> None:
        """Writes down an answer that changes what the screen shows."""
        self.answer(form, question, answer)
        self._store.changed()

    async def seek_units(self, text: str) -> None:
        """Searches institutions; an answer that comes after a newer search is dropped."""
        self._sought = text
        units = await self._store.client.units(text)
        if self._sought == text:
            self.found = units
            self.names |= {unit.number: unit.name for unit in units}
            self._store.changed()

    def finish_step(self, form: str, step: str) -> str | None:
        """Looks at the answers of one step. The id of the next, "kontrol" after the last, or
        None when something must be mended first."""
        draft = self.drafts[form]
        at = next(n for n, known in enumerate(draft.form.steps) if known.id == step)
        mistakes = self._mistakes(draft, draft.form.steps[at])
        if mistakes:
            self._put(replace(draft, mistakes=mistakes))
            return None
        self._put(replace(draft, mistakes=(), checking=False))
        last = at + 1 == len(draft.form.steps)
        return "kontrol" if draft.checking or last else draft.form.steps[at + 1].id

    def step_before(self, form: str, step: str | None = None) -> str | None:
        """The id of the step before `step`, or the last where no step is meant; None before the
        first, and for a form that is not there."""
        draft = self.drafts.get(form)
        ids = [one.id for one in draft.form.steps] if draft else []
        place = len(ids) if step is None else ids.index(step) if step in ids else 0
        return ids[place - 1] if place else None

    def change(self, form: str) -> None:
        """From "check your answers" to one step, and straight back after it."""
        self._put(replace(self.drafts[form], checking=True))

    async def send(self, form: str) -> bool:
        """Sends the application. True when there is a receipt; else what to mend is marked, or
        `trouble` says what happened, and the same press can be made again without harm."""
        from mobile.api.models import NewApplication

        draft = self.drafts[form]
        if draft.receipt or self._store.doing("send"):
            return draft.receipt is not None
        found = self._mistakes(draft, None)
        self._put(replace(draft, mistakes=found))
        if found:
            return False
        application = NewApplication(
            form=draft.form.id,
            form_version=draft.form.version,
            answers=kept(draft.form, draft.answers),
        )
        async with self._store.attempt("send"):
            try:
                receipt = await self._store.client.send(application, draft.key)
            except Invalid as refusal:
                if not refusal.fields:
                    raise
                told = tuple(Mistake(f, told=t) for f, t in refusal.fields.items())
                self._mend(draft, mistakes=told)
                return False
            except Refused as refusal:
                if refusal.code == "form_changed":
                    self._mend(draft, form=await self._store.client.form(form))
                raise
            self._mend(draft, receipt=receipt, mistakes=())
            self._store.tracking.forget()
        sent = self.drafts.get(form)
        return sent is not None and sent.receipt is not None

    def forget(self) -> None:
        """Everything this citizen wrote; the forms themselves stay."""
        self.drafts = {}
        self.found = ()

    def _mistakes(self, draft: Draft, step: Step | None) -> tuple[Mistake, ...]:
        assert self.places
        asked = step.questions if step else draft.form
        return tuple(
            Mistake(fault.question, fault.code, fault.limit)
            for fault in faults(asked, draft.answers, self.places)
        )

    def _mend(self, draft: Draft, **parts: object) -> None:
        """Changes a draft after an await, unless it was forgotten or begun anew meanwhile."""
        now = self.drafts.get(draft.form.id)
        if now and now.key == draft.key:
            self._put(replace(now, **parts))  # pyright: ignore[reportArgumentType]

    def _put(self, draft: Draft) -> None:
        self.drafts[draft.form.id] = draft
        self._store.changed()
