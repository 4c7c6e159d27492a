"""Run by Alembic: migrates the connection that `store.migrating` opened, inside the transaction it began."""

from __future__ import annotations

from alembic import context

from syndic_desktop.store.schema import items

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=items.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
