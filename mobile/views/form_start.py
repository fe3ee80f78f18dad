"""What a form is for, what it needs, and how long the answer takes, before the first question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from mobile.views.at import At, Screen
from mobile.views.begun import begun
from mobile.views.kept import changed_form
from mobile.views.parts.layout import Part, box, rows, stack
from mobile.views.parts.press import buttons, primary, quiet, secondary
from mobile.views.parts.text import heading, soft, strong, title, words
from mobile.views.parts.waiting import waiting
from mobile.views.times import at_most

if TYPE_CHECKING:
    from mobile.api.models import Elsewhere, Form
    from mobile.state.draft import Draft

I = ft.Icons  # noqa: E741


def form_start(at: At) -> Screen:
    say, filing = at.say, at.store.filing
    draft = filing.draft(at.params["form"])
    back = quiet(
        at,
        say("Başvuru türleri"),
        lambda: at.go("/basvur"),
        key="back",
        icon=I.ARROW_BACK_ROUNDED,
    )
    if draft is None:
        opening = say("Form açılıyor")
        return Screen(opening, "apply", [stack(back, title(opening), gap="s"), waiting(at)])
    form = draft.form
    name = say.pick(form.title)
    content: list[Part] = [
        changed_form(at, draft),
        stack(back, title(name), soft(say.pick(form.purpose)), gap="s"),
        box(at.look, _facts(at, form)),
        _go_on(at, draft),
        _begun(at, draft),
        elsewhere(at, form.elsewhere),
    ]
    return Screen(name, "apply", content, sign=form.sign)


def _facts(at: At, form: Form) -> ft.Control:
    say = at.say
    law = say("Dayanağı: {law}", law=say.pick(form.law)) if form.law else ""
    return stack(
        _fact(at, I.CHECKLIST_ROUNDED, say("Yanınızda olsun"), say.pick(form.need)),
        _fact(
            at,
            I.SCHEDULE_ROUNDED,
            at_most(say, form.answer)
            if form.answer
            else say("Bu başvuruya yanıt verilmesi gerekmez"),
            law,
        ),
        _fact(
            at,
            I.VERIFIED_USER_OUTLINED,
            say("Kimliğinizle girersiniz"),
            say("Yanıt size yazılacağı için kim olduğunuzu sorarız.")
            if form.answer
            else say("Kimin yazdığını bilmek için kim olduğunuzu sorarız."),
        ),
        gap="l",
    )


def _go_on(at: At, draft: Draft) -> ft.Control:
    say, filing, form = at.say, at.store.filing, draft.form

    def begin() -> None:
        """Where it was left; an empty one at its beginning."""
        filing.begin(form.id)
        now = filing.drafts[form.id]
        at.go(f"/basvur/{form.id}/{filing.left_at(now)}")

    async def begin_anew() -> None:
        await filing.begin_anew(form.id)
        begin()

    if not draft.answers or draft.receipt:
        return buttons(at.look, primary(at, say("Başlayın"), begin, key="begin"))
    return buttons(
        at.look,
        primary(at, say("Kaldığınız yerden devam edin"), begin, key="begin"),
        secondary(at, say("Yeni bir başvuru yazın"), begin_anew, key="begin-anew"),
    )


def _begun(at: At, draft: Draft) -> Part:
    """What else was begun with this form."""
    others = tuple(
        one
        for one in at.store.drafts.begun or ()
        if one.form == draft.form.id and one.id != draft.name
    )
    if not others:
        return None
    return stack(heading(at.say("Kaydedilmiş taslaklarınız")), begun(at, "begun", others))


def elsewhere(at: At, elsewhere: tuple[Elsewhere, ...]) -> Part:
    """What is not processed here, and where to go with it."""
    if not elsewhere:
        return None
    say = at.say

    def row(one: Elsewhere) -> ft.Control:
        law = say("Dayanağı: {law}", law=one.law) if one.law else ""
        said = stack(
            strong(say.pick(one.what)),
            words(say.pick(one.instead)),
            soft(law, "small") if law else None,
            gap="xs",
        )
        return ft.Container(said, padding=ft.Padding.symmetric(horizontal=16, vertical=14))

    return stack(
        heading(say("Buradan yapılamayanlar")), rows(at.look, *[row(one) for one in elsewhere])
    )


def _fact(at: At, icon: ft.IconData, head: str, text: str) -> ft.Control:
    said = stack(heading(head), words(text) if text else None, gap="xs")
    return ft.Row(
        [
            *at.look.ornament(ft.Icon(icon, size=at.look.icon(), color=ft.Colors.PRIMARY)),
            ft.Container(said, expand=True),
        ],
        spacing=16,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
