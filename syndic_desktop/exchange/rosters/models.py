"""The model: a workbook to be filled, its columns explained, its choices listed, two example rows marked as such."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from syndic_desktop.exchange.rosters.columns import MOST_SEATS, REQUIRED, Column, Field
from syndic_desktop.exchange.rosters.guides import CHOICES, EXAMPLES, GUIDE, SHEET
from syndic_desktop.exchange.sheets.tables import letters

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

AUTHOR = "Syndic Desktop"
A3, A4 = 8, 9
TITLES_ROW, FIRST_EXAMPLE = 1, 2
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_WRITTEN = datetime(2000, 1, 1)

_ACCENT, _TINT, _PALE, _GREY = "FF1F3F77", "FFCBD8F0", "FFF1F3F7", "FF6B7485"


def model_workbook() -> bytes:
    """The workbook offered to the secretary; always the same bytes."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Assemblée"
    _columns(sheet)
    _titles(sheet)
    _examples(sheet)
    _choices(sheet)
    _page(sheet)
    _guide(book.create_sheet("Mode d’emploi"))
    about = book.properties
    about.title, about.creator, about.language = "Liste des délégués", AUTHOR, "fr-FR"
    about.lastModifiedBy, about.created, about.modified = AUTHOR, _WRITTEN, _WRITTEN
    return _saved(book)


def _titles(sheet: Worksheet) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    for place, (column, _width, explained) in enumerate(SHEET, start=1):
        needed = column.field in REQUIRED and not column.deputy
        cell = sheet.cell(TITLES_ROW, place, column.title)
        cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFFFF" if needed else _ACCENT)
        cell.fill = PatternFill("solid", fgColor=_ACCENT if needed else _TINT)
        cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)
        cell.border = Border(bottom=Side(style="medium", color=_ACCENT))
        cell.comment = Comment(f"{explained}{' Nécessaire.' if needed else ''}", AUTHOR, height=90, width=260)
    sheet.row_dimensions[TITLES_ROW].height = 34
    sheet.freeze_panes = "B2"


def _examples(sheet: Worksheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for row, example in enumerate(EXAMPLES, start=FIRST_EXAMPLE):
        for place, (column, _width, _explained) in enumerate(SHEET, start=1):
            cell = sheet.cell(row, place, example.get(column))
            cell.font = Font(name="Calibri", size=11, italic=True, color=_GREY)
            cell.fill = PatternFill("solid", fgColor=_PALE)
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            cell.number_format = _format(column)
        sheet.row_dimensions[row].height = 32


def _columns(sheet: Worksheet) -> None:
    """Whole columns made ready: a fraction stays a text, a date shows as a date, a phone keeps its first zero."""
    from openpyxl.styles import Alignment

    for place, (column, width, _explained) in enumerate(SHEET, start=1):
        dimension = sheet.column_dimensions[letters(place)]
        dimension.width = width
        dimension.number_format = _format(column)
        dimension.alignment = Alignment(vertical="center", wrap_text=True)


def _format(column: Column) -> str:
    return "dd/mm/yyyy" if column.field in (Field.SINCE, Field.UNTIL) else "@"


def _choices(sheet: Worksheet) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    for place, (column, _width, _explained) in enumerate(SHEET, start=1):
        if column.field in CHOICES:
            said = CHOICES[column.field]
            rule = DataValidation(type="list", formula1=f'"{said}"', allow_blank=True, showErrorMessage=True)
            rule.errorTitle, rule.error = column.title, f"Choisissez : {said.replace(',', ', ')}"
            rule.add(f"{letters(place)}{FIRST_EXAMPLE}:{letters(place)}{MOST_SEATS}")
            sheet.add_data_validation(rule)


def _page(sheet: Worksheet) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A3
    sheet.page_margins.left = sheet.page_margins.right = 0.3
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.gridLines = True
    sheet.print_title_rows = "1:1"


def _guide(sheet: Worksheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 96
    sheet["A1"] = "Liste des délégués : mode d’emploi"
    sheet["A1"].font = Font(name="Calibri", size=16, bold=True, color=_ACCENT)
    row = 3
    for rank, sentence in enumerate(GUIDE, start=1):
        sheet.cell(row, 1, f"{rank}.").alignment = Alignment(horizontal="right", vertical="top")
        sheet.cell(row, 2, sentence).alignment = Alignment(wrap_text=True, vertical="top")
        row += 1
    for column, _width, explained in SHEET:
        row += 1
        title = sheet.cell(row, 1, column.title)
        title.font = Font(name="Calibri", size=11, bold=True, color=_ACCENT)
        title.alignment = Alignment(vertical="top")
        sheet.cell(row, 2, explained).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = A4, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _saved(book: Workbook) -> bytes:
    """As `book.save` does, without the hour it writes in the properties and in the archive."""
    from openpyxl.writer.excel import ExcelWriter

    draft, made = BytesIO(), BytesIO()
    ExcelWriter(book, ZipFile(draft, "w", ZIP_STORED)).save()
    with ZipFile(draft) as parts, ZipFile(made, "w") as archive:
        for name in parts.namelist():
            archive.writestr(ZipInfo(name, _ZIP_DAY), parts.read(name), ZIP_DEFLATED)
    return made.getvalue()
