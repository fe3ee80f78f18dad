"""The whole way of one citizen, and what every answer on it promises."""

from __future__ import annotations

import logging
from datetime import date

import httpx
import pytest

from mobile.api import models
from mobile.api.checks import application_number, sort_key
from service.app import Service
from tests.service.citizen import Citizen, Watch, answers, application, identity, problem


async def test_from_first_look_to_the_filed_application(stranger: Citizen, watch: Watch) -> None:
    summaries = models.FormList.model_validate_json((await stranger.get("forms")).content).forms
    assert (summaries[0].id, summaries[0].icon) == ("request", "request")
    assert {"plain", "sampler"} <= {form.id for form in summaries}
    form = models.Form.model_validate_json((await stranger.get("forms/plain")).content)
    sample = models.Demo.model_validate_json((await stranger.get("demo")).content)
    assert sample.identity.model_dump() == identity(stranger.service)

    challenge = models.Challenge.model_validate_json((await stranger.begin()).content)
    assert challenge.phone == "+90 5** *** ** 00"
    assert challenge.tries_left == 5
    code = await stranger.newest_code(challenge.id)
    body = {"challenge": challenge.id, "code": f"{code[:3]} {code[3:]}"}
    told = await stranger.post("login/code", body)
    assert told.headers["cache-control"] == "no-store"
    stranger.tokens = models.Tokens.model_validate_json(told.content)
    record = sample.identity
    assert stranger.tokens.name == f"{record.given_name} {record.family_name}"

    told = await stranger.file()
    assert told.status_code == 201
    assert told.headers["cache-control"] == "no-store"
    assert "idempotent-replayed" not in told.headers
    receipt = models.Receipt.model_validate_json(told.content)
    assert application_number(receipt.number) == receipt.number
    assert receipt.number.startswith("2026-")
    assert receipt.received_at == watch.time
    assert receipt.clock
    assert receipt.clock.span == models.Span(amount=30)
    assert (receipt.clock.due, receipt.clock.started) == (date(2026, 4, 15), date(2026, 3, 16))

    listed = models.ApplicationList.model_validate_json(
        (await stranger.get("applications")).content
    )
    assert [line.number for line in listed.applications] == [receipt.number]
    assert listed.applications[0].title == "Kaldırım taşları kırık"
    assert listed.next is None

    told = await stranger.get(f"applications/{receipt.number}")
    whole = models.Application.model_validate_json(told.content)
    assert whole.form_version == form.version
    assert whole.due == listed.applications[0].due
    assert whole.clock and receipt.clock
    assert whole.clock.law["tr"] == receipt.clock.law["tr"]
    assert whole.clock.model_copy(update={"law": receipt.clock.law}) == receipt.clock
    assert whole.answers == answers()
    assert (whole.status, whole.unit) == ("forwarded", "Çankaya Kaymakamlığı")
    assert [(event.kind, event.at) for event in whole.events] == [
        ("received", watch.time),
        ("forwarded", watch.time),
    ]

    told = await stranger.post("logout", {})
    assert told.status_code == 204
    problem(await stranger.get("applications"), 401, "login_needed")


async def test_a_chosen_unit_has_it_at_once(citizen: Citizen) -> None:
    unit = (await citizen.get("units", q="çankaya beled")).json()["units"][0]
    number = (await citizen.file(unit={"number": unit["number"]})).json()["number"]
    whole = (await citizen.get(f"applications/{number}")).json()
    assert whole["unit"] == unit["name"] == "Çankaya Belediyesi"
    assert whole["status"] == "at_unit"
    assert [(event["kind"], event["unit"]) for event in whole["events"]] == [
        ("received", None),
        ("at_unit", "Çankaya Belediyesi"),
    ]


async def test_what_is_stored_is_cleaned(citizen: Citizen) -> None:
    told = await citizen.file(
        title="  Kırık\tkaldırım\u202e ",
        nonsense={"x": ["y"]},
        place={"province": 6, "district": 1231, "street": 5},
        unit={"number": None, "name": "?"},
    )
    whole = (await citizen.get(f"applications/{told.json()['number']}")).json()
    assert whole["answers"] == answers(title="Kırık kaldırım")


async def test_other_peoples_applications_do_not_exist(citizen: Citizen) -> None:
    number = (await citizen.file()).json()["number"]
    other = await Citizen(citizen.service, citizen.http, index=1).log_in()
    problem(await other.get(f"applications/{number}"), 404, "not_found")
    assert (await other.get("applications")).json() == {"applications": [], "next": None}
    assert (await citizen.get(f"applications/{number.replace('-', '')}")).status_code == 200


async def test_pages_meet_without_gap_or_overlap(citizen: Citizen, watch: Watch) -> None:
    numbers: list[str] = []
    for count in range(7):
        numbers.append((await citizen.file()).json()["number"])
        watch.turn(seconds=count % 2)  # some come in the same moment
    seen: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = (await citizen.get("applications", limit=3, **after)).json()
        assert len(page["applications"]) <= 3
        seen += [line["number"] for line in page["applications"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
        if len(seen) == 3:  # what comes in between does not shift the pages
            watch.turn(seconds=5)
            await citizen.file()
    assert seen == numbers[::-1]


@pytest.mark.parametrize("after", ["x", "!", "MTIz", "ş", "OTk5OTk5OTk5OTk5OTk5OTk5OTku"])
async def test_a_page_key_that_is_none(citizen: Citizen, after: str) -> None:
    body = problem(await citizen.get("applications", after=after), 422, "invalid")
    assert body["errors"][0]["field"] == "after"


@pytest.mark.parametrize("limit", [0, 51, "many"])
async def test_a_page_size_that_is_none(citizen: Citizen, limit: int | str) -> None:
    body = problem(await citizen.get("applications", limit=limit), 422, "invalid")
    assert body["errors"][0]["field"] == "limit"


async def test_places_are_in_alphabetical_order_and_kept(stranger: Citizen) -> None:
    told = await stranger.get("places")
    places = models.Places.model_validate_json(told.content)
    names = [province.name for province in places.provinces]
    assert len(names) == 81
    assert names == sorted(names, key=sort_key)
    assert names.index("Isparta") < names.index("İstanbul")
    assert sum(len(province.districts) for province in places.provinces) == 973
    for path in ("places", "topics", "forms", "forms/request", "units?q=ankara"):
        first = await stranger.http.get(f"/api/v1/{path}")
        assert "max-age" in first.headers["cache-control"]
        again = await stranger.http.get(
            f"/api/v1/{path}", headers={"if-none-match": first.headers["etag"]}
        )
        assert (again.status_code, again.content) == (304, b"")


async def test_no_personal_word_in_any_log(
    service: Service, http: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("", *logging.root.manager.loggerDict):
        caplog.set_level(logging.DEBUG, name)
    citizen = Citizen(service, http, index=5)
    challenge = (await citizen.begin()).json()["id"]
    code = await citizen.newest_code(challenge)
    await citizen.post("login/code", {"challenge": challenge, "code": "abc"})
    await citizen.post("login/code", {"challenge": challenge, "code": "000000"})
    told = await citizen.post("login/code", {"challenge": challenge, "code": code})
    citizen.tokens = models.Tokens.model_validate_json(told.content)
    key = "canary-key-0123456789"
    await citizen.file(key, title="KANARYA başlık")
    await citizen.file(key, title="KANARYA başka")
    await citizen.post("applications", application(title=7), **{"idempotency-key": key})
    refresh = {"refresh_token": citizen.tokens.refresh_token}
    await citizen.post("login/refresh", refresh)
    await citizen.post("login/refresh", refresh)
    typed = identity(service, 5)
    canaries = [
        typed["national_id"],
        typed["document_serial"],
        typed["phone"],
        "5000000005",
        code,
        challenge,
        citizen.tokens.access_token,
        citizen.tokens.refresh_token,
        key,
        "KANARYA",
        typed["family_name"],
    ]
    text = "\n".join(f"{record.getMessage()} {record.exc_text}" for record in caplog.records)
    assert caplog.records
    assert [canary for canary in canaries if canary in text] == []
