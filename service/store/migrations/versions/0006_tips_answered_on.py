"""How long tips are kept: the day on which one was answered, from which the time counts, and of
which tip a file is, for the sweep."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tips", sa.Column("answered_on", sa.Date()))
    # On which day these were answered nobody knows: their time begins now.
    op.execute("UPDATE tips SET answered_on = CURRENT_DATE WHERE status = 'answered'")
    # Of those that are there already only their tips' boxes know.
    op.add_column("tip_files", sa.Column("link", sa.LargeBinary()))


def downgrade() -> None:
    op.drop_column("tip_files", "link")
    op.drop_column("tips", "answered_on")
