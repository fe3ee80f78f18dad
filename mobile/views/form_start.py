"""What a form is for, what it needs, and how long the answer takes, before the first question."""

from __future__ import annotations

import flet as ft

from mobile.views.at import At, Screen
from mobile.views.parts.layout import box, stack
from mobile.views.parts.notice import notice
from mobile.views.parts.press import buttons, primary, quiet, secondary
from mobile.views.parts.text import heading, soft, title, words
from mobile.views.parts.waiting import waiting

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
    first = f"/basvur/{form.id}/{form.steps[0].id}"

    def begin() -> None:
        filing.begin(form.id)
        at.go(first)

    def begin_anew() -> None:
        filing.begin_anew(form.id)
        at.go(first)

    facts = stack(
        _fact(at, I.CHECKLIST_ROUNDED, say("Yanınızda olsun"), say.pick(form.need)),
        _fact(
            at,
            I.SCHEDULE_ROUNDED,
            say.count("En geç {n} günde yanıt", "En geç {n} günde yanıt", form.answer_days),
            say("Dayanağı: {law}", law=say.pick(form.law)),
        ),
        _fact(
            at,
            I.VERIFIED_USER_OUTLINED,
            say("Kimliğinizle girersiniz"),
            say("Yanıt size yazılacağı için kim olduğunuzu sorarız."),
        ),
    )
    if draft.answers and not draft.receipt:
        go_on = buttons(
            at.look,
            primary(at, say("Kaldığınız yerden devam edin"), begin, key="begin"),
            secondary(at, say("Baştan başlayın"), begin_anew, key="begin-anew"),
        )
    else:
        go_on = buttons(at.look, primary(at, say("Başlayın"), begin, key="begin"))
    return Screen(
        title=name,
        place="apply",
        content=[
            stack(back, title(name), soft(say.pick(form.purpose)), gap="s"),
            box(at.look, facts),
            go_on,
            notice(
                at,
                say(
                    "Mahkemelerin, savcılıkların ve TBMM'nin işlerine bakılamaz. Acil bir durumda "
                    "112'yi arayın."
                ),
                icon=I.BLOCK_ROUNDED,
                head=say("Buradan yapılamayanlar"),
            ),
        ],
    )


def _fact(at: At, icon: ft.IconData, head: str, text: str) -> ft.Control:
    return ft.Row(
        [
            ft.Icon(icon, size=at.look.icon(), color=ft.Colors.PRIMARY),
            ft.Container(stack(heading(head), words(text), gap="xs"), expand=True),
        ],
        spacing=16,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
