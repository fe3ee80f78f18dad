"""The app's calls inside the process carry each visitor's own address."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send
from uvicorn.protocols.utils import ClientDisconnected

from mobile.api.errors import TooMany
from mobile.api.models import Identity
from service.app import create_app
from service.settings import Settings
from service.web import serving
from service.web.visitor import Visit, Visitor, visitor

HOME, CAFE = "192.0.2.7", "192.0.2.8"


async def test_a_full_count_of_one_address_stops_nobody_at_another(tmp_path: Path) -> None:
    service = create_app(Settings(data_dir=tmp_path, login_per_address="1/minute"))
    await service.open()
    made = serving._client  # pyright: ignore[reportPrivateUsage]
    first, again, elsewhere = made(service, HOME), made(service, HOME), made(service, CAFE)
    demo = await first.demo()
    assert demo
    identity: Identity = demo.identity
    await first.identify(identity)
    with pytest.raises(TooMany):
        await again.identify(identity)
    assert (await elsewhere.identify(identity)).id
    for client in (first, again, elsewhere):
        await client.close()
    await service.close()


async def visited(headers: Mapping[str, str]) -> tuple[list[Visitor], list[Message]]:
    """Who the app behind `Visit` sees, and what was sent to the browser."""
    seen: list[Visitor] = []
    sent: list[Message] = []

    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(visitor.get())

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope: Scope = {"type": "websocket", "client": (HOME, 4711), "headers": raw, "path": "/ws"}
    await Visit(app)(scope, receive, send)
    return seen, sent


async def test_a_visit_knows_its_address_and_languages_and_forgets_them() -> None:
    seen, _ = await visited({"accept-language": "en-GB,tr;q=0.5", "host": "basvuru.example"})
    assert seen == [Visitor(HOME, "en-GB,tr;q=0.5")]
    assert visitor.get(None) is None


@pytest.mark.parametrize(
    ("origin", "let_in"),
    [("https://basvuru.example", True), ("https://evil.example", False), ("null", False)],
)
async def test_only_our_own_pages_open_a_visit(origin: str, let_in: bool) -> None:
    seen, sent = await visited({"origin": origin, "host": "basvuru.example"})
    assert bool(seen) == let_in
    assert bool(sent) != let_in


async def test_a_browser_that_goes_while_it_is_written_to_is_no_error() -> None:
    """Flet lets go of a session only when its sending side ends in peace."""
    lived_on: list[str] = []

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "websocket.send", "bytes": b"a screen"})
        lived_on.append("and let the session go")

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def gone(_message: Message) -> None:
        raise ClientDisconnected

    await Visit(app)({"type": "websocket", "headers": [], "path": "/ws"}, receive, gone)
    assert lived_on
