"""The statements of every gesture, given to SQLite itself: to hand one over, SQLAlchemy takes ten times what it takes
SQLite to run it, and a vote that puts its item to discussion has fourteen.

They are written with SQLAlchemy as all others, compiled by it once, and run inside its transaction; no column of ours
is converted on its way (`tables`). What is compiled is never forgotten: only for statements that are kept themselves,
by a module or by a cache.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Insert, Select, Table, Update, insert
from sqlalchemy.dialects import sqlite

_DIALECT = sqlite.dialect(paramstyle="qmark")


@dataclass(frozen=True, slots=True)
class _Ready:
    """A statement as SQLite reads it, and the names of its values in the order in which it wants them."""

    written: str
    names: tuple[str, ...]

    def values(self, said: Mapping[str, Any]) -> list[Any]:
        return [said[name] for name in self.names]


def rows(connection: Connection, asked: Select[Any], **values: Any) -> list[tuple[Any, ...]]:
    """What a statement finds."""
    ready = _ready(asked)
    return bare(connection).execute(ready.written, ready.values(values)).fetchall()


def first(connection: Connection, asked: Select[Any], **values: Any) -> dict[str, Any] | None:
    """The first row that a statement finds, by the names of its columns; None where there is none."""
    ready = _ready(asked)
    found = bare(connection).execute(ready.written, ready.values(values)).fetchone()
    return None if found is None else dict(zip(_columns(asked), found, strict=True))


def change(connection: Connection, statement: Update, values: Mapping[str, Any]) -> None:
    """Run a change of rows."""
    ready = _ready(statement)
    bare(connection).execute(ready.written, ready.values(values))


def add(connection: Connection, table: Table, added: Sequence[Mapping[str, Any]]) -> int:
    """Add rows, all of the same columns; the id that the last one was given, where the table gives one."""
    ready = _adding(table, tuple(added[0]))
    if len(added) == 1:
        return bare(connection).execute(ready.written, ready.values(added[0])).lastrowid or 0
    bare(connection).executemany(ready.written, [ready.values(row) for row in added])
    return 0


def bare(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection: whatever is put to it belongs to the transaction that is open."""
    return cast("sqlite3.Connection", connection.connection.driver_connection)


@cache
def _ready(statement: Select[Any] | Update) -> _Ready:
    return _compiled(statement)


@cache
def _adding(table: Table, names: tuple[str, ...]) -> _Ready:
    return _compiled(insert(table).inline(), names)


@cache
def _columns(asked: Select[Any]) -> tuple[str, ...]:
    return tuple(str(column.key) for column in asked.selected_columns)


def _compiled(statement: Select[Any] | Update | Insert, names: tuple[str, ...] | None = None) -> _Ready:
    compiled: Any = statement.compile(dialect=_DIALECT, column_keys=names)
    return _Ready(str(compiled), tuple(compiled.positiontup))
