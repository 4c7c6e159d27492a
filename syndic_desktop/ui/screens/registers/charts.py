"""Bars painted by hand, in the colours of the theme: a name, a bar, its figures in words beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from syndic_desktop.ui.theme import Theme

ROW, LOW, THICK, GAP, ROUND = 26, 20, 14, 10, 3
NAMES = 0.55
"""The most that names take of the width."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One line: `parts` are figures, each with the colour it takes (a name of the theme's), `told` says them."""

    name: str
    parts: tuple[tuple[float, str], ...]
    told: str


class BarChart(QWidget):
    """Lines from top to bottom; what they say is told to a screen reader too. `under`: said below each bar."""

    def __init__(self, title: str, theme: Theme, *, under: bool = False) -> None:
        super().__init__()
        self._theme, self._most, self._under = theme, 0.0, under
        self.bars: tuple[Bar, ...] = ()
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_bars(self, bars: Sequence[Bar], most: float = 0.0) -> None:
        """Show lines; `most`: what the longest bar could be, else the greatest of them."""
        self.bars = tuple(bars)
        self._most = most or max((sum(part for part, _ in bar.parts) for bar in bars), default=0.0)
        self.setAccessibleDescription(" ; ".join(f"{bar.name} : {bar.told}" for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, max(1, len(self.bars)) * self._high)

    @property
    def _high(self) -> int:
        return ROW + LOW if self._under else ROW

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row = event.pos().y() // self._high
            said = f"{self.bars[row].name} : {self.bars[row].told}" if row < len(self.bars) else ""
            QToolTip.showText(event.globalPos(), said, self)  # whole, where the name is cut
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(self.font())
        names = min(self._widest([bar.name for bar in self.bars], metrics), round(self.width() * NAMES))
        figures = 0 if self._under else self._widest([bar.told for bar in self.bars], metrics)
        room = max(24, self.width() - names - figures - 2 * GAP)
        for row, bar in enumerate(self.bars):
            self._paint_bar(painter, bar, row * self._high, names, room)
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: Bar, top: int, names: int, room: int) -> None:
        colours = self._theme.colours
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setPen(QColor(colours.text))
        whole = QRectF(0, top, names, ROW)
        painter.drawText(
            whole,
            int(middle | Qt.AlignmentFlag.AlignRight),
            QFontMetrics(self.font()).elidedText(bar.name, Qt.TextElideMode.ElideMiddle, names),
        )
        left = float(names + GAP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.hover))
        painter.drawRoundedRect(QRectF(left, top + (ROW - THICK) / 2, room, THICK), ROUND, ROUND)
        for figure, colour in bar.parts:
            long = room * figure / self._most if self._most else 0.0
            painter.setBrush(QColor(getattr(colours, colour)))
            painter.drawRoundedRect(QRectF(left, top + (ROW - THICK) / 2, long, THICK), ROUND, ROUND)
            left += long
        painter.setPen(QColor(colours.muted))
        said = QRectF(names + GAP + room + GAP, top, self.width(), ROW)
        words = bar.told
        if self._under:  # under its bar, and under the name too where it is long
            metrics = QFontMetrics(self.font())
            long_words = metrics.horizontalAdvance(words) + 2
            start = min(names + GAP, max(self.width() - long_words, 0))
            said = QRectF(start, top + LOW, self.width() - start, ROW)
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(said.width()))
        painter.drawText(said, int(middle | Qt.AlignmentFlag.AlignLeft), words)

    @staticmethod
    def _widest(texts: Sequence[str], metrics: QFontMetrics) -> int:
        return max((metrics.horizontalAdvance(text) for text in texts), default=0) + 2
