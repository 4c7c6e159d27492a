"""Version 3: what notices said when they went out; delegated decisions known by their day too."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """A table for the snapshots; the day in the key of decisions, empty where there is none, and their entry."""
    op.create_table(
        "snapshots",
        sa.Column("session_id", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("session_id", name="pk_snapshots"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name="fk_snapshots_session_id", deferrable=True, initially="DEFERRED"
        ),
    )
    op.execute("UPDATE decisions SET day = '' WHERE day IS NULL")
    with op.batch_alter_table("decisions", recreate="always") as batch:
        batch.drop_constraint("pk_decisions", type_="primary")
        batch.alter_column("day", existing_type=sa.Text, nullable=False)
        batch.add_column(sa.Column("entered", sa.Text))
        batch.create_primary_key("pk_decisions", ["kind", "number", "day"])
