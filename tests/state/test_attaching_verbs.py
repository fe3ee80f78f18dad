"""Attachments as the citizen knows them: chosen, on their way, there, refused, taken away."""

from __future__ import annotations

import asyncio
from io import BytesIO

import httpx
import pytest
from PIL import Image

from mobile.state.attachment import Attachment, Chosen
from mobile.state.store import Store
from tests.house import House
from tests.wire import lost_before

FORM, PATH = "request", "files"


def picture(**exif: str) -> bytes:
    tags = Image.Exif()
    if exif:
        tags[0x010F] = exif["make"]
    data = BytesIO()
    Image.new("RGB", (64, 48), "#0B5B66").save(data, "JPEG", exif=tags)
    return data.getvalue()


class Device:
    """Sends what was chosen as a browser does: a PUT of the bytes, with nothing of ours."""

    def __init__(self, house: House) -> None:
        self._wire = httpx.ASGITransport(house.service)
        self.broken = False
        self.held: asyncio.Event | None = None
        self.sent: list[str] = []

    def chosen(self, name: str, data: bytes) -> Chosen:
        async def send(address: str) -> None:
            self.sent.append(name)
            if self.held:
                await self.held.wait()
            if self.broken:
                raise OSError("no line")
            async with httpx.AsyncClient(
                transport=self._wire, base_url="http://service"
            ) as browser:
                response = await browser.put(address, content=data)
                if not response.is_success:
                    raise OSError("the upload failed")

        return Chosen(name, len(data), send)


@pytest.fixture
async def store(house: House) -> Store:
    store = house.store()
    await house.log_in(store)
    await house.begin(store)
    return store


@pytest.fixture
def device(house: House) -> Device:
    return Device(house)


def rows(store: Store) -> tuple[Attachment, ...]:
    return store.attaching.rows(FORM, PATH)


async def added(store: Store, *chosen: Chosen, most: int = 10) -> tuple[Attachment, ...]:
    await store.attaching.add(FORM, PATH, list(chosen), most)
    await store.attaching.settled()
    return rows(store)


async def test_a_file_arrives_and_is_part_of_the_answer(store: Store, device: Device) -> None:
    data = picture()
    (row,) = await added(store, device.chosen("kaldırım.jpg", data))
    assert (row.stage, row.fault, row.received) == ("ready", "", len(data))
    answer = store.filing.drafts[FORM].answers[PATH]
    assert answer == [{"id": row.id, "name": "kaldırım.jpg", "size": len(data)}]
    assert await store.filing.send(FORM), store.filing.drafts[FORM].mistakes
    receipt = store.filing.drafts[FORM].receipt
    assert receipt
    await store.tracking.open(receipt.number)
    assert store.tracking.opened
    (filed,) = store.tracking.opened.answers[PATH]  # pyright: ignore[reportGeneralTypeIssues, reportUnknownVariableType, reportOptionalIterable]
    assert isinstance(filed, dict)
    assert (filed["name"], filed["kind"]) == ("kaldırım.jpg", "picture")


async def test_the_citizen_goes_on_while_a_file_is_on_its_way(store: Store, device: Device) -> None:
    device.held = asyncio.Event()
    await store.attaching.add(FORM, PATH, [device.chosen("a.jpg", picture())], 10)
    await asyncio.sleep(0.05)
    assert rows(store)[0].stage == "sending"
    assert store.filing.finish_step(FORM, "anlatim") is not None
    assert not await store.filing.send(FORM)
    assert [m.code for m in store.filing.drafts[FORM].mistakes] == ["file_not_ready"]
    device.held.set()
    await store.attaching.settled()
    assert await store.filing.send(FORM)


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("bos.jpg", b"", "file_empty"),
        ("resim.jpg", b"<html><script>alert(1)</script></html>" * 9, "file_wrong_type"),
        ("yarim.jpg", picture()[:200], "file_damaged"),
    ],
)
async def test_a_file_that_is_not_taken_says_why(
    store: Store, device: Device, name: str, data: bytes, fault: str
) -> None:
    (row,) = await added(store, device.chosen(name, data))
    assert (row.stage, row.fault) == ("failed", fault)
    assert row.told or fault == "file_empty"
    assert not store.filing.drafts[FORM].answers.get(PATH)
    # It is not sent silently without the file.
    assert store.filing.finish_step(FORM, "anlatim") is None
    assert [m.code for m in store.filing.drafts[FORM].mistakes] == ["file_failed"]
    await store.attaching.remove(FORM, row.key)
    assert store.filing.finish_step(FORM, "anlatim") is not None


async def test_the_file_over_the_limit_is_refused_in_its_own_row(
    store: Store, device: Device
) -> None:
    chosen = [device.chosen(f"{n}.jpg", picture()) for n in range(3)]
    found = await added(store, *chosen, most=2)
    assert [row.fault for row in found] == ["", "", "too_many_files"]
    assert device.sent == ["0.jpg", "1.jpg"]


async def test_a_broken_line_and_the_right_file_once_more(store: Store, device: Device) -> None:
    device.broken = True
    found = await added(store, device.chosen("a.jpg", picture()), device.chosen("b.jpg", picture()))
    assert [row.fault for row in found] == ["connection_lost"] * 2
    device.broken, device.sent = False, []
    await store.attaching.retry(FORM, found[1].key)
    await store.attaching.settled()
    assert device.sent == ["b.jpg"]
    assert [row.stage for row in rows(store)] == ["failed", "ready"]


async def test_no_service_at_all_is_a_lost_line(house: House, store: Store, device: Device) -> None:
    house.wire.spoil(lost_before, "/files")
    (row,) = await added(store, device.chosen("a.jpg", picture()))
    assert row.fault == "connection_lost"
    assert store.trouble is None
    house.wire.mend()
    await store.attaching.retry(FORM, row.key)
    await store.attaching.settled()
    assert rows(store)[0].stage == "ready"


async def test_taking_away_stops_what_is_on_its_way(store: Store, device: Device) -> None:
    device.held = asyncio.Event()
    await store.attaching.add(FORM, PATH, [device.chosen("a.jpg", picture())], 10)
    await asyncio.sleep(0.05)
    (row,) = rows(store)
    await store.attaching.remove(FORM, row.key)
    assert rows(store) == ()
    assert store.filing.drafts[FORM].answers[PATH] == []
    device.held.set()
    assert await store.filing.send(FORM)


async def test_what_a_picture_tells_is_cleaned_unless_it_is_evidence(
    store: Store, device: Device
) -> None:
    (row,) = await added(store, device.chosen("a.jpg", picture(make="Kamera")))
    assert row.betrays == ("device",)
    assert not row.as_evidence
    await store.attaching.keep_as_evidence(FORM, row.key, True)
    assert rows(store)[0].as_evidence


async def test_another_device_takes_up_the_files(
    house: House, store: Store, device: Device
) -> None:
    (row,) = await added(store, device.chosen("a.jpg", picture()))
    await store.drafts.save(FORM)
    other = house.store()
    await house.log_in(other)
    await other.drafts.look()
    assert other.drafts.begun
    assert await other.drafts.resume(other.drafts.begun[0].id)
    await other.attaching.arrive(FORM)
    (seen,) = other.attaching.rows(FORM, PATH)
    assert (seen.id, seen.name, seen.stage) == (row.id, "a.jpg", "ready")
    await other.attaching.arrive(FORM)
    assert len(other.attaching.rows(FORM, PATH)) == 1
    assert await other.filing.send(FORM)


async def test_the_next_citizen_sees_nothing_of_it(
    house: House, store: Store, device: Device
) -> None:
    await added(store, device.chosen("a.jpg", picture()))
    await store.login.log_out()
    await house.log_in(store, 1)
    await house.begin(store)
    assert rows(store) == ()


async def test_a_line_lost_while_looking_at_a_saved_file_is_not_its_end(
    house: House, store: Store, device: Device
) -> None:
    (row,) = await added(store, device.chosen("a.jpg", picture()))
    await store.drafts.save(FORM)
    other = house.store()
    await house.log_in(other)
    await other.drafts.look()
    assert other.drafts.begun
    await other.drafts.resume(other.drafts.begun[0].id)
    house.wire.spoil(lost_before, "/files/", 2)
    await other.attaching.arrive(FORM)
    await other.attaching.settled()
    (seen,) = other.attaching.rows(FORM, PATH)
    assert (seen.id, seen.stage) == (row.id, "ready")


async def test_a_required_file_is_asked_for_in_words_of_its_own(house: House) -> None:
    store = house.store()
    await house.log_in(store)
    await house.begin(store, "information_request")
    store.filing.answer("information_request", "applicant", "legal")
    assert store.filing.finish_step("information_request", "kim") is None
    codes = {m.field: m.code for m in store.filing.drafts["information_request"].mistakes}
    assert codes["authority"] == "no_file"
