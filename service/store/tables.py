"""The tables. A change here needs a migration beside it (a test compares the two)."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from service.store.instants import Instant
from service.store.metadata import Id, metadata

people = Table(
    "people",
    metadata,
    Column("id", Id, primary_key=True),
    Column("national_id", Text, nullable=False, unique=True),
    Column("given_name", Text, nullable=False),
    Column("family_name", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("first_login_at", Instant, nullable=False),
    Column("last_login_at", Instant, nullable=False),
)

challenges = Table(
    "challenges",
    metadata,
    Column("id_hash", LargeBinary, primary_key=True),
    Column("purpose", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("code_hash", LargeBinary, nullable=False),
    Column("begun_at", Instant, nullable=False, index=True),
    Column("expires_at", Instant, nullable=False),
    Column("resend_at", Instant, nullable=False),
    Column("tries_left", Integer, nullable=False),
    Column("sends_left", Integer, nullable=False),
    Column("extensions_left", Integer, nullable=False, server_default="0"),
    Column("used", Boolean, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("person", Id, ForeignKey("people.id"), nullable=False, index=True),
    Column("begun_at", Instant, nullable=False),
    Column("revoked_at", Instant),
)

tokens = Table(
    "tokens",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("session", Id, ForeignKey("sessions.id"), nullable=False, index=True),
    Column("refreshes", Boolean, nullable=False),
    Column("expires_at", Instant, nullable=False, index=True),
    Column("used_at", Instant),
)

form_versions = Table(
    "form_versions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("definition", Text, nullable=False),
)

applications = Table(
    "applications",
    metadata,
    Column("id", Id, primary_key=True),
    Column("number", Text, nullable=False, unique=True),
    Column("person", Id, ForeignKey("people.id"), nullable=False),
    Column("idempotency_hash", LargeBinary, nullable=False, unique=True),
    Column("content_hash", LargeBinary, nullable=False),
    Column("form", Text, nullable=False),
    Column("form_version", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("answers", Text, nullable=False),
    Column("unit", Integer),
    Column("status", Text, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("clock_amount", Integer),
    Column("clock_unit", Text),
    Column("clock_started", Date),
    Column("due", Date),
    Column("shown", Integer, nullable=False),  # the last event that is news to the citizen
    Column("seen", Integer, nullable=False),  # the last one the citizen has looked at
    Column("salt", LargeBinary),  # stands in the content file, of which the receipt names the
    Column("receipt", Text),  # digest; both None of what came before there were receipts
    Column("province", Integer),  # where the answers are about, by plate code
    Column("topic", Text),
    ForeignKeyConstraint(["form", "form_version"], ["form_versions.id", "form_versions.version"]),
    Index("ix_applications_of_person", "person", "received_at", "id"),
    Index("ix_applications_of_unit", "unit", "due", "id"),
    # Whoever counts reads this index alone, and never what citizens wrote.
    Index("ix_applications_counted", "received_at", "province", "topic", "unit"),
    Index(
        "ix_applications_owed",
        "due",
        sqlite_where=text("due IS NOT NULL"),
        postgresql_where=text("due IS NOT NULL"),
    ),
)

files = Table(
    "files",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person", Id, ForeignKey("people.id")),
    Column("officer", Id, ForeignKey("officers.id")),
    Column("name", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("kind", Text),
    Column("media", Text),
    Column("original_media", Text),
    Column("fault", Text),
    Column("betrays", Text, nullable=False),
    Column("evidence", Boolean, nullable=False),
    Column("stored", Text),
    Column("leftover", Text),
    Column("digest", Text),  # SHA-256 of the cleaned copy, and of the original
    Column("original_digest", Text),
    Column("begun_at", Instant, nullable=False),
    Column("touched_at", Instant, nullable=False, index=True),
    Column("application", Id, ForeignKey("applications.id"), index=True),
    CheckConstraint("(person IS NULL) <> (officer IS NULL)", name="one_owner"),
    Index("ix_files_of_person", "person", "begun_at"),
    Index("ix_files_of_officer", "officer", "begun_at"),
)

# Units that have an application for information only (bilgi).
informed = Table(
    "informed",
    metadata,
    Column("application", Id, ForeignKey("applications.id"), primary_key=True),
    Column("unit", Integer, primary_key=True, index=True),
    sqlite_with_rowid=False,
)

officers = Table(
    "officers",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("unit", Integer),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("added_at", Instant, nullable=False),
    Column("ended_at", Instant),
)

# Only ever added to. `status`, `unit`, `due`, `clock_*` and `shown` of an application follow from
# its events and are written together with them, so that lists need not read every history.
events = Table(
    "events",
    metadata,
    Column("application", Id, ForeignKey("applications.id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("unit", Text),
    Column("by", Text, nullable=False),
    Column("officer", Id, ForeignKey("officers.id")),
    Column("data", Text, nullable=False),
    Column("key_hash", LargeBinary),
    UniqueConstraint("application", "key_hash"),
)

# Only ever added to, with the event that decided: how long it took, and what the last day was,
# stay as they were even where the application is opened again.
decisions = Table(
    "decisions",
    metadata,
    Column("application", Id, ForeignKey("applications.id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("decided_on", Date, nullable=False),  # a day in Türkiye, as `due` is
    Column("due", Date),
    Column("days", Integer, nullable=False),
    Column("result", Text, nullable=False),
    Column("unit", Integer),
    Column("province", Integer),
    Column("topic", Text),
    Index("ix_decisions_decided_on", "decided_on", "days"),
    Index("ix_decisions_due", "due"),
)

statistics = Table(
    "statistics",
    metadata,
    Column("id", Integer, primary_key=True),  # there is one row
    Column("computed_at", Instant, nullable=False),
    Column("body", Text, nullable=False),
)

# How somebody wants to hear of news; without a row, by SMS and in Turkish.
notice_wishes = Table(
    "notice_wishes",
    metadata,
    Column("person", Id, ForeignKey("people.id"), primary_key=True),
    Column("language", Text, nullable=False),
    Column("sms", Boolean, nullable=False),
    Column("email", Text),
    Column("confirmed_at", Instant),
)

# What is to be sent, written together with the event that it is about. Nothing of the content, no
# name and no address stands here: those are looked up in the moment of sending.
notices = Table(
    "notices",
    metadata,
    Column("id", Id, primary_key=True),
    Column("application", Id, ForeignKey("applications.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("about", Text, nullable=False),
    Column("way", Text, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("state", Text, nullable=False),
    UniqueConstraint("application", "seq", "about", "way"),
    Index("ix_notices_state", "state", "due_at"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("person", Id, ForeignKey("people.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("form", Text, nullable=False),
    Column("form_version", Integer, nullable=False),
    Column("step", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("answers", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("saved_at", Instant, nullable=False, index=True),
)
