"""The composition root: the only place that knows the routes, the store, the client and the
theme at once."""

from __future__ import annotations

import contextvars
import logging
import os
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import flet as ft

from mobile.device import KeptSettings, Microphone, Shelf
from mobile.i18n import best, words
from mobile.state.absence import Absence
from mobile.state.enclosing import Inbox
from mobile.state.proving import Solver
from mobile.state.settings import Settings, is_bold, scheme_of
from mobile.state.speaking import Recorder
from mobile.state.store import Store
from mobile.views import sitemap
from mobile.views.at import At, Screen
from mobile.views.colours import DARK
from mobile.views.look import Look
from mobile.views.parts.frame import column_key
from mobile.views.parts.guard import FAILED, TOUCHED, guarded
from mobile.views.parts.memory import remembered, slot
from mobile.views.parts.standing import standing
from mobile.views.running_out import asked_for_more_time
from mobile.views.theme import fonts, theme
from mobile.views.window import draw, view

if TYPE_CHECKING:
    from mobile.api.client import Client

log = logging.getLogger(__name__)

PartWays = Callable[[str], Awaitable[object]]

VOICE = "voice"
"""Under this name a visit's session keeps whom its page tells how reading aloud stands: a function
of a word."""


@dataclass(frozen=True)
class Web:
    """What the web process does for its visitor. `part_ways` ends this visit and begins a new one
    at a route: an anonymous tip leaves nothing behind. Its files come through the `inbox`,
    the `solver` has its puzzles solved by the visitor's own page, and the `recorder` records
    and plays there."""

    part_ways: PartWays
    inbox: Inbox
    solver: Solver
    recorder: Recorder
    operator: bool = False
    """A call centre's own web app, whose people write for callers."""


API_URL = "https://basvuru.example.org"
"""Where a phone finds the service, unless the environment says otherwise."""


def main(page: ft.Page) -> None:
    """The app on its own: on a phone, or against a service at `API_URL`."""

    def connect() -> Client:
        from mobile.api.client import Client

        return Client(os.environ.get("API_URL", API_URL), device=secrets.token_urlsafe(16))

    start(page, connect, best(""))


def start(
    page: ft.Page,
    connect: Callable[[], Client],
    language: str,
    web: Web | None = None,
    clock: Callable[[], float] = time.time,
) -> Store:
    """Shows the app on `page`. `connect` makes the client when it is first needed; `language` is
    where to begin, until this device's own settings are known. `web` is what the
    web process does for its visitor. `clock` tells seconds."""
    inbox, solver = (web.inbox, web.solver) if web else (None, None)
    store = Store(
        connect,
        KeptSettings(),
        Settings(language=language),
        inbox,
        solver,
        shelf=Shelf(),
        recorder=web.recorder if web else Microphone(),
        clock=clock,
    )
    store.reporting.operator = web is not None and web.operator
    page.session.store.set(FAILED, store.failed)
    page.session.store.set(TOUCHED, store.touched)
    # The page tells it outside of any event of Flet, which redraws only where it knows the page.
    page.session.store.set(VOICE, partial(contextvars.copy_context().run, store.aloud.hear))

    async def close() -> None:
        absence.end()
        await store.drafts.leave()
        store.forget_tip()
        await store.close()

    absence = Absence(store)

    async def back() -> None:
        absence.end()
        await store.tracking.look_once_more()

    async def shown(event: ft.AppLifecycleStateChangeEvent) -> None:
        if event.state is ft.AppLifecycleState.RESUME:
            await store.sitting.look()
            await store.tracking.look_once_more()
            await store.ask_device()  # last: it may never answer

    page.on_disconnect = guarded(absence.begin)
    page.on_connect = guarded(back)
    page.on_app_lifecycle_state_change = guarded(shown)
    page.on_close = guarded(close)
    page.render_views(App, store, web.part_ways if web else None)
    return store


def _look(page: ft.Page, store: Store, width: float) -> Look:
    now, everywhere = store.settings, store.everywhere
    dark = page.platform_brightness == ft.Brightness.DARK
    return Look(
        scheme=scheme_of(now, everywhere, dark=dark),
        scale=now.scale,
        script=words(now.language).script,
        width=width,
        face=now.face,
        lines=now.lines,
        letters=now.letters,
        bold=is_bold(now, everywhere),
        large_targets=now.large_targets,
        calm=now.calm,
        places_last=now.places_last,
    )


@ft.component
def App(  # noqa: N802  (components are named as things)
    store: Store, part_ways: PartWays | None
) -> list[ft.View]:
    """Draws the screen at the page's route, again after every change of the store."""
    page = ft.context.page
    route, set_route = remembered(page.route or "/")
    width, set_width = remembered(page.width or 390)
    _, redraw = remembered(0)
    look = _look(page, store, width)
    say = words(store.settings.language)
    stop, params = sitemap.find(route)

    def go(to: str) -> None:
        """Leaving an unsent tip, or its number, is asked for first: it cannot be brought back."""
        if store.leaving_loses and sitemap.leaves_tip(to):
            store.ask_to_leave(to)
        else:
            page.navigate(to)

    at = At(store, look, say, route, params, go, web=page.web)
    stood = slot(route)
    kept_out = stop.login and not store.login.done
    screen = _leaving(at, page) if store.leaving_to else draw(at, stop, kept_out=kept_out)
    ft.use_dialog(asked_for_more_time(at, screen))

    def listen() -> Callable[[], None]:
        async def moved(event: ft.RouteChangeEvent) -> None:
            if store.tip_stands and sitemap.leaves_tip(event.route):
                await store.leave_tip()
                if part_ways:
                    await part_ways(event.route)
                    return
            if sitemap.leaves_lookup(event.route):
                store.forget_lookup()
            left, stood.current = sitemap.writing(stood.current), event.route
            set_route(event.route)
            store.moved()
            if left and left != sitemap.writing(event.route):
                await store.drafts.leave()

        def resized(event: ft.PageResizeEvent) -> None:
            set_width(event.width)

        def changed() -> None:
            redraw(lambda n: n + 1)

        page.on_route_change = guarded(moved)
        page.on_resize = guarded(resized)
        page.on_platform_brightness_change = guarded(changed)
        page.on_view_pop = guarded(lambda: page.navigate(sitemap.above(page.route, store)))
        return store.listen(changed)

    async def arrive() -> None:
        """Brings what the screen needs, once it stands."""
        try:
            if kept_out:
                await store.login.arrive()
            elif stop.arrive:
                await stop.arrive(store, params)
            if not stop.tip:
                await store.signs.look()
        except Exception as fault:
            store.failed(fault)

    async def wake() -> None:
        try:
            await store.wake()
        except Exception:
            log.warning("the device's settings could not be read")
        await store.ask_device()

    def dress() -> None:
        page.fonts = fonts(look)
        page.theme = page.dark_theme = theme(look)
        page.theme_mode = ft.ThemeMode.DARK if look.scheme in DARK else ft.ThemeMode.LIGHT
        page.rtl = say.rtl
        language = ft.Locale(say.spoken)
        page.locale_configuration = ft.LocaleConfiguration([language], language)
        page.update()

    title = say("Başvuru")
    if not screen.discreet:
        title = say("{title} - Başvuru", title=screen.title)
        if screen.mistaken:
            title = say("Hata: {title}", title=title)

    def name() -> None:
        page.title = title
        page.update()

    async def to_the_top() -> None:
        column = standing(column_key(screen.turn))
        if store.trouble and isinstance(column, ft.Column):
            await column.scroll_to(offset=0)

    ft.use_effect(listen, [])
    ft.use_effect(wake, [])
    ft.use_effect(dress, [look, say.language])
    ft.use_effect(name, [title])
    ft.use_effect(arrive, [route, kept_out])
    ft.use_effect(to_the_top, [id(store.trouble)])
    shown = view(at, screen)
    if page.web or route == "/":
        return [shown]
    # Without something below it, a phone's own back button would leave the app.
    return [ft.View(route=sitemap.above(route, store)), shown]


def _leaving(at: At, page: ft.Page) -> Screen:
    from mobile.views.tip.leaving import leaving

    def leave() -> None:
        to = at.store.leaving_to
        at.store.stay()
        page.navigate(to)

    return leaving(at, at.store.stay, leave)
