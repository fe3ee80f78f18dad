"""Documents between the citizen and the desk, in both directions, and all that is refused."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from PIL import Image
from pydantic import JsonValue

from mobile.api.models import Answers, FileTicket
from service.applications.enclosing import filed_with
from service.desk.seeing import masked
from tests.house import every_form
from tests.service.citizen import JSON, Citizen, fields, problem
from tests.service.desk.test_commands import Shell, shell
from tests.service.desk.worker import ANKARA, IZMIR, Worker, filed, worker
from tests.service.files import samples
from tests.service.files.attaching import kept, put, upload

assert shell  # a fixture


async def offices(citizen: Citizen) -> tuple[Worker, Worker]:
    return await worker(citizen, "unit", ANKARA), await worker(citizen, "approver", ANKARA)


async def begun(office: Worker, name: str, size: int) -> httpx.Response:
    headers = {"authorization": f"Bearer {office.token}"}
    body = {"name": name, "size": size}
    return await office.http.post("/api/v1/desk/files", json=body, headers=headers)


async def attached(office: Worker, data: bytes, name: str = "karar.jpg") -> str:
    """A file the officer uploaded; its id."""
    told = await begun(office, name, len(data))
    assert told.status_code == 201, told.text
    ticket = FileTicket.model_validate_json(told.content)
    told = await put(office.http, ticket.upload, data)
    assert told.status_code == 200, told.text
    assert told.json()["state"] == "ready"
    return ticket.id


async def do(citizen: Citizen, number: str, verb: str, **body: Any) -> httpx.Response:
    key = {"idempotency-key": uuid4().hex}
    return await citizen.post(f"applications/{number}/{verb}", body, **key)


async def mine(citizen: Citizen, number: str) -> JSON:
    return (await citizen.get(f"applications/{number}")).json()


async def test_a_question_and_a_reply_with_documents(citizen: Citizen) -> None:
    number = await filed(citizen, unit={"number": ANKARA})
    unit, _ = await offices(citizen)
    sketch = await attached(unit, samples.picture("PNG"), "../kroki\u202e.exe")
    await unit.did(number, "ask", text="Nerede?", files=[sketch])
    (file,) = (await mine(citizen, number))["events"][-1]["files"]
    assert (file["id"], file["name"], file["kind"]) == (sketch, "kroki.png", "picture")
    got = await citizen.get(f"applications/{number}/files/{sketch}")
    assert got.headers["content-type"] == "image/png" and Image.open(io.BytesIO(got.content))
    assert got.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in got.headers["content-security-policy"]
    photo = await upload(citizen, samples.jpeg(), "kaldırım.jpg")
    assert photo.betrays
    told = await do(citizen, number, "reply", text="Burada.", files=[photo.id])
    assert told.json()["events"][-1]["files"][0]["name"] == "kaldırım.jpg"
    listed = (await unit.get(f"/{number}/files")).json()["files"]
    assert [one["id"] for one in listed] == [sketch, photo.id]
    got = await unit.get(f"/{number}/files/{photo.id}")
    assert b"Exif" not in got.content, "the cleaned copy"
    events = (await unit.read(number))["events"]
    assert {"file": photo.id} in [one["what"] for one in events if one["kind"] == "looked"]
    assert "looked" not in [one["kind"] for one in (await mine(citizen, number))["events"]]


async def test_a_document_of_an_answer_waits_for_its_approval(citizen: Citizen) -> None:
    number = await filed(citizen, unit={"number": ANKARA})
    unit, approver = await offices(citizen)
    file = await attached(unit, samples.pdf(), "Yanıt eki.pdf")
    drafted = await unit.did(number, "draft", outcome="positive", text="Ekte.", files=[file])
    problem(await citizen.get(f"applications/{number}/files/{file}"), 404, "not_found")
    assert file not in str(await mine(citizen, number))
    assert (await approver.get(f"/{number}/files/{file}")).content.startswith(b"%PDF")
    await approver.did(number, "approve", draft=drafted["draft"])
    (shown,) = (await mine(citizen, number))["events"][-1]["files"]
    assert shown["name"] == "Yanıt eki.pdf"
    assert (await citizen.get(f"applications/{number}/files/{file}")).status_code == 200
    other = await Citizen(citizen.service, citizen.http, index=1).log_in()
    problem(await other.get(f"applications/{number}/files/{file}"), 404, "not_found")
    problem(await other.get(f"files/{file}/content"), 404, "not_found")


async def test_a_draft_that_came_back_never_shows_its_document(citizen: Citizen) -> None:
    number = await filed(citizen, unit={"number": ANKARA})
    unit, approver = await offices(citizen)
    file = await attached(unit, samples.pdf())
    await unit.did(number, "draft", outcome="positive", text="Ekte.", files=[file])
    await approver.did(number, "return", text="Yanlış ek.")
    drafted = await unit.did(number, "draft", outcome="positive", text="Eksiz.")
    await approver.did(number, "approve", draft=drafted["draft"])
    assert file not in str(await mine(citizen, number))
    problem(await citizen.get(f"applications/{number}/files/{file}"), 404, "not_found")


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"<html><script>alert(1)</script></html>" * 9, 415, "file_wrong_type"),
        (b"MZ" + bytes(900), 415, "file_wrong_type"),
        (samples.jpeg()[:300], 422, "file_damaged"),
        (samples.protected_pdf(), 422, "file_protected"),
        (
            samples.docx("word/document.xml", **{"word/vbaProject.bin": b"x"}),
            415,
            "file_wrong_type",
        ),
    ],
)
async def test_the_offices_files_are_looked_at_like_any(
    citizen: Citizen, data: bytes, status: int, code: str
) -> None:
    unit, _ = await offices(citizen)
    ticket = FileTicket.model_validate_json((await begun(unit, "a.pdf", len(data))).content)
    problem(await put(citizen.http, ticket.upload, data), status, code)
    number = await filed(citizen, unit={"number": ANKARA})
    told = await unit.do(number, "ask", text="x", files=[ticket.id])
    assert fields(told) == {"files": "file_unknown"}
    assert (await mine(citizen, number))["status"] == "at_unit", "and nothing was asked"


async def test_nobody_names_what_is_not_his(citizen: Citizen) -> None:
    number = await filed(citizen, unit={"number": ANKARA})
    unit, approver = await offices(citizen)
    theirs = await attached(unit, samples.picture("PNG"))
    ours = (await upload(citizen, samples.picture("PNG"))).id
    other = await Citizen(citizen.service, citizen.http, index=1).log_in()
    foreign = (await upload(other, samples.picture("PNG"))).id
    for wrong in (ours, foreign, "never-was", "a\x00b", "../x", ""):
        told = await unit.do(number, "ask", text="x", files=[wrong])
        assert fields(told) == {"files": "file_unknown"}, wrong
    assert fields(await approver.do(number, "draft", outcome="positive", text="x", files=[theirs]))
    await unit.did(number, "ask", text="x", files=[theirs])
    for wrong in (theirs, foreign, "never-was"):
        told = await do(citizen, number, "reply", text="x", files=[wrong])
        assert fields(told) == {"files": "file_unknown"}, wrong
    many = [f"{n}" * 20 for n in range(11)]
    told = await do(citizen, number, "reply", text="x", files=many)
    assert fields(told) == {"files": "too_many_files"}
    await do(citizen, number, "reply", text="x", files=[ours, ours])
    assert len((await mine(citizen, number))["events"][-1]["files"]) == 1
    told = await unit.do(number, "ask", text="y", files=[theirs])
    assert fields(told) == {"files": "file_unknown"}, "each file goes along once"
    problem(await citizen.post("desk/files", {"name": "a", "size": 1}), 401, "officer_needed")


async def test_a_reply_that_is_sent_twice_attaches_once(citizen: Citizen) -> None:
    number = await filed(citizen, unit={"number": ANKARA})
    unit, _ = await offices(citizen)
    await unit.did(number, "ask", text="Nerede?")
    photo = (await upload(citizen, samples.picture("PNG"))).id
    key = {"idempotency-key": "k" * 20}
    path, body = f"applications/{number}/reply", {"text": "Burada.", "files": [photo]}
    assert (await citizen.post(path, body, **key)).status_code == 200
    again = (await citizen.post(path, body, **key)).json()
    assert [one["kind"] for one in again["events"]].count("replied") == 1
    told = await citizen.post(path, {"text": "Burada."}, **key)
    problem(told, 422, "key_used_otherwise")


async def test_what_cannot_happen_takes_no_file(citizen: Citizen, tmp_path: Path) -> None:
    number = await filed(citizen, unit={"number": ANKARA})
    photo = (await upload(citizen, samples.picture("PNG"))).id
    problem(await do(citizen, number, "reply", text="x", files=[photo]), 409, "move_impossible")
    gone = await citizen.http.delete(f"/api/v1/files/{photo}", headers=citizen.headers)
    assert gone.status_code == 204, "it is still the citizen's own"
    assert not kept(tmp_path)


def test_a_hidden_answers_files_are_hidden_with_it() -> None:
    """The paper that says for whom somebody signs (4982) tells who he is."""
    form = next(one for one in every_form() if one.id == "information_request")
    file: JsonValue = {"id": "a", "name": "vekalet.pdf", "size": 9, "kind": "document"}
    answers: Answers = {"authority": [file], "secrecy": "confidential"}
    assert [one.id for one in filed_with(form, answers)] == ["a"]
    assert [*filed_with(form, masked(form, answers))] == []


async def test_files_filed_with_the_application_are_opened_too(citizen: Citizen) -> None:
    photo = await upload(citizen, samples.jpeg(), "kaldırım.jpg")
    number = await filed(
        citizen, unit={"number": ANKARA}, files=[{"id": photo.id, "name": "x", "size": 1}]
    )
    unit, _ = await offices(citizen)
    (file,) = (await unit.read(number))["files"]
    assert (file["id"], file["name"], file["step"]) == (photo.id, "kaldırım.jpg", None)
    assert (await unit.get(f"/{number}/files/{photo.id}")).content[:2] == b"\xff\xd8"


async def test_whoever_does_not_see_it_sees_no_file(citizen: Citizen) -> None:
    number = await filed(citizen, unit={"number": ANKARA})
    unit, _ = await offices(citizen)
    file = await attached(unit, samples.picture("PNG"))
    await unit.did(number, "ask", text="x", files=[file])
    far = await worker(citizen, "unit", IZMIR)
    problem(await far.get(f"/{number}/files"), 404, "not_found")
    problem(await far.get(f"/{number}/files/{file}"), 404, "not_found")
    for wrong in ("never-was", "%00", "..%2f"):
        problem(await unit.get(f"/{number}/files/{wrong}"), 404, "not_found")
    second = await filed(citizen, unit={"number": ANKARA})
    problem(await unit.get(f"/{second}/files/{file}"), 404, "not_found")


async def test_over_the_command_line(citizen: Citizen, shell: Shell, tmp_path: Path) -> None:
    from asyncio import to_thread

    number = await filed(citizen, unit={"number": ANKARA})
    token = await to_thread(shell.added, "Ayşe", "unit", str(ANKARA))
    plan = tmp_path / "plan.png"
    plan.write_bytes(samples.picture("PNG"))
    done = await to_thread(
        shell.desk, token, "ask", number, "--attach", str(plan), text="Burası mı?"
    )
    assert done[0] == 0, done
    (file,) = (await mine(citizen, number))["events"][-1]["files"]
    status, told, _ = await to_thread(shell.desk, token, "attachments", number)
    assert status == 0 and told.startswith(file["id"]) and "plan.png" in told
    to = tmp_path / "out.png"
    assert (await to_thread(shell.desk, token, "file", number, file["id"], "--to", str(to)))[0] == 0
    with Image.open(to) as saved:
        assert saved.format == "PNG"
    assert to.stat().st_mode & 0o077 == 0
    before = to.read_bytes()
    again = await to_thread(shell.desk, token, "file", number, file["id"], "--to", str(to))
    assert again[0] == 2 and to.read_bytes() == before, "nothing is written over"
    page = tmp_path / "page.html"
    page.write_bytes(b"<html>" * 99)
    for wrong in (
        ["ask", number, "--attach"],
        ["ask", number, "--attach", str(tmp_path / "none")],
        ["ask", number, "--attach", str(tmp_path)],
        ["ask", number, "--attach", str(page)],
        ["examine", number, "--attach", str(plan)],
        ["file", number, "never-was", "--to", str(tmp_path / "x")],
        ["file", number, file["id"], "--to", str(tmp_path / "no" / "x")],
    ):
        status, _, error = await to_thread(shell.desk, token, *wrong, text="x")
        assert status == 2 and error and "Traceback" not in error, wrong
