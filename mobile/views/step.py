"""One step of a form: one question or one small group, then Devam and Geri."""

from __future__ import annotations

from urllib.parse import quote

import flet as ft

from mobile.state.store import Store
from mobile.views.at import At, Screen
from mobile.views.faults import sentence
from mobile.views.form_start import form_start
from mobile.views.parts.layout import Part, stack
from mobile.views.parts.notice import mistakes
from mobile.views.parts.press import buttons, primary, secondary
from mobile.views.parts.standing import lead
from mobile.views.parts.text import soft, title
from mobile.views.question import question
from mobile.views.sent import sent

_NO_BREAK = "\u00a0"


def step(at: At) -> Screen:
    """The step that the route names. What was sent is not asked again: its receipt is shown."""
    say, filing = at.say, at.store.filing
    form_id, step_id = at.params["form"], at.params["step"]
    draft = filing.draft(form_id)
    if draft is None or filing.places is None:
        return form_start(at)
    if draft.receipt:
        return sent(at)
    steps = draft.form.steps
    asked = next((one for one in steps if one.id == step_id), None)
    if asked is None:
        return form_start(at)
    place = steps.index(asked)

    def go_on() -> None:
        following = filing.finish_step(form_id, asked.id)
        if following:
            at.go(f"/basvur/{form_id}/{following}")

    content: list[Part] = []
    named = {one.id: one for one in asked.questions}
    faulty = [m for m in draft.mistakes if m.field in named]
    if faulty:
        content.append(
            mistakes(
                at,
                tuple(
                    (
                        m.field,
                        f"{say.pick(named[m.field].label)}: {sentence(say, m)}",
                        lead(*marks_of(m.field)),
                    )
                    for m in faulty
                ),
            )
        )
    name = say.pick(asked.title)
    content.append(
        stack(
            soft(f"{say.pick(draft.form.title)} · {count(at, place + 1, len(steps) + 1)}", "small"),
            title(name),
            soft(say.pick(asked.hint)) if asked.hint else None,
            gap="s",
        )
    )
    content += [
        ft.Container(question(at, draft, one), key=f"asked-{one.id}") for one in asked.questions
    ]
    content.append(
        buttons(
            at.look,
            primary(at, say("Devam"), go_on, key="go-on"),
            secondary(
                at, say("Geri"), lambda: at.go(before(at.store, form_id, asked.id)), key="go-back"
            ),
        )
    )
    return Screen(name, "apply", content, mistaken=bool(faulty))


def before(store: Store, form: str, step: str | None = None) -> str:
    """Where "back" leads: from a step to the one before it, from the first to the form's
    beginning, and without a step (from the check) to the last."""
    found = store.filing.step_before(form, step)
    return f"/basvur/{quote(form, safe='')}" + (f"/{quote(found, safe='')}" if found else "")


def count(at: At, place: int, of: int) -> str:
    """3. adım / 5, never broken at a line's end."""
    return at.say("{at}. adım / {of}", at=place, of=of).replace(" ", _NO_BREAK)


def marks_of(question_id: str) -> tuple[str, ...]:
    """Where a question can take the focus: what is open of it first."""
    ends = ("-province-search", "-district-search", "-unit-search", "-search")
    ends += ("-district", "-unit", "-province", "")
    return tuple(f"{question_id}{end}" for end in ends)
