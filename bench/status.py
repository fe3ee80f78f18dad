"""Looking where an application stands, among very many: by its number, page by page, again when
nothing changed, and as a list that is drawn."""

from __future__ import annotations

import asyncio
import os
import random
import socket
import time
import zlib
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import httpx

from bench.figure import Figure, medians
from bench.load import filings, fire
from bench.post import log_in
from bench.rows import MINE, PAGE, PAGES, Filled, fill, national_id_of, number_at, person_at
from bench.serving import served
from mobile.api.models import ApplicationList, ApplicationSummary
from service import topics
from service.app import Service, create_app
from service.identity import Person
from service.settings import Settings
from service.web.sockets import PACKED
from tests.client import encode, pack
from tests.house import open_house

NUMBER_TARGET, PAGE_TARGET = 2.2, 1.2
REFRESH_TARGET, LIST_TARGET = 400.0, 8192.0
FEW, MANY = 1_000_000, 10_000_000
ROUNDS, LOOKS = 9, 300
SHOWN = 50


def take_number() -> Figure:
    with _data() as folder, asyncio.Runner() as runner:
        few, few_rows = _filled(folder, FEW)
        many, many_rows = _filled(folder, MANY)
        small, large = (runner.run(_opened(one)) for one in (few, many))
        pick = random.Random(22)
        one, other = medians(
            ROUNDS,
            lambda: runner.run(_looked(small, pick, FEW)),
            lambda: runner.run(_looked(large, pick, MANY)),
        )
        begun = time.perf_counter()
        runner.run(large.rooms.statistics.round())
        counted = time.perf_counter() - begun
        for service in (small, large):
            runner.run(service.close())
    return Figure(
        "status: where an application stands, by its number, in 10 M ÷ in 1 M rows (SQLite)",
        (
            *_told(FEW, few_rows),
            *_told(MANY, many_rows),
            (f"p50 of {LOOKS} numbers at random, in {FEW:,}", f"{one * 1e6:.0f} µs"),
            (f"the same in {MANY:,}", f"{other * 1e6:.0f} µs"),
            (f"counting the statistics of {MANY:,} anew", f"{counted:.1f} s"),
        ),
        other / one,
        NUMBER_TARGET,
    )


def take_pages() -> Figure:
    with _data() as folder, asyncio.Runner() as runner:
        data, _ = _filled(folder, FEW)
        service = runner.run(_opened(data))
        token = runner.run(_token_of(service))
        key = runner.run(_key_of_page(service, PAGES))
        first, last = medians(
            ROUNDS,
            lambda: runner.run(_paged(service, token, None)),
            lambda: runner.run(_paged(service, token, key)),
        )
        runner.run(service.close())
    return Figure(
        f"pages: page {PAGES} of one's own applications ÷ page 1, over the API",
        (
            (f"page 1, {PAGE} of {MINE:,}", f"{first * 1e3:.2f} ms"),
            (f"page {PAGES}", f"{last * 1e3:.2f} ms"),
        ),
        last / first,
        PAGE_TARGET,
    )


def take_refresh() -> Figure:
    with served("service.web.serving:create") as server, asyncio.Runner() as runner:
        token = runner.run(log_in(server.address))
        runner.run(fire(server.port, filings(PAGE, token)))
        api = httpx.Client(base_url=f"{server.address}/api/v1/", trust_env=False)
        with api:
            bearer = {"authorization": f"Bearer {token}"}
            found = ApplicationList.model_validate_json(
                api.get("applications", headers=bearer).content
            )
            number = found.applications[0].number
            weights: dict[str, tuple[int, int]] = {}
            for what, path in (("the list", ""), ("one application", f"/{number}")):
                whole = api.get(f"applications{path}", headers=bearer)
                etag = whole.headers["etag"]
                weights[what] = (
                    len(_asked(server.address, f"applications{path}", token, etag)),
                    len(whole.content),
                )
    return Figure(
        "refresh: bytes of an answer that says that nothing changed, headers and all (the worse)",
        [
            (f"{what}; whole it would be {whole:,} bytes and headers", f"{unchanged} bytes")
            for what, (unchanged, whole) in weights.items()
        ],
        max(unchanged for unchanged, _ in weights.values()),
        REFRESH_TARGET,
        "bytes",
    )


def take_list() -> Figure:
    with TemporaryDirectory() as folder:
        sent, packed = asyncio.run(_drawn(Path(folder)))
    return Figure(
        f"list: bytes down to the browser when a list of {SHOWN} applications is drawn, as packed",
        (
            ("as the messages are before the WebSocket packs them", f"{sent:,} bytes"),
            ("as they go over the line", f"{packed:,} bytes"),
        ),
        packed,
        LIST_TARGET,
        "bytes",
    )


# -- the data ------------------------------------------------------------------------------


@contextmanager
def _data() -> Generator[Path]:
    """The folder that BENCH_DATA names, which keeps what is filled into it; otherwise one that
    goes with this run."""
    kept = os.environ.get("BENCH_DATA")
    if kept:
        yield Path(kept)
        return
    with TemporaryDirectory(prefix="basvuru-bench-") as folder:
        yield Path(folder)


def _filled(folder: Path, count: int) -> tuple[Path, Filled | None]:
    """The data with so many applications, and what filling them took, unless they were there."""
    data = folder / str(count)
    if data.exists():
        return data, None
    data.mkdir(parents=True)
    return data, fill(data, count, datetime.now(UTC))


def _told(count: int, filled: Filled | None) -> Sequence[tuple[str, str]]:
    if filled is None:
        return ((f"{count:,} applications", "kept from before"),)
    size = f"{filled.size / 2**30:.1f} GiB"
    return ((f"{count:,} applications, filled in {filled.seconds:.0f} s", size),)


# -- asking --------------------------------------------------------------------------------


async def _opened(data: Path) -> Service:
    service = create_app(Settings(data_dir=data))
    await service.open()
    return service


async def _looked(service: Service, pick: random.Random, count: int) -> float:
    """The p50, in seconds, of what the API does for a number of the citizen's own."""
    took: list[float] = []
    for place in (pick.randrange(1, count + 1) for _ in range(LOOKS)):
        begun = time.perf_counter()
        found = await service.rooms.looking.one(person_at(place), number_at(place), "tr")
        took.append(time.perf_counter() - begun)
        assert found.number == number_at(place)
    return median(took)


async def _token_of(service: Service) -> str:
    """An access token of person 1, who has so many pages."""
    rooms = service.rooms
    person = Person(national_id_of(1), "Ayşe Nur", "Yılmazoğlu")
    tokens = await rooms.database.write(
        lambda writing: rooms.sessions.begin(writing, person, "+905321234567", rooms.now())
    )
    return tokens.access_token


async def _key_of_page(service: Service, page: int) -> str | None:
    key: str | None = None
    for _ in range(page - 1):
        key = (await service.rooms.looking.page(1, key, PAGE)).next
        assert key
    return key


@asynccontextmanager
async def _api(service: Service) -> AsyncGenerator[httpx.AsyncClient]:
    wire = httpx.ASGITransport(service)
    async with httpx.AsyncClient(transport=wire, base_url="http://bench/api/v1/") as api:
        yield api


async def _paged(service: Service, token: str, after: str | None) -> float:
    """The p50, in seconds, of one page."""
    took: list[float] = []
    params = {"limit": str(PAGE)} | ({"after": after} if after else {})
    async with _api(service) as api:
        for _ in range(LOOKS // 3):
            begun = time.perf_counter()
            told = await api.get(
                "applications", params=params, headers={"authorization": f"Bearer {token}"}
            )
            took.append(time.perf_counter() - begun)
            assert told.status_code == 200 and told.content.count(b'"number"') == PAGE
    return median(took)


def _asked(address: str, path: str, token: str, etag: str) -> bytes:
    """The whole answer, as it comes out of the line."""
    at = urlsplit(address)
    assert at.hostname and at.port
    request = (
        f"GET /api/v1/{path} HTTP/1.1\r\nhost: bench\r\naccept-language: tr\r\n"
        f"authorization: Bearer {token}\r\nif-none-match: {etag}\r\nconnection: close\r\n\r\n"
    )
    answer = b""
    with socket.create_connection((at.hostname, at.port), 5) as line:
        line.sendall(request.encode())
        while piece := line.recv(65536):
            answer += piece
    assert answer.startswith(b"HTTP/1.1 304 "), answer[:200]
    return answer


# -- drawing -------------------------------------------------------------------------------


async def _drawn(folder: Path) -> tuple[int, int]:
    """Bytes of all messages, and of the same as the service packs each for the line."""
    async with open_house(folder) as house, house.app("/") as visit:
        await visit.log_in()
        number = await house.file(visit.store)
        await visit.screen.goto("/takip")
        tracking = visit.store.tracking
        assert tracking.mine and tracking.mine[0].number == number
        shown = _different(tracking.mine[0])
        tracking.mine = None
        visit.store.changed()
        await visit.screen.settle()
        before = len(visit.screen.client.frames)
        tracking.mine = shown
        visit.store.changed()
        await visit.screen.settle()
        assert sum(key.startswith("application-") for key in visit.screen.keys()) == SHOWN  # noqa: SIM118
        frames = visit.screen.client.frames[before:]
        messages = [pack([one.action.value, one.body], default=encode) for one in frames]
        return sum(map(len, messages)), sum(len(_packed(one)) for one in messages)


def _different(one: ApplicationSummary) -> tuple[ApplicationSummary, ...]:
    """So many, each about something else, in the states that there are."""
    titles = [topic.title["tr"] for topic in topics.load().topics.topics]
    states = ("forwarded", "at_unit", "examining", "answered", "withdrawn")
    return tuple(
        one.model_copy(
            update={
                "number": number_at(place * 7919),
                "title": f"{titles[place]} hakkında",
                "status": states[place % len(states)],
                "new": place % 7 == 0,
            }
        )
        for place in range(1, SHOWN + 1)
    )


def _packed(message: bytes) -> bytes:
    """As the service's WebSocket packs it: each by itself."""
    made = zlib.compressobj(
        wbits=-(PACKED.server_max_window_bits or 15), **(PACKED.compress_settings or {})
    )
    return made.compress(message) + made.flush(zlib.Z_SYNC_FLUSH)
