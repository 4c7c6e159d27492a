"""Python's collector while the room is on the screen: it runs when she pauses, never in the middle of a gesture.

Going through all that a dossier holds takes a tenth of a second, and comes whenever Python has counted enough: on any
gesture, while the whole room waits.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

PAUSE = 1000  # milliseconds without a gesture
MANY = 200_000
"""Objects made and kept since the last pause, beyond which Python collects all the same: an import, a long export."""


class Resting(QObject):
    """Holds the collector while a widget is shown. `stir` at each gesture: it runs once she has paused since."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._usual: tuple[int, int, int] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._rest)
        widget.installEventFilter(self)
        widget.destroyed.connect(self._release)

    def stir(self) -> None:
        """Something is being done: wait."""
        if self._usual is not None:
            self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self._hold()
        elif event.type() is QEvent.Type.Hide:
            self._release()
        return False

    def _hold(self) -> None:
        if self._usual is None:
            self._usual = gc.get_threshold()
            gc.set_threshold(MANY, *self._usual[1:])
            self._pause.start()

    def _rest(self) -> None:
        gc.collect()
        gc.freeze()  # what is left stays as long as the room: the next time only looks through what came since

    def _release(self) -> None:
        if self._usual is not None:
            gc.set_threshold(*self._usual)
            gc.unfreeze()
            self._usual = None
