"""The legal clock of an application: by when, how late, and why that day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import flet as ft

from mobile.i18n import Words
from mobile.views.at import At
from mobile.views.follow.papers import last_day
from mobile.views.parts.layout import box, stack
from mobile.views.parts.notice import Tone, chip, notice
from mobile.views.parts.press import quiet
from mobile.views.parts.text import soft, strong, words
from mobile.views.parts.timeline import clock
from mobile.views.states import OVER
from mobile.views.times import span

if TYPE_CHECKING:
    from mobile.api.models import Application, Clock, Legal

I = ft.Icons  # noqa: E741


def days_left(due: date) -> int:
    """From today to the last day, both in Türkiye; less than 0 behind it."""
    from mobile.i18n.dates import ISTANBUL

    return (due - datetime.now(UTC).astimezone(ISTANBUL).date()).days


def by_when(say: Words, due: date, status: str) -> str:
    """The last day, in one line of the list."""
    left = days_left(due)
    if left < 0:
        return gone_by(say, -left)
    if status == "fee_due":
        return say("Ödeme için en geç {day}", day=say.day(due))
    return say("En geç {day}", day=say.day(due))


def gone_by(say: Words, days: int) -> str:
    return say.count("Süre {n} gün önce doldu.", "Süre {n} gün önce doldu.", days)


def legal_clock(at: At, one: Application) -> ft.Control | None:
    """None at an end without another way to go: there nothing is due."""
    say, legal = at.say, one.legal
    if one.clock is not None:
        below = stack(last_day(at, one.number, "due", "son-gun.ics"), _why(at, legal), gap="xs")
        return stack(_clock(at, one, one.clock, legal), below, gap="xs")
    if one.status in OVER:
        return _why(at, legal) if legal and legal.ways else None
    return notice(
        at,
        say("Kurum okur; size yanıt yazması gerekmez."),
        head=say("Bu başvuruya yanıt verilmesi gerekmez"),
    )


def _clock(at: At, one: Application, told: Clock, legal: Legal | None) -> ft.Control:
    say, left = at.say, days_left(told.due)
    days = max(1, (told.due - told.started).days)
    paying = one.status == "fee_due"
    law = say("Yasal süre: {time} ({law}).", time=span(say, told.span), law=say.pick(told.law))
    return clock(
        at,
        label=say("Ücreti ödemek için son gün") if paying else say("Yanıt için son gün"),
        due=say.day(told.due),
        passed=days - left,
        days=days,
        told=f"{_left(say, left, legal)} {law}",
        late=None if left >= 0 or paying else _late(at, legal),
    )


def _left(say: Words, left: int, legal: Legal | None) -> str:
    if left < 0:
        return gone_by(say, -left)
    if left == 0:
        return say("Bugün son gün.")
    working = legal and legal.working_days_left
    if working and working > 0:
        return say.count(
            "{n} gün kaldı, {working} iş günü.",
            "{n} gün kaldı, {working} iş günü.",
            left,
            working=say.number(working),
        )
    return say.count("{n} gün kaldı.", "{n} gün kaldı.", left)


def _late(at: At, legal: Legal | None) -> ft.Control:
    very = legal is not None and legal.standing == "very_late"
    told = at.say("Çok gecikti") if very else at.say("Gecikti")
    tone: Tone = "bad" if very else "warn"
    return chip(at, told, tone, I.TIMER_OFF_OUTLINED)


def _why(at: At, legal: Legal | None) -> ft.Control | None:
    """One tap away: how it was reckoned, and where one may turn."""
    if legal is None or not legal.why:
        return None
    say, following = at.say, at.store.following
    over = legal.standing in (*OVER, "waived")
    if following.explained:
        asked = say("Açıklamayı kapatın")
    elif over:
        asked = say("Günler nasıl hesaplandı?")
    else:
        asked = say("Bu gün nasıl hesaplandı?")
    icon = I.EXPAND_LESS_ROUNDED if following.explained else I.HELP_OUTLINE_ROUNDED
    toggle = quiet(at, asked, following.explain, key="explain", icon=icon)
    if not following.explained:
        return toggle
    parts: list[ft.Control] = [
        strong(say("Nasıl hesaplandı")),
        *(words(say.pick(sentence)) for sentence in legal.why),
    ]
    for group in legal.ways:
        parts.append(strong(say.pick(group.head)))
        parts += [words(say.pick(way)) for way in group.ways]
    parts.append(soft(say("Bu bir hesaptır, hukuk görüşü değildir."), "small"))
    return stack(toggle, box(at.look, stack(*parts, gap="s"), padding="m"), gap="xs")
