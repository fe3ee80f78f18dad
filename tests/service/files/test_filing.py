"""What filing an application does with files: the functions it calls, and what is swept."""

from __future__ import annotations

import os
import time
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Connection, select

from mobile.api.models import FileState
from service.app import Service
from service.files.files import Files
from service.problems import Refusal
from service.store.tables import applications, files, people
from tests.service.citizen import Citizen, Watch, problem
from tests.service.files import samples
from tests.service.files.attaching import begin, delete, kept, state, upload


@pytest.fixture
def room(service: Service) -> Files:
    return service.rooms.files


async def person_of(citizen: Citizen) -> int:
    return await citizen.service.rooms.database.read(
        lambda connection: connection.execute(select(people.c.id)).scalars().one()
    )


async def application_of(citizen: Citizen) -> int:
    """An application's id in the table; what was asked in it does not matter here."""
    database = citizen.service.rooms.database
    person = await person_of(citizen)

    def add(connection: Connection) -> int:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        row: dict[str, object] = {
            column.name: uuid4().hex if column.type.python_type is str else uuid4().bytes
            for column in applications.columns
            if not column.nullable and column.type.python_type in (str, bytes)
        }
        row |= {"person": person, "form_version": 1, "received_at": citizen.service.rooms.now()}
        form = connection.exec_driver_sql("SELECT id, version FROM form_versions").first()
        assert form
        row |= {"form": form[0], "form_version": form[1]}
        written = connection.execute(applications.insert().values(row))
        key = written.inserted_primary_key
        assert key
        return key[0]

    return await database.write(add)


async def attach(citizen: Citizen, room: Files, *ids: str) -> list[str]:
    person, application = await person_of(citizen), await application_of(citizen)
    return await citizen.service.rooms.database.write(
        lambda writing: room.attach(writing, person, application, ids)
    )


@pytest.mark.parametrize("keep", [False, True])
async def test_only_what_was_chosen_stays(
    citizen: Citizen, room: Files, tmp_path: Path, keep: bool
) -> None:
    file = await upload(citizen, samples.jpeg())
    await citizen.post(f"files/{file.id}/evidence", {"keep": keep})
    found = await room.attachable(await person_of(citizen), [file.id, "never-was"])
    assert list(found) == [file.id]
    assert (found[file.id].kind, found[file.id].evidence) == ("picture", keep)
    left = await attach(citizen, room, file.id, file.id)
    assert left == [file.id]
    assert len(kept(tmp_path)) == 2
    await room.discard(left)
    (only,) = kept(tmp_path)
    assert only.suffix == (".original" if keep else ".clean")
    given = await citizen.get(f"files/{file.id}/content")
    assert (given.content == samples.jpeg()) is keep
    problem(await delete(citizen, file.id), 409, "attached")
    problem(await citizen.post(f"files/{file.id}/evidence", {"keep": not keep}), 409, "attached")
    assert await room.attachable(await person_of(citizen), [file.id]) == {}


async def test_what_cannot_be_attached_undoes_the_filing(citizen: Citizen, room: Files) -> None:
    ready = await upload(citizen, samples.jpeg())
    waiting = await begin(citizen, 10)
    for ids in ([ready.id, waiting.id], [ready.id, "never-was"]):
        with pytest.raises(Refusal) as refused:
            await attach(citizen, room, *ids)
        assert refused.value.code == "file_gone"
    with pytest.raises(Refusal) as refused:
        await attach(citizen, room, *map(str, range(11)))
    assert refused.value.code == "too_many_files"
    assert list(await room.attachable(await person_of(citizen), [ready.id])) == [ready.id]


async def test_a_file_is_part_of_one_application(citizen: Citizen, room: Files) -> None:
    file = await upload(citizen, samples.jpeg())
    await attach(citizen, room, file.id)
    with pytest.raises(Refusal) as refused:
        await attach(citizen, room, file.id)
    assert refused.value.code == "file_gone"


async def test_an_application_knows_its_files(citizen: Citizen, room: Files, watch: Watch) -> None:
    files_: list[FileState] = []
    for name in "ab":
        files_.append(await upload(citizen, samples.jpeg(), f"{name}.jpg"))
        watch.turn(seconds=1)
    await attach(citizen, room, *(file.id for file in files_))
    database = citizen.service.rooms.database
    last = await application_of(citizen) - 1
    found = await database.read(lambda connection: room.attached(connection, last))
    assert [one.name for one in found] == ["a.jpg", "b.jpg"]


async def test_what_a_crash_left_over_is_swept(
    citizen: Citizen, room: Files, tmp_path: Path
) -> None:
    file = await upload(citizen, samples.jpeg())
    await attach(citizen, room, file.id)  # and nobody comes to discard
    await room.sweep()
    assert [path.suffix for path in kept(tmp_path)] == [".clean"]


async def test_what_nobody_filed_goes_after_its_days(
    citizen: Citizen, room: Files, tmp_path: Path, watch: Watch
) -> None:
    old = await upload(citizen, samples.jpeg())
    touched = await upload(citizen, samples.jpeg())
    filed = await upload(citizen, samples.jpeg())
    await room.discard(await attach(citizen, room, filed.id))
    person = await person_of(citizen)
    watch.turn(days=20)
    database = citizen.service.rooms.database
    await database.write(lambda writing: room.touch(writing, person, [touched.id]))
    await database.write(lambda writing: room.touch(writing, person + 1, [old.id]))
    watch.turn(days=89)  # a draft lives so long, and so do its files
    await room.sweep()
    await citizen.log_in()
    problem(await citizen.get(f"files/{old.id}"), 404, "not_found")
    assert (await state(citizen, touched.id)).state == "ready"
    assert (await state(citizen, filed.id)).state == "ready"
    assert len(kept(tmp_path)) == 3
    watch.turn(hours=20)
    await room.sweep()
    rows = await database.read(lambda known: known.execute(select(files.c.id)).scalars().all())
    assert set(rows) == {touched.id, filed.id}


async def test_what_was_half_here_when_the_service_died_is_swept(
    room: Files, tmp_path: Path
) -> None:
    for name, age in (("old", 90_000), ("new", 10)):
        folder = tmp_path / "arriving" / name
        folder.mkdir(parents=True)
        (folder / "came").write_bytes(b"x")
        then = time.time() - age
        os.utime(folder, (then, then))
    await room.sweep()
    assert [path.parent.name for path in kept(tmp_path)] == ["new"]


async def test_bytes_that_the_store_lost(citizen: Citizen, tmp_path: Path) -> None:
    file = await upload(citizen, samples.jpeg())
    for path in kept(tmp_path):
        path.unlink()
    problem(await citizen.get(f"files/{file.id}/content"), 410, "file_gone")


async def test_a_store_out_of_reach_is_left_for_the_next_time(
    citizen: Citizen, room: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = await upload(citizen, samples.jpeg())
    await attach(citizen, room, file.id)

    async def unreachable(_name: str) -> None:
        raise ConnectionError

    with monkeypatch.context() as away:
        away.setattr(room.storage, "delete", unreachable)
        await room.sweep()
    assert len(kept(tmp_path)) == 2
    await room.sweep()
    assert len(kept(tmp_path)) == 1
