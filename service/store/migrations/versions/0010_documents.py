"""Officers attach files too, and units see what they have for information."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_EVENTS = sa.table("events", sa.column("application", _ID), sa.column("kind"), sa.column("data"))


def upgrade() -> None:
    # Nothing points to a file, so the table may be made anew where a database needs that.
    with op.batch_alter_table("files") as files:
        files.alter_column("person", existing_type=_ID, nullable=True)
        files.add_column(sa.Column("officer", _ID))
        files.create_foreign_key("fk_files_officer", "officers", ["officer"], ["id"])
        files.create_check_constraint("one_owner", "(person IS NULL) <> (officer IS NULL)")
        files.create_index("ix_files_of_officer", ["officer", "begun_at"])
    informed = op.create_table(
        "informed",
        sa.Column("application", _ID, nullable=False),
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application"], ["applications.id"], name="fk_informed_application"
        ),
        sa.PrimaryKeyConstraint("application", "unit", name="pk_informed"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_informed_unit", "informed", ["unit"])
    told = _told()
    if told:
        op.bulk_insert(informed, told)


def _told() -> list[dict[str, int]]:
    """Who was told of what so far."""
    forwarded = sa.select(_EVENTS.c.application, _EVENTS.c.data).where(
        _EVENTS.c.kind == "forwarded"
    )
    found = {
        (row.application, what["to"])
        for row in op.get_bind().execute(forwarded)
        if (what := json.loads(row.data)).get("purpose") == "information"
    }
    return [{"application": application, "unit": unit} for application, unit in sorted(found)]


def downgrade() -> None:
    op.drop_table("informed")
    op.execute("DELETE FROM files WHERE person IS NULL")
    with op.batch_alter_table("files") as files:
        files.drop_index("ix_files_of_officer")
        files.drop_constraint("one_owner", type_="check")
        files.drop_constraint("fk_files_officer", type_="foreignkey")
        files.drop_column("officer")
        files.alter_column("person", existing_type=_ID, nullable=False)
