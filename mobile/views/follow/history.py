"""The timeline of an application: what happened, when, by whom, in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from mobile.views.at import At
from mobile.views.follow.documents import documents
from mobile.views.parts.layout import box, stack
from mobile.views.parts.notice import fresh
from mobile.views.parts.text import heading, soft, strong, words
from mobile.views.parts.timeline import timeline_row
from mobile.views.states import event

if TYPE_CHECKING:
    from mobile.api.models import Application, Event

C = ft.Colors


def history(at: At, one: Application, above: Event | None = None) -> ft.Control:
    """Newest first; the newest is where it stands now. What was written in `above` stands above
    already."""
    made: list[ft.Control] = []
    events = one.events
    for n, happened in enumerate(reversed(events)):
        told, icon = event(at.say, happened)
        made.append(
            timeline_row(
                at,
                icon,
                told,
                _when(at, happened, told),
                above=fresh(at) if happened.unread else None,
                under=None if happened is above else written(at, one, happened),
                stage="now" if n == 0 else "done",
                last=n + 1 == len(events),
            )
        )
    return stack(
        stack(
            heading(at.say("Şimdiye kadar")),
            soft(at.say("Saatler Türkiye saatidir."), "small"),
            gap="xs",
        ),
        stack(*made, gap="xs"),
    )


def result(at: At, one: Application, happened: Event) -> ft.Control:
    """What was decided, before anything else."""
    told, _ = event(at.say, happened)
    return box(
        at.look,
        stack(
            strong(told),
            soft(_whose(at, happened), "small") if happened.text else None,
            words(at.say.own(happened.text)) if happened.text else None,
            *documents(at, one, happened),
            soft(_when(at, happened, told), "small"),
            gap="s",
        ),
        bgcolor=C.PRIMARY_CONTAINER,
        border=C.PRIMARY,
        padding="m",
    )


def _when(at: At, happened: Event, told: str) -> str:
    """The moment, and the unit where the sentence does not name it."""
    moment = at.say.moment(happened.at)
    unit = happened.unit
    return f"{moment} · {unit}" if unit and unit not in told else moment


def written(at: At, one: Application, happened: Event) -> ft.Control | None:
    """What was written, whole, and what came with it. Whose it is is said in words; the fill only
    repeats it."""
    if not happened.text and not happened.files:
        return None
    ours = happened.by == "citizen"
    return box(
        at.look,
        stack(
            soft(_whose(at, happened), "small"),
            words(at.say.own(happened.text or "")),
            *documents(at, one, happened),
            gap="xs",
        ),
        bgcolor=C.SURFACE_CONTAINER_LOWEST if ours else C.PRIMARY_CONTAINER,
        border=C.OUTLINE_VARIANT if ours else C.PRIMARY,
        padding="m",
    )


def _whose(at: At, happened: Event) -> str:
    say = at.say
    match happened.kind:
        case _ if happened.by == "citizen":
            return say("Siz yazdınız")
        case "asked":
            return say("Kurumun sorusu")
        case "answered":
            return say("Kurumun yanıtı: sonuç")
        case "interim":
            return say("Kurumun ara yanıtı: sonuç değil")
        case _:
            return say("Kurum yazdı")
