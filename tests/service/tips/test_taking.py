"""A tip comes in: once, checked, and by no other door."""

from __future__ import annotations

import asyncio
from itertools import islice
from math import log2

import httpx
import pytest

from mobile.api.models import Form
from mobile.api.tracking_number import tracking_number
from service import clock, forms
from service.secret_key import SecretKey
from service.tips.numbers import Numbers, offends
from tests.house import whole_answers
from tests.service.citizen import JSON, Citizen, fields, problem
from tests.service.tips.reporter import Reporter, answers, new_key

KEY = "0f" * 16


async def test_a_number_comes_back_and_opens_the_tip(reporter: Reporter) -> None:
    told = await reporter.send()
    assert told.status_code == 201, told.text
    assert told.headers["cache-control"] == "no-store"
    assert told.json().keys() == {"number", "received_on", "signed"}
    assert told.json()["received_on"] == "2026-03-16"
    number = told.json()["number"]
    assert tracking_number(number) == number
    status = await reporter.status(number)
    assert (status.status, str(status.received_on), status.messages) == (
        "received",
        "2026-03-16",
        (),
    )


async def test_the_same_key_brings_the_same_number(reporter: Reporter) -> None:
    key = new_key()
    first = await reporter.send(key)
    again = await asyncio.gather(*(reporter.send(key) for _ in range(5)))
    assert {told.json()["number"] for told in again} == {first.json()["number"]}
    assert {told.headers.get("idempotent-replayed") for told in again} == {"true"}
    other = await reporter.send()
    assert other.json()["number"] != first.json()["number"]


async def test_the_same_key_at_the_same_time_is_one_tip(reporter: Reporter) -> None:
    key = new_key()
    told = await asyncio.gather(*(reporter.send(key) for _ in range(10)))
    assert len({one.json()["number"] for one in told}) == 1
    replayed = [one.headers.get("idempotent-replayed") for one in told]
    assert replayed.count(None) == 1


async def test_the_same_key_with_another_content(reporter: Reporter) -> None:
    key = new_key()
    await reporter.send(key)
    for reporter.language in ("tr", "en"):
        told = await reporter.send(key, text="Bambaşka bir olayın uzun anlatımı.")
        problem(told, 422, "tip_key_reused")


async def test_a_repeated_sending_is_answered_even_where_it_would_be_refused_now(
    reporter: Reporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = new_key()
    number = (await reporter.send(key)).json()["number"]

    def gone(*_: object, **__: object) -> None:
        return None

    monkeypatch.setattr(reporter.service.rooms.forms, "version", gone)
    assert (await reporter.send(key)).json()["number"] == number
    problem(await reporter.send(), 409, "form_changed")


@pytest.mark.parametrize(
    "key", ["", "short", "0" * 31, "0" * 65, "G" * 32, "A" * 32, "0" * 32 + "\n", 7, None]
)
async def test_a_key_that_is_none(reporter: Reporter, key: object) -> None:
    body = {"form": "tip", "form_version": 2, "answers": answers(), "key": key}
    assert list(fields(await reporter.post("", body))) == ["key"]


async def test_answers_are_checked(reporter: Reporter) -> None:
    for reporter.language in ("tr", "en"):
        told = await reporter.send(text="kısa", person_or_event="", institution="ş" * 201)
        assert fields(told) == {
            "text": "too_short",
            "person_or_event": "missing",
            "institution": "too_long",
        }
    told = await reporter.send(official=False, person_or_event="", when_official="")
    assert told.status_code == 201


def test_about_an_official_the_law_s_four_things_are_asked() -> None:
    (form,) = (form for form in every_anonymous() if form.id == "tip")
    wanted = {q.id for step in form.steps for q in step.questions if q.law == "4483 m.4"}
    assert wanted == {"person_or_event", "place", "when_official", "documents"}


def every_anonymous() -> list[Form]:
    loaded = forms.load(clock.load())
    body = loaded.body("tip")
    assert body
    return [Form.model_validate_json(body[0])]


def test_files_are_added_on_the_page_of_documents() -> None:
    (form,) = (form for form in every_anonymous() if form.id == "tip")
    assert [step.id for step in form.steps if step.takes_files] == ["belgeler"]


async def test_every_anonymous_form_can_be_sent(reporter: Reporter) -> None:
    for form in every_anonymous():
        body = {
            "form": form.id,
            "form_version": form.version,
            "answers": whole_answers(form, reporter.service.rooms.places.places),
            "key": new_key(),
        }
        assert (await reporter.post("", body)).status_code == 201


async def test_no_other_door_takes_the_form(citizen: Citizen) -> None:
    listed = (await citizen.get("forms")).json()["forms"]
    assert listed and not [one for one in listed if one["anonymous"] or one["id"] == "tip"]
    assert (await citizen.get("forms/tip")).json()["anonymous"] is True
    assert (await citizen.get("forms/tip", version=2)).status_code == 200
    body = {"form": "tip", "form_version": 2, "answers": answers()}
    told = await citizen.post("applications", body, **{"idempotency-key": "k" * 32})
    problem(told, 409, "form_changed")
    path = "/api/v1/drafts/a-draft-of-a-citizen"
    saved = body | {"key": "k" * 32}
    told = await citizen.http.put(path, json=saved, headers=citizen.headers)
    assert fields(told) == {"form": "unknown"}
    services = (await citizen.http.get("/open311/v2/services.json")).json()
    assert "tip" not in [one["service_code"] for one in services]
    assert (await citizen.http.get("/open311/v2/services/tip.json")).status_code == 404


async def test_no_other_form_comes_through_this_door(reporter: Reporter) -> None:
    body: JSON = {"form": "request", "form_version": 1, "answers": {}, "key": new_key()}
    problem(await reporter.post("", body), 409, "form_changed")
    body["form_version"] = 2
    problem(await reporter.post("", body), 409, "form_changed")


async def test_a_login_is_never_looked_at(reporter: Reporter) -> None:
    for header in ("Bearer nonsense", "Bearer", "x"):
        reporter.headers = {"authorization": header, "device-id": "d" * 20, "cookie": "a=b"}
        number = await reporter.number()
        assert (await reporter.look(number)).status_code == 200


async def test_the_routes_are_documented(http: httpx.AsyncClient) -> None:
    paths = (await http.get("/api/openapi.json")).json()["paths"]
    for path in ("", "/lookup", "/messages", "/files", "/exchange", "/withdraw"):
        operation = paths[f"/api/v1/tips{path}"]["post"]
        assert operation["requestBody"] and "security" not in operation
        assert ("201" in operation["responses"]) is (path in ("", "/messages", "/files"))
        assert "429" in operation["responses"]
        assert ("428" in operation["responses"]) is (path == "")
    assert "200" in paths["/api/v1/tips/challenge"]["get"]["responses"]


# -- the numbers themselves ----------------------------------------------------------------


def test_numbers_follow_from_both_keys() -> None:
    one, other = Numbers(SecretKey(b"a" * 32)), Numbers(SecretKey(b"b" * 32))
    assert next(one.of(KEY)) == next(one.of(KEY))
    assert next(one.of(KEY)) != next(other.of(KEY))
    assert next(one.of(KEY)) != next(one.of(KEY[::-1]))
    assert len(set(islice(one.of(KEY), 50))) == 50


def test_numbers_have_no_word_in_them_and_lose_no_bits_by_it() -> None:
    numbers = Numbers(SecretKey(b"a" * 32))
    for symbols in ("K1LL", "FVCK", "4MK", "S1K", "P1C", "60T", "N4Z1", "5EX"):
        number = f"7Q7Q-{symbols:Q<4}-7Q7Q-7Q7Q-7"
        assert offends(number, numbers._rejected), symbols  # pyright: ignore[reportPrivateUsage]
    assert offends("7Q7K-1WWW-7Q7Q-7Q7Q-7", {"KI"}), "across a dash"
    drawn, kept = 0, 0
    bare = Numbers(SecretKey(b"a" * 32))
    bare._rejected = frozenset()  # pyright: ignore[reportPrivateUsage]
    for number in islice(bare.of(KEY), 20_000):
        drawn += 1
        kept += not offends(number, numbers._rejected)  # pyright: ignore[reportPrivateUsage]
    assert 80 + log2(kept / drawn) >= 79.9
