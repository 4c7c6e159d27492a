"""The list that a field offers while one types, over the window and under the line it belongs to."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QStringListModel, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

ROWS = 10
"""Rows of a list shown at once."""


class OfferedList(QListView):
    """Stands over the window, under the line it belongs to, which keeps the keyboard."""

    def __init__(self, name: str, field: QWidget) -> None:
        super().__init__(field)
        self.setObjectName("offered")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words = QStringListModel(self)
        self.setModel(self._words)
        self.hide()

    def offer(self, words: list[str], row: int, line: QLineEdit) -> None:
        """Show words with one of them current; nothing to show hides the list."""
        self._words.setStringList(words)
        if words:
            self._place(line, min(len(words), ROWS))
            self.raise_()
            self.setCurrentIndex(self._words.index(row))
        self.setVisible(bool(words))

    def step(self, rows: int) -> None:
        """Go down by some rows, up when negative."""
        last = self._words.rowCount() - 1
        self.setCurrentIndex(self._words.index(min(max(self.currentIndex().row() + rows, 0), last)))

    def _place(self, line: QLineEdit, rows: int) -> None:
        window = line.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        below = line.mapTo(window, QPoint(0, line.height() + 2))
        height = rows * max(self.sizeHintForRow(0), 1) + 2 * self.frameWidth() + 10
        above = below.y() - line.height() - 4 - height
        top = above if below.y() + height > window.height() and above > 0 else below.y()
        width = min(max(line.width(), self.sizeHintForColumn(0) + 40), window.width() - 16)
        self.setGeometry(max(8, min(below.x(), window.width() - width - 8)), top, width, height)


def chevron(line: QLineEdit) -> QIcon:
    """The arrow of a list, in the grey of the theme."""
    ratio = line.devicePixelRatioF()
    pixmap = QPixmap(round(16 * ratio), round(16 * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line.palette().color(QPalette.ColorRole.PlaceholderText), 1.6))
    painter.drawPolyline([QPointF(4, 6), QPointF(8, 10), QPointF(12, 6)])
    painter.end()
    return QIcon(pixmap)
