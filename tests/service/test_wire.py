"""What is wrong before anybody reads it: bodies, sizes, addresses, tokens, and our own failures."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import AsyncGenerator
from typing import Any

import httpx
import pytest
from sqlalchemy import Connection

from service.app import Service
from service.i18n import language_of
from tests.service.citizen import JSON, Citizen, application, fields, problem

KEY = {"idempotency-key": "k" * 32}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"challenge": "a", "code": NaN}',
        b'{"challenge": "a", "code": -Infinity}',
        b'{"challenge": ' + b"9" * 5000 + b', "code": "1"}',
        b'{"challenge": "\\ud800',
    ],
)
async def test_a_malformed_body(stranger: Citizen, body: bytes) -> None:
    told = await stranger.http.post("/api/v1/login/code", content=body)
    problem(told, 400, "malformed")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"[" * 30_000, "too_deep"),
        (b"[" * 33 + b"]" * 33, "too_deep"),
        (b'{"a":' * 33 + b"1" + b"}" * 33, "too_deep"),
        (b"[" + b'"[{,", ' * 40 + b"[" * 32 + b"]" * 32 + b"]", "too_deep"),
        (b"[" + b"1," * 5000 + b"1]", "too_many_values"),
        (b"[" + b"[[]]," * 2500 + b"1]", "too_many_values"),
    ],
)
async def test_more_than_anything_we_ask_for(stranger: Citizen, body: bytes, code: str) -> None:
    for stranger.language in ("tr", "en"):
        told = await stranger.http.post("/api/v1/login/code", content=body)
        assert fields(told) == {"body": code}


async def test_brackets_and_commas_inside_a_text_are_only_text(citizen: Citizen) -> None:
    for text in ("[{" * 700, ",[]" * 800, '\\"[' * 500, "\\" * 801 + "[" * 99):
        assert (await citizen.file(text=text)).status_code == 201
    wide: dict[str, Any] = {f"unasked_{count}": [] for count in range(2000)}
    assert (await citizen.file(**wide)).status_code == 201


async def test_a_text_without_an_end_takes_no_time(stranger: Citizen) -> None:
    started = time.perf_counter()
    for body in (b'["' + b'\\"' * 30_000, b'"\\' * 20_000 + b"[" * 40):
        await stranger.http.post("/api/v1/login/code", content=body)
    assert time.perf_counter() - started < 1


async def test_half_letters_are_left_out(citizen: Citizen) -> None:
    body = json.dumps(application(title="Kırık \ud83d kaldırım 😀\ude00")).encode()
    told = await citizen.http.post(
        "/api/v1/applications", content=body, headers=citizen.headers | KEY
    )
    shown = (await citizen.get(f"applications/{told.json()['number']}")).json()
    assert shown["title"] == "Kırık kaldırım 😀"


@pytest.mark.parametrize("body", [b"[]", b"7", b"null", b'"text"', b'{"form": {}}'])
async def test_another_body_than_asked(citizen: Citizen, body: bytes) -> None:
    told = await citizen.http.post(
        "/api/v1/applications", content=body, headers=citizen.headers | KEY
    )
    assert fields(told)


async def test_deep_and_wild_json_is_never_our_failure(citizen: Citizen) -> None:
    deep = b"[" * 190 + b"]" * 190
    wild = [deep, b"1e999", b"9" * 4000, b'"\\u0000"', b'{"number": 1e999}', b'{"district": [[]]}']
    for part in wild:
        for question in ("topic", "place", "unit", "title", "unasked"):
            whole = json.dumps(application()).encode()
            body = whole.replace(
                b'"answers": {', b'"answers": {"%s": %s, ' % (question.encode(), part)
            )
            body = body.replace(
                b', "%s": ' % question.encode(), b', "was_%s": ' % question.encode()
            )
            told = await citizen.http.post(
                "/api/v1/applications",
                content=body,
                headers=citizen.headers | {"idempotency-key": f"wild-key-{hash(body)}"},
            )
            assert told.status_code in (201, 422), (question, part[:9], told.text)


async def test_nan_where_nobody_asked(citizen: Citizen) -> None:
    body = json.dumps(application(unasked=float("nan"))).encode()
    told = await citizen.http.post(
        "/api/v1/applications", content=body, headers=citizen.headers | KEY
    )
    problem(told, 400, "malformed")
    assert (await citizen.file(title="NaN and Infinity are words")).status_code == 201


async def test_two_megabytes(citizen: Citizen) -> None:
    for citizen.language, word in (("tr", "büyük"), ("en", "large")):
        told = await citizen.file(text="a" * 2_000_000)
        assert word in problem(told, 413, "too_large")["title"]


async def test_two_megabytes_that_do_not_say_so(citizen: Citizen) -> None:
    async def chunks() -> AsyncGenerator[bytes]:
        for _ in range(200):
            yield b"a" * 10_000

    told = await citizen.http.post(
        "/api/v1/applications", content=chunks(), headers=citizen.headers | KEY
    )
    problem(told, 413, "too_large")


@pytest.mark.parametrize("key", [None, "", "short", "ş" * 20, "a b" * 10, "k" * 201])
async def test_a_key_that_is_none(citizen: Citizen, key: str | None) -> None:
    headers = citizen.headers if key is None else citizen.headers | {"idempotency-key": key}
    told = await citizen.http.post(
        "/api/v1/applications",
        json=application(),
        headers=[(name.encode(), value.encode()) for name, value in headers.items()],
    )
    problem(told, 400, "idempotency_key_missing")


@pytest.mark.parametrize(
    "path", ["/api", "/api/", "/api/v1", "/api/v1/nothing", "/api/v2/forms", "/nothing"]
)
async def test_unknown_addresses(http: httpx.AsyncClient, path: str) -> None:
    for method in ("GET", "POST"):
        problem(await http.request(method, path), 404, "not_found")


async def test_wrong_methods(http: httpx.AsyncClient) -> None:
    told = await http.delete("/api/v1/applications")
    problem(told, 405, "wrong_method")
    assert told.headers["allow"] == "GET, POST"
    problem(await http.put("/api/v1/forms"), 405, "wrong_method")
    problem(await http.post("/healthz"), 405, "wrong_method")


@pytest.mark.parametrize("number", ["1", "2026-000-000-001", "%00", "%ff", "x" * 5000, "٢٠٢٦"])
async def test_numbers_that_are_none(citizen: Citizen, number: str) -> None:
    told = await citizen.http.get(f"/api/v1/applications/{number}", headers=citizen.headers)
    problem(told, 404, "not_found")


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic abc", "Bearer abc", "abc"])
async def test_tokens_that_are_none(http: httpx.AsyncClient, header: str) -> None:
    for method, path in (("GET", "applications"), ("POST", "applications"), ("POST", "logout")):
        told = await http.request(method, f"/api/v1/{path}", headers={"authorization": header})
        problem(told, 401, "login_needed")
        assert told.headers["www-authenticate"] == "Bearer"


async def test_our_own_failure_tells_nothing(
    citizen: Citizen, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_connection: Connection, *_: object) -> JSON:
        raise RuntimeError("secret of Yiğit")

    monkeypatch.setattr("service.applications.looking.Looking._whole", fail)
    with caplog.at_level(logging.DEBUG, "service"):
        number = (await citizen.file()).json()["number"]
        told = await citizen.get(f"applications/{number}")
    problem(told, 500, "broken")
    assert "RuntimeError at test_wire.py" in caplog.text
    assert "secret" not in told.text + caplog.text


async def test_health(service: Service, http: httpx.AsyncClient) -> None:
    assert (await http.get("/healthz")).json() == {"status": "ok"}

    async def dead() -> None:
        raise OSError

    service.rooms.database.alive = dead
    problem(await http.get("/healthz"), 503, "unavailable")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "tr"),
        ("en", "en"),
        ("en-GB,en;q=0.9,tr;q=0.8", "en"),
        ("tr-TR,en", "tr"),
        ("xx, en;q=0.5, tr;q=0.1", "en"),
        ("tr-kolay", "tr-kolay"),
        ("TR-Kolay, tr;q=0.5", "tr-kolay"),
        ("tr-baska", "tr"),
        ("kmr", "ku"),
        ("kmr-TR;q=0.8, tr;q=0.5", "ku"),
        ("ku-Latn", "ku"),
        ("ckb, ar;q=0.2", "ar"),
        ("ar-SY,ar;q=0.9", "ar"),
        ("xx", "tr"),
        ("xx, ru;q=0.3", "ru"),
        ("*", "tr"),
        ("en;q=x, ;;;,", "tr"),
        ("en;q=inf, de", "de"),
        ("en;q=2, de;q=0.1", "de"),
        ("en;q=nan", "tr"),
        ("en;q=-1", "tr"),
        ("en;q=0", "tr"),
        ("de" * 5000, "tr"),
        ("\u0661, \u202ear", "tr"),
        ("../../ar", "tr"),
        ("tr_kolay", "tr"),
    ],
)
def test_the_language_asked_for(header: str, language: str) -> None:
    assert language_of(header) == language
