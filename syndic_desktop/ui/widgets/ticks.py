"""A box to tick, drawn so that it is seen in the dark too; Fusion draws its own in a shade of the ground."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox

BOX = 16
GAP = 8


class Tick(QCheckBox):
    """A box and its words; a line around both says where the keyboard is."""

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(BOX + GAP + words + 8, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, middle = self.palette(), self.height() / 2
        accent, ground = palette.color(QPalette.ColorRole.Highlight), palette.color(QPalette.ColorRole.Base)
        role = QPalette.ColorRole.WindowText if self.isEnabled() else QPalette.ColorRole.PlaceholderText
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(3, middle - BOX / 2, BOX, BOX)
        painter.setPen(QPen(accent if self.isChecked() else palette.color(QPalette.ColorRole.PlaceholderText), 1.6))
        painter.setBrush(QColor(accent if self.isChecked() else ground))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.HighlightedText), 2))
            points = ((3.5, 8.5), (6.8, 11.8), (12.5, 4.8))
            painter.drawPolyline([box.topLeft() + QPointF(x, y) for x, y in points])
        painter.setPen(palette.color(role))
        words = QRectF(BOX + GAP + 3, 0, self.width() - BOX - GAP - 3, self.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, flags, self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(words.width())))  # fmt: skip
        if self.hasFocus():
            painter.setPen(QPen(accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
        painter.end()
