"""Somebody with a number on a slip of paper and a phone, and no login."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import uuid4

import httpx

from service.app import Service
from service.identity.synthetic import SyntheticRegister
from tests.service.citizen import Citizen
from tests.service.history.office import filed


@dataclass
class Caller:
    service: Service
    http: httpx.AsyncClient
    device: str = field(default_factory=lambda: uuid4().hex)
    language: str = "tr"

    async def post(self, path: str, body: object) -> httpx.Response:
        headers = {"accept-language": self.language, "device-id": self.device}
        return await self.http.post(f"/api/v1/{path}", json=body, headers=headers)

    async def begin(self, number: str, ending: str) -> httpx.Response:
        return await self.post("lookup", {"number": number, "id_ending": ending})

    async def messages(self, challenge: str) -> list[str]:
        """What came to the phone."""
        told = await self.post("demo/messages", {"challenge": challenge})
        return [message["text"] for message in told.json()["messages"]]

    async def open(self, challenge: str, code: str) -> httpx.Response:
        return await self.post("lookup/code", {"challenge": challenge, "code": code})


def ending_of(service: Service, index: int = 0) -> str:
    """The last four digits of the invented person's identity number."""
    register = service.rooms.verifier
    assert isinstance(register, SyntheticRegister)
    return register.sample(index).national_id[-4:]


async def filed_by(service: Service, http: httpx.AsyncClient, index: int = 0) -> str:
    """The number of an application of the invented person."""
    return await filed(await Citizen(service, http, index=index).log_in())
