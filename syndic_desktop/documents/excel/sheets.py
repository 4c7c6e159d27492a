"""One sheet of a recap: header, rows, totals, and how it prints (A4 landscape, header on every page).

The header is the first row and the rows follow without a gap, so that filters, sorts and other programs find a plain
table. Totals come after a blank row: the filter stops before them. They are formulas, so that an amount put right in
Excel is counted, and carry what they come to, computed exactly: a reader that does not compute (preview, phone, import
into another program) shows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from syndic_desktop.documents.excel import styles
from syndic_desktop.documents.excel.cells import Formula, Pen, Value, lines, printable, size
from syndic_desktop.documents.excel.recaps import (
    AMOUNT,
    DAY,
    PUBLISHED,
    SUBJECT,
    SUPPLIER,
    TAX,
    TRANSMITTED,
    UNNAMED,
)
from syndic_desktop.domain import wording

if TYPE_CHECKING:
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.worksheet import Worksheet

    from syndic_desktop.documents.excel.recaps import Column, Recap, Total

PAGE_WIDTH = 140  # characters across A4 landscape at full size
NARROWEST_SUBJECT = 36
MARGIN = 2.5  # characters: what the edges of a cell, its indent and bold letters take
A4 = 9
HEADER_HEIGHT, LINE_HEIGHT, ROW_PADDING = 24.0, 15.0, 4.0  # points
TALLEST_ROW = 409.0  # Excel's limit
TOTAL_TITLES = ("Total HT", "Total TTC", "Non précisé")
LONGEST_PART = 75  # Excel calls a file damaged when its page header exceeds 255 characters.

_STYLES = {
    DAY: styles.STYLE_DATE, TRANSMITTED: styles.STYLE_DATE, PUBLISHED: styles.STYLE_DATE,
    AMOUNT: styles.STYLE_AMOUNT, TAX: styles.STYLE_CENTRE,
}  # fmt: skip
_HEADERS = {styles.STYLE_DATE: styles.STYLE_HEADER_CENTRE, styles.STYLE_CENTRE: styles.STYLE_HEADER_CENTRE,
            styles.STYLE_AMOUNT: styles.STYLE_HEADER_RIGHT}  # fmt: skip


Cells = dict[int, tuple[Value, str]]
"""What goes in each column of a row, and the style it takes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is printed around every sheet."""

    syndicat: str
    title: str
    made: str


def fill(pen: Pen, sheet: Worksheet, recap: Recap, frame: Frame) -> None:
    """Write a recap on an empty sheet."""
    widths = _widths(recap)
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[_letter(sheet, place)].width = width
    _header(pen, sheet, recap)
    _rows(pen, sheet, recap, widths)
    if recap.decisions:
        _totals(pen, sheet, recap, len(recap.decisions) + 3)
    else:
        pen.put(sheet, 3, 1, recap.words.none, styles.STYLE_NOTE)
    page(sheet, recap.words.sheet, frame)


def _widths(recap: Recap) -> list[float]:
    """What each column needs and no more, those of the totals included; the subject takes what the page leaves."""
    widths = [_needed(column, recap) for column in recap.columns]
    if recap.decisions:
        for place, rank in _sums(recap).items():
            widths += [0.0] * (place - len(widths))
            amounts = (TOTAL_TITLES[rank], *(_euros(total.amounts[rank]) for total in recap.totals))
            widths[place - 1] = max(widths[place - 1], *(size(text) + MARGIN for text in amounts))
    subject = recap.columns.index(SUBJECT)
    rest = sum(widths) - widths[subject]
    widths[subject] = max(NARROWEST_SUBJECT, PAGE_WIDTH - rest)
    return widths


def _needed(column: Column, recap: Recap) -> float:
    """Room for the longest value on one line up to the column's own width, and for the longest word always."""
    texts = [_shown(column.value(each)) for each in recap.decisions]
    whole = max((size(text) for text in texts), default=0.0)
    word = max((size(word) for text in (column.title, *texts) for word in text.split(" ")), default=0.0)
    if column is AMOUNT:
        return max(whole, word) + MARGIN
    return max(min(whole + MARGIN, column.width), size(column.title) + MARGIN, word + MARGIN)


def _shown(value: Value) -> str:
    if isinstance(value, Decimal):
        return _euros(value)
    return wording.short_date(value) if isinstance(value, date) else str(value or "")


def _euros(amount: Decimal | None) -> str:
    return wording.amount(amount) if amount is not None else ""


def _sums(recap: Recap) -> dict[int, int]:
    """The columns that hold the sums, « Montant » and beside, with the rank of each."""
    if AMOUNT not in recap.columns:
        return {}
    first = _place(recap, AMOUNT)
    return {first + rank: rank for rank in range(len(TOTAL_TITLES))}


def _header(pen: Pen, sheet: Worksheet, recap: Recap) -> None:
    for place, column in enumerate(recap.columns, start=1):
        pen.put(sheet, 1, place, column.title, _HEADERS.get(_style(column), styles.STYLE_HEADER))
    sheet.row_dimensions[1].height = HEADER_HEIGHT
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{_letter(sheet, len(recap.columns))}{len(recap.decisions) + 1}"


def _rows(pen: Pen, sheet: Worksheet, recap: Recap, widths: list[float]) -> None:
    plan = [(place, column.value, _style(column)) for place, column in enumerate(recap.columns, start=1)]
    for row, decision in enumerate(recap.decisions, start=2):
        values = [value(decision) for _place, value, _style in plan]
        for (place, _value, style), value in zip(plan, values, strict=True):
            pen.put(sheet, row, place, value, style)
        # LibreOffice keeps one line for a row without a height: long subjects would print over one another.
        tallest = max(lines(value, width) for value, width in zip(values, widths, strict=False))
        sheet.row_dimensions[row].height = min(LINE_HEIGHT * tallest + ROW_PADDING, TALLEST_ROW)


def _totals(pen: Pen, sheet: Worksheet, recap: Recap, row: int) -> None:
    """A block under the list: how many in the first column, how much under « Montant » and beside."""
    label = _place(recap, SUPPLIER if SUPPLIER in recap.columns else SUBJECT)
    titles = {place: TOTAL_TITLES[rank] for place, rank in _sums(recap).items()}
    last = max(len(recap.columns), *titles, 0)
    cells: Cells = {place: (title, styles.STYLE_HEADER_RIGHT) for place, title in titles.items()}
    cells |= {1: ("Nombre", styles.STYLE_HEADER), label: ("Totaux", styles.STYLE_HEADER)}
    _band(pen, sheet, row, last, cells, styles.STYLE_HEADER)
    sheet.row_dimensions[row].height = HEADER_HEIGHT
    for below, total in enumerate(recap.totals, start=row + 1):
        look = styles.TOTAL_LOOK if total.overall else styles.PLAIN_LOOK
        count, amounts = _worked_out(sheet, recap, total, below)
        cells = {place: (value, look.amount) for place, value in zip(titles, amounts, strict=False)}
        cells |= {1: (count, look.count), label: (total.label, look.text)}
        _band(pen, sheet, below, last, cells, look.text)
        sheet.row_dimensions[below].height = LINE_HEIGHT * lines(total.label, SUPPLIER.width) + ROW_PADDING


def _worked_out(sheet: Worksheet, recap: Recap, total: Total, row: int) -> tuple[Value, list[Value]]:
    """The count and the sums of a row of totals, worked out of the list; nothing where no decision has such a sum."""
    last = len(recap.decisions) + 1

    def cells(column: Column) -> str:
        letter = _letter(sheet, _place(recap, column))
        return f"{letter}2:{letter}{last}"

    if total.overall:
        mine, counted = "1*", f"COUNTA({cells(SUBJECT)})"
    else:
        # Names that differ by their case alone have a total each; an empty cell is nobody's.
        supplier, label = cells(SUPPLIER), f"{_letter(sheet, _place(recap, SUPPLIER))}{row}"
        mine = f'({supplier}="")*' if total.label == UNNAMED else f"EXACT({supplier},{label})*"
        counted = f"SUMPRODUCT({mine}1)"
    sums: list[Value] = [
        None if amount is None else Formula(f'SUMPRODUCT({mine}({cells(TAX)}="{tax}"),{cells(AMOUNT)})', amount)
        for tax, amount in zip(("HT", "TTC", ""), total.amounts, strict=True)
    ]
    return Formula(counted, total.count), sums


def _band(pen: Pen, sheet: Worksheet, row: int, last: int, cells: Cells, look: str) -> None:
    """A row with one look from edge to edge."""
    for place in range(1, last + 1):
        pen.put(sheet, row, place, *cells.get(place, (None, look)))


def page(sheet: Worksheet, name: str, frame: Frame) -> None:
    """How a sheet prints: A4 landscape, as wide as the page, its header on every one; `name`: what it is about."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    margins = sheet.page_margins
    margins.left = margins.right = 0.45
    margins.top, margins.bottom, margins.header, margins.footer = 0.85, 0.7, 0.35, 0.35
    name = f'&"-,Bold"&13 {_quoted(name)}'
    _around(sheet.oddHeader, _quoted(frame.syndicat), name, _quoted(frame.title))
    _around(sheet.oddFooter, _quoted(frame.made), "", "Page &P/&N")


def _around(item: HeaderFooterItem | None, left: str, centre: str, right: str) -> None:
    if item is not None:  # An item without text is false.
        for part, text in zip((item.left, item.center, item.right), (left, centre, right), strict=True):
            part.text = text or None


def _quoted(text: str) -> str:
    """A page header where « & » begins a code."""
    kept = cut = " ".join(printable(text).split())
    while len(cut.replace("&", "&&")) > LONGEST_PART:
        cut = cut[: min(len(cut), LONGEST_PART) - 1]
    return cut.replace("&", "&&") + ("" if cut == kept else "…")


def _place(recap: Recap, column: Column) -> int:
    return recap.columns.index(column) + 1


def _style(column: Column) -> str:
    return _STYLES.get(column, styles.STYLE_TEXT)


def _letter(sheet: Worksheet, place: int) -> str:
    return sheet.cell(1, place).coordinate.removesuffix("1")
