"""By number: what somebody without a login sees, what they do not, and what nobody learns."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from mobile.api.checks import check_digit, grouped, id_ending, lookup_faults
from mobile.api.models import Application
from service.app import Service, create_app
from service.history import kinds as k
from service.i18n import LANGUAGES
from service.i18n.texts import in_turkish
from service.identity.synthetic import with_check_digits
from service.login.sms import SmsNotSent
from service.settings import Settings
from service.store.tables import applications, challenges, events
from tests.service.citizen import Citizen, Watch, fields, problem
from tests.service.history.office import acted, filed, seen
from tests.service.lookup.caller import Caller, ending_of, filed_by

NOBODYS = grouped("202600000000" + check_digit("202600000000"))


@pytest.fixture
def caller(service: Service, http: httpx.AsyncClient) -> Caller:
    return Caller(service, http)


async def code_for(caller: Caller, number: str) -> tuple[str, str]:
    """A challenge and the code that came."""
    told = await caller.begin(number, ending_of(caller.service))
    assert told.status_code == 200, told.text
    challenge = told.json()["id"]
    (text,) = await caller.messages(challenge)
    found = re.search(r"\b\d{6}\b", text)
    assert found
    return challenge, found[0]


def other(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


async def test_a_number_four_digits_and_a_code_open_one_application(
    citizen: Citizen, caller: Caller
) -> None:
    number = await filed(citizen)
    await filed(citizen)
    await acted(caller.service, number, ("unit", k.Examining()))
    told = await caller.open(*await code_for(caller, number))
    assert told.status_code == 200, told.text
    assert told.headers["cache-control"] == "no-store"
    found = Application.model_validate_json(told.content)
    assert (found.number, found.status) == (number, "examining")
    assert found.clock and found.legal and found.answers["title"]
    assert found.can == () and found.undo_until is None
    own = await seen(citizen, number)
    assert own.can, "the owner can do something"
    whole = found.model_copy(update={"can": own.can})
    assert in_turkish(whole.model_dump(mode="json")) == in_turkish(own.model_dump(mode="json"))
    assert own.events[0].words.keys() == {"tr"}
    assert found.events[0].words.keys() == {*LANGUAGES}, "it cannot be asked for once more"


async def test_it_opens_nothing_else(citizen: Citizen, caller: Caller) -> None:
    """No token comes with it, so there is no list, no profile and nothing to do."""
    number = await filed(citizen)
    challenge, code = await code_for(caller, number)
    body = (await caller.open(challenge, code)).json()
    assert not {name for name in body if "token" in name}
    for name in ("national_id", "given_name", "phone", "email"):
        assert name not in str(body)
    for path in ("applications", f"applications/{number}", "drafts"):
        problem(await caller.http.get(f"/api/v1/{path}"), 401, "login_needed")


async def test_looking_it_up_leaves_no_trace_in_its_history(
    citizen: Citizen, caller: Caller
) -> None:
    number = await filed(citizen)
    await acted(caller.service, number, ("unit", k.Examining()))

    async def stored() -> object:
        return await caller.service.rooms.database.read(
            lambda known: (
                known.execute(select(applications)).all(),
                known.execute(select(events)).all(),
            )
        )

    before = await stored()
    told = await caller.open(*await code_for(caller, number))
    assert told.json()["new"] is True
    assert await stored() == before
    assert (await seen(citizen, number)).new, "it is still news to the owner"


async def test_a_code_works_once_and_for_its_own_purpose(citizen: Citizen, caller: Caller) -> None:
    number = await filed(citizen)
    challenge, code = await code_for(caller, number)
    for path in ("login/code", "notices/email/code"):
        headers = citizen.headers
        told = await caller.http.post(
            f"/api/v1/{path}", json={"challenge": challenge, "code": code}, headers=headers
        )
        problem(told, 410, "code_expired")
    problem(await caller.post("login/resend", {"challenge": challenge}), 410, "code_expired")
    assert (await caller.open(challenge, code)).status_code == 200
    problem(await caller.open(challenge, code), 410, "code_expired")
    login = (await Citizen(caller.service, caller.http).begin()).json()["id"]
    code = await citizen.newest_code(login)
    problem(await caller.open(login, code), 410, "code_expired")


async def test_tries_and_time_are_those_of_every_code(
    citizen: Citizen, caller: Caller, watch: Watch
) -> None:
    number = await filed(citizen)
    challenge, code = await code_for(caller, number)
    assert fields(await caller.open(challenge, "12345")) == {"code": "not_six_digits"}
    for left in (4, 3, 2, 1):
        told = problem(await caller.open(challenge, other(code)), 422, "code_wrong")
        assert told["tries_left"] == left
    problem(await caller.open(challenge, other(code)), 429, "code_locked")
    problem(await caller.open(challenge, code), 429, "code_locked")
    challenge, code = await code_for(caller, number)
    watch.turn(minutes=3)
    problem(await caller.open(challenge, code), 410, "code_expired")


# -- nobody learns whether there is one ----------------------------------------------------


async def test_right_and_wrong_are_answered_alike(citizen: Citizen, caller: Caller) -> None:
    number, right = await filed(citizen), ending_of(caller.service)
    wrong = "0000" if right != "0000" else "0002"
    shapes: set[str] = set()
    for asked in ((number, right), (number, wrong), (NOBODYS, right), (NOBODYS, wrong)):
        told = await caller.begin(*asked)
        body = told.json()
        messages = await caller.messages(body["id"])
        assert len(messages) == (asked == (number, right)), "a code comes to the owner alone"
        head = dict(told.headers)
        shapes.add(str((told.status_code, head, {**body, "id": len(body["id"])})))
        for left in (4, 3, 2, 1):
            wrong_code = problem(await caller.open(body["id"], "000000"), 422, "code_wrong")
            assert wrong_code["tries_left"] == left
        problem(await caller.open(body["id"], "000000"), 429, "code_locked")
    assert len(shapes) == 1


async def test_no_code_fits_a_challenge_about_nobody(caller: Caller) -> None:
    """Also not the one that was made for it and went nowhere."""
    told = await caller.begin(NOBODYS, "1232")
    codes = caller.service.rooms.codes
    made: list[str] = []
    for _ in range(20):
        sent = await caller.service.rooms.database.write(
            lambda writing: codes.begin(writing, "lookup", None, "", caller.service.rooms.now())
        )
        made.append(sent.code)
        problem(await caller.open(sent.challenge.id, sent.code), 422, "code_wrong")
    assert len({*made}) > 10 and told.status_code == 200


async def test_a_gateway_out_of_order_is_not_told(
    citizen: Citizen, caller: Caller, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    """Or its failing would say that the digits were right."""
    number = await filed(citizen)

    async def fail(*_: object) -> None:
        raise SmsNotSent(f"{number}")

    monkeypatch.setattr(caller.service.rooms.sms, "send", fail)
    told = await caller.begin(number, ending_of(caller.service))
    assert told.status_code == 200
    await caller.service.rooms.courier.rest()
    assert "SmsNotSent at" in caplog.text and number not in caplog.text


async def test_the_answer_does_not_wait_for_the_message(
    citizen: Citizen, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, gate = await filed(citizen), asyncio.Event()

    async def slow(*_: object) -> None:
        await gate.wait()

    monkeypatch.setattr(caller.service.rooms.sms, "send", slow)
    told = await asyncio.wait_for(caller.begin(number, ending_of(caller.service)), 5)
    assert told.status_code == 200
    gate.set()
    await caller.service.rooms.courier.rest()


async def test_the_message_names_nothing(citizen: Citizen, caller: Caller) -> None:
    number = await filed(citizen)
    said: set[str] = set()
    for caller.language in ("tr", "en"):
        told = await caller.begin(number, ending_of(caller.service))
        (text,) = await caller.messages(told.json()["id"])
        assert number not in text and "Kaldırım" not in text
        assert len(re.findall(r"\d+", text)) == 1, "the code is the only number"
        said.add(re.sub(r"\d+", "", text))
    assert len(said) == 2


async def test_nothing_plain_is_stored_or_logged(
    settings: Settings, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    service = create_app(settings, now=watch)
    await service.open()
    wire = httpx.ASGITransport(service)
    with caplog.at_level(logging.DEBUG):
        async with httpx.AsyncClient(transport=wire, base_url="http://service") as http:
            caller = Caller(service, http)
            number = await filed_by(service, http)
            caplog.clear()
            challenge, code = await code_for(caller, number)
            await caller.open(challenge, code)
            rows = await service.rooms.database.read(
                lambda known: str(known.execute(select(challenges)).all())
            )
    assert code not in rows and challenge not in rows
    for telling in (number, number.replace("-", ""), challenge, code):
        assert telling not in caplog.text.replace("%2D", "-")
    await service.close()


# -- limits --------------------------------------------------------------------------------


async def test_too_many_lookups_of_one_number_stop_only_whoever_did_them(
    citizen: Citizen, service: Service, http: httpx.AsyncClient
) -> None:
    number = await filed(citizen)
    attacker = Caller(service, http)
    for _ in range(5):
        assert (await attacker.begin(number, "0000")).status_code == 200
    told = await attacker.begin(number, "0000")
    body = problem(told, 429, "too_many_lookups")
    assert 0 < body["retry_after"] <= 15 * 60 and "15" in body["detail"]
    owner = Caller(service, http)
    assert (await owner.open(*await code_for(owner, number))).status_code == 200


async def test_a_hundred_wrong_tries_leave_the_neighbour_and_the_login_free(
    citizen: Citizen, service: Service, http: httpx.AsyncClient
) -> None:
    number = await filed(citizen)
    attacker = Caller(service, http)
    for _ in range(100):
        await attacker.begin(NOBODYS, "0000")
    neighbour = Caller(service, http)
    assert (await neighbour.open(*await code_for(neighbour, number))).status_code == 200
    for count in range(70):
        digits = f"2026{count:08}"
        await attacker.begin(digits + check_digit(digits), "0000")
    problem(await neighbour.begin(number, "0000"), 429, "too_many_lookups")
    assert (await Citizen(service, http, index=1).begin()).status_code == 200


async def test_a_phone_is_not_flooded_and_nobody_hears_of_it(
    citizen: Citizen, service: Service, http: httpx.AsyncClient
) -> None:
    number, ending = await filed(citizen), ending_of(service)
    came = 0
    for _ in range(10):
        device = Caller(service, http)
        told = await device.begin(number, ending)
        assert told.status_code == 200
        came += len(await device.messages(told.json()["id"]))
    assert came == 6


# -- what is typed -------------------------------------------------------------------------

HOSTILE: list[tuple[Any, Any, dict[str, str]]] = [
    ("", "", {"number": "missing", "id_ending": "missing"}),
    (" \u200b\u202e", "\x00", {"number": "missing", "id_ending": "missing"}),
    ("2026-000-000-000-1", "1232", {"number": "not_an_application_number"}),
    ("9999-999-999-999", "1232", {"number": "not_an_application_number"}),
    ("2" * 40, "1232", {"number": "not_an_application_number"}),
    ("²" * 13, "1232", {"number": "not_an_application_number"}),
    ("' OR 1=1 --", "1232", {"number": "not_an_application_number"}),
    (NOBODYS, "1233", {"id_ending": "odd_ending"}),
    (NOBODYS, "123", {"id_ending": "not_four_digits"}),
    (NOBODYS, "11252939888", {"id_ending": "not_four_digits"}),
    (NOBODYS, "12a4", {"id_ending": "not_four_digits"}),
    (NOBODYS, "²²²²", {"id_ending": "not_four_digits"}),
    (NOBODYS, "----", {"id_ending": "not_four_digits"}),
    (NOBODYS, "%%%%", {"id_ending": "not_four_digits"}),
    ("2" * 41, "1232", {"number": "too_long"}),
    (NOBODYS, "1" * 17, {"id_ending": "too_long"}),
    (5, None, {"number": "wrong_type", "id_ending": "wrong_type"}),
    ([NOBODYS], {"$ne": 1}, {"number": "wrong_type", "id_ending": "wrong_type"}),
]  # fmt: skip


@pytest.mark.parametrize(("number", "ending", "wrong"), HOSTILE)
async def test_what_cannot_be_one_is_told_at_its_field(
    caller: Caller, number: Any, ending: Any, wrong: dict[str, str]
) -> None:
    sentences: set[str] = set()
    for caller.language in ("tr", "en"):
        told = await caller.begin(number, ending)
        assert fields(told) == wrong
        sentences.add(str([fault["detail"] for fault in told.json()["errors"]]))
    assert len(sentences) == 2


async def test_however_it_is_typed(citizen: Citizen, caller: Caller) -> None:
    number, ending = await filed(citizen), ending_of(caller.service)
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    for typed in (number, number.replace("-", " "), f" {number.replace('-', '')} "):
        told = await caller.begin(typed.translate(arabic), " ".join(ending).translate(arabic))
        assert await caller.messages(told.json()["id"])
    problem(await caller.post("lookup", {"number": number}), 422, "invalid")
    more = {"number": number, "id_ending": ending, "name": "x"}
    assert fields(await caller.post("lookup", more)) == {"name": "unknown_field"}


@given(st.integers(100_000_000, 999_999_999))
def test_every_identity_number_has_an_ending(nine: int) -> None:
    number = with_check_digits(nine)
    assert id_ending(number[-4:]) == number[-4:]
    assert lookup_faults({"number": NOBODYS, "id_ending": number[-4:]}) == {}
    slip = number[-4:-1] + str((int(number[-1]) + 1) % 10)
    assert lookup_faults({"number": NOBODYS, "id_ending": slip}) == {"id_ending": "odd_ending"}


@given(st.text(max_size=40), st.text(max_size=16))
def test_whatever_is_typed_has_an_answer(number: str, ending: str) -> None:
    found = lookup_faults({"number": number, "id_ending": ending})
    assert {*found} <= {"number", "id_ending"}
    assert id_ending(ending) is None or "id_ending" not in found
