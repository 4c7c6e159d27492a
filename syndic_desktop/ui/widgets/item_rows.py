"""An item in the agenda: its place, its subject, its kind and number, what happened to it.

A subject is cut at two lines, that of the chosen item is whole.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip

from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.session_sheets import ItemRow
from syndic_desktop.ui.models import LINE
from syndic_desktop.ui.widgets.rows import MARGIN, Index, RowDelegate, weighted, wrapped

PLACE = 32
PADDING = 8
GAP = 2
LINES = 2
WHOLE = 12  # lines of the longest subject, that of an act
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
        lines = len(wrapped(row.subject, font, self._room(), self._most(index)))
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
        for text in wrapped(row.subject, font, line.width(), self._most(index)):
            self.write(painter, line, text, colours.muted if row.fate else colours.text, written)
            line.translate(0, height)
        line.translate(0, GAP)
        for text in wrapped(_below(row), font, line.width(), BELOW):
            self.write(painter, line, text.rstrip(" ·"), colours.muted, font)
            line.translate(0, height)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Under the mouse, the whole subject of a row that shows the beginning of it."""
        row: ItemRow | None = index.data(LINE)
        if row is None or event.type() is not QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        cut = len(wrapped(row.subject, view.font(), self._room(), WHOLE)) > self._most(index)
        QToolTip.showText(event.globalPos(), row.subject if cut else "", view)
        return True

    def _most(self, index: Index) -> int:
        """Lines of its subject: all of them for the chosen item."""
        view = self.parent()
        return WHOLE if index.row() == view.currentIndex().row() else LINES  # type: ignore[union-attr]

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
