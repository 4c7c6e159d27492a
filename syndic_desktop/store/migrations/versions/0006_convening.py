"""Version 6: how each is convened, the answers received, what the notices add, the checks that were set aside."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Everybody already there is convened by e-mail (L2121-10) and nobody has answered.

    Columns are added where they stand: SQLite copies no row for it, and ids go on from where they were.
    """
    op.add_column("people", sa.Column("convened_by", sa.Text, nullable=False, server_default="courriel"))
    op.add_column("sessions", sa.Column("notice", sa.Text))
    op.add_column("sessions", sa.Column("overrides", sa.Text))
    op.add_column("dispatches", sa.Column("at", sa.Text))
    op.add_column("items", sa.Column("overrides", sa.Text))
    op.create_table(
        "answers",
        sa.Column("session_id", sa.Integer, nullable=False),
        sa.Column("seat", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("deputy", sa.Text),
        sa.Column("holder", sa.Text),
        sa.Column("remote", sa.Integer, nullable=False),
        sa.Column("day", sa.Text),
        sa.Column("channel", sa.Text),
        sa.PrimaryKeyConstraint("session_id", "seat", name="pk_answers"),
        *(
            sa.ForeignKeyConstraint(
                [column], [target], name=f"fk_answers_{column}", deferrable=True, initially="DEFERRED"
            )
            for column, target in (
                ("session_id", "sessions.id"),
                ("seat", "seats.code"),
                ("deputy", "people.code"),
                ("holder", "people.code"),
            )
        ),
    )
