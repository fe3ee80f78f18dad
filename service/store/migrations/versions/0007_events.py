"""Events say who acted and what; applications say what of them the citizen has seen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")

# Each law counts in a unit of its own, and that is what is stored of it.
_LAWS = (("day", "petition"), ("working_day", "information"), ("month", "ethics"))


def upgrade() -> None:
    op.create_table(
        "officers",
        sa.Column("id", _ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("unit", sa.Integer()),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_officers"),
        sa.UniqueConstraint("name", name="uq_officers_name"),
        sa.UniqueConstraint("token_hash", name="uq_officers_token_hash"),
    )
    # Nothing points to an event, so the table may be made anew where a database needs that.
    with op.batch_alter_table("events") as events:
        events.add_column(sa.Column("by", sa.Text(), nullable=False, server_default="rules"))
        events.add_column(sa.Column("officer", _ID))
        events.add_column(sa.Column("data", sa.Text(), nullable=False, server_default="{}"))
        events.add_column(sa.Column("key_hash", sa.LargeBinary()))
        events.create_foreign_key("fk_events_officer", "officers", ["officer"], ["id"])
        events.create_unique_constraint(
            "uq_events_application_key_hash", ["application", "key_hash"]
        )
    for name in ("shown", "seen"):
        op.add_column(
            "applications", sa.Column(name, sa.Integer(), nullable=False, server_default="1")
        )
    op.create_index("ix_applications_of_unit", "applications", ["unit", "due", "id"])
    _fill()


def _fill() -> None:
    """What was stored of an event is told by its kind alone; who and what follows from that."""
    op.execute("UPDATE events SET \"by\" = 'citizen' WHERE kind = 'received'")
    of_law = "SELECT application.id FROM applications application WHERE application.clock_unit = "
    op.execute("UPDATE events SET data = '{\"law\": null}' WHERE kind = 'received'")
    for unit, law in _LAWS:
        op.execute(
            f'UPDATE events SET data = \'{{"law":"{law}"}}\' '  # noqa: S608
            f"WHERE kind = 'received' AND application IN ({of_law}'{unit}')"
        )
    op.execute(
        "UPDATE events SET data = '{\"number\": ' || (SELECT unit FROM applications "
        "WHERE applications.id = events.application) || '}' WHERE kind = 'at_unit'"
    )
    last = "(SELECT max(seq) FROM events WHERE events.application = applications.id)"
    op.execute(f"UPDATE applications SET shown = {last}, seen = {last}")  # noqa: S608


def downgrade() -> None:
    op.drop_index("ix_applications_of_unit", "applications")
    for name in ("shown", "seen"):
        op.drop_column("applications", name)
    with op.batch_alter_table("events") as events:
        events.drop_constraint("uq_events_application_key_hash", type_="unique")
        events.drop_constraint("fk_events_officer", type_="foreignkey")
        for name in ("by", "officer", "data", "key_hash"):
            events.drop_column(name)
    op.drop_table("officers")
