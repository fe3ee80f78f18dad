"""What the web process does for somebody who reports without a name."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from service.settings import Settings
from service.web import inbox as inboxes
from service.web import leaving, serving
from service.web.inbox import Inbox

LIMIT = 1000


@pytest.fixture
def inbox() -> Inbox:
    return Inbox(LIMIT)


@pytest.fixture
async def browser(inbox: Inbox) -> AsyncGenerator[httpx.AsyncClient]:
    app = FastAPI()
    inboxes.add(app, inbox)
    leaving.add(app, leaving.Visits())
    wire = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=wire, base_url="http://x") as client:
        yield client


async def in_pieces(data: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(data), 7):
        yield data[start : start + 7]


async def test_a_file_comes_to_whoever_waits_for_it(
    inbox: Inbox, browser: httpx.AsyncClient
) -> None:
    data = b"kanarya" * 50

    async def send(address: str) -> None:
        answer = await browser.put(address, content=in_pieces(data))
        assert answer.status_code == 204
        assert answer.headers["cache-control"] == "no-store"
        again = await browser.put(address, content=data)
        assert again.status_code == 404, "an address counts once"

    assert await inbox.receive(send, len(data)) == data


@pytest.mark.parametrize("came", [b"", b"x", b"x" * 11, b"x" * 5000])
async def test_another_size_than_was_told_is_no_file(
    inbox: Inbox, browser: httpx.AsyncClient, came: bytes
) -> None:
    async def send(address: str) -> None:
        assert (await browser.put(address, content=came)).status_code == 400

    with pytest.raises(OSError):
        await inbox.receive(send, 10)


async def test_too_large_a_file_is_not_even_waited_for(inbox: Inbox) -> None:
    async def send(_address: str) -> None:
        raise AssertionError("it was asked for")

    with pytest.raises(OSError):
        await inbox.receive(send, LIMIT + 1)


async def test_a_device_that_fails_leaves_nothing_waiting(
    inbox: Inbox, browser: httpx.AsyncClient
) -> None:
    addresses: list[str] = []

    async def send(address: str) -> None:
        addresses.append(address)
        raise OSError("no line")

    with pytest.raises(OSError):
        await inbox.receive(send, 5)
    assert (await browser.put(addresses[0], content=b"xxxxx")).status_code == 404


async def test_a_file_that_never_comes_is_given_up(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inboxes, "PATIENCE", 0.02)

    async def send(_address: str) -> None:
        pass

    with pytest.raises(OSError):
        await inbox.receive(send, 5)


async def test_whoever_left_meanwhile_gets_nothing(
    inbox: Inbox, browser: httpx.AsyncClient
) -> None:
    addresses: list[str] = []

    async def send(address: str) -> None:
        addresses.append(address)

    waiting = asyncio.create_task(inbox.receive(send, 5))
    await asyncio.sleep(0.01)
    waiting.cancel()
    await asyncio.sleep(0)
    assert (await browser.put(addresses[0], content=b"xxxxx")).status_code == 404


@pytest.mark.parametrize("name", ["x", "%2e%2e", "a" * 500, "%00", "ş"])
async def test_nobody_s_address_takes_nothing(browser: httpx.AsyncClient, name: str) -> None:
    assert (await browser.put(f"/ek/{name}", content=b"x")).status_code == 404


# -- leaving -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [b"", b"nobody", b"\xff\xfe", b"x" * 10_000, b'"quoted"'])
async def test_leaving_is_answered_whoever_left(browser: httpx.AsyncClient, name: bytes) -> None:
    answer = await browser.post("/cikis", content=name)
    assert answer.status_code == 204
    assert answer.headers["clear-site-data"] == '"storage"'
    assert answer.headers["cache-control"] == "no-store"


async def test_the_neutral_page_says_nothing_of_us(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/takvim")
    assert answer.headers["clear-site-data"] == '"storage"'
    for telling in ("ihbar", "başvuru", "basvuru", "tip", "flet", "flutter"):
        assert telling not in answer.text.casefold()


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the visits that Flet's server was told to end."""
    names: list[str] = []

    async def delete(name: str) -> None:
        names.append(name)

    monkeypatch.setattr(leaving.app_manager, "delete_session", delete)
    return names


async def test_a_visit_is_forgotten_by_its_name(ended: list[str]) -> None:
    visits = leaving.Visits()
    page: Any = Page("abc")
    visits.begin(page)
    await visits.forget("another")
    assert not ended
    await visits.forget("abc")
    assert len(ended) == 1 and "_abc_" in ended[0]
    await visits.forget("abc")
    assert len(ended) == 1, "gone is gone"


async def test_a_visit_whose_line_is_cut_is_forgotten_all_the_same(ended: list[str]) -> None:
    """Its words would otherwise stay in memory until Flet gives the visit up."""
    visits = leaving.Visits()
    page: Any = Page("abc")
    visits.begin(page)
    page.session.connection = None
    await visits.forget("abc")
    assert len(ended) == 1


def test_a_visit_that_ended_by_itself_leaves_no_name() -> None:
    visits = leaving.Visits()
    page: Any = Page("abc")
    visits.begin(page)
    assert visits.page("abc") is page
    del page
    gc.collect()
    assert visits.page("abc") is None
    assert not visits.__dict__["_kept_as"]


class Page:
    """As much of Flet's page as is looked at: without a line it has no name."""

    client_ip, client_user_agent = "192.0.2.9", "somebody"

    def __init__(self, session: str) -> None:
        self.session = SimpleNamespace(id=session, connection=SimpleNamespace(page_name=""))

    @property
    def name(self) -> str:
        return self.session.connection.page_name


def test_what_is_typed_is_never_logged(tmp_path: Path) -> None:
    """Flet's transport writes every message down, keys and all, when somebody turns DEBUG on."""
    logging.getLogger("flet_transport").setLevel(logging.NOTSET)
    serving.create(Settings(data_dir=tmp_path))
    assert not logging.getLogger("flet_transport").isEnabledFor(logging.DEBUG)
