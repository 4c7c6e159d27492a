"""Statements on paper: French spacing in every word, and the recaps of delegated decisions in place of their marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from syndic_desktop.documents.insets import PaperBlock
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

_SUPPLIER, _NUMBER, _DAY, _SUBJECT, _AMOUNT = "Titulaire", "Numéro", "Date", "Objet", "Montant"
# Narrowest and widest of each column, in characters: the subject takes what is left.
_WIDTHS = {_SUPPLIER: (13, 19), _NUMBER: (10, 16), _DAY: (12, 12), _AMOUNT: (13, 17)}
_LINE, _PADDING = 88, 2


def statement(text: Text, recaps: Recaps) -> PaperText:
    """A text ready for the page; the dossier keeps its own spaces."""
    return tuple(_recap(block.kind, recaps) if isinstance(block, DelegatedTable) else _french(block) for block in text)


def recap_table(kind: DecisionKind, decisions: Sequence[Decision]) -> RecapTable:
    """Decisions of one kind as a report shows them: purchase orders grouped by supplier, amounts on the right."""
    cells = dict(_cells())
    grouped = kind in GROUPED and any(each.supplier for each in decisions)
    order = (_SUPPLIER, _NUMBER, _DAY, _SUBJECT, _AMOUNT) if grouped else (_NUMBER, _DAY, _SUPPLIER, _SUBJECT, _AMOUNT)
    shown = [
        (title, cells[title])
        for title in order
        if title in (_NUMBER, _SUBJECT) or any(cells[title](each) for each in decisions)
    ]
    if not grouped:
        return _table(shown, [(each, False) for each in decisions])
    groups = (group for _supplier, group in by_supplier(decisions))
    return _table(shown, [(each, rank > 0) for group in groups for rank, each in enumerate(group)])


def _recap(kind: DecisionKind, recaps: Recaps) -> PaperBlock:
    decisions = recaps.get(kind, ())
    return recap_table(kind, decisions) if decisions else paragraph(NONE[kind])


_Cell = Callable[[Decision], str]


def _cells() -> tuple[tuple[str, _Cell], ...]:
    return (
        (_SUPPLIER, lambda each: each.supplier or ""),
        (_NUMBER, lambda each: each.number),
        (_DAY, lambda each: wording.short_date(each.day) if each.day else ""),
        (_SUBJECT, lambda each: wording.french(each.subject)),
        (_AMOUNT, _amount),
    )


def _table(shown: Sequence[tuple[str, _Cell]], rows: Sequence[tuple[Decision, bool]]) -> RecapTable:
    written = tuple(
        RecapRow(tuple(cell(each) or (WITHOUT_SUPPLIER if title is _SUPPLIER else "") for title, cell in shown), merged)
        for each, merged in rows
    )
    longest = [max(len(row.cells[rank]) for row in written) for rank in range(len(shown))]
    widths = [
        max(low, min(high, most + _PADDING)) for (low, high), most in zip(map(_bounds, shown), longest, strict=True)
    ]
    left = _LINE - sum(widths)
    columns = (
        Column(title, left if title is _SUBJECT else width, Align.RIGHT if title is _AMOUNT else Align.LEFT)
        for (title, _cell), width in zip(shown, widths, strict=True)
    )
    return RecapTable(tuple(columns), written)


def _bounds(shown: tuple[str, _Cell]) -> tuple[int, int]:
    return _WIDTHS.get(shown[0], (0, 0))


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
