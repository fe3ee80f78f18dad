"""The app's calls inside the process carry each visitor's own address."""

# Flet's server and wire have no types.
# pyright: reportMissingTypeStubs=false

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import flet_web.fastapi as flet_server
import pytest
from flet.messaging.protocol import Message as FletMessage
from flet.messaging.protocol import MessageAction, SessionCrashedBody
from flet_web.fastapi.flet_app import FletApp
from starlette.types import Message, Receive, Scope, Send
from uvicorn.protocols.utils import ClientDisconnected

from mobile.api.errors import TooMany
from mobile.api.models import Identity
from service.app import create_app
from service.settings import Settings
from service.web import sending, serving
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


@pytest.mark.parametrize("said", [[], [b"\x07not for Flet"]])
async def test_a_browser_that_goes_before_it_said_who_it_is_leaves_nothing(
    said: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Flet's own server would wait for it for ever, with all that it holds for a visit."""
    monkeypatch.setattr("service.web.visitor.FAREWELL", 0.05)
    coming: list[Message] = [{"type": "websocket.connect"}]
    coming += [{"type": "websocket.receive", "bytes": packet} for packet in said]
    coming.append({"type": "websocket.disconnect", "code": 1001})

    async def receive() -> Message:
        return coming.pop(0)

    async def send(message: Message) -> None:
        assert message["type"] == "websocket.accept"

    scope: Scope = {"type": "websocket", "scheme": "ws", "path": "/ws", "raw_path": b"/ws"}
    scope |= {"headers": [], "query_string": b"", "subprotocols": [], "client": (HOME, 4711)}
    before = len(asyncio.all_tasks())
    app = Visit(flet_server.app(lambda _page: None))
    async with asyncio.timeout(5):
        await app(scope, receive, send)
    assert len(asyncio.all_tasks()) == before


async def test_a_wait_that_runs_out_inside_is_not_taken_for_a_farewell() -> None:
    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise TimeoutError

    async def never(*_: object) -> Any:
        raise AssertionError

    with pytest.raises(TimeoutError):
        await Visit(app)({"type": "websocket", "headers": [], "path": "/ws"}, never, never)


async def test_a_screen_drawn_while_the_line_is_being_cut_breaks_nothing() -> None:
    """Flet's send queue is gone a moment before its session knows. An error there would end the
    task that draws, and a line that comes back would find an app that stands still."""
    sending.mend()
    line = FletApp(asyncio.get_running_loop(), ThreadPoolExecutor(1), lambda _page: None, None)
    sent: asyncio.Queue[bytes] = asyncio.Queue()
    message = FletMessage(MessageAction.SESSION_CRASHED, SessionCrashedBody("a screen"))
    for queue in (sent, None):
        setattr(line, sending.QUEUE, queue)
        line.send_message(message)
    assert sent.qsize() == 1
