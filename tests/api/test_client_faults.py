"""Whatever the wire does, the client lets out a model or one of our own errors."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import json
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mobile.api import errors
from mobile.api.client import Client
from mobile.api.models import (
    NewApplication,
    Tokens,
)
from tests.api.calls import (
    CALLS,
    KEY,
    NO_ANSWER_TO_READ,
    PAPER,
    UNNAMED,
    WHO,
    Call,
)
from tests.house import House
from tests.wire import (
    Fault,
    answered,
    lost_after,
    lost_before,
    portal,
    problem,
    proxy_down,
    timed_out,
    truncated,
    wrongly_packed,
)

EMPTY = answered(204)

WIRE_FAULTS: list[tuple[Fault, type[errors.ApiError]]] = [
    (lost_before, errors.Unreachable),
    (lost_after, errors.Unreachable),
    (timed_out, errors.Unreachable),
    (wrongly_packed, errors.Unreachable),
    (portal, errors.Garbled),
    (proxy_down, errors.Garbled),
    (answered(302, location="http://cafe"), errors.Garbled),
    (EMPTY, errors.Garbled),
    (answered(200, []), errors.Garbled),
    (answered(200, b"\xff\xfe\x00"), errors.Garbled),
    (answered(200, b"[" * 100_000), errors.Garbled),
    (problem(400, "malformed"), errors.Refused),
    (problem(401, "login_needed"), errors.LoginNeeded),
    (problem(404, "not_found"), errors.NotFound),
    (problem(409, "form_changed"), errors.Refused),
    (problem(413, "too_large"), errors.Invalid),
    (problem(422, "invalid"), errors.Invalid),
    (problem(429, "too_many_logins", retry_after=60), errors.TooMany),
    (problem(500, "broken"), errors.Broken),
    (problem(503, "unavailable"), errors.Broken),
    (answered(401, b"<h1>401</h1>"), errors.Garbled),
]


def logged_in(client: Client, access: str = "access", refresh: str = "refresh") -> Client:
    client.tokens = Tokens(
        access_token=access,
        refresh_token=refresh,
        access_expires_at=datetime.now(UTC) + timedelta(minutes=15),
        name="Gizem Gizli",
    )
    return client


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and all that its traceback would show."""
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def test_every_method_is_tried() -> None:
    methods = {
        name
        for name, _ in inspect.getmembers(Client, inspect.iscoroutinefunction)
        if not name.startswith("_")
    }
    assert methods == CALLS.keys() | {"close"}


def test_every_class_of_error_has_its_fault_on_the_wire() -> None:
    def below(kind: type[errors.ApiError]) -> set[type[errors.ApiError]]:
        return {kind}.union(*(below(one) for one in kind.__subclasses__()))

    # Outdated is raised by no answer of today's contract: there is nothing unknown to it yet.
    expected = below(errors.ApiError) - {errors.ApiError, errors.Outdated}
    assert {kind for _, kind in WIRE_FAULTS} == expected


@pytest.mark.parametrize(("fault", "kind"), WIRE_FAULTS)
async def test_a_fault_of_the_wire_is_our_own_error(
    house: House, fault: Fault, kind: type[errors.ApiError]
) -> None:
    house.wire.spoil(fault)
    for name, call in CALLS.items():
        client = logged_in(house.connect())
        silent = (
            (name == "demo" and kind is errors.NotFound)
            or (name in NO_ANSWER_TO_READ and fault is portal)
            or (name in ("delete_draft", "delete_file") and fault is EMPTY)
        )
        try:
            await call(client)
        except errors.ApiError as told:
            assert type(told) is kind, name
            assert all(isinstance(one, (errors.ApiError, ValueError)) for one in chain(told))
            assert not silent, name
        else:
            assert silent or name in NO_ANSWER_TO_READ, name


@pytest.mark.parametrize("name", ["forms", "form", "places", "units", "demo"])
async def test_half_an_answer_is_garbled(house: House, name: str) -> None:
    client = house.connect()
    assert await CALLS[name](client)
    house.wire.spoil(truncated)
    with pytest.raises(errors.Garbled):
        await CALLS[name](client)


async def test_a_problem_is_told_whole(house: House) -> None:
    client = house.connect()
    fields = [{"field": "phone", "code": "not_mobile", "detail": "Cep telefonu yazın."}]
    house.wire.spoil(
        problem(422, "invalid", "Düzeltin.", errors=fields, retry_after=7, tries_left=2, new="x")
    )
    with pytest.raises(errors.Invalid) as told:
        await client.identify(WHO)
    assert (told.value.code, told.value.detail) == ("invalid", "Düzeltin.")
    assert told.value.fields == {"phone": "Cep telefonu yazın."}
    assert (told.value.retry_after, told.value.tries_left) == (7, 2)


async def test_the_services_own_refusals_arrive_typed(house: House) -> None:
    client = house.connect()
    with pytest.raises(errors.NotFound) as missing:
        await client.form("no/such form")
    assert missing.value.code == "not_found"
    with pytest.raises(errors.Invalid) as unknown:
        await client.identify(WHO)
    assert unknown.value.code == "identity_unknown"
    for _ in range(4):
        with pytest.raises(errors.Invalid):
            await client.identify(WHO)
    with pytest.raises(errors.TooMany) as told:
        await client.identify(WHO)
    assert told.value.retry_after
    with pytest.raises(errors.LoginNeeded):
        await client.applications()


def test_a_status_we_have_never_seen_is_still_ours() -> None:
    """Every status of HTTP and beyond, with and without a problem in it."""

    async def ask(status: int, body: bytes) -> type[BaseException]:
        def answer(_: httpx.Request) -> httpx.Response:
            return httpx.Response(status, content=body)

        client = Client("http://service", transport=httpx.MockTransport(answer))
        try:
            await client.forms()
        except Exception as told:
            return type(told)
        raise AssertionError(f"{status} passed for an answer")

    async def all_of_them() -> None:
        for status in (*range(200, 600), 999):
            assert issubclass(await ask(status, b"nothing"), errors.Garbled)
            if status >= 300:
                known = await ask(status, b'{"code": "odd", "detail": "."}')
                wanted = errors.Broken if status >= 500 else errors.Refused
                assert issubclass(known, wanted), status

    asyncio.run(all_of_them())


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
known_names = st.sampled_from(
    ["code", "detail", "errors", "retry_after", "forms", "id", "title", "steps", "questions",
     "kind", "units", "number", "name", "provinces", "access_token", "refresh_token",
     "access_expires_at", "identity", "messages", "applications", "next", "clock", "answers"]
)  # fmt: skip
documents = json_values | st.dictionaries(known_names, json_values)
bodies = st.binary(max_size=60) | documents.map(lambda value: json.dumps(value).encode())


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(status=st.integers(200, 599), body=bodies, name=st.sampled_from(sorted(CALLS)))
def test_nothing_foreign_leaves_the_client(status: int, body: bytes, name: str) -> None:
    async def ask() -> None:
        def answer(_: httpx.Request) -> httpx.Response:
            return httpx.Response(status, content=body)

        client = logged_in(Client("http://service", transport=httpx.MockTransport(answer)))
        try:
            await CALLS[name](client)
        except errors.ApiError as told:
            assert "gizli" not in str(told).lower()

    asyncio.run(ask())


HALF_A_LETTER = NewApplication.model_construct(
    form="request", form_version=1, answers={"text": "\ud800"}
)
UNSENDABLE: list[Call] = [
    lambda client: client.units("\ud800"),
    lambda client: client.form("\ud800"),
    lambda client: client.application("\ud800"),
    lambda client: client.send(PAPER, "anahtar-ş"),
    lambda client: client.send(HALF_A_LETTER, KEY),
]


@pytest.mark.parametrize("call", UNSENDABLE)
async def test_what_cannot_be_sent_is_our_own_error(house: House, call: Call) -> None:
    client = logged_in(house.connect())
    with pytest.raises(errors.ApiError):
        await call(client)


async def test_a_closed_client_is_our_own_error(house: House) -> None:
    client = house.connect()
    await client.close()
    with pytest.raises(errors.Unreachable):
        await client.forms()


async def test_tokens_that_fit_no_header_are_our_own_error(house: House) -> None:
    """A stranger's answer to the login may hold anything."""
    client = logged_in(house.connect(), access="ş")
    with pytest.raises(errors.ApiError):
        await client.applications()
    with pytest.raises(errors.ApiError):
        await client.log_out()
    assert client.tokens is None


async def test_a_language_that_fits_no_header_is_our_own_error(house: House) -> None:
    client = house.connect()
    client.language = "türkçe"
    with pytest.raises(errors.ApiError):
        await client.forms()


@pytest.mark.parametrize("fault", [fault for fault, _ in WIRE_FAULTS] + [truncated])
async def test_no_personal_word_stands_in_an_error(house: House, fault: Fault) -> None:
    """Neither in its text nor in its traceback's messages: both end up in logs."""
    secrets = ["10000000146", "Gizem", "Gizli", "A12B34567", "532", "çok gizli", "access", "123456"]
    client = logged_in(house.connect(), "access-secret", "refresh-secret")
    house.wire.spoil(fault)
    calls: list[Call] = [CALLS["identify"], CALLS["send"], CALLS["enter_code"]]
    for call in calls:
        with pytest.raises(errors.ApiError) as told:
            await call(client)
        for error in chain(told.value):
            said = str(error) + "".join(traceback.format_exception_only(error))
            assert not [word for word in secrets if word in said], said


async def test_an_answer_that_does_not_fit_is_told_without_its_values(house: House) -> None:
    client = house.connect()
    house.wire.spoil(answered(200, {"access_token": 7, "name": ["Gizem Gizli"]}))
    with pytest.raises(errors.Garbled) as told:
        await client.enter_code("challenge", "123456")
    assert "access_token" in str(told.value.__cause__)
    assert "Gizem" not in "".join(traceback.format_exception(told.value))


@pytest.mark.parametrize("number", ["../forms", "a/b", "?x=1", "#x", "..", ".", "%2e%2e", " "])
async def test_a_number_can_neither_climb_nor_branch(house: House, number: str) -> None:
    client = logged_in(house.connect())
    house.wire.spoil(problem(404, "not_found"))
    with pytest.raises(errors.NotFound):
        await client.application(number)
    assert house.wire.asked[0].url.raw_path.startswith(b"/api/v1/applications/")
    assert b"/" not in house.wire.asked[0].url.raw_path.removeprefix(b"/api/v1/applications/")


async def test_every_request_names_the_language_and_all_but_tips_the_device(house: House) -> None:
    client = logged_in(house.connect())
    house.wire.spoil(problem(404, "not_found"))
    for language in ("tr", "en"):
        client.language = language
        for name, call in CALLS.items():
            house.wire.asked.clear()
            client = logged_in(client)
            with contextlib.suppress(errors.ApiError):
                await call(client)
            for request in house.wire.asked:
                assert request.headers["accept-language"] == language
                device = None if name in UNNAMED else "device-of-a-test"
                assert request.headers.get("device-id") == device


async def test_the_language_reaches_the_services_own_sentences(house: House) -> None:
    client = house.connect()
    told: list[str] = []
    for client.language in ("tr", "en"):
        with pytest.raises(errors.NotFound) as missing:
            await client.form("none")
        told.append(missing.value.detail)
    assert told[0] and told[1] and told[0] != told[1]


async def test_without_a_device_no_name_is_sent(house: House) -> None:
    client = Client("http://service", transport=house.wire)
    await client.forms()
    assert "device-id" not in house.wire.asked[0].headers
    await client.close()


async def test_only_a_citizens_own_requests_carry_the_token(house: House) -> None:
    client = logged_in(house.connect())
    house.wire.spoil(problem(404, "not_found"))
    own = {"keep_as_evidence", "undo_withdrawal", "receipt_paper", "notice_wishes", "notify_by_sms"}
    own |= {"confirm_email", "applications", "forget_email", "delete_draft", "file_content", "send"}
    own |= {"application", "contest_fee", "prove_email", "delete_file", "save_draft", "ask_where"}
    own |= {"object_to", "withdraw", "say_paid", "last_day", "document", "new_file", "log_out"}
    own |= {"content", "receipt", "reopen", "letter", "drafts", "reply", "draft", "rate", "file"}
    for name, call in CALLS.items():
        house.wire.asked.clear()
        logged_in(client)
        with contextlib.suppress(errors.ApiError):
            await call(client)
        carried = ["authorization" in request.headers for request in house.wire.asked]
        assert carried == [name in own], name


async def test_a_service_without_a_demo_has_no_sample(house: House) -> None:
    client = house.connect()
    assert await client.demo() is not None
    house.wire.spoil(problem(404, "not_found"))
    assert await client.demo() is None
