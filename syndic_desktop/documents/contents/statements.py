"""Statements on paper: French spacing in every word, and the recaps of delegated decisions in place of their marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from syndic_desktop.documents.word.recaps import Align, Column, RecapRow, RecapTable
from syndic_desktop.domain import wording
from syndic_desktop.domain.decisions import Decision, by_supplier
from syndic_desktop.domain.texts import (
    Block,
    DecisionKind,
    DelegatedTable,
    Heading,
    Listing,
    Paragraph,
    Run,
    Table,
    Text,
    paragraph,
)

Recaps = Mapping[DecisionKind, Sequence[Decision]]
PaperBlock = Block | RecapTable
PaperText = tuple[PaperBlock, ...]

GROUPED = (DecisionKind.PURCHASE_ORDER, DecisionKind.CONTRACT)
NONE = {
    DecisionKind.BUREAU_DELIBERATION: "Aucune délibération du bureau n’est à rapporter.",
    DecisionKind.PURCHASE_ORDER: "Aucune lettre de commande n’est à rapporter.",
    DecisionKind.ORDER: "Aucun arrêté n’est à rapporter.",
    DecisionKind.PRESIDENT_DECISION: "Aucune décision n’est à rapporter.",
    DecisionKind.CONVENTION: "Aucune convention n’est à rapporter.",
    DecisionKind.CONTRACT: "Aucun marché n’est à rapporter.",
}
WITHOUT_SUPPLIER = "Sans titulaire"

_SUPPLIER = Column("Titulaire", 2.2)
_NUMBER = Column("Numéro", 1.7)
_DAY = Column("Date", 1.3)
_SUBJECT = Column("Objet", 4.4)
_AMOUNT = Column("Montant", 1.9, Align.RIGHT)


def statement(text: Text, recaps: Recaps) -> PaperText:
    """A text ready for the page; the dossier keeps its own spaces."""
    return tuple(_recap(block.kind, recaps) if isinstance(block, DelegatedTable) else _french(block) for block in text)


def recap_table(kind: DecisionKind, decisions: Sequence[Decision]) -> RecapTable:
    """Decisions of one kind as a report shows them: purchase orders grouped by supplier, amounts on the right."""
    grouped = kind in GROUPED
    shown = [
        (column, cell)
        for column, cell in _cells()
        if column in (_NUMBER, _SUBJECT) or any(cell(each) for each in decisions)
    ]
    if grouped and shown[0][0] is not _SUPPLIER:
        grouped = False
    if not grouped:
        shown.sort(key=lambda each: (_NUMBER, _DAY, _SUPPLIER, _SUBJECT, _AMOUNT).index(each[0]))
        return _table(shown, [(each, False) for each in decisions])
    groups = (group for _supplier, group in by_supplier(decisions))
    return _table(shown, [(each, rank > 0) for group in groups for rank, each in enumerate(group)])


def _recap(kind: DecisionKind, recaps: Recaps) -> PaperBlock:
    decisions = recaps.get(kind, ())
    return recap_table(kind, decisions) if decisions else paragraph(NONE[kind])


_Cell = Callable[[Decision], str]


def _cells() -> tuple[tuple[Column, _Cell], ...]:
    return (
        (_SUPPLIER, lambda each: each.supplier or ""),
        (_NUMBER, lambda each: each.number),
        (_DAY, lambda each: wording.short_date(each.day) if each.day else ""),
        (_SUBJECT, lambda each: wording.french(each.subject)),
        (_AMOUNT, _amount),
    )


def _table(shown: Sequence[tuple[Column, _Cell]], rows: Iterable[tuple[Decision, bool]]) -> RecapTable:
    return RecapTable(
        tuple(column for column, _ in shown),
        tuple(RecapRow(tuple(cell(each) or _blank(column) for column, cell in shown), merged) for each, merged in rows),
    )


def _blank(column: Column) -> str:
    return WITHOUT_SUPPLIER if column is _SUPPLIER else ""


def _amount(decision: Decision) -> str:
    if decision.amount is None:
        return ""
    said = (wording.amount(decision.amount), decision.tax.value if decision.tax else "", decision.precision or "")
    return f"{said[0]}{wording.NB}{said[1]} {said[2]}".replace(f"{wording.NB} ", " ").strip()


def _french(block: Block) -> Block:
    match block:
        case Paragraph(runs):
            return Paragraph(_runs(runs))
        case Heading(text):
            return Heading(wording.french(text))
        case Listing(entries, numbered):
            return Listing(tuple(_french(entry) for entry in entries), numbered)
        case Table(rows, header):
            return Table(tuple(tuple(wording.french(cell) for cell in row) for row in rows), header)
        case _:
            return block


def _runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(Run(wording.french(run.text), run.bold, run.italic, run.underline, run.superscript) for run in runs)
