"""A thing to do in the home: what, about what, for when; how pressing it is, by a sign and by words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from syndic_desktop.queries.homes import DueLine, Pressure
from syndic_desktop.ui.models import LINE
from syndic_desktop.ui.widgets.rows import MARGIN, Index, RowDelegate, weighted

PADDING, GAP, BELOW, SIGN, APART = 8, 2, 4, 28, 16
FIRST = 4  # points more for what is most pressing: it is the first thing seen
SIGNS = {Pressure.LATE: "▲", Pressure.SOON: "●", Pressure.LATER: "○", Pressure.UNDATED: "◇"}


class DueDelegate(RowDelegate):
    """Paints a `DueLine` on two lines; the first row is larger."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        what, about = self._fonts(option.font, index)
        return QSize(0, QFontMetrics(what).height() + QFontMetrics(about).height() + GAP + 2 * PADDING + BELOW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: DueLine = index.data(LINE)
        what, about = self._fonts(option.font, index)
        wanted = QFontMetrics(what).horizontalAdvance(f"{line.what}{line.left}") + SIGN + APART + 2 * MARGIN
        if wanted > option.rect.width():  # said whole rather than large
            what.setPointSizeF(about.pointSizeF())
        rect = QRect(option.rect).adjusted(0, 0, 0, -BELOW)
        painter.save()
        self.ground(painter, option, rect)
        colours, colour = self.theme.colours, self._colour(line.pressure)
        top = QRect(rect.left() + MARGIN, rect.top() + PADDING, rect.width() - 2 * MARGIN, QFontMetrics(what).height())
        self.write(painter, top, SIGNS[line.pressure], colour, what)
        top.setLeft(top.left() + SIGN)
        room = self._at_the_end(painter, top, line.left, colour, weighted(what, QFont.Weight.DemiBold))
        self.write(painter, top.adjusted(0, 0, -room, 0), line.what, colours.text, what)
        low = QRect(top.left(), top.bottom() + 1 + GAP, top.width(), QFontMetrics(about).height())
        room = self._at_the_end(painter, low, line.day, colours.muted, about)
        self.write(painter, low.adjusted(0, 0, -room, 0), line.about, colours.muted, about)
        painter.restore()

    def _fonts(self, font: QFont, index: Index) -> tuple[QFont, QFont]:
        what = weighted(font, QFont.Weight.DemiBold)
        if index.row() == 0:
            what.setPointSizeF(font.pointSizeF() + FIRST)
        return what, QFont(font)

    def _at_the_end(self, painter: QPainter, line: QRect, words: str, colour: str, font: QFont) -> int:
        """Write at the right of a line; the room it takes."""
        if not words:
            return 0
        width = min(QFontMetrics(font).horizontalAdvance(words) + 2, line.width() * 2 // 3)
        self.write(painter, QRect(line.right() - width, line.top(), width + 2, line.height()), words, colour, font)
        return width + APART

    def _colour(self, pressure: Pressure) -> str:
        colours = self.theme.colours
        return {
            Pressure.LATE: colours.bad_text,
            Pressure.SOON: colours.warning_text,
            Pressure.LATER: colours.accent,
            Pressure.UNDATED: colours.muted,
        }[pressure]
