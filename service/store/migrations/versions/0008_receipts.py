"""Signed receipts: what one says of the content, and what it is made of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("applications", sa.Column("salt", sa.LargeBinary()))
    op.add_column("applications", sa.Column("receipt", sa.Text()))
    op.add_column("files", sa.Column("digest", sa.Text()))
    op.add_column("files", sa.Column("original_digest", sa.Text()))


def downgrade() -> None:
    op.drop_column("files", "original_digest")
    op.drop_column("files", "digest")
    op.drop_column("applications", "receipt")
    op.drop_column("applications", "salt")
