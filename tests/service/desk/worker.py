"""An officer in front of the service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx

from service.app import Service
from service.desk.officers import OfficerRole
from tests.house import whole_answers
from tests.service.citizen import JSON, Citizen

CANKAYA, KECIOREN, ANKARA, IZMIR = 92001231, 92001745, 91000006, 91000035
INTERIOR, HEALTH = 90000009, 90000013


@dataclass
class Worker:
    """Somebody with a token."""

    http: httpx.AsyncClient
    token: str

    async def get(self, path: str = "", **params: Any) -> httpx.Response:
        return await self.http.get(
            f"/api/v1/desk/applications{path}", params=params, headers=self._headers
        )

    async def do(self, number: str, verb: str, **body: Any) -> httpx.Response:
        path = f"/api/v1/desk/applications/{number}/{verb}"
        return await self.http.post(path, json=body, headers=self._headers)

    async def read(self, number: str) -> JSON:
        told = await self.get(f"/{number}")
        assert told.status_code == 200, told.text
        return told.json()

    async def did(self, number: str, verb: str, **body: Any) -> JSON:
        told = await self.do(number, verb, **body)
        assert told.status_code == 200, told.text
        return told.json()

    async def numbers(self) -> list[str]:
        return [one["number"] for one in (await self.get()).json()["applications"]]

    @property
    def _headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}


async def worker(citizen: Citizen, role: OfficerRole, unit: int | None, name: str = "") -> Worker:
    rooms = citizen.service.rooms
    token = await rooms.database.write(
        lambda writing: rooms.officers.add(
            writing, name or f"{role} {uuid4().hex[:6]}", role, unit, rooms.now()
        )
    )
    return Worker(citizen.http, token)


def unit_of(service: Service, name: str, province: int) -> int:
    found = service.rooms.units.named(name, province)
    assert found, name
    return found.number


async def filed(citizen: Citizen, form: str = "request", **other: Any) -> str:
    """The number of an application to a form of the house, with some of its answers other."""
    rooms = citizen.service.rooms
    asked = rooms.forms.current(form)
    assert asked
    answers = whole_answers(asked, rooms.places.places) | other
    body = {"form": form, "form_version": asked.version, "answers": answers}
    told = await citizen.post("applications", body, **{"idempotency-key": uuid4().hex})
    assert told.status_code == 201, told.text
    return told.json()["number"]
