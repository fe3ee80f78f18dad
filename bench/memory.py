"""What one more visitor of the web app costs the server."""

# msgpack has no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

import asyncio
from typing import Any

import msgpack
from websockets.asyncio.client import ClientConnection, connect

from bench.figure import Figure
from bench.serving import Served, served

TARGET = 250.0
FEW, MANY, AT_ONCE = 100, 150, 25
"""The first visitors live in what the service gave back after its start, so they are left out."""
ROUTES = {"/": "home", "/basvur/request": "the start of a form", "/giris": "the login's form"}
_STILL = 1.0  # seconds without a message: everything is drawn
_REGISTER, _INVOKE = 1, 5
_WINDOW = {"width": 1000, "height": 900}

_pack: Any = msgpack.packb
_unpack: Any = msgpack.unpackb


def take() -> Figure:
    sizes = {route: _of(route) for route in ROUTES}
    return Figure(
        f"memory: resident memory per web session, from {FEW} to {MANY} of them (the worst screen)",
        [(f"{ROUTES[route]}, {route}", f"{size:.0f} KiB") for route, size in sizes.items()],
        max(sizes.values()),
        TARGET,
        "KiB",
    )


def _of(route: str) -> float:
    with served("service.web.serving:create") as server:
        return asyncio.run(_grown(server, route))


async def _grown(server: Served, route: str) -> float:
    """KiB per session."""
    open_: list[ClientConnection] = []

    async def until(count: int) -> int:
        while len(open_) < count:
            open_.extend(await asyncio.gather(*(_visit(server, route) for _ in range(AT_ONCE))))
        return server.memory

    few, many = await until(FEW), await until(MANY)
    await asyncio.gather(*(visit.close() for visit in open_))
    return (many - few) / (MANY - FEW) / 1024


async def _visit(server: Served, route: str) -> ClientConnection:
    """Opens the app as Flet's own page does, and stays once everything is drawn."""
    visit = await connect(f"ws://127.0.0.1:{server.port}/ws", max_size=None)
    page = {
        **{"route": route, "web": True, "wasm": False, "pwa": False, "debug": False, "test": False},
        **{"platform": "linux", "platform_brightness": "light", "media": {}},
        **{**_WINDOW, "window": _WINDOW},
    }
    await _send(visit, _REGISTER, {"session_id": "", "page_name": "", "page": page})
    drawn = 0
    while True:
        try:
            frame = await asyncio.wait_for(visit.recv(), _STILL if drawn else None)
        except TimeoutError:
            return visit
        assert isinstance(frame, bytes)
        drawn += 1
        action, body = _unpack(frame[1:], ext_hook=_as_is, strict_map_key=False)
        if action == _INVOKE:
            call = {"control_id": body["control_id"], "call_id": body["call_id"]}
            await _send(visit, _INVOKE, {**call, "result": None, "error": None})


async def _send(visit: ClientConnection, action: int, body: dict[str, Any]) -> None:
    await visit.send(b"\0" + _pack([action, body]))


def _as_is(_: int, data: bytes) -> bytes:
    return data
