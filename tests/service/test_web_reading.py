"""What a page says about its voice reaches its own visit alone, and says no words."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from mobile.app import VOICE
from service.web import leaving, reading


class Page:
    """As much of Flet's page as is looked at."""

    name = client_ip = client_user_agent = ""

    def __init__(self, session: str) -> None:
        self.heard: list[str] = []
        kept = {VOICE: self.heard.append}
        self.session = SimpleNamespace(id=session, store=SimpleNamespace(get=kept.__getitem__))


@pytest.fixture
def pages() -> list[Page]:
    return [Page("mine"), Page("another")]


@pytest.fixture
async def browser(pages: list[Page]) -> AsyncGenerator[httpx.AsyncClient]:
    app, visits = FastAPI(), leaving.Visits()
    for page in pages:
        shown: Any = page
        visits.begin(shown)
    reading.add(app, visits)
    wire = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=wire, base_url="http://x") as client:
        yield client


async def test_it_reaches_its_own_visit_alone(
    pages: list[Page], browser: httpx.AsyncClient
) -> None:
    answer = await browser.post("/okuma", content=json.dumps({"visit": "mine", "told": "reading"}))
    assert answer.status_code == 204 and answer.headers["cache-control"] == "no-store"
    assert [page.heard for page in pages] == [["reading"], []]


async def test_nobody_s_page_is_answered_and_heard_by_nobody(
    pages: list[Page], browser: httpx.AsyncClient
) -> None:
    answer = await browser.post("/okuma", content=json.dumps({"visit": "x", "told": "reading"}))
    assert answer.status_code == 204
    assert not any(page.heard for page in pages)


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"null", b"\xff", b"7",
        b'{"visit": "mine"}', b'{"told": "reading"}', b'{"visit": null, "told": "reading"}',
        b'{"visit": "mine", "told": 1}', b'{"visit": ["mine"], "told": "reading"}',
        b'{"visit": "mine", "told": "reading", "sentence": "Kimse duymasin."}',
        b'{"visit": "mine", "told": "a whole sentence of the screen"}',
        b'{"visit": "' + b"x" * 101 + b'", "told": "reading"}',
        b'{"visit": "mine", "told": "reading"}' + b" " * 5000 + b"x",
    ],
)  # fmt: skip
async def test_whatever_else_a_page_says_is_refused(
    pages: list[Page], browser: httpx.AsyncClient, body: bytes
) -> None:
    assert (await browser.post("/okuma", content=body)).status_code == 400
    assert not any(page.heard for page in pages)
