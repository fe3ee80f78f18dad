"""What filing does beside storing: clocks, units, files, drafts, and its sentences."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import pytest
from pydantic import JsonValue

from mobile.api.answers import Fault
from mobile.api.models import FileQuestion, Receipt
from service import clock
from service.app import Service
from service.applications.attaching import Ready, file_faults, ids_in
from tests.house import whole_answers
from tests.service.citizen import JSON, Citizen, Watch, application, fields, problem
from tests.service.files.attaching import begin, delete, state, upload
from tests.service.sampler import OFFICE, sampled, send, stored

TEXT = b"Belgenin metni.\n"


# -- clocks --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "rule"),
    [
        ("request", "petition"),
        ("suggestion", "petition"),
        ("complaint", "petition"),
        ("report", "petition"),
        ("human_rights", "petition"),
        ("sign_call", "petition"),
        ("information_request", "information"),
        ("ethics", "ethics"),
        ("thanks", None),
    ],
)
async def test_each_form_has_its_clock(
    service: Service, http: httpx.AsyncClient, watch: Watch, form: str, rule: str | None
) -> None:
    watch.time = datetime.now(UTC)
    citizen = await Citizen(service, http).log_in()
    current = service.rooms.forms.current(form)
    assert current
    told = await send(citizen, whole_answers(current, service.rooms.places.places), form)
    assert told.status_code == 201, told.text
    receipt = Receipt.model_validate_json(told.content)
    shown = (await citizen.get(f"applications/{receipt.number}")).json()
    line = (await citizen.get("applications")).json()["applications"][0]
    clocks = [
        one and one | {"law": one["law"]["tr"]} for one in (shown["clock"], told.json()["clock"])
    ]
    assert clocks[0] == clocks[1], "but for the languages in which it is told"
    assert shown["due"] == line["due"]
    expected = rule and service.rooms.clocks.rule(rule)
    if expected:
        assert receipt.clock
        assert (receipt.clock.span, receipt.clock.law) == (expected.span, expected.law)
        assert receipt.clock.started == clock.day_in_turkiye(watch.time)
        assert receipt.clock.due == clock.due(expected.span, receipt.clock.started)
        assert line["due"] == receipt.clock.due.isoformat()
    else:
        assert (receipt.clock, line["due"]) == (None, None)


async def test_an_application_without_a_clock_is_replayed_without_one(citizen: Citizen) -> None:
    body = {"form": "sampler", "form_version": 1, "answers": sampled(citizen.service)}
    key = {"idempotency-key": "key-0123456789abc"}
    first = await citizen.post("applications", body, **key)
    again = await citizen.post("applications", body, **key)
    assert first.json() == again.json()
    assert first.json()["clock"] is None
    listed = (await citizen.get("applications")).json()["applications"]
    assert [line["due"] for line in listed] == [None]


# -- units ---------------------------------------------------------------------------------


async def test_the_chosen_unit_is_never_one_of_a_group(citizen: Citizen) -> None:
    earlier = [{"office": OFFICE}]
    found = "Çankaya İlçe Emniyet Müdürlüğü"  # by the topic and the place
    for unit, chosen in ((None, found), (OFFICE["number"], "Ankara Valiliği")):
        told = await send(citizen, sampled(citizen.service, unit={"number": unit}, earlier=earlier))
        shown = (await citizen.get(f"applications/{told.json()['number']}")).json()
        assert shown["unit"] == chosen
        assert shown["answers"]["earlier"] == earlier


# -- sentences -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "turkish", "english"),
    [
        ({"day": "2024-03-15"}, "en erken 16 Mart 2024 ", "earliest possible is 16 March 2024"),
        ({"day": "2026-03-17"}, "en geç 16 Mart 2026 ", "latest possible is 16 March 2026"),
        ({"story": "a" * 1501}, "en çok 1.500 karakter", "up to 1,500 characters"),
        ({"pets": ["cat", "dog", "bird"]}, "en çok 2 tane", "up to 2."),
        ({"papers": [{"id": str(n)} for n in range(3)]}, "en çok 2 dosya", "up to 2."),
        ({"place": {"province": 6, "district": 1231}}, "Adresi de yazın", "the address as well"),
    ],
)
async def test_limits_and_days_are_said_in_the_language(
    citizen: Citizen, other: dict[str, Any], turkish: str, english: str
) -> None:
    for citizen.language, words in (("tr", turkish), ("en", english)):
        told = await send(citizen, sampled(citizen.service, **other))
        assert words in problem(told, 422, "invalid")["errors"][0]["detail"]


async def test_today_is_the_day_in_turkiye(citizen: Citizen, watch: Watch) -> None:
    watch.turn(hours=12, minutes=1)  # 00:01 on 17 March in Türkiye, still the 16th in UTC
    await citizen.log_in()
    told = await send(citizen, sampled(citizen.service, day="2026-03-17"))
    assert told.status_code == 201, told.text


# -- files ---------------------------------------------------------------------------------


async def test_what_is_stored_of_a_file_is_our_own_record(citizen: Citizen) -> None:
    file = await upload(citizen, TEXT, "dilekçe.txt")
    said = {"id": file.id, "name": "x\u202e.exe", "size": -1, "kind": "video", "url": "http://x"}
    told = await send(citizen, sampled(citizen.service, papers=[said]))
    assert (await stored(citizen, told))["papers"] == [
        {"id": file.id, "name": "dilekçe.txt", "size": len(TEXT), "kind": "document"}
    ]
    problem(await delete(citizen, file.id), 409, "attached")


async def test_a_file_belongs_to_one_application(citizen: Citizen) -> None:
    file = await upload(citizen, TEXT, "a.txt")
    papers = [{"id": file.id}]
    key = {"idempotency-key": uuid4().hex}
    body = application() | {"form": "sampler", "form_version": 1}
    body["answers"] = sampled(citizen.service, papers=papers)
    first = await citizen.post("applications", body, **key)
    assert first.status_code == 201, first.text
    assert (await citizen.post("applications", body, **key)).json() == first.json()
    told = await send(citizen, sampled(citizen.service, papers=papers))
    assert fields(told) == {"papers": "file_unknown"}


async def test_a_file_of_another_is_unknown_and_an_unfinished_one_not_ready(
    citizen: Citizen,
) -> None:
    other = await Citizen(citizen.service, citizen.http, index=1).log_in()
    theirs = await upload(other, TEXT, "a.txt")
    begun = await begin(citizen, len(TEXT), "b.txt")
    for papers, code in (
        ([{"id": theirs.id}], "file_unknown"),
        ([{"id": begun.id}], "file_not_ready"),
        ([{"id": begun.id}, {"id": theirs.id}], "file_unknown"),
    ):
        told = await send(citizen, sampled(citizen.service, papers=papers))
        assert fields(told) == {"papers": code}
    assert (await state(other, theirs.id)).state == "ready"


async def test_two_applications_cannot_take_the_same_file_at_once(citizen: Citizen) -> None:
    file = await upload(citizen, TEXT, "a.txt")
    told = await asyncio.gather(
        *(send(citizen, sampled(citizen.service, papers=[{"id": file.id}])) for _ in range(5))
    )
    assert sorted(one.status_code < 300 for one in told) == [False] * 4 + [True]
    assert all(400 <= one.status_code < 500 for one in told if one.status_code != 201)
    assert len((await citizen.get("applications")).json()["applications"]) == 1


async def test_tidying_up_is_never_the_citizens_trouble(
    citizen: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_ids: object) -> None:
        raise OSError("the store is away")

    monkeypatch.setattr(citizen.service.rooms.files, "discard", fail)
    file = await upload(citizen, TEXT, "a.txt")
    told = await send(citizen, sampled(citizen.service, papers=[{"id": file.id}]))
    assert told.status_code == 201, told.text


def test_more_files_than_an_application_may_have() -> None:
    question = FileQuestion.model_validate(
        {"id": "papers", "kind": "file", "label": {"tr": "x"}, "max_files": 5}
    )
    two: list[JsonValue] = [{"id": "a"}, {"id": "b"}]
    known = {name: Ready(name, f"{name}.pdf", 1, "document") for name in ("a", "b")}
    assert [*file_faults(question, two, known, 8, 10)] == []
    assert [*file_faults(question, two, None, 8, 10)] == []
    assert [*file_faults(question, two, None, 9, 10)] == [Fault("papers", "too_many_files", 10)]


async def test_a_kind_of_file_that_was_not_asked_for(citizen: Citizen) -> None:
    from tests.service.files import samples

    picture = await upload(citizen, samples.jpeg(), "a.jpg")
    told = await send(citizen, sampled(citizen.service, papers=[{"id": picture.id}]))
    assert fields(told) == {"papers": "wrong_type"}


def test_ids_are_read_from_whatever_came() -> None:
    wild: list[JsonValue] = [None, 5, "x", {}, {"id": "a"}, [1, None, {}, {"id": 5}, ["a"]]]
    for answer in wild:
        assert [*ids_in(answer)] == []
    assert [*ids_in([{"id": "a"}, {"id": "b"}])] == ["a", "b"]


# -- drafts --------------------------------------------------------------------------------


async def save(citizen: Citizen, draft: str) -> None:
    body: JSON = {"form": "plain", "form_version": 2, "answers": {}, "key": "k" * 32}
    told = await citizen.http.put(f"/api/v1/drafts/{draft}", json=body, headers=citizen.headers)
    assert told.status_code == 200, told.text


async def drafts(citizen: Citizen) -> list[str]:
    return [draft["id"] for draft in (await citizen.get("drafts")).json()["drafts"]]


async def test_the_draft_is_gone_once_the_application_is_there(citizen: Citizen) -> None:
    other = await Citizen(citizen.service, citizen.http, index=1).log_in()
    one, two = "draft-0123456789", "draft-9876543210"
    await save(citizen, one)
    await save(citizen, two)
    await save(other, one)
    wrong = application(title=5) | {"draft": one}
    told = await citizen.post("applications", wrong, **{"idempotency-key": uuid4().hex})
    assert fields(told) == {"title": "wrong_type"}
    assert set(await drafts(citizen)) == {one, two}
    whole = application() | {"draft": one}
    told = await citizen.post("applications", whole, **{"idempotency-key": uuid4().hex})
    assert told.status_code == 201, told.text
    assert await drafts(citizen) == [two]
    assert await drafts(other) == [one], "another's draft of the same id is another draft"


@pytest.mark.parametrize("draft", ["", "\x00", "x", "'; --", "ş" * 64, None])
async def test_a_draft_that_is_none(citizen: Citizen, draft: str | None) -> None:
    body = application() | {"draft": draft}
    told = await citizen.post("applications", body, **{"idempotency-key": uuid4().hex})
    assert told.status_code == 201, told.text
    body["draft"] = "x" * 65
    told = await citizen.post("applications", body, **{"idempotency-key": uuid4().hex})
    assert fields(told) == {"draft": "too_long"}
