"""Files of a tip: looked at like all others, cleaned always, read by the office alone."""

from __future__ import annotations

import asyncio
import base64
import os
import re
import sys
from collections.abc import AsyncGenerator
from pathlib import Path

import httpx
import pytest
from PIL import Image

from mobile.api.models import TipMessage
from service.app import Service, create_app
from service.files.child import Inspector
from service.files.findings import Finding
from service.settings import Settings
from service.tips import messages
from service.tips.desk import NoSuchFile
from tests.service.citizen import JSON, Watch, fields, problem
from tests.service.files.attaching import until
from tests.service.files.samples import SECRET, docx, jpeg
from tests.service.files.test_hostile import CLEANED, REFUSED, unpacked
from tests.service.files.test_scanning import EICAR, Clamd
from tests.service.tips.reporter import Reporter, desk, files_under, new_key
from tests.service.tips.test_returning import wrong_number

TEXT = "Depo anahtarı Kanarya'da.\n".encode()


async def given(reporter: Reporter, number: int = 1) -> tuple[bytes, str]:
    """What the office gets of the only tip."""
    office = desk(reporter.service)
    (line,) = await office.list()
    file = await office.file(line.name, number)
    return file.content, file.media


async def test_a_file_is_a_message_of_the_reporter(reporter: Reporter) -> None:
    number = await reporter.number()
    await reporter.write(number, "Bir fotoğraf geliyor.")
    told = await reporter.attach(number, jpeg())
    assert told.status_code == 201, told.text
    assert told.headers["cache-control"] == "no-store"
    seen = told.json()["messages"][1]
    assert seen == {
        "by": "reporter", "text": "", "file": "picture", "on": "2026-03-16", "read": False,
    }  # fmt: skip
    office = desk(reporter.service)
    (line,) = await office.list()
    await office.answer(line.name, "Başka belge var mı?")
    await reporter.attach(number, TEXT)
    report = await office.read(line.name)
    assert [(one.by, one.file) for one in report.messages] == [
        ("reporter", ""),
        ("reporter", "picture"),
        ("office", ""),
        ("reporter", "document"),
    ]
    assert (await given(reporter, 2)) == (TEXT, "text/plain; charset=utf-8")
    assert (await reporter.status(number)).status == "assessing", "a question was answered"
    assert (await reporter.status(number)).messages[1].read
    for wrong in (0, 3):
        with pytest.raises(NoSuchFile):
            await office.file(line.name, wrong)


def test_an_older_service_says_nothing_of_files() -> None:
    old = b'{"by": "reporter", "text": "x", "on": "2026-03-16", "read": true}'
    assert TipMessage.model_validate_json(old).file == ""


@pytest.mark.parametrize("name", CLEANED)
async def test_of_what_it_told_the_office_gets_nothing(name: str, reporter: Reporter) -> None:
    number = await reporter.number()
    told = await reporter.attach(number, CLEANED[name]())
    assert told.status_code == 201, told.text
    content, _ = await given(reporter)
    left = unpacked(content)
    for word in (SECRET, b"Exif\0\0", b"2026:03:01", b"JavaScript", b"/Launch", b"alert("):
        assert word not in left


@pytest.mark.parametrize("name", REFUSED)
async def test_what_means_harm_is_refused(name: str, reporter: Reporter, tmp_path: Path) -> None:
    fault, make = REFUSED[name]
    number = await reporter.number()
    told = await reporter.attach(number, make())
    assert told.json()["code"] == fault
    assert not [*(tmp_path / "files").rglob("*")]
    assert (await reporter.status(number)).messages == ()


async def test_a_photo_stands_upright_and_tells_nothing(reporter: Reporter, tmp_path: Path) -> None:
    await reporter.attach(await reporter.number(), jpeg())
    content, media = await given(reporter)
    assert media == "image/jpeg"
    (tmp_path / "look").write_bytes(content)
    with Image.open(tmp_path / "look") as upright:
        assert upright.size == (48, 64)
        assert not upright.getexif()


def limits_of(process: int) -> str:
    return Path(f"/proc/{process}/limits").read_text("ascii")


async def test_the_child_can_write_no_file() -> None:
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "service.files.inspecting", "30"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )

    async def bound() -> bool:
        limits = limits_of(child.pid)
        return re.search(r"Max file size +0 +0 ", limits) is not None

    await until(bound)
    told, _ = await child.communicate(TEXT)
    assert told.endswith(TEXT)


async def test_each_file_has_a_child_of_its_own(reporter: Reporter) -> None:
    await reporter.attach(await reporter.number(), jpeg())
    inspector = reporter.service.rooms.files.inspector
    assert not inspector._idle  # pyright: ignore[reportPrivateUsage]
    assert not inspector._busy  # pyright: ignore[reportPrivateUsage]


async def test_the_same_file_again_is_added_once(reporter: Reporter, tmp_path: Path) -> None:
    number, key = await reporter.number(), new_key()
    for _ in range(2):
        assert (await reporter.attach(number, jpeg(), key)).status_code == 201
    # A lost answer: the second sending may even be another file by mistake.
    assert (await reporter.attach(number, b"MZ", key)).status_code == 201
    assert len((await reporter.status(number)).messages) == 1
    other, again = await reporter.number(), new_key()
    told = await asyncio.gather(*(reporter.attach(other, jpeg(), again) for _ in range(4)))
    assert [one.status_code for one in told] == [201] * 4
    assert len((await reporter.status(other)).messages) == 1
    assert len(files_under(tmp_path / "files")) == 2, "nothing is left of the others"


async def test_a_tip_has_room_for_so_many_files(reporter: Reporter, tmp_path: Path) -> None:
    number = await reporter.number()
    told = await asyncio.gather(*(reporter.attach(number, TEXT) for _ in range(13)))
    assert sorted(one.status_code for one in told) == [201] * 10 + [409] * 3
    for reporter.language in ("tr", "en"):
        body = problem(await reporter.attach(number, TEXT), 409, "tip_files_full")
        assert "10" in body["detail"]
    assert len(files_under(tmp_path / "files")) == 10
    assert (await reporter.write(number, "Yine de yazarım.")).status_code == 201


async def test_a_tip_has_room_for_so_many_messages(
    reporter: Reporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "MOST", 1)
    number = await reporter.number()
    await reporter.attach(number, TEXT)
    problem(await reporter.attach(number, TEXT), 409, "tip_full")


async def test_whose_number_it_is_not(reporter: Reporter, tmp_path: Path) -> None:
    mine = await reporter.number()
    problem(await reporter.attach(wrong_number(), jpeg()), 404, "tip_unknown")
    assert fields(await reporter.attach("K7QX", jpeg())) == {"number": "not_a_number"}
    for _ in range(19):
        await reporter.attach(wrong_number(), b"x")
    problem(await reporter.attach(mine, jpeg()), 429, "too_many_numbers")
    assert not files_under(tmp_path / "files")


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Kanarya.jpg"},
        {"content": "%%%"},
        {"content": 7},
        {"content": None},
        {"content": "QQ==QQ=="},
        {"key": "short"},
    ],
)
async def test_bodies_that_are_none(reporter: Reporter, other: JSON) -> None:
    body = {"number": await reporter.number(), "content": "QQ==", "key": new_key()} | other
    told = await reporter.post("/files", body)
    assert list(fields(told)) == list(other)
    assert "Kanarya" not in told.text.replace("Kanarya.jpg", "") or "name" not in other


async def test_empty_and_too_large(reporter: Reporter) -> None:
    number = await reporter.number()
    problem(await reporter.attach(number, b""), 422, "file_empty")
    limit = reporter.service.rooms.settings.file_limit
    for size in (limit + 1, limit + 4096):
        body = problem(await reporter.attach(number, bytes(size)), 413, "file_too_large")
        assert "20" in body["detail"]
    problem(await reporter.attach(number, b"\0" * limit), 415, "file_wrong_type")
    huge = await reporter.post("/messages", {"number": number, "text": "a" * 70_000, "key": "x"})
    problem(huge, 413, "too_large")


async def test_withdrawn_tips_take_none(reporter: Reporter, tmp_path: Path) -> None:
    number = await reporter.number()
    await reporter.attach(number, jpeg())
    await reporter.attach(number, TEXT)
    assert len(files_under(tmp_path / "files")) == 2
    await reporter.withdraw(number)
    assert not files_under(tmp_path / "files"), "gone, and not only out of reach"
    problem(await reporter.attach(number, jpeg()), 409, "tip_closed")


async def test_a_wrongly_coded_body_is_told(reporter: Reporter) -> None:
    for body in (b"", b"{", b'{"number": NaN}', b"\xff"):
        told = await reporter.http.post("/api/v1/tips/files", content=body)
        problem(told, 400, "malformed")


# -- memory --------------------------------------------------------------------------------


async def test_only_so_much_is_in_memory_at_once(reporter: Reporter) -> None:
    arriving = reporter.service.rooms.tip_files_arriving
    number = await reporter.number()
    whole = arriving._room  # pyright: ignore[reportPrivateUsage]
    line = asyncio.Event()

    async def slow() -> AsyncGenerator[bytes]:
        yield b'{"number"'
        await line.wait()
        yield b": 1}"

    post = reporter.http.post
    slow_ones = [asyncio.ensure_future(post("/api/v1/tips/files", content=slow())) for _ in "1234"]

    async def taken() -> bool:
        return not arriving._room  # pyright: ignore[reportPrivateUsage]

    await until(taken)
    body = problem(await reporter.attach(number, jpeg()), 503, "unavailable")
    assert body["retry_after"] == 30
    line.set()
    assert {told.status_code for told in await asyncio.gather(*slow_ones)} == {422}
    assert arriving._room == whole  # pyright: ignore[reportPrivateUsage]
    many = await asyncio.gather(*(reporter.attach(number, jpeg()) for _ in range(6)))
    assert {told.status_code for told in many} == {201}, "small ones have room together"


async def test_whoever_falls_silent_gives_the_room_back(
    reporter: Reporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.tips.arriving._SILENT", 0.05)

    async def silent() -> AsyncGenerator[bytes]:
        yield b"{"
        await asyncio.sleep(60)

    whole = reporter.service.rooms.tip_files_arriving._room  # pyright: ignore[reportPrivateUsage]
    told = await reporter.http.post("/api/v1/tips/files", content=silent())
    problem(told, 408, "connection_lost")
    assert reporter.service.rooms.tip_files_arriving._room == whole  # pyright: ignore[reportPrivateUsage]


async def test_a_large_file_takes_a_few_times_its_size(reporter: Reporter) -> None:
    import tracemalloc

    number, size = await reporter.number(), 8_000_000
    noise = base64.b64encode(os.urandom(size * 3 // 4))
    body = b'{"number": "%s", "key": "%s", "content": "%s"}' % (
        number.encode(), new_key().encode(), base64.b64encode(noise),
    )  # fmt: skip
    tracemalloc.start()
    told = await reporter.http.post("/api/v1/tips/files", content=body)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert told.status_code == 201
    assert peak < 8 * size, peak / size
    assert (await given(reporter))[0] == noise


# -- the scanner ---------------------------------------------------------------------------


@pytest.mark.parametrize("in_memory", [True, False])
async def test_a_scanner_sees_them_only_where_it_writes_to_no_disk(
    tmp_path: Path, watch: Watch, in_memory: bool
) -> None:
    clamd = Clamd()
    server = await asyncio.start_server(clamd, "127.0.0.1", 0)
    async with server:
        address = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        service: Service = create_app(
            Settings(data_dir=tmp_path, clamav=address, clamav_in_memory=in_memory), now=watch
        )
        await service.open()
        wire = httpx.ASGITransport(service)
        async with httpx.AsyncClient(transport=wire, base_url="http://service") as http:
            reporter = Reporter(service, http)
            number = await reporter.number()
            told = await reporter.attach(number, EICAR)
            if in_memory:
                problem(told, 422, "file_infected")
                clamd.answer = b"INSTREAM size limit exceeded. ERROR"
                problem(await reporter.attach(number, jpeg()), 503, "scanner_unavailable")
            else:
                assert (told.status_code, clamd.scanned) == (201, 0)
        await service.close()


# -- the child -----------------------------------------------------------------------------


async def test_a_child_that_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    inspector = Inspector(seconds=1, most=1)
    for number, what in enumerate(("exec sleep 60", "echo nonsense", "yes", "exit 1")):
        program = tmp_path / f"child{number}"
        program.write_text(f"#!/bin/sh\n{what}\n")
        program.chmod(0o700)
        monkeypatch.setattr(sys, "executable", str(program))
        assert await inspector.look_in_memory(jpeg()) == (Finding(fault="file_damaged"), b"")
    monkeypatch.undo()
    assert (await inspector.look_in_memory(docx()))[0].media.endswith("document")
    inspector.close()


async def test_a_copy_that_grows_too_large(
    reporter: Reporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.files.child._MOST_COPY", 100)
    problem(await reporter.attach(await reporter.number(), jpeg()), 413, "file_too_large")


async def test_closing_waits_for_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "child"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))
    inspector = Inspector(seconds=60, most=1)
    looking = asyncio.ensure_future(inspector.look_in_memory(jpeg()))
    await asyncio.sleep(0.3)
    await asyncio.to_thread(inspector.close)
    assert (await looking)[0].fault == "file_damaged"
