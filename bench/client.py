"""A typed call of the client, against the same request by httpx alone."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import httpx

from bench.figure import Figure, medians
from bench.floors.canned import NUMBER
from bench.serving import served
from mobile.api.client import TIMEOUT, Client
from mobile.api.models import Tokens

TARGET = 1.15
ROUNDS, CALLS = 15, 100


def take() -> Figure:
    with served("bench.floors.canned:create") as server, asyncio.Runner() as runner:
        client = Client(server.address, device="bench-bench")
        client.tokens = Tokens(
            access_token="a" * 43,
            refresh_token="r" * 43,
            access_expires_at=datetime.now(UTC) + timedelta(days=1),
            name="",
        )
        raw = httpx.AsyncClient(base_url=f"{server.address}/api/v1/", timeout=TIMEOUT)
        headers = {
            "accept-language": "tr",
            "device-id": "bench-bench",
            "authorization": f"Bearer {'a' * 43}",
        }

        def asked(path: str) -> Callable[[], Awaitable[object]]:
            async def ask() -> bytes:
                return (await raw.request("GET", path, headers=headers)).content

            return ask

        raw_list, typed_list, raw_one, typed_one = medians(
            ROUNDS,
            lambda: runner.run(_cpu(asked("applications"))),
            lambda: runner.run(_cpu(client.applications)),
            lambda: runner.run(_cpu(asked(f"applications/{NUMBER}"))),
            lambda: runner.run(_cpu(lambda: client.application(NUMBER))),
        )
        runner.run(client.close())
        runner.run(raw.aclose())
    return Figure(
        "client: CPU of a typed call ÷ httpx alone, bytes out (the worse of two calls)",
        (
            ("httpx, a list of 20 applications", f"{raw_list * 1e6:.0f} µs"),
            ("Client.applications()", f"{typed_list * 1e6:.0f} µs"),
            ("httpx, one application", f"{raw_one * 1e6:.0f} µs"),
            ("Client.application(number)", f"{typed_one * 1e6:.0f} µs"),
        ),
        max(typed_list / raw_list, typed_one / raw_one),
        TARGET,
    )


async def _cpu(call: Callable[[], Awaitable[object]]) -> float:
    """Seconds of CPU time per call."""
    begun = time.process_time()
    for _ in range(CALLS):
        await call()
    return (time.process_time() - begun) / CALLS
