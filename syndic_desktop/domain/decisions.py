"""Decisions taken by delegation (bureau, president) and what of them is due to be reported to a session.

L5211-10: at each meeting the president reports on what was decided by delegation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from syndic_desktop.domain.acts import Act
from syndic_desktop.domain.texts import DecisionKind

__all__ = ["Decision", "DecisionKind", "Tax", "by_supplier", "due"]


class Tax(StrEnum):
    """Whether an amount is before or after tax."""

    BEFORE = "HT"
    AFTER = "TTC"


@dataclass(frozen=True, slots=True)
class Decision:
    """One delegated decision; `amount` in euros, `delegation` names the act that allows it."""

    kind: DecisionKind
    number: str
    subject: str
    day: date | None = None
    body: str | None = None
    supplier: str | None = None
    amount: Decimal | None = None
    tax: Tax | None = None
    precision: str | None = None
    delegation: str | None = None
    act: Act | None = None


def due(decisions: Iterable[Decision], kind: DecisionKind, day: date, reported_on: date | None) -> tuple[Decision, ...]:
    """What a report made on `day` owes the body: of one kind, dated up to that day, never reported before.

    `reported_on` is the day of the last earlier session of the body whose agenda carried that recap; undated
    decisions were reported then.
    """
    return tuple(each for each in decisions if each.kind is kind and _due(each.day, day, reported_on))


def _due(decided: date | None, day: date, reported_on: date | None) -> bool:
    if decided is None:
        return reported_on is None
    return decided <= day and (reported_on is None or decided > reported_on)


def by_supplier(decisions: Iterable[Decision]) -> tuple[tuple[str | None, tuple[Decision, ...]], ...]:
    """Decisions grouped by supplier, suppliers in order of first appearance, order kept inside a group."""
    groups: dict[str | None, list[Decision]] = {}
    for each in decisions:
        groups.setdefault(each.supplier, []).append(each)
    return tuple((supplier, tuple(group)) for supplier, group in groups.items())
