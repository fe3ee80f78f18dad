"""What was stored before there were events keeps all it said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import IntegrityError

from service.history.kinds import Event, read_what
from service.history.machine import state_of
from service.store import migrate
from service.store.instants import instant

AT = 1_773_651_600_000_000
LAWS = {"day": "petition", "working_day": "information", "month": "ethics", None: None}


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = create_engine(f"sqlite:///{tmp_path / 'old.db'}")
    with engine.connect() as made:
        made.exec_driver_sql("PRAGMA foreign_keys=ON")
        yield made
    engine.dispose()


def _to(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _old(connection: Connection) -> None:
    """Four applications as they were stored until now; every other one had chosen its unit."""
    connection.execute(
        text("INSERT INTO people VALUES (1, '10000000146', 'A', 'B', '+905', :at, :at)"), {"at": AT}
    )
    connection.execute(text("INSERT INTO form_versions VALUES ('plain', 1, '{}')"))
    for number, unit in enumerate(LAWS, 1):
        chosen = number % 2 == 0
        row: dict[str, Any] = {
            "id": number,
            "number": f"n{number}",
            "person": 1,
            "idempotency_hash": bytes([number]),
            "content_hash": b"",
            "form": "plain",
            "form_version": 1,
            "title": "Başlık",
            "answers": "{}",
            "unit": 91000006 if chosen else None,
            "status": "at_unit" if chosen else "received",
            "received_at": AT,
            "clock_amount": unit and 15,
            "clock_unit": unit,
            "clock_started": unit and "2026-03-16",
            "due": unit and "2026-04-07",
        }
        names = ", ".join(row)
        values = ", ".join(f":{name}" for name in row)
        connection.execute(text(f"INSERT INTO applications ({names}) VALUES ({values})"), row)
        first = "INSERT INTO events VALUES (:number, 1, 'received', :at, NULL)"
        connection.execute(text(first), {"number": number, "at": AT})
        if chosen:
            then = "INSERT INTO events VALUES (:number, 2, 'at_unit', :at, 'Ankara Valiliği')"
            connection.execute(text(then), {"number": number, "at": AT + 5})


def test_old_rows_become_events_without_losing_anything(connection: Connection) -> None:
    _to(connection, "0004")
    _old(connection)
    before = connection.execute(text("SELECT * FROM applications ORDER BY id")).mappings().all()
    stamps = connection.execute(
        text("SELECT application, seq, kind, at, unit FROM events ORDER BY 1, 2")
    ).all()
    _to(connection, "head")
    for row in before:
        after = (
            connection.execute(text("SELECT * FROM applications WHERE id = :id"), {"id": row["id"]})
            .mappings()
            .one()
        )
        assert {name: after[name] for name in row} == {**row}
        assert after["shown"] == after["seen"] == (1 if row["unit"] is None else 2)
    kept = connection.execute(text("SELECT * FROM events ORDER BY application, seq")).all()
    assert [(one.application, one.seq, one.kind, one.at, one.unit) for one in kept] == stamps
    assert {one.by for one in kept if one.kind == "received"} == {"citizen"}
    for row in before:
        events = [
            Event(instant(one.at), one.by, read_what(one.kind, json.loads(one.data)), one.unit)
            for one in kept
            if one.application == row["id"]
        ]
        state = state_of(events)
        assert (state.status, state.unit) == (row["status"], row["unit"])
        assert state.law == LAWS[row["clock_unit"]]


def test_what_is_counted_is_read_from_what_was_stored(connection: Connection) -> None:
    """Where it is about and what about, from the answers; decisions, from the events."""
    _to(connection, "0007")
    people = "INSERT INTO people VALUES (1, '10000000146', 'A', 'B', '+905', :at, :at)"
    connection.execute(text(people), {"at": AT})
    kinds = (("topic", "konu"), ("place", "yer"), ("place", "adres"))
    asked = [{"kind": kind, "id": name} for kind, name in kinds]
    form = json.dumps({"steps": [{"questions": asked}]})
    connection.execute(text("INSERT INTO form_versions VALUES ('plain', 1, :form)"), {"form": form})
    answers = ({"konu": "refund", "yer": {"province": 34}, "adres": {"province": 6}}, {"yer": None})
    for number, given in enumerate(answers, 1):
        row = {"id": number, "key": bytes([number]), "answers": json.dumps(given), "at": AT}
        connection.execute(
            text(
                "INSERT INTO applications (id, number, person, idempotency_hash, content_hash,"
                " form, form_version, title, answers, unit, status, received_at, shown, seen)"
                " VALUES (:id, :id, 1, :key, '', 'plain', 1, '', :answers, 5, 'x', :at, 1, 1)"
            ),
            row,
        )
    day = 86_400_000_000
    for seq, (kind, days, data) in enumerate(
        (("received", 0, "{}"), ("answered", 3, '{"result": "partly"}'), ("reopened", 5, "{}"),
         ("not_processed", 9, '{"reason": "m5_e"}')), 1,
    ):  # fmt: skip
        event = {"seq": seq, "kind": kind, "at": AT + days * day, "data": data}
        connection.execute(
            text(
                'INSERT INTO events (application, seq, kind, at, "by", data)'
                " VALUES (1, :seq, :kind, :at, 'unit', :data)"
            ),
            event,
        )
    _to(connection, "head")
    about = connection.execute(text("SELECT province, topic FROM applications ORDER BY id")).all()
    assert [tuple(one) for one in about] == [(34, "refund"), (None, None)]
    columns = "seq, decided_on, due, days, result, unit, province, topic"
    found = connection.execute(text(f"SELECT {columns} FROM decisions ORDER BY seq")).all()
    assert [tuple(one) for one in found] == [
        (2, "2026-03-19", None, 3, "partly", 5, 34, "refund"),
        (4, "2026-03-25", None, 4, "not_processed", 5, 34, "refund"),
    ]


def test_files_and_what_units_were_told_are_kept(connection: Connection) -> None:
    _to(connection, "0004")
    _old(connection)
    _to(connection, "0007")
    connection.execute(
        text(
            "INSERT INTO files (id, person, name, size, received, state, betrays, evidence, stored,"
            " begun_at, touched_at, application)"
            " VALUES ('f', 1, 'a.jpg', 9, 9, 'ready', '', 0, 's', :at, :at, 1)"
        ),
        {"at": AT},
    )
    last = "(SELECT max(seq) + 1 FROM events WHERE application = 2)"
    for n, purpose in enumerate(("information", "action", "information")):
        told = json.dumps({"to": 5, "name": "Birim", "purpose": purpose})
        connection.execute(
            text(
                'INSERT INTO events (application, seq, kind, at, "by", data)'
                f" VALUES (2, {last} + {n}, 'forwarded', :at, 'central', :told)"
            ),
            {"at": AT, "told": told},
        )
    _to(connection, "head")
    (file,) = connection.execute(text("SELECT id, person, officer, application FROM files")).all()
    assert tuple(file) == ("f", 1, None, 1)
    assert [tuple(one) for one in connection.execute(text("SELECT * FROM informed"))] == [(2, 5)]
    with pytest.raises(IntegrityError):
        connection.execute(text("UPDATE files SET person = NULL"))
