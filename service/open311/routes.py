"""The routes of Open311 (GeoReport v2), in JSON, in the language of Accept-Language."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from fastapi import APIRouter, Request, Response
from pydantic import RootModel

from service.bodies import public
from service.documented import says
from service.i18n import language_of, said, told
from service.open311.shapes import Definition, Fault, ServiceType
from service.open311.translating import definition, service_type
from service.rooms import Rooms

_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
_NOTHING = said("Böyle bir başvuru türü ya da adres yok.")
_ONLY_LOOKING = said("Open311 ile yalnızca bakılır; başvuru için uygulamayı kullanın.")


class ServiceList(RootModel[tuple[ServiceType, ...]]):
    """In the order in which they are offered."""


class Faults(RootModel[tuple[Fault, ...]]):
    """What GeoReport answers instead of an error."""


_ABSENT = {404: {"model": Faults, "description": "no such service"}}


def add(api: APIRouter, rooms: Rooms) -> None:
    """Adds the routes to `api`, which has no prefix."""

    # The forms stay as they are while the service runs.
    @cache
    def list_in(language: str) -> bytes:
        found = (service_type(form, language) for form in rooms.forms.summaries)
        return ServiceList(tuple(found)).model_dump_json().encode()

    @cache
    def definition_in(language: str, code: str) -> bytes:
        form = rooms.forms.current(code)
        assert form is not None
        return definition(form, rooms.topics.topics, language).model_dump_json().encode()

    @api.get("/open311/v2/services.json", response_model=None, responses=says(ServiceList))
    async def services(request: Request) -> Response:
        """The types of application, as GeoReport's service list."""
        language = _language(request)
        return _told(request, language, list_in(language))

    @api.get(
        "/open311/v2/services/{code}.json",
        response_model=None,
        responses=says(Definition, "invalid") | _ABSENT,
    )
    async def service(request: Request, code: str) -> Response:
        """What one type of application asks, as GeoReport's service definition."""
        language = _language(request)
        if rooms.forms.current(code) is None:
            return _nothing(language)
        return _told(request, language, definition_in(language, code))

    # Whatever is mounted behind, an address under /open311 is never the app's.
    @api.api_route(
        "/open311/{_rest:path}", methods=_METHODS, include_in_schema=False, response_model=None
    )
    async def nothing(request: Request) -> Response:
        language = _language(request)
        return _nothing(language) if request.method == "GET" else _only_looking(language)


def _language(request: Request) -> str:
    return language_of(request.headers.get("accept-language", ""))


def _told(request: Request, language: str, body: bytes) -> Response:
    found = public(request, body, f'"{sha256(body).hexdigest()[:20]}"')
    found.headers.update({"Content-Language": language, "Vary": "Accept-Language"})
    return found


def _nothing(language: str) -> Response:
    return _fault(404, told(language, _NOTHING), language)


def _only_looking(language: str) -> Response:
    return _fault(405, told(language, _ONLY_LOOKING), language, Allow="GET")


def _fault(status: int, sentence: str, language: str, **more: str) -> Response:
    headers = {
        "Cache-Control": "no-store",
        "Content-Language": language,
        "Vary": "Accept-Language",
        **more,
    }
    body = Faults((Fault(code=status, description=sentence),)).model_dump_json()
    return Response(body, status, headers, "application/json")
