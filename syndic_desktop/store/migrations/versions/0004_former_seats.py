"""Version 4: the seats a body had before, the dates of a member's deputies, the digest of the papers written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """What is there already has no former seats and no dates; a person may be a member's deputy several times."""
    with op.batch_alter_table("bodies", recreate="always") as batch:
        batch.add_column(sa.Column("former", sa.Text))
    with op.batch_alter_table("papers", recreate="always") as batch:
        batch.add_column(sa.Column("digest", sa.Text))
    op.rename_table("pool_deputies", "former_pool_deputies")
    op.execute(
        """
        CREATE TABLE pool_deputies (
            member TEXT NOT NULL,
            person TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            position INTEGER NOT NULL,
            since TEXT,
            until TEXT,
            CONSTRAINT pk_pool_deputies PRIMARY KEY (member, person, ordinal),
            CONSTRAINT fk_pool_deputies_member FOREIGN KEY(member)
                REFERENCES members (code) DEFERRABLE INITIALLY DEFERRED,
            CONSTRAINT fk_pool_deputies_person FOREIGN KEY(person)
                REFERENCES people (code) DEFERRABLE INITIALLY DEFERRED
        )
        """
    )
    op.execute(
        "INSERT INTO pool_deputies (member, person, ordinal, position) "
        "SELECT member, person, 1, position FROM former_pool_deputies"
    )
    op.drop_table("former_pool_deputies")
