"""All there is in a file, row by row: what a gesture may change, and what the journal must have told of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Table

from syndic_desktop.store import JournalLine, Store
from syndic_desktop.store.codec import dumps
from syndic_desktop.store.tables import metadata

Row = Mapping[str, Any]
Rows = Mapping[str, Mapping[str, Row]]

TRACES = ("gestures", "journal")
"""What is written of the gestures themselves."""
WHOSE = {"body_seats": ["body"], "seat_deputies": ["seat", "ordinal"]}
"""Whose positions are counted apart, besides those of a session."""


@dataclass(frozen=True)
class Content:
    """A whole file: every row under its key, and the keys of each table in their order.

    Ids are there: what was taken away and put back must be found by whoever held its id. The `position` of a row is
    not, which may leave gaps: its rank is.
    """

    rows: Rows
    order: Mapping[str, tuple[str, ...]]

    def without_papers(self) -> Content:
        """What is left when one forgets which papers were made: a trace that no gesture takes back."""
        kept = {name: held for name, held in self.rows.items() if name not in ("papers", "volumes")}
        return Content(kept, {name: self.order[name] for name in kept})


def content(store: Store) -> Content:
    rows: dict[str, dict[str, Row]] = {}
    with closing(sqlite3.connect(f"{store.path.as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        for table in metadata.sorted_tables:
            if table.name not in TRACES:
                found = connection.execute(f"SELECT * FROM {table.name} ORDER BY {_order(table)}")
                rows[table.name] = {_key(table, row): _unplaced(dict(row)) for row in found}
        found = connection.execute("SELECT rowid, * FROM search ORDER BY rowid")
        rows["search"] = {str(row["rowid"]): dict(row) for row in found}
    return Content(rows, {name: tuple(held) for name, held in rows.items()})


def _order(table: Table) -> str:
    """What a table is read by: the position among those of the same session, body or seat, or else the key."""
    keys = [column.name for column in table.primary_key]
    if "position" not in table.c:
        return ", ".join(keys)
    whose = ["session_id"] if "session_id" in table.c else WHOSE.get(table.name, [])
    return ", ".join([*whose, "position"])


def _key(table: Table, row: Any) -> str:
    return "/".join(str(row[column.name]) for column in table.primary_key)


def journal(store: Store) -> tuple[JournalLine, ...]:
    """Every line, oldest first."""
    with store.reading() as reader:
        return reader.journal(1_000_000)[::-1]


def journal_length(store: Store) -> int:
    with closing(sqlite3.connect(f"{store.path.as_uri()}?mode=ro", uri=True)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM journal").fetchone()
        return int(count)


def replayed(start: Rows, lines: tuple[JournalLine, ...]) -> dict[str, dict[str, dict[str, Any]]]:
    """The rows that the journal says there are, `start` having gone through these lines. Fails on the first lie."""
    made = {table: {key: dict(row) for key, row in held.items()} for table, held in start.items()}
    for line in lines:
        held = made[line.table]
        told = f"{line.label} : {line.table} {line.key}"
        if "order" in (line.after or {}):
            continue
        if line.before is None:
            assert line.after is not None
            assert line.key not in held, told
            held[line.key] = _unplaced(line.after)
        elif line.after is None:
            assert _same(held.pop(line.key), _unplaced(line.before)), told
        else:
            known = held[line.key]
            assert _same({name: known.get(name) for name in line.before}, line.before), told
            known.update(line.after)
    return made


def assert_told(start: Rows, lines: tuple[JournalLine, ...], now: Rows) -> None:
    """What is in the file is what the journal says."""
    for table, held in replayed(start, lines).items():
        if table != "search":
            assert held.keys() == now[table].keys(), table
            assert all(_same(row, now[table][key]) for key, row in held.items()), table


def _same(one: Row, other: Row) -> bool:
    return all(_equal(one.get(name), other.get(name)) for name in one.keys() | other.keys())


def _equal(one: Any, other: Any) -> bool:
    """Whether two tellings of a value agree: as the table holds it, as JSON, or by its fingerprint."""
    for told, value in ((one, other), (other, one)):
        if isinstance(told, dict) and "sha256" in told and told != value:
            return bool(_fingerprint(value) == told)
    return bool(_read(one) == _read(other))


def _fingerprint(value: Any) -> Any:
    told = value if isinstance(value, str | bytes) else dumps(value)
    data = told.encode() if isinstance(told, str) else told
    return {"length": len(told), "sha256": sha256(data).hexdigest()}


def _read(value: Any) -> Any:
    try:
        return json.loads(value) if isinstance(value, str) and value[:1] in "[{" else value
    except ValueError:
        return value


def _unplaced(row: Row) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "position"}
