"""Files of tips, and numbers that are exchanged.

A tip's number no longer names it for the office: each gets a random name, the present ones too.
"""

from __future__ import annotations

from secrets import token_bytes

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TIPS = sa.table("tips", sa.column("number_hash", sa.LargeBinary), sa.column("name"))


def upgrade() -> None:
    name = sa.Column("name", sa.LargeBinary(), nullable=False, server_default="")
    op.add_column("tips", name)
    op.add_column("tips", sa.Column("exchange_hash", sa.LargeBinary()))
    connection = op.get_bind()
    for tip in connection.execute(sa.select(_TIPS.c.number_hash)).scalars().all():
        named = sa.update(_TIPS).where(_TIPS.c.number_hash == tip).values(name=token_bytes(32))
        connection.execute(named)
    op.create_index("ix_tips_name", "tips", ["name"], unique=True)
    op.create_index("ix_tips_exchange_hash", "tips", ["exchange_hash"], unique=True)
    op.create_table(
        "tip_files",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("due", sa.Date()),
        sa.PrimaryKeyConstraint("name", name="pk_tip_files"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("tip_files")
    op.drop_index("ix_tips_exchange_hash", "tips")
    op.drop_index("ix_tips_name", "tips")
    op.drop_column("tips", "exchange_hash")
    op.drop_column("tips", "name")
