"""How a row of a list is painted: the parts that all rows share."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from syndic_desktop.ui.theme import Theme

Index: TypeAlias = QModelIndex | QPersistentModelIndex

MARGIN = 12
RADIUS = 6
BAR = 3
REMEMBERED = 4096  # texts: eight agendas of two hundred items, and what is written below them
_cut: dict[tuple[str, str, int, int], tuple[str, ...]] = {}


class RowDelegate(QStyledItemDelegate):
    """Paints what is chosen (a ground and a bar, so that colour is not alone) and where the keyboard is (a line)."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        """Paint the ground of a row."""
        colours, state = self.theme.colours, option.state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRect(rect.left(), rect.top() + 8, BAR, rect.height() - 16), 1.5, 1.5)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def write(self, painter: QPainter, rect: QRect, text: str, colour: str, font: QFont) -> None:
        """Write one line, cut with « … » where it is too long."""
        painter.setFont(font)
        painter.setPen(QColor(colour))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, int(flags), elided(text, font, rect.width()))


def elided(text: str, font: QFont, width: int) -> str:
    """The text, cut with « … » where it is too long."""
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def weighted(font: QFont, weight: QFont.Weight) -> QFont:
    """The same font in another weight."""
    heavier = QFont(font)
    heavier.setWeight(weight)
    return heavier


def wrapped(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """The text cut in lines of a width, at most `most`, the last one cut with « … » if need be.

    Qt asks for the height of every row of a list each time one of them changes: what was cut is remembered.
    """
    asked = (text, font.key(), width, most)
    if asked not in _cut:
        if len(_cut) >= REMEMBERED:
            _cut.clear()
        _cut[asked] = _lines(text, font, width, most)
    return _cut[asked]


def _lines(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    lines = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    if len(lines) > most:
        lines = [*lines[: most - 1], elided(text[starts[most - 1] :], font, width)]
    return tuple(lines) or ("",)
