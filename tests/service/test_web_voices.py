"""Recordings on their way from a page to its visit: once, of one size, and by nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import httpx
import pytest
from fastapi import FastAPI

from mobile.state.speaking import SILENCES, Recording, Unspoken
from service.web.headers import Headers
from service.web.voices import MOST_A_SECOND, Voices, add
from tests.service.files import samples

PLACE = "a-place"
WEBM = {"content-type": "audio/webm;codecs=opus"}


@pytest.fixture
def voices() -> Voices:
    return Voices()


@pytest.fixture
async def page(voices: Voices) -> AsyncGenerator[httpx.AsyncClient]:
    app = FastAPI()
    add(app, voices)
    wire = httpx.ASGITransport(Headers(app))
    async with httpx.AsyncClient(transport=wire, base_url="http://page") as client:
        yield client


class Listening:
    """A recording that is under way."""

    def __init__(self, voices: Voices, seconds: int = 10) -> None:
        self.begun = 0
        self._work = asyncio.create_task(
            voices.of_visit().record(PLACE, seconds, self._begin, asyncio.Event())
        )

    def _begin(self) -> None:
        self.begun += 1

    async def end(self) -> Recording:
        return await asyncio.wait_for(self._work, 2)

    async def give_up(self) -> None:
        self._work.cancel()
        await asyncio.wait([self._work])


async def test_it_begins_and_comes(voices: Voices, page: httpx.AsyncClient) -> None:
    listening = Listening(voices)
    await asyncio.sleep(0)
    assert (await page.post(f"/ses/{PLACE}/begun")).status_code == 204
    await asyncio.sleep(0.01)
    assert listening.begun == 1
    told = await page.put(f"/ses/{PLACE}", content=b"sound", headers=WEBM)
    assert told.status_code == 204
    assert await listening.end() == (b"sound", ".weba")
    again = await page.put(f"/ses/{PLACE}", content=b"more", headers=WEBM)
    assert again.status_code == 404, "an address counts once"


@pytest.mark.parametrize("why", SILENCES)
async def test_the_page_says_why_there_is_none(
    voices: Voices, page: httpx.AsyncClient, why: str
) -> None:
    listening = Listening(voices)
    await asyncio.sleep(0)
    assert (await page.post(f"/ses/{PLACE}/{why}")).status_code == 204
    with pytest.raises(Unspoken, match=why):
        await listening.end()


@pytest.mark.parametrize(
    ("size", "kind"), [(MOST_A_SECOND * 10 + 1, "audio/webm"), (9, "text/html"), (9, "")]
)
async def test_what_is_too_long_or_no_sound_is_none(
    voices: Voices, page: httpx.AsyncClient, size: int, kind: str
) -> None:
    listening = Listening(voices)
    await asyncio.sleep(0)
    told = await page.put(f"/ses/{PLACE}", content=b"x" * size, headers={"content-type": kind})
    assert told.status_code == 400
    with pytest.raises(Unspoken, match="lost"):
        await listening.end()


async def test_nobody_speaks_where_nobody_listens(voices: Voices, page: httpx.AsyncClient) -> None:
    for ask in (page.put(f"/ses/{PLACE}", headers=WEBM), page.post(f"/ses/{PLACE}/begun")):
        assert (await ask).status_code == 404
    listening = Listening(voices)
    await asyncio.sleep(0)
    assert (await page.post(f"/ses/{PLACE}/dance")).status_code == 404
    assert (await page.put("/ses/another", content=b"x", headers=WEBM)).status_code == 404
    await listening.give_up()
    assert (await page.put(f"/ses/{PLACE}", content=b"x", headers=WEBM)).status_code == 404


async def test_it_is_heard_until_the_visit_forgets_it(
    voices: Voices, page: httpx.AsyncClient
) -> None:
    visit, other = voices.of_visit(), voices.of_visit()

    async def sound() -> bytes:
        return samples.opus()

    async def gone() -> bytes:
        raise LookupError

    visit.offer(PLACE, sound)
    other.offer("gone", gone)
    heard = await page.get(f"/ses/{PLACE}")
    assert (heard.status_code, heard.headers["content-type"]) == (200, "audio/ogg")
    assert heard.content == samples.opus() and heard.headers["cache-control"] == "no-store"
    assert heard.headers["permissions-policy"].count("microphone=(self)") == 1
    assert (await page.get("/ses/gone")).status_code == 404
    visit.forget()
    assert (await page.get(f"/ses/{PLACE}")).status_code == 404


@pytest.mark.parametrize(
    ("content", "media"),
    [(samples.webm(2), "audio/webm"), (samples.mp4(b"M4A "), "audio/mp4")],
)
async def test_it_says_what_it_is(
    voices: Voices, page: httpx.AsyncClient, content: bytes, media: str
) -> None:
    async def sound() -> bytes:
        return content

    voices.of_visit().offer(PLACE, sound)
    assert (await page.get(f"/ses/{PLACE}")).headers["content-type"] == media
