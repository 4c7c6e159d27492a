"""An item in the agenda: its place, its subject on two lines at most, its kind and number, what happened to it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.session_sheets import ItemRow
from syndic_desktop.ui.models import LINE
from syndic_desktop.ui.widgets.rows import MARGIN, Index, RowDelegate, weighted, wrapped

PLACE = 32
PADDING = 8
GAP = 2
LINES = 2
SIGNS = {"Retiré": "⊘", "Reporté": "→", "Ajouté": "+", "Rejeté": "✕", "Vote": "!", "Personne": "✕"}
DECIDED = "✓"
UNBROKEN = 24  # characters: a longer mark goes on on the next line
BELOW = 3  # lines for what happened


class ItemDelegate(RowDelegate):
    """Paints an `ItemRow`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ItemRow = index.data(LINE)
        font: QFont = option.font
        below = _below(row)
        lines = len(wrapped(row.subject, font, self._room(), LINES))
        lines += len(wrapped(below, font, self._room(), BELOW)) if below else 0
        return QSize(0, lines * QFontMetrics(font).height() + GAP + 2 * PADDING + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ItemRow = index.data(LINE)
        font = QFont(option.font)
        rect = QRect(option.rect).adjusted(0, 0, 0, -4)
        colours = self.theme.colours
        painter.save()
        self.ground(painter, option, rect)
        height = QFontMetrics(font).height()
        place = QRect(rect.left() + 4, rect.top() + PADDING, PLACE - 4, height)
        painter.setPen(QColor(colours.muted))
        painter.setFont(weighted(font, QFont.Weight.DemiBold))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignRight), str(row.position))
        line = QRect(rect.left() + PLACE + MARGIN, rect.top() + PADDING, self._room(), height)
        written = QFont(font)
        written.setStrikeOut(bool(row.fate))
        for text in wrapped(row.subject, font, line.width(), LINES):
            self.write(painter, line, text, colours.muted if row.fate else colours.text, written)
            line.translate(0, height)
        line.translate(0, GAP)
        for text in wrapped(_below(row), font, line.width(), BELOW):
            self.write(painter, line, text.rstrip(" ·"), colours.muted, font)
            line.translate(0, height)
        painter.restore()

    def _room(self) -> int:
        """Pixels for the words of a row, the same whether the scroll bar is there or not: rows would overlap."""
        view = self.parent()
        width: int = view.width() - view.verticalScrollBar().sizeHint().width()  # type: ignore[union-attr]
        return max(120, width - PLACE - 2 * MARGIN)


def _below(row: ItemRow) -> str:
    marks = (
        f"{SIGNS.get(mark.split()[0], DECIDED)}{NB}{mark.replace(' ', NB) if len(mark) <= UNBROKEN else mark}"
        for mark in row.marks
    )
    kind = "" if row.kind == row.subject else row.kind
    return "  ·  ".join(filter(None, (row.number or kind, *marks)))
