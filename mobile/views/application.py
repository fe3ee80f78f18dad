"""One application: where it stands, by when it must be answered, what comes next and what
happened so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from mobile.api.answers import asked
from mobile.views.at import At, Screen
from mobile.views.follow.history import history, result
from mobile.views.follow.legal_clock import legal_clock
from mobile.views.follow.next_steps import foremost, mistaken, next_steps
from mobile.views.follow.refreshing import refreshing
from mobile.views.follow.remedies import remedies
from mobile.views.parts.layout import Part, rows, stack
from mobile.views.parts.notice import chip, mistakes
from mobile.views.parts.press import quiet
from mobile.views.parts.text import heading, soft, title, words
from mobile.views.parts.waiting import waiting
from mobile.views.questions import shown
from mobile.views.states import OVER, state

if TYPE_CHECKING:
    from mobile.api.models import Application, Form

I = ft.Icons  # noqa: E741


def application(at: At) -> Screen:
    say, tracking = at.say, at.store.tracking
    number = at.params["number"]
    back = quiet(
        at, say("Başvurularınız"), lambda: at.go("/takip"), key="back", icon=I.ARROW_BACK_ROUNDED
    )
    one, form = tracking.opened, tracking.opened_form
    if tracking.missing == number:
        name = say("Bu numarada bir başvurunuz yok")
        told = soft(say("Başvurunuzu listeden seçin."))
        return Screen(name, "track", [stack(back, title(name), told, gap="s")])
    if one is None or form is None or one.number != number:
        name = say("Başvuru açılıyor")
        return Screen(name, "track", [stack(back, title(name), gap="s"), waiting(at)])
    return opened(at, one, form, back, asking=refreshing(at))


def opened(
    at: At,
    one: Application,
    form: Form,
    above: Part,
    *,
    asking: Part = None,
    below: Part = None,
) -> Screen:
    """An application that stands open; `above` leads away from it, `asking` is for news, `below`
    ends the page."""
    say = at.say
    told, tone, icon = state(say, one.status)
    name = say.own(one.title or say.pick(form.title))
    faults = mistaken(at, one)
    return Screen(
        title=name,
        place="track",
        mistaken=bool(faults),
        content=[
            mistakes(at, faults) if faults else None,
            stack(
                above,
                title(name),
                soft(say("Başvuru numarası {number}", number=one.number), "small"),
                chip(at, told, tone, icon),
                asking,
                gap="s",
            ),
            *_where_it_stands(at, one),
            heading(say("Yazdıklarınız")),
            rows(at.look, *_answers(at, one, form)),
            quiet(
                at,
                say("Alındı belgesi"),
                lambda: at.go(f"/takip/{one.number}/belge"),
                key="receipt",
                icon=I.VERIFIED_OUTLINED,
            ),
            below,
        ],
    )


def _where_it_stands(at: At, one: Application) -> list[Part]:
    """While it runs, by when and what next; at an end what was decided, and where else to turn."""
    first, clock = foremost(one), legal_clock(at, one)
    told = history(at, one, first)
    if one.status in OVER:
        decided = result(at, one, first) if first else None
        return [decided, next_steps(at, one), remedies(at, one), clock, told]
    return [clock, next_steps(at, one), remedies(at, one), told]


def _answers(at: At, one: Application, form: Form) -> list[ft.Control]:
    """The application as it was asked and answered, by the form of its day."""
    if one.unit:
        answer = one.answers.get("unit")
        number = answer.get("number") if isinstance(answer, dict) else None
        if isinstance(number, int):
            at.store.filing.names.setdefault(number, one.unit)
    return [
        ft.Container(
            ft.Column(
                [
                    soft(at.say.pick(question.label), "small"),
                    words(shown(at, question, one.answers)),
                ],
                spacing=2,
                tight=True,
            ),
            padding=ft.Padding.symmetric(horizontal=16, vertical=14),
        )
        for question in asked(form, one.answers)
        if question.kind != "notice"
    ]
