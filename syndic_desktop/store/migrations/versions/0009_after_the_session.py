"""Version 9: what follows a session (her words in the minutes, classifications, volumes) and what is delegated."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

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
)


def upgrade() -> None:
    """Nothing is known of what is already there."""
    for table, column in ADDED:
        op.add_column(table, sa.Column(column, sa.Text))
    _of_sessions()
    op.create_table(
        "delegations",
        _text("name"),
        sa.Column("position", sa.Integer, nullable=False),
        _text("holder"),
        *(sa.Column(name, sa.Text) for name in ("kinds", "ceiling", "tax", "act", "since", "until")),
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
