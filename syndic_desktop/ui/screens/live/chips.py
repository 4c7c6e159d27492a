"""Seats as chips, section by section, on as many columns as fit: painted by hand, so that two hundred stay quick.

Letters find a name (accents ignored); the letters that mean something here are given to whoever shows the chips. A
capital letter always begins a name, and while a name is being typed every letter belongs to it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
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
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from syndic_desktop.domain import wording
from syndic_desktop.queries.live import Chip, Look
from syndic_desktop.ui.screens.live.tints import tints
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.rows import elided, weighted

HEIGHT, TITLE, GAP = 28, 24, 5  # pixels
CLOSE = 26, 20, 3  # the same, where all would not be seen
WIDTH, WIDEST = 112, 150  # pixels, what a chip takes at least, at most
CROWD = 60  # seats: beyond, chips are as narrow as can be, so that many are seen at once
SIGN = 22
EDGE = 3  # pixels, for the line around the current one
MOST = 2000  # chips kept painted
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class ChipsView(QAbstractScrollArea):
    """Shows chips with one current. `keyed` carries a letter of `letters`; `sought` what is being typed."""

    chosen = Signal(str)  # a seat
    keyed = Signal(str)
    sought = Signal(str)
    confirmed = Signal()
    deleted = Signal()

    def __init__(self, theme: Theme, name: str, letters: str) -> None:
        super().__init__()
        self._theme, self._letters = theme, letters
        self.chips: tuple[Chip, ...] = ()
        self._rects: list[QRect] = []
        self._titles: list[tuple[QRect, str]] = []
        self._tops: list[int] = []
        self._columns, self._room, self._high = 1, 0, HEIGHT
        self._painted: dict[tuple[str, ...], QPixmap] = {}
        self.current = ""
        self.typed = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing behind it is painted again
        self.verticalScrollBar().setSingleStep(HEIGHT + GAP)
        theme.changed.connect(self._on_dressed)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these; where only some have changed, only they are painted again."""
        before, self.chips = self.chips, tuple(chips)
        if len(before) == len(self.chips) and all(was is now for was, now in zip(before, self.chips, strict=True)):
            return
        if _order(before) != _order(self.chips) or (self._wanted() > self._room and self._columns > 1):
            if self.chip is None:
                self.current = self.chips[0].seat if self.chips else ""
            self._lay()
            self.viewport().update()
            return
        for place, (was, now) in enumerate(zip(before, self.chips, strict=True)):
            if was is not now and was != now:
                self.viewport().update(self._shown(self._rects[place]))

    @property
    def chip(self) -> Chip | None:
        """The current one."""
        return next((each for each in self.chips if each.seat == self.current), None)

    def choose(self, seat: str) -> None:
        """Make a seat current, and show it."""
        place = self._place(seat)
        if place is None:
            return
        left, self.current = self._place(self.current), seat
        rect = self._rects[place]
        bar = self.verticalScrollBar()
        if rect.top() < bar.value() + TITLE:
            bar.setValue(rect.top() - TITLE)
        elif rect.bottom() > bar.value() + self.viewport().height():
            bar.setValue(rect.bottom() - self.viewport().height() + GAP)
        for each in {place, place if left is None else left}:
            self.viewport().update(self._shown(self._rects[each]))
        self.setAccessibleDescription(self.chips[place].told)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.chosen.emit(seat)

    def step(self, by: int) -> None:
        """Go some seats further, or back."""
        if self.chips:
            place = (self._place(self.current) or 0) + by
            self.choose(self.chips[min(max(place, 0), len(self.chips) - 1)].seat)

    def found(self, typed: str) -> tuple[str, ...]:
        """The seats that a name means: those whose own name begins so, then those where a word does."""
        asked = wording.fold(typed)
        first = [each.seat for each in self.chips if wording.fold(each.name).startswith(asked)]
        words = [each.seat for each in self.chips if any(word.startswith(asked) for word in each.sought.split())]
        return tuple(dict.fromkeys([*first, *words]))

    # --- keys ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.typed and self._type_on(event):
            return
        if key in STEPS:
            self.step(STEPS[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move_line(-1 if key == Qt.Key.Key_Up else 1)
        elif key in ENDS and self.chips:
            self.choose(self.chips[ENDS[key]].seat)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit()
        elif not self._take_letter(event):
            super().keyPressEvent(event)

    def _take_letter(self, event: QKeyEvent) -> bool:
        """A letter that means something here, or that begins a name."""
        letter = event.text()
        if not letter.isprintable() or not letter or self._commanding(event):
            return False
        named = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)  # Caps lock alone begins no name
        if letter.lower() in self._letters and not named:
            self.keyed.emit(letter.lower())
            return True
        if letter.isalpha():
            self._look_for(letter)
            return True
        return False

    def _type_on(self, event: QKeyEvent) -> bool:
        key, letter = event.key(), event.text()
        if key == Qt.Key.Key_Backspace:
            self._look_for(self.typed[:-1])
        elif key in ENDING:
            self._look_for("")
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._next_found(1 if key == Qt.Key.Key_Down else -1)
        elif letter and letter.isprintable() and not self._commanding(event):
            self._look_for(self.typed + letter)
        else:
            self.typed = ""
            self.sought.emit("")
            return False
        return True

    @staticmethod
    def _commanding(event: QKeyEvent) -> bool:
        return bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))

    def _look_for(self, typed: str) -> None:
        found = self.found(typed) if typed else ()
        if typed and not found:  # a letter too many: what was found stays
            return
        self.typed = typed
        if found:
            self.choose(found[0])
        self.sought.emit(typed)
        self.viewport().update()

    def _next_found(self, by: int) -> None:
        found = self.found(self.typed)
        if self.current in found:
            self.choose(found[(found.index(self.current) + by) % len(found)])

    def _move_line(self, by: int) -> None:
        """To the nearest chip of the line above or below."""
        place = self._place(self.current)
        if place is None:
            return
        here = self._rects[place]
        beyond = [rect for rect in self._rects if (rect.top() - here.top()) * by > 0]
        if not beyond:
            return
        line = min(abs(rect.top() - here.top()) for rect in beyond)
        near = min(
            (rect for rect in beyond if abs(rect.top() - here.top()) == line),
            key=lambda rect: abs(rect.left() - here.left()),
        )
        self.choose(self.chips[self._rects.index(near)].seat)

    # --- mouse --------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._under(event.position().toPoint().y(), event.position().toPoint().x())
        if place is not None:
            self.choose(self.chips[place].seat)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._under(event.pos().y(), event.pos().x())
            QToolTip.showText(event.globalPos(), self.chips[place].told if place is not None else "", self)
            return True
        return super().viewportEvent(event)

    def _under(self, y: int, x: int) -> int | None:
        top = self.verticalScrollBar().value()
        return next((place for place, rect in enumerate(self._rects) if rect.contains(x, y + top)), None)

    # --- layout and paint -----------------------------------------------------------------------------

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)  # what was there moves; only what comes into sight is painted

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._on_dressed()

    def _on_dressed(self) -> None:
        self._painted.clear()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(3 * WIDTH, 12 * HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()
        self.choose(self.current)

    def focusInEvent(self, event: object) -> None:
        self._update_current()

    def focusOutEvent(self, event: object) -> None:
        if self.typed:  # those that were not found are no longer pale
            self.typed = ""
            self.viewport().update()
        self.sought.emit("")
        self._update_current()

    def _update_current(self) -> None:
        """The line around the current one is thicker while the keyboard is here."""
        if (place := self._place(self.current)) is not None:
            self.viewport().update(self._shown(self._rects[place]))

    def _place(self, seat: str) -> int | None:
        return next((place for place, each in enumerate(self.chips) if each.seat == seat), None)

    def _lay(self) -> None:
        width = self.viewport().width() - 2 * EDGE
        wanted = min(self._wanted(), max((width - GAP) // 2, WIDTH))  # two columns at least, where there is room
        self._columns = max(1, (width + GAP) // (wanted + GAP))
        room = (width - GAP * (self._columns - 1)) // self._columns
        was, self._room = (self._room, self._high), room
        whole = self._put(width, HEIGHT, TITLE, GAP)
        if whole > self.viewport().height():
            whole = self._put(width, *CLOSE)
        if was != (room, self._high):
            self._painted.clear()
        self._tops = [rect.top() for rect in self._rects]
        self.verticalScrollBar().setRange(0, max(0, whole - self.viewport().height()))
        self.verticalScrollBar().setPageStep(self.viewport().height())

    def _put(self, width: int, high: int, title: int, gap: int) -> int:
        """Put every chip in its place, so high and so far from the next row; the height of them all."""
        top, column, section = 0, 0, ""
        self._rects, self._titles, self._high = [], [], high
        for chip in self.chips:
            if chip.section != section or not self._titles:
                top += high + gap if self._rects else 0
                self._titles.append((QRect(EDGE, top, width, title), chip.section))
                top, column, section = top + title, 0, chip.section
            elif column == self._columns:
                top, column = top + high + gap, 0
            self._rects.append(QRect(EDGE + column * (self._room + GAP), top, self._room, high))
            column += 1
        return top + high + EDGE if self._rects else 0

    def _wanted(self) -> int:
        """How wide a chip is at least: as the longest name, among few seats."""
        if len(self.chips) > CROWD:
            return WIDTH
        metrics = QFontMetrics(weighted(self.font(), QFont.Weight.DemiBold))
        longest = max((metrics.horizontalAdvance(_said(chip)) for chip in self.chips), default=0)
        return min(max(longest + SIGN + 8, WIDTH), WIDEST)

    def _shown(self, rect: QRect) -> QRect:
        return rect.translated(0, -self.verticalScrollBar().value()).adjusted(-3, -3, 3, 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self._theme.colours.card))
        top = self.verticalScrollBar().value()
        painter.translate(0, -top)
        seen = event.region().translated(0, top)
        strong = weighted(self.font(), QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(QColor(self._theme.colours.muted))
        for rect, title in self._titles:
            if seen.intersects(rect):
                flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
                painter.drawText(rect, flags, elided(title, strong, rect.width()))
        found = frozenset(self.found(self.typed)) if self.typed else None
        whole = seen.boundingRect()
        first, last = (
            bisect_left(self._tops, whole.top() - HEIGHT - EDGE),
            bisect_right(self._tops, whole.bottom() + EDGE),
        )
        for chip, rect in zip(self.chips[first:last], self._rects[first:last], strict=True):
            if seen.intersects(rect.adjusted(-EDGE, -EDGE, EDGE, EDGE)):
                painter.setOpacity(1.0 if found is None or chip.seat in found else 0.35)
                painter.drawPixmap(rect.topLeft(), self._picture(chip, strong))
                if chip.seat == self.current:
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.setPen(QPen(QColor(self._theme.colours.accent), 2.5 if self.hasFocus() else 1.5))
                    painter.drawRoundedRect(QRectF(rect).adjusted(-1.5, -1.5, 1.5, 1.5), 5, 5)
        painter.end()

    def _picture(self, chip: Chip, strong: QFont) -> QPixmap:
        """A chip painted, once for each way it stands: its letters are long to shape."""
        asked = (chip.sign, chip.name, chip.other, chip.look)
        scale = self.devicePixelRatioF()
        known = self._painted.get(asked)
        if known is None or known.devicePixelRatio() != scale:
            if len(self._painted) >= MOST:
                self._painted.clear()
            known = self._painted[asked] = QPixmap(round(self._room * scale), round(self._high * scale))
            known.setDevicePixelRatio(scale)
            known.fill(QColor(self._theme.colours.card))
            painter = QPainter(known)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw(painter, chip, QRect(0, 0, self._room, self._high), strong)
            painter.end()
        return known

    def _draw(self, painter: QPainter, chip: Chip, rect: QRect, strong: QFont) -> None:
        ground, ink, edge = tints(chip.look, self._theme.colours)
        pen = QPen(QColor(edge), 1, Qt.PenStyle.DashLine if chip.look == Look.UNCALLED else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(ink))
        painter.setFont(strong)
        middle = Qt.AlignmentFlag.AlignVCenter
        sign = QRect(rect.left(), rect.top(), SIGN, rect.height())
        painter.drawText(sign, middle | Qt.AlignmentFlag.AlignHCenter, chip.sign)
        font = strong if chip.look != Look.UNCALLED else self.font()
        painter.setFont(font)
        inside = rect.adjusted(SIGN, 0, -4, 0)
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, _fitted(chip, font, inside.width()))


def _order(chips: Sequence[Chip]) -> list[tuple[str, str]]:
    return [(each.seat, each.section) for each in chips]


def _said(chip: Chip) -> str:
    """« CAUDRON → MATHIEU »."""
    return f"{chip.name} → {chip.other}" if chip.other else chip.name


def _fitted(chip: Chip, font: QFont, width: int) -> str:
    """Both names shortened alike where they do not fit: « DELRI… → MATHI… »."""
    said = _said(chip)
    metrics = QFontMetrics(font)
    if not chip.other or metrics.horizontalAdvance(said) <= width:
        return elided(said, font, width)
    half = (width - metrics.horizontalAdvance(" → ")) // 2
    first = elided(chip.name, font, max(half, width - metrics.horizontalAdvance(f" → {chip.other}")))
    return elided(f"{first} → {chip.other}", font, width)
