"""The citizen's applications, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from mobile.views.addresses import NOTICES, VERIFY
from mobile.views.at import At, Screen
from mobile.views.follow.legal_clock import by_when, days_left
from mobile.views.follow.refreshing import refreshing
from mobile.views.parts.layout import Part, stack
from mobile.views.parts.notice import chip, fresh
from mobile.views.parts.press import buttons, pressable, primary, quiet, secondary
from mobile.views.parts.text import heading, soft, strong, title, words
from mobile.views.parts.waiting import waiting
from mobile.views.states import OVER, state

if TYPE_CHECKING:
    from mobile.api.models import ApplicationSummary
    from mobile.i18n import Words

C, I = ft.Colors, ft.Icons  # noqa: E741


def track(at: At) -> Screen:
    say, tracking = at.say, at.store.tracking
    name = say("Başvurularınız")
    if tracking.mine is None:
        return Screen(name, "track", [title(name), waiting(at)])
    if not tracking.mine:
        return Screen(
            name,
            "track",
            [
                stack(title(name), soft(say("Henüz bir başvurunuz yok.")), gap="s"),
                buttons(
                    at.look,
                    primary(at, say("Başvuru yapın"), lambda: at.go("/basvur"), key="go-apply"),
                ),
                _to_verify(at),
            ],
        )
    n = len(tracking.mine)
    told = (
        say.count("En yeni {n} başvuru gösteriliyor.", "En yeni {n} başvuru gösteriliyor.", n)
        if tracking.more
        else say.count("{n} başvurunuz var.", "{n} başvurunuz var.", n)
    )
    waiting_for_you = sorted(filter(_waits, tracking.mine), key=_unread)
    others = [one for one in tracking.mine if not _waits(one)]
    content: list[Part] = [stack(title(name), soft(told), refreshing(at), gap="s")]
    if waiting_for_you:
        content += [
            stack(
                heading(say("Sizi bekleyenler")),
                *(_application(at, one, _why_it_waits(say, one)) for one in waiting_for_you),
            ),
            heading(say("Diğerleri")) if others else None,
        ]
    content.append(stack(*(_application(at, one) for one in others)) if others else None)
    if tracking.more:
        content.append(
            buttons(
                at.look,
                secondary(at, say("Daha eskileri gösterin"), tracking.look_further, key="further"),
            )
        )
    notices = quiet(
        at,
        say("Bildirimler"),
        lambda: at.go(NOTICES),
        key="go-notices",
        icon=I.NOTIFICATIONS_OUTLINED,
    )
    content.append(stack(notices, _to_verify(at), gap="s"))
    return Screen(name, "track", content)


def _to_verify(at: At) -> ft.Control:
    """For whoever holds a receipt, of whomever."""
    return quiet(
        at,
        at.say("Belge doğrulayın"),
        lambda: at.go(VERIFY),
        key="go-verify",
        icon=I.VERIFIED_OUTLINED,
    )


def _waits(one: ApplicationSummary) -> bool:
    """Whether the citizen is the one to go on: a question, a fee, an answer that was not read."""
    return one.status in ("more_information_needed", "fee_due") or _unread(one)


def _unread(one: ApplicationSummary) -> bool:
    return one.new and one.status in ("answered", "not_processed")


def _why_it_waits(say: Words, one: ApplicationSummary) -> str:
    if one.status == "more_information_needed":
        return say("Kurumun sorusunu yanıtlayın.")
    if one.status == "fee_due":
        return say("Ücreti ödeyin ya da itiraz edin.")
    return say("Gelen yanıtı okuyun.")


def _application(at: At, one: ApplicationSummary, waits: str = "") -> ft.Control:
    """What it is, where it stands, by when, and why it `waits` for the citizen. The whole row
    opens it."""
    look, say = at.look, at.say
    words_of_state, tone, icon = state(say, one.status)
    badge = chip(at, words_of_state, tone, icon)
    if one.new:
        badge.controls = [*fresh(at).controls, *badge.controls]
    titles = {form.id: say.pick(form.title) for form in at.store.filing.forms}
    name = strong(say.own(one.title or titles.get(one.form) or say("Başvuru")))
    number = soft(say.own(one.number), "small")
    due = [*([words(waits)] if waits else []), *_due(at, one)]
    sign = ft.Icon(I.CHEVRON_RIGHT_ROUNDED, color=C.PRIMARY, size=look.icon())
    if look.wide and not look.large:
        badge.wrap = False
        said = ft.Column([name, number, *due], spacing=2, tight=True, expand=True)
        inside = ft.Row([said, badge, sign], spacing=16)
    else:
        said = ft.Column([name, badge, number, *due], spacing=6, tight=True, expand=True)
        inside = ft.Row([said, sign], spacing=8)
    return pressable(
        inside,
        lambda: at.go(f"/takip/{one.number}"),
        key=f"application-{one.number}",
        stroke=look.stroke,
    )


def _due(at: At, one: ApplicationSummary) -> list[ft.Control]:
    """By when; at an end nothing is due."""
    if one.due:
        ink = C.ERROR if days_left(one.due) < 0 else None
        return [words(by_when(at.say, one.due, one.status), "small", ink)]
    return [] if one.status in OVER else [words(at.say("Yanıt gerekmez"), "small")]
