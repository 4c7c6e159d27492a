"""The pages of a paper one under the other, as wide as there is room for; whoever shows them draws them.

The paper is white, light or dark window alike: it is what will come out of the printer.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

AIR = 8  # points of white kept beside the text: the rest of the margins is left out, the words are the larger
GAP = 10  # dots between two pages
EDGE = QColor("#9aa5b1")
LEAST, MOST, STEP = 0.5, 4.0, 1.25
"""Of the width there is: how far the page may be made smaller or larger, and how much at a time."""
A4 = QSizeF(595, 842)


class Leaves(QAbstractScrollArea):
    """Shows pages that are given as pictures.

    `wanted`: some that are in sight have no picture yet, or one of another size. `turned`: another page is in sight.
    """

    wanted = Signal()
    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count, self._size, self._text, self._margin = 0, A4, "", 0.0
        self._images: dict[int, QImage] = {}
        self._drawn: dict[int, float] = {}  # at which scale
        self._zoom = 1.0
        self._page = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or the width would change at each look
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    # --- what is shown --------------------------------------------------------------------------------------

    def show_pages(self, count: int, size: QSizeF, text: str, margin: float = 0.0) -> None:
        """So many pages of that size, which say this; `margin`: the white on each side, in points as the size.

        What was drawn of others stays until these are drawn.
        """
        self.count, self._size, self._text, self._margin = count, size, text, max(0.0, margin - AIR)
        self._drawn = {}
        self._images = {page: image for page, image in self._images.items() if page < count}
        self.setAccessibleDescription(text)
        self._measure()

    def give(self, images: Mapping[int, QImage], scale: float) -> None:
        """Pictures of some pages, `scale` dots a point."""
        self._images |= images
        self._drawn |= dict.fromkeys(images, scale)
        self.viewport().update()

    def clear(self) -> None:
        """Show nothing."""
        self._images = {}
        self.show_pages(0, A4, "")

    def go_to(self, page: int, down: float) -> None:
        """Have a place in sight: a page, and how far down it, from 0 to 1."""
        bar, y = self.verticalScrollBar(), page * self._pitch + down * self._size.height() * self._ratio
        room = self.viewport().height()
        if not bar.value() + room * 0.1 <= y <= bar.value() + room * 0.85:
            bar.setValue(round(y - room * 0.4))

    def toPlainText(self) -> str:
        return self._text

    @property
    def page(self) -> int:
        """The page in the middle of what is in sight, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return max(0, min(self.count - 1, int(middle / self._pitch)))

    @property
    def scale(self) -> float:
        """Dots of the screen for a point of the paper."""
        return self._ratio * self.devicePixelRatioF()

    @property
    def in_sight(self) -> tuple[int, ...]:
        """The pages that are seen, and the one after them."""
        top = self.verticalScrollBar().value()
        last = int((top + self.viewport().height()) / self._pitch) + 1
        return tuple(range(int(top / self._pitch), min(max(self.count, 1), last + 1)))

    @property
    def missing(self) -> tuple[int, ...]:
        """Those of them that have no picture of that size yet."""
        return tuple(page for page in self.in_sight if page < self.count and self._drawn.get(page) != self.scale)

    # --- how it is seen -------------------------------------------------------------------------------------

    def zoom(self, by: int) -> None:
        """Larger (1), smaller (-1), as wide as there is room for (0)."""
        before = self._zoom
        self._zoom = 1.0 if not by else min(MOST, max(LEAST, self._zoom * STEP**by))
        place = self.verticalScrollBar().value() * self._zoom / before
        self._measure()
        self.verticalScrollBar().setValue(round(place))

    @property
    def _ratio(self) -> float:
        return max(0.1, self.viewport().width() / (self._size.width() - 2 * self._margin) * self._zoom)

    @property
    def _pitch(self) -> float:
        return self._size.height() * self._ratio + GAP

    def _measure(self) -> None:
        room = self.viewport().size()
        bar = self.verticalScrollBar()
        bar.setPageStep(room.height())
        bar.setSingleStep(24)
        bar.setRange(0, max(0, round(self.count * self._pitch - GAP) - room.height()))
        beside = self.horizontalScrollBar()
        beside.setPageStep(room.width())
        beside.setRange(0, max(0, round((self._size.width() - 2 * self._margin) * self._ratio) - room.width()))
        self.viewport().update()
        self._tell()

    def _tell(self) -> None:
        if self.page != self._page:
            self._page = self.page
            self.turned.emit()
        if self.missing:
            self.wanted.emit()

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.oldSize().width() or event.size().width()
        place = self.verticalScrollBar().value() * event.size().width() / max(1, wide)
        self._measure()
        self.verticalScrollBar().setValue(round(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width, height = self._size.width() * self._ratio, self._size.height() * self._ratio
        shown = width - 2 * self._margin * self._ratio
        x = max(0.0, (self.viewport().width() - shown) / 2) - self._margin * self._ratio
        x -= self.horizontalScrollBar().value()
        for page in self.in_sight:
            if page >= self.count:
                break
            leaf = QRectF(x, page * self._pitch - self.verticalScrollBar().value(), width, height)
            if page in self._images:
                painter.drawImage(leaf, self._images[page])
            else:
                painter.fillRect(leaf, Qt.GlobalColor.white)
            painter.setPen(EDGE)
            painter.drawRect(leaf)
        painter.end()
