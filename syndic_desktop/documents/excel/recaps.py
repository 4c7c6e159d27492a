"""What the recaps of delegated decisions contain: one list per kind, its columns, its rows in order, its totals.

Plain values, no Excel. Amounts before tax, after tax and of unknown tax are three totals that are never added up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from syndic_desktop.documents.excel.cells import Value
from syndic_desktop.domain.acts import Act
from syndic_desktop.domain.decisions import KINDS, Decision, DecisionKind, Tax, by_supplier, sums


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list; `width` in characters."""

    title: str
    width: float
    value: Callable[[Decision], Value]


@dataclass(frozen=True, slots=True)
class Words:
    """How a kind is named: its sheet, and the sentence of an empty one."""

    sheet: str
    none: str


@dataclass(frozen=True, slots=True)
class Total:
    """How many decisions and for how much; an amount is None when no decision has one of that sort."""

    label: str
    overall: bool
    count: int
    before_tax: Decimal | None
    after_tax: Decimal | None
    unknown_tax: Decimal | None

    @property
    def amounts(self) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        return self.before_tax, self.after_tax, self.unknown_tax


@dataclass(frozen=True, slots=True)
class Recap:
    """One sheet: the decisions of one kind in the order of the report."""

    words: Words
    columns: tuple[Column, ...]
    decisions: tuple[Decision, ...]
    totals: tuple[Total, ...]


WORDS = {
    DecisionKind.BUREAU_DELIBERATION: Words(KINDS[DecisionKind.BUREAU_DELIBERATION], "Aucune délibération du bureau."),
    DecisionKind.PURCHASE_ORDER: Words(KINDS[DecisionKind.PURCHASE_ORDER], "Aucune lettre de commande."),
    DecisionKind.ORDER: Words(KINDS[DecisionKind.ORDER], "Aucun arrêté."),
    DecisionKind.CONVENTION: Words(KINDS[DecisionKind.CONVENTION], "Aucune convention."),
    DecisionKind.PRESIDENT_DECISION: Words(KINDS[DecisionKind.PRESIDENT_DECISION], "Aucune décision du président."),
    DecisionKind.CONTRACT: Words(KINDS[DecisionKind.CONTRACT], "Aucun marché."),
}
ALWAYS = (
    DecisionKind.BUREAU_DELIBERATION,
    DecisionKind.PURCHASE_ORDER,
    DecisionKind.ORDER,
    DecisionKind.CONVENTION,
)

UNNAMED = "Sans titulaire"
NUMBER = Column("Numéro", 20, lambda each: each.number)
DAY = Column("Date", 12, lambda each: each.day)
BODY = Column("Instance", 11, lambda each: each.body)
SUPPLIER = Column("Titulaire", 30, lambda each: each.supplier)
SUBJECT = Column("Objet", 48, lambda each: each.subject)
AMOUNT = Column("Montant", 15, lambda each: each.amount)
TAX = Column("HT / TTC", 15, lambda each: each.tax and each.tax.value)
PRECISION = Column("Précision", 22, lambda each: each.precision)
DELEGATION = Column("Délégation", 26, lambda each: each.delegation)
INITIALS = Column("Initiales", 11, lambda each: each.initials)
MATTER = Column("Matière", 10, lambda each: each.matter)
NATURE = Column("Nature ACTES", 15, lambda each: each.nature and each.nature.value)
TRANSMITTED = Column("Transmission", 14, lambda each: _transmitted(each.act))
PUBLISHED = Column("Publication", 13, lambda each: _published(each.act))

ORDERED = (
    NUMBER, DAY, BODY, SUPPLIER, SUBJECT, AMOUNT, TAX, PRECISION, DELEGATION, INITIALS, MATTER, NATURE,
    TRANSMITTED, PUBLISHED,
)  # fmt: skip

_PLAIN = (NUMBER, DAY, SUBJECT, DELEGATION)
_PAID = (NUMBER, DAY, SUPPLIER, SUBJECT, AMOUNT, TAX, PRECISION)
_USUAL = {
    DecisionKind.BUREAU_DELIBERATION: _PLAIN,
    DecisionKind.PURCHASE_ORDER: _PAID,
    DecisionKind.ORDER: (*_PLAIN, AMOUNT, TAX),
    DecisionKind.CONVENTION: _PAID,
    DecisionKind.PRESIDENT_DECISION: _PLAIN,
    DecisionKind.CONTRACT: _PAID,
}
_GROUPED = (DecisionKind.PURCHASE_ORDER, DecisionKind.CONTRACT)


def recaps(decisions: Sequence[Decision], *, report: bool = True) -> Iterator[Recap]:
    """The lists to show, in order: the four of a report are always there, the others where they have something to say.

    `report`: these are all that a session is told; else a choice of them, and « Aucun arrêté. » would be untrue.
    """
    for kind, words in WORDS.items():
        chosen = _in_order(kind, decisions)
        if chosen or (kind in ALWAYS and (report or not decisions)):
            yield Recap(words, _columns(kind, chosen), chosen, _totals(chosen))


def total(label: str, decisions: Iterable[Decision], *, overall: bool = False) -> Total:
    """Count and add up, exactly, one sum for each sort of amount."""
    counted = tuple(decisions)
    made = sums(counted)
    return Total(label, overall, len(counted), made.get(Tax.BEFORE), made.get(Tax.AFTER), made.get(None))


def _in_order(kind: DecisionKind, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    chosen = tuple(each for each in decisions if each.kind is kind)
    if kind not in _GROUPED:
        return chosen
    return tuple(each for _supplier, group in by_supplier(chosen) for each in group)


def _columns(kind: DecisionKind, decisions: tuple[Decision, ...]) -> tuple[Column, ...]:
    """The usual columns of the kind, and any other that has something to say: nothing known is left out."""
    return tuple(column for column in ORDERED if column in _USUAL[kind] or _told(column, decisions))


def _told(column: Column, decisions: tuple[Decision, ...]) -> bool:
    told = {column.value(each) for each in decisions} - {None, ""}
    if column is TAX:
        return _told(AMOUNT, decisions)
    # The same body on every row says nothing that the sheet's name does not.
    return len(told) > 1 if column is BODY else bool(told)


def _totals(decisions: tuple[Decision, ...]) -> tuple[Total, ...]:
    """The total of all, then one for each supplier when there are any."""
    if not decisions:
        return ()
    groups = by_supplier(decisions)
    suppliers = tuple(total(supplier or UNNAMED, group) for supplier, group in groups)
    alone = all(supplier is None for supplier, _group in groups)
    return (total("Total", decisions, overall=True), *(() if alone else suppliers))


def _transmitted(act: Act | None) -> date | None:
    return act.transmission.day if act and act.transmission else None


def _published(act: Act | None) -> date | None:
    return (act.publication or act.notification) if act else None
