"""Another number for a tip whose own was seen."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from itertools import islice
from pathlib import Path

import pytest
from nacl.secret import SecretBox
from sqlalchemy import event

from mobile.api.models import NewTip
from mobile.api.tracking_number import tracking_number
from service.app import Service
from service.problems import Refusal
from service.secret_key import secret_key
from service.tips.desk import NoSuchTip
from service.tips.intake import public_key
from service.tips.numbers import Numbers
from service.tips.sealing import Sealing, Unreadable, unsealed
from tests.service.citizen import fields, problem
from tests.service.files.samples import jpeg
from tests.service.tips.reporter import Reporter, answers, desk, files_under, new_key
from tests.service.tips.test_returning import wrong_number

TEXT = b"Arka depo Kanarya.\n"


async def exchanged(reporter: Reporter, number: str, key: str | None = None) -> str:
    told = await reporter.exchange(number, key)
    assert told.status_code == 200, told.text
    assert told.headers["cache-control"] == "no-store"
    assert told.json()["received_on"] == "2026-03-16"
    return told.json()["number"]


async def taken(service: Service) -> str:
    """The number of a tip that an operator took."""
    asked = NewTip(form="tip", form_version=2, answers=answers(), key=new_key())
    return (await service.rooms.tips.take(asked, by_operator=True)).receipt.number


async def test_the_old_number_opens_nothing(reporter: Reporter) -> None:
    old = await reporter.number()
    await reporter.write(old, "Bir şey daha.")
    new = await exchanged(reporter, old)
    assert new != old and tracking_number(new) == new
    for told in (
        await reporter.look(old),
        await reporter.write(old, "Merhaba"),
        await reporter.attach(old, TEXT),
        await reporter.exchange(old),
        await reporter.withdraw(old),
    ):
        problem(told, 404, "tip_unknown")
    status = await reporter.status(new)
    assert status.status == "received"
    assert [one.text for one in status.messages] == ["Bir şey daha."]


async def test_the_office_keeps_its_thread(reporter: Reporter) -> None:
    old, office = await reporter.number(), desk(reporter.service)
    (line,) = await office.list()
    await reporter.write(old, "Bir şey daha.")
    await reporter.attach(old, jpeg())
    await office.read(line.name)
    before = await office.file(line.name, 1)
    new = await exchanged(reporter, old)
    assert [one.read for one in (await reporter.status(new)).messages] == [True, True]
    await reporter.write(new, "Yeni numarayla.")
    await reporter.attach(new, TEXT)
    await office.answer(line.name, "Hangi depo?")
    assert [one.name for one in await office.list()] == [line.name]
    report = await office.read(line.name)
    assert report.answers["text"] == answers()["text"]
    assert [one.text or one.file for one in report.messages] == [
        "Bir şey daha.",
        "picture",
        "Yeni numarayla.",
        "document",
        "Hangi depo?",
    ]
    assert await office.file(line.name, 1) == before
    assert (await office.file(line.name, 2)).content == TEXT
    assert (await reporter.status(new)).status == "more_information_needed"


async def test_the_same_key_brings_the_same_number(reporter: Reporter) -> None:
    old, key = await reporter.number(), new_key()
    new = await exchanged(reporter, old, key)
    assert await exchanged(reporter, old, key) == new
    told = await asyncio.gather(*(reporter.exchange(old, key) for _ in range(5)))
    assert {one.json()["number"] for one in told} == {new}
    problem(await reporter.exchange(wrong_number(), key), 404, "tip_unknown")
    problem(await reporter.exchange(old, new_key()), 404, "tip_unknown")
    newer = await exchanged(reporter, new)
    assert newer not in (old, new)
    problem(await reporter.exchange(old, key), 404, "tip_unknown")
    problem(await reporter.look(new), 404, "tip_unknown")


async def test_two_windows_at_once(reporter: Reporter, tmp_path: Path) -> None:
    old, office = await reporter.number(), desk(reporter.service)
    for _ in range(3):
        await reporter.attach(old, TEXT)
    keys = [new_key() for _ in range(4)] * 2
    told = await asyncio.gather(*(reporter.exchange(old, key) for key in keys))
    numbers = {one.json()["number"] for one in told if one.status_code == 200}
    assert len(numbers) == 1
    assert sum(one.status_code == 200 for one in told) == 2, "one key, twice"
    assert {one.status_code for one in told} == {200, 404}
    assert len(await office.list()) == 1
    assert len((await reporter.status(numbers.pop())).messages) == 3
    assert len(files_under(tmp_path / "files")) == 3, "nothing is left of the others"


async def test_what_comes_meanwhile_is_not_lost(
    reporter: Reporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The office writes while the tip is sealed anew."""
    old, office = await reporter.number(), desk(reporter.service)
    (line,) = await office.list()
    exchanging = reporter.service.rooms.exchanging
    free, turns = exchanging._free, [0]  # pyright: ignore[reportPrivateUsage]

    async def slow(key: str) -> tuple[str, bytes]:
        turns[0] += 1
        if turns[0] < 3:
            await office.answer(line.name, f"Soru {turns[0]}")
        return await free(key)

    monkeypatch.setattr(exchanging, "_free", slow)
    new = await exchanged(reporter, old)
    assert [one.text for one in (await reporter.status(new)).messages] == ["Soru 1", "Soru 2"]
    turns[0] = -99
    problem(await reporter.exchange(new), 503, "unavailable")
    monkeypatch.undo()
    assert (await reporter.status(new)).status == "more_information_needed", "and all is there"


async def test_many_things_at_once(reporter: Reporter) -> None:
    """Whatever wins, nothing is lost that was confirmed."""
    old = await reporter.number()
    told = await asyncio.gather(
        *(reporter.write(old, f"Mesaj {turn}") for turn in range(5)),
        reporter.exchange(old),
        *(reporter.attach(old, TEXT) for _ in range(3)),
    )
    new = told[5].json()["number"]
    status = await reporter.status(new)
    others = [*told[:5], *told[6:]]
    assert {one.status_code for one in others} <= {201, 404}
    assert len(status.messages) >= sum(one.status_code == 201 for one in others)
    office = desk(reporter.service)
    (line,) = await office.list()
    for number in range(1, 1 + sum(bool(one.file) for one in status.messages)):
        assert (await office.file(line.name, number)).content == TEXT


async def test_an_operator_s_tip_says_so_until_it_is_exchanged(reporter: Reporter) -> None:
    own, number = await reporter.number(), await taken(reporter.service)
    assert (await reporter.status(own)).taken_by_operator is False
    assert (await reporter.status(number)).taken_by_operator is True
    assert (await reporter.write(number, "Benim.")).json()["taken_by_operator"] is True
    new = await exchanged(reporter, number)
    assert (await reporter.status(new)).taken_by_operator is False


async def test_the_database_does_not_tell_which_an_operator_took(
    reporter: Reporter, tmp_path: Path
) -> None:
    await reporter.number()
    await taken(reporter.service)
    database = sqlite3.connect(tmp_path / "basvuru.db")
    rows = database.execute(
        "SELECT status, length(reporter_wrap), length(office_wrap), length(content), "
        "length(name), exchange_hash FROM tips"
    ).fetchall()
    database.close()
    assert len(rows) == 2 and len(set(rows)) == 1


async def test_old_copies_and_the_old_number_open_nothing_that_comes_later(
    service: Service, reporter: Reporter, tmp_path: Path
) -> None:
    """Somebody has the installation's key, the old number and a copy of yesterday."""
    old = await reporter.number()
    await reporter.attach(old, TEXT)
    shutil.copytree(tmp_path, tmp_path.parent / "copy")
    ours = Sealing(secret_key(service.rooms.settings), public_key(service.rooms.settings))
    new = await exchanged(reporter, old)
    await reporter.write(new, "Sonradan yazılan.")

    def rows(folder: Path, columns: str, table: str) -> list[tuple[bytes, ...]]:
        database = sqlite3.connect(folder / "basvuru.db")
        found = database.execute(f"SELECT {columns} FROM {table}").fetchall()
        database.close()
        return found

    columns = "number_hash, reporter_wrap, content"
    ((tip, wrap, content),) = rows(tmp_path.parent / "copy", columns, "tips")
    key, _ = ours.key_of(old, wrap)
    assert tip == ours.number_hash(old) and unsealed(key, tip, content), "yesterday it was theirs"
    ((tip_now, wrap_now, content_now),) = rows(tmp_path, columns, "tips")
    assert tip_now == ours.number_hash(new)
    with pytest.raises(Unreadable):
        ours.key_of(old, wrap_now)
    boxes = [content_now, *(row[0] for row in rows(tmp_path, "content", "tip_messages"))]
    assert len(boxes) == 3
    for box in boxes:
        for bound in (tip, tip_now):
            with pytest.raises(Unreadable):
                unsealed(key, bound, box)
    assert not {*files_under(tmp_path / "files")} & {*files_under(tmp_path.parent / "copy")}
    (file,) = files_under(tmp_path / "files").values()
    with pytest.raises(Exception, match="failed"):
        SecretBox(key).decrypt(file)
    for hashes in ("key_hash", "content"):
        before = {row[0] for row in rows(tmp_path.parent / "copy", hashes, "tip_messages")}
        assert before and not before & {row[0] for row in rows(tmp_path, hashes, "tip_messages")}


async def test_a_repeated_sending_does_not_bring_the_tip_back(reporter: Reporter) -> None:
    key = new_key()
    old = (await reporter.send(key)).json()["number"]
    # An app that took the same key for both: the first free number is another one.
    new = await exchanged(reporter, old, key)
    assert new != old
    for reporter.language in ("tr", "en"):
        body = problem(await reporter.send(key), 409, "tip_renumbered")
        assert new not in str(body)
    problem(await reporter.send(key, text="Bambaşka bir olayın anlatımı."), 422, "tip_key_reused")
    problem(await reporter.look(old), 404, "tip_unknown")
    assert len(await desk(reporter.service).list()) == 1


async def test_a_number_that_is_somebody_s_is_passed_over(reporter: Reporter) -> None:
    numbers = Numbers(secret_key(reporter.service.rooms.settings))
    key = new_key()
    mine = (await reporter.send(key)).json()["number"]
    first, second = islice(numbers.of(key), 2)
    assert mine == first
    assert await exchanged(reporter, await reporter.number(), key) == second
    assert (await reporter.status(mine)).status == "received"


async def test_withdrawn_tips_get_no_other_number(reporter: Reporter) -> None:
    number = await reporter.number()
    await reporter.withdraw(number)
    problem(await reporter.exchange(number), 409, "tip_closed")


async def test_an_exchanged_tip_is_withdrawn_like_any(reporter: Reporter, tmp_path: Path) -> None:
    old = await reporter.number()
    await reporter.attach(old, TEXT)
    new = await exchanged(reporter, old)
    assert (await reporter.withdraw(new)).json()["status"] == "withdrawn"
    assert not files_under(tmp_path / "files")
    office = desk(reporter.service)
    assert await office.list() == []
    with pytest.raises(NoSuchTip):
        await office.read("0" * 12)


async def test_a_file_that_the_store_lost_holds_nobody_up(
    reporter: Reporter, tmp_path: Path
) -> None:
    old = await reporter.number()
    await reporter.attach(old, TEXT)
    (path,) = (path for path in (tmp_path / "files").rglob("*") if path.is_file())
    path.unlink()
    new = await exchanged(reporter, old)
    assert [one.file for one in (await reporter.status(new)).messages] == ["document"]
    assert await exchanged(reporter, new)


async def test_what_goes_wrong_on_the_way_changes_nothing(
    reporter: Reporter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, key = await reporter.number(), new_key()
    await reporter.attach(old, TEXT)

    def fail(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("service.tips.exchanging._replace", fail)
    problem(await reporter.exchange(old, key), 500, "broken")
    monkeypatch.undo()
    assert len(files_under(tmp_path / "files")) == 1
    assert len((await reporter.status(old)).messages) == 1
    assert await exchanged(reporter, old, key)


# -- trying --------------------------------------------------------------------------------


async def test_old_and_wrong_numbers_do_the_same_work(
    reporter: Reporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = await reporter.number()
    await exchanged(reporter, old)
    work: list[str] = []
    engine = reporter.service.rooms.database._engine  # pyright: ignore[reportPrivateUsage]
    opens = SecretBox.decrypt

    def noted_statement(*told: object) -> None:
        work.append(str(told[2]))

    def noted_open(box: SecretBox, content: bytes) -> bytes:
        work.append(f"open {len(content)}")
        return opens(box, content)

    event.listen(engine, "before_cursor_execute", noted_statement)
    monkeypatch.setattr(SecretBox, "decrypt", noted_open)
    done: list[list[str]] = []
    for ask in (reporter.exchange, reporter.look):
        for one in (old, wrong_number()):
            work.clear()
            problem(await ask(one), 404, "tip_unknown")
            done.append([*work])
    assert done[0] == done[1] and done[2] == done[3]
    assert done[0][1:] == done[2], "and only one look-up more than looking"
    assert len(done[2]) == 4


async def test_tries_count(reporter: Reporter) -> None:
    number = await reporter.number()
    for text in ("", "K7QX", "1" * 21):
        assert fields(await reporter.exchange(text)) == {"number": "not_a_number"}
    assert list(fields(await reporter.post("/exchange", {"number": number, "key": "x"}))) == ["key"]
    for _ in range(20):
        problem(await reporter.exchange(wrong_number()), 404, "tip_unknown")
    problem(await reporter.exchange(number), 429, "too_many_numbers")


async def test_the_write_refuses_what_moved(service: Service, reporter: Reporter) -> None:
    """A message that was under way under the old number is refused, not lost among nobody's."""
    old = await reporter.number()
    found = await service.rooms.returning._entering.enter(old, "")  # pyright: ignore[reportPrivateUsage]
    await exchanged(reporter, old)
    from service.tips.messages import add_message

    with pytest.raises(Refusal) as refused:
        await service.rooms.database.write(
            lambda writing: add_message(writing, found.tip, os.urandom(32), b"", turn="written")
        )
    assert refused.value.code == "tip_unknown"
