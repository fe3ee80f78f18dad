"""Files between an officer's own folder and the service, for the command line."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from mobile.api.models import NewFile
from service.desk.officers import Officer
from service.files.rows import Office
from service.rooms import Rooms

_CHUNK = 2**16


async def upload(rooms: Rooms, who: Officer, path: Path) -> str:
    """The file at `path` goes the way of every upload: counted, looked at, cleaned. Returns its
    id. Raises Refusal, and ValueError for a path that cannot be read."""
    size = await asyncio.to_thread(_size, path)
    ticket = await rooms.files.begin(Office(who.id), NewFile(name=path.name[-255:], size=size))
    (right,) = parse_qs(urlsplit(ticket.upload).query)["ticket"]
    await rooms.files.receive(ticket.id, right, _pieces(path), "tr")
    return ticket.id


async def save(rooms: Rooms, who: Officer, number: str, file: str, path: Path) -> None:
    """Writes a file of an application to `path`, where nothing stands yet. The look is logged.
    Raises Refusal, and ValueError for a path that cannot be written."""
    if await asyncio.to_thread(path.exists):
        raise ValueError(f"{path}: there is a file already.")
    found = await rooms.desk.file(who, number, file)
    content = b"".join([piece async for piece in found.chunks])
    try:
        await asyncio.to_thread(_write, path, content)
    except OSError:
        raise ValueError(f"{path}: the file cannot be written.") from None


def _size(path: Path) -> int:
    try:
        with path.open("rb"):
            return path.stat().st_size
    except OSError:
        raise ValueError(f"{path}: the file cannot be read.") from None


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as made:
        path.chmod(0o600)
        made.write(content)


async def _pieces(path: Path) -> AsyncIterator[bytes]:
    with await asyncio.to_thread(path.open, "rb") as file:
        while piece := await asyncio.to_thread(file.read, _CHUNK):
            yield piece
