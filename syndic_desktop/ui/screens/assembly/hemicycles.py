"""The plan of the assembly: seats on half circles, colleges side by side, vacancies hollow.

What colour says, words and signs say too: each college stands apart from its neighbours and is named in the legend in
the order it stands; a seat out of office shows « – », one that waits for its holder « ? », the others their weight.
The heavier a seat, the larger its disc; the legend says what the seats of each college weigh, however small they are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.queries.assemblies import CollegeLine, Holding, SeatRow
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.rows import elided

LIGHT = ("#1f4fa3", "#a4521c", "#17693f", "#7b2d8b", "#0b6a78", "#8a6100", "#a4231c", "#4a5568")
DARK = ("#7fb0ff", "#f0a46b", "#74d5a4", "#d69be6", "#6fd0de", "#e8c560", "#ff9d94", "#b6c0d0")
SIGNS = {Holding.VACANT: "–", Holding.UNNAMED: "?"}
LEAST, MOST = 5.0, 15.0  # pixels, radius of a seat
NUMBERED = 8.0  # pixels, the least radius a weight is written in
SIGNED = 5.0  # pixels, the least radius a sign is written in; below, the ring says it alone
SMALLEST = 0.5  # of the largest disc, however light the seat
LEGEND = 22
MOST_LINES = 4  # of the legend
SEATING = 108  # pixels, the least height of the half circles
TAG, AFTER = 18, 16  # pixels: before the name of a college, and between its figures and the next one
APART = 0.6  # of a seat, between two colleges


@dataclass(frozen=True, slots=True)
class Disc:
    """A seat on the plan."""

    row: SeatRow
    centre: QPointF
    radius: float
    college: int

    @property
    def sign(self) -> str:
        """What is written in it: its weight, or why nobody is there; nothing where it could not be read."""
        held = self.row.holding is Holding.HELD
        if self.radius < (NUMBERED if held else SIGNED):
            return ""
        return wording.fraction(self.row.mandate.weight) if held else SIGNS[self.row.holding]


@dataclass(frozen=True, slots=True)
class Tag:
    """A college in the legend; `left` in pixels, `line` from 0 at the top."""

    words: str
    left: int
    line: int


class Hemicycle(QWidget):
    """Shows seats; hover and ←/→ tell whose each is. `chosen` carries a seat's code."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[SeatRow, ...] = ()
        self._colleges: tuple[CollegeLine, ...] = ()
        self.discs: tuple[Disc, ...] = ()
        self.tags: tuple[Tag, ...] = ()
        self.current = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Plan de l’assemblée")
        theme.changed.connect(self.update)

    def show_seats(self, rows: Sequence[SeatRow], colleges: Sequence[CollegeLine]) -> None:
        """Show an assembly."""
        self._rows, self._colleges = tuple(rows), tuple(colleges)
        self.setAccessibleDescription(" ; ".join(college.told for college in colleges) or "Aucun siège")
        self._lay()
        self.update()

    def show_current(self, code: str) -> None:
        """Ring a seat."""
        self.current = code
        self.update()

    @property
    def caption(self) -> str:
        """What is said of the seat that is ringed."""
        return next((row.told for row in self._rows if row.code == self.current), "")

    def sizeHint(self) -> QSize:
        return QSize(420, 210)

    def resizeEvent(self, event: object) -> None:
        self._lay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None or not self.discs:
            super().keyPressEvent(event)
            return
        codes = [disc.row.code for disc in self.discs]
        place = codes.index(self.current) + step if self.current in codes else 0
        self._choose(codes[min(max(place, 0), len(codes) - 1)])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (disc := self._under(event.position())) is not None:
            self._choose(disc.row.code)

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            disc = self._under(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), disc.row.told if disc else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for disc in self.discs:
            self._draw(painter, disc)
        self._legend(painter)
        if not self._rows:
            painter.setPen(QColor(self._theme.colours.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "Aucun siège pour l’instant.")
        painter.end()

    def _choose(self, code: str) -> None:
        self.current = code
        self.update()
        self.chosen.emit(code)
        self.setAccessibleDescription(self.caption)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _under(self, point: QPointF) -> Disc | None:
        def away(disc: Disc) -> float:
            return math.hypot(disc.centre.x() - point.x(), disc.centre.y() - point.y())

        near = min(self.discs, key=away, default=None)
        return near if near is not None and away(near) <= near.radius + 2 else None

    def _draw(self, painter: QPainter, disc: Disc) -> None:
        colours = self._theme.colours
        tint = QColor(self._tint(disc.college))
        held = disc.row.holding is Holding.HELD
        rect = QRectF(disc.centre.x() - disc.radius, disc.centre.y() - disc.radius, 2 * disc.radius, 2 * disc.radius)
        line = 1 if held else 2
        painter.setPen(QPen(tint, line))
        painter.setBrush(tint if held else Qt.BrushStyle.NoBrush)
        within = line / 2  # a pen is drawn half outside: light discs would look heavier than they are
        painter.drawEllipse(rect.adjusted(within, within, -within, -within))
        if disc.sign:
            painter.setPen(QColor(colours.card) if held else tint)
            font = self.font()
            font.setPixelSize(max(9, min(int(disc.radius * 1.1), 15)))
            painter.setFont(font)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, disc.sign)
        if disc.row.code == self.current:
            painter.setPen(QPen(QColor(colours.text), 2 if self.hasFocus() else 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(rect.adjusted(-4, -4, 4, 4))

    def _legend(self, painter: QPainter) -> None:
        """Below: the colleges from left to right as they stand."""
        painter.setFont(self.font())
        top = self.height() - self._lines * LEGEND
        for place, tag in enumerate(self.tags):
            left, above = tag.left, top + tag.line * LEGEND
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._tint(place)))
            painter.drawEllipse(QPointF(left + 6, above + LEGEND / 2), 6, 6)
            painter.setPen(QColor(self._theme.colours.text))
            rect = QRectF(left + TAG, above, self.width() - left - TAG, LEGEND)
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
            painter.drawText(rect, flags, tag.words)

    def _tags(self) -> tuple[Tag, ...]:
        told = [(college.name, f" : {college.figures}") for college in self._colleges]
        made = tagged(told, self.font(), self.width() - 4, self.width())
        if made and made[-1].line >= MOST_LINES:
            columns = -(-len(told) // MOST_LINES)
            made = tagged(told, self.font(), self.width() // columns - AFTER, self.width())
        return made

    @property
    def _lines(self) -> int:
        return self.tags[-1].line + 1 if self.tags else 0

    def _tint(self, college: int) -> str:
        tints = DARK if self._theme.dark else LIGHT
        return tints[college % len(tints)]

    def _lay(self) -> None:
        self.tags = self._tags()
        self.setMinimumHeight(SEATING + self._lines * LEGEND)
        self.discs = tuple(laid(self._rows, self.width(), self.height() - self._lines * LEGEND))


def tagged(told: Sequence[tuple[str, str]], font: QFont, most: int, room: int) -> tuple[Tag, ...]:
    """Names and figures one after the other on lines `room` pixels wide, each at most `most` wide.

    A name too long is cut; figures never are.
    """
    metrics = QFontMetrics(font)
    tags: list[Tag] = []
    left = line = 0
    for name, figures in told:
        words = elided(name, font, most - TAG - metrics.horizontalAdvance(figures)) + figures
        wide = TAG + metrics.horizontalAdvance(words)
        if left and left + wide > room:
            left, line = 0, line + 1
        tags.append(Tag(words, left + 4, line))
        left += wide + AFTER
    return tuple(tags)


def laid(rows: Sequence[SeatRow], width: float, height: float) -> list[Disc]:
    """Every seat on half circles in a box of that size, colleges from left to right, as large as fits.

    All have the room of the heaviest; each takes of it what its weight is worth.
    """
    if not rows or width < 40 or height < 40:
        return []
    names = list(dict.fromkeys(row.college for row in rows))
    groups = [[row for row in rows if row.college == name] for name in names]
    radius = MOST
    while radius > LEAST and not _fits(groups, radius, width, height):
        radius -= 0.5
    return _placed(groups, radius, width, height)


def grown(weight: float, heaviest: float, most: float) -> float:
    """The radius of a seat, the heaviest taking `most` pixels: its area says its weight.

    It grows again where its weight could be written in it, as that tells more.
    """
    share = math.sqrt(weight / heaviest) if heaviest > 0 and weight > 0 else 0.0
    return max(most * max(share, SMALLEST), min(NUMBERED, most) if most >= NUMBERED else 0.0)


def _fits(groups: list[list[SeatRow]], radius: float, width: float, height: float) -> bool:
    return sum(_rings(radius, width, height)) >= sum(map(len, groups)) + APART * 2 * len(groups)


def _arcs(radius: float, width: float, height: float) -> list[float]:
    """The radii of the half circles, from the outside in."""
    outside = min(width / 2 - radius, height - 2 * radius) - 8
    step = 2 * radius + 6
    return [arc for each in range(40) if (arc := outside - each * step) > outside * 0.35]


def _rings(radius: float, width: float, height: float) -> list[float]:
    """How many seats each half circle takes."""
    return [math.pi * arc / (2 * radius + 4) + 1 for arc in _arcs(radius, width, height)]


def _placed(groups: list[list[SeatRow]], radius: float, width: float, height: float) -> list[Disc]:
    """Seats at even angles on every arc, then dealt from left to right so that a college is one sector."""
    arcs = _arcs(radius, width, height) or [min(width / 2, height) - 2 * radius]
    total = sum(map(len, groups))
    whole = sum(arcs)
    shares = _shared(total, [arc / whole for arc in arcs])
    spots = []
    for arc, share in zip(arcs, shares, strict=True):
        for place in range(share):
            angle = math.pi * (place + 0.5) / share if share > 1 else math.pi / 2
            spots.append((angle, arc))
    spots.sort()
    discs, centre, gap = [], QPointF(width / 2, height - radius - 6), min(0.05, 1.2 / max(total, 1))
    heaviest = max((float(row.mandate.weight) for group in groups for row in group), default=1.0)
    rows = [(place, row) for place, group in enumerate(groups) for row in group]
    for (angle, arc), (college, row) in zip(spots, rows, strict=True):
        # Each college leans away from its neighbours: the gap says where it begins.
        leaning = angle * (1 - gap * (len(groups) - 1)) + gap * math.pi * college
        spot = QPointF(centre.x() - arc * math.cos(leaning), centre.y() - arc * math.sin(leaning))
        discs.append(Disc(row, spot, grown(float(row.mandate.weight), heaviest, radius), college))
    return discs


def _shared(total: int, parts: list[float]) -> list[int]:
    """A whole number cut in parts, the largest remainders first."""
    exact = [total * part for part in parts]
    shares = [int(each) for each in exact]
    order = sorted(range(len(parts)), key=lambda place: shares[place] - exact[place])
    for place in order[: total - sum(shares)]:
        shares[place] += 1
    return shares
