"""What a list of decisions would change, cell by cell: what it does not write is left alone, nothing is removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import DecisionKey
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.exchange.recaps.columns import Field
from syndic_desktop.exchange.recaps.lines import NAMES, RecapLine


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that says something else than the dossier; `was` and `becomes` as they are shown."""

    key: DecisionKey
    cell: str
    field: Field
    was: str
    becomes: str
    value: object

    @property
    def name(self) -> str:
        """The field of a `Decision` that changes."""
        return NAMES[self.field]


@dataclass(frozen=True, slots=True)
class Report:
    """What a list does: decisions that are new, cells that change, decisions said alike; `absent`: those of the kinds
    and years that it covers and does not write, which stay as they are.
    """

    new: tuple[RecapLine, ...]
    changes: tuple[CellChange, ...]
    same: int
    absent: tuple[Decision, ...]


def compared(known: Sequence[Decision], lines: Iterable[RecapLine]) -> Report:
    """Compare what is written with what is known; a decision is known by its kind and number, within a year."""
    new: list[RecapLine] = []
    changes: list[CellChange] = []
    met: set[DecisionKey] = set()
    same = 0
    written = tuple(lines)
    for line in written:
        was = _known(line.decision, known, met)
        if was is None:
            new.append(line)
            continue
        met.add(was.key)
        found = [
            change
            for field, cell in line.places.items()
            if (change := _change(was, line.decision, field, cell)) is not None
        ]
        changes += found
        same += not found
    covered = {(line.decision.kind, _year(line.decision)) for line in written}
    absent = (each for each in known if each.key not in met and (each.kind, _year(each)) in covered)
    return Report(tuple(new), tuple(changes), same, tuple(absent))


def _known(line: Decision, known: Iterable[Decision], met: set[DecisionKey]) -> Decision | None:
    number = wording.fold(line.number)
    if not number:
        return None
    alike = [each for each in known if each.kind is line.kind and wording.fold(each.number) == number]
    free = [each for each in alike if each.key not in met]
    dated = [each for each in free if line.day is None or each.day is None or each.day.year == line.day.year]
    return min(dated, key=lambda each: each.day != line.day, default=None)


def _change(was: Decision, line: Decision, field: Field, cell: str) -> CellChange | None:
    before, after = getattr(was, NAMES[field]), getattr(line, NAMES[field])
    if before == after or (field is Field.TAX and line.amount is None and was.amount is None):
        return None
    return CellChange(was.key, cell, field, _shown(before), _shown(after), after)


def _year(decision: Decision) -> int | None:
    return decision.day.year if decision.day else None


def _shown(value: object) -> str:
    if isinstance(value, Decimal):
        return wording.amount(value)
    if isinstance(value, date):
        return wording.short_date(value)
    return "" if value is None else str(value)
