"""The keys of the item, and its result under them: once a result was told, its place is kept.

A vote then moves nothing else, neither for who looks at the screen nor for the program, which paints what has moved.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QWidget

from syndic_desktop.ui.screens.live.keys import KeyBar
from syndic_desktop.ui.widgets.looks import dress, see_through

HIGHEST, LOWEST = 128, 56  # pixels, of a result: its first five lines; where there is no room for more, two
GAP = 6  # pixels between the keys and the result


class ResultBox(QScrollArea):
    """The result in one paragraph; the arrows scroll what is beyond its place."""

    def __init__(self) -> None:
        super().__init__()
        self._known = ("", 0, 0)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setContentsMargins(12, 8, 12, 8)
        self.setWidget(self.label)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Résultat du point")
        see_through(self)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said; empty where nothing is."""
        return self.label.text()

    def say(self, words: str, look: str) -> None:
        """Say a result; who places the box shows it, or hides it where nothing is said."""
        if self.label.text() != words:
            if not self.underMouse():
                self._plain()
            self.label.setText(words)
        if words:
            self.label.setProperty("look", f"on-{look}")
            dress(self, look)  # its words with it

    def wanted(self, width: int) -> int:
        """The height that its words would like at a width; 0 where nothing is said."""
        words = self.sentence
        if self._known[:2] != (words, width):
            high = self.label.heightForWidth(max(width, 100)) + 2 if words else 0
            self._known = (words, width, min(high, HIGHEST))
        return self._known[2]

    def place(self, area: QRect) -> None:
        """Stand there; hidden where nothing is said."""
        whole = self.wanted(area.width()) < HIGHEST and area.height() >= self.wanted(area.width())
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded)
        self.setGeometry(area)
        self.setVisible(bool(self.sentence))

    def enterEvent(self, event: QEnterEvent) -> None:
        # Words that may be selected are laid out as a document: long, at each vote, and the mouse is seldom here.
        super().enterEvent(event)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.label.hasSelectedText():
            self._plain()

    def _plain(self) -> None:
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)


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
