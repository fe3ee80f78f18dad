"""The tables of anonymous tips, apart from all others: nothing in them points to anybody. A change
here needs a migration beside it."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
)

from service.store.metadata import metadata

# Tips tell nothing of who and when: no number, no time of day, and no row number either, which
# would say in which order they came (docs/decisions/anonymous-tips.md).
tips = Table(
    "tips",
    metadata,
    Column("number_hash", LargeBinary, primary_key=True),
    Column("key_hash", LargeBinary, nullable=False, unique=True),
    Column("content_hash", LargeBinary, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("status", Text, nullable=False),
    Column("reporter_wrap", LargeBinary),
    Column("office_wrap", LargeBinary),
    Column("content", LargeBinary),
    Column("name", LargeBinary, nullable=False, server_default=""),
    Column("exchange_hash", LargeBinary),
    Column("answered_on", Date),
    Index("ix_tips_name", "name", unique=True),
    Index("ix_tips_exchange_hash", "exchange_hash", unique=True),
    sqlite_with_rowid=False,
)

tip_messages = Table(
    "tip_messages",
    metadata,
    Column("tip", LargeBinary, ForeignKey("tips.number_hash"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("key_hash", LargeBinary, nullable=False, unique=True),
    Column("content", LargeBinary, nullable=False),
    Column("read", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

# Of which tip a file is, stands in that tip's sealed messages, and in `link` for the sweep, sealed
# under the installation's key.
tip_files = Table(
    "tip_files",
    metadata,
    Column("name", Text, primary_key=True),
    Column("due", Date),
    Column("link", LargeBinary),
    sqlite_with_rowid=False,
)
