"""What whoever has the database, the disk or the logs learns of a tip: next to nothing."""

from __future__ import annotations

import logging
import re
import sqlite3
import stat
import subprocess
import sys
from datetime import UTC, datetime
from os import environ
from pathlib import Path

import httpx
import pytest
from nacl.public import PrivateKey
from nacl.utils import random

from mobile.api.tracking_number import SYMBOLS
from service.app import Service, create_app
from service.secret_key import SecretKey, secret_key
from service.settings import Settings, SettingsRefused
from service.tips.desk import Desk, NoSuchTip
from service.tips.intake import make_pair, private_key, public_key
from service.tips.sealing import (
    Sealing,
    Unreadable,
    opened_by_office,
    padded,
    sealed,
    unpadded,
    unsealed,
)
from tests.service.tips.reporter import CANARY, Reporter, answers, desk, files_under, new_key

ADDRESS = "198.51.100.77"
AGENT = "Kanarya-Tarayici/7.7"


async def lived(service: Service) -> tuple[Reporter, list[str]]:
    """A tip's whole life from one address, and everything that must stand nowhere."""
    wire = httpx.ASGITransport(service, client=(ADDRESS, 50777))
    keys = [new_key() for _ in range(3)]
    async with httpx.AsyncClient(transport=wire, base_url="http://service") as http:
        reporter = Reporter(
            service, http, headers={"user-agent": AGENT, "device-id": "cihaz-kanarya"}
        )
        number = (await reporter.send(keys[0])).json()["number"]
        await reporter.write(number, f"Bir de {CANARY} var.", keys[1])
        await reporter.look(number.lower())
        office = desk(service)
        (line,) = await office.list()
        await office.read(line.name)
        await office.answer(line.name, f"{CANARY} kim?")
        await reporter.write(number, "Gelecek kanarya yok.", keys[2])
        await reporter.look("".join(reversed(number)))
        await reporter.write(number, f"numaram {number}")
    bare = number.replace("-", "")
    canaries = [number, bare, bare[:16], bare[:8], bare[8:16], *keys, ADDRESS, AGENT, CANARY]
    canaries += [*CANARY.split(), "anarya", "kayıtlar depoda", "Sokak 7"]
    return reporter, canaries + [text.lower() for text in canaries]


async def test_the_disk_tells_nothing(service: Service, tmp_path: Path) -> None:
    _, canaries = await lived(service)
    before = files_under(tmp_path)
    await service.close()  # what stood in the log goes into the database
    for files in (before, files_under(tmp_path)):
        assert {"basvuru.db", "secret.key", "intake.key", "intake.pub"} <= files.keys()
        files.pop("units.db", None)  # the registry, written before anybody came
        for name, content in files.items():
            for canary in canaries:
                coded = canary.encode()
                for one in (coded, coded.hex().encode(), canary.encode("utf-16-le")):
                    assert one not in content, (name, canary)


async def test_the_tables_hold_days_and_noise(service: Service, tmp_path: Path) -> None:
    await lived(service)
    database = sqlite3.connect(tmp_path / "basvuru.db")
    names = [column[1] for column in database.execute("PRAGMA table_info(tips)")]
    assert names == [
        "number_hash", "key_hash", "content_hash", "received_on", "status", "reporter_wrap",
        "office_wrap", "content", "name", "exchange_hash",
    ]  # fmt: skip
    for table in ("tips", "tip_messages"):
        for row in database.execute(f"SELECT * FROM {table}"):
            for cell in row:
                if isinstance(cell, bytes):
                    assert len(set(cell)) > 20, "noise"
                else:
                    assert cell in (None, "2026-03-16", "assessing", 0, 1, 2, 3)
        with pytest.raises(
            sqlite3.OperationalError
        ):  # nor a row number, which would tell the order
            database.execute(f"SELECT rowid FROM {table}")
    database.close()


async def test_looking_writes_nothing(reporter: Reporter, tmp_path: Path) -> None:
    number = await reporter.number()
    before = files_under(tmp_path)
    for one in (number, number, "0000-0000-0000-0000-0"):
        await reporter.look(one)
    after = files_under(tmp_path)
    locks = {"basvuru.db-shm"}  # SQLite's locks: gone with the process, and without a time
    assert {name for name in after if after[name] != before.get(name)} <= locks


async def test_the_logs_tell_nothing(
    service: Service, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        _, canaries = await lived(service)
    told = caplog.text + "".join(capfd.readouterr())
    for canary in canaries:
        assert canary not in told


async def test_our_own_failure_tells_nothing(
    reporter: Reporter, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    number = await reporter.number()

    def fail(*_: object) -> None:
        raise RuntimeError(f"{number} {CANARY}")

    monkeypatch.setattr("service.tips.entering.tip_row", fail)
    monkeypatch.setattr("service.tips.taking.sealed", fail)
    with caplog.at_level(logging.DEBUG):
        for told in (await reporter.look(number), await reporter.send()):
            assert told.status_code == 500
            assert number not in told.text and CANARY not in told.text
    assert "RuntimeError at" in caplog.text
    assert number not in caplog.text and CANARY not in caplog.text


async def test_no_address_or_header_says_a_number(reporter: Reporter) -> None:
    number = await reporter.number()
    for told in (
        await reporter.look(number),
        await reporter.write(number, "Merhaba"),
        await reporter.withdraw(number),
    ):
        assert number not in str(told.url) and number not in str(told.headers)
        assert number not in told.text, "not even in the answer: a screen may be looked at"
        assert told.headers["cache-control"] == "no-store"
        assert "set-cookie" not in told.headers


async def test_withdrawn_is_gone_from_the_disk(
    service: Service, http: httpx.AsyncClient, tmp_path: Path
) -> None:
    reporter = Reporter(service, http)
    number = await reporter.number()
    await reporter.write(number, "Arka depo.")
    database = sqlite3.connect(tmp_path / "basvuru.db")
    rows = database.execute("SELECT reporter_wrap, office_wrap, content FROM tips").fetchall()
    rows += database.execute("SELECT content FROM tip_messages").fetchall()
    database.close()
    noise = [cell[:24] for row in rows for cell in row]
    assert len(noise) == 4
    await reporter.withdraw(number)
    await service.close()
    content = (tmp_path / "basvuru.db").read_bytes()
    assert not [part for part in noise if part in content]


# -- keys ----------------------------------------------------------------------------------


async def test_without_the_private_half_tips_come_in_and_stay_shut(
    settings: Settings, watch: object
) -> None:
    make_pair(settings.intake_private)
    private = settings.intake_private.read_bytes()
    settings.intake_private.unlink()
    service = create_app(settings, now=lambda: datetime(2026, 3, 16, tzinfo=UTC))
    await service.open()
    wire = httpx.ASGITransport(service)
    async with httpx.AsyncClient(transport=wire, base_url="http://service") as http:
        reporter = Reporter(service, http)
        number = await reporter.number()
        assert (await reporter.status(number)).status == "received"
        assert not settings.intake_private.exists()
        with pytest.raises(SettingsRefused, match="INTAKE_KEY"):
            desk(service)
        rooms = service.rooms
        stranger = Desk(rooms.database, rooms.files.storage, PrivateKey.generate(), rooms.now)
        (line,) = await stranger.list()
        with pytest.raises(Unreadable):
            await stranger.read(line.name)
        assert (await reporter.status(number)).status == "received", "nor is it marked as read"
        settings.intake_private.write_bytes(private)
        report = await desk(service).read(line.name)
        assert report.answers["text"] == answers()["text"]
    await service.close()


async def test_a_lost_number_is_lost(
    service: Service, http: httpx.AsyncClient, tmp_path: Path
) -> None:
    """With the database and the installation's key, and without the number or the private half:
    no way in but trying 80 bits."""
    await Reporter(service, http).number()
    database = sqlite3.connect(tmp_path / "basvuru.db")
    tip, wrap = database.execute("SELECT number_hash, reporter_wrap FROM tips").fetchone()
    database.close()
    ours = secret_key(service.rooms.settings)
    sealing = Sealing(ours, public_key(service.rooms.settings))
    for symbol in SYMBOLS:
        guess = "-".join([symbol * 4] * 4 + [symbol])
        assert sealing.number_hash(guess) != tip
        with pytest.raises(Unreadable):
            sealing.key_of(guess, wrap)


def test_the_number_alone_is_not_enough_either() -> None:
    office = PrivateKey.generate().public_key
    one, other = Sealing(SecretKey(b"a" * 32), office), Sealing(SecretKey(b"b" * 32), office)
    key, wraps = one.new_key("N")
    assert one.key_of("N", wraps.reporter) == (key, False)
    with pytest.raises(Unreadable):
        other.key_of("N", wraps.reporter)
    with pytest.raises(Unreadable):
        one.key_of("M", wraps.reporter)


def test_what_was_changed_or_moved_is_not_read() -> None:
    key, tip = random(32), random(32)
    box = sealed(key, tip, {"text": "x"})
    assert unsealed(key, tip, box) == {"text": "x"}
    for wrong in (
        lambda: unsealed(key, random(32), box),
        lambda: unsealed(random(32), tip, box),
        lambda: unsealed(key, tip, box[:-1] + bytes([box[-1] ^ 1])),
        lambda: opened_by_office(PrivateKey.generate(), random(80)),
    ):
        with pytest.raises(Unreadable):
            wrong()


@pytest.mark.parametrize("size", [0, 1, 4000, 4092, 4093, 8188, 8189, 60_000])
def test_sizes_are_padded(size: int) -> None:
    data = random(size) if size else b""
    assert unpadded(padded(data)) == data
    assert len(padded(data)) in (4096, 8192, 16384, 32768, 65536)


async def test_short_and_long_are_of_one_size(reporter: Reporter, tmp_path: Path) -> None:
    number = await reporter.number()
    await reporter.send(text="Kısa bir ihbar.", documents="")
    await reporter.write(number, "Evet")
    await reporter.write(number, "a" * 2000)
    database = sqlite3.connect(tmp_path / "basvuru.db")
    sizes = {row[0] for row in database.execute("SELECT length(content) FROM tips")}
    sizes |= {row[0] for row in database.execute("SELECT length(content) FROM tip_messages")}
    wraps = {*database.execute("SELECT length(reporter_wrap), length(office_wrap) FROM tips")}
    database.close()
    assert len(sizes) == len(wraps) == 1


def test_the_pair_of_keys(tmp_path: Path) -> None:
    private = tmp_path / "office" / "intake.key"
    public = make_pair(private)
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    assert {path.name for path in private.parent.iterdir()} == {"intake.key", "intake.pub"}
    assert private_key(private).public_key == public_key(Settings(intake_key=private))
    for there in (private, public):
        with pytest.raises(FileExistsError):
            make_pair(private)
        there.unlink()
        if there is private:
            with pytest.raises(FileExistsError):
                make_pair(private)
    public.write_text("nonsense")
    with pytest.raises(SettingsRefused, match="INTAKE_KEY"):
        public_key(Settings(intake_key=private))
    with pytest.raises(SettingsRefused, match="INTAKE_KEY"):
        private_key(private)


def test_a_demo_makes_its_pair_once(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    first = public_key(settings)
    settings.intake_public.unlink()
    assert public_key(settings) == first == public_key(settings)


# -- the office's commands -----------------------------------------------------------------


def run(folder: Path, *arguments: str, said: str = "", **other: str) -> tuple[int, str]:
    told = subprocess.run(
        [sys.executable, "-m", "service", *arguments],
        env={**environ, "DATA_DIR": str(folder), **other},
        input=said,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in told.stderr
    return told.returncode, told.stdout + told.stderr


async def test_the_desk_on_the_command_line(reporter: Reporter, tmp_path: Path) -> None:
    number = await reporter.number()
    status, told = run(tmp_path, "tips", "read")
    found = re.fullmatch(r"([0-9a-f]{12})  2026-03-16  received\n", told)
    assert status == 0 and found
    status, told = run(tmp_path, "tips", "read", found[1])
    assert status == 0 and answers()["text"] in told and number not in told
    assert run(tmp_path, "tips", "answer", found[1], said="Hangi depo?") == (0, "Written.\n")
    assert run(tmp_path, "tips", "answer", found[1], said=" \n")[0] == 2
    assert [one.text for one in (await reporter.status(number)).messages] == ["Hangi depo?"]
    assert run(tmp_path, "tips", "read", "0" * 12)[0] == 2
    assert run(tmp_path, "tips", "read", found[1][:4])[0] == 2
    assert run(tmp_path, "tips", "burn")[0] == 2
    await reporter.withdraw(number)
    with pytest.raises(NoSuchTip):
        await desk(reporter.service).read(found[1])
    (tmp_path / "intake.key").unlink()
    status, told = run(tmp_path, "tips", "read")
    assert status == 2 and "INTAKE_KEY" in told


def test_the_key_on_the_command_line(tmp_path: Path) -> None:
    status, told = run(tmp_path, "intake-key", APP_ENV="production")
    assert status == 0 and str(tmp_path / "intake.pub") in told
    key = (tmp_path / "intake.key").read_text()
    assert key not in told
    assert run(tmp_path, "intake-key")[0] == 2
    assert (tmp_path / "intake.key").read_text() == key
    assert "INTAKE_KEY" not in run(tmp_path, "check", APP_ENV="production")[1]
