"""The day on which a tip was answered, from which the time counts that it is kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tips", sa.Column("answered_on", sa.Date()))
    # On which day these were answered nobody knows: their time begins now.
    op.execute("UPDATE tips SET answered_on = CURRENT_DATE WHERE status = 'answered'")


def downgrade() -> None:
    op.drop_column("tips", "answered_on")
