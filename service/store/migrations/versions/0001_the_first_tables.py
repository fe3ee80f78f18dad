"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "challenges",
        sa.Column("id_hash", sa.LargeBinary(), nullable=False),
        sa.Column("national_id", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
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

    op.create_table(
        "form_versions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", "version", name="pk_form_versions"),
    )
    op.create_table(
        "people",
        sa.Column("id", _ID, nullable=False),
        sa.Column("national_id", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("first_login_at", sa.BigInteger(), nullable=False),
        sa.Column("last_login_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("national_id", name="uq_people_national_id"),
    )
    op.create_table(
        "applications",
        sa.Column("id", _ID, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("person", _ID, nullable=False),
        sa.Column("idempotency_hash", sa.LargeBinary(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("form_version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("unit", sa.Integer()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("clock_amount", sa.Integer()),
        sa.Column("clock_unit", sa.Text()),
        sa.Column("clock_started", sa.Date()),
        sa.Column("due", sa.Date()),
        sa.ForeignKeyConstraint(
            ["form", "form_version"],
            ["form_versions.id", "form_versions.version"],
            name="fk_applications_form_form_version",
        ),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_applications_person"),
        sa.PrimaryKeyConstraint("id", name="pk_applications"),
        sa.UniqueConstraint("idempotency_hash", name="uq_applications_idempotency_hash"),
        sa.UniqueConstraint("number", name="uq_applications_number"),
    )
    op.create_index("ix_applications_of_person", "applications", ["person", "received_at", "id"])

    op.create_table(
        "sessions",
        sa.Column("id", _ID, nullable=False),
        sa.Column("person", _ID, nullable=False),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger()),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name="fk_sessions_person"),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
    )
    op.create_index("ix_sessions_person", "sessions", ["person"])

    op.create_table(
        "events",
        sa.Column("application", _ID, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.Text()),
        sa.ForeignKeyConstraint(["application"], ["applications.id"], name="fk_events_application"),
        sa.PrimaryKeyConstraint("application", "seq", name="pk_events"),
    )
    op.create_table(
        "tokens",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("session", _ID, nullable=False),
        sa.Column("refreshes", sa.Boolean(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger()),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_tokens_session"),
        sa.PrimaryKeyConstraint("hash", name="pk_tokens"),
    )
    op.create_index("ix_tokens_expires_at", "tokens", ["expires_at"])
    op.create_index("ix_tokens_session", "tokens", ["session"])


def downgrade() -> None:
    op.drop_index("ix_tokens_session", "tokens")
    op.drop_index("ix_tokens_expires_at", "tokens")

    op.drop_table("tokens")
    op.drop_table("events")
    op.drop_index("ix_sessions_person", "sessions")

    op.drop_table("sessions")
    op.drop_index("ix_applications_of_person", "applications")

    op.drop_table("applications")
    op.drop_table("people")
    op.drop_table("form_versions")
    op.drop_index("ix_challenges_begun_at", "challenges")

    op.drop_table("challenges")
