"""Check your answers before they are sent; each can be changed, and one comes straight back."""

from __future__ import annotations

from functools import partial

from mobile.views.at import At, Screen
from mobile.views.faults import sentence
from mobile.views.form_start import form_start
from mobile.views.parts.layout import Part, rows, stack
from mobile.views.parts.notice import mistakes, notice, status
from mobile.views.parts.press import buttons, primary, row_link, secondary
from mobile.views.parts.text import soft, title
from mobile.views.question import shown
from mobile.views.sent import sent
from mobile.views.step import before, count


def check(at: At) -> Screen:
    say, filing = at.say, at.store.filing
    form_id = at.params["form"]
    draft = filing.draft(form_id)
    if draft is None or filing.places is None:
        return form_start(at)
    if draft.receipt:
        return sent(at)
    steps = draft.form.steps
    step_of = {one.id: step.id for step in steps for one in step.questions}
    label_of = {one.id: say.pick(one.label) for step in steps for one in step.questions}

    def change(question: str) -> None:
        filing.change(form_id)
        at.go(f"/basvur/{form_id}/{step_of[question]}")

    async def send() -> None:
        if await filing.send(form_id):
            at.go(f"/basvur/{form_id}/alindi")

    answered = [
        row_link(
            at,
            say.pick(one.label),
            shown(at, one, draft.answers),
            partial(change, one.id),
            key=f"change-{one.id}",
            verb=say("Değiştir"),
        )
        for step in steps
        for one in step.questions
    ]
    faulty = tuple(
        (
            m.field,
            f"{label_of.get(m.field, '')}: {sentence(say, m)}",
            partial(change, m.field),
        )
        for m in draft.mistakes
        if m.field in step_of
    )
    asked = say("Yanıtlarınızı gözden geçirin")
    place = count(at, len(steps) + 1, len(steps) + 1)
    content: list[Part] = [
        mistakes(at, faulty) if faulty else None,
        stack(
            soft(f"{say.pick(draft.form.title)} · {place}", "small"),
            title(asked),
            soft(say("Gönderdikten sonra metni değiştiremezsiniz.")),
            gap="s",
        ),
        rows(at.look, *answered),
    ]
    if at.store.doing("send"):
        content.append(
            status(notice(at, say("Başvurunuz gönderiliyor. Bu sayfada bekleyin."), "info"))
        )
    content.append(
        buttons(
            at.look,
            primary(at, say("Başvuruyu gönderin"), send, key="send"),
            secondary(
                at,
                say("Geri"),
                lambda: at.go(before(at.store, form_id)),
                key="go-back",
            ),
        )
    )
    return Screen(asked, "apply", content, mistaken=bool(faulty))
