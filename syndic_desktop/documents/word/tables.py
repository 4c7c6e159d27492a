"""Tables of rich text and recaps of decisions: borders, a header that repeats, rows that do not split."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from syndic_desktop.documents.word.escaping import escaped
from syndic_desktop.documents.word.looks import Looks
from syndic_desktop.documents.word.recaps import Align, Column, RecapRow, RecapTable
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
_AMOUNT = re.compile("[-+]?\\d[\\d\\s\u00a0\u202f.,]*(?:€|%|EUR)?(?:[\\s\u00a0\u202f]*(?:HT|TTC))?")
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

    def plain(self, table: Table) -> str:
        """A table written in the editor."""
        if not table.rows:
            return ""
        body = table.rows[1:] if table.header else table.rows
        columns = tuple(
            Column("", _share([row[rank] for row in table.rows]), _align([row[rank] for row in body]))
            for rank in range(len(table.rows[0]))
        )
        header = [self._header(table.rows[0], columns)] if table.header else []
        aligns = [column.align for column in columns]
        rows = [self._row([_Cell(*pair) for pair in zip(row, aligns, strict=True)], columns) for row in body]
        return self._table(columns, [*header, *rows], header=table.header)

    def recap(self, table: RecapTable) -> str:
        """A recap of decisions, its groups merged in the first column."""
        if not table.columns:
            return ""
        header = self._header([column.title for column in table.columns], table.columns)
        rows = [
            self._row(_recap_cells(row, table.columns, after), table.columns)
            for row, after in zip_longest(table.rows, table.rows[1:])
        ]
        return self._table(table.columns, [header, *rows], header=True)

    def _table(self, columns: Sequence[Column], rows: Iterable[str], *, header: bool) -> str:
        style = f'<w:tblStyle w:val="{self._looks.table}"/>' if self._looks.table else ""
        borders = "" if self._looks.table else f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths(columns))
        return (
            f'<w:tbl><w:tblPr>{style}<w:tblW w:w="5000" w:type="pct"/>{borders}{_MARGINS}'
            f'<w:tblLook w:val="04A0" w:firstRow="{int(header)}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
            f' w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>{_GAP}'
        )

    def _header(self, titles: Sequence[str], columns: Sequence[Column]) -> str:
        shaded = not self._looks.table_shades_header
        cells = [
            _Cell(title, column.align, strong=True, shaded=shaded)
            for title, column in zip(titles, columns, strict=True)
        ]
        return self._row(cells, columns, properties="<w:tblHeader/>")

    def _row(self, cells: Sequence[_Cell], columns: Sequence[Column], *, properties: str = "") -> str:
        widths = self._widths(columns)
        written = "".join(self._cell(cell, width) for cell, width in zip(cells, widths, strict=True))
        return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{written}</w:tr>"

    def _cell(self, cell: _Cell, width: int) -> str:
        merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
        text = "" if cell.merge == "continue" else cell.text
        look = "<w:rPr><w:b/></w:rPr>" if cell.strong else ""
        run = f'<w:r>{look}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>' if text else ""
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}{_SHADE if cell.shaded else ""}</w:tcPr>'
            f"<w:p><w:pPr>{self._paragraph(cell.align)}</w:pPr>{run}</w:p></w:tc>"
        )

    def _paragraph(self, align: Align) -> str:
        """A cell's paragraph: the house's style for cells, else Normal without what suits running text only."""
        if not self._looks.cell:
            return f'{_CELL_PARAGRAPH}<w:jc w:val="{align}"/>'
        side = f'<w:jc w:val="{align}"/>' if align != Align.LEFT else ""
        return f'<w:pStyle w:val="{self._looks.cell}"/>{side}'

    def _widths(self, columns: Sequence[Column]) -> list[int]:
        whole = sum(column.width_share for column in columns) or 1
        return [round(self._width * column.width_share / whole) for column in columns]


def _recap_cells(row: RecapRow, columns: Sequence[Column], after: RecapRow | None) -> list[_Cell]:
    cells = [_Cell(text, column.align, row.strong) for text, column in zip(row.cells, columns, strict=True)]
    if row.merge_first:
        cells[0] = _Cell("", columns[0].align, merge="continue")
    elif after is not None and after.merge_first:
        cells[0] = _Cell(row.cells[0], columns[0].align, row.strong, merge="restart")
    return cells


def _share(cells: Sequence[str]) -> float:
    """How wide a column asks to be: its longest word at least, its longest cell at most."""
    return 4 + max((min(len(cell), _LONG_CELL) for cell in cells), default=0)


def _align(cells: Sequence[str]) -> Align:
    written = [cell.strip() for cell in cells if cell.strip()]
    amounts = written and all(_AMOUNT.fullmatch(cell) for cell in written)
    return Align.RIGHT if amounts else Align.LEFT
