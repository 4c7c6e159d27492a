"""Version 5: topics foreseen, the library of phrases, the budget step and the working note of an item."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ITEMS = """
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    session_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    number TEXT,
    subject TEXT NOT NULL,
    fate TEXT NOT NULL,
    added_after_notice INTEGER NOT NULL,
    reports TEXT,
    rapporteur TEXT,
    matter TEXT,
    president TEXT,
    verb TEXT,
    vote TEXT,
    recusals TEXT,
    annexes TEXT,
    act TEXT,
    debate TEXT,
    operative TEXT,
    visas TEXT,
    recitals TEXT,
    heard TEXT,
    statement TEXT,
    electorate TEXT,
    budget TEXT,
    note TEXT,
    CONSTRAINT fk_items_session_id FOREIGN KEY(session_id)
        REFERENCES sessions (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_items_rapporteur FOREIGN KEY(rapporteur)
        REFERENCES people (code) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_items_president FOREIGN KEY(president)
        REFERENCES people (code) DEFERRABLE INITIALLY DEFERRED
"""
LAST = sa.text("SELECT seq FROM sqlite_sequence WHERE name = 'former_items'")


def upgrade() -> None:
    """What is there already is no step of the budget, and nothing is noted of it."""
    _rebuild_items()
    op.create_table(
        "topics",
        sa.Column("id", sa.Integer, primary_key=True, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("day", sa.Text),
        sa.Column("item", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["body"], ["bodies.code"], name="fk_topics_body", deferrable=True, initially="DEFERRED"
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "phrases",
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("kind", "name", name="pk_phrases"),
    )


def _rebuild_items() -> None:
    op.rename_table("items", "former_items")
    for index in ("ix_items_session_id_position", "ix_items_reports"):
        op.execute(f"DROP INDEX {index}")
    op.execute(f"CREATE TABLE items ({ITEMS})")
    op.execute("INSERT INTO items SELECT *, NULL, NULL FROM former_items")
    # The next id is that of a table where none was ever removed, else the journal's keys would mean two things.
    connection = op.get_bind()
    last = connection.execute(LAST).scalar()
    op.execute("DELETE FROM sqlite_sequence WHERE name = 'items'")
    if last is not None:
        connection.execute(sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES ('items', :last)"), {"last": last})
    op.drop_table("former_items")
    op.create_index("ix_items_session_id_position", "items", ["session_id", "position"])
    op.create_index("ix_items_reports", "items", ["reports"])
