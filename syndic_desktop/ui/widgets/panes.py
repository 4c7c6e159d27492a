"""Panes: a part of a window that lays itself out alone. A word that changes in it moves nothing outside of it.

Qt lays a window out again, level by level, whenever a label says something else; in the room that was a third of each
gesture.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Pane(QWidget):
    """Holds one widget, as large as itself; it asks for another place only where the least size inside has changed.

    It comes and goes with what it holds. `fitted`: it is as high as that wants to be at its width; else it takes what
    it is given.
    """

    def __init__(self, inside: QWidget, *, fitted: bool = False) -> None:
        super().__init__()
        self._inside, self._fitted = inside, fitted
        inside.setParent(self)
        policy = inside.sizePolicy()
        if fitted:
            policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)  # « Fixed » would cut the lines that its hint ignores
        policy.setHeightForWidth(fitted)
        self.setSizePolicy(policy)
        self._over: QWidget | None = None
        self._least = self._asked()
        inside.installEventFilter(self)

    def put_over(self, widget: QWidget) -> None:
        """Let a line stand at the foot of the pane, over what is there: nothing moves when it comes or goes.

        What is there keeps the least height of the line free at its foot; for a higher one, it makes room while it can.
        """
        self._over = widget
        widget.setParent(self)
        widget.raise_()
        widget.installEventFilter(self)

    def sizeHint(self) -> QSize:
        hint = self._inside.sizeHint()
        if self._fitted and self._inside.hasHeightForWidth():  # what it would be at another width asks for too much
            hint.setHeight(self.heightForWidth(max(self.width(), self.minimumSizeHint().width())))
        return self._bounded(hint)

    def minimumSizeHint(self) -> QSize:
        return self._bounded(self._inside.minimumSizeHint())

    def heightForWidth(self, width: int) -> int:
        if not self._fitted:
            return -1
        wanted = self._inside.heightForWidth(width) if self._inside.hasHeightForWidth() else self.sizeHint().height()
        return self._bounded(QSize(width, wanted)).height()

    def _bounded(self, wanted: QSize) -> QSize:
        """A size within those that were set for what it holds."""
        return wanted.expandedTo(self._inside.minimumSize()).boundedTo(self._inside.maximumSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_over()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._place_over()
            least = self._asked()
            if least != self._least:
                self._least = least
                self.updateGeometry()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over:
            if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
                self._place_over()
        elif event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(event.type() is QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)

    def _place_over(self) -> None:
        over, more = self._over, 0
        if over is not None and not over.isHidden():
            wanted = over.heightForWidth(self.width()) if over.hasHeightForWidth() else over.sizeHint().height()
            height = min(max(wanted, over.minimumHeight()), self.height())
            over.setGeometry(0, self.height() - height, self.width(), height)
            more = height - over.minimumHeight()
        if more > 0:
            more = max(min(more, self.height() - self._lowest()), 0)
        self._inside.setGeometry(self.rect().adjusted(0, 0, 0, -more))

    def _lowest(self) -> int:
        """How low what it holds may be at this width."""
        held = self._inside.layout()
        if held is not None and held.hasHeightForWidth():
            return held.minimumHeightForWidth(self.width())
        return self._inside.minimumSizeHint().height()

    def _asked(self) -> tuple[QSize, int]:
        return self._bounded(self._inside.minimumSizeHint()), self.heightForWidth(self.width())
