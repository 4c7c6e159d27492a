"""Version 2: full-text search over the items."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from syndic_desktop.domain.wording import fold

revision = "0002"
down_revision = "0001"

# Items are read as version 1 wrote them, by hand: the program's own reading will change with its tables.
READ = sa.text("SELECT id, number, subject, verb, operative, statement FROM items ORDER BY id")
WRITE = sa.text(
    "INSERT INTO search (rowid, number, subject, operative, statement) "
    "VALUES (:id, :number, :subject, :operative, :statement)"
)


def upgrade() -> None:
    """Create the index, then make every item already there findable."""
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5 "
        "(number, subject, operative, statement, tokenize = 'unicode61 remove_diacritics 2', prefix = '2')"
    )
    connection = op.get_bind()
    rows = [_indexed(row) for row in connection.execute(READ)]
    if rows:
        connection.execute(WRITE, rows)
        op.execute("INSERT INTO search (search) VALUES ('optimize')")


def _indexed(row: sa.Row[Any]) -> dict[str, Any]:
    operative = [row.verb] if row.verb else []
    for clause in json.loads(row.operative or "[]"):
        verb = f"{clause['verb']} " if clause.get("verb") else ""
        operative += [verb + clause["text"], *clause.get("sub", ())]
    return {
        "id": row.id,
        "number": fold(row.number or ""),
        "subject": fold(row.subject),
        "operative": fold("\n".join(operative)),
        "statement": fold("\n".join(_lines(json.loads(row.statement or "[]")))),
    }


def _lines(blocks: list[dict[str, Any]]) -> Iterator[str]:
    for block in blocks:
        match block["_"]:
            case "Paragraph":
                yield "".join(run["text"] for run in block["runs"])
            case "Heading":
                yield block["text"]
            case "Listing":
                yield from _lines(block["entries"])
            case "Table":
                yield from (" ".join(row) for row in block["rows"])
