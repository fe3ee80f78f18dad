"""Notices of news, and codes for more than a login.

A challenge lives for a quarter of an hour, so those under way are not carried over: whoever is in
the middle of a login asks for a new code.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_NOW = ("purpose", "subject", "target")
_BEFORE = ("national_id", "given_name", "family_name", "phone")


def upgrade() -> None:
    _challenges(_NOW)
    op.create_table(
        "notice_wishes",
        sa.Column("person", _ID, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("sms", sa.Boolean(), nullable=False),
        sa.Column("email", sa.Text()),
        sa.Column("confirmed_at", sa.BigInteger()),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_notice_wishes_person"),
        sa.PrimaryKeyConstraint("person", name="pk_notice_wishes"),
    )
    op.create_table(
        "notices",
        sa.Column("id", _ID, nullable=False),
        sa.Column("application", _ID, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["application"], ["applications.id"], name="fk_notices_application"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_notices"),
        sa.UniqueConstraint(
            "application", "seq", "about", "way", name="uq_notices_application_seq_about_way"
        ),
    )
    op.create_index("ix_notices_state", "notices", ["state", "due_at"])


def downgrade() -> None:
    op.drop_index("ix_notices_state", "notices")
    op.drop_table("notices")
    op.drop_table("notice_wishes")
    _challenges(_BEFORE)


def _challenges(about: Sequence[str]) -> None:
    """The table anew, with these columns for what a challenge is about."""
    op.drop_index("ix_challenges_begun_at", "challenges")
    op.drop_table("challenges")
    texts: list[sa.Column[Any]] = [sa.Column(name, sa.Text(), nullable=False) for name in about]
    op.create_table(
        "challenges",
        sa.Column("id_hash", sa.LargeBinary(), nullable=False),
        *texts,
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("resend_at", sa.BigInteger(), nullable=False),
        sa.Column("tries_left", sa.Integer(), nullable=False),
        sa.Column("sends_left", sa.Integer(), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id_hash", name="pk_challenges"),
    )
    op.create_index("ix_challenges_begun_at", "challenges", ["begun_at"])
