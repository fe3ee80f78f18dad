"""The whole window: the screen that stands at an address, what is said on top of whatever screen
it is, and the frame around both."""

from __future__ import annotations

import logging

import flet as ft

from mobile.views import sitemap
from mobile.views.at import At, Screen
from mobile.views.faults import trouble
from mobile.views.lost import broken
from mobile.views.parts.aloud import aloud_bar, read_here, voice_trouble
from mobile.views.parts.frame import frame
from mobile.views.parts.layout import Part
from mobile.views.parts.notice import notice, status
from mobile.views.parts.press import secondary
from mobile.views.parts.quick_exit import quick_exit
from mobile.views.running_out import closed
from mobile.views.signs import sign_video

log = logging.getLogger(__name__)


def draw(at: At, stop: sitemap.Stop, *, kept_out: bool) -> Screen:
    """What stands at a stop; a screen that cannot be drawn leaves the rest of the app whole."""
    try:
        if kept_out:
            from mobile.views.login import login

            return login(at, stop.place)
        return stop.view(at)
    except Exception:
        log.exception("%s could not be drawn", stop.path)
        return broken(at)


def view(at: At, screen: Screen) -> ft.View:
    """A screen that stands, in its frame."""

    async def vanish() -> None:
        await at.store.vanish()
        at.go("/")

    try:
        content: list[Part] = [
            _trouble(at),
            voice_trouble(at),
            closed(at, screen),
            sign_video(at, screen),
            *screen.content,
        ]
        pinned = None
        if screen.discreet or at.store.tip_stands:
            pinned = quick_exit(at, vanish)
        elif read_here(at, screen):
            pinned = aloud_bar(at)
        body = frame(at, screen.place, content, screen.turn, pinned)
    except Exception:
        log.exception("the frame of %s could not be drawn", at.route)
        body = ft.Column([part for part in broken(at).content if part is not None])
    return ft.View(route=at.route, padding=0, spacing=0, controls=[body])


def _trouble(at: At) -> Part:
    """What went wrong last, on top of whatever screen this is."""
    if at.store.trouble is None:
        return None
    head, text = trouble(at.say, at.store.trouble)
    again = at.store.again
    button = secondary(at, at.say("Yeniden deneyin"), again, key="again") if again else None
    told = status(notice(at, text, "bad", head=head, below=button))
    return ft.Container(told, key="trouble")
