"""One line of a recap: the decision that it writes, and which of its fields the list has a column for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import Nature
from syndic_desktop.domain.classifications import nature_of
from syndic_desktop.domain.decisions import Decision, Tax
from syndic_desktop.domain.filings import LONGEST_SUBJECT
from syndic_desktop.domain.matters import coded
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.exchange.faults import shown
from syndic_desktop.exchange.recaps.columns import Field, kind_of
from syndic_desktop.exchange.sheets import cells
from syndic_desktop.exchange.sheets.faults import CellFault, Wrong
from syndic_desktop.exchange.sheets.tables import Row, Value, letters

NAMES = {
    Field.NUMBER: "number", Field.DAY: "day", Field.BODY: "body", Field.SUPPLIER: "supplier",
    Field.SUBJECT: "subject", Field.AMOUNT: "amount", Field.TAX: "tax", Field.PRECISION: "precision",
    Field.DELEGATION: "delegation", Field.INITIALS: "initials", Field.MATTER: "matter", Field.NATURE: "nature",
}  # fmt: skip
"""The fields of a decision by their columns."""


@dataclass(frozen=True, slots=True)
class RecapLine:
    """`places`: the cell of each field that the list has a column for (« C12 »); `sheet` is empty for a CSV file."""

    sheet: str
    row: int
    decision: Decision
    places: Mapping[Field, str]


def read_line(
    sheet: str, row: int, found: Row, columns: Mapping[Field, int], kind: DecisionKind | None, faults: list[CellFault]
) -> RecapLine | None:
    """The line of a row; None, with what is wrong in `faults`, when it cannot be a decision."""
    before = len(faults)

    def read(field: Field, how: Callable[[Value], object]) -> object:
        value = found.get(columns.get(field, 0))
        if value is None:
            return None
        try:
            return how(value)
        except Wrong as wrong:
            faults.append(CellFault(_cell(sheet, columns[field], row), str(wrong)))
            return None

    said = {NAMES[field]: read(field, how) for field, how in _READERS.items() if field in columns}
    own = read(Field.KIND, _kind)
    what = own if isinstance(own, DecisionKind) else kind
    if not said.get("subject") and len(faults) == before:
        faults.append(CellFault(_cell(sheet, columns[Field.SUBJECT], row), "l’objet manque"))
    if what is None:
        faults.append(
            CellFault(f"{_sheet(sheet)}A{row}", "le type de décision n’est pas dit : ajoutez une colonne Type")
        )
    if len(faults) > before or what is None:
        return None
    decision = Decision(what, **{"number": "", "subject": ""} | {name: value for name, value in said.items() if value})  # type: ignore[arg-type]
    places = {field: _cell(sheet, columns[field], row) for field in NAMES if field in columns}
    return RecapLine(sheet, row, decision, places)


def _cell(sheet: str, column: int, row: int) -> str:
    return f"{_sheet(sheet)}{letters(column)}{row}"


def _sheet(sheet: str) -> str:
    """« Arrêtés!C4 », as a spreadsheet names a cell of another sheet."""
    return f"{shown(sheet)}!" if sheet else ""


def _kind(value: Value) -> DecisionKind:
    found = kind_of(cells.text(value))
    if found is None:
        raise Wrong(f"type de décision « {shown(cells.text(value))} » inconnu : écrivez par exemple « Arrêté »")
    return found


def _subject(value: Value) -> str:
    return cells.text(value, LONGEST_SUBJECT)


def _tax(value: Value) -> Tax:
    found = wording.fold(cells.text(value)).upper().replace(".", "")
    if found not in Tax.__members__.values() and found not in (each.value for each in Tax):
        raise Wrong(f"« {shown(cells.text(value))} » : écrivez HT ou TTC")
    return Tax(found)


def _matter(value: Value) -> str:
    found = coded(cells.text(value))
    if found is None:
        raise Wrong(f"matière « {shown(cells.text(value))} » inconnue : écrivez son code, par exemple 4.1")
    return found


def _nature(value: Value) -> Nature:
    found = nature_of(cells.text(value))
    if found is None:
        raise Wrong(f"nature « {shown(cells.text(value))} » inconnue : écrivez par exemple AR ou AI")
    return found


_READERS: Mapping[Field, Callable[[Value], object]] = {
    Field.NUMBER: cells.text, Field.DAY: cells.day, Field.BODY: cells.text, Field.SUPPLIER: cells.text,
    Field.SUBJECT: _subject, Field.AMOUNT: cells.amount, Field.TAX: _tax, Field.PRECISION: cells.text,
    Field.DELEGATION: cells.text, Field.INITIALS: cells.text, Field.MATTER: _matter, Field.NATURE: _nature,
}  # fmt: skip
