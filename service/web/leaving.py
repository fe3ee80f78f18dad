"""Leaving an anonymous tip on the web: the server forgets the visit, the browser what it kept."""

from __future__ import annotations

import hashlib
from weakref import WeakValueDictionary, finalize

import flet as ft
from fastapi import FastAPI, Request, Response
from flet_web.fastapi import app_manager  # pyright: ignore[reportMissingTypeStubs]

_NEUTRAL = """<!doctype html>
<html lang="tr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Takvim</title>
<body></body>
<script src="calendar.js"></script>
<script src="neutral.js"></script>
</html>
"""
_WIPES = {"cache-control": "no-store", "clear-site-data": '"storage"'}
_LONGEST = 100
"""Characters of what could be the name of a visit."""


class Visits:
    """The visits of this process that are open, by the name that their browser keeps."""

    def __init__(self) -> None:
        self._open: WeakValueDictionary[str, ft.Page] = WeakValueDictionary()
        self._kept_as: dict[str, str] = {}

    def begin(self, page: ft.Page) -> None:
        name = page.session.id
        self._open[name] = page
        # Noted now: once the line is cut, the page no longer knows its own name.
        self._kept_as[name] = _kept_as(page)
        finalize(page, self._kept_as.pop, name, None)

    def page(self, name: str) -> ft.Page | None:
        """The page of a visit that is open."""
        return self._open.get(name)

    async def forget(self, name: str) -> None:
        """Ends a visit with everything that it held in memory. One that is gone is gone."""
        page = self._open.pop(name, None)  # held: with the last page goes its name
        if page is not None:
            await app_manager.delete_session(self._kept_as.pop(name))


def _kept_as(page: ft.Page) -> str:
    """The name under which Flet's server keeps a visit."""
    address = "" if page.client_ip in ("127.0.0.1", "::1") else page.client_ip
    device = f"{address}{page.client_user_agent}".encode()
    mark = hashlib.sha1(device, usedforsecurity=False).hexdigest()
    return f"{page.name}_{page.session.id}_{mark}"


def add(app: FastAPI, visits: Visits) -> None:
    """Adds the neutral page and the way out to `app`, before Flet takes every other address."""

    @app.post("/cikis", include_in_schema=False, response_model=None)
    async def forget(request: Request) -> Response:
        name = (await request.body())[:_LONGEST].decode("ascii", "ignore")
        await visits.forget(name.strip('"'))
        return Response(status_code=204, headers=_WIPES)

    @app.get("/takvim", include_in_schema=False, response_model=None)
    async def neutral() -> Response:
        return Response(_NEUTRAL, media_type="text/html", headers=_WIPES)
