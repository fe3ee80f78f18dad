"""Check your answers before they are sent; each can be changed, and one comes straight back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import flet as ft

from mobile.api.answers import asked, steps
from mobile.views.addresses import page_of
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
    from mobile.views.parts.guard import Handler

I = ft.Icons  # noqa: E741


def check(at: At) -> Screen:
    say, filing = at.say, at.store.filing
    form_id = at.params["form"]
    if other := instead(at):
        return other
    draft = filing.drafts[form_id]

    async def send() -> None:
        if await filing.send(form_id):
            at.go(f"/basvur/{form_id}/alindi")

    faulty = to_mend(at, draft)
    name = say("Yanıtlarınızı gözden geçirin")
    content: list[Part] = [
        mistakes(at, faulty) if faulty else None,
        head(at, draft, name, say("Gönderdikten sonra metni değiştiremezsiniz.")),
        _earlier(at, draft),
        answered(at, draft),
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
        content.append(sending(at, say("Başvurunuz gönderiliyor. Bu sayfada bekleyin.")))
    content += [send_or_back(at, draft, say("Başvuruyu gönderin"), send), kept(at, draft)]
    return Screen(name, "apply", content, mistaken=bool(faulty))


def head(at: At, draft: Draft, name: str, told: str) -> ft.Control:
    """Where one is, and what there is to do."""
    last = len(steps(at.store.filing.pages(draft.form), draft.answers)) + 1
    place = f"{at.say.pick(draft.form.title)} · {count(at, last, last)}"
    return stack(soft(place, "small"), title(name), soft(told), gap="s")


def answered(at: At, draft: Draft) -> ft.Control:
    """Every answer, each with its way to change it."""
    links = [
        row_link(
            at,
            at.say.pick(one.label),
            shown(at, one, draft.answers),
            partial(_change, at, draft, one.id),
            key=f"change-{one.id}",
            verb=at.say("Değiştir"),
        )
        for one in asked(at.store.filing.offered(draft.form), draft.answers)
        if one.kind != "notice"
    ]
    return rows(at.look, *links)


def to_mend(at: At, draft: Draft) -> tuple[tuple[str, str, Handler], ...]:
    """What is wrong with the answers that are asked, and the way to each."""
    standing = {one.id for one in asked(draft.form, draft.answers)}
    found: list[tuple[str, str, Handler]] = []
    for mistake in draft.mistakes:
        question = mistake.field.partition(".")[0]
        if question in standing:
            told = fault_of(at, draft.form, mistake)
            found.append((mistake.field, told, partial(_change, at, draft, question)))
    return tuple(found)


def sending(at: At, told: str) -> ft.Control:
    return ft.Container(status(notice(at, told, "info")), key="sending")


def _change(at: At, draft: Draft, question: str) -> None:
    """To the step that asks it, and straight back."""
    pages = at.store.filing.pages(draft.form)
    asked_steps = steps(pages, draft.answers)
    step = next(one for one in asked_steps if any(q.id == question for q in one.questions))
    at.store.filing.change(draft.form.id)
    at.go(page_of(pages, step.id))


def send_or_back(at: At, draft: Draft, verb: str, send: Handler) -> ft.Control:
    back = before(at.store, draft.form.id)
    return buttons(
        at.look,
        primary(at, verb, send, key="send"),
        secondary(at, at.say("Geri"), lambda: at.go(back), key="go-back"),
    )


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
