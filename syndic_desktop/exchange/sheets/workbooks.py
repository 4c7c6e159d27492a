"""Excel workbooks, read with care: a workbook comes from anywhere.

What is dangerous is refused before openpyxl sees it: archives that swell, document types (which can define entities
that multiply or that read files), sheets that are too tall. Its values are read, never its formulas.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from syndic_desktop.exchange.sheets.faults import FaultySheet, refused
from syndic_desktop.exchange.sheets.tables import MOST_COLUMNS, MOST_ROWS, Broken, Row, Table, Value, clean, numbers

MOST_PARTS = 1_000
LARGEST_XML = 25_000_000  # bytes, all the parts together
MOST_CELLS = 100_000

DAMAGED = "le classeur est abîmé ou incomplet : ouvrez-le dans Excel, enregistrez-le à nouveau en .xlsx, et recommencez"
TOO_BIG = "le classeur est trop gros : copiez la liste seule dans un classeur neuf"
NOT_EXCEL = "le fichier n’est pas un classeur Excel (.xlsx)"

_XML = (".xml", ".rels", ".vml")
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_PLACE = re.compile(r"[A-Z]{1,3}[0-9]{1,7}")
_RANGE = re.compile(rf"{_PLACE.pattern}:{_PLACE.pattern}")
_TAG = re.compile(r"^\{.*\}")


def read_workbook(data: bytes) -> tuple[Table, ...]:
    """Every sheet, in order. Raises FaultySheet."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            _inspect(archive)
            return _read(archive, data)
    except FaultySheet:
        raise
    except Exception as error:  # openpyxl and zipfile fail in dozens of ways on a damaged file; none is our bug
        raise refused(DAMAGED) from error


def _inspect(archive: ZipFile) -> None:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if "mimetype" in names and "content.xml" in names:
        raise refused("c’est un classeur LibreOffice (.ods) : enregistrez-le au format Excel (.xlsx)")
    if "xl/workbook.bin" in names:
        raise refused("c’est un classeur Excel binaire (.xlsb) : enregistrez-le au format .xlsx")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise refused(NOT_EXCEL)
    parts = [entry for entry in entries if entry.filename.lower().endswith(_XML)]
    if len(entries) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_XML:
        raise refused(TOO_BIG)
    if len(names) != len(entries) or any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
        raise refused(DAMAGED)
    for part in parts:
        _inspect_part(archive.read(part))


def _inspect_part(text: bytes) -> None:
    """No document type, and no encoding in which one could hide; Excel writes UTF-8 and never a document type."""
    said = _ENCODING.match(text.removeprefix(b"\xef\xbb\xbf"))
    if (said and said[1].lower() not in (b"utf-8", b"us-ascii")) or b"\0" in text:
        raise refused(DAMAGED)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise refused("le classeur contient des instructions dangereuses (DOCTYPE) et n’a pas été ouvert")
    if len(_CELL.findall(text)) > MOST_CELLS or len(_ROW.findall(text)) > MOST_ROWS:
        raise refused(TOO_BIG)


def _read(archive: ZipFile, data: bytes) -> tuple[Table, ...]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of every ornament that it will not keep: we keep none
        book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            return tuple(_table(sheet, archive) for sheet in book.worksheets)
        finally:
            book.close()


def _table(sheet: Any, archive: ZipFile) -> Table:
    extent = _extent(archive.read(sheet._worksheet_path))
    if extent.last_row > MOST_ROWS:
        raise refused(TOO_BIG)
    sheet.reset_dimensions()  # what the file says of its own size may be false
    rows: list[tuple[int, Row]] = []
    read = sheet.iter_rows(max_row=extent.last_row or 1, max_col=min(extent.last_column, MOST_COLUMNS) or 1)
    for number, cells in enumerate(read, start=1):
        found = {place: kept for place, cell in enumerate(cells, start=1) if (kept := _value(cell)) is not None}
        for place in extent.formulas.get(number, ()):
            found.setdefault(place, Broken("la formule n’a pas de valeur : remplacez-la par ce qu’elle doit donner"))
        if found:
            rows.append((number, found))
    return Table(tuple(rows), tuple(extent.merged), sheet.title)


@dataclass(slots=True)
class _Extent:
    """What openpyxl does not tell when it only reads: where cells end, merged ranges, formulas without a value."""

    last_row: int = 0
    last_column: int = 0
    merged: list[str] = field(default_factory=list)
    formulas: dict[int, list[int]] = field(default_factory=dict)

    def add_row(self, number: int, row: ElementTree.Element) -> None:
        column = 0
        for cell in row:
            column = numbers(place[0])[1] if (place := _PLACE.fullmatch(cell.get("r", ""))) else column + 1
            children = {_TAG.sub("", child.tag): child for child in cell}
            if children:
                self.last_row, self.last_column = max(self.last_row, number), max(self.last_column, column)
            if _uncomputed(cell, children):
                self.formulas.setdefault(number, []).append(column)


def _extent(text: bytes) -> _Extent:
    extent, number = _Extent(), 0
    for _event, element in ElementTree.iterparse(BytesIO(text)):
        name = _TAG.sub("", element.tag)
        if name == "row":
            number = int(float(element.get("r", number + 1)))
            extent.add_row(number, element)
            element.clear()
        elif name == "mergeCell" and _RANGE.fullmatch(element.get("ref", "")):
            extent.merged.append(element.get("ref", ""))
    return extent


def _uncomputed(cell: ElementTree.Element, children: Mapping[str, ElementTree.Element]) -> bool:
    """A formula whose value was not kept; an empty text is a value."""
    return "f" in children and cell.get("t") != "str" and not ("v" in children and children["v"].text)


def _value(cell: Any) -> Value | None:
    found = cell.value
    if getattr(cell, "data_type", "") == "e":
        return Broken(f"la cellule contient l’erreur « {found} »")
    if isinstance(found, str):
        return clean(found) or None
    if isinstance(found, datetime):
        return found.date()
    if isinstance(found, float) and found.is_integer():
        return int(found)
    if found is None or isinstance(found, int | float | date):
        return found
    return Broken("la cellule contient une heure")
