"""A session in the list: its day, its body, where it meets, and how far it is (a sign and a word)."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from syndic_desktop.queries.session_lists import SessionRow, Stage
from syndic_desktop.ui.models import LINE
from syndic_desktop.ui.widgets.rows import MARGIN, Index, RowDelegate, weighted

YEAR_HEIGHT = 32
GAP = 2
PADDING = 8
SIGN = 10
RING = (3, 3, -3, -3)  # the dot inside the disc


class SessionDelegate(RowDelegate):
    """Paints a `SessionRow`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: SessionRow = index.data(LINE)
        lines = 3 * QFontMetrics(option.font).height() + 2 * GAP + 2 * PADDING
        return QSize(0, lines + 4 + (YEAR_HEIGHT if row.year else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: SessionRow = index.data(LINE)
        font: QFont = option.font
        rect = QRect(option.rect).adjusted(0, 0, 0, -4)
        colours = self.theme.colours
        painter.save()
        bold = weighted(font, QFont.Weight.DemiBold)
        if row.year:
            year = QRect(rect.left() + MARGIN, rect.top(), rect.width(), YEAR_HEIGHT)
            self.write(painter, year, row.year, colours.muted, bold)
            rect.setTop(rect.top() + YEAR_HEIGHT)
        self.ground(painter, option, rect)
        height = QFontMetrics(font).height()
        line = QRect(rect.left() + MARGIN, rect.top() + PADDING, rect.width() - 2 * MARGIN, height)
        self.write(painter, line, row.day[:1].upper() + row.day[1:], colours.text, bold)
        line.translate(0, height + GAP)
        self.write(painter, line.adjusted(0, 0, -self._stage(painter, line, row.stage, font), 0), row.body,
                   colours.text, font)  # fmt: skip
        line.translate(0, height + GAP)
        self.write(painter, line, row.place, colours.muted, font)
        painter.restore()

    def _stage(self, painter: QPainter, line: QRect, stage: Stage, font: QFont) -> int:
        """Write the stage at the end of a line; the room it takes."""
        colours = self.theme.colours
        colour = {
            Stage.TO_CONVENE: colours.warning_text,
            Stage.TO_RESEND: colours.warning_text,
            Stage.CONVENED: colours.accent,
            Stage.UNDER_WAY: colours.accent,
            Stage.HELD: colours.good_text,
        }[stage]
        width = QFontMetrics(font).horizontalAdvance(stage.value)
        self.write(
            painter, QRect(line.right() - width, line.top(), width + 2, line.height()), stage.value, colour, font
        )
        corner = QRectF(line.right() - width - SIGN - 6, line.center().y() - SIGN / 2 + 1, SIGN, SIGN)
        draw_sign(painter, corner, stage, colour)
        return width + SIGN + 16


def draw_sign(painter: QPainter, rect: QRectF, stage: Stage, colour: str) -> None:
    """An empty disc, one that is half full, ringed or full: to convene (again), convened, going on, held."""
    painter.setPen(QPen(QColor(colour), 1.5))
    painter.setBrush(QColor(colour) if stage is Stage.HELD else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(rect)
    if stage is Stage.CONVENED:
        painter.setBrush(QColor(colour))
        painter.drawPie(rect, 90 * 16, 180 * 16)
    if stage is Stage.UNDER_WAY:
        painter.setBrush(QColor(colour))
        painter.drawEllipse(rect.adjusted(*RING))
