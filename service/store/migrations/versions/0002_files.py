"""Attachments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "files",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person", _ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text()),
        sa.Column("media", sa.Text()),
        sa.Column("original_media", sa.Text()),
        sa.Column("fault", sa.Text()),
        sa.Column("betrays", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Boolean(), nullable=False),
        sa.Column("stored", sa.Text()),
        sa.Column("leftover", sa.Text()),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.Column("touched_at", sa.BigInteger(), nullable=False),
        sa.Column("application", _ID),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_files_person"),
        sa.ForeignKeyConstraint(["application"], ["applications.id"], name="fk_files_application"),
        sa.PrimaryKeyConstraint("id", name="pk_files"),
    )
    op.create_index("ix_files_application", "files", ["application"])
    op.create_index("ix_files_of_person", "files", ["person", "begun_at"])
    op.create_index("ix_files_touched_at", "files", ["touched_at"])


def downgrade() -> None:
    op.drop_index("ix_files_touched_at", "files")
    op.drop_index("ix_files_of_person", "files")
    op.drop_index("ix_files_application", "files")

    op.drop_table("files")
