"""Files of an anonymous tip: in memory until there is a number, and their names nowhere."""

from __future__ import annotations

import asyncio
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from mobile.api import errors
from mobile.state import enclosing
from mobile.state.attachment import Chosen
from mobile.state.store import Store
from tests.house import House
from tests.state.test_reporting_verbs import written
from tests.wire import lost_before

CANARY = "kanarya-fotografi"


def picture(note: str = "x") -> bytes:
    data = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = note  # what it shows, as a camera writes it
    Image.new("RGB", (40, 30), "teal").save(data, "JPEG", exif=exif)
    return data.getvalue()


async def nowhere(_address: str) -> None:
    raise AssertionError("on a phone nothing is uploaded")


def on_the_device(folder: Path, data: bytes, name: str = f"{CANARY}.jpg") -> Chosen:
    path = folder / name
    path.write_bytes(data)
    return Chosen(name, len(data), nowhere, str(path))


def stages(store: Store) -> list[str]:
    return [row.stage for row in store.enclosing.rows]


async def test_a_file_waits_for_the_number_and_goes_without_its_name(
    house: House, tmp_path: Path
) -> None:
    store = house.store()
    await written(store)
    house.wire.asked.clear()
    await store.enclosing.add([on_the_device(tmp_path, picture())])
    assert stages(store) == ["waiting"]
    assert not house.wire.asked, "nothing before it is sent"
    assert store.leaving_loses
    assert await store.reporting.send()
    await store.enclosing.done()
    assert stages(store) == ["sent"]
    assert [one.url.path for one in house.wire.asked] == ["/api/v1/tips", "/api/v1/tips/files"]
    told = "".join(f"{one.url} {one.headers.raw} {one.content!r}" for one in house.wire.asked)
    assert CANARY not in told
    assert store.enclosing.rows[0].content == b"", "sent, it is needed here no more"


async def test_a_file_added_on_return_stands_among_the_messages(
    house: House, tmp_path: Path
) -> None:
    store = house.store()
    await written(store)
    assert await store.reporting.send()
    assert store.reporting.receipt
    store.returning.type_number(store.reporting.receipt.number)
    await store.returning.look()
    await store.enclosing.add([on_the_device(tmp_path, picture())])
    store.enclosing.send(store.returning.number)
    await store.enclosing.done()
    assert store.returning.status
    assert [one.file for one in store.returning.status.messages] == ["picture"]


async def test_a_cut_line_loses_no_file(house: House, tmp_path: Path) -> None:
    store = house.store()
    await written(store)
    await store.enclosing.add([on_the_device(tmp_path, picture())])
    house.wire.spoil(lost_before, "/tips/files")
    assert await store.reporting.send()
    await store.enclosing.done()
    (row,) = store.enclosing.rows
    assert (row.stage, row.fault, bool(row.content)) == ("failed", "not_sent", True)
    assert store.reporting.receipt, "the number is there all the same"
    store.reporting.say_safe("printed")
    assert not store.reporting.finish()
    assert [one.code for one in store.reporting.mistakes] == ["files_not_sent"]
    house.wire.mend()
    store.enclosing.send(store.reporting.receipt.number)
    await store.enclosing.done()
    assert stages(store) == ["sent"]
    assert store.reporting.finish()


async def test_what_is_refused_says_why_and_can_be_taken_out(house: House, tmp_path: Path) -> None:
    store = house.store()
    await written(store)
    await store.enclosing.add([on_the_device(tmp_path, b"MZ this is a program" * 50, "a.exe")])
    assert await store.reporting.send()
    await store.enclosing.done()
    (row,) = store.enclosing.rows
    assert row.stage == "failed" and row.told and not row.content
    store.enclosing.remove(row.key)
    store.reporting.say_safe("printed")
    assert store.reporting.finish()


@pytest.mark.parametrize(("size", "fault"), [(0, "empty"), (enclosing.LARGEST + 1, "too_large")])
async def test_what_cannot_go_is_said_before_it_is_read(
    house: House, size: int, fault: str
) -> None:
    store = house.store()
    await store.enclosing.add([Chosen("a", size, nowhere, "/nowhere")])
    assert [row.fault for row in store.enclosing.rows] == [fault]


async def test_a_file_that_is_gone_from_the_device_is_said(house: House, tmp_path: Path) -> None:
    store = house.store()
    await store.enclosing.add([Chosen("a", 5, nowhere, str(tmp_path / "gone"))])
    assert [row.fault for row in store.enclosing.rows] == ["not_read"]


async def test_no_more_than_may_be_are_taken(house: House, tmp_path: Path) -> None:
    store = house.store()
    files = [on_the_device(tmp_path, picture(), f"{n}.jpg") for n in range(enclosing.MOST + 3)]
    await store.enclosing.add(files)
    assert len(store.enclosing.rows) == enclosing.MOST


async def test_leaving_forgets_them_and_stops_what_is_on_its_way(
    house: House, tmp_path: Path
) -> None:
    store = house.store()
    await written(store)
    await store.enclosing.add([on_the_device(tmp_path, picture()) for _ in range(2)])
    house.wire.hold("/tips/files")
    assert await store.reporting.send()
    await asyncio.sleep(0.05)
    assert stages(store) == ["sending", "waiting"]
    await store.leave_tip()
    await asyncio.sleep(0.05)
    assert not store.enclosing.rows
    assert len(house.wire.to("/tips/files")) == 1


async def test_a_row_never_shows_its_bytes(house: House, tmp_path: Path) -> None:
    """In a traceback, say."""
    store = house.store()
    await store.enclosing.add([on_the_device(tmp_path, picture("gizli-not"))])
    assert "gizli-not" not in repr(store.enclosing.rows)
    assert "content" not in repr(store.enclosing.rows)


class Inbox:
    """A web process that gets what the browser sends, or does not."""

    def __init__(self, data: bytes | None) -> None:
        self.data = data

    async def receive(self, send: object, size: int) -> bytes:
        if self.data is None:
            raise OSError
        assert size == len(self.data)
        return self.data


async def test_in_a_browser_the_bytes_come_through_the_inbox(house: House) -> None:
    data = picture()
    for inbox, stage in ((Inbox(data), "waiting"), (Inbox(None), "failed")):
        store = house.store(inbox=inbox)
        await store.enclosing.add([Chosen("a.jpg", len(data), nowhere)])
        assert stages(store) == [stage]


async def test_a_busy_service_is_no_refusal(house: House, tmp_path: Path) -> None:
    from tests.wire import problem

    store = house.store()
    await written(store)
    await store.enclosing.add([on_the_device(tmp_path, picture())])
    house.wire.spoil(problem(503, "unavailable"), "/tips/files")
    assert await store.reporting.send()
    await store.enclosing.done()
    assert store.enclosing.rows[0].content, "it can be sent again"
    assert issubclass(errors.Broken, errors.ApiError)
