"""Parts that stand side by side where there is room, one under the other where there is not."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Turning(QWidget):
    """A row that becomes a column under `least` pixels; its parts are added to `row`."""

    def __init__(self, least: int, spacing: int) -> None:
        super().__init__()
        self._least = least
        self.row = QBoxLayout(ACROSS, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(spacing)

    def minimumSizeHint(self) -> QSize:
        # That of the column: what contains it would else never grow narrow enough for it to turn.
        asked = super().minimumSizeHint()
        return QSize(min(asked.width(), self._narrowest()), asked.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = DOWN if self.width() < self._least else ACROSS
        if direction is not self.row.direction():
            self.row.setDirection(direction)
            self.updateGeometry()

    def _narrowest(self) -> int:
        items = (self.row.itemAt(place) for place in range(self.row.count()))
        return max((item.minimumSize().width() for item in items if item is not None), default=0)
