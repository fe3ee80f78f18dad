"""Where the bytes stand: a folder, or whatever speaks S3. Names are random and say nothing."""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import secrets
from collections.abc import AsyncGenerator
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from service.clock import ISTANBUL

if TYPE_CHECKING:
    from obstore.store import ObjectStore

_CHUNK = 256 * 1024


class NotKept(Exception):
    """There is nothing under that name."""


class Storage(Protocol):
    """Keeps files by name. A name is there whole or not at all."""

    async def put(self, name: str, file: Path | bytes, day: date | None = None) -> None:
        """Keeps a copy of the file there, or these bytes; once this returns it survives a power
        cut. With a `day` in Türkiye, its times tell no more than that day where the store lets
        us: a folder does, S3 tells the second."""
        ...

    def read(self, name: str) -> AsyncGenerator[bytes]:
        """The bytes, piece by piece. Raises NotKept before the first."""
        ...

    async def delete(self, name: str) -> None:
        """Forgets it; nothing happens where there is nothing."""
        ...


def new_name() -> str:
    """Random, in two levels of folders, so that none of them grows too large."""
    name = secrets.token_hex(20)
    return f"{name[:2]}/{name[2:4]}/{name}"


def open_storage(url: str, folder: Path) -> Storage:
    """The store a setting names; an empty one is a folder."""
    if not url:
        return Folder(folder)
    from obstore.store import from_url  # noqa: PLC0415 - heavy, and only few installations need it

    return Objects(from_url(url))


class Folder:
    """Files in a folder that only this service's user can read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, name: str, file: Path | bytes, day: date | None = None) -> None:
        await asyncio.to_thread(self._put, name, file, day)

    def _put(self, name: str, source: Path | bytes, day: date | None) -> None:
        there = self._folder / name
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # others cannot go in
        there.parent.mkdir(parents=True, exist_ok=True)
        made = there.with_name(f"{there.name}.{secrets.token_hex(4)}.part")
        number = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(number, "wb") as file, _opened(source) as came:
                while chunk := came.read(_CHUNK):
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            made.replace(there)
            if day is not None:
                for path in (there, *(self._folder / up for up in Path(name).parents)):
                    _date(path, day)
        except BaseException:
            made.unlink(missing_ok=True)
            raise
        for folder in (there.parent, there.parent.parent, there.parent.parent.parent):
            _sync(folder)  # the names, too

    async def read(self, name: str) -> AsyncGenerator[bytes]:
        try:
            file = await asyncio.to_thread((self._folder / name).open, "rb")
        except FileNotFoundError:
            raise NotKept from None
        with file:
            while chunk := await asyncio.to_thread(file.read, _CHUNK):
                yield chunk

    async def delete(self, name: str) -> None:
        await asyncio.to_thread(self._delete, self._folder / name)

    def _delete(self, there: Path) -> None:
        with contextlib.suppress(FileNotFoundError):
            before = there.parent.stat()
            there.unlink()
            # When somebody took something back is nobody's business.
            os.utime(there.parent, ns=(before.st_atime_ns, before.st_mtime_ns))


def _opened(file: Path | bytes) -> BinaryIO:
    return io.BytesIO(file) if isinstance(file, bytes) else file.open("rb")


def _date(path: Path, day: date) -> None:
    """Only the time of the last writing can be chosen; when its name and rights were last
    changed, the system notes by itself."""
    midnight = datetime.combine(day, time.min, ISTANBUL).timestamp()
    with contextlib.suppress(OSError):  # a folder may be another user's
        os.utime(path, (midnight, midnight))


def _sync(folder: Path) -> None:
    with contextlib.suppress(OSError):  # not every system opens a folder
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


class Objects:
    """Any store that obstore knows: S3 and what speaks like it."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    async def put(self, name: str, file: Path | bytes, day: date | None = None) -> None:
        from obstore import put_async  # noqa: PLC0415 - see open_storage

        await put_async(self._store, name, file)

    async def read(self, name: str) -> AsyncGenerator[bytes]:
        from obstore import get_async  # noqa: PLC0415 - see open_storage

        try:
            found = await get_async(self._store, name)
        except FileNotFoundError:
            raise NotKept from None
        async for chunk in found.stream(min_chunk_size=_CHUNK):
            yield bytes(chunk)

    async def delete(self, name: str) -> None:
        from obstore import delete_async  # noqa: PLC0415 - see open_storage

        with contextlib.suppress(FileNotFoundError):
            await delete_async(self._store, name)
