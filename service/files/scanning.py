"""The virus scanner, where an installation has one: clamd, by its INSTREAM protocol."""

from __future__ import annotations

import asyncio
from pathlib import Path

from service.problems import Refusal

_CHUNK = 256 * 1024
_SECONDS = 60


class Scanner:
    """`address` is host:port or the path of a unix socket; without one nothing is scanned."""

    def __init__(self, address: str) -> None:
        self._address = address

    async def scan(self, file: Path | bytes) -> None:
        """Looks at the file there, or at these bytes. Raises Refusal: `file_infected`, or
        `scanner_unavailable` when nobody can tell."""
        if not self._address:
            return
        try:
            async with asyncio.timeout(_SECONDS):
                told = await self._ask(file)
        except (OSError, EOFError, TimeoutError, ValueError):
            raise Refusal("scanner_unavailable") from None
        if told.endswith(b" FOUND"):
            raise Refusal("file_infected")
        if not told.endswith(b" OK"):  # an error of the scanner's own, or a file it will not read
            raise Refusal("scanner_unavailable")

    async def _ask(self, file: Path | bytes) -> bytes:
        if "/" in self._address:
            read, write = await asyncio.open_unix_connection(self._address)
        else:
            host, _, port = self._address.rpartition(":")
            read, write = await asyncio.open_connection(host.strip("[]"), int(port))
        try:
            write.write(b"zINSTREAM\0")
            content = file if isinstance(file, bytes) else await asyncio.to_thread(file.read_bytes)
            for begin in range(0, len(content), _CHUNK):
                chunk = content[begin : begin + _CHUNK]
                write.write(len(chunk).to_bytes(4, "big") + chunk)
                await write.drain()
            write.write(bytes(4))
            await write.drain()
            return (await read.readuntil(b"\0")).rstrip(b"\0\n ")
        finally:
            write.close()
