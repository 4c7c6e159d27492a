"""Version 7: the day the list of deliberations was published (L2121-25)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Nothing is known of the sessions already there."""
    op.add_column("sessions", sa.Column("list_published", sa.Text))
