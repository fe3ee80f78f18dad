"""Whole answers to the form `sampler` (tests/service/forms), which asks every kind of question."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx

from service.app import Service
from tests.service.citizen import JSON, Citizen

OFFICE = {"number": 91000006}
"""A unit of the registry: Ankara Valiliği."""
PLACE = {"province": 6, "district": 1231, "address": "Atatürk Bulvarı 1"}


@dataclass(frozen=True)
class Raw:
    """JSON that Python would not write."""

    text: str


def sampled(service: Service, **other: Any) -> JSON:
    """Whole answers, with some of them other. The group and the files are left out."""
    return {
        "title": "Kırık kaldırım",
        "story": "Kaldırım kırık.",
        "colour": "red",
        "pets": ["cat"],
        "moved": False,
        "day": "2026-03-01",
        "place": PLACE,
        "unit": {"number": None},
        "topic": min(service.rooms.topics.choosable),
        "phone": "+905321234567",
        "email": "ad@ornek.org",
    } | other


async def send(citizen: Citizen, answers: JSON, form: str = "sampler") -> httpx.Response:
    """Files these answers, whatever they are."""
    versions = citizen.service.rooms.forms
    current = versions.current(form)
    assert current
    raw: list[str] = []

    def kept(one: object) -> str:
        assert isinstance(one, Raw)
        raw.append(one.text)
        return f"@raw{len(raw) - 1}@"

    body = json.dumps(
        {"form": form, "form_version": current.version, "answers": answers}, default=kept
    )
    for place, text in enumerate(raw):
        body = body.replace(f'"@raw{place}@"', text)
    headers = citizen.headers | {"idempotency-key": uuid4().hex}
    return await citizen.http.post("/api/v1/applications", content=body.encode(), headers=headers)


async def stored(citizen: Citizen, told: httpx.Response) -> JSON:
    """The answers as they are kept, after they were received."""
    assert told.status_code == 201, told.text
    return (await citizen.get(f"applications/{told.json()['number']}")).json()["answers"]
