"""The wire between the app and the service, and what can happen to it. The only thing faked."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx
from starlette.types import ASGIApp

Forward = Callable[[], Awaitable[httpx.Response]]
Fault = Callable[[Forward], Awaitable[httpx.Response]]
"""What becomes of a request; `forward` lets it through to the service."""

PORTAL = "<!doctype html><title>Kafe</title><h1>Ağa giriş yapın</h1>"


async def lost_before(_forward: Forward) -> httpx.Response:
    """No network: the service never hears of it."""
    raise httpx.ConnectError("no network")


async def lost_after(forward: Forward) -> httpx.Response:
    """The service did its work; its answer never came."""
    await forward()
    raise httpx.ReadError("the connection was cut")


async def timed_out(_forward: Forward) -> httpx.Response:
    raise httpx.ReadTimeout("too slow")


async def portal(_forward: Forward) -> httpx.Response:
    """A café's network answers in the service's place."""
    return httpx.Response(200, html=PORTAL)


async def proxy_down(_forward: Forward) -> httpx.Response:
    """A proxy before the service is without it."""
    return httpx.Response(503, html="<h1>503 Service Unavailable</h1>")


async def truncated(forward: Forward) -> httpx.Response:
    """Only half of the answer comes."""
    whole = await forward()
    body = await whole.aread()
    return httpx.Response(whole.status_code, content=body[: len(body) // 2])


async def wrongly_packed(_forward: Forward) -> httpx.Response:
    """The answer says gzip and is none."""
    raw = httpx.ByteStream(b"not gzip at all")
    return httpx.Response(200, headers={"content-encoding": "gzip"}, stream=raw)


def answered(status: int, body: Any = b"", **headers: str) -> Fault:
    """Whatever is asked, this is the answer."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()

    async def answer(_forward: Forward) -> httpx.Response:
        return httpx.Response(status, content=content, headers=headers)

    return answer


def problem(status: int, code: str, detail: str = "Bir cümle.", **more: Any) -> Fault:
    """A problem document, as the service or its gateway would write it."""
    return answered(status, {"status": status, "code": code, "detail": detail, **more})


@dataclass
class _Spoiled:
    fault: Fault
    path: str
    times: int | None


class Wire(httpx.AsyncBaseTransport):
    """Goes to the real service, unless it is spoiled."""

    def __init__(self, service: ASGIApp) -> None:
        self._service = httpx.ASGITransport(
            service, raise_app_exceptions=False, client=("192.0.2.1", 50000)
        )
        self._spoiled: list[_Spoiled] = []
        self.asked: list[httpx.Request] = []
        """Every request, also those that came to nothing."""

    def spoil(self, fault: Fault, path: str = "", times: int | None = None) -> None:
        """From now on `fault` happens to requests whose address contains `path`."""
        self._spoiled.append(_Spoiled(fault, path, times))

    def hold(
        self, path: str = "", times: int | None = None, *, answer: bool = False
    ) -> asyncio.Event:
        """Such requests wait until the event is set; or, with `answer`, only their answers do."""
        gate = asyncio.Event()

        async def wait(forward: Forward) -> httpx.Response:
            if answer:
                response = await forward()
                await gate.wait()
                return response
            await gate.wait()
            return await forward()

        self.spoil(wait, path, times)
        return gate

    def mend(self) -> None:
        self._spoiled.clear()

    def to(self, path: str) -> list[httpx.Request]:
        """The requests whose address contains `path`."""
        return [request for request in self.asked if path in str(request.url)]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)

        async def forward() -> httpx.Response:
            return await self._service.handle_async_request(request)

        for one in self._spoiled:
            if one.path in str(request.url) and one.times != 0:
                if one.times is not None:
                    one.times -= 1
                return await one.fault(forward)
        return await forward()
