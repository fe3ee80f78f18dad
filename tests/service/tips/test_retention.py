"""How long a tip stays once nothing more is to happen with it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import httpx
import pytest
from nacl.public import PrivateKey

from service.app import create_app
from service.i18n import LANGUAGES
from service.secret_key import SecretKey
from service.settings import Settings
from service.tips.retention import load
from service.tips.sealing import Sealing
from tests.service.citizen import Watch
from tests.service.tips.reporter import Reporter, desk, files_under


def test_every_term_says_where_it_comes_from() -> None:
    terms = {term.status: term for term in load()}
    assert {*terms} == {"answered", "withdrawn"}
    for term in terms.values():
        assert "installation's choice" in term.days_are
        assert {*LANGUAGES} - {"tr-kolay"} <= term.law.keys()
        number = (term.article or "").partition(" ")[0]
        assert all(number in words for words in term.law.values())


def left(folder: Path) -> tuple[int, int]:
    database = sqlite3.connect(folder / "basvuru.db")
    counts = [
        database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("tips", "tip_messages")
    ]
    database.close()
    return counts[0], counts[1]


def listed(folder: Path) -> int:
    database = sqlite3.connect(folder / "basvuru.db")
    count = database.execute("SELECT count(*) FROM tip_files").fetchone()[0]
    database.close()
    return count


async def test_an_answered_tip_stays_half_a_year_from_its_answer(
    reporter: Reporter, watch: Watch, tmp_path: Path
) -> None:
    sweep = reporter.service.rooms.sweep
    number = await reporter.number()
    office = desk(reporter.service)
    (line,) = await office.list()
    watch.turn(days=400)
    await office.answer(line.name, "Soruşturma açıldı.", final=True)
    watch.turn(days=179)
    await sweep()
    assert (await reporter.status(number)).status == "answered"
    await office.answer(line.name, "Soruşturma bitti.", final=True)
    watch.turn(days=179)
    await sweep()
    assert left(tmp_path) == (1, 2), "the newest answer counts"
    watch.turn(days=1)
    await sweep()
    assert left(tmp_path) == (0, 0)
    assert (await reporter.look(number)).status_code == 404


async def test_nothing_goes_that_the_office_has_not_read(
    reporter: Reporter, watch: Watch, tmp_path: Path
) -> None:
    number = await reporter.number()
    office = desk(reporter.service)
    (line,) = await office.list()
    await office.answer(line.name, "Soruşturma açıldı.", final=True)
    await reporter.write(number, "Bir şey daha var.")
    watch.turn(days=1000)
    await reporter.service.rooms.sweep()
    assert left(tmp_path) == (1, 2)
    await office.read(line.name)
    await reporter.service.rooms.sweep()
    assert left(tmp_path) == (0, 0)


async def test_what_is_open_stays(reporter: Reporter, watch: Watch, tmp_path: Path) -> None:
    numbers = [await reporter.number() for _ in range(3)]
    office = desk(reporter.service)
    first, second, _ = await office.list()
    await office.read(first.name)
    await office.answer(second.name, "Hangi depo?")
    watch.turn(days=5000)
    await reporter.service.rooms.sweep()
    assert left(tmp_path) == (3, 1)
    statuses = [(await reporter.status(number)).status for number in numbers]
    assert sorted(statuses) == ["assessing", "more_information_needed", "received"]


async def test_a_withdrawn_tip_s_rest_goes_too(
    reporter: Reporter, watch: Watch, tmp_path: Path
) -> None:
    number, other = await reporter.number(), await reporter.number()
    await reporter.withdraw(number)
    watch.turn(days=179)
    await reporter.service.rooms.sweep()
    assert (await reporter.status(number)).status == "withdrawn"
    watch.turn(days=1)
    await reporter.service.rooms.sweep()
    assert (await reporter.look(number)).status_code == 404
    assert (await reporter.status(other)).status == "received"
    assert left(tmp_path) == (1, 0)


async def answered(reporter: Reporter) -> str:
    """The number of a tip with a file, which the office answered."""
    office = desk(reporter.service)
    before = {line.name for line in await office.list()}
    number = await reporter.number()
    (name,) = {line.name for line in await office.list()} - before
    assert (await reporter.attach(number, b"Arka depo.")).status_code == 201
    await office.read(name)
    await office.answer(name, "Soruşturma açıldı.", final=True)
    return number


async def test_its_files_go_with_it(reporter: Reporter, watch: Watch, tmp_path: Path) -> None:
    """Nobody's key is there to open its messages, in which their names stand."""
    await answered(reporter)
    watch.turn(days=1)
    later, open_ = await answered(reporter), await reporter.number()
    await reporter.attach(open_, b"Arka depo.")
    for days, files in ((178, 3), (1, 2), (1, 1), (5000, 1)):
        watch.turn(days=days)
        await reporter.service.rooms.sweep()
        assert len(files_under(tmp_path / "files")) == files
        assert listed(tmp_path) == files
    assert (await reporter.look(later)).status_code == 404
    office = desk(reporter.service)
    (line,) = await office.list()
    assert (await office.file(line.name, 1)).content == b"Arka depo."


async def test_another_number_does_not_make_it_stay(
    reporter: Reporter, watch: Watch, tmp_path: Path
) -> None:
    number = await answered(reporter)
    watch.turn(days=100)
    number = (await reporter.exchange(number)).json()["number"]
    watch.turn(days=79)
    await reporter.service.rooms.sweep()
    assert (await reporter.status(number)).status == "answered"
    assert len(files_under(tmp_path / "files")) == 1
    watch.turn(days=1)
    await reporter.service.rooms.sweep()
    assert left(tmp_path) == (0, 0)
    assert not files_under(tmp_path / "files") and not listed(tmp_path)


async def test_a_file_that_the_office_has_not_read_keeps_all_of_them(
    reporter: Reporter, watch: Watch, tmp_path: Path
) -> None:
    number = await answered(reporter)
    await reporter.attach(number, b"Bir de bu var.")
    watch.turn(days=1000)
    await reporter.service.rooms.sweep()
    assert len(files_under(tmp_path / "files")) == 2
    office = desk(reporter.service)
    (line,) = await office.list()
    assert (await office.file(line.name, 2)).content == b"Bir de bu var."
    await office.read(line.name)
    await reporter.service.rooms.sweep()
    assert left(tmp_path) == (0, 0) and not files_under(tmp_path / "files")


async def test_a_store_out_of_reach_gets_a_second_day(
    reporter: Reporter, watch: Watch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await answered(reporter)
    watch.turn(days=180)

    async def unreachable(_name: str) -> None:
        raise ConnectionError

    with monkeypatch.context() as away:
        away.setattr(reporter.service.rooms.files.storage, "delete", unreachable)
        await reporter.service.rooms.sweep()
    assert left(tmp_path) == (0, 0) and len(files_under(tmp_path / "files")) == 1
    await reporter.service.rooms.sweep()
    assert not files_under(tmp_path / "files") and not listed(tmp_path)


async def test_a_link_of_another_key_holds_nobody_up(
    reporter: Reporter, watch: Watch, tmp_path: Path
) -> None:
    """After a change of SECRET_KEY the tip goes; its file stays, and nobody can read it."""
    await answered(reporter)
    other = Sealing(SecretKey(b"a" * 32), PrivateKey.generate().public_key)
    database = sqlite3.connect(tmp_path / "basvuru.db")
    with database:
        tip = database.execute("SELECT number_hash FROM tips").fetchone()[0]
        database.execute("UPDATE tip_files SET link = ?", (other.link(tip),))
    database.close()
    await answered(reporter)
    watch.turn(days=180)
    await reporter.service.rooms.sweep()
    assert left(tmp_path) == (0, 0) and len(files_under(tmp_path / "files")) == 1


async def test_withdrawn_after_its_answer_no_day_of_it_stays(
    reporter: Reporter, tmp_path: Path
) -> None:
    number = await reporter.number()
    office = desk(reporter.service)
    await office.answer((await office.list())[0].name, "Soruşturma açıldı.", final=True)
    await reporter.withdraw(number)
    database = sqlite3.connect(tmp_path / "basvuru.db")
    assert database.execute("SELECT answered_on FROM tips").fetchall() == [(None,)]
    database.close()


async def test_an_installation_says_how_long(tmp_path: Path, watch: Watch) -> None:
    settings = Settings(data_dir=tmp_path, tips_kept_days=7, withdrawn_tips_kept_days=3)
    service = create_app(settings, now=watch)
    await service.open()
    wire = httpx.ASGITransport(service)
    async with httpx.AsyncClient(transport=wire, base_url="http://service") as http:
        reporter = Reporter(service, http)
        await reporter.withdraw(await reporter.number())
        await reporter.send()
        office = desk(service)
        await office.answer((await office.list())[0].name, "Soruşturma açıldı.", final=True)
        for days, rest in ((2, (2, 1)), (1, (1, 1)), (3, (1, 1)), (1, (0, 0))):
            watch.turn(days=days)
            await service.rooms.sweep()
            assert left(tmp_path) == rest
    await service.close()


@pytest.mark.parametrize("days", [0, -1, 10**6])
def test_days_that_are_none(days: int) -> None:
    with pytest.raises(ValueError, match="tips_kept_days"):
        Settings(tips_kept_days=days)
