"""The size of the window: its own where the screen has room for it, never beyond the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

SIZE = QSize(1440, 900)
SMALLEST = QSize(1024, 600)
FRAME = QSize(16, 48)
"""What a title bar and its borders may take."""


def take_room(window: QWidget) -> None:
    """The first time: our size where it fits with its frame, else the whole screen."""
    room = window.screen().availableSize()
    window.resize(SIZE.boundedTo(room - FRAME))
    if SMALLEST.boundedTo(room) == SMALLEST and window.size() != SIZE:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def fit(window: QWidget) -> None:
    """Keep the window and its frame on the screen, which may be smaller than last time."""
    room, frame = window.screen().availableGeometry(), window.frameGeometry()
    if window.isFullScreen() or window.isMaximized() or room.contains(frame) or room.width() < SMALLEST.width():
        return
    window.resize(window.size() - (frame.size() - room.size()).expandedTo(QSize(0, 0)))
    frame = window.frameGeometry()
    frame.moveRight(min(frame.right(), room.right()))
    frame.moveBottom(min(frame.bottom(), room.bottom()))
    window.move(max(frame.left(), room.left()), max(frame.top(), room.top()))
