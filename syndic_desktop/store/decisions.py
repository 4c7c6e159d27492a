"""Decisions taken by delegation."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from syndic_desktop.domain.decisions import Decision
from syndic_desktop.store import schema
from syndic_desktop.store.codec import columns, from_columns
from syndic_desktop.store.journal import Ledger

DECISION = (
    "kind", "number", "subject", "day", "body", "supplier", "amount", "tax", "precision", "delegation", "act",
)  # fmt: skip


def load_decisions(connection: Connection) -> tuple[Decision, ...]:
    """Every decision, in the order of the dossier."""
    asked = select(schema.decisions).order_by(schema.decisions.c.position)
    return tuple(from_columns(Decision, row, DECISION) for row in connection.execute(asked).mappings())


def save_decisions(ledger: Ledger, decisions: Iterable[Decision]) -> None:
    """Make the decisions be these; a decision is known by its kind and number."""
    ledger.sync(schema.decisions, [columns(each, DECISION) for each in decisions])
