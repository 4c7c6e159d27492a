"""Bringing back what was refused: its page is turned to, it is scrolled into view, the keyboard is put on it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from syndic_desktop.ui.widgets.entries import Field
from syndic_desktop.ui.widgets.looks import GRID


def refused_in(screen: QWidget) -> Field[Any] | None:
    """The first field of a screen that says why it keeps nothing, be it on a page that is not the one shown."""
    refused = [each for each in screen.findChildren(Field) if each.refusal and _reachable(each, screen)]
    return min(refused, key=lambda each: not each.isVisible(), default=None)


def reveal(field: Field[Any], screen: QWidget) -> None:
    """Put a field of a screen under the eyes, with the keyboard."""
    for inside, holder in _upwards(field, screen):
        if isinstance(holder, QStackedWidget):
            holder.setCurrentWidget(inside)
    field.focus()
    _scroll(field, screen)
    QTimer.singleShot(0, field, lambda: _scroll(field, screen))  # once the banner that speaks of it has its room


def _scroll(field: QWidget, screen: QWidget) -> None:
    for _, holder in _upwards(field, screen):
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(field, 0, GRID)


def _reachable(field: QWidget, screen: QWidget) -> bool:
    """Whether nothing but a page that is not turned to hides it: what a screen has no room for is not asked for."""
    return not any(inside.isHidden() and not isinstance(holder, QStackedWidget)
                   for inside, holder in _upwards(field, screen))  # fmt: skip


def _upwards(widget: QWidget, screen: QWidget) -> list[tuple[QWidget, QWidget]]:
    """A widget and what holds it, then this and what holds it, up to the screen."""
    steps = []
    while widget is not screen and (holder := widget.parentWidget()) is not None:
        steps.append((widget, holder))
        widget = holder
    return steps
