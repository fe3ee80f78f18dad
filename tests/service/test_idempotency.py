"""The same sending counts once, whatever the network does."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import func, select

from service.applications import receiving
from service.store.tables import applications, events
from tests.service.citizen import Citizen, Watch, application, problem


async def rows(citizen: Citizen) -> tuple[int, int]:
    return await citizen.service.rooms.database.read(
        lambda connection: (
            connection.execute(select(func.count()).select_from(applications)).scalar_one(),
            connection.execute(select(func.count()).select_from(events)).scalar_one(),
        )
    )


async def test_the_same_again_brings_the_same_receipt(citizen: Citizen, watch: Watch) -> None:
    first = await citizen.file("key-0123456789abc")
    watch.turn(days=2)
    await citizen.log_in()
    again = await citizen.file("key-0123456789abc")
    assert again.status_code == 201
    assert again.json() == first.json()
    assert again.headers["idempotent-replayed"] == "true"
    assert await rows(citizen) == (1, 2), "received, and forwarded to the first unit"


async def test_the_same_content_in_another_order_is_the_same(citizen: Citizen) -> None:
    whole = application()
    turned = {name: whole[name] for name in reversed(whole)}
    turned["answers"] = {name: whole["answers"][name] for name in reversed(whole["answers"])}
    key = {"idempotency-key": "key-0123456789abc"}
    first = await citizen.post("applications", whole, **key)
    assert (await citizen.post("applications", turned, **key)).json() == first.json()


@pytest.mark.parametrize("other", [{"title": "Başka bir başlık"}, {"title": 7}])
async def test_another_content_with_the_same_key(citizen: Citizen, other: dict[str, Any]) -> None:
    await citizen.file("key-0123456789abc")
    told = await citizen.file("key-0123456789abc", **other)
    problem(told, 422, "idempotency_key_reused")
    assert (await rows(citizen))[0] == 1


async def test_two_people_may_have_the_same_key(citizen: Citizen) -> None:
    other = await Citizen(citizen.service, citizen.http, index=1).log_in()
    one = await citizen.file("key-0123456789abc")
    two = await other.file("key-0123456789abc")
    assert one.json()["number"] != two.json()["number"]


async def test_fifty_at_once_are_one(citizen: Citizen) -> None:
    told = await asyncio.gather(*(citizen.file("key-0123456789abc") for _ in range(50)))
    assert {answer.status_code for answer in told} == {201}
    assert len({answer.json()["number"] for answer in told}) == 1
    assert sum("idempotent-replayed" in answer.headers for answer in told) == 49
    assert await rows(citizen) == (1, 2), "received, and forwarded to the first unit"


async def test_fifty_different_ones_are_fifty(citizen: Citizen) -> None:
    told = await asyncio.gather(*(citizen.file() for _ in range(50)))
    assert len({answer.json()["number"] for answer in told}) == 50


async def test_a_taken_number_is_drawn_again(
    citizen: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter([7, 7, 7, 8])

    def draw(_below: int) -> int:
        return next(drawn)

    monkeypatch.setattr("service.applications.numbers.secrets.randbelow", draw)
    one, two = await citizen.file(), await citizen.file()
    assert one.json()["number"].startswith("2026-000-000-07")
    assert two.json()["number"].startswith("2026-000-000-08")


async def test_what_was_received_stays_received(
    citizen: Citizen, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await citizen.file("key-0123456789abc")

    def refuse(*_: object) -> None:
        raise receiving.Refusal("form_changed")

    monkeypatch.setattr(receiving, "whole", refuse)
    again = await citizen.file("key-0123456789abc")
    assert again.json() == first.json()
    problem(await citizen.file(), 409, "form_changed")


async def test_neither_key_nor_content_is_stored_plain(citizen: Citizen) -> None:
    await citizen.file("key-0123456789abc")
    row = await citizen.service.rooms.database.read(
        lambda connection: connection.execute(select(applications)).one()
    )
    assert len(row.idempotency_hash) == len(row.content_hash) == 32
    assert "key-0123456789abc" not in str(row)
