"""Version 8: how sessions are conducted, proxies and what deputies said, competences « à la carte »."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

ADDED = (
    ("members", "competences"),
    ("sessions", "course"),
    ("items", "majority"),
    ("items", "competence"),
    ("items", "conduct"),
    ("presences", "paper"),
    ("movements", "paper"),
    ("answers", "paper"),
    ("answers", "deputies"),
    ("answers", "meeting"),
)


def upgrade() -> None:
    """Nothing is known of what is already there; every movement happened before its item."""
    for table, column in ADDED:
        op.add_column(table, sa.Column(column, sa.Text))
    op.add_column("movements", sa.Column("during", sa.Integer, nullable=False, server_default="0"))
