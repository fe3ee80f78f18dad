"""From a ticket to a file that is there: the routes, and whatever may go wrong on the way."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator
from pathlib import Path

import httpx
import pytest

from service.app import Service
from service.settings import Settings
from tests.service.citizen import Citizen, Watch, fields, problem
from tests.service.files import samples
from tests.service.files.attaching import (
    Line,
    begin,
    delete,
    kept,
    pieces,
    put,
    state,
    until,
    upload,
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, file_limit=1024 * 1024, files_per_day=5)


@pytest.fixture
async def other(service: Service, http: httpx.AsyncClient) -> Citizen:
    return await Citizen(service, http, index=1).log_in()


async def test_a_photo_is_received_looked_at_and_given_back(
    citizen: Citizen, tmp_path: Path
) -> None:
    photo = samples.jpeg()
    ticket = await begin(citizen, len(photo), "../Görüntü 1.HTML")
    assert len(ticket.id) >= 22
    waiting = await state(citizen, ticket.id)
    assert (waiting.state, waiting.received, waiting.told) == ("waiting", 0, "Dosya bekleniyor.")
    told = await put(citizen.http, ticket.upload, pieces(photo))
    assert told.status_code == 200, told.text
    ready = await state(citizen, ticket.id)
    assert ready.model_dump() == told.json() | {"betrays": tuple(told.json()["betrays"])}
    assert (ready.state, ready.kind, ready.fault) == ("ready", "picture", None)
    assert ready.received == ready.size == len(photo)
    assert ready.betrays == ("place", "time", "device", "author")
    assert ready.name == "Görüntü 1.HTML" and not ready.kept_as_evidence

    given = await citizen.get(f"files/{ticket.id}/content")
    assert given.status_code == 200
    assert samples.SECRET not in given.content and given.content[:3] == b"\xff\xd8\xff"
    assert given.headers["content-type"] == "image/jpeg"
    assert given.headers["x-content-type-options"] == "nosniff"
    assert given.headers["content-disposition"] == (
        "attachment; filename=\"Goruntu 1.jpg\"; filename*=UTF-8''G%C3%B6r%C3%BCnt%C3%BC%201.jpg"
    )
    stored = kept(tmp_path)
    assert len(stored) == 2
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in stored)
    assert not any("Gör" in str(path) or ticket.id in str(path) for path in stored)


async def test_the_citizen_may_keep_the_original_as_evidence(citizen: Citizen) -> None:
    photo = samples.HEIC
    file = await upload(citizen, photo, "foto.heic")
    told = await citizen.post(f"files/{file.id}/evidence", {"keep": True})
    assert told.json()["kept_as_evidence"] is True
    given = await citizen.get(f"files/{file.id}/content")
    assert given.content == photo
    assert given.headers["content-type"] == "image/heic"
    assert 'filename="foto.heic"' in given.headers["content-disposition"]
    await citizen.post(f"files/{file.id}/evidence", {"keep": False})
    given = await citizen.get(f"files/{file.id}/content")
    assert given.headers["content-type"] == "image/jpeg"
    assert 'filename="foto.jpg"' in given.headers["content-disposition"]
    assert fields(await citizen.post(f"files/{file.id}/evidence", {})) == {"keep": "missing"}


async def test_a_file_is_nobody_elses(citizen: Citizen, other: Citizen, stranger: Citizen) -> None:
    file = await upload(citizen, samples.jpeg())
    for path in (f"files/{file.id}", f"files/{file.id}/content"):
        problem(await other.get(path), 404, "not_found")
        problem(await stranger.get(path), 401, "login_needed")
    keep = {"keep": True}
    problem(await other.post(f"files/{file.id}/evidence", keep), 404, "not_found")
    problem(await stranger.post(f"files/{file.id}/evidence", keep), 401, "login_needed")
    problem(await stranger.post("files", {"name": "a", "size": 1}), 401, "login_needed")
    assert (await delete(other, file.id)).status_code == 204  # as if there were none
    assert (await state(citizen, file.id)).state == "ready"
    files = citizen.service.rooms.files
    assert await files.attachable(2, [file.id]) == {}


async def test_a_ticket_is_for_one_file_one_time(citizen: Citizen, watch: Watch) -> None:
    photo = samples.jpeg()
    first, second = await begin(citizen, len(photo)), await begin(citizen, len(photo))
    ticket = first.upload.partition("=")[2]
    for wrong in ("", "x", ticket[:-1] + ("0" if ticket[-1] != "0" else "1"), "9" + ticket, "ş"):
        told = await put(citizen.http, f"/api/v1/files/{first.id}?ticket={wrong}", photo)
        problem(told, 404, "not_found")
    told = await put(citizen.http, f"/api/v1/files/{second.id}?ticket={ticket}", photo)
    problem(told, 404, "not_found")
    assert (await put(citizen.http, first.upload, photo)).status_code == 200
    problem(await put(citizen.http, first.upload, photo), 410, "file_gone")
    watch.turn(hours=2)
    problem(await put(citizen.http, second.upload, photo), 410, "file_gone")


async def test_a_ticket_lives_two_hours(citizen: Citizen, watch: Watch) -> None:
    photo = samples.jpeg()
    ticket = await begin(citizen, len(photo))
    assert (ticket.expires_at - watch()).total_seconds() == 7200
    watch.turn(minutes=119)
    assert (await put(citizen.http, ticket.upload, photo)).status_code == 200


async def test_too_large_is_said_before_a_byte_moves(citizen: Citizen) -> None:
    told = await citizen.post("files", {"name": "film.mp4", "size": 1024 * 1024 + 1})
    assert "1 MB" in problem(told, 413, "file_too_large")["detail"]
    problem(await citizen.post("files", {"name": "a", "size": 0}), 422, "file_empty")


@pytest.mark.parametrize("name", ["", "a" * 256])
async def test_names_have_bounds(citizen: Citizen, name: str) -> None:
    assert set(fields(await citizen.post("files", {"name": name, "size": 1}))) == {"name"}


async def test_a_name_is_only_a_name(citizen: Citizen) -> None:
    file = await begin(citizen, 9, "C:\\Users\\x\\evil\u202egpj.exe\r\nSet-Cookie: a")
    assert (await state(citizen, file.id)).name == "evilgpj.exeSet-Cookie: a"


async def test_more_than_was_said_is_refused_at_once(citizen: Citizen, tmp_path: Path) -> None:
    ticket = await begin(citizen, 1000)
    sent = 0

    async def endless() -> AsyncGenerator[bytes]:
        nonlocal sent
        while True:
            sent += 65_536
            yield bytes(65_536)

    told = await put(citizen.http, ticket.upload, endless())
    problem(told, 413, "file_too_large")
    assert sent < 11 * 1024 * 1024
    refused = await state(citizen, ticket.id)
    assert (refused.state, refused.fault) == ("refused", "file_too_large")
    assert refused.told.startswith("Bu dosya çok büyük") and "{" not in refused.told
    assert kept(tmp_path) == []


async def test_only_an_upload_may_be_large(citizen: Citizen) -> None:
    body = b"x" * 100_000
    for method, path in (
        ("POST", "/api/v1/files"),
        ("POST", "/api/v1/files/x"),
        ("PUT", "/api/v1/files"),
        ("PUT", "/api/v1/files/x/content"),
        ("PUT", "/api/v1/applications"),
    ):
        told = await citizen.http.request(method, path, content=body, headers=citizen.headers)
        assert told.status_code in (404, 405, 413), (method, path)
    told = await citizen.post("files", {"name": "a" * 100_000, "size": 1})
    problem(told, 413, "too_large")


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 422, "file_empty"),
        (samples.jpeg()[:-200], 422, "file_damaged"),
        (samples.protected_pdf(), 422, "file_protected"),
        (b"<html><script>x()</script>", 415, "file_wrong_type"),
        (samples.empty_png(50_000, 50_000, 2), 413, "file_too_large"),
    ],
    ids=["empty", "damaged", "protected", "type", "large"],
)
async def test_each_fault_has_its_sentence(
    citizen: Citizen, tmp_path: Path, content: bytes, status: int, code: str
) -> None:
    ticket = await begin(citizen, max(1, len(content)), "foto.jpg")
    told = problem(await put(citizen.http, ticket.upload, content), status, code)
    refused = await state(citizen, ticket.id)
    assert (refused.state, refused.fault, refused.told) == ("refused", code, told["detail"])
    assert kept(tmp_path) == []
    problem(await citizen.get(f"files/{ticket.id}/content"), 404, "not_found")
    # The same ticket may be tried again, with what is right.
    if code != "file_empty":
        whole = samples.jpeg().ljust(len(content), b"\0")[: len(content)]
        told_again = await put(citizen.http, ticket.upload, whole)
        assert told_again.status_code in (200, 422)


async def test_fewer_bytes_than_were_said_are_not_the_file(citizen: Citizen) -> None:
    photo = samples.jpeg()
    ticket = await begin(citizen, len(photo) + 1)
    problem(await put(citizen.http, ticket.upload, photo), 422, "file_damaged")


async def test_progress_is_what_is_here(citizen: Citizen, service: Service) -> None:
    photo = samples.jpeg()
    ticket = await begin(citizen, len(photo))
    line = Line(service, ticket.upload)
    running = asyncio.create_task(line.run())
    for received in (100, 200):
        line.send(photo[received - 100 : received])

        async def here(count: int = received) -> bool:
            return (await state(citizen, ticket.id)).received == count

        await until(here)
        shown = await state(citizen, ticket.id)
        assert (shown.state, shown.size) == ("receiving", len(photo))
    line.send(photo[200:], more=False)
    await running
    assert line.status == 200
    assert (await state(citizen, ticket.id)).state == "ready"


async def test_a_lost_connection_leaves_nothing_and_may_be_tried_again(
    citizen: Citizen, service: Service, tmp_path: Path
) -> None:
    photo = samples.jpeg()
    ticket = await begin(citizen, len(photo))
    line = Line(service, ticket.upload)
    line.send(photo[:100])
    line.cut()
    await line.run()
    broken = await state(citizen, ticket.id)
    assert (broken.state, broken.received, broken.fault) == ("broken_off", 0, "connection_lost")
    assert broken.told.startswith("Bağlantı koptu")
    assert kept(tmp_path) == []
    assert (await put(citizen.http, ticket.upload, photo)).status_code == 200
    assert (await state(citizen, ticket.id)).fault is None


async def test_a_newer_upload_ends_the_older(
    citizen: Citizen, service: Service, tmp_path: Path
) -> None:
    photo = samples.jpeg()
    ticket = await begin(citizen, len(photo))
    stuck = Line(service, ticket.upload)
    stuck.send(photo[:100])
    running = asyncio.create_task(stuck.run())

    async def begun() -> bool:
        return (await state(citizen, ticket.id)).received == 100

    await until(begun)
    told = await put(citizen.http, ticket.upload, photo)
    assert told.status_code == 200
    stuck.cut()  # nobody is there any more to read the answer
    await running
    assert stuck.status == 409 and b'"cancelled"' in stuck.body
    assert (await state(citizen, ticket.id)).state == "ready"
    assert len(kept(tmp_path)) == 2


async def test_removing_ends_the_upload(citizen: Citizen, service: Service, tmp_path: Path) -> None:
    ticket = await begin(citizen, 5000)
    line = Line(service, ticket.upload)
    line.send(b"x" * 100)
    running = asyncio.create_task(line.run())

    async def begun() -> bool:
        return (await state(citizen, ticket.id)).received == 100

    await until(begun)
    assert (await delete(citizen, ticket.id)).status_code == 204
    line.cut()
    await running
    assert line.status == 409 and b'"cancelled"' in line.body
    assert (await delete(citizen, ticket.id)).status_code == 204
    problem(await citizen.get(f"files/{ticket.id}"), 404, "not_found")
    problem(await put(citizen.http, ticket.upload, b"x"), 410, "file_gone")
    assert kept(tmp_path) == []


async def test_a_removed_file_is_gone_from_the_store(citizen: Citizen, tmp_path: Path) -> None:
    file = await upload(citizen, samples.jpeg())
    assert len(kept(tmp_path)) == 2
    assert (await delete(citizen, file.id)).status_code == 204
    assert kept(tmp_path) == []
    for never in ("never-was", "%00", "%F0%9F%93%8E", "a" * 300):
        assert (await delete(citizen, never)).status_code == 204
        problem(await citizen.get(f"files/{never}"), 404, "not_found")


async def test_a_day_has_room_for_so_many(citizen: Citizen, watch: Watch) -> None:
    files = [await begin(citizen, 10) for _ in range(5)]
    told = problem(await citizen.post("files", {"name": "a", "size": 1}), 429, "too_many_files")
    assert "10" in told["detail"]
    await delete(citizen, files[0].id)  # what is removed still counts for the day
    problem(await citizen.post("files", {"name": "a", "size": 1}), 429, "too_many_files")
    watch.turn(hours=24, minutes=1)
    await citizen.log_in()
    await begin(citizen, 10)


async def test_neither_names_nor_tickets_are_logged(
    citizen: Citizen, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "service")
    caplog.set_level(logging.DEBUG, "sqlalchemy")
    ticket = await begin(citizen, 300, "gizli-rapor.pdf")
    await put(citizen.http, ticket.upload, b"%PDF-" + bytes(295))
    await put(citizen.http, ticket.upload[:-1], b"x")
    await state(citizen, ticket.id)
    secret = ticket.upload.partition("=")[2]
    ours = [one.getMessage() for one in caplog.records if not one.name.startswith("httpx")]
    assert not any(secret in line or "gizli-rapor" in line for line in ours)


async def test_a_sentence_in_english(citizen: Citizen) -> None:
    file = await upload(citizen, samples.jpeg())
    citizen.language = "en"
    assert (await state(citizen, file.id)).told == "The file was added."
