"""The figures of a year in Excel: one sheet a subject, a table ready to filter, a native chart of it below.

A rate is left empty for who was never called; amounts before tax, after tax and of unknown tax are never added up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from syndic_desktop.documents.contents.activities import Named, Report
from syndic_desktop.documents.excel import styles
from syndic_desktop.documents.excel.cells import Pen, Value, lines
from syndic_desktop.documents.excel.sheets import HEADER_HEIGHT, LINE_HEIGHT, ROW_PADDING, TALLEST_ROW, Frame, page
from syndic_desktop.domain.decisions import KINDS, Tax
from syndic_desktop.domain.wording.dates import MONTHS

if TYPE_CHECKING:
    from openpyxl.chart import BarChart
    from openpyxl.worksheet.worksheet import Worksheet

INKS = ("1F4FA3", "A4231C", "865000", "8A94A6")
"""One colour for each series, told apart in grey too."""
POINTS = 28.35
"""In a centimetre."""
PAGE_HEIGHT = 15.5
"""Centimetres of a page of ours, A4 lying, between its head and its foot, less the row above a chart."""
_OF_TOTAL = {
    styles.STYLE_TEXT: styles.STYLE_TOTAL,
    styles.STYLE_FIGURE: styles.STYLE_TOTAL_FIGURE,
    styles.STYLE_AMOUNT: styles.STYLE_TOTAL_AMOUNT,
}
WIDE, HIGH, LINE, TALLEST = 24.0, 8.5, 0.55, 32.0  # centimetres: of a chart, and of one bar


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its title, its width in characters, its style."""

    title: str
    width: float
    style: str = styles.STYLE_FIGURE


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart: its title, the columns it shows (from 1), whether bars lie, whether series stand on one another."""

    title: str
    columns: tuple[int, ...]
    lying: bool = False
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: a table whose first column names the rows, and its chart; `total`: its last row adds up the others."""

    name: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Value, ...], ...]
    chart: Drawn | None = None
    total: bool = False


def grids(told: Report) -> Iterator[Grid]:
    """The sheets, in the order of the report."""
    year = told.activity
    yield Grid("Instances", _BODIES, tuple(
        (told.bodies.get(each.body, each.body), each.sessions, each.lacking, each.items, each.deliberations,
         each.unanimous, each.rejected, each.elections)
        for each in year.bodies
    ), Drawn("Séances et délibérations", (2, 5)))  # fmt: skip
    yield Grid(
        "Séances par mois", (Head("Mois", 20, styles.STYLE_TEXT), Head("Séances", 12)),
        tuple(zip(MONTHS, year.months, strict=True)), Drawn("Séances par mois", (2,)),
    )  # fmt: skip
    yield Grid("Votes", _VOTES, tuple(
        (told.bodies.get(each.body, each.body), each.in_favour, each.against, each.abstaining, each.not_voting)
        for each in year.ballots
    ), Drawn("Votes exprimés", (2, 3, 4, 5), lying=True, stacked=True))  # fmt: skip
    shown = Drawn("Taux de présence", (9,), lying=True)
    yield Grid("Organismes", _presence("Organisme", "Collège"), _presences(told.members), shown)
    yield Grid("Délégués", _presence("Délégué", "Organisme"), _presences(told.delegates))
    yield Grid("Décisions par délégation", _DELEGATED, tuple(
        (KINDS[each.kind], each.count, *(dict(each.sums).get(tax) for tax in (Tax.BEFORE, Tax.AFTER, None)))
        for each in year.delegated
    ), Drawn("Décisions prises par délégation", (2,)))  # fmt: skip


def draw(pen: Pen, sheet: Worksheet, grid: Grid, frame: Frame) -> None:
    """Write a table and its chart on an empty sheet."""
    from openpyxl.utils import get_column_letter

    for place, head in enumerate(grid.heads, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = head.width
        look = styles.STYLE_HEADER if head.style == styles.STYLE_TEXT else styles.STYLE_HEADER_RIGHT
        pen.put(sheet, 1, place, head.title, look)
    sheet.row_dimensions[1].height = HEADER_HEIGHT
    sheet.freeze_panes = "B2"
    listed = len(grid.rows) - (1 if grid.total else 0)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(grid.heads))}{listed + 1}"
    for row, values in enumerate(grid.rows, start=2):
        taken = max(lines(value, head.width) for value, head in zip(values, grid.heads, strict=True))
        sheet.row_dimensions[row].height = min(taken * LINE_HEIGHT + ROW_PADDING, TALLEST_ROW)
        for place, (value, head) in enumerate(zip(values, grid.heads, strict=True), start=1):
            pen.put(sheet, row, place, value, head.style if row <= listed + 1 else _OF_TOTAL[head.style])
    if grid.chart is not None and grid.rows:
        chart = _chart(sheet, grid, grid.chart)
        sheet.add_chart(chart, f"A{len(grid.rows) + 3}")
        _kept_whole(sheet, len(grid.rows) + 1, chart.height)
    page(sheet, grid.name, frame)


def _kept_whole(sheet: Worksheet, last: int, height: float) -> None:
    """A chart (`height` in centimetres) that the rows up to `last` leave no room for begins a page."""
    from openpyxl.worksheet.pagebreak import Break

    above = sum(sheet.row_dimensions[row].height or LINE_HEIGHT for row in range(1, last + 1))
    if above / POINTS + height > PAGE_HEIGHT:
        sheet.row_breaks.append(Break(id=last + 1))


def _chart(sheet: Worksheet, grid: Grid, asked: Drawn) -> BarChart:
    from openpyxl.chart import BarChart, Reference

    chart = BarChart()
    chart.type = "bar" if asked.lying else "col"
    chart.title, chart.width = asked.title, WIDE  # type: ignore[assignment]  # the stubs take 15 for an integer
    chart.height = min(max(HIGH, LINE * len(grid.rows) + 3), TALLEST) if asked.lying else HIGH
    chart.gapWidth = 60
    last = len(grid.rows) + 1
    for place in asked.columns:
        chart.add_data(Reference(sheet, min_col=place, min_row=1, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=last))
    for series, ink in zip(chart.series, INKS, strict=False):
        series.graphicalProperties.solidFill = ink
    if asked.stacked:
        chart.grouping, chart.overlap = "stacked", 100
    if len(asked.columns) == 1:
        chart.legend = None
    # openpyxl leaves out what says that an axis is shown, and Excel then hides it.
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.scaling.min = 0
    if grid.heads[asked.columns[0] - 1].style == styles.STYLE_RATE:
        chart.y_axis.scaling.max = 1
        chart.y_axis.number_format = styles.RATE_FORMAT
    if asked.lying:
        chart.x_axis.scaling.orientation = "maxMin"  # from top to bottom, as the table
    return chart


def _presence(name: str, of: str) -> tuple[Head, ...]:
    titles = ("Séances", "Présent", "Suppléé", "Pouvoir", "Excusé", "Absent")
    words = (Head(name, 38, styles.STYLE_TEXT), Head(of, 34, styles.STYLE_TEXT))
    return (*words, *(Head(title, 11) for title in titles), Head("Taux", 9, styles.STYLE_RATE))


def _presences(rows: Sequence[Named]) -> tuple[tuple[Value, ...], ...]:
    return tuple(
        (row.name, row.of, told.called, told.present, told.deputies, told.represented, told.excused, told.absent,
         None if row.percent is None else Decimal(row.percent) / 100)
        for row in rows
        for told in (row.presence,)
    )  # fmt: skip


_BODIES = (
    Head("Instance", 34, styles.STYLE_TEXT), Head("Séances", 11), Head("Sans quorum", 14), Head("Points", 10),
    Head("Délibérations", 16), Head("Unanimes", 12), Head("Rejetées", 12), Head("Élections", 12),
)  # fmt: skip
_VOTES = (
    Head("Instance", 34, styles.STYLE_TEXT), Head("Pour", 11), Head("Contre", 11), Head("Abstentions", 14),
    Head("Sans vote", 13),
)  # fmt: skip
_DELEGATED = (
    Head("Type", 34, styles.STYLE_TEXT), Head("Nombre", 11), Head("Total HT", 16, styles.STYLE_AMOUNT),
    Head("Total TTC", 16, styles.STYLE_AMOUNT), Head("Non précisé", 16, styles.STYLE_AMOUNT),
)  # fmt: skip
