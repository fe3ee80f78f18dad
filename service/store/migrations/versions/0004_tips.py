"""Anonymous tips."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tips",
        sa.Column("number_hash", sa.LargeBinary(), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reporter_wrap", sa.LargeBinary()),
        sa.Column("office_wrap", sa.LargeBinary()),
        sa.Column("content", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("number_hash", name="pk_tips"),
        sa.UniqueConstraint("key_hash", name="uq_tips_key_hash"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tip_messages",
        sa.Column("tip", sa.LargeBinary(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("read", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["tip"], ["tips.number_hash"], name="fk_tip_messages_tip"),
        sa.PrimaryKeyConstraint("tip", "seq", name="pk_tip_messages"),
        sa.UniqueConstraint("key_hash", name="uq_tip_messages_key_hash"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("tip_messages")
    op.drop_table("tips")
