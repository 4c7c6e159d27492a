"""The picture of the session on screen: seats down, items across. Arrows go from cell to cell, which are said whole."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar

from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.live.shown import SIGNS, Look
from syndic_desktop.queries.live.timelines import Cell, Timeline
from syndic_desktop.ui.theme import Colours, Theme
from syndic_desktop.ui.widgets.rows import elided
from syndic_desktop.ui.widgets.words import extent, shaped

NAMES, HEIGHT, TITLE, HEAD, AROUND = 190, 26, 26, 30, 4  # pixels; the last one around the legend
NARROWEST, WIDEST = 34, 72  # pixels, for the cell of an item
LETTERS = {"c": "contre", "a": "abstention", "x": "ne vote pas"}
STOP, CLOSED = "¦", "hc"
STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class FriseView(QAbstractScrollArea):
    """Shows a `Timeline`. `told` carries the cell the keyboard is on, `picked` the item of a cell that is entered."""

    told = Signal(str)
    picked = Signal(int)  # the position of an item

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.shown: Timeline | None = None
        self._row = self._column = 0
        self._legend, self._foot, self._head = "", 2 * HEIGHT, HEAD
        self.setAccessibleName("Frise des présences et des votes")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        theme.changed.connect(self.viewport().update)

    def show_timeline(self, timeline: Timeline) -> None:
        """Show a session; the keyboard stays on its cell."""
        if timeline == self.shown:
            return
        self.shown = timeline
        self._legend = legend(timeline)
        self._head = HEAD + (HEIGHT if timeline.closed else 0) * 2 // 3
        self.setToolTip(self._legend)
        self._fit()
        self._move(0, 0)
        self.viewport().update()

    @property
    def _wide(self) -> int:
        """The width of a cell: what the items share, while it can be read."""
        count = len(self.shown.columns) if self.shown is not None else 0
        return min(max((self.viewport().width() - NAMES) // max(count, 1), NARROWEST), WIDEST)

    @property
    def cell(self) -> Cell | None:
        """Where the keyboard is."""
        if self.shown is None or not self.shown.lines or not self.shown.columns:
            return None
        return self.shown.lines[self._row].cells[self._column]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._move(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.cell is not None:
            self.picked.emit(self._column + 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.shown is None:
            return
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self._theme.colours.card))
        self._paint_lines(painter, self.shown)
        self._paint_head(painter, self.shown)
        painter.end()

    def _move(self, down: int, across: int) -> None:
        shown = self.shown
        if shown is None or not shown.lines or not shown.columns:
            return
        self._row = min(max(self._row + down, 0), len(shown.lines) - 1)
        self._column = min(max(self._column + across, 0), len(shown.columns) - 1)
        self._reveal()
        cell = self.cell
        assert cell is not None
        self.told.emit(cell.told)
        self.setAccessibleDescription(cell.told)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.viewport().update()

    def _tops(self, shown: Timeline) -> list[int]:
        """Where each line begins, below the titles of the colleges."""
        tops, y = [], 0
        for line in shown.lines:
            y += TITLE if line.section else 0
            tops.append(y)
            y += HEIGHT
        return [*tops, y]

    def _fit(self) -> None:
        if self.shown is None:
            return
        room = self.viewport().size()
        tall = extent(self._legend, self.font().key(), max(room.width() - 2 * AROUND, 1))[1]
        self._foot = 2 * HEIGHT + ceil(tall) + 2 * AROUND
        height = self._tops(self.shown)[-1] + self._head + self._foot
        width = NAMES + self._wide * len(self.shown.columns)
        self.verticalScrollBar().setRange(0, max(height - room.height(), 0))
        self.verticalScrollBar().setPageStep(room.height())
        self.horizontalScrollBar().setRange(0, max(width - room.width(), 0))
        self.horizontalScrollBar().setPageStep(room.width())

    def _reveal(self) -> None:
        assert self.shown is not None
        top = self._tops(self.shown)[self._row]
        self._bring(self.verticalScrollBar(), top, HEIGHT, self.viewport().height() - self._head - self._foot)
        self._bring(self.horizontalScrollBar(), self._column * self._wide, self._wide, self.viewport().width() - NAMES)

    @staticmethod
    def _bring(bar: QScrollBar, start: int, size: int, room: int) -> None:
        value = bar.value()
        if start < value:
            bar.setValue(start)
        elif start + size > value + room:
            bar.setValue(start + size - room)

    def _paint_lines(self, painter: QPainter, shown: Timeline) -> None:
        colours = self._theme.colours
        tops, down = self._tops(shown), self._head - self.verticalScrollBar().value()
        left = NAMES - self.horizontalScrollBar().value()
        width, wide = self.viewport().width(), self._wide
        for rank, line in enumerate(shown.lines):
            y = tops[rank] + down
            if y + HEIGHT < self._head or y - TITLE > self.viewport().height():
                continue
            for place, cell in enumerate(line.cells):
                box = QRectF(left + place * wide + 1, y + 1, wide - 2, HEIGHT - 2)
                if box.right() < NAMES or box.left() > width:
                    continue
                self._paint_cell(painter, box, cell, current=(rank, place) == (self._row, self._column))
            painter.fillRect(QRectF(0, y, NAMES, HEIGHT), QColor(colours.card))
            painter.setPen(QColor(colours.text))
            name = QRectF(4, y, NAMES - 8, HEIGHT)
            painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, elided(line.name, painter.font(), NAMES - 8))
            if line.section:
                painter.fillRect(QRectF(0, y - TITLE, width, TITLE), QColor(colours.card))
                painter.setPen(QColor(colours.muted))
                painter.drawText(QRectF(4, y - TITLE, width, TITLE), Qt.AlignmentFlag.AlignVCenter, line.section)

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: Cell, *, current: bool) -> None:
        colours = self._theme.colours
        ground, ink = _dress(cell.look, colours)
        painter.fillRect(box, QColor(ground))
        painter.setPen(QColor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cell.sign + cell.letter)
        if current and self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _paint_stops(self, painter: QPainter, shown: Timeline) -> None:
        """A line across the seats where the session was suspended."""
        left = NAMES - self.horizontalScrollBar().value()
        painter.setPen(QPen(QColor(self._theme.colours.text), 2, Qt.PenStyle.DashLine))
        for place in shown.stops:
            x = round(left + place * self._wide)
            if NAMES <= x < self.viewport().width():
                painter.drawLine(x, self._head - HEIGHT // 4, x, self.viewport().height() - self._foot)

    def _paint_head(self, painter: QPainter, shown: Timeline) -> None:
        """The items above, the figures and the legend below; they stay while the seats scroll."""
        colours, font = self._theme.colours, self.font().key()
        width, height, wide = self.viewport().width(), self.viewport().height(), self._wide
        left = NAMES - self.horizontalScrollBar().value()
        foot = height - self._foot
        for top, size in ((0, self._head), (foot, self._foot)):
            painter.fillRect(QRectF(0, top, width, size), QColor(colours.page))
        painter.setPen(QColor(colours.text))
        for place, column in enumerate(shown.columns):
            x = left + place * wide
            if x + wide > NAMES and x < width:
                words = ((0, HEAD, f"{column.position}{column.mark.value}"), (foot, HEIGHT, str(shown.present[place])),
                         (foot + HEIGHT, HEIGHT, str(shown.voters[place])))  # fmt: skip
                for top, size, said in words:
                    painter.drawText(QRectF(x, top, wide, size), Qt.AlignmentFlag.AlignCenter, said)
                if column.position in shown.closed:
                    under = QRectF(x, HEAD - AROUND, wide, self._head - HEAD)
                    painter.drawText(under, Qt.AlignmentFlag.AlignCenter, CLOSED)
        self._paint_stops(painter, shown)
        painter.setPen(QColor(colours.text))
        for top, size, said in ((0, HEAD, "Point"), (foot, HEIGHT, "Présents"), (foot + HEIGHT, HEIGHT, "Votants")):
            painter.fillRect(QRectF(0, top, NAMES - 1, size), QColor(colours.page))
            painter.drawText(QRectF(4, top, NAMES - 8, size), Qt.AlignmentFlag.AlignVCenter, said)
        painter.setPen(QColor(colours.muted))
        laid = shaped(self._legend, font, max(width - 2 * AROUND, 1))
        painter.drawStaticText(QPointF(AROUND, foot + 2 * HEIGHT + AROUND), laid)


def legend(shown: Timeline) -> str:
    """What is on the picture, in words: what interrupted the session, then each sign that it holds."""
    held = {(cell.look, cell.letter) for line in shown.lines for cell in line.cells}
    looks, letters = {look for look, _ in held}, {letter for _, letter in held}
    said = [f"{sign}{NB}{look.value}" for look, sign in SIGNS.items() if look in looks]
    said += [f"{letter}{NB}{word}" for letter, word in LETTERS.items() if letter in letters]
    said += [f"{STOP}{NB}suspension"] if shown.stops else []
    said += [f"{CLOSED}{NB}huis clos"] if shown.closed else []
    return "\u2028".join(filter(None, (shown.landmarks, " · ".join(said))))  # Qt breaks lines at nothing else


def _dress(look: Look, colours: Colours) -> tuple[str, str]:
    if look in (Look.PRESENT, Look.DEPUTY):
        return colours.good, colours.good_text
    if look is Look.PROXY:
        return colours.warning, colours.warning_text
    return (colours.bad, colours.bad_text) if look is Look.RECUSED else (colours.card, colours.muted)
