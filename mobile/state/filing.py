"""Filling in a form and sending it, exactly once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from mobile.api.answers import Known, faults, kept, put, questions, rows
from mobile.api.answers import steps as asked_steps
from mobile.api.answers.days import today_in_turkiye
from mobile.api.errors import Invalid, NotFound, Refused
from mobile.state.draft import Draft
from mobile.state.mistakes import Mistake
from mobile.state.paging import one_by_one, page_at, without_voice

if TYPE_CHECKING:
    from pydantic import JsonValue

    from mobile.api.models import Form, FormSummary, Places, Topic, Unit
    from mobile.state.store import Store


class Filing:
    """The verbs of filing an application. One draft at a time stands open for each form."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.forms: tuple[FormSummary, ...] = ()
        self.places: Places | None = None
        self.topics: tuple[Topic, ...] = ()
        self.drafts: dict[str, Draft] = {}
        self.found: tuple[Unit, ...] = ()
        """Institutions found for what was last searched."""
        self.names: dict[int, str] = {}
        """The names of units that were shown, by number."""
        self._sought = ""

    def draft(self, form: str) -> Draft | None:
        return self.drafts.get(form)

    def offered(self, form: Form) -> Form:
        """The form with what this citizen is asked."""
        if not self._store.settings.in_writing:
            return form
        draft = self.drafts.get(form.id)
        return without_voice(form, draft.answers if draft else {})

    def pages(self, form: Form) -> Form:
        """The form as this citizen goes through it: step by step, or question by question."""
        whole = self.offered(form)
        return one_by_one(whole) if self._store.settings.one_question else whole

    async def look_at_forms(self) -> None:
        if not self.forms:
            async with self._store.attempt("look_at_forms", again=self.look_at_forms):
                self.forms = await self._store.client.forms()

    async def open(self, form: str) -> None:
        """Brings the form and the places, and a draft to write in; an unfinished one is kept."""
        if form in self.drafts and self.places and self.topics:
            return
        async with self._store.attempt("open", again=partial(self.open, form)):
            asked = await self._store.client.form(form)
            if asked.anonymous:
                raise NotFound("not_found")  # a tip is written elsewhere, and by nobody
            await self.bring_lists()
            self.drafts.setdefault(form, Draft(asked))

    async def bring_lists(self) -> None:
        """The places and the topics, once. A tip brings the places alone."""
        if not self.topics:
            self.topics = (await self._store.client.topics()).topics
        if self.places is None:
            self.places = await self._store.client.places()

    def begin(self, form: str) -> None:
        """Starts writing; what was sent before stays sent, and a new draft begins."""
        draft = self.drafts[form]
        if draft.receipt:
            draft = Draft(draft.form)
        self.replace(replace(draft, mistakes=(), checking=False, begun=True))

    async def begin_at_once(self, form: str) -> str | None:
        """Opens a form and starts writing; the id of its first step, None where it could not be
        brought."""
        await self.open(form)
        draft = self.drafts.get(form)
        if draft is None:
            return None
        self.begin(form)
        return draft.form.steps[0].id

    async def begin_anew(self, form: str) -> None:
        """Starts an empty draft; the unfinished one is saved and stands on the first screen."""
        async with self._store.attempt("begin_anew"):
            await self._store.drafts.secure(form)
            standing = self.drafts.get(form)
            if standing:
                self.replace(Draft(standing.form))

    def answer(self, form: str, path: str, answer: JsonValue) -> None:
        """Writes one answer down, by its path ("title", "earlier.0.date"). The screen shows it
        already, so nothing is drawn again."""
        put(self.drafts[form].answers, path, answer)
        self._store.drafts.soon(form)

    def pick(self, form: str, path: str, answer: JsonValue) -> None:
        """Writes down an answer that changes what the screen shows."""
        self.answer(form, path, answer)
        self._store.changed()

    def add_row(self, form: str, group: str) -> None:
        """One more row of a group, to be filled in."""
        answers = self.drafts[form].answers
        # The first row stands there before it is written down.
        shown = rows(answers.get(group)) or [{}]
        self.pick(form, group, [*shown, {}])

    def remove_row(self, form: str, group: str, row: int) -> None:
        answers = self.drafts[form].answers
        self.pick(form, group, [r for n, r in enumerate(rows(answers.get(group))) if n != row])

    async def seek_units(self, text: str, province: int | None = None) -> None:
        """Searches institutions, those of the province first; an answer that comes after a newer
        search is dropped."""
        self._sought = text
        units = await self._store.client.units(text, province)
        if self._sought == text:
            self.found = units
            self.names |= {unit.number: unit.name for unit in units}
            self._store.changed()

    def finish_step(self, form: str, step: str) -> str | None:
        """Looks at the answers of one step. The id of the next, "kontrol" after the last, or
        None when something must be mended first. On the way back to the check, a step that now
        has something to mend comes in between."""
        draft = self.drafts[form]
        mistakes = self.mistakes(draft, step)
        if mistakes:
            self.replace(replace(draft, mistakes=mistakes))
            return None
        pages = self.pages(draft.form)
        done = {q.id for s in pages.steps if s.id == step for q in s.questions}
        again = tuple(question for question in draft.again if question not in done)
        draft = replace(draft, mistakes=(), again=again)
        self.replace(draft)
        ids = [one.id for one in asked_steps(pages, draft.answers)]
        if draft.checking:
            left = next((one for one in ids if self.mistakes(draft, one)), None)
            if left is None:
                self.replace(replace(draft, checking=False))
            return left or "kontrol"
        following = ids[ids.index(step) + 1 :] if step in ids else []
        return following[0] if following else "kontrol"

    def step_before(self, form: str, step: str | None = None) -> str | None:
        """The id of the page before `step`, or the last where no step is meant; None before the
        first, and for a form that is not there."""
        draft = self.drafts.get(form)
        if draft is None:
            return None
        pages = self.pages(draft.form)
        ids = [one.id for one in asked_steps(pages, draft.answers)]
        here = page_at(pages, draft.answers, step) if step is not None else None
        place = len(ids) if step is None else ids.index(here.id) if here else 0
        return ids[place - 1] if place else None

    def left_at(self, draft: Draft) -> str:
        """The page to go on at: one to look at again first, then where it was left."""
        pages = self.pages(draft.form)
        for page in pages.steps:
            if any(question.id in draft.again for question in page.questions):
                return page.id
        if draft.step == "kontrol" and draft.answers:
            return draft.step
        left = page_at(pages, draft.answers, draft.step) if draft.answers else None
        return left.id if left else asked_steps(pages, draft.answers)[0].id

    def stand_at(self, form: str, step: str) -> None:
        """The citizen stands at a step: there another device would go on."""
        draft = self.drafts.get(form)
        if draft and draft.step != step:
            self.drafts[form] = replace(draft, step=step)

    def change(self, form: str) -> None:
        """From "check your answers" to one step, and straight back after it."""
        self.replace(replace(self.drafts[form], checking=True))

    async def send(self, form: str) -> bool:
        """Sends the application. True when there is a receipt; else what to mend is marked, or
        `trouble` says what happened, and the same press can be made again without harm."""
        from mobile.api.models import NewApplication

        draft = self.drafts[form]
        if draft.receipt or self._store.doing("send"):
            return draft.receipt is not None
        found = self.mistakes(draft)
        self.replace(replace(draft, mistakes=found))
        if found:
            return False
        self._without_empty_rows(draft)
        application = NewApplication(
            form=draft.form.id,
            form_version=draft.form.version,
            answers=kept(draft.form, draft.answers),
            draft=draft.name,
        )
        async with self._store.attempt("send"):
            try:
                receipt = await self._store.client.send(application, draft.key)
            except Invalid as refusal:
                if not refusal.fields:
                    raise
                told = tuple(Mistake(f, told=t) for f, t in refusal.fields.items())
                self.mend(draft, mistakes=told)
                return False
            except Refused as refusal:
                if refusal.code == "form_changed":
                    await self._store.drafts.carry_over(draft)
                raise
            self.mend(draft, receipt=receipt, mistakes=())
            self._store.drafts.sent(draft.name)
            self._store.tracking.forget()
        sent = self.drafts.get(form)
        return sent is not None and sent.receipt is not None

    def forget(self) -> None:
        """Everything this citizen wrote; the forms themselves stay."""
        self.drafts = {}
        self._store.attaching.forget()
        self._store.speaking.forget()
        self.found = ()

    def known(self) -> Known:
        """What answers are held against on this device; `places` must be there."""
        assert self.places
        chosen = {topic.id for topic in self.topics if topic.parent is not None}
        return Known(self.places, chosen, today_in_turkiye())

    def replace(self, draft: Draft) -> None:
        """Puts a draft in the place of the one of its form."""
        self.drafts[draft.form.id] = draft
        self._store.changed()

    def mend(self, draft: Draft, **parts: object) -> None:
        """Changes a draft after an await, unless it was forgotten or begun anew meanwhile."""
        now = self.drafts.get(draft.form.id)
        if now and now.key == draft.key:
            self.replace(replace(now, **parts))  # pyright: ignore[reportArgumentType]

    def _without_empty_rows(self, draft: Draft) -> None:
        """So that the service counts the rows of a group as the screen does."""
        whole = kept(draft.form, draft.answers)
        for question in questions(draft.form):
            if question.kind == "group" and question.id in whole:
                draft.answers[question.id] = whole[question.id]

    def mistakes(self, draft: Draft, step: str | None = None) -> tuple[Mistake, ...]:
        """What must be mended in one step, or before the whole is sent. A file that is still on
        its way does not hold up the steps, only the sending."""
        pages = self.pages(draft.form)
        asked = [q for one in pages.steps if step in (None, one.id) for q in one.questions]
        paths = {question.id for question in asked if question.kind == "file"}
        on_the_way: dict[str, str] = {}
        for row in self._store.attaching.unfinished(draft):
            if row.stage == "failed":
                on_the_way[row.path] = "file_failed"
            else:
                on_the_way.setdefault(row.path, "file_not_ready")
        spoken = {q.id: q.voice for q in asked if q.kind == "long_text"}
        found: list[Mistake] = []
        for fault in faults(pages, draft.answers, self.known(), step):
            code: str = fault.code
            if code in ("missing", "too_short") and spoken.get(fault.question) in on_the_way:
                continue  # it was spoken, and what becomes of that is told below
            if code == "missing" and fault.question in paths:
                if fault.question in on_the_way:
                    continue  # it is told below, where it has to be
                code = "no_file"
            found.append(Mistake(fault.question, code, fault.limit, day=fault.day))
        wrong = {mistake.field for mistake in found}
        found += [
            Mistake(path, code)
            for path, code in on_the_way.items()
            if path in paths - wrong and (code == "file_failed" or step is None)
        ]
        return tuple(found)
