"""What must be seen is shown: where she types, in an area that scrolls; what was refused, on whatever page it is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QTextEdit, QWidget

from syndic_desktop.ui.widgets.entries import Field
from syndic_desktop.ui.widgets.looks import GRID


class Following(QObject):
    """Keeps where she types in the part of an area that is seen, whatever grows in it or takes its room."""

    def __init__(self, area: QScrollArea, inside: QWidget) -> None:
        super().__init__(area)
        self._area, self._inside = area, inside
        self._later = QTimer(self, singleShot=True, interval=0)  # once everything has its new place
        self._later.timeout.connect(self._follow)
        area.viewport().installEventFilter(self)
        area.verticalScrollBar().rangeChanged.connect(lambda *_: self._later.start())
        for edit in inside.findChildren(QTextEdit):
            edit.cursorPositionChanged.connect(self._later.start)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._later.start()
        return super().eventFilter(watched, event)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Tab scrolls by itself; a shortcut or the library puts the keyboard on a field that may be out of sight.
        if now is not None and self._inside.isAncestorOf(now):
            self._later.start()

    def _follow(self) -> None:
        now = QApplication.focusWidget()
        if now is None or not self._inside.isAncestorOf(now):
            return
        above = now.parentWidget()
        shown: QWidget = above if isinstance(above, Field) else now  # with its title
        top = shown.mapTo(self._inside, QPoint()).y()
        height = shown.height()
        if height > self._area.viewport().height() and isinstance(now, QTextEdit):
            rect = now.cursorRect()
            top, height = now.viewport().mapTo(self._inside, rect.topLeft()).y(), rect.height()
        if isinstance(now, QTextEdit):
            now.ensureCursorVisible()
        for edge in (top + height, top):  # never `ensureWidgetVisible`: of a line it only shows the cursor
            self._area.ensureVisible(0, edge, 0, GRID // 2)


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
