"""Files dropped on a widget."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


def dropped(event: QDropEvent) -> list[Path]:
    """The files of this computer that are dropped."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def take_drops(widget: QWidget, take: Callable[[list[Path]], object]) -> None:
    """Take the files dropped on a widget, for as long as it accepts drops."""
    widget.setAcceptDrops(True)
    widget.installEventFilter(_Drops(widget, take))


class _Drops(QObject):
    def __init__(self, widget: QWidget, take: Callable[[list[Path]], object]) -> None:
        super().__init__(widget)
        self._take = take

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and (paths := dropped(event)):  # so is what hovers before it is let go
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                self._take(paths)
            return True
        return super().eventFilter(watched, event)
