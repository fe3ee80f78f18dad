"""Codes, tokens, and how often one may try."""

from __future__ import annotations

import httpx
import pytest
from sqlalchemy import select

from mobile.api.models import Tokens
from service.app import Service
from service.store.tables import challenges, people, tokens
from tests.service.citizen import Citizen, Watch, fields, problem


async def begun(citizen: Citizen) -> tuple[str, str, str]:
    """A challenge, its right code, and a wrong one."""
    challenge = (await citizen.begin()).json()["id"]
    right = await citizen.newest_code(challenge)
    return challenge, right, f"{(int(right) + 1) % 1_000_000:06}"


async def enter(citizen: Citizen, challenge: str, code: str) -> httpx.Response:
    return await citizen.post("login/code", {"challenge": challenge, "code": code})


async def test_wrong_codes_are_counted_and_then_it_is_over(stranger: Citizen) -> None:
    challenge, right, wrong = await begun(stranger)
    for left in (4, 3, 2, 1):
        body = problem(await enter(stranger, challenge, wrong), 422, "code_wrong")
        assert body["tries_left"] == left
        assert str(left) in body["detail"]
    problem(await enter(stranger, challenge, wrong), 429, "code_locked")
    problem(await enter(stranger, challenge, right), 429, "code_locked")
    problem(await stranger.post("login/resend", {"challenge": challenge}), 429, "code_locked")


@pytest.mark.parametrize(
    ("language", "left"),
    [
        ("en", ("4 tries", "3 tries", "2 tries", "1 try")),
        (
            "ru",
            (
                "осталось 4 попытки",
                "осталось 3 попытки",
                "осталось 2 попытки",
                "осталась 1 попытка",
            ),
        ),
        ("ar", ("4 محاولات", "3 محاولات", "محاولتان (2)", "محاولة واحدة (1)")),
    ],
)
async def test_tries_left_are_counted_as_the_language_counts(
    stranger: Citizen, language: str, left: tuple[str, ...]
) -> None:
    stranger.language = language
    challenge, _, wrong = await begun(stranger)
    for words in left:
        body = problem(await enter(stranger, challenge, wrong), 422, "code_wrong")
        assert words in body["detail"].lower()


async def test_a_code_that_is_none_costs_no_try(stranger: Citizen) -> None:
    challenge, right, wrong = await begun(stranger)
    for typed in ("", "12345", "1234567", "12345a"):
        assert fields(await enter(stranger, challenge, typed)) == {"code": "not_six_digits"}
    assert (await enter(stranger, challenge, wrong)).json()["tries_left"] == 4
    arabic = right.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert (await enter(stranger, challenge, arabic)).status_code == 200


async def test_a_code_lives_three_minutes_and_once(stranger: Citizen, watch: Watch) -> None:
    challenge, right, _ = await begun(stranger)
    watch.turn(minutes=3)
    problem(await enter(stranger, challenge, right), 410, "code_expired")
    challenge, right, _ = await begun(stranger)
    watch.turn(minutes=2, seconds=59)
    assert (await enter(stranger, challenge, right)).status_code == 200
    problem(await enter(stranger, challenge, right), 410, "code_expired")
    problem(await enter(stranger, "nobody's", right), 410, "code_expired")


async def test_a_new_code_replaces_the_old_one(stranger: Citizen, watch: Watch) -> None:
    challenge, first, wrong = await begun(stranger)
    await enter(stranger, challenge, wrong)
    again = {"challenge": challenge}
    told = await stranger.post("login/resend", again)
    assert problem(told, 429, "resend_too_soon")["retry_after"] == 30
    assert told.headers["retry-after"] == "30"
    watch.turn(seconds=30)
    second = first
    while second == first:
        told = await stranger.post("login/resend", again)
        assert told.status_code == 200
        assert told.json()["tries_left"] == 4
        second = await stranger.newest_code(challenge)
        watch.turn(seconds=30)
    watch.turn(minutes=2)
    problem(await enter(stranger, challenge, first), 422, "code_wrong")
    assert (await enter(stranger, challenge, second)).status_code == 200


async def test_a_phone_is_not_flooded(stranger: Citizen, watch: Watch) -> None:
    challenge, _, _ = await begun(stranger)
    for _ in range(4):
        watch.turn(seconds=30)
        assert (await stranger.post("login/resend", {"challenge": challenge})).status_code == 200
    watch.turn(seconds=30)
    problem(await stranger.post("login/resend", {"challenge": challenge}), 429, "code_locked")


async def test_a_challenge_ends_for_good(stranger: Citizen, watch: Watch) -> None:
    challenge, _, _ = await begun(stranger)
    watch.turn(minutes=15)
    problem(await stranger.post("login/resend", {"challenge": challenge}), 410, "code_expired")


async def prolong(citizen: Citizen, challenge: str) -> httpx.Response:
    return await citizen.post("codes/prolong", {"challenge": challenge})


async def test_a_code_is_prolonged_ten_times_and_keeps_its_tries(
    stranger: Citizen, watch: Watch
) -> None:
    challenge, right, wrong = await begun(stranger)
    await enter(stranger, challenge, wrong)
    for left in reversed(range(10)):
        watch.turn(minutes=2, seconds=59)
        told = await prolong(stranger, challenge)
        assert told.status_code == 200, told.text
        body = told.json()
        assert (body["extensions_left"], body["tries_left"]) == (left, 4)
        assert body["seconds_left"] == 180
        assert body["phone"] == "+90 5** *** ** 00"
    problem(await prolong(stranger, challenge), 409, "code_not_prolonged")
    watch.turn(minutes=2, seconds=59)
    assert (await enter(stranger, challenge, wrong)).json()["tries_left"] == 3
    assert (await enter(stranger, challenge, right)).status_code == 200
    problem(await prolong(stranger, challenge), 410, "code_expired")


async def test_a_code_lives_thirty_three_minutes_at_most(stranger: Citizen, watch: Watch) -> None:
    challenge, right, _ = await begun(stranger)
    for _ in range(11):
        watch.turn(minutes=2, seconds=59)
        await prolong(stranger, challenge)
    watch.turn(seconds=11)
    problem(await enter(stranger, challenge, right), 410, "code_expired")
    problem(await prolong(stranger, challenge), 410, "code_expired")


async def test_a_code_that_is_over_or_locked_is_not_prolonged(
    stranger: Citizen, watch: Watch
) -> None:
    challenge, _, wrong = await begun(stranger)
    watch.turn(minutes=3)
    problem(await prolong(stranger, challenge), 410, "code_expired")
    problem(await prolong(stranger, "nobody's"), 410, "code_expired")
    assert (await stranger.post("login/resend", {"challenge": challenge})).status_code == 200
    for _ in range(5):
        await enter(stranger, challenge, wrong)
    problem(await prolong(stranger, challenge), 429, "code_locked")


async def test_a_new_code_may_be_prolonged_anew(stranger: Citizen, watch: Watch) -> None:
    challenge, _, _ = await begun(stranger)
    watch.turn(minutes=2)
    assert (await prolong(stranger, challenge)).json()["extensions_left"] == 9
    again = (await stranger.post("login/resend", {"challenge": challenge})).json()
    assert again["extensions_left"] == 10


async def test_one_address_may_not_prolong_without_end(stranger: Citizen, service: Service) -> None:
    told = [await prolong(stranger, f"nobody's {n}") for n in range(121)]
    assert {one.status_code for one in told[:120]} == {410}
    assert problem(told[120], 429, "too_many_prolongs")["retry_after"] > 0


async def test_messages_are_seen_by_whoever_asked_for_them(stranger: Citizen) -> None:
    challenge, code, _ = await begun(stranger)
    box = (await stranger.post("demo/messages", {"challenge": challenge})).json()
    assert [message["phone"] for message in box["messages"]] == ["+90 5** *** ** 00"]
    assert code in box["messages"][0]["text"]
    other = (await stranger.post("demo/messages", {"challenge": "other"})).json()
    assert other == {"messages": []}


async def refreshed(citizen: Citizen, token: str) -> httpx.Response:
    return await citizen.post("login/refresh", {"refresh_token": token})


async def test_tokens_run_out_and_are_renewed(citizen: Citizen, watch: Watch) -> None:
    assert citizen.tokens
    old = citizen.tokens
    watch.turn(minutes=15)
    problem(await citizen.get("applications"), 401, "login_needed")
    citizen.tokens = Tokens.model_validate_json(
        (await refreshed(citizen, old.refresh_token)).content
    )
    assert citizen.tokens.name == old.name
    assert (await citizen.get("applications")).status_code == 200
    watch.turn(days=30)
    problem(await refreshed(citizen, citizen.tokens.refresh_token), 401, "login_needed")


async def test_a_stolen_refresh_token_ends_the_session_at_once(citizen: Citizen) -> None:
    assert citizen.tokens
    stolen = citizen.tokens.refresh_token
    other = Citizen(citizen.service, citizen.http, tokens=citizen.tokens)
    citizen.tokens = Tokens.model_validate_json((await refreshed(citizen, stolen)).content)
    problem(await refreshed(other, stolen), 401, "login_needed")
    for one in (citizen, other):
        problem(await one.get("applications"), 401, "login_needed")
    problem(await refreshed(citizen, citizen.tokens.refresh_token), 401, "login_needed")


async def test_an_access_token_does_not_refresh_nor_the_other_way(citizen: Citizen) -> None:
    assert citizen.tokens
    problem(await refreshed(citizen, citizen.tokens.access_token), 401, "login_needed")
    swapped = citizen.tokens.model_copy(update={"access_token": citizen.tokens.refresh_token})
    citizen.tokens = swapped
    problem(await citizen.get("applications"), 401, "login_needed")


async def test_logging_out_ends_this_session_only(citizen: Citizen) -> None:
    elsewhere = await Citizen(citizen.service, citizen.http).log_in()
    assert (await citizen.post("logout", {})).status_code == 204
    problem(await citizen.get("applications"), 401, "login_needed")
    assert citizen.tokens
    problem(await refreshed(citizen, citizen.tokens.refresh_token), 401, "login_needed")
    assert (await elsewhere.get("applications")).status_code == 200


async def test_one_row_a_person_and_nothing_plain(citizen: Citizen) -> None:
    await Citizen(citizen.service, citizen.http).log_in()
    assert citizen.tokens
    read = citizen.service.rooms.database.read
    assert len(await read(lambda known: known.execute(select(people)).all())) == 1
    rows = str(await read(lambda known: known.execute(select(tokens)).all()))
    rows += str(await read(lambda known: known.execute(select(challenges)).all()))
    assert citizen.tokens.access_token not in rows
    assert citizen.tokens.refresh_token not in rows


# -- limits --------------------------------------------------------------------------------


async def test_too_many_logins_from_one_device(stranger: Citizen) -> None:
    for _ in range(5):
        assert (await stranger.begin()).status_code == 200
    told = await stranger.begin()
    body = problem(told, 429, "too_many_logins")
    assert 0 < body["retry_after"] <= 15 * 60
    assert told.headers["retry-after"] == str(body["retry_after"])
    assert "15" in body["detail"]


async def test_a_stranger_with_my_number_locks_out_only_himself(
    service: Service, http: httpx.AsyncClient
) -> None:
    attacker = Citizen(service, http)
    for _ in range(20):
        await attacker.begin(document_serial="A00A00000")
    problem(await attacker.begin(), 429, "too_many_logins")
    assert (await Citizen(service, http).begin()).status_code == 200


async def test_a_hundred_wrong_tries_leave_the_neighbour_free(
    service: Service, http: httpx.AsyncClient
) -> None:
    one, neighbour = Citizen(service, http), Citizen(service, http, index=1)
    for _ in range(100):
        await one.begin(document_serial="A00A00000")
    assert (await neighbour.begin()).status_code == 200


async def test_without_a_device_the_address_stands_for_it(
    service: Service, http: httpx.AsyncClient
) -> None:
    nameless = Citizen(service, http, device="")
    for _ in range(5):
        await nameless.begin()
    problem(await nameless.begin(), 429, "too_many_logins")
    elsewhere = httpx.ASGITransport(service, client=("2001:db8::1", 1))
    async with httpx.AsyncClient(transport=elsewhere, base_url="http://service") as other:
        assert (await Citizen(service, other, device="").begin()).status_code == 200


async def test_one_address_may_not_try_everybody(service: Service, http: httpx.AsyncClient) -> None:
    told = [await Citizen(service, http, index=index).begin() for index in range(61)]
    assert [answer.status_code for answer in told] == [200] * 60 + [429]
