"""Files on a device in a test, and how a file question comes into each of its states."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx
from pydantic import JsonValue

from mobile.state.attachment import Attachment, Chosen
from tests.house import House, Visit
from tests.screens import sampler
from tests.service.files import samples
from tests.wire import Fault, Forward, lost_before, problem

PATH = "files"
HTML = b"<html><script>alert(1)</script></html>" * 9


class Device:
    """Sends what was chosen as a browser does: a PUT of the bytes, with nothing of ours."""

    def __init__(self, house: House) -> None:
        self._wire = httpx.ASGITransport(house.service)
        self.broken = False
        self.held: asyncio.Event | None = None
        self.sent: list[str] = []

    def chosen(self, name: str, data: bytes, size: int | None = None) -> Chosen:
        async def send(address: str) -> None:
            self.sent.append(name)
            if self.held:
                await self.held.wait()
            if self.broken:
                raise OSError("no line")
            async with httpx.AsyncClient(transport=self._wire, base_url="http://x") as browser:
                response = await browser.put(address, content=data)
            if not response.is_success:
                raise OSError("the upload failed")

        return Chosen(name, len(data) if size is None else size, send)


def rows(visit: Visit, form: str = sampler.FORM) -> tuple[Attachment, ...]:
    return visit.store.attaching.rows(form, PATH)


async def attach(
    visit: Visit, *chosen: Chosen, form: str = sampler.FORM, most: int = 10, settled: bool = True
) -> None:
    """Adds files as the screen does, and waits for what becomes of them."""
    await visit.store.attaching.add(form, PATH, list(chosen), most)
    if settled:
        await visit.store.attaching.settled()
    await visit.screen.settle()


def told(**state: Any) -> Fault:
    """The service says this of a file, in the place of what is so by now."""

    async def answer(forward: Forward) -> httpx.Response:
        response = await forward()
        await response.aread()
        return httpx.Response(200, json=response.json() | state)

    return answer


# -- states ------------------------------------------------------------------------------------

LONG = "\u202e" + "çok uzun bir ad " * 15 + "تقرير.pdf"
"""A name with a sign that turns the line around, as long as a device allows."""


async def with_a_file(stage: str, visit: Visit) -> None:
    """One file in each of the stages on the way, as the service told it last."""
    name, data = "kaldırım.jpg", samples.jpeg()
    device = Device(visit.house)
    device.held = asyncio.Event()
    visit.house.wire.spoil(told(state=stage, received=len(data) // 3), "/files/")
    await attach(visit, device.chosen(name, data), settled=False)
    stages = {"receiving": "sending", "looking": "looking"}
    await visit.screen.until(lambda: rows(visit)[0].stage == stages[stage])
    await visit.screen.until(lambda: rows(visit)[0].received)


async def with_a_plain_file(visit: Visit) -> None:
    await attach(visit, Device(visit.house).chosen("plan.png", samples.picture("PNG")))
    assert [(row.stage, row.betrays) for row in rows(visit)] == [("ready", ())]


async def with_a_telling_file(visit: Visit) -> None:
    await attach(visit, Device(visit.house).chosen(LONG[:255], samples.jpeg()))
    (row,) = rows(visit)
    assert row.betrays


async def with_evidence(visit: Visit) -> None:
    await with_a_telling_file(visit)
    await visit.store.attaching.keep_as_evidence(sampler.FORM, rows(visit)[0].key, True)
    assert rows(visit)[0].as_evidence


async def with_one_too_many(visit: Visit) -> None:
    device, data = Device(visit.house), samples.picture("PNG")
    chosen = [device.chosen(f"{n}.png", data) for n in range(2)]
    await attach(visit, *chosen, most=1)
    assert [row.fault for row in rows(visit)] == ["", "too_many_files"]


async def _failed(
    fault: str,
    data: bytes,
    visit: Visit,
    *,
    size: int | None = None,
    there: Fault | None = None,
    broken: bool = False,
) -> None:
    device = Device(visit.house)
    device.broken = broken
    if there:
        visit.house.wire.spoil(there, "/files")
    await attach(visit, device.chosen("sokak.jpg", data, size))
    visit.house.wire.mend()
    (row,) = rows(visit)
    assert (row.stage, row.fault) == ("failed", fault)


async def _from_a_draft(visit: Visit) -> None:
    """The draft names a file that the service has thrown away."""
    file: JsonValue = {"id": "A" * 24, "name": "eski.jpg", "size": 1000}
    visit.store.filing.answer(sampler.FORM, PATH, [file])
    await visit.store.attaching.arrive(sampler.FORM)
    await visit.screen.settle()
    (row,) = rows(visit)
    assert (row.fault, row.chosen) == ("file_gone", None)


_found = "Bir cümle: nedeni, ve ne yapılabileceği."
FAILED: dict[str, Callable[[Visit], Any]] = {
    "file_empty": partial(_failed, "file_empty", b""),
    "file_wrong_type": partial(_failed, "file_wrong_type", HTML),
    "file_too_large": partial(_failed, "file_too_large", b"x", size=2**40),
    "file_damaged": partial(_failed, "file_damaged", samples.jpeg()[:300]),
    "file_protected": partial(_failed, "file_protected", samples.protected_pdf()),
    "file_infected": partial(
        _failed, "file_infected", HTML,
        there=problem(422, "file_infected", _found),
    ),
    "scanner_unavailable": partial(
        _failed, "scanner_unavailable", HTML,
        there=problem(503, "scanner_unavailable", _found),
    ),
    "connection_lost": partial(_failed, "connection_lost", b"x", there=lost_before),
    "connection_lost midway": partial(_failed, "connection_lost", b"x", broken=True),
    "file_gone": _from_a_draft,
    "unforeseen": partial(_failed, "something_new", b"x", there=problem(400, "something_new", "")),
}  # fmt: skip
"""How each fault comes about; the service's own wherever it can be brought about here."""


async def with_a_mistake(visit: Visit) -> None:
    await FAILED["file_wrong_type"](visit)
    await visit.screen.click("go-on")
    assert visit.screen.has(f"mistake-{PATH}")


async def with_files(visit: Visit) -> None:
    """Files in several stages at once."""
    await with_one_too_many(visit)
    device = Device(visit.house)
    await attach(visit, device.chosen("ses.mp3", HTML), device.chosen("a.jpg", samples.jpeg()))
    device.held = asyncio.Event()
    await attach(visit, device.chosen("b.mp4", b"x" * 3_000_000), settled=False)
    await visit.screen.until(lambda: rows(visit)[-1].id)
    assert [row.stage for row in rows(visit)] == ["ready", "failed", "failed", "ready", "sending"]
