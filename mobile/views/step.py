"""One step of a form: one question or one small group, then Devam and Geri."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

import flet as ft

from mobile.api.answers import asked_at, steps
from mobile.state.paging import page_at, step_of
from mobile.state.store import Store
from mobile.views.addresses import page_of, start_of
from mobile.views.at import At, Screen
from mobile.views.form_start import form_start
from mobile.views.instead import instead
from mobile.views.kept import changed_form, kept
from mobile.views.parts.layout import Part, stack
from mobile.views.parts.notice import mistakes
from mobile.views.parts.press import buttons, primary, secondary
from mobile.views.parts.standing import lead
from mobile.views.parts.text import soft, title
from mobile.views.questions import fault_of, marks_of, question, with_need
from mobile.views.tip.enclosed import enclose

if TYPE_CHECKING:
    from mobile.api.models import Step
    from mobile.state.draft import Draft

_NO_BREAK = "\u00a0"


def step(at: At) -> Screen:
    """The step that the route names. What was sent is not asked again: its receipt is shown."""
    say, filing = at.say, at.store.filing
    form_id, step_id = at.params["form"], at.params["step"]
    if other := instead(at):
        return other
    draft = filing.drafts[form_id]
    pages = filing.pages(draft.form)
    asked_steps = steps(pages, draft.answers)
    here = page_at(pages, draft.answers, step_id)
    if here is None:
        return form_start(at)
    nth = asked_steps.index(here) + 1
    asked = asked_at(pages, here, draft.answers)
    name, around = _heading(at, draft, here)

    async def go_on() -> None:
        following = filing.finish_step(form_id, here.id)
        if following:
            at.go(page_of(pages, following))
            # Kept with the step that comes: there another device goes on.
            filing.stand_at(form_id, following)
            await at.store.drafts.save(form_id)

    ids = {one.id for one in asked}
    faulty = tuple(
        (
            m.field,
            fault_of(at, draft.form, m),
            lead(*marks_of(at, draft, m.field), sight=f"asked-{m.field}"),
        )
        for m in draft.mistakes
        if m.field.partition(".")[0] in ids
    )
    anonymous = draft.form.anonymous
    # What the heading asks, no label asks once more.
    at_questions = replace(at, headed=name)
    content: list[Part] = [
        mistakes(at, faulty) if faulty else changed_form(at, draft),
        stack(
            soft(
                " · ".join([*around, count(at, nth, len(asked_steps) + 1)]),
                "small",
            ),
            title(name),
            soft(say.pick(here.hint)) if here.hint else None,
            gap="s",
        ),
        stack(
            *[
                ft.Container(
                    question(at_questions, draft, one), key=ft.ScrollKey(f"asked-{one.id}")
                )
                for one in asked
            ],
            gap="l",
        ),
        enclose(at, "enclosed") if here.takes_files else None,
        buttons(
            at.look,
            primary(at, say("Devam"), go_on, key="go-on"),
            secondary(
                at, say("Geri"), lambda: at.go(before(at.store, form_id, here.id)), key="go-back"
            ),
        ),
        kept(at, draft),
    ]
    place = "home" if anonymous else "apply"
    return Screen(name, place, content, mistaken=bool(faulty), sign=here.sign, discreet=anonymous)


def _heading(at: At, draft: Draft, here: Step) -> tuple[str, list[str]]:
    """What the page is called, and what it is a part of. A page with one question of several asks
    it in its heading."""
    say = at.say
    form, name = say.pick(draft.form.title), say.pick(here.title)
    whole = next(
        one for one in at.store.filing.offered(draft.form).steps if one.id == step_of(here.id)
    )
    if whole.questions == here.questions:
        return name, [form]
    first = next((one for one in here.questions if one.label == here.title), None)
    if first is not None and first.kind not in ("notice", "unknown"):
        name = with_need(at, name, required=first.required)
    return name, [form, say.pick(whole.title)]


def before(store: Store, form: str, step: str | None = None) -> str:
    """Where "back" leads: from a step to the one before it, from the first to the form's
    beginning, and without a step (from the check) to the last."""
    draft = store.filing.draft(form)
    if draft is None:
        return f"/basvur/{quote(form, safe='')}"
    found = store.filing.step_before(form, step)
    return page_of(store.filing.pages(draft.form), found) if found else start_of(draft.form)


def count(at: At, place: int, of: int) -> str:
    """3. adım / 5, never broken at a line's end."""
    return at.say("{at}. adım / {of}", at=place, of=of).replace(" ", _NO_BREAK)
