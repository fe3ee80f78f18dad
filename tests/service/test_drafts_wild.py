"""Drafts from a broken app or an enemy: kept, or refused with a sentence, and never our failure."""

from __future__ import annotations

import json
import logging
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from sqlalchemy import Connection, update

from service.halves import without_halves
from service.store.tables import drafts
from tests.service.citizen import JSON, Citizen, fields, problem
from tests.service.drafts import FORM, ID, KEY, VERSION


def draft(**other: Any) -> JSON:
    whole: JSON = {"form": FORM, "form_version": VERSION, "answers": {}, "key": KEY, "revision": 0}
    return whole | other


async def put(citizen: Citizen, body: JSON | bytes, name: str = ID) -> httpx.Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return await citizen.http.put(
        f"/api/v1/drafts/{name}", content=content, headers=citizen.headers
    )


async def answers_of(citizen: Citizen) -> JSON:
    told = await citizen.get(f"drafts/{ID}")
    assert told.status_code == 200, told.text
    assert told.headers["cache-control"] == "no-store"
    return told.json()["answers"]


# -- ids -----------------------------------------------------------------------------------

IDS = [
    "short", "a" * 15, "a" * 65, "a" * 5000, "a" * 16 + " ", "a" * 16 + "\n", "ş" * 20,
    "../" * 8, "a" * 16 + "\x00", "%ff" * 10, "' OR 1=1 --aaaaaaa", "aaaaaaaa.aaaaaaaa",
]  # fmt: skip


@pytest.mark.parametrize("name", IDS)
async def test_ids_that_are_none(citizen: Citizen, name: str) -> None:
    path = name if name.startswith("%") else quote(name, safe="")
    told = await put(citizen, draft(), path)
    if "/" not in name:
        assert fields(told) == {"id": "wrong_type"}
    problem(await citizen.get(f"drafts/{path}"), 404, "not_found")
    gone = await citizen.http.delete(f"/api/v1/drafts/{path}", headers=citizen.headers)
    assert gone.status_code in (204, 404)
    assert (await citizen.get("drafts")).json() == {"drafts": []}


@pytest.mark.parametrize("name", ["a" * 16, "a" * 64, "-_" * 8, "0" * 16])
async def test_ids_as_apps_make_them(citizen: Citizen, name: str) -> None:
    assert (await put(citizen, draft(), name)).json()["id"] == name
    assert (await citizen.get(f"drafts/{name}")).status_code == 200


# -- bodies --------------------------------------------------------------------------------

WRONG: list[tuple[JSON, str, str]] = [
    ({"form": "flying saucers"}, "form", "unknown"),
    ({"form": "request\x00"}, "form", "unknown"),
    ({"form": "a" * 65}, "form", "too_long"),
    ({"form_version": 99}, "form", "unknown"),
    ({"form_version": 10**30}, "form", "unknown"),
    ({"form_version": "x"}, "form_version", "wrong_type"),
    ({"step": "a" * 65}, "step", "too_long"),
    ({"answers": []}, "answers", "wrong_type"),
    ({"key": "short"}, "key", "too_short"),
    ({"key": "k" * 201}, "key", "too_long"),
    ({"key": "ş" * 20}, "key", "wrong_type"),
    ({"key": "k" * 20 + "\n"}, "key", "wrong_type"),
    ({"revision": -1}, "revision", "wrong_type"),
    ({"revision": 1.5}, "revision", "wrong_type"),
    ({"person": 7}, "person", "unknown_field"),
    ({"saved_at": "2030-01-01"}, "saved_at", "unknown_field"),
]


@pytest.mark.parametrize(("other", "field", "code"), WRONG)
async def test_what_is_no_draft(citizen: Citizen, other: JSON, field: str, code: str) -> None:
    sentences: set[str] = set()
    for citizen.language in ("tr", "en"):
        told = await put(citizen, draft(**other))
        assert fields(told) == {field: code}
        sentences.add(told.json()["errors"][0]["detail"])
    assert len(sentences) == 2
    assert (await citizen.get("drafts")).json() == {"drafts": []}


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b'{"a": NaN}'])
async def test_no_json(citizen: Citizen, body: bytes) -> None:
    problem(await put(citizen, body), 400, "malformed")


@pytest.mark.parametrize("depth", [20, 99, 1000, 30_000])
async def test_deep_answers(citizen: Citizen, depth: int) -> None:
    deep = b"[" * depth + b"]" * depth
    whole = json.dumps(draft()).encode().replace(b'"answers": {}', b'"answers": {"x": %s}' % deep)
    told = await put(citizen, whole)
    if depth > 20:
        assert fields(told) == {"body": "too_deep"}
        return
    assert told.status_code == 200, told.text
    assert await answers_of(citizen) == {"x": json.loads(deep)}


async def test_half_letters_are_left_out(citizen: Citizen) -> None:
    body = draft(
        step="wh\ud800ere",
        answers={"title": "Kaldırım \ud83d", "text\udc00": "\U0001f600\ud83d\ude00\\ud800\udfff."},
    )
    told = await put(citizen, body)
    assert told.status_code == 200, told.text
    assert (told.json()["title"], told.json()["step"]) == ("Kaldırım", "where")
    assert await answers_of(citizen) == {
        "title": "Kaldırım ",
        "text": "\U0001f600\U0001f600\\ud800.",
    }


def test_only_half_letters_are_left_out() -> None:
    for text in (rb"\ud83d\uDE00", rb"\\ud800", rb"\u00fc\n", "ş\U0001f600".encode()):
        assert without_halves(text) == text
    assert without_halves(rb"a\ud800\ud83d\ude00\uDFFFb\\\ud800") == rb"a\ud83d\ude00b\\"


async def test_nul_and_numbers_that_nobody_can_hold(citizen: Citizen) -> None:
    whole = json.dumps(draft(step="a\x00b", answers={"title": "a\x00b", "n": 0})).encode()
    told = await put(citizen, whole.replace(b'"n": 0', b'"n": 1e999, "m": %s' % (b"9" * 400)))
    assert told.status_code == 200, told.text
    assert (told.json()["title"], told.json()["step"]) == ("ab", "ab")
    assert await answers_of(citizen) == {"title": "a\x00b", "n": None, "m": int("9" * 400)}


async def test_sixty_four_kilobytes(citizen: Citizen) -> None:
    empty = len(json.dumps(draft(answers={"text": ""})))
    most = citizen.service.rooms.settings.body_limit - empty
    assert (await put(citizen, draft(answers={"text": "a" * most}))).status_code == 200
    problem(await put(citizen, draft(answers={"text": "b" * (most + 1)})), 413, "too_large")
    assert await answers_of(citizen) == {"text": "a" * most}


async def test_a_saving_that_comes_late_does_not_bring_back_what_was_sent(
    citizen: Citizen,
) -> None:
    filed = await citizen.file(KEY)
    assert filed.status_code == 201, filed.text
    problem(await put(citizen, draft()), 409, "draft_gone")
    other = await Citizen(citizen.service, citizen.http, index=1).log_in()
    assert (await put(other, draft())).status_code == 200


# -- around --------------------------------------------------------------------------------


async def test_the_document_tells_of_drafts(citizen: Citizen) -> None:
    document = (await citizen.http.get("/api/openapi.json")).json()
    paths = {path: set(told) for path, told in document["paths"].items() if "drafts" in path}
    assert paths == {"/api/v1/drafts": {"get"}, "/api/v1/drafts/{draft}": {"get", "put", "delete"}}
    for path, methods in paths.items():
        for method in methods:
            operation = document["paths"][path][method]
            assert operation["security"] == [{"login": []}]
            assert {"401", "500"} < set(operation["responses"])
    asked = document["paths"]["/api/v1/drafts/{draft}"]["put"]
    assert "SavedDraft" in json.dumps(asked["requestBody"])
    assert {"200", "400", "401", "409", "413", "422"} < set(asked["responses"])
    assert {"SavedDraft", "Draft", "DraftList", "DraftSummary"} < set(
        document["components"]["schemas"]
    )


async def test_no_personal_word_in_any_log(
    citizen: Citizen, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("", *logging.root.manager.loggerDict):
        caplog.set_level(logging.DEBUG, name)
    body = draft(answers={"title": "KANARYA", "text": "KANARYA"})
    await put(citizen, body)
    await put(citizen, draft(answers={"text": "KANARYA"}))
    await put(citizen, draft(answers="KANARYA"))
    await put(citizen, draft(KANARYA=1))
    await answers_of(citizen)

    def fail(connection: Connection, *_: object) -> None:
        connection.execute(update(drafts).values(title="KANARYA", revision=None))

    monkeypatch.setattr("service.drafts.keeping._row", fail)
    problem(await put(citizen, body), 500, "broken")
    problem(await citizen.get(f"drafts/{ID}"), 500, "broken")
    text = "\n".join(f"{record.getMessage()} {record.exc_text}" for record in caplog.records)
    assert "IntegrityError" in text
    assert [canary for canary in ("KANARYA", KEY) if canary in text] == []
