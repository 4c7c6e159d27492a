"""Lays out the paragraphs and the tables of a sheet in lines and rows, in twentieths of a point.

A paragraph that has not changed since the last time is not laid out again. Fonts belong to the thread they are first
used in: everything here is done, and drawn, by one worker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QImage,
    QPainter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from syndic_desktop.documents.word.sheets import Block, Cell, Edge, Face, Grid, Line, Row, Rule, Side, Span
from syndic_desktop.ui.writing.faces import INK, SIDES, TABS, colour, font, letters, picture
from syndic_desktop.ui.writing.pagination import Strip

TAB = 567.0  # units between two tabs that nothing sets
NARROWEST, ROUNDING = 200.0, 10.0  # units: a word set against a tab at the margin must not fall to the next line
LONGEST = 2_000  # letters of a word that is cut anywhere: measuring it for each of its lines would take minutes

Draw = Callable[[QPainter, float, float], None]
"""`draw(painter, x, y)`: with its upper left corner there."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and how it is drawn; `heading`: the rows shown again above it."""

    strip: Strip
    draw: Draw
    heading: tuple[Draw, ...] = ()


@dataclass(frozen=True, slots=True)
class _Cut:
    """A line of a paragraph: from which y of the layout, how high, what is above it."""

    y: float
    height: float


class Setting:
    """A paragraph laid out in a width."""

    def __init__(self, line: Line, width: float) -> None:
        self.line, self.width = line, width
        look = line.look
        self._texts: list[QTextLayout] = []
        self._images: list[tuple[int, float, float, QImage, Span]] = []
        self.cuts: list[_Cut] = []
        self.above = look.top.space + look.top.width if look.top else 0.0
        self.below = look.bottom.space + look.bottom.width if look.bottom else 0.0
        self._mark = _mark(line)
        self._lay()

    @property
    def height(self) -> float:
        return self.above + sum(cut.height for cut in self.cuts) + self.below

    def _lay(self) -> None:
        text = "".join(_shown(span) for span in self.line.spans)
        # Of the paragraph, only what an empty line takes its height from: letters say all the rest themselves.
        self._text = QTextLayout(text, font(replace(self.line.face, tracking=0)))
        self._text.setFormats(list(_formats(self.line.spans)))
        self._text.setTextOption(self._option(text))
        self._text.setCacheEnabled(True)
        look, y = self.line.look, 0.0
        self._text.beginLayout()
        while (line := self._text.createLine()).isValid():
            first = not self.cuts
            start = look.left + (self._start() if first else 0)
            line.setLeadingIncluded(True)
            line.setLineWidth(max(NARROWEST, self.width - start - look.right + (ROUNDING if look.tabs else 0.0)))
            height, shift = self._height(line, first=first)
            line.setPosition(QPointF(start, y + shift))
            self.cuts.append(_Cut(y, height))
            y += height
        self._text.endLayout()

    def _start(self) -> float:
        """How far from the others the first line begins: after its mark where it has one."""
        look = self.line.look
        if self._mark is None:
            return max(look.first, -look.left)
        after = look.first + self._mark.lineAt(0).naturalTextWidth()
        if after <= 0:
            return 0.0
        return TAB - (look.left + after) % TAB + after

    def _option(self, text: str) -> QTextOption:
        look, option = self.line.look, QTextOption()
        option.setAlignment(SIDES[look.side])
        endless = max(map(len, text.split()), default=0) > LONGEST
        modes = QTextOption.WrapMode
        option.setWrapMode(modes.WrapAnywhere if endless else modes.WrapAtWordBoundaryOrAnywhere)
        option.setTabs([QTextOption.Tab(place - look.left, TABS[kind]) for place, kind in look.tabs])
        option.setTabStopDistance(TAB)
        return option

    def _height(self, line: QTextLine, *, first: bool) -> tuple[float, float]:
        """How high a line is, and how far down in it its letters stand."""
        look, own = (
            self.line.look,
            line.ascent() + line.descent() + max(0.0, line.leading()),
        )  # its height is rounded up
        pictures = [span.image for span in self.line.spans if span.image]
        if pictures:
            own = max(own, *(float(each.height) + line.descent() for each in pictures))
        if look.rule is Rule.EXACT:
            return float(look.line), (look.line - own) * 0.8
        if look.rule is Rule.AT_LEAST:
            return max(float(look.line), own), max(0.0, look.line - own)
        height = own if first and look.line < 240 else own * look.line / 240  # the first line is never squeezed
        return height, 0.0  # LibreOffice leaves the air below the letters

    def draw(self, painter: QPainter, x: float, y: float, rank: int) -> None:
        """Draw one line, its upper left corner there."""
        cut, look = self.cuts[rank], self.line.look
        right = x + self.width - look.right
        if look.shade:
            painter.fillRect(QRectF(x + look.left, y, right - x - look.left, cut.height), colour(look.shade))
        if not rank:
            _rule(painter, look.top, x + look.left, right, y)
            y += self.above
            if self._mark is not None:
                base = self._text.lineAt(0).position().y() + self._text.lineAt(0).ascent()
                self._mark.draw(painter, QPointF(x + look.left + look.first, y + base - self._mark.lineAt(0).ascent()))
        line = self._text.lineAt(rank)
        painter.setPen(colour(INK))
        line.draw(painter, QPointF(x, y - cut.y))
        for span in self.line.spans:
            if span.image is not None:
                _picture(painter, span, QRectF(x, y, self.width, cut.height), look.side)
        if rank == len(self.cuts) - 1:
            _rule(painter, look.bottom, x + look.left, right, y + cut.height + self.below)


def _picture(painter: QPainter, span: Span, room: QRectF, side: Side) -> None:
    if span.image is None:
        return
    left = {Side.RIGHT: room.width() - span.image.width, Side.CENTER: (room.width() - span.image.width) / 2}
    place = QRectF(room.x() + left.get(side, 0.0), room.y(), span.image.width, span.image.height)
    painter.drawImage(place, picture(span.image.data))


def _rule(painter: QPainter, edge: Edge | None, left: float, right: float, y: float) -> None:
    if edge is not None:
        pen = painter.pen()
        pen.setColor(colour(edge.colour or INK))
        pen.setWidthF(edge.width)
        pen.setStyle(Qt.PenStyle.DashLine if edge.dashed else Qt.PenStyle.SolidLine)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y), QPointF(right, y))


Laid = tuple[Block, tuple[Placed, ...]]
"""A block, held so that no other one takes its address, and its strips."""


class Layouts:
    """Lays out sheets one after the other; what both have alike is laid out once."""

    def __init__(self) -> None:
        self._laid_before: dict[tuple[int, float, float], Laid] = {}
        self._laid: dict[tuple[int, float, float], Laid] = {}
        self._before: dict[tuple[Line, float], Setting] = {}
        self._now: dict[tuple[Line, float], Setting] = {}

    def begin(self) -> None:
        """Another sheet comes: what the last one did not use is forgotten."""
        self._before, self._now = self._now, {}
        self._laid_before, self._laid = self._laid, {}

    def setting(self, line: Line, width: float) -> Setting:
        """A paragraph laid out in a width."""
        key = line, width
        if key not in self._now:
            self._now[key] = self._before.get(key) or Setting(line, width)
        return self._now[key]

    def strips(self, blocks: Sequence[Block], width: float) -> Iterator[Placed]:
        """The lines and rows of these blocks, in order."""
        return chain.from_iterable(self.pieces(blocks, width))

    def pieces(self, blocks: Sequence[Block], width: float) -> Iterator[tuple[Placed, ...]]:
        """The same, block by block."""
        gap: Line | None = None
        for block in blocks:
            if isinstance(block, Grid):
                yield self._piece(block, width, gap.look.after if gap else 0.0)
                gap = None
            else:
                yield self._piece(block, width, _between(gap, block))
                gap = block

    def _piece(self, block: Block, width: float, above: float) -> tuple[Placed, ...]:
        """A block that is the very one of the last sheet is known at its address, which is quicker than its words."""
        key = id(block), width, above
        laid = self._laid.get(key) or self._laid_before.get(key)
        if laid is None:
            made = self._rows(block, width, above) if isinstance(block, Grid) else self._lines(block, width, above)
            laid = block, tuple(made)
        self._laid[key] = laid
        return laid[1]

    def _lines(self, line: Line, width: float, above: float) -> Iterator[Placed]:
        made, look = self.setting(line, width), line.look
        last = len(made.cuts) - 1
        broken = any("\f" in span.text for span in line.spans)
        for place, cut in enumerate(made.cuts):
            pair = look.widows and (place == 0 or place == last - 1)  # no line alone at the foot or the head of a page
            kept = (place < last and (look.keep_lines or pair)) or (place == last and look.keep_next)
            height = cut.height + (made.above if not place else 0.0) + (made.below if place == last else 0.0)
            strip = Strip(height, above if not place else 0.0, kept, not place and (look.new_page or broken))
            yield Placed(strip, partial(_draw_line, made, place))

    def _rows(self, grid: Grid, width: float, above: float) -> Iterator[Placed]:
        shape = _Shape(grid, width)
        heights = [self._row_height(row, shape) for row in grid.rows]
        headings = sum(1 for _ in _leading(grid.rows))
        drawn = [partial(self._draw_row, row, shape, height) for row, height in zip(grid.rows, heights, strict=True)]
        for place, row in enumerate(grid.rows):
            kept = place < headings or (place < len(grid.rows) - 1 and _held(row))
            again = place >= headings
            strip = Strip(
                heights[place], above if not place else 0.0, kept, heading=sum(heights[:headings]) if again else 0.0
            )
            yield Placed(strip, drawn[place], tuple(drawn[:headings]) if again else ())

    def _row_height(self, row: Row, shape: _Shape) -> float:
        _left, top, _right, bottom = shape.grid.margins
        cells = [self._cell_height(cell, width) for cell, _x, width in shape.cells(row)]
        return max(float(row.least), top + bottom + max(cells, default=0.0) + shape.line)

    def _cell_height(self, cell: Cell, width: float) -> float:
        if cell.joined:
            return 0.0
        strips = [placed.strip for placed in self.strips(cell.blocks, width)]
        last = cell.blocks[-1] if cell.blocks else None
        below = last.look.after if isinstance(last, Line) else 0
        return sum(strip.height + strip.above for strip in strips) + below

    def _draw_row(self, row: Row, shape: _Shape, height: float, painter: QPainter, x: float, y: float) -> None:
        left, top, right, bottom = shape.grid.margins
        for cell, at, width in shape.cells(row):
            box = QRectF(x + at - left, y, width + left + right, height)
            if cell.shade:
                painter.fillRect(box, colour(cell.shade))
            if not cell.joined:
                spare = height - top - bottom - shape.line - self._cell_height(cell, width)
                self._draw_cell(
                    cell, painter, x + at, y + top + shape.line / 2 + (spare / 2 if cell.middle else 0.0), width
                )
            _box(painter, shape.grid.rule, box, joined=cell.joined)

    def _draw_cell(self, cell: Cell, painter: QPainter, x: float, y: float, width: float) -> None:
        for placed in list(self.strips(cell.blocks, width)):
            y += placed.strip.above
            placed.draw(painter, x, y)
            y += placed.strip.height


class _Shape:
    """Where the cells of a table stand."""

    def __init__(self, grid: Grid, width: float) -> None:
        self.grid, self.line = grid, float(grid.rule.width) if grid.rule else 0.0
        whole = float(sum(grid.widths))
        self._left = {Side.CENTER: (width - whole) / 2, Side.RIGHT: width - whole}.get(grid.side, float(grid.indent))

    def cells(self, row: Row) -> Iterator[tuple[Cell, float, float]]:
        """Each cell, where its text begins, how wide it is."""
        left, _top, right, _bottom = self.grid.margins
        place, x = 0, self._left
        for cell in row.cells:
            width = float(sum(self.grid.widths[place : place + cell.columns])) or 1_000.0
            yield cell, x + left, width - left - right
            place, x = place + cell.columns, x + width


def _box(painter: QPainter, edge: Edge | None, box: QRectF, *, joined: bool) -> None:
    if edge is None:
        return
    pen = painter.pen()
    pen.setColor(colour(edge.colour or INK))
    pen.setWidthF(edge.width)
    pen.setStyle(Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.drawLine(box.topLeft(), box.bottomLeft())
    painter.drawLine(box.topRight(), box.bottomRight())
    painter.drawLine(box.bottomLeft(), box.bottomRight())
    if not joined:
        painter.drawLine(box.topLeft(), box.topRight())


def _draw_line(made: Setting, place: int, painter: QPainter, x: float, y: float) -> None:
    made.draw(painter, x, y, place)


def _between(before: Line | None, line: Line) -> float:
    """The space between two paragraphs: what both ask for, or none between two of a style that wants none."""
    if before is None:
        return float(line.look.before)
    alike = before.look.style == line.look.style
    after = 0 if before.look.tight and alike else before.look.after
    ahead = 0 if line.look.tight and alike else line.look.before
    return float(max(after, ahead))


def _leading(rows: Sequence[Row]) -> Iterator[Row]:
    for row in rows:
        if not row.header:
            return
        yield row


def _held(row: Row) -> bool:
    """Whether a row is held to the next: its paragraphs say so."""
    lines = [block for cell in row.cells for block in cell.blocks if isinstance(block, Line)]
    return bool(lines) and lines[0].look.keep_next


def _shown(span: Span) -> str:
    text = span.text.replace("\f", "").replace("\ufffc", "\u200b") if span.image is None else "\u200b"
    return text.upper() if span.face.caps or span.face.small_caps else text


def _mark(line: Line) -> QTextLayout | None:
    if line.mark is None:
        return None
    mark = QTextLayout(line.mark.text, font(line.mark.face))
    mark.setFormats(list(_formats((line.mark,))))
    mark.beginLayout()
    first = mark.createLine()
    first.setLeadingIncluded(True)
    mark.endLayout()
    return mark


def _formats(spans: Sequence[Span]) -> Iterator[QTextLayout.FormatRange]:
    place = 0
    for span in spans:
        for length, face in _sized(span):
            found = QTextLayout.FormatRange()
            found.start, found.length = place, length
            found.format = letters(face)
            place += length
            yield found


def _sized(span: Span) -> Iterator[tuple[int, Face]]:
    """The letters of a span, in Qt's count, by size: small capitals are capitals of four fifths."""
    plain = replace(span.face, small_caps=False)
    if not span.face.small_caps:
        yield _length(_shown(span)), plain
        return
    small = replace(plain, size=round(plain.size * 0.8))
    for lower, group in groupby(span.text, key=str.islower):
        yield _length("".join(group).upper()), small if lower else plain


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
