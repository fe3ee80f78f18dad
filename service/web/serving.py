"""The whole: the API, Flet's web server mounted behind it, and what stands in front of both."""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import flet as ft
import flet_web.fastapi as flet_server  # pyright: ignore[reportMissingTypeStubs]
import httpx
from starlette.types import ASGIApp

from mobile.api.client import Client
from mobile.app import Web, start
from mobile.i18n import best
from service.app import create_app
from service.settings import Settings
from service.web import fallback_fonts, leaving, reading, sending
from service.web.headers import Headers
from service.web.inbox import Inbox
from service.web.inbox import add as add_inbox
from service.web.page import make_page
from service.web.puzzles import Puzzles
from service.web.puzzles import add as add_puzzles
from service.web.visitor import Visit, Visitor, visitor
from service.web.voices import Voices
from service.web.voices import add as add_voices

ASSETS = Path(__file__).parents[2] / "assets"


def create(settings: Settings | None = None) -> ASGIApp:
    """The ASGI app that `python -m service` serves. With `API_URL` set, the app talks to that
    service; without it, to the one in this process, under each visitor's own address."""
    settings = settings or Settings()
    # At DEBUG it would write down every key that a citizen presses.
    logging.getLogger("flet_transport").setLevel(logging.WARNING)
    sending.mend()
    service = create_app(settings, alongside=_flet)
    page = make_page(settings.data_dir / "page", ASSETS, settings.quick_exit_url)
    visits = leaving.Visits()
    leaving.add(service, visits)
    reading.add(service, visits)
    fallback_fonts.add(service)
    inbox = Inbox(settings.file_limit)
    add_inbox(service, inbox)
    puzzles = Puzzles()
    add_puzzles(service, puzzles)
    voices = Voices()
    add_voices(service, voices)
    pages = flet_server.app(
        partial(
            _visit, service=service, visits=visits, inbox=inbox, puzzles=puzzles, voices=voices
        ),
        assets_dir=str(page.resolve()),
        app_name="Başvuru (örnek kurulum)",
        app_short_name="Başvuru",
        app_description="Devlete yazın, yanıtını buradan izleyin.",
        no_cdn=True,
        web_renderer=ft.WebRenderer.AUTO,
    )
    service.mount("/", pages)
    return Visit(Headers(service))


@asynccontextmanager
async def _flet() -> AsyncGenerator[None]:
    """Flet's own FastAPI takes no lifespan, so its sessions are started and ended from here."""
    await flet_server.app_manager.start()
    try:
        yield
    finally:
        await flet_server.app_manager.shutdown()


def _visit(
    page: ft.Page,
    *,
    service: ASGIApp,
    visits: leaving.Visits,
    inbox: Inbox,
    puzzles: Puzzles,
    voices: Voices,
) -> None:
    """One visitor's app begins."""
    who = visitor.get(Visitor())

    def connect() -> Client:
        return _client(service, who.address)

    async def part_ways(route: str) -> None:
        """The browser opens the app anew, and nothing of this visit is left."""
        await away.launch_url(route, web_only_window_name="_self")
        await visits.forget(page.session.id)

    away = ft.UrlLauncher()
    visits.begin(page)
    solver = partial(puzzles.solved, page.session.id)
    web = Web(part_ways, inbox, solver, voices.of_visit(), operator=bool(_operator()))
    start(page, connect, best(who.languages), web)


def _operator() -> str:
    """The key of the call centre whose web app this process is; "" for everybody's."""
    return os.environ.get("OPERATOR_KEY", "")


def _client(service: ASGIApp, address: str) -> Client:
    device, operator = secrets.token_urlsafe(16), _operator()
    elsewhere = os.environ.get("API_URL")
    if elsewhere:
        return Client(elsewhere, device=device, operator=operator)
    # Under the visitor's own address, so that limits hit the right one.
    wire = httpx.ASGITransport(service, raise_app_exceptions=False, client=(address, 0))
    return Client("http://service", transport=wire, device=device, operator=operator)
