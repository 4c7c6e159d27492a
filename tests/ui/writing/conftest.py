"""What the tests of the fields share: a field in a window that has the keyboard, and fingers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from syndic_desktop.ui.writing.editor import RichEditor

from PySide6.QtCore import QEvent, QMimeData, Qt  # isort: skip  # after ui, which keeps None alive
from PySide6.QtGui import QKeyEvent, QKeySequence  # isort: skip
from PySide6.QtTest import QTest  # isort: skip
from PySide6.QtWidgets import QApplication, QWidget  # isort: skip


@pytest.fixture
def editor(qtbot) -> RichEditor:
    made = RichEditor("Exposé")
    qtbot.addWidget(made)
    made.resize(560, 400)
    show(qtbot, made)
    return made


def show(qtbot, widget: QWidget, focused: QWidget | None = None) -> None:
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    (focused or widget).setFocus()
    qtbot.waitUntil((focused or widget).hasFocus)


def press(*keys: str) -> None:
    """Press keys where the keyboard is, shortcuts first as Qt does."""
    for key in keys:
        combination = QKeySequence(key)[0]
        QTest.keyClick(QApplication.focusWidget(), Qt.Key(combination.key()), combination.keyboardModifiers())


def write(words: str) -> None:
    """Type words where the keyboard is; « \\n » is Enter."""
    target = QApplication.focusWidget()
    for letter in words:
        if letter == "\n":
            press("Return")
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):  # QTest.keyClicks stops the process on « é »
            QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


@pytest.fixture
def paste() -> Callable[..., None]:
    """Paste HTML, words, or other bytes, by kind, with Ctrl+V."""

    def paste_here(html: str = "", words: str = "", **others: bytes) -> None:
        data = QMimeData()
        if html:
            data.setHtml(html)
        if words:
            data.setText(words)
        for kind, content in others.items():
            data.setData(kind.replace("_", "/"), content)
        QApplication.clipboard().setMimeData(data)
        press("Ctrl+V")

    return paste_here
