"""The foot of the room: what the last gesture changed or why it was refused. Its place is kept: nothing ever jumps.

It is painted by hand: dressed by the style sheet, each departure would have it and its words polished again.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from syndic_desktop.ui.screens.live.tints import ROUND, toned
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Tone
from syndic_desktop.ui.widgets.words import shaped

SIGNS = {Tone.PLAIN: "›", Tone.GOOD: "✓", Tone.WARNING: "!", Tone.BAD: "✗"}
HEIGHT = 44  # pixels: two lines
EDGE, TOP, GAP = 12, 2, 6  # pixels: beside the words, over them, after the sign


class FootLine(QLabel):
    """One sentence, or nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said, self._tone = "", Tone.PLAIN
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        theme.changed.connect(self.update)

    @property
    def sentence(self) -> str:
        """What is said now."""
        return self._said

    def text(self) -> str:  # as it is: the window does not say again what is said somewhere
        return self._said

    def say(self, sentence: str, tone: Tone) -> None:
        """Say something; an empty sentence says nothing any more."""
        if sentence == self._said:
            return
        self._said, self._tone = sentence, tone
        self.setToolTip(sentence)
        self.setAccessibleName(sentence)
        self.update()

    def clear(self) -> None:
        """Say nothing any more."""
        self.say("", Tone.PLAIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._said:
            return
        ground, ink = toned(self._tone, self._theme.colours)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()), ROUND, ROUND)
        painter.setPen(QColor(ink))
        inside, key = self.rect().adjusted(EDGE, TOP, -EDGE, -TOP), self.font().key()
        sign = shaped(SIGNS[self._tone], key)
        painter.drawStaticText(QPointF(inside.left(), (HEIGHT - sign.size().height()) / 2), sign)
        left = inside.left() + sign.size().width() + GAP
        words = shaped(self._said, key, max(inside.right() + 1 - left, 1))
        painter.setClipRect(inside)
        painter.drawStaticText(QPointF(left, max((HEIGHT - words.size().height()) / 2, TOP)), words)
        painter.end()
