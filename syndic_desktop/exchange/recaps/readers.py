"""Reading recaps: from the bytes of a workbook, or a pasted text, to its lines or to all that is wrong in them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from datetime import date
from io import StringIO

from syndic_desktop.domain import wording
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.exchange.faults import shown
from syndic_desktop.exchange.recaps.columns import TYPED, Field, kind_of, layout, titles
from syndic_desktop.exchange.recaps.lines import RecapLine, read_line
from syndic_desktop.exchange.sheets import read_tables
from syndic_desktop.exchange.sheets.faults import CellFault, FaultySheet, refused
from syndic_desktop.exchange.sheets.tables import TITLES_WITHIN, Row, Table, clean, texts

MOST_LINES = 5_000
NO_TITLES = (
    "aucune ligne de titres reconnue (Numéro, Date, Objet, Montant…) : partez du classeur que le programme écrit"
)
_TOTALS = frozenset({"total", "totaux", "nombre", "aucun", "aucune"})
_TITLES = _TOTALS | {"non"}
"""First words of what is written in a row of totals, or in its titles (« Total HT », « Non précisé »)."""
_DAY = re.compile(r"\d/\d")


def read_recaps(data: bytes, name: str, kind: DecisionKind | None = None) -> tuple[RecapLine, ...]:
    """The decisions of an Excel workbook, sheet by sheet, or of a CSV file. Raises FaultySheet, every fault by cell.

    `name` is the file's, for the sentences. The kind is that of the column « Type », else of the name of the sheet,
    else `kind`. What is under the totals is not read.
    """
    try:
        tables = [(table, start) for table in read_tables(data, titles) if (start := _titles(table)) is not None]
        if not tables:
            raise refused(NO_TITLES)
        return _lines(tables, kind)
    except FaultySheet as refusal:
        if any(fault.cell for fault in refusal.faults):
            raise
        raise refused(f"« {shown(name)} » : {refusal.faults[0].sentence}") from refusal


def read_pasted(text: str, kind: DecisionKind) -> tuple[RecapLine, ...]:
    """The decisions of cells copied out of a spreadsheet. Raises FaultySheet.

    With a line of titles the columns may be any; without, they are those of the table on screen (`TYPED`).
    """
    rows = tuple(_pasted(text))
    table = Table(rows)
    start = _titles(table)
    if start is not None:
        return _lines([(table, start)], kind)
    if not rows:
        raise refused("il n’y a rien à coller : copiez d’abord des lignes dans le tableur")
    columns = {field: place for place, field in enumerate(TYPED, start=1)}
    return _read([(table, rows, columns)], kind)


def _lines(tables: list[tuple[Table, int]], kind: DecisionKind | None) -> tuple[RecapLine, ...]:
    return _read(
        [(table, table.rows[start + 1 :], layout(texts(table.rows[start][1])) or {}) for table, start in tables], kind
    )


def _read(
    tables: list[tuple[Table, tuple[tuple[int, Row], ...], Mapping[Field, int]]], kind: DecisionKind | None
) -> tuple[RecapLine, ...]:
    faults: list[CellFault] = []
    lines: list[RecapLine] = []
    for table, rows, columns in tables:
        own = kind_of(table.title) or kind
        for number, row in rows:
            if _totals(row):
                break
            if not any(place in row for place in columns.values()):
                continue
            line = read_line(table.title, number, row, columns, own, faults)
            lines += [line] if line else []
    if len(lines) > MOST_LINES:
        raise refused(f"la liste dépasse {MOST_LINES} décisions")
    if faults:
        raise FaultySheet(faults)
    return tuple(lines)


def _titles(table: Table) -> int | None:
    """The first row in which enough columns are recognised; what is above is a heading."""
    for start, (_number, row) in enumerate(table.rows[:TITLES_WITHIN]):
        if layout(texts(row)):
            return start
    return None


def _totals(row: Row) -> bool:
    """A row that counts what is above, or says that there is nothing: what follows is no decision.

    It holds no other words than those of totals, and no day: a supplier may be called TOTAL ENERGIES.
    """
    if _first_word(row[min(row)]) not in _TOTALS:
        return False
    others = [each for place, each in row.items() if place != min(row)]
    if any(isinstance(each, date) or (isinstance(each, str) and _DAY.search(each)) for each in others):
        return False
    return all(_first_word(each) in _TITLES for each in others if _lettered(each))


def _first_word(cell: object) -> str:
    return next(iter(wording.fold(cell).split()), "").strip(":") if isinstance(cell, str) else ""


def _lettered(cell: object) -> bool:
    return isinstance(cell, str) and any(map(str.isalpha, cell))


def _pasted(text: str) -> Iterator[tuple[int, Row]]:
    try:
        for number, values in enumerate(csv.reader(StringIO(text, newline=""), delimiter="\t"), start=1):
            if number > MOST_LINES:
                raise refused(f"la liste dépasse {MOST_LINES} décisions")
            cells = {place: kept for place, value in enumerate(values, start=1) if (kept := clean(value))}
            if cells:
                yield number, cells
    except csv.Error:
        raise refused("ces cellules ne se lisent pas : copiez-les de nouveau dans le tableur") from None
