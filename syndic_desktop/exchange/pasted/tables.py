"""Tables of pasted HTML, row by row: merged cells are spread, tables in a cell become its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from syndic_desktop.domain.texts import Table
from syndic_desktop.exchange.pasted.clean_html import TABLE, TITLES

WIDEST, TALLEST_SPAN = 60, 1_000
_OWN_ROWS = "./tr|./thead/tr|./tbody/tr|./tfoot/tr"


@dataclass(slots=True)
class TableBuilder:
    """A table whose cells are being read. `cell`: the lines of the current one; `said`: what our own HTML says."""

    said: str | None = None
    rows: list[list[str]] = field(default_factory=list)
    cell: list[str] | None = None
    titles: bool = True  # the first row has nothing but titles
    _spans: dict[int, int] = field(default_factory=dict)  # column: rows that it still covers

    def begin_row(self) -> None:
        self.rows.append([])
        self._spread()

    def begin_cell(self, *, title: bool) -> None:
        if not self.rows:
            self.begin_row()
        self.cell = []
        if len(self.rows) == 1 and not title:
            self.titles = False

    def end_cell(self, element: Any) -> None:
        row, wide, tall = self.rows[-1], _span(element, "colspan", WIDEST), _span(element, "rowspan", TALLEST_SPAN)
        for place in range(min(wide, max(1, WIDEST - len(row)))):
            if tall > 1:
                self._spans[len(row)] = tall - 1
            row.append("" if place else "\n".join(self.cell or ()))
        self.cell = None
        self._spread()

    def table(self) -> Table:
        """The table; its rows may still differ in length."""
        rows = [row for row in self.rows if row]
        titles = self.titles and len(rows) > 1 if self.said is None else self.said == TITLES
        return Table(tuple(map(tuple, rows)), titles)

    def lines(self) -> list[str]:
        """The words of the table, a line a row, for the cell that it stands in."""
        return [" | ".join(cell.replace("\n", " ") for cell in row if cell) for row in self.rows]

    def _spread(self) -> None:
        """Leave blank the cells that one above covers."""
        row = self.rows[-1]
        while (left := self._spans.get(len(row), 0)) > 0:
            self._spans[len(row)] = left - 1
            row.append("")


def layouts(root: Any) -> set[Any]:
    """The tables that only lay a page out: their cells are paragraphs."""
    return {table for table in root.iter("table") if _is_layout(table)}


def _is_layout(table: Any) -> bool:
    if table.get("role") == "presentation":
        return True
    if table.get(TABLE):
        return False
    rows = table.xpath(_OWN_ROWS)
    widest = max((len(row.xpath("./td|./th")) for row in rows), default=0)
    return widest <= 1 or (len(rows) == 1 and next(table.iterdescendants("table"), None) is not None)


def _span(element: Any, name: str, most: int) -> int:
    said = (element.get(name) or "").strip()
    return min(max(1, int(said)), most) if said.isascii() and said.isdigit() and len(said) < 9 else 1
