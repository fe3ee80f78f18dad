"""A reporter in front of the service: no login, no device."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from mobile.api.models import TipStatus
from service.app import Service
from service.tips.desk import Desk
from service.tips.intake import private_key
from tests.service.citizen import JSON

CANARY = "Zeberced Kanaryaoğlu"
TEXT = f"İhale dosyası {CANARY} tarafından değiştirildi; kayıtlar depoda."


def new_key() -> str:
    return secrets.token_hex(16)


def answers(**other: Any) -> JSON:
    """Whole answers to service/forms/tip.json, about an official."""
    return {
        "text": TEXT,
        "official": True,
        "person_or_event": f"Şube müdürü {CANARY}",
        "institution": "Örnek Belediyesi",
        "place": {"province": 6, "district": 1231, "address": "Kanarya Sokak 7"},
        "when_official": "Mart ayının ilk haftası",
        "documents": "Kanarya hakediş raporu",
    } | other


@dataclass
class Reporter:
    service: Service
    http: httpx.AsyncClient
    language: str = "tr"
    headers: dict[str, str] = field(default_factory=dict[str, str])

    async def post(self, path: str, body: JSON) -> httpx.Response:
        headers = {"accept-language": self.language, **self.headers}
        return await self.http.post(f"/api/v1/tips{path}", json=body, headers=headers)

    async def send(self, key: str | None = None, **other: Any) -> httpx.Response:
        return await self.post(
            "",
            {
                "form": "tip",
                "form_version": 2,
                "answers": answers(**other),
                "key": key or new_key(),
            },
        )

    async def number(self) -> str:
        """Of a tip just sent."""
        told = await self.send()
        assert told.status_code == 201, told.text
        return told.json()["number"]

    async def look(self, number: str) -> httpx.Response:
        return await self.post("/lookup", {"number": number})

    async def status(self, number: str) -> TipStatus:
        told = await self.look(number)
        assert told.status_code == 200, told.text
        return TipStatus.model_validate_json(told.content)

    async def write(self, number: str, text: str, key: str | None = None) -> httpx.Response:
        return await self.post(
            "/messages", {"number": number, "text": text, "key": key or new_key()}
        )

    async def attach(self, number: str, content: bytes, key: str | None = None) -> httpx.Response:
        coded = base64.b64encode(content).decode()
        return await self.post(
            "/files", {"number": number, "content": coded, "key": key or new_key()}
        )

    async def exchange(self, number: str, key: str | None = None) -> httpx.Response:
        return await self.post("/exchange", {"number": number, "key": key or new_key()})

    async def withdraw(self, number: str) -> httpx.Response:
        return await self.post("/withdraw", {"number": number})


def desk(service: Service) -> Desk:
    """The office's, with the private key that the demo made."""
    rooms = service.rooms
    office = private_key(rooms.settings.intake_private)
    return Desk(rooms.database, rooms.files.storage, office, rooms.now)


def files_under(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
