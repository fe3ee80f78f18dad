"""The few statements that every filing runs, compiled once and handed to the driver itself:
SQLAlchemy's own way from a statement to the driver costs several times what SQLite does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Dialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement


class Prepared:
    """A statement for one kind of database. `columns` are those an INSERT gives values for."""

    def __init__(self, statement: ClauseElement, dialect: Dialect, *columns: str) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=columns or None)
        assert isinstance(compiled, SQLCompiler)
        self._text = compiled.string
        self._values = [
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup or compiled.binds
        ]
        self._positional = compiled.positional

    def run(self, connection: Connection, values: Mapping[str, object]) -> None:
        """Inside the connection's transaction."""
        cursor = connection.connection.cursor()
        cursor.execute(self._text, self._bound(values))
        cursor.close()

    def scalar(self, connection: Connection, values: Mapping[str, object]) -> Any:
        """The first value of the first row, as the driver gives it; None if there is no row."""
        cursor = connection.connection.cursor()
        cursor.execute(self._text, self._bound(values))
        row = cursor.fetchone()
        cursor.close()
        return None if row is None else row[0]

    def _bound(self, values: Mapping[str, object]) -> Any:
        bound = {
            name: write(values[name]) if write else values[name] for name, write in self._values
        }
        return tuple(bound.values()) if self._positional else bound
