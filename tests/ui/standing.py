"""A screen standing alone in a bare window, and a keyboard on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from syndic_desktop.ui.places import Place, PlaceName

from PySide6.QtCore import QCoreApplication, QEvent, Qt  # isort: skip  # after ui, which keeps None alive
from PySide6.QtGui import QKeyEvent, QKeySequence  # isort: skip
from PySide6.QtTest import QTest  # isort: skip
from PySide6.QtWidgets import QApplication, QMainWindow  # isort: skip


@contextmanager
def standing(qtbot: QtBot, make: Callable[[], Place], width: int = 1214, height: int = 700) -> Iterator[Place]:
    """The screen, shown and active, at the size the content area has on a small laptop."""
    window = QMainWindow()
    place = make()
    window.setCentralWidget(place)
    window.resize(width, height)
    try:
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        place.enter()
        yield place
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def key_to(place: PlaceName) -> str:
    """The key that leads to a place of the side bar, wherever it stands in it."""
    return f"Ctrl+{list(PlaceName).index(place) + 1}"


def press(*keys: str) -> None:
    """Press keys, one after the other, where the keyboard is."""
    for key in keys:
        pressed = QKeySequence(key)[0]
        target = QApplication.focusWidget()
        assert target is not None, f"nothing has the keyboard for {key}"
        QTest.keyClick(target, Qt.Key(pressed.key()), pressed.keyboardModifiers())


def write(words: str) -> None:
    """Type words where the keyboard is, in place of what is there; long ones and binary ones are pasted."""
    press("Ctrl+A")
    if len(words) > 200 or "\x00" in words:
        QApplication.clipboard().setText(words)
        press("Ctrl+V")
        return
    if not words:
        press("Backspace")
    for letter in words:  # QTest.keyClicks stops the process on « é »
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target = QApplication.focusWidget()
            assert target is not None
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def tab_to(widget: object, most: int = 80) -> None:
    """Go to a widget with Tab alone: what cannot be reached so is a fault."""
    for _ in range(most):
        if QApplication.focusWidget() is widget:
            return
        press("Tab")
    raise AssertionError(f"Tab never reaches {widget}")
