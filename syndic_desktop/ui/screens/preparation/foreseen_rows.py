"""A topic foreseen, in its list: its subject on two lines at most, its kind, for when, and the note."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from syndic_desktop.queries.agendas import ForeseenRow
from syndic_desktop.ui.models import LINE
from syndic_desktop.ui.widgets.rows import MARGIN, Index, RowDelegate, wrapped

PADDING, LINES = 6, 2


class ForeseenDelegate(RowDelegate):
    """Paints a `ForeseenRow`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ForeseenRow = index.data(LINE)
        return QSize(0, len(self._lines(row, option)) * QFontMetrics(option.font).height() + 2 * PADDING + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ForeseenRow = index.data(LINE)
        rect = QRect(option.rect).adjusted(0, 0, 0, -4)
        height = QFontMetrics(option.font).height()
        painter.save()
        self.ground(painter, option, rect)
        line = QRect(rect.left() + MARGIN, rect.top() + PADDING, self._room(), height)
        for words, muted in self._lines(row, option):
            colours = self.theme.colours
            self.write(painter, line, words, colours.muted if muted else colours.text, option.font)
            line.translate(0, height)
        painter.restore()

    def _lines(self, row: ForeseenRow, option: QStyleOptionViewItem) -> list[tuple[str, bool]]:
        below = " · ".join(filter(None, (row.where or row.kind, row.note)))
        first = [(each, False) for each in wrapped(row.subject, option.font, self._room(), LINES)]
        return first + [(each, True) for each in wrapped(below, option.font, self._room(), 1)]

    def _room(self) -> int:
        view = self.parent()
        width: int = view.width() - view.verticalScrollBar().sizeHint().width()  # type: ignore[union-attr]
        return max(120, width - 2 * MARGIN)
