"""The quorum to expect: one line, what would break it, a bar a college, and whom to phone, the most useful first."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from syndic_desktop.queries.convocations import Bar, CallRow, Outlook
from syndic_desktop.ui.models import LINE, LinesModel
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.looks import GRID, dress, see_through, text
from syndic_desktop.ui.widgets.rows import MARGIN, Index, RowDelegate, weighted

BAR, GAP = 10, 4
LOW = 260  # pixels


class OutlookPanel(QWidget):
    """Shows an `Outlook`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._build()

    def show_outlook(self, outlook: Outlook) -> None:
        """Show what the answers promise now."""
        self.headline.setText(f"{'✓' if outlook.promised else '⚠'} {outlook.headline}")
        dress(self.headline, "badge-good" if outlook.promised else "badge-warning")
        self.margin.setText(outlook.margin)
        self.margin.setVisible(bool(outlook.margin))
        self.bars.show_bars(outlook.bars)
        self.area.setMaximumHeight(self.bars.height() + 2)
        self.calls_title.setText(f"À appeler ({len(outlook.calls)})" if outlook.calls else "Personne à appeler")
        self.calls_model.set_lines(outlook.calls)
        self.calls.setVisible(bool(outlook.calls))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.area.setVisible(self.height() >= LOW)  # whom to phone first: the line above tells the sum

    def _build(self) -> None:
        self.headline = text("", "badge-plain")
        self.headline.setWordWrap(True)
        self.margin = QLabel()
        self.margin.setWordWrap(True)
        self.bars = Bars(self._theme)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setMinimumHeight(72)
        self.area.setWidget(self.bars)
        see_through(self.area)
        self.calls_title = text("", "section")
        self.calls_model: LinesModel[CallRow] = LinesModel(self)
        self.calls = QListView()
        self.calls.setModel(self.calls_model)
        self.calls.setItemDelegate(CallDelegate(self._theme, self.calls))
        self.calls.setAccessibleName("Personnes à appeler")
        self.calls.setMinimumHeight(48)
        self.calls.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.headline)
        column.addWidget(self.margin)
        column.addWidget(self.area, 3)
        column.addWidget(self.calls_title)
        column.addWidget(self.calls, 2)


class Bars(QWidget):
    """A bar a college: expected full, represented hatched, absent empty and crossed, silent empty; figures beside."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        """Show other figures."""
        self.bars = bars
        self.setAccessibleName("Prévision par collège")
        self.setAccessibleDescription(" ; ".join(bar.told for bar in bars))
        self.setToolTip("\n".join(bar.told for bar in bars))
        self.setFixedHeight(max(1, len(bars)) * self._row())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, bar in enumerate(self.bars):
            self._draw(painter, bar, QRect(0, place * self._row(), self.width(), self._row()))

    def _row(self) -> int:
        return 2 * self.fontMetrics().height() + BAR + 2 * GAP + 6

    def _draw(self, painter: QPainter, bar: Bar, rect: QRect) -> None:
        colours, height = self._theme.colours, self.fontMetrics().height()
        line = QRect(rect.left(), rect.top() + GAP, rect.width(), height)
        painter.setPen(QColor(colours.text))
        name = self.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, line.width() - 60)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft), name)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight), f"{bar.expected} / {bar.in_office}")
        line.translate(0, height + 2)
        self._stretches(painter, bar, QRect(line.left(), line.top(), line.width(), BAR))
        line.translate(0, BAR + 2)
        painter.setPen(QColor(colours.muted))
        said = " · ".join(filter(None, (
            f"{bar.represented} pouvoir{'s' if bar.represented > 1 else ''}" if bar.represented else "",
            f"{bar.excused} absent{'s' if bar.excused > 1 else ''}" if bar.excused else "",
            f"{bar.silent} sans réponse" if bar.silent else "",
            bar.need,
        )))  # fmt: skip
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft), said or "tous attendus")

    def _stretches(self, painter: QPainter, bar: Bar, rect: QRect) -> None:
        colours = self._theme.colours
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 4, 4)
        left = rect.left()
        for number, brush, colour in (
            (bar.expected, Qt.BrushStyle.SolidPattern, colours.accent),
            (bar.represented, Qt.BrushStyle.BDiagPattern, colours.accent),
            (bar.excused, Qt.BrushStyle.DiagCrossPattern, colours.bad_text),
        ):
            width = round(rect.width() * number / max(1, bar.in_office))
            if width:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colour))
                if brush is not Qt.BrushStyle.SolidPattern:
                    hatched = painter.brush()
                    hatched.setStyle(brush)
                    painter.setBrush(hatched)
                painter.drawRoundedRect(QRect(left, rect.top(), width, rect.height()), 3, 3)
            left += width


class CallDelegate(RowDelegate):
    """Paints a `CallRow`: the name, then why and its number; what the quorum lacks has a mark."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 2 * QFontMetrics(option.font).height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CallRow = index.data(LINE)
        font: QFont = option.font
        rect, colours = QRect(option.rect), self.theme.colours
        painter.save()
        self.ground(painter, option, rect)
        height = QFontMetrics(font).height()
        line = QRect(rect.left() + MARGIN, rect.top() + 5, rect.width() - 2 * MARGIN, height)
        phone = row.phone or "sans téléphone"
        width = QFontMetrics(font).horizontalAdvance(phone)
        name = f"★ {row.name}" if row.needed else row.name
        bold = weighted(font, QFont.Weight.DemiBold)
        self.write(painter, line, name, colours.text, bold)
        line.translate(0, height + 2)
        self.write(painter, QRect(line.right() - width, line.top(), width + 2, height), phone, colours.accent, font)
        self.write(painter, line.adjusted(0, 0, -width - 8, 0), row.why, colours.muted, font)
        painter.restore()
