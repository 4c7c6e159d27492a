"""Small pieces dressed by the style sheet: cards, titles, badges."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

GRID = 8


def dress(widget: QWidget, look: str) -> None:
    """Give a widget one of the looks of the style sheet."""
    if widget.property("look") == look:
        return
    widget.setProperty("look", look)
    redress(widget)


def redress(widget: QWidget) -> None:
    """Paint a widget and its words again: the look, or the theme, has changed."""
    style = widget.style()
    for each in (widget, *widget.findChildren(QLabel)):  # the words in a banner take their colour from it
        style.unpolish(each)
        style.polish(each)


def text(words: str, look: str) -> QLabel:
    """A label with one of the looks of the style sheet."""
    label = QLabel(words)
    label.setProperty("look", look)
    return label


def back_key(widget: QWidget, slot: Callable[[], object]) -> None:
    """Escape, while the keyboard is on this widget and no menu takes that key (an export being stopped)."""
    widget.installEventFilter(_BackKey(widget, slot))


class _BackKey(QObject):
    # No QShortcut: two shortcuts on one key do nothing at all.
    def __init__(self, widget: QWidget, slot: Callable[[], object]) -> None:
        super().__init__(widget)
        self._slot = slot

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._slot()
            return True
        return super().eventFilter(watched, event)


def see_through(area: QScrollArea) -> None:
    """Let a scroll area show the sheet it stands on."""
    area.viewport().setAutoFillBackground(False)
    if (inside := area.widget()) is not None:
        inside.setAutoFillBackground(False)


def in_reading_order(widgets: Iterable[QWidget]) -> None:
    """Let Tab go through widgets in this order, whenever each was made; of a field, its line."""
    for before, after in pairwise([_stop(each) for each in widgets]):
        QWidget.setTabOrder(before, after)


def _stop(widget: QWidget) -> QWidget:
    """Where the keyboard stops in a widget."""
    line = widget.focusProxy() or widget.findChild(QLineEdit)
    # Qt 6 also goes to the proxy where the field itself stands in its chain, which is last for a field made later.
    widget.setFocusProxy(None)  # type: ignore[arg-type]
    return line or widget


def card() -> tuple[QFrame, QVBoxLayout]:
    """A white sheet with round corners, and its column."""
    frame = QFrame()
    frame.setProperty("look", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 12, 12, 12)
    column.setSpacing(GRID)
    return frame, column
