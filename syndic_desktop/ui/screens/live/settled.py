"""The keys of the item, and its result under them: once a result was told, its place is kept.

A vote then moves nothing else, neither for who looks at the screen nor for the program, which paints what has moved.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QStaticText,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QMenu, QSizePolicy, QWidget

from syndic_desktop.ui.screens.live.keys import KeyBar
from syndic_desktop.ui.screens.live.tints import ROUND, toned
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Tone
from syndic_desktop.ui.widgets.words import shaped

HIGHEST, LOWEST = 128, 56  # pixels, of a result: its first five lines; where there is no room for more, two
GAP = 6  # pixels between the keys and the result
SIDE, TOP = 12, 8  # pixels around its words
LEAST = 100  # pixels: no words are laid on less
NAME = "Résultat du point"


class ResultBox(QAbstractScrollArea):
    """The result in one paragraph; the arrows scroll what is beyond its place, Ctrl+C or a click copies it whole.

    It is painted by hand and never hidden: dressed by the style sheet, each vote would have it and its words polished,
    measured and shown again. Where nothing is said, it has no height and the keyboard goes past it.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said, self._tone = "", Tone.PLAIN
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(NAME)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)

    @property
    def sentence(self) -> str:
        """What is said; empty where nothing is."""
        return self._said

    def say(self, words: str, tone: Tone) -> None:
        """Say a result; who places the box gives it its height."""
        if (words, tone) == (self._said, self._tone):
            return
        self._said, self._tone = words, tone
        self.setAccessibleDescription(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if words else Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def wanted(self, width: int) -> int:
        """The height that its words would like at a width; 0 where nothing is said."""
        return min(self._tall(width), HIGHEST) if self._said else 0

    def place(self, area: QRect) -> None:
        """Stand there, with a bar beside the words where they are not seen whole."""
        beyond = max(self._tall(area.width()) - area.height(), 0) if self._said else 0
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn if beyond else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setGeometry(area)
        if beyond:
            beyond = self._tall(self.viewport().width()) - area.height()
        bar = self.verticalScrollBar()
        bar.setRange(0, beyond)
        bar.setPageStep(area.height())
        bar.setSingleStep(self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._said:
            return
        view = self.viewport()
        ground, ink = toned(self._tone, self._theme.colours)
        painter = QPainter(view)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(QColor(self._theme.colours.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen
        painter.setPen(edge)
        painter.setBrush(QColor(ground))
        around = 1 if self.hasFocus() else 0
        painter.drawRoundedRect(QRectF(view.rect()).adjusted(around, around, -around, -around), ROUND, ROUND)
        painter.setPen(QColor(ink))
        painter.setClipRect(view.rect().adjusted(0, TOP, 0, -TOP))
        painter.setFont(self.font())
        painter.drawStaticText(QPointF(SIDE, TOP - self.verticalScrollBar().value()), self._words(view.width()))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._said:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction("Copier le résultat", self._copy)
            menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()  # the ground stays, the words move

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._said)

    def _tall(self, width: int) -> int:
        return ceil(self._words(width).size().height()) + 2 * TOP

    def _words(self, width: int) -> QStaticText:
        return shaped(self._said, self.font().key(), max(width, LEAST) - 2 * SIDE)


class Settled(QWidget):
    """Holds both. It is as high as it had to be since it has this width: `settle` once what they say has changed."""

    def __init__(self, keys: KeyBar, result: ResultBox) -> None:
        super().__init__()
        self._keys, self._result = keys, result
        self._kept = (0, 0, 0)  # the width, the height that is wanted, the least
        for each in (keys, result):
            each.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def settle(self) -> None:
        """Put both in their place."""
        width = self.width()
        keys, result = self._keys.heightForWidth(width), self._result.wanted(width)
        told = result + GAP if result else 0
        known, *before = self._kept if self._kept[0] == width else (width, 0, 0)
        kept = (known, max(before[0], keys + told), max(before[1], keys + min(told, LOWEST + GAP)))
        if kept != self._kept:
            self._kept = kept
            self.updateGeometry()
        self._keys.setGeometry(0, 0, width, keys)
        self._result.place(QRect(0, keys + GAP, width, max(min(result, self.height() - keys - GAP), 0)))

    def give_back(self) -> None:
        """Ask for no more than what is needed now: the window is too low for what stands over it."""
        self._kept = (0, 0, 0)
        self.settle()

    def sizeHint(self) -> QSize:
        return QSize(300, self._kept[1])

    def minimumSizeHint(self) -> QSize:
        return QSize(self._keys.minimumSizeHint().width(), self._kept[2])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.settle()
        return super().event(event)
