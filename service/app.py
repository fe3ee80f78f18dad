"""The service as an ASGI app."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from typing import cast

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic_core import ErrorDetails
from starlette.exceptions import HTTPException
from starlette.routing import Match

from service import catalogue, demo_office
from service.applications import citizen_routes
from service.applications import routes as application_routes
from service.bodies import PRIVATE, refusal_of
from service.desk import routes as desk_routes
from service.documented import document, says
from service.drafts import routes as draft_routes
from service.files import routes as file_routes
from service.gate import Gate
from service.identity import IdentityVerifier
from service.login import demo as demo_routes
from service.login import routes as login_routes
from service.login.sms import SmsSender
from service.lookup import routes as lookup_routes
from service.notices import rounds
from service.notices import routes as notice_routes
from service.notices.mail import MailSender
from service.open311 import routes as open311_routes
from service.petitions import routes as petition_routes
from service.problems import Refusal, problem
from service.receipts import routes as receipt_routes
from service.rooms import Now, Rooms
from service.settings import Settings
from service.sign_videos import routes as sign_video_routes
from service.statistics import routes as statistics_routes
from service.sweeping import every_day
from service.tips import routes as tip_routes

_FRAMEWORK = {404: "not_found", 405: "wrong_method", 413: "too_large", 422: "invalid"}
_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


class Service(FastAPI):
    """The whole API. `open` before the first request and `close` after the last; a server that
    speaks the lifespan protocol does both by itself."""

    rooms: Rooms

    async def open(self) -> None:
        """Opens the database, brings it up to date, archives the forms in use."""
        await self.rooms.open()

    async def close(self) -> None:
        await self.rooms.close()


def utc_now() -> datetime:
    return datetime.now(UTC)


def create_app(
    settings: Settings,
    *,
    now: Now = utc_now,
    verifier: IdentityVerifier | None = None,
    sms: SmsSender | None = None,
    mail: MailSender | None = None,
    alongside: Callable[[], AbstractAsyncContextManager[object]] | None = None,
) -> Service:
    """The service with these settings. `verifier`, `sms` and `mail` replace the adapters the
    settings name; `alongside` is entered and left together with the service, for an app mounted
    in it. `now` answers an aware time. Raises SettingsRefused and FormRefused."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        async with AsyncExitStack() as stack:
            await service.open()
            stack.push_async_callback(service.close)
            stack.callback(asyncio.create_task(every_day(service.rooms.sweep)).cancel)
            counts = every_day(service.rooms.statistics.round, service.rooms.statistics.pause)
            stack.callback(asyncio.create_task(counts).cancel)
            telling = every_day(service.rooms.notices.round, rounds.PAUSE)
            stack.callback(asyncio.create_task(telling).cancel)
            if settings.demo_office:
                office = every_day(service.rooms.demo_office.round, demo_office.PAUSE)
                stack.callback(asyncio.create_task(office).cancel)
            if alongside is not None:
                await stack.enter_async_context(alongside())
            # Forms, places and units stay as long as the process: looked through for rubbish
            # again and again, they would slow down every request.
            gc.collect()
            gc.freeze()
            yield

    service = Service(
        title="Başvuru",
        version="1",
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        swagger_ui_oauth2_redirect_url=None,
        redirect_slashes=False,
    )
    service.rooms = Rooms(settings, now, verifier, sms, mail)
    service.add_middleware(Gate, body_limit=settings.body_limit, file_limit=settings.file_limit)
    service.add_exception_handler(Refusal, _refused)
    service.add_exception_handler(HTTPException, _refused_by_framework)
    service.add_exception_handler(RequestValidationError, _invalid)
    _add_routes(service, service.rooms)
    document(service)
    return service


def _add_routes(app: FastAPI, rooms: Rooms) -> None:
    @app.get("/healthz", response_model=None, responses=says(None, "unavailable"))
    async def healthz() -> Response:
        """Answers when the database does."""
        try:
            await rooms.database.alive()
        except Exception:
            raise Refusal("unavailable") from None
        return Response(b'{"status":"ok"}', headers=PRIVATE, media_type="application/json")

    api = APIRouter(prefix="/api/v1")
    # Routes are tried in this order, so the busiest stand first.
    application_routes.add(api, rooms)
    catalogue.add(api, rooms)
    statistics_routes.add(api, rooms)
    draft_routes.add(api, rooms)
    login_routes.add(api, rooms)
    lookup_routes.add(api, rooms)
    notice_routes.add(api, rooms)
    file_routes.add(api, rooms)
    tip_routes.add(api, rooms)
    citizen_routes.add(api, rooms)
    receipt_routes.add(api, rooms)
    petition_routes.add(api, rooms)
    desk_routes.add(api, rooms)
    sign_video_routes.add(api, rooms)
    demo_routes.add(api, rooms)
    root = APIRouter()
    open311_routes.add(root, rooms)
    receipt_routes.add_well_known(root, rooms)
    sign_video_routes.add_pages(root, rooms)
    # Not include_router(): a router inside a router is matched anew at every request.
    app.router.routes.extend([*api.routes, *root.routes])

    # Whatever is mounted behind the API, an address under /api is never the app's.
    @app.api_route(
        "/api/{_rest:path}", methods=_METHODS, include_in_schema=False, response_model=None
    )
    async def unknown(request: Request) -> Response:
        allowed: set[str] = set()
        for route in api.routes:
            match, _ = route.matches(request.scope)
            if match is Match.PARTIAL:
                allowed |= getattr(route, "methods", None) or set()
        if allowed:
            raise HTTPException(405, headers={"Allow": ", ".join(sorted(allowed))})
        raise Refusal("not_found")


async def _refused(request: Request, refusal: Exception) -> Response:
    return problem(request, cast("Refusal", refusal))


async def _refused_by_framework(request: Request, refusal: Exception) -> Response:
    refused = cast("HTTPException", refusal)
    otherwise = "malformed" if refused.status_code < 500 else "broken"
    code = _FRAMEWORK.get(refused.status_code, otherwise)
    return problem(request, Refusal(code, headers=dict(refused.headers or {})))


async def _invalid(request: Request, refusal: Exception) -> Response:
    faults = cast("list[ErrorDetails]", cast("RequestValidationError", refusal).errors())
    return problem(request, refusal_of(faults, strip=1))
