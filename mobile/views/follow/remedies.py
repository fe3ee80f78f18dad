"""Where else the citizen may turn, ready to be taken: each way with its days, how it is taken, its
letter and its last day for the calendar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import flet as ft

from mobile.i18n import Words
from mobile.views.at import At
from mobile.views.follow.legal_clock import days_left
from mobile.views.follow.papers import last_day, paper
from mobile.views.parts.layout import Part, box, stack
from mobile.views.parts.notice import chip
from mobile.views.parts.press import quiet
from mobile.views.parts.text import heading, soft, strong, words

if TYPE_CHECKING:
    from mobile.api.client import Client
    from mobile.api.models import Application, Remedy, Way

I = ft.Icons  # noqa: E741
SOON = 3
"""From so many days on it is said that few are left."""


def remedies(at: At, one: Application) -> Part:
    """None where no way stands open."""
    ways = one.legal.remedies if one.legal else ()
    if not ways:
        return None
    return stack(
        heading(at.say("Başka nereye başvurabilirsiniz?")),
        *(_way(at, one, way, place) for place, way in enumerate(ways, 1)),
        soft(at.say("Günler bir hesaptır, hukuk görüşü değildir."), "small"),
    )


def _way(at: At, one: Application, way: Remedy, place: int) -> ft.Control:
    say, following = at.say, at.store.following
    shown = following.asked_how == way.id
    number = one.number
    return box(
        at.look,
        stack(
            strong(say.pick(way.name)),
            _marked(at, way),
            words(_days(say, way)),
            soft(say.pick(way.law), "small"),
            quiet(
                at,
                say("Açıklamayı kapatın") if shown else say("Nasıl başvurulur?"),
                partial(following.ask_how, way.id),
                key=f"how-{way.id}",
                icon=I.EXPAND_LESS_ROUNDED if shown else I.HELP_OUTLINE_ROUNDED,
            ),
            stack(*_how(at, one, way), gap="s") if shown else None,
            paper(
                at,
                say("Dilekçeyi indirin (PDF)"),
                f"dilekce-{place}.pdf",
                partial(_letter, number, way.id),
                key=f"letter-{way.id}",
                icon=I.DESCRIPTION_OUTLINED,
            )
            if way.letter
            else None,
            last_day(at, number, way.id, f"son-gun-{place}.ics")
            if way.last and not way.taken
            else None,
            gap="xs",
        ),
        padding="m",
    )


async def _letter(number: str, way: str, client: Client) -> bytes:
    return await client.letter(number, way)


def _marked(at: At, way: Remedy) -> Part:
    if way.taken:
        return chip(at, at.say("Başvurdunuz"), "good", I.CHECK_CIRCLE_OUTLINE_ROUNDED)
    if way.last and days_left(way.last) <= SOON:
        return chip(at, at.say("Az gün kaldı"), "warn", I.TIMER_OUTLINED)
    return None


def _days(say: Words, way: Remedy) -> str:
    opens = say.day(way.opens)
    if way.last is None:
        return say("{opens} gününden beri açık. Son günü için kanuna bakın.", opens=opens)
    last, left = say.day(way.last), days_left(way.last)
    if way.taken:
        return say(
            "{opens} günü itiraz ettiniz. Karar için son gün {last}.", opens=opens, last=last
        )
    if left <= 0:
        return say("{opens} gününden beri açık. Bugün son gün.", opens=opens)
    return say.count(
        "{opens} ile {last} arasında. {n} gün kaldı.",
        "{opens} ile {last} arasında. {n} gün kaldı.",
        left,
        opens=opens,
        last=last,
    )


def _how(at: At, one: Application, way: Remedy) -> list[ft.Control]:
    say = at.say
    here: list[ft.Control] = []
    if way.id == "bedk_objection" and "object" in one.can:
        here.append(words(say("Bu uygulamadan da itiraz edebilirsiniz; düğmesi bu sayfada.")))
    return [*here, *(_told(say, sentence) for sentence in way.how)]


def _told(say: Words, way: Way) -> ft.Control:
    lines = [say.pick(way.words)]
    if way.site:
        lines.append(say("Resmî sitesi: {site}", site=way.site))
    if way.read != "S":
        lines.append(say("(Genel bilgi; başvurmadan önce doğrulayın.)"))
    return words(" ".join(lines))
