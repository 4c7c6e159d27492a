"""Version 9: what follows a session (her words in the minutes, classifications, volumes) and what is delegated."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from syndic_desktop.domain.wording import fold

revision = "0009"
down_revision = "0008"

ADDED = (
    ("syndicats", "numberings"),
    ("items", "private"),
    ("decisions", "initials"),
    ("decisions", "annexes"),
    ("decisions", "private"),
    ("decisions", "matter"),
    ("decisions", "nature"),
    ("decisions", "text"),
)


# Items are read as version 8 wrote them, by hand: the program's own reading will change with its tables.
READ = sa.text("SELECT id, visas, recitals, heard, annexes FROM items ORDER BY id")


def upgrade() -> None:
    """Nothing is known of what is already there."""
    for table, column in ADDED:
        op.add_column(table, sa.Column(column, sa.Text))
    _of_grounds()
    _of_sessions()
    op.create_table(
        "delegations",
        _text("name"),
        sa.Column("position", sa.Integer, nullable=False),
        _text("holder"),
        *(sa.Column(name, sa.Text) for name in ("kinds", "ceiling", "tax", "act", "since", "until", "yearly", "vice")),
        sa.PrimaryKeyConstraint("name", name="pk_delegations"),
    )
    op.create_table(
        "classifications",
        *(_text(name) for name in ("day", "received", "content")),
        sa.PrimaryKeyConstraint("day", name="pk_classifications"),
    )
    op.create_table(
        "volumes",
        *(_text(name) for name in ("path", "kind")),
        sa.Column("year", sa.Integer, nullable=False),
        *(_text(name) for name in ("fingerprint", "made_at")),
        sa.Column("digest", sa.Text),
        sa.PrimaryKeyConstraint("path", name="pk_volumes"),
    )


def _of_grounds() -> None:
    """The index knows what items rest on; the words it had are taken as they are."""
    connection = op.get_bind()
    op.execute("ALTER TABLE search RENAME TO searched")
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5 "
        "(number, subject, operative, statement, grounds, tokenize = 'unicode61 remove_diacritics 2', prefix = '2')"
    )
    connection.execute(
        sa.text(
            "INSERT INTO search (rowid, number, subject, operative, statement, grounds) "
            "SELECT rowid, number, subject, operative, statement, '' FROM searched ORDER BY rowid"
        )
    )
    op.execute("DROP TABLE searched")
    rows = [{"id": row.id, "grounds": _grounds(row)} for row in connection.execute(READ)]
    if said := [row for row in rows if row["grounds"]]:
        connection.execute(sa.text("UPDATE search SET grounds = :grounds WHERE rowid = :id"), said)
        op.execute("INSERT INTO search (search) VALUES ('optimize')")


def _grounds(row: sa.Row[Any]) -> str:
    lines = [line for name in ("visas", "recitals", "heard") for line in json.loads(getattr(row, name) or "[]")]
    return fold("\n".join([*lines, *(annex["title"] for annex in json.loads(row.annexes or "[]"))]))


def _of_sessions() -> None:
    op.create_table(
        "rewordings",
        sa.Column("session_id", sa.Integer, nullable=False),
        _text("place"),
        sa.Column("position", sa.Integer, nullable=False),
        *(_text(name) for name in ("base", "told")),
        sa.PrimaryKeyConstraint("session_id", "place", name="pk_rewordings"),
        _session("rewordings"),
    )
    op.create_table(
        "fixed_minutes",
        sa.Column("session_id", sa.Integer, nullable=False),
        *(_text(name) for name in ("day", "content", "fingerprint")),
        sa.PrimaryKeyConstraint("session_id", name="pk_fixed_minutes"),
        _session("fixed_minutes"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _session(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["session_id"],
        ["sessions.id"],
        name=f"fk_{table}_session_id",
        deferrable=True,
        initially="DEFERRED",
    )
