"""Reading a roster: from the bytes of a file to its seats, or to the list of everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator

from syndic_desktop.domain import wording
from syndic_desktop.exchange.faults import shown
from syndic_desktop.exchange.rosters.checks import contradictions, with_articles
from syndic_desktop.exchange.rosters.columns import ALL, MOST_SEATS, REQUIRED, Column, layout, like, titles
from syndic_desktop.exchange.rosters.lines import Roster
from syndic_desktop.exchange.rosters.rows import RowReader
from syndic_desktop.exchange.sheets import read_tables
from syndic_desktop.exchange.sheets.faults import CellFault, FaultySheet, refused
from syndic_desktop.exchange.sheets.tables import TITLES_WITHIN, Row, Table, letters, numbers, texts

PREFERRED = "assemblee"
NO_TITLES = "aucune ligne de titres reconnue (Collège, Membre, Civilité, Prénom, Nom…) : partez du classeur modèle"

_Places = dict[Column, list[int]]


def read_roster(data: bytes, name: str) -> Roster:
    """The seats of an Excel workbook or of a CSV file, one a row. Raises FaultySheet, with every fault by cell.

    `name` is the file's, for the sentences. Columns that are not known are left aside, and `notices` say so.
    """
    try:
        return _roster(_table(data))
    except FaultySheet as refusal:
        if any(fault.cell for fault in refusal.faults):
            raise
        raise refused(f"« {shown(name)} » : {refusal.faults[0].sentence}") from refusal


def _table(data: bytes) -> Table:
    """The sheet « Assemblée », or else the first that has titles we know."""
    tables = read_tables(data, titles)
    for table in sorted(tables, key=lambda each: wording.fold(each.title) != PREFERRED):
        if any(layout(texts(row)) for _number, row in table.rows[:TITLES_WITHIN]):
            return table
    raise refused(NO_TITLES)


def _roster(table: Table) -> Roster:
    start, places = _titles(table)
    row, titles = table.rows[start]
    found = {column: where[0] for column, where in places.items()}
    faults = [*_bad_titles(row, places), *_merged(table, row)]
    readers = [RowReader(number, cells, found, faults) for number, cells in table.rows[start + 1 :]]
    seats = [reader for reader in readers if not reader.blank and not reader.example]
    if len(seats) > MOST_SEATS:
        raise refused(f"la liste dépasse {MOST_SEATS} sièges")
    lines = tuple(line for reader in seats if (line := reader.line()))
    faults += contradictions(lines, found)
    if faults:
        raise FaultySheet(sorted(faults, key=_place))
    if not seats:
        raise refused("la liste ne contient aucun siège : écrivez-en un par ligne, sous les titres")
    return Roster(with_articles(lines), tuple(_notices(row, titles, found, readers)))


def _titles(table: Table) -> tuple[int, _Places]:
    """The first row in which enough columns are recognised; what is above is a heading."""
    for start, (_number, row) in enumerate(table.rows[:TITLES_WITHIN]):
        if places := layout(texts(row)):
            return start, places
    raise refused(NO_TITLES)


def _bad_titles(row: int, places: _Places) -> Iterator[CellFault]:
    for column, (first, *others) in places.items():
        for place in others:
            sentence = f"la colonne « {column.title} » est déjà en {letters(first)}{row}"
            yield CellFault(f"{letters(place)}{row}", sentence)
    for field in REQUIRED:
        if Column(field) not in places:
            yield CellFault(f"A{row}", f"il manque la colonne « {field} » dans cette ligne de titres")


def _merged(table: Table, titles: int) -> Iterator[CellFault]:
    for cells in table.merged:
        if numbers(cells.split(":")[1])[0] >= titles:
            yield CellFault(cells, "fusionnées : défusionnez-les et remplissez chaque ligne")


def _place(fault: CellFault) -> tuple[int, int]:
    return numbers(fault.cell.split(":")[0])


def _notices(row: int, titles: Row, found: dict[Column, int], readers: list[RowReader]) -> Iterator[str]:
    """What is left aside: columns without a known title, rows of the model's example."""
    free = [column for column in ALL if column not in found]
    for place in sorted({place for reader in readers for place in reader.row} | set(titles)):
        if place in found.values():
            continue
        cell, title = f"{letters(place)}{row}", titles.get(place)
        if title is None:
            yield f"La colonne {letters(place)} n’a pas de titre en {cell} : elle est laissée de côté."
            continue
        close = like(str(title), free)
        hint = f" Vouliez-vous dire « {close.title} » ?" if close else ""
        yield f"La colonne « {shown(str(title))} » ({cell}) n’est pas connue : elle est laissée de côté.{hint}"
    if examples := [str(reader.number) for reader in readers if reader.example]:
        yield f"Lignes d’exemple du modèle, laissées de côté : {', '.join(examples)}."
