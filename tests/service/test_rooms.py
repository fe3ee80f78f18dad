"""The rooms by themselves: clocks, forms, units, the store."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.exc import IntegrityError

from mobile.api.models import Form
from service import clock, forms, units
from service.app import Service
from service.forms.checking import FormRefused, checked
from service.store.instants import instant, microseconds
from service.store.tables import form_versions, metadata
from tests.service.citizen import Citizen

# -- clocks --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received", "last_day"),
    [
        (date(2026, 3, 16), date(2026, 4, 15)),
        (date(2026, 5, 20), date(2026, 6, 19)),
        (date(2026, 10, 20), date(2026, 11, 19)),
    ],
)
def test_thirty_days_of_the_petition_law(received: date, last_day: date) -> None:
    rule = clock.load().rule("petition")
    assert (rule.article, rule.days) == ("3071 m.7", 30)
    assert clock.due(rule, received) == last_day


def test_the_day_is_the_day_in_turkiye() -> None:
    evening = datetime(2026, 3, 16, 20, 59, tzinfo=UTC)
    assert clock.day_in_turkiye(evening) == date(2026, 3, 16)
    assert clock.day_in_turkiye(evening + timedelta(minutes=1)) == date(2026, 3, 17)
    with pytest.raises(ValueError, match="zone"):
        clock.day_in_turkiye(evening.replace(tzinfo=None))


# -- forms ---------------------------------------------------------------------------------


def test_every_form_is_whole() -> None:
    form = forms.load(clock.load()).current("request")
    assert form
    assert len(form.steps) == 5


Change = Callable[[dict[str, Any]], object]


CHANGES: list[tuple[Change, str]] = [
    (lambda form: form.pop("purpose"), "purpose: Field required"),
    (lambda form: form["title"].pop("en"), "title: has no words in 'en'"),
    (lambda form: form.update(colour="red"), "nobody knows the key 'colour'"),
    (
        lambda form: form["steps"][0]["questions"][0].update(requird=False),
        "steps.0.questions.0: nobody knows the key 'requird'",
    ),
    (lambda form: form.update(answer_days=15), "differ from the clock 'petition'"),
    (lambda form: form.update(id="other"), "the file is called 'request'"),
    (lambda form: form.update(version=0), "version: begins at 1"),
    (lambda form: form["steps"].append(form["steps"][0]), "topic: asked twice"),
    (
        lambda form: form["steps"][3]["questions"][0].update(min_length=500),
        "title: min_length and max_length do not fit",
    ),
    (lambda form: form["steps"][0]["questions"][0].update(kind="song"), "steps.0.questions.0"),
    (lambda form: form["steps"][0]["questions"][0].update(options=[]), "topic: needs options"),
]


@pytest.mark.parametrize(("change", "words"), CHANGES)
def test_a_form_that_is_wrong_says_where(tmp_path: Path, change: Change, words: str) -> None:
    source = json.loads((forms.FOLDER / "request.json").read_text("utf-8"))
    change(source)
    (tmp_path / "request.json").write_text(json.dumps(source))
    with pytest.raises(FormRefused) as refused:
        checked(tmp_path / "request.json", clock.load())
    assert str(refused.value).startswith("service/forms/request.json: ")
    assert words in str(refused.value)


async def test_an_old_version_is_still_taken_and_shown(citizen: Citizen) -> None:
    """Somebody began with version 0 before version 1 came."""
    rooms = citizen.service.rooms
    old = rooms.forms.current("request")
    assert old
    old = old.model_copy(update={"version": 0, "steps": old.steps[:1]})
    row = {"id": "request", "version": 0, "definition": old.model_dump_json()}
    await rooms.database.write(lambda writing: writing.execute(insert(form_versions), row))
    await rooms.forms.archive(rooms.database)
    told = await citizen.post(
        "applications",
        {"form": "request", "form_version": 0, "answers": {"topic": "roads"}},
        **{"idempotency-key": "k" * 32},
    )
    assert told.status_code == 201, told.text
    shown = (await citizen.get(f"applications/{told.json()['number']}")).json()
    assert shown["form_version"] == 0
    then = await citizen.get("forms/request", version=0)
    assert Form.model_validate_json(then.content) == old
    assert shown["title"] == "İstek"


async def test_a_changed_form_needs_a_new_version(service: Service) -> None:
    rooms = service.rooms
    current = rooms.forms.current("request")
    assert current
    changed = forms.Forms([current.model_copy(update={"title": {"tr": "x", "en": "x"}})])
    with pytest.raises(FormRefused, match="raise it to 2"):
        await changed.archive(rooms.database)


# -- units ---------------------------------------------------------------------------------


def test_the_registry_has_the_offices_of_every_place() -> None:
    registry = units.load()
    assert len(registry) == 17 + 24 + 81 + 922 + 30 + 973
    first = [unit.name for unit in registry.search("", 50)]
    assert len(first) == 17
    assert all(name.endswith("Bakanlığı") for name in first)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("sağlık", "Sağlık Bakanlığı"),
        ("SAGLIK BAKANLIK", "Sağlık Bakanlığı"),
        ("valilik ankara", "Ankara Valiliği"),
        ("sisli bel", "Şişli Belediyesi"),
        ("ığdır", "Iğdır Valiliği"),
        ("sgk", "Sosyal Güvenlik Kurumu (SGK)"),
        ("(?", "Adalet Bakanlığı"),
    ],
)
def test_units_are_found_as_people_type(query: str, first: str) -> None:
    assert units.load().search(query, 5)[0].name == first


def test_what_is_in_the_middle_of_a_word_is_not_found() -> None:
    assert units.load().search("ankaya", 5) == []


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
                if int(status) >= 400:
                    assert list(told_["content"]) == ["application/problem+json"]
    assert (await citizen.http.get("/docs")).status_code == 404
