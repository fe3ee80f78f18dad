"""What stands of a tip's files: noise under a random name, and only as long as the tip."""

from __future__ import annotations

import logging
import os
import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from alembic import command
from alembic.config import Config
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey
from nacl.secret import SecretBox
from nacl.utils import random
from sqlalchemy import create_engine, inspect, select

from service.app import Service, create_app
from service.files.storage import NotKept, Storage, open_storage
from service.secret_key import SecretKey
from service.settings import Settings
from service.store import migrate
from service.store.tip_tables import tip_files
from service.tips.sealing import Sealing, Unreadable, padme, sealed_file, unsealed_file
from tests.service.citizen import Citizen, Watch
from tests.service.files import samples
from tests.service.files.attaching import upload
from tests.service.files.samples import docx, jpeg
from tests.service.files.test_storage import s3  # pyright: ignore[reportUnusedImport]  # noqa: F401
from tests.service.tips.reporter import Reporter, desk, files_under, new_key
from tests.service.tips.test_nothing_told import run

CANARY = "Çok gizli kanarya defteri"
MIGRATIONS = Path(migrate.__file__).parent / "migrations"
TEXT = f"{CANARY}: depo anahtarı müdürde.\n".encode() * 3


async def names_of(service: Service) -> dict[str, object]:
    rows = await service.rooms.database.read(lambda known: known.execute(select(tip_files)).all())
    return {row.name: row.due for row in rows}


# -- on the disk ---------------------------------------------------------------------------


async def test_nothing_of_a_file_stands_on_the_disk(
    service: Service, http: httpx.AsyncClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP"):
        (tmp_path / "temporary").mkdir(exist_ok=True)
        monkeypatch.setenv(name, str(tmp_path / "temporary"))
    reporter, keys = Reporter(service, http), [new_key() for _ in range(4)]
    number = await reporter.number()
    word = docx(word__canary_xml=f"<w:t>{CANARY}</w:t>")
    for content, key in zip((TEXT, jpeg(), word, b"MZ" + TEXT), keys, strict=True):
        told = await reporter.attach(number, content, key)
        assert told.status_code in (201, 415)
    office = desk(service)
    (line,) = await office.list()
    files = [(await office.file(line.name, turn)).content for turn in (1, 2, 3)]
    number = (await reporter.exchange(number)).json()["number"]
    canaries = [CANARY.encode(), CANARY.encode("utf-16-le"), b"kanarya", samples.SECRET]
    canaries += [content[at : at + 24] for content in files for at in (0, len(content) // 2)]
    canaries += [number.encode(), *(key.encode() for key in keys), b"image/jpeg", b"text/plain; c"]
    before = files_under(tmp_path)
    await service.close()  # what stood in the log goes into the database
    for found in (before, files_under(tmp_path)):
        found.pop("units.db", None)  # the registry, written before anybody came
        assert len(found) > 6
        for name, content in found.items():
            for canary in canaries:
                assert canary not in content, (name, canary)
    assert not [*(tmp_path / "temporary").iterdir()]
    assert not (tmp_path / "arriving").exists()


async def test_the_logs_tell_nothing(
    reporter: Reporter, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        number = await reporter.number()
        for content in (TEXT, b"MZ" + TEXT, jpeg()[:-300]):
            await reporter.attach(number, content)
        await reporter.exchange(number)
    told = caplog.text + "".join(capfd.readouterr())
    for canary in (CANARY, "anarya", number, TEXT.hex()[:40], "RmlsZQ", "Q29r", "w4dvayBnaXpsaQ"):
        assert canary not in told


async def test_the_tables_do_not_say_whose_a_file_is(reporter: Reporter, tmp_path: Path) -> None:
    one, other = await reporter.number(), await reporter.number()
    await reporter.attach(one, TEXT)
    await reporter.attach(one, jpeg())
    await reporter.write(other, "Kısa bir mesaj.")
    await reporter.write(other, "a" * 1500)
    database = sqlite3.connect(tmp_path / "basvuru.db")
    names = [column[1] for column in database.execute("PRAGMA table_info(tip_files)")]
    assert names == ["name", "due", "link"]
    links = [row[0] for row in database.execute("SELECT link FROM tip_files")]
    assert len({*links}) == len(links) == 2 and len({*map(len, links)}) == 1
    tips = [row[0] for row in database.execute("SELECT number_hash FROM tips")]
    assert not any(
        tip[place : place + 8] in link for link in links for tip in tips for place in (0, 24)
    )
    rows = database.execute("SELECT seq, read, length(key_hash), length(content) FROM tip_messages")
    assert len(set(rows)) == 2, "a file and a message look alike"
    stored = {row[0] for row in database.execute("SELECT name FROM tip_files WHERE due IS NULL")}
    with pytest.raises(sqlite3.OperationalError):
        database.execute("SELECT rowid FROM tip_files")
    database.close()
    assert {name.split("/")[-1] for name in stored} == {*files_under(tmp_path / "files")}
    assert all(name.startswith("tip/") for name in stored)


async def test_times_and_rights_of_the_files(
    reporter: Reporter, tmp_path: Path, watch: Watch
) -> None:
    watch.turn(hours=11)  # an hour before midnight in Türkiye
    number = await reporter.number()
    await reporter.attach(number, TEXT)
    midnight = datetime(2026, 3, 15, 21, tzinfo=UTC).timestamp()
    paths = [*(tmp_path / "files").rglob("*")]
    assert len(paths) == 4
    for path in paths:
        assert path.stat().st_mtime == midnight
        assert path.is_dir() or stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "files").stat().st_mode) == 0o700
    await reporter.withdraw(number)
    assert {path.stat().st_mtime for path in paths if path.exists()} == {midnight}


# -- sizes ---------------------------------------------------------------------------------


@given(st.integers(min_value=0, max_value=100 * 2**20))
def test_sizes_are_filled_a_little(size: int) -> None:
    filled = padme(size)
    assert filled >= max(size, 4096)
    assert filled == 4096 or filled - size <= size / 16
    assert padme(filled) == filled
    assert padme(max(size - 1, 0)) <= filled


def test_sizes_are_few() -> None:
    limit = 20 * 2**20
    assert len({padme(size) for size in range(0, limit, 101)}) < 335
    assert padme(limit + 100) < 1.03 * limit


async def test_files_of_one_class_are_of_one_size(reporter: Reporter, tmp_path: Path) -> None:
    number = await reporter.number()
    for size in (1, 700, 3900):
        await reporter.attach(number, b"a" * size)
    assert len({len(content) for content in files_under(tmp_path / "files").values()}) == 1
    for size in (1_000_000, 1_010_000):
        await reporter.attach(number, b"a" * size)
    assert len({len(content) for content in files_under(tmp_path / "files").values()}) == 2


def test_what_was_changed_or_moved_is_not_read() -> None:
    key, tip = random(32), random(32)
    box = sealed_file(key, tip, "tip/a", TEXT)
    assert unsealed_file(key, tip, "tip/a", box) == TEXT
    for wrong in (
        lambda: unsealed_file(key, random(32), "tip/a", box),
        lambda: unsealed_file(key, tip, "tip/b", box),
        lambda: unsealed_file(random(32), tip, "tip/a", box),
        lambda: unsealed_file(key, tip, "tip/a", box[:-1] + bytes([box[-1] ^ 1])),
    ):
        with pytest.raises(Unreadable):
            wrong()


# -- the sweep -----------------------------------------------------------------------------


async def test_what_a_crash_left_behind_is_swept(
    service: Service, reporter: Reporter, tmp_path: Path, watch: Watch
) -> None:
    number = await reporter.number()
    await reporter.attach(number, TEXT)
    left = await service.rooms.tip_keeping.put(random(32), random(32), TEXT)  # and nobody takes it
    for days, there in ((0, 2), (1, 2), (1, 1)):
        watch.turn(days=days)
        await service.rooms.sweep()
        assert len(files_under(tmp_path / "files")) == there
    assert left not in await names_of(service)
    assert [*(await names_of(service)).values()] == [None]
    office = desk(service)
    (line,) = await office.list()
    assert (await office.file(line.name, 1)).content == TEXT


async def test_a_store_out_of_reach_is_left_for_the_next_time(
    service: Service, reporter: Reporter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = await reporter.number()
    await reporter.attach(number, TEXT)

    async def unreachable(_name: str) -> None:
        raise ConnectionError

    with monkeypatch.context() as away:
        away.setattr(service.rooms.files.storage, "delete", unreachable)
        assert (await reporter.withdraw(number)).status_code == 200
        await service.rooms.sweep()
    assert len(files_under(tmp_path / "files")) == 1
    await service.rooms.sweep()
    assert not files_under(tmp_path / "files") and not await names_of(service)


async def test_what_an_exchange_could_not_delete_goes_with_the_next_sweep(
    service: Service, reporter: Reporter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = await reporter.number()
    await reporter.attach(number, TEXT)

    async def unreachable(_name: str) -> None:
        raise ConnectionError

    with monkeypatch.context() as away:
        away.setattr(service.rooms.files.storage, "delete", unreachable)
        number = (await reporter.exchange(number)).json()["number"]
    assert len(files_under(tmp_path / "files")) == 2
    await service.rooms.sweep()
    assert len(files_under(tmp_path / "files")) == 1
    office = desk(service)
    (line,) = await office.list()
    assert (await office.file(line.name, 1)).content == TEXT


async def test_a_store_that_takes_nothing(
    service: Service, reporter: Reporter, monkeypatch: pytest.MonkeyPatch, watch: Watch
) -> None:
    number = await reporter.number()

    async def full(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(service.rooms.files.storage, "put", full)
        assert (await reporter.attach(number, TEXT)).status_code == 500
    assert (await reporter.status(number)).messages == ()
    watch.turn(days=2)
    await service.rooms.sweep()
    assert not await names_of(service)


async def test_what_was_swept_on_its_way_is_no_part_of_a_tip(
    service: Service, reporter: Reporter, monkeypatch: pytest.MonkeyPatch, watch: Watch
) -> None:
    number, keeping = await reporter.number(), service.rooms.tip_keeping
    put = keeping.put

    async def slow(key: bytes, tip: bytes, content: bytes) -> str:
        name = await put(key, tip, content)
        watch.turn(days=2)
        await service.rooms.sweep()
        return name

    monkeypatch.setattr(keeping, "put", slow)
    assert (await reporter.attach(number, TEXT)).status_code == 500
    assert (await reporter.status(number)).messages == ()


async def test_attachments_of_citizens_stay(citizen: Citizen, tmp_path: Path) -> None:
    await upload(citizen, jpeg())
    await citizen.service.rooms.tip_keeping.sweep()
    assert len(files_under(tmp_path / "files")) == 2


# -- tips from before ----------------------------------------------------------------------


async def test_tips_from_before_files_are_opened_as_ever(
    service: Service, reporter: Reporter, tmp_path: Path
) -> None:
    """Back to the tables of before, as they would be, and forth again."""
    numbers = [await reporter.number() for _ in range(3)]
    await service.close()
    engine = create_engine(f"sqlite:///{tmp_path / 'basvuru.db'}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.downgrade(config, "0004")
        assert "tip_files" not in inspect(connection).get_table_names()
    engine.dispose()
    await service.open()
    office = desk(service)
    assert len({line.name for line in await office.list()}) == 3
    hashes = {service.rooms.tips._sealing.number_hash(one).hex()[:12] for one in numbers}  # pyright: ignore[reportPrivateUsage]
    assert not hashes & {line.name for line in await office.list()}
    for number in numbers:
        assert (await reporter.write(number, "Bir şey daha.")).status_code == 201
        assert (await reporter.exchange(number)).status_code == 200
    await service.close()


def test_a_wrap_from_before_operators_is_the_reporter_s() -> None:
    ours = Sealing(SecretKey(b"a" * 32), PrivateKey.generate().public_key)
    key = random(32)
    old = SecretBox(ours._wrapping("N")).encrypt(key)  # pyright: ignore[reportPrivateUsage]
    assert ours.key_of("N", old) == (key, False)


# -- other stores --------------------------------------------------------------------------


@pytest.fixture(params=["folder", "s3"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    url = request.getfixturevalue("s3") if request.param == "s3" else ""
    return open_storage(url, tmp_path / "files")


async def test_bytes_are_kept_like_files(storage: Storage) -> None:
    content, day = os.urandom(600_001), datetime(2026, 3, 16, tzinfo=UTC).date()
    await storage.put("tip/aa/bb/aabb", content, day)
    assert b"".join([chunk async for chunk in storage.read("tip/aa/bb/aabb")]) == content
    for _ in range(2):
        await storage.delete("tip/aa/bb/aabb")
    with pytest.raises(NotKept):
        [chunk async for chunk in storage.read("tip/aa/bb/aabb")]


async def test_the_service_with_s3(s3: str, tmp_path: Path, watch: Watch) -> None:  # noqa: F811
    service = create_app(Settings(data_dir=tmp_path, files_url=s3), now=watch)
    await service.open()
    wire = httpx.ASGITransport(service)
    async with httpx.AsyncClient(transport=wire, base_url="http://service") as http:
        reporter = Reporter(service, http)
        number = await reporter.number()
        assert (await reporter.attach(number, TEXT)).status_code == 201
        number = (await reporter.exchange(number)).json()["number"]
        office = desk(service)
        (line,) = await office.list()
        assert (await office.file(line.name, 1)).content == TEXT
        (name,) = await names_of(service)
        kept = [chunk async for chunk in service.rooms.files.storage.read(name)]
        assert CANARY.encode() not in b"".join(kept)
        await reporter.withdraw(number)
        with pytest.raises(NotKept):
            [chunk async for chunk in service.rooms.files.storage.read(name)]
    assert not (tmp_path / "files").exists()
    await service.close()


# -- the office's commands -----------------------------------------------------------------


async def test_the_desk_on_the_command_line(reporter: Reporter, tmp_path: Path) -> None:
    number = await reporter.number()
    await reporter.attach(number, jpeg())
    await reporter.write(number, "Ve bir not.")
    await reporter.attach(number, TEXT)
    name = run(tmp_path, "tips", "read")[1][:12]
    status, told = run(tmp_path, "tips", "read", name)
    assert status == 0 and told.index("file 1: picture") < told.index("Ve bir not.")
    assert told.index("Ve bir not.") < told.index("file 2: document")
    out = tmp_path / "out"
    out.mkdir()
    status, told = run(tmp_path, "tips", "file", name, "2", str(out / "not.exe"))
    assert (status, told) == (0, f"{out / 'not.txt'}\n")
    assert (out / "not.txt").read_bytes() == TEXT
    assert stat.S_IMODE((out / "not.txt").stat().st_mode) == 0o600
    assert run(tmp_path, "tips", "file", name, "1", str(out / "foto"))[0] == 0
    assert (out / "foto.jpg").read_bytes()[:3] == b"\xff\xd8\xff"
    for wrong in (
        (name, "1", str(out / "foto")),  # never over another
        (name, "3", str(out / "other")),
        (name, "0", str(out / "other")),
        (name, "x", str(out / "other")),
        (name, "1", str(out / "nowhere" / "other")),
        ("0" * 12, "1", str(out / "other")),
        (name, "1"),
    ):
        assert run(tmp_path, "tips", "file", *wrong)[0] == 2
    assert {path.name for path in out.iterdir()} == {"foto.jpg", "not.txt"}


async def test_names_stay_over_the_days(reporter: Reporter, watch: Watch) -> None:
    """In the list tips of a day stand by a name that says nothing of their order."""
    office = desk(reporter.service)
    for _ in range(3):
        await reporter.number()
        watch.turn(days=1)
    lines = await office.list()
    assert [line.received_on for line in lines] == sorted(line.received_on for line in lines)
    assert lines[0].received_on + timedelta(days=2) == lines[2].received_on
    assert len({line.name for line in lines}) == 3
