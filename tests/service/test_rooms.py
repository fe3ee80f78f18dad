"""The rooms by themselves: the store, the contract."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.exc import IntegrityError

from service.app import Service
from service.store.instants import instant, microseconds
from service.store.metadata import metadata
from service.store.tables import form_versions
from tests.service.citizen import Citizen

# -- the store -----------------------------------------------------------------------------


async def test_the_migrations_make_the_tables(service: Service) -> None:
    def difference(connection: Connection) -> list[Any]:
        return compare_metadata(MigrationContext.configure(connection), metadata)

    assert await service.rooms.database.read(difference) == []


async def test_the_database_keeps_what_it_confirmed(service: Service) -> None:
    def pragma(connection: Connection) -> list[object]:
        names = ("journal_mode", "synchronous", "foreign_keys")
        return [connection.execute(text(f"PRAGMA {name}")).scalar() for name in names]

    assert await service.rooms.database.read(pragma) == ["wal", 2, 1]


async def test_one_failure_spoils_nobody_else(service: Service) -> None:
    database = service.rooms.database

    def work(version: int) -> Callable[[Connection], None]:
        def write(connection: Connection) -> None:
            row = {"id": "x", "version": version % 7, "definition": ""}
            connection.execute(insert(form_versions), row)

        return write

    told = await asyncio.gather(
        *(database.write(work(version)) for version in range(10)), return_exceptions=True
    )
    assert [type(one) for one in told] == [type(None)] * 7 + [IntegrityError] * 3
    stored = await database.read(
        lambda known: known.execute(
            select(form_versions.c.version).where(form_versions.c.id == "x")
        ).all()
    )
    assert len(stored) == 7


def test_times_keep_their_microseconds_and_need_a_zone() -> None:
    moment = datetime(2026, 3, 16, 23, 59, 59, 999999, timezone(timedelta(hours=3)))
    assert instant(microseconds(moment)) == moment
    assert instant(microseconds(moment)).tzinfo is UTC
    with pytest.raises(ValueError, match="zone"):
        microseconds(moment.replace(tzinfo=None))


# -- the contract --------------------------------------------------------------------------


OPEN311 = {("/open311/v2/services/{code}.json", "404")}
"""GeoReport has its own way of saying that something is not there (test_open311.py)."""


async def test_the_document_is_whole(citizen: Citizen) -> None:
    told = await citizen.http.get("/api/openapi.json")
    document = told.json()
    names = set(document["components"]["schemas"])
    for reference in {part.split('"')[0] for part in told.text.split("#/components/schemas/")[1:]}:
        assert reference in names
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert "500" in operation["responses"], (path, method)
            if path.startswith("/api/v1/applications"):
                assert operation["security"] == [{"login": []}]
            for status, told_ in operation["responses"].items():
                if int(status) >= 400 and (path, status) not in OPEN311:
                    assert list(told_["content"]) == ["application/problem+json"]
    assert (await citizen.http.get("/docs")).status_code == 404
