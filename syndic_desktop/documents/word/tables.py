"""Tables of rich text and recaps of decisions: borders, a header that repeats, rows that do not split.

A page never begins with a total alone, nor in the middle of a supplier's orders: rows are held to the next one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from syndic_desktop.documents.word.escaping import escaped
from syndic_desktop.documents.word.looks import Looks
from syndic_desktop.documents.word.recaps import Align, RecapRow, RecapTable
from syndic_desktop.domain.texts import Table

# Word glues two tables that touch, and wants a paragraph after the last one of a cell.
_GAP = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
_LINE = '<w:{} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
_BORDERS = "".join(_LINE.format(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_MARGINS = '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E7EAEE"/>'
_CELL_PARAGRAPH = (
    '<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:firstLine="0"/>'
)
_AMOUNT = re.compile(
    "(?:[-+–−][\\s\u00a0\u202f]*)?\\d[\\d\\s\u00a0\u202f.,]*(?:€|%|EUR)?(?:[\\s\u00a0\u202f]*(?:HT|TTC))?"
)
_NONE = ("", "-", "–", "—")
WHOLE = 8  # rows: a table or a group up to this size is never cut by the end of a page
FIRST_ROWS, LAST_ROWS = 2, 3  # of a longer table, held together at its beginning and at its end
CONTINUED = " (suite)"
SHORT = 40  # rows of the longest table that is remembered once written
_LONG_CELL = 45  # beyond this many characters a cell wraps rather than widens its column


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    align: Align = Align.LEFT
    strong: bool = False
    shaded: bool = False
    merge: str = ""  # "", "restart" or "continue"


class TableWriter:
    """Writes the tables of one template, `width` twentieths of a point wide."""

    def __init__(self, looks: Looks, width: int) -> None:
        self._looks, self._width = looks, width
        # The page beside a long text is made again at each pause; its tables hardly ever change.
        self._known = lru_cache(maxsize=256)(self._plain)

    def plain(self, table: Table) -> str:
        """A table written in the editor."""
        return self._known(table) if len(table.rows) <= SHORT else self._plain(table)

    def _plain(self, table: Table) -> str:
        if not table.rows:
            return ""
        body = table.rows[1:] if table.header else table.rows
        shares = [_share(column) for column in zip(*table.rows, strict=True)]
        aligns = [_align(column) for column in zip(*body, strict=True)] or [Align.LEFT] * len(shares)
        header = self._header_cells(table.rows[0], aligns) if table.header else None
        rows = [[_Cell(*pair) for pair in zip(row, aligns, strict=True)] for row in body]
        return self._table(shares, header, rows, _held(len(rows)))

    def recap(self, table: RecapTable) -> str:
        """A recap of decisions, its groups merged in the first column."""
        if not table.columns:
            return ""
        aligns = [column.align for column in table.columns]
        header = self._header_cells([column.title for column in table.columns], aligns)
        merges = _merges(table.rows)
        rows = [_recap_cells(row, aligns, merge) for row, merge in zip(_renamed(table.rows), merges, strict=True)]
        return self._table([column.width_share for column in table.columns], header, rows, _grouped(merges))

    def _header_cells(self, titles: Sequence[str], aligns: Sequence[Align]) -> list[_Cell]:
        shaded = not self._looks.table_shades_header
        return [_Cell(title, align, strong=True, shaded=shaded) for title, align in zip(titles, aligns, strict=True)]

    def _table(
        self, shares: Sequence[float], header: list[_Cell] | None, rows: Sequence[list[_Cell]], held: Sequence[bool]
    ) -> str:
        widths = self._widths(shares)
        style = f'<w:tblStyle w:val="{self._looks.table}"/>' if self._looks.table else ""
        borders = "" if self._looks.table else f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        top = self._row(header, widths, held=bool(rows), properties="<w:tblHeader/>") if header else ""
        body = "".join(self._row(row, widths, held=each) for row, each in zip(rows, held, strict=True))
        return (
            f'<w:tbl><w:tblPr>{style}<w:tblW w:w="5000" w:type="pct"/>{borders}{_MARGINS}'
            f'<w:tblLook w:val="04A0" w:firstRow="{int(header is not None)}" w:lastRow="0" w:firstColumn="0"'
            f' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{top}{body}</w:tbl>{_GAP}"
        )

    def _widths(self, shares: Sequence[float]) -> list[int]:
        whole = sum(shares) or 1
        return [round(self._width * share / whole) for share in shares]

    def _row(self, cells: Sequence[_Cell], widths: Sequence[int], *, held: bool, properties: str = "") -> str:
        written = "".join(self._cell(cell, width, held) for cell, width in zip(cells, widths, strict=True))
        return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{written}</w:tr>"

    def _cell(self, cell: _Cell, width: int, held: bool) -> str:
        merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
        look = "<w:rPr><w:b/></w:rPr>" if cell.strong else ""
        run = f'<w:r>{look}<w:t xml:space="preserve">{escaped(cell.text)}</w:t></w:r>' if cell.text else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}{_SHADE if cell.shaded else ""}</w:tcPr>'
            f"<w:p><w:pPr>{self._paragraph(cell.align, held)}</w:pPr>{run}</w:p></w:tc>"
        )

    def _paragraph(self, align: Align, held: bool) -> str:
        """A cell's paragraph: the house's style for cells, else Normal without what suits running text only."""
        keep = "<w:keepNext/>" if held else ""
        if not self._looks.cell:
            return f'{keep}{_CELL_PARAGRAPH}<w:jc w:val="{align}"/>'
        side = f'<w:jc w:val="{align}"/>' if align != Align.LEFT else ""
        return f'<w:pStyle w:val="{self._looks.cell}"/>{keep}{side}'


def _held(count: int) -> list[bool]:
    """Which rows of a table stay with the next one."""
    whole = count <= WHOLE
    return [rank < count - 1 and (whole or rank < FIRST_ROWS - 1 or rank >= count - LAST_ROWS) for rank in range(count)]


def _grouped(merges: Sequence[str]) -> list[bool]:
    """The same for groups: the rows of one stay together."""
    if not any(merges):
        return _held(len(merges))
    return [below == "continue" for below in [*merges[1:], ""]]


def _ranks(rows: Sequence[RecapRow]) -> list[int]:
    """The place of each row in its group; nothing stands above the first row, whatever it says."""
    ranks: list[int] = []
    for row in rows:
        ranks.append(ranks[-1] + 1 if ranks and row.merge_first else 0)
    return ranks


def _renamed(rows: Sequence[RecapRow]) -> list[RecapRow]:
    """The rows where a group too long for one page is named again from time to time."""
    return [
        replace(row, cells=(f"{row.cells[0]}{CONTINUED}", *row.cells[1:])) if rank and rank % WHOLE == 0 else row
        for row, rank in zip(rows, _ranks(rows), strict=True)
    ]


def _merges(rows: Sequence[RecapRow]) -> list[str]:
    """What each first cell is of its group."""
    continued = [rank % WHOLE > 0 for rank in _ranks(rows)]
    return [
        "continue" if above else "restart" if below else ""
        for above, below in zip(continued, [*continued[1:], False], strict=False)
    ]


def _recap_cells(row: RecapRow, aligns: Sequence[Align], merge: str) -> list[_Cell]:
    first = "" if merge == "continue" else row.cells[0]
    texts = (first, *row.cells[1:])
    cells = [_Cell(text, align, row.strong) for text, align in zip(texts, aligns, strict=True)]
    return [replace(cells[0], merge=merge), *cells[1:]]


def _share(cells: Sequence[str]) -> float:
    """How wide a column asks to be: its longest word at least, its longest cell at most."""
    return 4 + max((min(len(cell), _LONG_CELL) for cell in cells), default=0)


def _align(cells: Sequence[str]) -> Align:
    written = [cell.strip() for cell in cells if cell.strip() not in _NONE]
    amounts = written and all(_AMOUNT.fullmatch(cell) for cell in written)
    return Align.RIGHT if amounts else Align.LEFT
