"""How often the time of a code may still be prolonged."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A code that is on its way while this happens lives as long as it was told to.
    op.add_column(
        "challenges",
        sa.Column("extensions_left", sa.Integer(), nullable=False, server_default="0"),
    )


def downgrade() -> None:
    op.drop_column("challenges", "extensions_left")
