"""Workbooks: the bytes of `recapitulatifs.xlsx` and of the report of a year. The same figures give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from functools import partial
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from syndic_desktop.documents.contents.activities import Report
from syndic_desktop.documents.excel.activities import draw, grids
from syndic_desktop.documents.excel.cells import Pen, printable
from syndic_desktop.documents.excel.groups import groups
from syndic_desktop.documents.excel.recaps import recaps
from syndic_desktop.documents.excel.sheets import Frame, fill
from syndic_desktop.documents.excel.styles import styles
from syndic_desktop.domain import wording
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.syndicats import Syndicat

if TYPE_CHECKING:
    from openpyxl import Workbook

UNDATED = date(2000, 1, 1)
_FORMULA = re.compile(rb'(?P<formula><c r="(?P<place>[A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v ?(?:/>|></v>)')
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def recap_workbook(
    decisions: Sequence[Decision], *, syndicat: Syndicat, title: str, made_on: date | None, grouped: bool = False
) -> bytes:
    """The recaps of decisions taken by delegation, one sheet per kind, as an Excel file.

    `grouped`: those that she chose to see, not all that a session is told; their sums by supplier, by object and by
    month as well, on sheets of their own.
    `title` (« Comité syndical du 1er février 2019 ») is printed on every page; `made_on` dates the file and its pages.
    """
    book, frame, pen = _opened(), _frame(syndicat, title, made_on), Pen()
    for recap in recaps(decisions, report=not grouped):
        fill(pen, book.create_sheet(recap.words.sheet), recap, frame)
    for grid in groups(decisions) if grouped else ():
        draw(pen, book.create_sheet(grid.name), grid, frame)
    _describe(book, syndicat, title, made_on or UNDATED)
    return _saved(book, pen)


def activity_workbook(told: Report, *, title: str, made_on: date | None) -> bytes:
    """The activity of a year as an Excel file: one sheet a subject, its figures and their chart."""
    book, frame, pen = _opened(), _frame(told.syndicat, title, made_on), Pen()
    for grid in grids(told):
        draw(pen, book.create_sheet(grid.name), grid, frame)
    _describe(book, told.syndicat, title, made_on or UNDATED)
    return _saved(book, pen)


def _opened() -> Workbook:
    """A workbook without a sheet, that has our styles."""
    from openpyxl import Workbook

    book = Workbook()
    del book[book.sheetnames[0]]
    for style in styles():
        book.add_named_style(style)
    return book


def _frame(syndicat: Syndicat, title: str, made_on: date | None) -> Frame:
    return Frame(syndicat.name, title, f"Établi le {wording.long_date(made_on)}" if made_on else "")


def _describe(book: Workbook, syndicat: Syndicat, title: str, day: date) -> None:
    about = book.properties
    about.title = printable(title)
    about.creator = about.lastModifiedBy = printable(syndicat.name)
    about.language = "fr-FR"
    about.created = about.modified = datetime.combine(day, time())


def _saved(book: Workbook, pen: Pen) -> bytes:
    """As `book.save` does, without the hour it writes in the properties and in the archive; formulas have a result."""
    from openpyxl.writer.excel import ExcelWriter

    buffer = BytesIO()
    archive = _Undated(buffer, "w")
    archive.results = {
        f"xl/worksheets/sheet{rank}.xml": {
            place: result for (title, place), result in pen.results.items() if title == sheet.title
        }
        for rank, sheet in enumerate(book.worksheets, start=1)
    }
    ExcelWriter(book, archive).save()
    return buffer.getvalue()


class _Undated(ZipFile):
    """An archive whose entries all carry one date. `results`: by part, what the formula of each cell comes to."""

    results: Mapping[str, Mapping[str, str]] = MappingProxyType({})

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_options: Any) -> None:
        super().writestr(ZipInfo(str(zinfo_or_arcname), _ZIP_DAY), data, ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_options: Any) -> None:
        data, known = Path(filename).read_bytes(), self.results.get(str(arcname).lstrip("/"), {})
        self.writestr(arcname, _FORMULA.sub(partial(_with_result, known), data) if known else data)


def _with_result(known: Mapping[str, str], found: re.Match[bytes]) -> bytes:
    """A formula as openpyxl writes it, which cannot give it a result, with its own."""
    result = known.get(found["place"].decode())
    return found[0] if result is None else found["formula"] + f"<v>{result}</v>".encode()
