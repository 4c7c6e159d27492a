"""Words that change at each gesture: shaped once, painted again where they stand, nothing laid out around them.

A QLabel asks its whole column to be laid out again whenever it says something else, were it as wide as before, and
shapes its letters at each painting; one that says figures in bold makes a document of it each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QStaticText, QTextOption, QTransform
from PySide6.QtWidgets import QLabel

Run = tuple[str, bool]
"""Some words, and whether they are in bold."""
REMEMBERED = 512


SLACK = 8
"""Pixels that words may leave free of what they took before: a 1 is narrower than a 2."""


class Words(QLabel):
    """One line of words, cut with « … » where it lacks room; it takes its look as any label.

    `wrapped`: as many lines as they need at its width; `cut`: they take the width that they are given.
    """

    def __init__(self, words: str = "", look: str = "", *, wrapped: bool = False, cut: bool = False) -> None:
        super().__init__()
        self._runs: tuple[Run, ...] = ()
        self._wrapped, self._cut = wrapped, cut
        self._asked = QSize()
        self._font = ""
        if look:
            self.setProperty("look", look)
        if wrapped:
            policy = self.sizePolicy()
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(words)

    def text(self) -> str:
        return "".join(words for words, _ in self._runs)

    def setText(self, words: str) -> None:
        self.say(((words, False),) if words else ())

    def clear(self) -> None:
        self.say(())

    def say(self, runs: Sequence[Run]) -> None:
        """Say words, some in bold (on one line only); they ask for another place only where they want one."""
        runs = tuple(runs)
        if runs == self._runs:
            return
        self._runs = runs
        self.setAccessibleName(self.text())
        asked = self._wanted()
        if asked != self._asked:
            self._asked = asked
            self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        self._font = ""
        super().changeEvent(event)

    @property
    def _key(self) -> str:
        """The key of its font: as long to ask as to paint a word."""
        if not self._font:
            self._font = self.font().key()
        return self._font

    def sizeHint(self) -> QSize:
        return self._wanted()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, QFontMetrics(self.font()).height()) if self._wrapped else self._wanted()

    def heightForWidth(self, width: int) -> int:
        return self._tall(width) if self._wrapped else -1

    def hasHeightForWidth(self) -> bool:
        return self._wrapped

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        area, font = self.contentsRect(), self._key
        left: float = area.left()
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            left = area.right() + 1 - self._wide()
        width = area.width() if self._wrapped else -1
        for words, strong in self._shown(area.width()):
            wide, tall = extent(words, font, width, strong=strong)
            painter.setFont(of_key(font, strong=strong))
            top = area.top() + (0 if self._wrapped else (area.height() - tall) / 2)
            painter.drawStaticText(QPointF(left, top), shaped(words, font, width, strong=strong))
            left += wide
        painter.end()

    def _shown(self, width: int) -> tuple[Run, ...]:
        """What can be read of it."""
        if self._wrapped or len(self._runs) != 1 or self._wide() <= width + 1:
            return self._runs
        ((words, strong),) = self._runs
        metrics = QFontMetrics(of_key(self._key, strong=strong))
        return ((metrics.elidedText(words, Qt.TextElideMode.ElideRight, width), strong),)

    def _wanted(self) -> QSize:
        if self._wrapped:  # it takes the width that it is given
            return QSize(0, self._tall(self.contentsRect().width()))
        height = QFontMetrics(self.font()).height()
        if self._cut:
            return QSize(0, height)
        wide, held = ceil(self._wide()), self._asked.width()
        return QSize(held if wide <= held < wide + SLACK else wide, height)

    def _wide(self) -> float:
        return sum([extent(words, self._key, -1, strong=strong)[0] for words, strong in self._runs])

    def _tall(self, width: int) -> int:
        least = QFontMetrics(self.font()).height()
        tall = (extent(words, self._key, max(width, 1), strong=strong)[1] for words, strong in self._runs)
        return max(least, *map(ceil, tall)) if self._runs else least


@lru_cache(maxsize=REMEMBERED)
def shaped(words: str, font: str, width: float = -1, *, strong: bool = False) -> QStaticText:
    """Words shaped in a font (`QFont.key`), on lines of that width where one is given: long to do, short to paint."""
    made = QStaticText(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setTextOption(_OPTION)
    if width > 0:
        made.setTextWidth(width)
    made.prepare(QTransform(), of_key(font, strong=strong))
    return made


@lru_cache(maxsize=REMEMBERED)
def extent(words: str, font: str, width: float = -1, *, strong: bool = False) -> tuple[float, float]:
    """The width and the height of words that are shaped so, in pixels."""
    size = shaped(words, font, width, strong=strong).size()
    return size.width(), size.height()


@lru_cache(maxsize=64)
def of_key(key: str, *, strong: bool = False) -> QFont:
    """The font of a key (`QFont.key`), in bold where it is wanted."""
    font = QFont()
    font.fromString(key)
    if strong:
        font.setBold(True)
    return font


_OPTION = QTextOption(Qt.AlignmentFlag.AlignLeft)
_OPTION.setWrapMode(QTextOption.WrapMode.WordWrap)
