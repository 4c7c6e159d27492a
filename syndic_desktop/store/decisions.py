"""Decisions taken by delegation, and the delegations that allow them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, select

from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.delegations import Delegation
from syndic_desktop.store import schema
from syndic_desktop.store.codec import columns, from_columns
from syndic_desktop.store.journal import Ledger

DECISION = (
    "kind", "number", "subject", "body", "supplier", "amount", "tax", "precision", "delegation", "act", "entered",
    "initials", "annexes", "private",
)  # fmt: skip
DELEGATION = ("name", "holder", "kinds", "ceiling", "tax", "act", "since", "until")


def load_decisions(connection: Connection) -> tuple[Decision, ...]:
    """Every decision, in the order of the dossier."""
    asked = select(schema.decisions).order_by(schema.decisions.c.position)
    return tuple(
        from_columns(Decision, row, DECISION, day=date.fromisoformat(row["day"]) if row["day"] else None)
        for row in connection.execute(asked).mappings()
    )


def save_decisions(ledger: Ledger, decisions: Iterable[Decision]) -> None:
    """Make the decisions be these; a decision is known by its kind, number and day."""
    rows = ({**columns(each, DECISION), "day": each.day.isoformat() if each.day else ""} for each in decisions)
    ledger.sync(schema.decisions, list(rows))


def load_delegations(connection: Connection) -> tuple[Delegation, ...]:
    """Every delegation, in her order."""
    asked = select(schema.delegations).order_by(schema.delegations.c.position)
    return tuple(from_columns(Delegation, row, DELEGATION) for row in connection.execute(asked).mappings())


def save_delegations(ledger: Ledger, held: Iterable[Delegation]) -> None:
    """Make the delegations be these; one is known by its name."""
    ledger.sync(schema.delegations, [columns(each, DELEGATION) for each in held])
