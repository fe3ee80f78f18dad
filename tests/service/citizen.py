"""A citizen in front of the service: logs in, files, looks, as the app would."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx

from mobile.api.models import Tokens
from service.app import Service
from service.identity.synthetic import SyntheticRegister

JSON = dict[str, Any]


class Watch:
    """A clock that a test can turn. Starts at noon in Türkiye on 16 March 2026."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def turn(self, **step: float) -> None:
        self.time += timedelta(**step)


def identity(service: Service, index: int = 0, **other: str) -> JSON:
    """What the invented person number `index` would type, with some of it other."""
    verifier = service.rooms.verifier
    assert isinstance(verifier, SyntheticRegister)
    return verifier.sample(index).model_dump() | other


def answers(**other: Any) -> JSON:
    """Whole answers to the form `plain` (tests/service/forms), with some of them other."""
    return {
        "topic": "municipal",
        "place": {"province": 6, "district": 1231},
        "unit": {"number": None},
        "title": "Kaldırım taşları kırık",
        "text": "Sokağımızdaki kaldırım kırık; tekerlekli sandalyeyle geçemiyorum.",
        "answer_by": "app",
    } | other


def application(**other: Any) -> JSON:
    return {"form": "plain", "form_version": 2, "answers": answers(**other)}


@dataclass
class Citizen:
    """One person at one device."""

    service: Service
    http: httpx.AsyncClient
    index: int = 0
    device: str = field(default_factory=lambda: uuid4().hex)
    language: str = "tr"
    tokens: Tokens | None = None

    @property
    def headers(self) -> dict[str, str]:
        headers = {"accept-language": self.language, "device-id": self.device}
        if self.tokens:
            headers["authorization"] = f"Bearer {self.tokens.access_token}"
        return headers

    async def get(self, path: str, **params: str | int) -> httpx.Response:
        return await self.http.get(f"/api/v1/{path}", params=params, headers=self.headers)

    async def post(self, path: str, body: JSON, **headers: str) -> httpx.Response:
        return await self.http.post(f"/api/v1/{path}", json=body, headers=self.headers | headers)

    async def begin(self, **other: str) -> httpx.Response:
        return await self.post("login/identity", identity(self.service, self.index, **other))

    async def newest_code(self, challenge: str) -> str:
        box = (await self.post("demo/messages", {"challenge": challenge})).json()
        found = re.search(r"\b\d{6}\b", box["messages"][-1]["text"])
        assert found
        return found[0]

    async def log_in(self) -> Citizen:
        challenge = (await self.begin()).json()["id"]
        code = await self.newest_code(challenge)
        told = await self.post("login/code", {"challenge": challenge, "code": code})
        assert told.status_code == 200, told.text
        self.tokens = Tokens.model_validate_json(told.content)
        return self

    async def file(self, key: str | None = None, **other: Any) -> httpx.Response:
        key = key or uuid4().hex
        return await self.post("applications", application(**other), **{"idempotency-key": key})


def problem(told: httpx.Response, status: int, code: str) -> JSON:
    """The problem document, after all that every one of them must be."""
    assert told.status_code == status, told.text
    assert told.headers["content-type"] == "application/problem+json"
    assert told.headers["cache-control"] == "no-store"
    body = told.json()
    assert (body["status"], body["code"], body["type"]) == (status, code, f"/problems/{code}")
    assert body["title"] and body["detail"].endswith(".")
    assert "{" not in body["detail"] and "Traceback" not in told.text
    return body


def fields(told: httpx.Response) -> dict[str, str]:
    """Field → code of an answer that says what must be mended."""
    body = problem(told, 422, "invalid")
    assert all(
        fault["detail"].endswith((".", "!")) or ":" in fault["detail"] for fault in body["errors"]
    )
    return {fault["field"]: fault["code"] for fault in body["errors"]}
