"""A line of what a search found: the subject, where it is, and the words asked in their sentence."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from syndic_desktop.queries.searches import Finding, Kind
from syndic_desktop.ui.models import LINE
from syndic_desktop.ui.widgets.rows import MARGIN, Index, RowDelegate, weighted

PADDING = 8
GAP = 2


class FindingDelegate(RowDelegate):
    """Paints a `Finding`; the words found are bold."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = QFontMetrics(option.font).height()
        lines = 3 if index.data(LINE).extract else 2
        return QSize(0, lines * height + (lines - 1) * GAP + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding: Finding = index.data(LINE)
        font: QFont = option.font
        rect: QRect = option.rect
        colours = self.theme.colours
        painter.save()
        self.ground(painter, option, rect)
        height = QFontMetrics(font).height()
        line = QRect(rect.left() + MARGIN, rect.top() + PADDING, rect.width() - 2 * MARGIN, height)
        self.write(painter, line, finding.subject, colours.text, weighted(font, QFont.Weight.DemiBold))
        line.translate(0, height + GAP)
        said = finding.where if finding.kind is Kind.ITEM else f"{finding.kind.capitalize()} · {finding.where}"
        self.write(painter, line, said, colours.accent, font)
        line.translate(0, height + GAP)
        self._extract(painter, line, finding, font)
        painter.restore()

    def _extract(self, painter: QPainter, line: QRect, finding: Finding, font: QFont) -> None:
        bold = weighted(font, QFont.Weight.Bold)
        colours = self.theme.colours
        left = line.left()
        for words, found in finding.extract:
            room = line.right() - left
            if room <= 0:
                return
            said, look = " ".join(words.split("\n")), bold if found else font
            place = QRect(left, line.top(), room, line.height())
            self.write(painter, place, said, colours.text if found else colours.muted, look)
            left += QFontMetrics(look).horizontalAdvance(said)
