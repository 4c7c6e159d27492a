"""The minutes as a sheet of paper whose paragraphs are gone through with the keyboard, one of them being chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
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
from syndic_desktop.domain.minutes import Standing
from syndic_desktop.domain.texts import words
from syndic_desktop.domain.wording import NB
from syndic_desktop.ui.pages import PALE, RULE
from syndic_desktop.ui.screens.minutes.drawing import Drawing, Span, fits, redraw, within
from syndic_desktop.ui.writing.veils import TOLD, veil

MARGIN = 44
"""Pixels around the text: the signs of what she wrote stand there."""
RING, ROUND = 5, 6
FIRST, STEP = 400, 150
"""Lines drawn at once, then at a time: the minutes of a hundred items are shown before they are drawn whole."""
CHOSEN = QColor("#1f4fa3")
SIGNS: dict[Standing, tuple[str, QColor]] = {
    Standing.REWORDED: ("✎", QColor("#1f4fa3")),
    Standing.ADDED: ("+", QColor("#1f4fa3")),
    Standing.STALE: ("⚠", QColor("#865000")),
    Standing.GONE: ("⚠", QColor("#865000")),
    Standing.ADRIFT: ("⚠", QColor("#865000")),
}


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
        self._spans: list[Span] = []
        self._room: tuple[int, int] | None = None
        self._begins: dict[int, int] = {}  # by the rank of its first line: the page, from 1
        self._narrow = False
        self._private: Sequence[str] = ()
        self._drawing: Drawing | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._draw_more)
        self.document().setUndoRedoEnabled(False)

    def show_lines(self, lines: Sequence[SheetLine], current: int = 0, *, fresh: bool = False) -> None:
        """Draw these lines, one of them chosen; what was in sight stays in sight, unless they are `fresh`."""
        at = 0 if fresh else self.verticalScrollBar().value()
        self._give_room_back()
        if not fresh:
            self._draw_more(len(self.lines))
        before, self.lines = self.lines, tuple(lines)
        if fresh or not self._redraw(before):
            self._narrow = self._narrow or not fits(self.lines, self.viewport().width(), MARGIN)
            self._draw(FIRST if fresh else 0)
            if not self._narrow and not within(self.document(), self.viewport().width()):
                self._narrow = True
                self._draw(FIRST if fresh else 0)
            self.moveCursor(QTextCursor.MoveOperation.Start)  # else it is brought in sight once the sheet is laid out
        self.current = min(max(current, 0), max(len(self.lines) - 1, 0))
        if self.verticalScrollBar().value() != at:
            self.verticalScrollBar().setValue(at)
        self.viewport().update()
        self._tell()

    def show_private(self, private: Sequence[str]) -> None:
        """Mark the words that a public version hides."""
        self._private = private
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
        if self.current >= len(self._spans):
            self._draw_more(len(self.lines))
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
        if not block.next().isValid():
            self._leave_below(lacking)

    def _give_room_back(self) -> None:
        """Nothing stands over a line any more."""
        if self._room is None:
            return
        (rank, margin), self._room = self._room, None
        block = self.document().findBlockByNumber(self._spans[rank].last)
        look = QTextBlockFormat(block.blockFormat())
        look.setBottomMargin(margin)
        QTextCursor(block).setBlockFormat(look)
        self._leave_below(0)

    def _leave_below(self, height: int) -> None:
        """Leave so many pixels under the last line: Qt counts no margin of the last paragraph."""
        frame = self.document().rootFrame()
        look = frame.frameFormat()
        if look.bottomMargin() != MARGIN + height:
            look.setBottomMargin(MARGIN + height)
            frame.setFrameFormat(look)

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
        for rank, line in enumerate(self.lines[: len(self._spans)]):
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

    def _draw(self, count: int = 0) -> None:
        """Draw so many lines and the others soon; none: all of them now."""
        self._drawing = made = Drawing(self.document(), self.lines, MARGIN, narrow=self._narrow)
        self._spans = made.spans
        self._go_on(count or len(self.lines))

    def _go_on(self, count: int) -> None:
        if self._drawing is None:
            return
        self._drawing.go_on(count)
        if self._drawing.done:
            self._drawing = None
            self._later.stop()
        else:
            self._later.start()

    def _draw_more(self, count: int = 0) -> None:
        """Draw so many of the lines that are still to be."""
        if self._drawing is not None:
            self._go_on(count or STEP)
            if self._drawing is None:
                self.show_private(self._private)

    def _redraw(self, before: Sequence[SheetLine]) -> bool:
        """Draw again the lines alone that changed, among those that were drawn; False where all are to be."""
        spans = redraw(self.document(), self._spans, before, self.lines, narrow=self._narrow)
        if spans is None:
            return False
        self._spans = spans
        return self._narrow or within(self.document(), self.viewport().width())

    def _tell(self) -> None:
        """What a screen reader says of the chosen line."""
        if self.lines:
            line = self.lines[self.current]
            self.setAccessibleDescription(f"{line.line.standing.value} : {line.lead}{words(line.line.told)}")
