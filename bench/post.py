"""Filing an application, against the same job by hand."""

from __future__ import annotations

import asyncio
import re
import secrets
import time

from bench.figure import Figure, medians
from bench.load import CONNECTIONS, filings, fire
from bench.serving import Served, served
from mobile.api.client import Client
from service.app import Service, create_app
from service.settings import Settings

TARGET = 2.0
ROUNDS, REQUESTS = 9, 1000


def create() -> Service:
    """The service without the app that it carries."""
    return create_app(Settings())


def take() -> Figure:
    by_hand = secrets.token_urlsafe(32)
    with (
        served("bench.floors.filing:create", TOKEN=by_hand) as floor,
        served("bench.post:create") as ours,
        asyncio.Runner() as runner,
    ):
        real = runner.run(log_in(ours.address))

        def cpu(server: Served, token: str) -> float:
            requests = filings(REQUESTS, token)
            begun = server.cpu
            runner.run(fire(server.port, requests))
            return (server.cpu - begun) / REQUESTS

        least, service = medians(ROUNDS, lambda: cpu(floor, by_hand), lambda: cpu(ours, real))
        requests = filings(REQUESTS, real)
        begun = time.perf_counter()
        runner.run(fire(ours.port, requests))
        rate = REQUESTS / (time.perf_counter() - begun)
    return Figure(
        "post: the server's CPU per application filed ÷ Starlette and sqlite3 by hand",
        (
            ("by hand", f"{least * 1e6:.0f} µs"),
            ("the service", f"{service * 1e6:.0f} µs"),
            (f"the service, filed over {CONNECTIONS} connections", f"{rate:.0f} /s"),
        ),
        service / least,
        TARGET,
    )


async def log_in(address: str) -> str:
    """An access token, by the way every citizen takes."""
    client = Client(address, device=secrets.token_urlsafe(16))
    demo = await client.demo()
    assert demo
    challenge = await client.identify(demo.identity)
    (message,) = await client.demo_messages(challenge.id)
    code = re.search(r"\b\d{6}\b", message.text)
    assert code
    tokens = await client.enter_code(challenge.id, code[0])
    await client.close()
    return tokens.access_token
