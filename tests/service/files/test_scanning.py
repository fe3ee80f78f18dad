"""The virus scanner, played by a server that speaks clamd's protocol."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from service.app import Service, create_app
from service.files.scanning import Scanner
from service.problems import Refusal
from service.settings import Settings
from tests.service.citizen import Citizen, Watch, problem
from tests.service.files import samples
from tests.service.files.attaching import begin, kept, put, state

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Clamd:
    """Finds what every scanner finds; `answer` makes it say something else."""

    def __init__(self) -> None:
        self.answer: bytes | None = None
        self.scanned = 0

    async def __call__(self, read: asyncio.StreamReader, write: asyncio.StreamWriter) -> None:
        assert await read.readuntil(b"\0") == b"zINSTREAM\0"
        content = b""
        while size := int.from_bytes(await read.readexactly(4), "big"):
            content += await read.readexactly(size)
        self.scanned += len(content)
        found = b"stream: Eicar-Test-Signature FOUND" if EICAR in content else b"stream: OK"
        write.write((found if self.answer is None else self.answer) + b"\0")
        await write.drain()
        write.close()


@pytest.fixture
def clamd() -> Clamd:
    return Clamd()


@pytest.fixture(params=["port", "socket"])
async def address(
    request: pytest.FixtureRequest, clamd: Clamd, tmp_path: Path
) -> AsyncGenerator[str]:
    if request.param == "port":
        server = await asyncio.start_server(clamd, "127.0.0.1", 0)
        where = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    else:
        where = str(tmp_path / "clamd.socket")
        server = await asyncio.start_unix_server(clamd, where)
    async with server:
        yield where


@pytest.fixture
async def scanned(address: str, tmp_path: Path, watch: Watch) -> AsyncGenerator[Service]:
    service = create_app(Settings(data_dir=tmp_path, clamav=address), now=watch)
    await service.open()
    yield service
    await service.close()


@pytest.fixture
async def citizen(scanned: Service) -> AsyncGenerator[Citizen]:
    import httpx

    wire = httpx.ASGITransport(scanned)
    async with httpx.AsyncClient(transport=wire, base_url="http://service") as http:
        yield await Citizen(scanned, http).log_in()


async def test_what_is_clean_goes_on(citizen: Citizen, clamd: Clamd) -> None:
    photo = samples.picture("BMP", (700, 500))
    ticket = await begin(citizen, len(photo))
    problem(await put(citizen.http, ticket.upload, photo), 415, "file_wrong_type")
    assert clamd.scanned == len(photo)


async def test_what_is_infected_is_refused(citizen: Citizen, clamd: Clamd, tmp_path: Path) -> None:
    ticket = await begin(citizen, len(EICAR), "fatura.txt")
    problem(await put(citizen.http, ticket.upload, EICAR), 422, "file_infected")
    assert (await state(citizen, ticket.id)).fault == "file_infected"
    assert [path for path in kept(tmp_path) if "socket" not in path.name] == []


async def test_a_scanner_that_fails_lets_nothing_through(citizen: Citizen, clamd: Clamd) -> None:
    text = b"Merhaba"
    ticket = await begin(citizen, len(text))
    for answer in (b"INSTREAM size limit exceeded. ERROR", b"", b"what?"):
        clamd.answer = answer
        problem(await put(citizen.http, ticket.upload, text), 503, "scanner_unavailable")
    clamd.answer = None
    assert (await put(citizen.http, ticket.upload, text)).status_code == 200


@pytest.mark.parametrize("address", ["127.0.0.1:1", "/nowhere/clamd.socket", "nonsense"])
async def test_a_scanner_that_is_not_there(address: str, tmp_path: Path) -> None:
    path = tmp_path / "came"
    path.write_bytes(b"x")
    with pytest.raises(Refusal) as refused:
        await Scanner(address).scan(path)
    assert refused.value.code == "scanner_unavailable"


async def test_without_a_setting_nobody_is_asked(tmp_path: Path) -> None:
    await Scanner("").scan(tmp_path / "never-read")
