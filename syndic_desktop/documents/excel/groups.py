"""Delegated decisions added up by supplier, by object and by month: one sheet each, beside the lists by kind.

Amounts before tax, after tax and of unknown tax are three sums that are never added up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from syndic_desktop.documents.excel import styles
from syndic_desktop.documents.excel.activities import Grid, Head
from syndic_desktop.documents.excel.cells import Formula, Value
from syndic_desktop.documents.excel.recaps import total
from syndic_desktop.domain import wording
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.wording.dates import MONTHS

_SUMS = (
    Head("Nombre", 11), Head("Total HT", 16, styles.STYLE_AMOUNT), Head("Total TTC", 16, styles.STYLE_AMOUNT),
    Head("Non précisé", 16, styles.STYLE_AMOUNT),
)  # fmt: skip
# Never a title that a recap is read back by: these sheets hold no decision.
_SUPPLIER, _OBJECT, _MONTH = "Regroupé par titulaire", "Regroupé par objet", "Regroupé par mois"


def groups(decisions: Sequence[Decision]) -> Iterator[Grid]:
    """The sheets of sums, the total last; nothing where nothing was decided."""
    if not decisions:
        return
    yield _grid("Par titulaire", _SUPPLIER, decisions, lambda each: each.supplier or "", "Sans titulaire")
    yield _grid("Par objet", _OBJECT, decisions, lambda each: each.subject, "")
    dated = sorted(decisions, key=lambda each: (each.day is None, each.day or date.min))
    yield _grid("Par mois", _MONTH, dated, _month, "Sans date", ordered=True)


def _grid(
    name: str,
    title: str,
    decisions: Sequence[Decision],
    of: Callable[[Decision], str],
    none: str,
    *,
    ordered: bool = False,
) -> Grid:
    """`of`: what a decision is grouped by, case and accents apart; `none`: how those of no group are called."""
    found: dict[str, list[Decision]] = {}
    for each in decisions:
        found.setdefault(wording.fold(of(each)), []).append(each)
    names = list(found) if ordered else sorted(found, key=lambda key: (not key, key))
    rows = tuple(_row(of(found[key][0]) or none, found[key]) for key in names)
    whole = _summed(_row("Total", decisions), len(rows) + 1)
    return Grid(name, (Head(title, 60, styles.STYLE_TEXT), *_SUMS), (*rows, whole), total=True)


def _row(label: str, decisions: Sequence[Decision]) -> tuple[Value, ...]:
    made = total(label, decisions)
    return (made.label, made.count, *made.amounts)


def _summed(row: tuple[Value, ...], last: int) -> tuple[Value, ...]:
    """The row of the totals as the sums of the rows above, from the second to `last`."""
    return tuple(
        Formula(f"SUM({letter}2:{letter}{last})", value) if isinstance(value, int | Decimal) else value
        for letter, value in zip("ABCDE", row, strict=True)
    )


def _month(each: Decision) -> str:
    return f"{MONTHS[each.day.month - 1]} {each.day.year}" if each.day else ""
