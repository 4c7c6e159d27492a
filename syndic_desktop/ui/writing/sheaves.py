"""Sheaves: the pages of a document, counted, and drawn one by one as pictures; made and drawn by a worker.

One is laid out here from a sheet; the other is a PDF that LibreOffice made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from syndic_desktop.documents.word.sheets import PAGE, PAGES, POINT, Block, Cell, Line, Row, Sheet
from syndic_desktop.ui.writing.layouts import Layouts, Placed
from syndic_desktop.ui.writing.pagination import paginated

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument


class Sheaf(Protocol):
    """Pages, all of one size, in points."""

    count: int
    size: QSizeF

    def draw(self, page: int, scale: float) -> QImage: ...


class LaidOut:
    """The pages of a sheet."""

    def __init__(self, sheet: Sheet, layouts: Layouts) -> None:
        layouts.begin()
        self.sheet, self._layouts = sheet, layouts
        self.size = QSizeF(sheet.width / POINT, sheet.height / POINT)
        self.margin = min(sheet.left, sheet.right) / POINT
        self._width = float(sheet.width - sheet.left - sheet.right)
        self._firsts: list[int] = []  # where the strips of each block begin
        self.placed: list[Placed] = []
        for piece in layouts.pieces(sheet.blocks, self._width):
            self._firsts.append(len(self.placed))
            self.placed += piece
        rooms = [self._bottom(rank) - self._top(rank) for rank in (0, 1)]
        self.starts = paginated([each.strip for each in self.placed], *rooms)
        self.count = len(self.starts)

    def place_of(self, block: int) -> tuple[int, float]:
        """The page on which a block of the sheet begins, from 0, and how far down it."""
        place = self._firsts[block] if block < len(self._firsts) else len(self.placed)
        page = max(page for page, start in enumerate(self.starts) if start <= place)
        above = _height(self.placed[self.starts[page] : place])
        return page, (self._top(min(page, 1)) + above) / self.sheet.height

    def draw(self, page: int, scale: float) -> QImage:
        """A page as a picture, `scale` dots a point."""
        image = _blank(self.size, scale)
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale / POINT, scale / POINT)
        try:
            self._paint(painter, page)
        finally:
            painter.end()
        return image

    def _paint(self, painter: QPainter, page: int) -> None:
        sheet, kind = self.sheet, min(page, 1)
        header, footer = (_numbered(each[kind], page + 1, self.count) for each in (sheet.headers, sheet.footers))
        self._run(painter, list(self._layouts.strips(header, self._width)), float(sheet.header_at))
        foot = list(self._layouts.strips(footer, self._width))
        self._run(painter, foot, sheet.height - sheet.footer_at - _height(foot))
        end = self.starts[page + 1] if page + 1 < self.count else len(self.placed)
        shown = self.placed[self.starts[page] : end]
        y = self._top(kind)
        if page and shown and shown[0].heading:
            step = shown[0].strip.heading / len(shown[0].heading)
            for rank, draw in enumerate(shown[0].heading):
                draw(painter, float(sheet.left), y + rank * step)
            y += shown[0].strip.heading
        self._run(painter, shown, y, whole=not page)

    def _run(self, painter: QPainter, placed: Sequence[Placed], y: float, *, whole: bool = True) -> None:
        for rank, each in enumerate(placed):
            y += each.strip.above if whole or rank else 0.0
            each.draw(painter, float(self.sheet.left), y)
            y += each.strip.height

    def _top(self, kind: int) -> float:
        sheet = self.sheet
        return max(float(sheet.top), sheet.header_at + self._high(sheet.headers[kind]))

    def _bottom(self, kind: int) -> float:
        sheet = self.sheet
        return sheet.height - max(float(sheet.bottom), sheet.footer_at + self._high(sheet.footers[kind]))

    def _high(self, blocks: Sequence[Block]) -> float:
        last = blocks[-1] if blocks else None
        return _height(list(self._layouts.strips(blocks, self._width))) + (
            last.look.after if isinstance(last, Line) else 0
        )


class Printed:
    """The pages of a PDF."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        with _Opened(data) as document:
            self.count = document.pageCount()
            self.size = document.pagePointSize(0) if self.count else QSizeF(595, 842)

    def draw(self, page: int, scale: float) -> QImage:
        """A page as a picture, `scale` dots a point."""
        image = _blank(self.size, scale)
        with _Opened(self._data) as document:
            drawn = document.render(page, image.size())
        painter = QPainter(image)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return image


class _Opened:
    """A PDF that is open for a moment: it is never shared between two threads."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __enter__(self) -> QPdfDocument:
        from PySide6.QtPdf import QPdfDocument

        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(self._data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument()
        self._document.load(self._buffer)
        return self._document

    def __exit__(self, *_: object) -> None:
        self._document.close()
        self._buffer.close()


def _blank(size: QSizeF, scale: float) -> QImage:
    image = QImage(QSize(round(size.width() * scale), round(size.height() * scale)), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def _height(placed: Sequence[Placed]) -> float:
    return sum(each.strip.height + each.strip.above for each in placed)


def _numbered(blocks: Sequence[Block], page: int, pages: int) -> tuple[Block, ...]:
    """The same with the number of the page in place of what stands for it."""
    return tuple(
        _with(block, lambda text: text.replace(PAGE, str(page)).replace(PAGES, str(pages))) for block in blocks
    )


def _with(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, Line):
        return replace(block, spans=tuple(replace(span, text=change(span.text)) for span in block.spans))

    def cell(each: Cell) -> Cell:
        return replace(each, blocks=tuple(_with(inside, change) for inside in each.blocks))

    def row(each: Row) -> Row:
        return replace(each, cells=tuple(map(cell, each.cells)))

    return replace(block, rows=tuple(map(row, block.rows)))
