"""Cells: what is typed stays what was typed.

Excel reads a text that begins with « = », « + », « - » or « @ » as a formula, and « 7.10 » or « 2024-007 » as a number
or a date as soon as somebody edits the cell. Every text is therefore written as text, with the mark (quotePrefix) that
keeps it so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from syndic_desktop.domain import wording

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

    class StyledCell(Cell):
        """A cell as it is: the stubs leave out where its style is kept."""

        _style: StyleArray


@dataclass(frozen=True, slots=True)
class Formula:
    """What Excel works out (« SUM(F2:F9) »), and what it comes to: a reader that does not compute shows that."""

    text: str
    result: Decimal | int


Value = str | date | Decimal | int | Formula | None
"""What a cell of ours may hold."""

LONGEST_TEXT = 32_767  # Excel's own limit; openpyxl cuts beyond it without a word.
# Widths of letters, in digits as column widths are: a little more than Calibri's.
SPACE, NARROW, SLIM, USUAL, CAPITAL, WIDEST, INDENT = 0.5, 0.55, 0.8, 1.06, 1.18, 1.7, 1.5
_SIZES = (
    dict.fromkeys(f" {wording.NB}", SPACE)
    | dict.fromkeys("ijlI.,;:'’!|()-", NARROW)
    | dict.fromkeys("frtscxzJ", SLIM)
    | dict.fromkeys("mwMWœæŒÆ%@", WIDEST)
)
FIRST_DAY = date(1900, 3, 1)  # Before it Excel's calendar is wrong (it has a 29 February 1900) or does not exist.

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class Pen:
    """Writes on the sheets of one workbook, with its named styles.

    Naming a style costs more than all the rest of a cell: what it comes to is looked up once and shared.
    """

    def __init__(self) -> None:
        self._looks: dict[tuple[str, bool], StyleArray] = {}
        self.results: dict[tuple[str, str], str] = {}
        """What the formula of each cell comes to, by its sheet and its place."""

    def put(self, sheet: Worksheet, row: int, column: int, value: Value, style: str) -> None:
        """Write one value; text stays text whatever it begins with."""
        cell = cast("StyledCell", sheet.cell(row, column))
        if isinstance(value, date) and value < FIRST_DAY:
            value = wording.short_date(value)
        text = isinstance(value, str)
        if isinstance(value, str):
            cell.value, cell.data_type = in_cell(value), "s"
        elif isinstance(value, Decimal):
            # openpyxl goes through a binary fraction: 8.86 would be written 8.859999999999999.
            cell.value, cell.data_type = f"{value:f}", "n"
        elif isinstance(value, Formula):
            cell.value, cell.data_type = f"={value.text}", "f"
            self.results[sheet.title, cell.coordinate] = f"{value.result:f}"
        elif value is not None:
            cell.value = value
        cell._style = self._looks.get((style, text)) or self._look(cell, style, text)

    def _look(self, cell: StyledCell, style: str, text: bool) -> StyleArray:
        cell.style = style
        cell.quotePrefix = text
        self._looks[style, text] = cell._style
        return cell._style


def lines(value: object, width: float) -> int:
    """How many lines a value takes in a column of that width, at most: a row too tall is better than a line unseen."""
    if not isinstance(value, str):
        return 1
    return sum(_wrapped(line, width - INDENT) for line in value.splitlines()) or 1


def size(text: str) -> float:
    """The width of a line, in digits as column widths are."""
    return sum(_SIZES.get(letter, CAPITAL if letter.isupper() else USUAL) for letter in text)


def _wrapped(line: str, width: float) -> int:
    if len(line) * WIDEST <= width:
        return 1
    count, used = 1, 0.0
    for word in line.split(" "):
        taken = size(word)
        if used and used + SPACE + taken > width:
            count, used = count + 1, 0.0
        used += taken + (SPACE if used else 0)
        if used > width:
            count, used = count + int(used / width), used % width
    return count


def printable(text: str) -> str:
    """The text without the characters that XML forbids."""
    return _FORBIDDEN.sub("", text)


def in_cell(text: str) -> str:
    """The text as a cell can hold it: « _x0041_ » would be read back as « A »; too long ends with « … »."""
    kept = _ESCAPE.sub("_x005F_", printable(text))
    return kept if len(kept) <= LONGEST_TEXT else f"{kept[: LONGEST_TEXT - 1]}…"
