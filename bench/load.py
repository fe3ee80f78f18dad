"""Requests over keep-alive connections, as cheaply as asyncio can send them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from uuid import uuid4

CONNECTIONS = 16
APPLICATION = {
    "form": "request",
    "form_version": 2,
    "answers": {
        "topic": "pavement",
        "place": {"province": 6, "district": 1231},
        "unit": {"number": None},
        "title": "Kaldırım taşları kırık",
        "text": "Sokağımızdaki kaldırım kırık; tekerlekli sandalyeyle geçemiyorum. " * 5,
        "answer_by": "app",
    },
    "draft": "a-draft-that-was-never-saved",
}


def filings(count: int, token: str) -> list[bytes]:
    """So many applications, each with a key of its own, as the bytes of their requests."""
    body = json.dumps(APPLICATION, ensure_ascii=False).encode()
    return [
        (
            "POST /api/v1/applications HTTP/1.1\r\nhost: bench\r\naccept-language: tr\r\n"
            f"authorization: Bearer {token}\r\nidempotency-key: {uuid4().hex}\r\n"
            f"content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
        ).encode()
        + body
        for _ in range(count)
    ]


async def fire(port: int, requests: Sequence[bytes]) -> None:
    """Sends them over `CONNECTIONS` connections at once. Raises if one is not answered 201."""
    waiting = list(requests)
    async with asyncio.TaskGroup() as group:
        for _ in range(CONNECTIONS):
            group.create_task(_connection(port, waiting))


async def _connection(port: int, waiting: list[bytes]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while waiting:
        writer.write(waiting.pop())
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 201 "):
            raise RuntimeError(head.decode())
        _, _, rest = head.lower().partition(b"content-length: ")
        await reader.readexactly(int(rest.partition(b"\r\n")[0]))
    writer.close()
    await writer.wait_closed()
