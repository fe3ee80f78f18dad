"""Which videos there are, and the page, the video and the captions of each."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from starlette.responses import FileResponse, HTMLResponse

from mobile.api.models import SignVideos
from service.bodies import public
from service.documented import says
from service.i18n import LANGUAGES, language_of
from service.problems import Refusal
from service.rooms import Rooms
from service.sign_videos import PAGES, Installed
from service.sign_videos.page import page

_KEPT = {"Cache-Control": "public, max-age=300", "X-Content-Type-Options": "nosniff"}
_POLICY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}


def add(api: APIRouter, rooms: Rooms) -> None:
    """Adds the route to `api`."""
    there = rooms.sign_videos

    @api.get("/sign-videos", response_model=None, responses=says(SignVideos))
    async def sign_videos(request: Request) -> Response:
        """The videos in sign language that are installed."""
        return public(request, there.body, there.etag)


def add_pages(root: APIRouter, rooms: Rooms) -> None:
    """Adds the pages, which a browser opens by itself."""

    def found(name: str) -> Installed:
        one = rooms.sign_videos.find(name)
        if one is None:
            raise Refusal("not_found")
        return one

    @root.get(PAGES + "/{name}", include_in_schema=False, response_model=None)
    async def shown(request: Request, name: str, dil: str = "") -> Response:
        accepted = language_of(request.headers.get("accept-language", ""))
        language = dil if dil in LANGUAGES else accepted
        return HTMLResponse(page(found(name), language), headers=_KEPT | _POLICY)

    @root.get(PAGES + "/{name}/video", include_in_schema=False, response_model=None)
    async def video(name: str) -> Response:
        one = found(name)
        return FileResponse(one.video, headers=_KEPT, media_type=one.kind.media)

    @root.get(PAGES + "/{name}/captions", include_in_schema=False, response_model=None)
    async def captions(name: str) -> Response:
        return FileResponse(found(name).captions, headers=_KEPT, media_type="text/vtt")
