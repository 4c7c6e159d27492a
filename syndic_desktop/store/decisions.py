"""Decisions taken by delegation, and the delegations that allow them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.delegations import Delegation
from syndic_desktop.store import schema
from syndic_desktop.store.codec import columns, from_columns
from syndic_desktop.store.journal import Ledger

DECISION = (
    "kind", "number", "subject", "body", "supplier", "amount", "tax", "precision", "delegation", "act", "entered",
    "initials", "annexes", "private", "matter", "nature", "text",
)  # fmt: skip
_COLUMNS = (*DECISION, "day")
AT_MOST = 16_384
"""Rows whose decision is kept: twenty years of a busy syndicat."""
DELEGATION = ("name", "holder", "kinds", "ceiling", "tax", "act", "since", "until", "yearly", "vice")


def load_decisions(connection: Connection) -> tuple[Decision, ...]:
    """Every decision, in the order of the dossier."""
    asked = select(*(schema.decisions.c[name] for name in _COLUMNS)).order_by(schema.decisions.c.position)
    return tuple(_decision(*row) for row in connection.execute(asked))


@lru_cache(maxsize=AT_MOST)
def _decision(*row: Any) -> Decision:
    """The decision of a row. A table of ten years is read after each cell that is typed: it differs by one row."""
    said = dict(zip(_COLUMNS, row, strict=True))
    return from_columns(Decision, said, DECISION, day=date.fromisoformat(said["day"]) if said["day"] else None)


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
