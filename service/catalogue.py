"""The routes of what is the same for everybody: forms, topics, places, units."""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from mobile.api.models import Form, FormList, Places, Topics, Units
from service.bodies import public
from service.documented import says
from service.problems import Refusal
from service.rooms import Rooms


def add(api: APIRouter, rooms: Rooms) -> None:
    """Adds the routes to `api`."""
    summaries = FormList(forms=rooms.forms.summaries).model_dump_json().encode()
    summaries_etag = _etag(summaries)

    @api.get("/forms", response_model=None, responses=says(FormList))
    async def forms(request: Request) -> Response:
        """The types of application one can file."""
        return public(request, summaries, summaries_etag)

    @api.get("/forms/{form}", response_model=None, responses=says(Form, "not_found", "invalid"))
    async def form(
        request: Request, form: str, version: Annotated[int | None, Query(ge=0, le=10**6)] = None
    ) -> Response:
        """One form, whole, in every language: as it is now, or as it was in a version."""
        found = rooms.forms.body(form, version)
        if found is None:
            raise Refusal("not_found")
        return public(request, *found)

    @api.get("/places", response_model=None, responses=says(Places))
    async def places(request: Request) -> Response:
        """Provinces and districts, in the order of the Turkish alphabet."""
        return public(request, rooms.places.body, rooms.places.etag)

    @api.get("/topics", response_model=None, responses=says(Topics))
    async def topics(request: Request) -> Response:
        """What applications are about, with the office each topic goes to first."""
        return public(request, rooms.topics.body, rooms.topics.etag)

    @api.get("/units", response_model=None, responses=says(Units, "invalid"))
    async def units(
        request: Request,
        q: Annotated[str, Query(max_length=100)] = "",
        limit: Annotated[int, Query(ge=1, le=50)] = 20,
        province: Annotated[int | None, Query(ge=1, le=81)] = None,
    ) -> Response:
        """Units in which every word of `q` begins a word, then those that `q` finds by topic;
        without `q`, the ministries. Those in `province` (a plate code) come first."""
        found = rooms.units.search(q, limit, province)
        body = Units(units=tuple(found)).model_dump_json().encode()
        return public(request, body, _etag(body))


def _etag(body: bytes) -> str:
    return f'"{sha256(body).hexdigest()[:20]}"'
