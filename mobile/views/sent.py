"""It is sent: the number, by when there must be an answer, and what happens now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from mobile.views.at import At, Screen
from mobile.views.form_start import form_start
from mobile.views.parts.layout import stack
from mobile.views.parts.notice import Tone, notice
from mobile.views.parts.press import buttons, primary, secondary
from mobile.views.parts.text import heading
from mobile.views.parts.timeline import result, timeline_row
from mobile.views.times import span

if TYPE_CHECKING:
    from mobile.api.models import Clock

I = ft.Icons  # noqa: E741


def sent(at: At) -> Screen:
    say = at.say
    draft = at.store.filing.draft(at.params["form"])
    if draft is None or draft.receipt is None:
        return form_start(at)
    receipt = draft.receipt
    crisis = any(one.crisis for one in at.store.filing.forms if one.id == draft.form.id)
    chosen = any(isinstance(a, dict) and a.get("number") for a in draft.answers.values())
    head = say("Başvurunuz alındı")
    return Screen(
        title=head,
        place="apply",
        content=[
            notice(at, say("Hayati tehlike varsa 112 numarasını arayın."), "warn")
            if crisis
            else None,
            result(
                at,
                head,
                say("Başvuru numaranız"),
                say.own(receipt.number),
                say("Numarayı not edin. Takip sayfasında da durur."),
            ),
            _by_when(at, receipt.clock, "calm" if crisis else "info"),
            heading(say("Bundan sonra ne olacak?")),
            stack(
                timeline_row(
                    at,
                    I.FORWARD_ROUNDED if chosen else I.SEARCH_ROUNDED,
                    say("Başvurunuz kuruma gitti") if chosen else say("Başvurunuz okunur"),
                    say("Seçtiğiniz kurumun önünde.")
                    if chosen
                    else say("Doğru kuruma ulaşması sağlanır."),
                    stage="now",
                ),
                *_later(at, answered=receipt.clock is not None),
                gap="xs",
            ),
            buttons(
                at.look,
                primary(
                    at,
                    say("Başvurunuzu izleyin"),
                    lambda: at.go(f"/takip/{receipt.number}"),
                    key="follow",
                ),
                secondary(
                    at,
                    say("Alındı belgesi"),
                    lambda: at.go(f"/takip/{receipt.number}/belge"),
                    key="receipt",
                )
                if receipt.signed
                else None,
                secondary(at, say("Ana sayfa"), lambda: at.go("/"), key="go-home"),
            ),
        ],
    )


def _by_when(at: At, clock: Clock | None, tone: Tone) -> ft.Control:
    say = at.say
    if clock is None:
        return notice(
            at,
            say("Kurum okur; size yanıt yazması gerekmez."),
            tone,
            head=say("Bu başvuruya yanıt verilmesi gerekmez"),
        )
    return notice(
        at,
        say(
            "Bu güne kadar yanıt almanız gerekir. Yasal süre: {time} ({law}).",
            time=span(say, clock.span),
            law=say.pick(clock.law),
        ),
        tone,
        head=say("En geç {day}", day=say.day(clock.due)),
        icon=I.EVENT_ROUNDED,
    )


def _later(at: At, *, answered: bool) -> list[ft.Control]:
    say, icon = at.say, I.ACCOUNT_BALANCE_OUTLINED
    if not answered:
        read = timeline_row(
            at, icon, say("Kurum okur"), say("Emeği geçenlere iletir."), stage="next", last=True
        )
        return [read]
    return [
        timeline_row(
            at, icon, say("Kurum inceler"), say("Gerekirse size soru sorar."), stage="next"
        ),
        timeline_row(
            at,
            I.MARK_EMAIL_READ_OUTLINED,
            say("Yanıt gelir"),
            say("Takip sayfasında okursunuz."),
            stage="next",
            last=True,
        ),
    ]
