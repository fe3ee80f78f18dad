"""One application: where it stands, by when it must be answered, what happened so far."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import flet as ft

from mobile.api.answers import asked
from mobile.views.at import At, Screen
from mobile.views.parts.layout import rows, stack
from mobile.views.parts.notice import chip, notice
from mobile.views.parts.press import quiet
from mobile.views.parts.text import heading, soft, title, words
from mobile.views.parts.timeline import clock, timeline_row
from mobile.views.parts.waiting import waiting
from mobile.views.questions import shown
from mobile.views.states import event, state
from mobile.views.times import span

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
    told, tone, icon = state(say, one.status)
    name = one.title or say.pick(form.title)
    return Screen(
        title=name,
        place="track",
        content=[
            stack(
                back,
                title(name),
                soft(say("Başvuru numarası {number}", number=one.number), "small"),
                chip(at, told, tone, icon),
                gap="s",
            ),
            _clock(at, one),
            heading(say("Şimdiye kadar")),
            _timeline(at, one),
            heading(say("Yazdıklarınız")),
            rows(at.look, *_answers(at, one, form)),
        ],
    )


def _clock(at: At, one: Application) -> ft.Control:
    from mobile.i18n.dates import ISTANBUL

    say, legal = at.say, one.clock
    if legal is None:
        return notice(
            at,
            say("Kurum okur; size yanıt yazması gerekmez."),
            head=say("Bu başvuruya yanıt verilmesi gerekmez"),
        )
    left = (legal.due - datetime.now(UTC).astimezone(ISTANBUL).date()).days
    days = max(1, (legal.due - legal.started).days)
    if left > 0:
        told = say.count("{n} gün kaldı.", "{n} gün kaldı.", left)
    elif left == 0:
        told = say("Bugün son gün.")
    else:
        told = say.count("Süre {n} gün önce doldu.", "Süre {n} gün önce doldu.", -left)
    law = say("Yasal süre: {time} ({law}).", time=span(say, legal.span), law=say.pick(legal.law))
    return clock(at, due=say.day(legal.due), passed=days - left, days=days, told=f"{told} {law}")


def _timeline(at: At, one: Application) -> ft.Control:
    """Newest first; the newest is where it stands now."""
    made: list[ft.Control] = []
    events = one.events[::-1]
    for n, happened in enumerate(events):
        told, icon = event(at.say, happened.kind, happened.unit)
        made.append(
            timeline_row(
                at,
                icon,
                told,
                at.say.moment(happened.at),
                stage="now" if n == 0 else "done",
                last=n + 1 == len(events),
            )
        )
    return stack(*made, gap="xs")


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
