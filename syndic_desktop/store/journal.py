"""The one door through which every change goes in, and the journal that it leaves: when, what, before and after.

A created line tells the row with its long texts cut down to a fingerprint (they are in the table, and whole in the
line of their first change); a changed line tells the columns that changed; a removed line tells everything. Contents
of files are told by fingerprint only. The search index is derived and leaves no trace.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, Update, and_, bindparam, func, select, text

from syndic_desktop.store import direct, schema
from syndic_desktop.store.codec import dumps
from syndic_desktop.store.lines import JournalLine
from syndic_desktop.store.tables import JsonText

Row = dict[str, Any]
Key = tuple[Any, ...]
Written = Mapping[str, frozenset[Key] | None]
"""By table, the keys of the rows that were changed in place; None where rows came, went or moved."""

LONGEST_TOLD = 120
GOES_ON = timedelta(minutes=10)
"""Typing saved every second is told in one line every ten minutes: a long text told twice a second fills the disk."""


class Ledger:
    """The changes of one gesture; `close` writes its journal, or nothing when nothing changed."""

    def __init__(self, connection: Connection, *, at: datetime, label: str, who: str, goes_on: bool = False) -> None:
        """`goes_on`: the gesture may go on with the one before, as a text that is saved while it is typed."""
        self.connection = connection
        self.at, self._goes_on = at, goes_on
        self._gesture = {"at": at.isoformat(), "label": label, "who": who}
        self._lines: list[Row] = []
        self._written: dict[str, frozenset[Key] | None] = {}  # whether or not a line tells it
        self._changed: dict[str, tuple[str, str]] = {}  # the columns of the last row changed, before and after, as JSON

    def insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Add rows, all of the same columns."""
        if rows:
            self._note(table)
            direct.add(self.connection, table, rows)
        for row in rows:
            self._tell(table, row, None, _created(table, row))

    def update(self, table: Table, before: Mapping[str, Any], after: Row) -> frozenset[str]:
        """Change a row into `after` (some or all of its columns); returns the columns that changed."""
        changed = {name: value for name, value in after.items() if before[name] != value}
        if changed:
            self._note(table, _key(table, before))
            mine = {f"key_{column.name}": before[column.name] for column in table.primary_key}
            told = {f"new_{name}": value for name, value in changed.items()}
            direct.change(self.connection, _update(table, tuple(changed)), mine | told)
            self._tell_change(table, before, changed)
        return frozenset(changed)

    def delete(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Remove rows, given whole."""
        if rows:
            self._note(table)
            named = [column == bindparam(f"key_{column.name}") for column in table.primary_key]
            keys = [{f"key_{column.name}": row[column.name] for column in table.primary_key} for row in rows]
            self.connection.execute(table.delete().where(*named), keys)
        for row in rows:
            self._tell(table, row, _plain(table, row), None)

    def reorder(self, table: Table, whose: object, before: Sequence[int], after: Sequence[int]) -> None:
        """Give the rows of these ids positions from 1, in the order of `after`; one line tells both orders."""
        for position, row_id in enumerate(after, start=1):
            self._place(table, {"id": row_id, "position": position})
        if list(before) != list(after):
            self._tell_order(table, str(whose), [(each,) for each in before], [(each,) for each in after])

    def shift(self, table: Table, position: int, by: int, **scope: object) -> None:
        """Move the rows from a position on; the line of the row that came or went tells it."""
        mine = (table.c[name] == value for name, value in scope.items())
        placed = table.update().where(*mine, table.c.position >= position)
        self._note(table)
        self.connection.execute(placed.values(position=table.c.position + by))

    def sync(self, table: Table, rows: Sequence[Row], **scope: object) -> None:
        """Make the rows of a table (those of `scope`) be these, in this order; unchanged rows are not touched.

        Rows come without `position`, where the table keeps one.
        """
        current = {_key(table, row): row for row in self._rows(table, scope)}
        wanted = {_key(table, row): row for row in rows}
        if len(wanted) < len(rows):
            raise ValueError(f"a row of {table.name} is said twice")
        self.delete(table, [row for key, row in current.items() if key not in wanted])
        if "position" in table.c:
            self._keep_order(table, current, wanted, scope)
        self.insert(table, [row for key, row in wanted.items() if key not in current])
        for key, row in wanted.items():
            if key in current:
                self.update(table, current[key], {name: row[name] for name in row if name != "position"})

    def next_id(self, table: Table) -> int:
        """The first id never given in a table, so that the journal's keys never mean two things."""
        asked = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
        return int(self.connection.execute(asked, {"name": table.name}).scalar() or 0) + 1

    def touched(self, table: Table) -> int:
        """How many rows of a table were created, changed or removed."""
        return sum(line["table_name"] == table.name for line in self._lines)

    @property
    def written(self) -> Written:
        """What was written in so far."""
        return dict(self._written)

    def wrote_in(self, tables: Iterable[Table]) -> bool:
        """Whether anything was written in one of these tables."""
        return any(table.name in self._written for table in tables)

    def close(self) -> None:
        """Write the journal of the gesture, unless nothing changed."""
        if not self._lines or (self._goes_on and self._close_with_the_one_before()):
            self._lines = []
            return
        gesture_id = direct.add(self.connection, schema.gestures, [self._gesture])
        direct.add(self.connection, schema.journal, [{"gesture_id": gesture_id, **line} for line in self._lines])
        self._lines = []

    def _close_with_the_one_before(self) -> bool:
        """Tell a change that goes on in the line of the last one; whether that line was of the same gesture."""
        (line, *others), last = self._lines, self._last_line()
        if others or last is None or None in (line["before"], line["after"]):
            return False
        same = (last.table_name, last.key, last.label, last.who) == (
            line["table_name"], line["key"], self._gesture["label"], self._gesture["who"],
        )  # fmt: skip
        if not same or not last.changed or not self.at - GOES_ON <= datetime.fromisoformat(last.at) <= self.at:
            return False
        for name, (before, after) in self._changed.items():
            asked = (
                schema.journal.update()
                .where(schema.journal.c.id == last.id)
                .values(
                    before=func.json_insert(schema.journal.c.before, f"$.{name}", func.json(before)),
                    after=func.json_set(schema.journal.c.after, f"$.{name}", func.json(after)),
                )
            )
            self.connection.execute(asked)
        return True

    def _note(self, table: Table, changed: Key | None = None) -> None:
        """A row changed in place; None: rows came, went or moved."""
        known = self._written.get(table.name, frozenset())
        self._written[table.name] = None if changed is None or known is None else known | {changed}

    def _last_line(self) -> Any:
        lines, gestures = schema.journal, schema.gestures
        asked = select(lines.c.id, lines.c.table_name, lines.c.key, gestures.c.at, gestures.c.label, gestures.c.who)
        asked = asked.add_columns((lines.c.before.is_not(None) & lines.c.after.is_not(None)).label("changed"))
        last = asked.join(gestures, gestures.c.id == lines.c.gesture_id).order_by(lines.c.id.desc()).limit(1)
        return self.connection.execute(last).first()

    def _rows(self, table: Table, scope: Mapping[str, object]) -> list[Row]:
        asked = select(table).where(*(table.c[name] == value for name, value in scope.items()))
        if "position" in table.c:
            asked = asked.order_by(table.c.position)
        return [dict(row) for row in self.connection.execute(asked).mappings()]

    def _keep_order(
        self, table: Table, current: Mapping[Key, Row], wanted: Mapping[Key, Row], scope: Mapping[str, object]
    ) -> None:
        """Give each wanted row a position after the one before it, keeping the positions it can keep."""
        last = 0
        for key, row in wanted.items():
            held = current[key]["position"] if key in current else 0
            last = row["position"] = max(held, last + 1)
            if key in current and held != last:
                self._place(table, row)
        told = [key for key in current if key in wanted], [key for key in wanted if key in current]
        if told[0] != told[1]:
            self._tell_order(table, "/".join(str(value) for value in scope.values()), *told)

    def _place(self, table: Table, row: Row) -> None:
        self._note(table)
        self.connection.execute(table.update().where(_is(table, row)).values(position=row["position"]))

    def _tell_order(self, table: Table, whose: str, before: Sequence[Key], after: Sequence[Key]) -> None:
        lines = [dumps({"order": ["/".join(str(part) for part in key) for key in keys]}) for keys in (before, after)]
        self._lines.append(
            {"table_name": table.name, "key": f"{whose}/*".lstrip("/"), "before": lines[0], "after": lines[1]}
        )

    def _tell_change(self, table: Table, row: Mapping[str, Any], changed: Row) -> None:
        # A long text is JSON already: it is told as it stands, neither read nor laid down again.
        self._changed = {
            name: (_told_as_json(table, name, row[name]), _told_as_json(table, name, value))
            for name, value in changed.items()
        }
        sides = (",".join(f'"{name}":{told[side]}' for name, told in self._changed.items()) for side in (0, 1))
        before, after = (f"{{{side}}}" for side in sides)
        self._add(table, row, before, after)

    def _tell(self, table: Table, row: Mapping[str, Any], before: Row | None, after: Row | None) -> None:
        self._add(table, row, *(None if told is None else dumps(told) for told in (before, after)))

    def _add(self, table: Table, row: Mapping[str, Any], before: str | None, after: str | None) -> None:
        key = "/".join(str(part) for part in _key(table, row))
        self._lines.append({"table_name": table.name, "key": key, "before": before, "after": after})


def journal_lines(connection: Connection, limit: int) -> tuple[JournalLine, ...]:
    """The last changes, newest first."""
    lines, gestures = schema.journal, schema.gestures
    asked = (
        select(lines, gestures.c.at, gestures.c.label, gestures.c.who)
        .join(gestures, gestures.c.id == lines.c.gesture_id)
        .order_by(lines.c.id.desc())
        .limit(limit)
    )
    return tuple(
        JournalLine(
            row.id,
            datetime.fromisoformat(row.at),
            row.label,
            row.who,
            row.table_name,
            row.key,
            _told(row.before),
            _told(row.after),
        )
        for row in connection.execute(asked)
    )


def numbered(rows: Iterable[Row], *names: str) -> list[Row]:
    """The rows with an `ordinal` that counts, from 1, those that say the same under these names."""
    seen: dict[Key, int] = {}
    made = []
    for row in rows:
        key = tuple(row[name] for name in names)
        seen[key] = seen.get(key, 0) + 1
        made.append({**row, "ordinal": seen[key]})
    return made


@cache
def _update(table: Table, names: tuple[str, ...]) -> Update:
    """The change of some columns of a row, `new_…`, found by its key, `key_…`: long to make."""
    mine = (column == bindparam(f"key_{column.name}") for column in table.primary_key)
    return table.update().where(*mine).values({name: bindparam(f"new_{name}") for name in names})


def _key(table: Table, row: Mapping[str, Any]) -> Key:
    return tuple(row[column.name] for column in table.primary_key)


def _is(table: Table, row: Mapping[str, Any]) -> Any:
    return and_(*(column == row[column.name] for column in table.primary_key))


def _created(table: Table, row: Mapping[str, Any]) -> Row:
    """What a created line tells: every column that says something, long texts by their fingerprint."""
    return {
        name: _fingerprint(value) if _long(value) else _whole(table, name, value)
        for name, value in row.items()
        if value is not None
    }


def _plain(table: Table, row: Mapping[str, Any]) -> Row:
    """Columns as the journal keeps them whole: JSON as JSON, contents of files by their fingerprint."""
    return {name: _whole(table, name, value) for name, value in row.items()}


def _whole(table: Table, name: str, value: Any) -> Any:
    if isinstance(value, bytes):
        return _fingerprint(value)
    if value is not None and isinstance(table.c[name].type, JsonText):
        return json.loads(value)
    return value


def _told_as_json(table: Table, name: str, value: Any) -> str:
    if value is not None and isinstance(table.c[name].type, JsonText):
        return str(value)
    return dumps(_whole(table, name, value))


def _long(value: object) -> bool:
    return isinstance(value, bytes) or (isinstance(value, str) and len(value) > LONGEST_TOLD)


def _fingerprint(value: str | bytes) -> Row:
    content = value.encode() if isinstance(value, str) else value
    return {"length": len(value), "sha256": sha256(content).hexdigest()}


def _told(stored: str | None) -> Row | None:
    return None if stored is None else json.loads(stored)
