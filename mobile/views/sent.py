"""It is sent: the number, by when there must be an answer, and what happens now."""

from __future__ import annotations

import flet as ft

from mobile.views.at import At, Screen
from mobile.views.form_start import form_start
from mobile.views.parts.layout import stack
from mobile.views.parts.notice import notice
from mobile.views.parts.press import buttons, primary, secondary
from mobile.views.parts.text import heading
from mobile.views.parts.timeline import result, timeline_row

I = ft.Icons  # noqa: E741


def sent(at: At) -> Screen:
    say = at.say
    draft = at.store.filing.draft(at.params["form"])
    if draft is None or draft.receipt is None:
        return form_start(at)
    receipt = draft.receipt
    chosen = any(isinstance(a, dict) and a.get("number") for a in draft.answers.values())
    head = say("Başvurunuz alındı")
    return Screen(
        title=head,
        place="apply",
        content=[
            result(
                at,
                head,
                say("Başvuru numaranız"),
                receipt.number,
                say("Numarayı not edin. Takip sayfasında da durur."),
            ),
            notice(
                at,
                say.count(
                    "Bu güne kadar yanıt almanız gerekir. Yasal süre {n} gündür ({law}).",
                    "Bu güne kadar yanıt almanız gerekir. Yasal süre {n} gündür ({law}).",
                    receipt.clock.days,
                    law=say.pick(receipt.clock.law),
                ),
                "info",
                head=say("En geç {day}", day=say.day(receipt.clock.due)),
                icon=I.EVENT_ROUNDED,
            ),
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
                timeline_row(
                    at,
                    I.ACCOUNT_BALANCE_OUTLINED,
                    say("Kurum inceler"),
                    say("Gerekirse size soru sorar."),
                    stage="next",
                ),
                timeline_row(
                    at,
                    I.MARK_EMAIL_READ_OUTLINED,
                    say("Yanıt gelir"),
                    say("Takip sayfasında okursunuz."),
                    stage="next",
                    last=True,
                ),
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
                secondary(at, say("Ana sayfa"), lambda: at.go("/"), key="go-home"),
            ),
        ],
    )
