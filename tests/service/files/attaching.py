"""A citizen who attaches files, as the app and the browser's uploader do."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from pathlib import Path
from typing import Any

import httpx

from mobile.api.models import FileState, FileTicket
from service.app import Service
from tests.service.citizen import Citizen


async def begin(citizen: Citizen, size: int, name: str = "foto.jpg") -> FileTicket:
    told = await citizen.post("files", {"name": name, "size": size})
    assert told.status_code == 201, told.text
    return FileTicket.model_validate_json(told.content)


async def put(http: httpx.AsyncClient, upload: str, content: Any) -> httpx.Response:
    """Without a login, as the browser's uploader does."""
    return await http.put(upload, content=content, headers={"accept-language": "tr"})


async def upload(citizen: Citizen, content: bytes, name: str = "foto.jpg") -> FileState:
    """One file, whole; how it stands then."""
    ticket = await begin(citizen, len(content), name)
    told = await put(citizen.http, ticket.upload, content)
    assert told.status_code == 200, told.text
    return FileState.model_validate_json(told.content)


async def state(citizen: Citizen, file: str) -> FileState:
    told = await citizen.get(f"files/{file}")
    assert told.status_code == 200, told.text
    return FileState.model_validate_json(told.content)


async def delete(citizen: Citizen, file: str) -> httpx.Response:
    return await citizen.http.delete(f"/api/v1/files/{file}", headers=citizen.headers)


def kept(folder: Path) -> list[Path]:
    """Every file in the store and on its way there."""
    return [
        path
        for name in ("files", "arriving")
        for path in (folder / name).rglob("*")
        if path.is_file()
    ]


class Line:
    """An upload over a line that a test can hold, go on with, and cut."""

    def __init__(self, service: Service, upload: str) -> None:
        import asyncio

        self._service = service
        self._path, _, self._query = upload.partition("?")
        self._pieces: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.status = 0
        self.body = b""

    def send(self, piece: bytes, *, more: bool = True) -> None:
        self._pieces.put_nowait({"type": "http.request", "body": piece, "more_body": more})

    def cut(self) -> None:
        self._pieces.put_nowait({"type": "http.disconnect"})

    async def run(self) -> None:
        async def answer(message: Any) -> None:
            self.status = message.get("status", self.status)
            self.body += message.get("body", b"")

        scope: dict[str, Any] = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "PUT",
            "scheme": "http",
            "path": self._path,
            "raw_path": self._path.encode(),
            "query_string": self._query.encode(),
            "root_path": "",
            "headers": [(b"host", b"service"), (b"accept-language", b"tr")],
            "client": ("127.0.0.1", 1),
            "server": ("service", 80),
        }
        await self._service(scope, self._pieces.get, answer)


async def until(true: Callable[[], Any]) -> None:
    """Waits, for a while, until something is so."""
    import asyncio

    for _ in range(400):
        if await true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came to be so")


async def pieces(content: bytes, size: int = 4096) -> AsyncGenerator[bytes]:
    for begin in range(0, len(content), size):
        yield content[begin : begin + size]
