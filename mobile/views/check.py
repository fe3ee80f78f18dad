"""Check your answers before they are sent; each can be changed, and one comes straight back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import flet as ft

from mobile.api.answers import asked, steps
from mobile.views.at import At, Screen
from mobile.views.instead import instead
from mobile.views.kept import kept
from mobile.views.parts.layout import Part, rows, stack
from mobile.views.parts.notice import mistakes, notice, status
from mobile.views.parts.press import buttons, primary, quiet, row_link, secondary
from mobile.views.parts.text import soft, title
from mobile.views.questions import fault_of, shown
from mobile.views.step import before, count

if TYPE_CHECKING:
    from mobile.state.draft import Draft

I = ft.Icons  # noqa: E741


def check(at: At) -> Screen:
    say, filing = at.say, at.store.filing
    form_id = at.params["form"]
    if other := instead(at):
        return other
    draft = filing.drafts[form_id]
    asked_steps = steps(draft.form, draft.answers)
    step_of = {one.id: step.id for step in asked_steps for one in step.questions}

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
        for one in asked(draft.form, draft.answers)
        if one.kind != "notice"
    ]
    faulty = tuple(
        (
            m.field,
            fault_of(at, draft.form, m),
            partial(change, m.field.partition(".")[0]),
        )
        for m in draft.mistakes
        if m.field.partition(".")[0] in step_of
    )
    name = say("Yanıtlarınızı gözden geçirin")
    place = count(at, len(asked_steps) + 1, len(asked_steps) + 1)
    content: list[Part] = [
        mistakes(at, faulty) if faulty else None,
        stack(
            soft(f"{say.pick(draft.form.title)} · {place}", "small"),
            title(name),
            soft(say("Gönderdikten sonra metni değiştiremezsiniz.")),
            gap="s",
        ),
        _earlier(at, draft),
        rows(at.look, *answered),
        buttons(
            at.look,
            secondary(
                at,
                say("Kurum ne görecek?"),
                lambda: at.go(f"/basvur/{form_id}/kurum-gozuyle"),
                key="see-as-institution",
                icon=I.VISIBILITY_OUTLINED,
            ),
        ),
    ]
    if at.store.doing("send"):
        told = notice(at, say("Başvurunuz gönderiliyor. Bu sayfada bekleyin."), "info")
        content.append(ft.Container(status(told), key="sending"))
    content += [
        buttons(
            at.look,
            primary(at, say("Başvuruyu gönderin"), send, key="send"),
            secondary(
                at,
                say("Geri"),
                lambda: at.go(before(at.store, form_id)),
                key="go-back",
            ),
        ),
        kept(at, draft),
    ]
    return Screen(name, "apply", content, mistaken=bool(faulty))


def _earlier(at: At, draft: Draft) -> Part:
    """One's own applications that may be about the same: to look at, not to be kept away."""
    found = at.store.suggesting.earlier(draft)
    if not found:
        return None
    say = at.say
    links = [
        quiet(
            at,
            say("{title}, {number}", title=one.title, number=one.number),
            partial(at.go, f"/takip/{one.number}"),
            key=f"earlier-{one.number}",
            icon=I.ARROW_FORWARD_ROUNDED,
        )
        for one in found
    ]
    return notice(
        at,
        say("Benzer bir başvurunuz var. Yine de gönderebilirsiniz."),
        head=say("Bunu daha önce yazmış olabilirsiniz"),
        icon=I.CONTENT_COPY_ROUNDED,
        below=stack(*links, gap="xs"),
    )
