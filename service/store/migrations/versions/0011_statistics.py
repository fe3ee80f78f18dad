"""What is counted: where and what an application is about, and each decision with its days."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_TURKIYE = ZoneInfo("Europe/Istanbul")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_BEGIN = ("received", "reopened", "objected")
_END = ("answered", "not_processed")


def upgrade() -> None:
    op.add_column("applications", sa.Column("province", sa.Integer()))
    op.add_column("applications", sa.Column("topic", sa.Text()))
    op.create_table(
        "decisions",
        sa.Column("application", _ID, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("due", sa.Date()),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("unit", sa.Integer()),
        sa.Column("province", sa.Integer()),
        sa.Column("topic", sa.Text()),
        sa.ForeignKeyConstraint(
            ["application"], ["applications.id"], name="fk_decisions_application"
        ),
        sa.PrimaryKeyConstraint("application", "seq", name="pk_decisions"),
    )
    op.create_table(
        "statistics",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("computed_at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_statistics"),
    )
    _fill(op.get_bind())
    op.create_index("ix_decisions_decided_on", "decisions", ["decided_on", "days"])
    op.create_index("ix_decisions_due", "decisions", ["due"])
    op.create_index(
        "ix_applications_counted", "applications", ["received_at", "province", "topic", "unit"]
    )
    owed = sa.text("due IS NOT NULL")
    op.create_index(
        "ix_applications_owed", "applications", ["due"], sqlite_where=owed, postgresql_where=owed
    )


def _fill(connection: sa.Connection) -> None:
    asked = {
        (row.id, row.version): _asked(json.loads(row.definition))
        for row in connection.execute(sa.text("SELECT id, version, definition FROM form_versions"))
    }
    about = sa.text("UPDATE applications SET province = :province, topic = :topic WHERE id = :id")
    rows = connection.execute(
        sa.text("SELECT id, form, form_version, answers FROM applications")
    ).all()
    for row in rows:
        place, topic = asked.get((row.form, row.form_version), (None, None))
        answers: dict[str | None, Any] = json.loads(row.answers)
        where: dict[str, Any] = answers.get(place) or {}
        values = {"id": row.id, "province": where.get("province"), "topic": answers.get(topic)}
        connection.execute(about, values)
    # What the last day was is not known any more, so it stays empty.
    decided = sa.text(
        "INSERT INTO decisions (application, seq, decided_on, days, result, unit, province, topic)"
        " SELECT :application, :seq, :decided_on, :days, :result, unit, province, topic"
        " FROM applications WHERE id = :application"
    ).bindparams(sa.bindparam("decided_on", type_=sa.Date))
    for values in _decisions(connection):
        connection.execute(decided, values)


def _asked(definition: dict[str, Any]) -> tuple[str | None, str | None]:
    """The ids of the form's first place and topic."""
    questions = [one for step in definition.get("steps", ()) for one in step["questions"]]
    place, topic = (
        next((one["id"] for one in questions if one["kind"] == kind), None)
        for kind in ("place", "topic")
    )
    return place, topic


def _decisions(connection: sa.Connection) -> Iterator[dict[str, Any]]:
    events = sa.text(
        "SELECT application, seq, kind, at, data FROM events WHERE kind IN :kinds"
        " ORDER BY application, seq"
    ).bindparams(sa.bindparam("kinds", value=(*_BEGIN, *_END), expanding=True))
    begun: date | None = None
    for row in connection.execute(events).all():
        day = (_EPOCH + timedelta(microseconds=row.at)).astimezone(_TURKIYE).date()
        if row.kind in _BEGIN:
            begun = day
        elif begun is not None:
            yield {
                "application": row.application,
                "seq": row.seq,
                "decided_on": day,
                "days": (day - begun).days,
                "result": json.loads(row.data).get("result", "not_processed"),
            }


def downgrade() -> None:
    op.drop_index("ix_applications_owed", "applications")
    op.drop_index("ix_applications_counted", "applications")
    op.drop_index("ix_decisions_due", "decisions")
    op.drop_index("ix_decisions_decided_on", "decisions")
    op.drop_table("statistics")
    op.drop_table("decisions")
    op.drop_column("applications", "topic")
    op.drop_column("applications", "province")
