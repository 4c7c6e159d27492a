"""The minutes as a sheet of paper whose paragraphs are gone through with the keyboard, one of them being chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextBrowser

from syndic_desktop.documents.contents.paragraphs import Look, SheetLine
from syndic_desktop.documents.word.recaps import RecapTable
from syndic_desktop.domain.minutes import Line, Standing
from syndic_desktop.domain.texts import Paragraph, Run, Table, words
from syndic_desktop.domain.wording import NB
from syndic_desktop.ui.pages import CENTRE, PALE, RULE, Pen, dress_paper
from syndic_desktop.ui.writing.veils import TOLD, veil

MARGIN = 44
"""Pixels around the text: the signs of what she wrote stand there."""
RING, ROUND = 5, 6
CHOSEN = QColor("#1f4fa3")
SIGNS: dict[Standing, tuple[str, QColor]] = {
    Standing.REWORDED: ("✎", QColor("#1f4fa3")),
    Standing.ADDED: ("+", QColor("#1f4fa3")),
    Standing.STALE: ("⚠", QColor("#865000")),
    Standing.GONE: ("⚠", QColor("#865000")),
    Standing.ADRIFT: ("⚠", QColor("#865000")),
}
TAKEN_OFF = "Paragraphe retiré : "


@dataclass(frozen=True, slots=True)
class _Span:
    """The paragraphs of the document that a line is drawn in, both included."""

    first: int
    last: int


class MinutesSheet(QTextBrowser):
    """`opened`, `added` and `taken_off` carry the rank of a line; `chosen` says that another one is."""

    chosen = Signal(int)
    opened = Signal(int)
    added = Signal(int)
    taken_off = Signal(int)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setOpenLinks(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Procès-verbal, paragraphe par paragraphe")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines: tuple[SheetLine, ...] = ()
        self.current = 0
        self._spans: list[_Span] = []
        self._room: tuple[int, int] | None = None
        self._begins: dict[int, int] = {}  # by the rank of its first line: the page, from 1
        self._narrow = False
        self.document().setUndoRedoEnabled(False)

    def show_lines(self, lines: Sequence[SheetLine], current: int = 0, *, fresh: bool = False) -> None:
        """Draw these lines, one of them chosen; what was in sight stays in sight, unless they are `fresh`."""
        at = 0 if fresh else self.verticalScrollBar().value()
        self._give_room_back()
        before, self.lines = self.lines, tuple(lines)
        if fresh or not self._redraw(before):
            self._draw()
            if not self._narrow and self.document().size().width() > self.viewport().width():
                self._narrow = True
                self._draw()
            self.moveCursor(QTextCursor.MoveOperation.Start)  # else it is brought in sight once the sheet is laid out
        self.current = min(max(current, 0), max(len(self.lines) - 1, 0))
        if self.verticalScrollBar().value() != at:
            self.verticalScrollBar().setValue(at)
        self.viewport().update()
        self._tell()

    def show_private(self, private: Sequence[str]) -> None:
        """Mark the words that a public version hides."""
        veil(self, private)
        self.setToolTip(TOLD if self.extraSelections() else "")

    def show_pages(self, pages: Sequence[int]) -> None:
        """Say where the printed pages begin; `pages`: that of each line, from 0."""
        before = (-1, *pages)
        self._begins = {rank: page + 1 for rank, page in enumerate(pages) if page > before[rank] and page}
        self.viewport().update()

    def choose(self, rank: int) -> None:
        """Choose a line and bring it in sight."""
        if not self.lines:
            return
        self.current = min(max(rank, 0), len(self.lines) - 1)
        self.reveal()
        self._tell()
        self.viewport().update()
        self.chosen.emit(self.current)

    def reveal(self, height: int = 0) -> None:
        """Bring the chosen line in sight, and as many pixels of it as wanted."""
        rect, bar = self.rect_of(self.current), self.verticalScrollBar()
        bottom = max(rect.bottom(), rect.top() + height)
        if rect.top() < RING or bottom - rect.top() > self.viewport().height():
            bar.setValue(bar.value() + rect.top() - 3 * RING)
        elif bottom > self.viewport().height():
            bar.setValue(bar.value() + bottom - self.viewport().height() + 3 * RING)

    def rect_of(self, rank: int) -> QRect:
        """Where a line stands in the viewport."""
        if not 0 <= rank < len(self._spans):
            return QRect()
        layout, document = self.document().documentLayout(), self.document()
        span, rect = self._spans[rank], QRectF()
        for number in range(span.first, span.last + 1):
            rect = rect.united(layout.blockBoundingRect(document.findBlockByNumber(number)))
        return rect.toAlignedRect().translated(0, -self.verticalScrollBar().value())

    def make_room(self, rank: int, height: int) -> None:
        """Leave at least so many pixels for a line: its editor stands over it."""
        span = self._spans[rank]
        block = self.document().findBlockByNumber(span.last)
        if self._room is None or self._room[0] != rank:
            self._room = (rank, int(block.blockFormat().bottomMargin()))
        lacking = max(height - self.rect_of(rank).height(), 0)
        look = QTextBlockFormat(block.blockFormat())
        look.setBottomMargin(self._room[1] + lacking)
        if look != block.blockFormat():
            QTextCursor(block).setBlockFormat(look)

    def _give_room_back(self) -> None:
        """Nothing stands over a line any more."""
        if self._room is None:
            return
        (rank, margin), self._room = self._room, None
        block = self.document().findBlockByNumber(self._spans[rank].last)
        look = QTextBlockFormat(block.blockFormat())
        look.setBottomMargin(margin)
        QTextCursor(block).setBlockFormat(look)

    # --- keys and mouse -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self.lines) - 1}
        if not self.lines:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.added if control else self.opened).emit(self.current)
        elif key == Qt.Key.Key_F2:
            self.opened.emit(self.current)
        elif key == Qt.Key.Key_Delete:
            self.taken_off.emit(self.current)
        elif control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.choose(self._other_item(steps[key]))  # type: ignore[index]  # it is one of them
        elif key in steps:
            self.choose(self.current + steps[Qt.Key(key)])
        elif key in ends:
            self.choose(ends[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        rank = self._at(event.position().toPoint().y())
        if rank is not None:
            self.choose(rank)
            self.opened.emit(rank)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() > event.oldSize().width():
            self._narrow = False  # there may be room again
        self.resized.emit()

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 200)

    def _at(self, y: int) -> int | None:
        near = [(rank, self.rect_of(rank)) for rank in range(len(self._spans))]
        return next((rank for rank, rect in near if rect.top() <= y <= rect.bottom()), None)

    def _other_item(self, step: int) -> int:
        """The first line of the item before or after."""
        firsts = [rank for rank, line in enumerate(self.lines) if line.look in (Look.ITEM, Look.HEADING)]
        if step > 0:
            return next((rank for rank in firsts if rank > self.current), len(self.lines) - 1)
        return next((rank for rank in reversed(firsts) if rank < self.current), 0)

    # --- painting -----------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = event.rect()
        for rank, line in enumerate(self.lines):
            sign, begins = SIGNS.get(line.line.standing), self._begins.get(rank)
            rect = self.rect_of(rank) if sign or begins or rank == self.current else QRect()
            if rect.top() > seen.bottom() + MARGIN:
                break
            if begins is not None:
                self._paint_page(painter, begins, rect.top())
            if sign is not None:
                font = QFont(self.font())
                font.setBold(True)
                painter.setFont(font)
                painter.setPen(sign[1])
                painter.drawText(QRect(14, rect.top(), MARGIN - 18, 24), Qt.AlignmentFlag.AlignLeft, sign[0])
            if rank == self.current and self.hasFocus():
                painter.setPen(QPen(CHOSEN, 2))
                ring = rect.adjusted(-RING, -RING, RING, RING)
                ring.setLeft(MARGIN - 2 * RING)
                ring.setRight(self.viewport().width() - MARGIN + 2 * RING)
                painter.drawRoundedRect(ring, ROUND, ROUND)

    def _paint_page(self, painter: QPainter, page: int, y: int) -> None:
        """« page 3 », where it begins on the paper."""
        wide = self.viewport().width()
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.8)
        painter.setFont(font)
        painter.setPen(QPen(RULE, 1, Qt.PenStyle.DashLine))
        painter.drawLine(MARGIN, y - 3, wide - MARGIN, y - 3)
        painter.setPen(PALE)
        place = QRect(wide - MARGIN + 2, y - 14, MARGIN - 4, 22)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, f"p.{NB}{page}")

    # --- drawing ------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        document = self.document()
        dress_paper(document)
        document.setDocumentMargin(MARGIN)
        pen = Pen(document, narrow=self._narrow)
        self._spans = []
        pen.cursor.beginEditBlock()
        for line in self.lines:
            first = document.blockCount() - (1 if pen.fresh else 0)
            _draw(pen, line)
            self._spans.append(_Span(first, document.blockCount() - (2 if pen.fresh else 1)))
        pen.cursor.endEditBlock()

    def _redraw(self, before: Sequence[SheetLine]) -> bool:
        """Draw again the lines alone that changed, among those that were drawn; False where all are to be."""
        now = self.lines
        if not before or not now or len(before) != len(self._spans):
            return False
        first = _common(before, now)
        if first == len(before) == len(now):
            return True
        after = _common(before[first:][::-1], now[first:][::-1])
        if first == min(len(before), len(now)) - after:  # nothing on one side: a line beside comes with it
            first, after = (first - 1, after) if first else (first, after - 1)
        gone, come = before[first : len(before) - after], now[first : len(now) - after]
        if not gone or not come or any(map(_boxed, (*gone, *come))):
            return False  # tables are no paragraphs of the sheet: they are drawn with all the others
        self._replace(first, len(gone), come)
        return True

    def _replace(self, first: int, gone: int, come: Sequence[SheetLine]) -> None:
        document, spans = self.document(), self._spans
        start, last = spans[first].first, spans[first + gone - 1].last
        pen = Pen(document, narrow=self._narrow)
        pen.cursor.setPosition(document.findBlockByNumber(start).position())
        end = document.findBlockByNumber(last)
        pen.cursor.beginEditBlock()
        pen.cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        pen.cursor.removeSelectedText()
        made = []
        for line in come:
            begun = pen.cursor.blockNumber() + (0 if pen.fresh else 1)
            _draw(pen, line)
            made.append(_Span(begun, pen.cursor.blockNumber()))
        pen.cursor.endEditBlock()
        moved = made[-1].last - last
        below = (_Span(span.first + moved, span.last + moved) for span in spans[first + gone :])
        self._spans = [*spans[:first], *made, *below]

    def _tell(self) -> None:
        """What a screen reader says of the chosen line."""
        if self.lines:
            line = self.lines[self.current]
            self.setAccessibleDescription(f"{line.line.standing.value} : {line.lead}{words(line.line.told)}")


def _common(one: Sequence[SheetLine], other: Sequence[SheetLine]) -> int:
    """How many lines they begin with alike."""
    return next(
        (rank for rank, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _boxed(line: SheetLine) -> bool:
    """Whether a table is drawn for it."""
    told = line.line.base if _off(line.line) else line.shown
    return any(isinstance(each, Table | RecapTable) for each in told)


def _draw(pen: Pen, line: SheetLine) -> None:
    told = line.shown
    if _off(line.line):
        pen.line([Run(f"{TAKEN_OFF}{words(line.line.base)}", italic=True)], colour=PALE)
        return
    head = told[0] if told else None
    if line.look in (Look.TITLE, Look.HEADING, Look.ITEM, Look.LABEL, Look.DETAIL) and isinstance(head, Paragraph):
        _titled(pen, line.look, (Run(line.lead), *head.runs))
        pen.text(told[1:])
        return
    if line.lead and isinstance(head, Paragraph):
        told = (Paragraph((Run(line.lead), *head.runs)), *told[1:])
    if not told:
        pen.line([Run("")])  # a paragraph that she is about to write
    before = pen.cursor.block().blockNumber()
    pen.text(told)
    if line.look is Look.CLAUSE and pen.cursor.block().blockNumber() > before:
        indented = pen.cursor.blockFormat()
        indented.setIndent(1)
        pen.cursor.setBlockFormat(indented)


def _titled(pen: Pen, look: Look, runs: Sequence[Run]) -> None:
    bold = [Run(run.text, True, run.italic, run.underline, run.superscript) for run in runs]
    italic = [Run(run.text, run.bold, True, run.underline, run.superscript) for run in runs]
    match look:
        case Look.TITLE:
            pen.line(bold, align=CENTRE, below=4)
        case Look.HEADING:
            pen.line(bold, align=CENTRE, above=16, below=8)
        case Look.ITEM:
            pen.line(bold, above=18, below=4)
        case Look.LABEL:
            pen.line(bold, above=4, below=4)
        case _:
            pen.line(italic)


def _off(line: Line) -> bool:
    """Whether she took a paragraph off, that is shown all the same."""
    return line.own and line.rewording is not None and not line.told
