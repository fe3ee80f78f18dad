"""How a citizen says how to hear of news, and that an address gets nothing before it is proved."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from mobile.api.models import Tokens
from service.app import Service
from service.history import kinds as k
from service.i18n import LANGUAGES
from tests.service.citizen import Citizen, Watch, fields, problem
from tests.service.history.office import acted, filed
from tests.service.notices.gateways import Gateway, Post, rows, states

DEFAULT = {"sms": True, "phone": "+90 5** *** ** 00", "email": None}


async def wishes(citizen: Citizen) -> dict[str, Any]:
    told = await citizen.get("notices")
    assert told.status_code == 200, told.text
    assert told.headers["cache-control"] == "no-store"
    return {name: value for name, value in told.json().items() if name != "demo_box"}


async def ask_for_code(citizen: Citizen, address: str = "ad@ornek.org") -> tuple[str, str]:
    """The challenge, and the code that came to the address."""
    told = await citizen.post("notices/email", {"email": address})
    assert told.status_code == 200, told.text
    challenge = told.json()["id"]
    return challenge, await citizen.newest_code(challenge)


async def confirm(citizen: Citizen, challenge: str, code: str) -> httpx.Response:
    return await citizen.post("notices/email/code", {"challenge": challenge, "code": code})


async def stop_sms(citizen: Citizen, *, on: bool = False) -> httpx.Response:
    return await citizen.http.put("/api/v1/notices/sms", json={"on": on}, headers=citizen.headers)


async def stop_email(citizen: Citizen) -> httpx.Response:
    return await citizen.http.delete("/api/v1/notices/email", headers=citizen.headers)


async def news(citizen: Citizen, service: Service) -> None:
    number = await filed(citizen)
    await acted(service, number, ("unit", k.Asked(text="Hangi sokak?")))


async def test_whoever_says_nothing_hears_by_sms(citizen: Citizen) -> None:
    assert await wishes(citizen) == DEFAULT
    told = await citizen.get("notices")
    again = await citizen.http.get(
        "/api/v1/notices", headers=citizen.headers | {"if-none-match": told.headers["etag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "notices", None),
        ("PUT", "notices/sms", {"on": False}),
        ("POST", "notices/email", {"email": "ad@ornek.org"}),
        ("POST", "notices/email/code", {"challenge": "x", "code": "123456"}),
        ("DELETE", "notices/email", None),
    ],
)
async def test_a_stranger_chooses_nothing(
    stranger: Citizen, method: str, path: str, body: object
) -> None:
    told = await stranger.http.request(method, f"/api/v1/{path}", json=body)
    problem(told, 401, "login_needed")


async def test_one_tap_stops_it_also_what_waits(
    citizen: Citizen, service: Service, gateway: Gateway
) -> None:
    await news(citizen, service)
    assert (await stop_sms(citizen)).json()["sms"] is False
    await service.rooms.notices.round()
    assert (gateway.sent, await states(service)) == ([], ["not_wished"])
    await news(citizen, service)
    assert len(await rows(service)) == 1, "nor is anything written any more"
    assert (await stop_sms(citizen, on=True)).json()["sms"] is True
    await news(citizen, service)
    assert await service.rooms.notices.round() == 1


# -- e-mail --------------------------------------------------------------------------------


async def test_an_address_gets_its_code_and_nothing_else_before_that_came_back(
    citizen: Citizen, service: Service, post: Post
) -> None:
    challenge, code = await ask_for_code(citizen)
    await news(citizen, service)
    await service.rooms.notices.round()
    assert post.sent == [] and await wishes(citizen) == DEFAULT
    told = await confirm(citizen, challenge, code)
    assert told.json()["email"] == "ad@ornek.org"
    await news(citizen, service)
    await service.rooms.notices.round()
    assert [address for address, _ in post.sent] == ["ad@ornek.org"]


async def test_stopping_forgets_the_address(citizen: Citizen, service: Service, post: Post) -> None:
    await confirm(citizen, *await ask_for_code(citizen))
    await news(citizen, service)
    for _ in range(2):
        assert (await stop_email(citizen)).json()["email"] is None
    await service.rooms.notices.round()
    assert post.sent == []
    asked = "SELECT * FROM notice_wishes"
    stored = await service.rooms.database.read(
        lambda known: str(known.exec_driver_sql(asked).all())
    )
    assert "ornek.org" not in stored


async def test_a_wrong_code_changes_nothing(citizen: Citizen, watch: Watch) -> None:
    challenge, code = await ask_for_code(citizen)
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    for left in (4, 3, 2, 1):
        told = problem(await confirm(citizen, challenge, wrong), 422, "code_wrong")
        assert told["tries_left"] == left
    problem(await confirm(citizen, challenge, wrong), 429, "code_locked")
    problem(await confirm(citizen, challenge, code), 429, "code_locked")
    assert fields(await confirm(citizen, challenge, "1")) == {"code": "not_six_digits"}
    challenge, code = await ask_for_code(citizen)
    watch.turn(minutes=3)
    problem(await confirm(citizen, challenge, code), 410, "code_expired")
    assert await wishes(citizen) == DEFAULT


async def test_nobody_confirms_for_another(
    citizen: Citizen, service: Service, http: httpx.AsyncClient
) -> None:
    other = await Citizen(service, http, index=1).log_in()
    challenge, code = await ask_for_code(citizen)
    problem(await confirm(other, challenge, code), 410, "code_expired")
    assert (await wishes(other))["email"] is None
    assert (await wishes(citizen))["email"] is None
    problem(
        await other.post("login/code", {"challenge": challenge, "code": code}), 410, "code_expired"
    )


ADDRESSES: list[tuple[Any, str]] = [
    ("", "not_an_email"),
    ("ad", "not_an_email"),
    ("ad@ornek", "not_an_email"),
    ("ad@192.0.2.1", "not_an_email"),
    ("ad@ornek.org\nBcc: herkes@ornek.org", "not_an_email"),
    ("ad@ornek.org\r\nSubject: x", "not_an_email"),
    ("ad@ornek.org, baska@ornek.org", "not_an_email"),
    ('"<x>"@ornek.org', "not_an_email"),
    ("<ad@ornek.org>", "not_an_email"),
    ("ad@ornek..org", "not_an_email"),
    ("@ornek.org", "not_an_email"),
    ("a" * 300 + "@ornek.org", "not_an_email"),
    ("a" * 400, "too_long"),
    (5, "wrong_type"),
    (None, "wrong_type"),
    (["ad@ornek.org"], "wrong_type"),
    ({"$ne": 1}, "wrong_type"),
]


@pytest.mark.parametrize(("address", "code"), ADDRESSES)
async def test_what_is_no_address(citizen: Citizen, address: Any, code: str) -> None:
    sentences: set[str] = set()
    for citizen.language in ("tr", "en"):
        told = await citizen.post("notices/email", {"email": address})
        assert fields(told) == {"email": code}
        sentences.add(told.json()["errors"][0]["detail"])
    assert len(sentences) == 2


async def test_addresses_are_cleaned(citizen: Citizen) -> None:
    told = await confirm(citizen, *await ask_for_code(citizen, "\u202e Ad@ORNEK.org\x00 "))
    assert told.json()["email"] == "Ad@ornek.org"


@pytest.mark.parametrize("on", [None, "evet", 2, [], {}])
async def test_on_or_off_and_nothing_else(citizen: Citizen, on: Any) -> None:
    told = await citizen.http.put("/api/v1/notices/sms", json={"on": on}, headers=citizen.headers)
    assert fields(told) == {"on": "wrong_type"}


async def test_codes_to_addresses_are_limited_for_each_citizen(
    citizen: Citizen, service: Service, http: httpx.AsyncClient
) -> None:
    for _ in range(5):
        citizen.device = citizen.device[::-1]
        await ask_for_code(citizen, "kurban@ornek.org")
    told = await citizen.post("notices/email", {"email": "kurban@ornek.org"})
    assert 0 < problem(told, 429, "too_many_codes")["retry_after"] <= 3600
    other = await Citizen(service, http, index=1).log_in()
    await ask_for_code(other)


# -- languages -----------------------------------------------------------------------------


async def test_it_comes_in_the_language_used_last(
    citizen: Citizen, service: Service, gateway: Gateway, watch: Watch
) -> None:
    citizen.language = "en"
    assert citizen.tokens
    body = {"refresh_token": citizen.tokens.refresh_token}
    citizen.tokens = Tokens.model_validate_json((await citizen.post("login/refresh", body)).content)
    await news(citizen, service)
    await service.rooms.notices.round()
    citizen.language = "tr"
    watch.turn(minutes=1)
    await citizen.log_in()
    await news(citizen, service)
    await service.rooms.notices.round()
    (_, english), (_, turkish) = gateway.sent
    assert english.startswith("There is news") and turkish.startswith("Başvurunuzda")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_language_is_kept_and_used(
    citizen: Citizen, service: Service, gateway: Gateway, watch: Watch, language: str
) -> None:
    watch.turn(minutes=1)
    citizen.language = language
    await citizen.log_in()
    gateway.sent.clear()
    await news(citizen, service)
    await service.rooms.notices.round()
    ((_, text),) = gateway.sent
    assert text == service.rooms.notice_words.sms("news", language)


async def test_the_code_s_mail_tells_only_the_code(citizen: Citizen) -> None:
    for citizen.language in ("tr", "en"):
        told = await citizen.post("notices/email", {"email": "ad@ornek.org"})
        box = await citizen.post("demo/messages", {"challenge": told.json()["id"]})
        (mail,) = box.json()["messages"]
        subject, _, text = mail["text"].partition("\n")
        assert not re.search(r"\d", subject), "a subject is seen on a locked screen"
        assert len(re.findall(r"\b\d{6}\b", text)) == 1 and "Yiğit" not in text
