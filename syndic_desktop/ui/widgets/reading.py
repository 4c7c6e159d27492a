"""What a file that is only read still offers: everything is closed, save what was said to only read.

A new button or field is closed without a word; what goes, shows, searches or exports says so with `reads`.
"""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QEvent, QObject
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from syndic_desktop.ui.widgets.entries import Field

READS = "onlyReads"
INVITES = "invites"
WHOLE = (QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit, QTabBar, QTextEdit)
"""Inside these, Qt's own buttons only scroll or clear."""


def reads(*offered: QObject) -> None:
    """Say that widgets (with all that stands in them), actions or shortcuts change nothing in the dossier."""
    for each in offered:
        each.setProperty(READS, True)


def invites(*hints: QWidget) -> None:
    """Say that labels, or the tool tips of widgets, invite to change something: nothing where nothing can be."""
    for each in hints:
        each.setProperty(INVITES, True)


class OnlyRead(QObject):
    """Closes what changes the dossier under a widget, for a reason that each tells; what comes later is closed too."""

    def __init__(self, widget: QWidget, reason: str) -> None:
        super().__init__(widget)
        self._reason = reason
        self.close_under(widget)

    def close_gestures(self, gestures: tuple[QAction, ...]) -> None:
        """Close gestures of a menu."""
        for each in gestures:
            if not each.property(READS):
                each.setEnabled(False)

    def close_under(self, widget: QWidget) -> None:
        """Close a widget and all that stands in it."""
        if widget.property(READS):
            return
        widget.installEventFilter(self)
        self._close(widget)
        for child in widget.children():
            if isinstance(child, QShortcut) and not child.property(READS):
                child.setEnabled(False)
            elif isinstance(child, QWidget) and not isinstance(widget, WHOLE):
                self.close_under(child)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Screens enable and explain their buttons as they show one thing or another: none may come back so.
        kind = event.type()
        if kind in (QEvent.Type.EnabledChange, QEvent.Type.ToolTipChange) and isinstance(watched, QAbstractButton):
            self._close(watched)
        elif kind == QEvent.Type.ToolTipChange and isinstance(watched, QLineEdit) and watched.isReadOnly():
            self._tell(watched)
        elif kind == QEvent.Type.ChildPolished and isinstance(event, QChildEvent) and not isinstance(watched, WHOLE):
            child = event.child()
            if isinstance(child, QWidget):
                self.close_under(child)
        return super().eventFilter(watched, event)

    def _close(self, widget: QWidget) -> None:
        if widget.property(INVITES):
            widget.setToolTip("")
            if isinstance(widget, QLabel):
                widget.hide()
        elif isinstance(widget, Field):
            widget.hold(self._reason)
        elif isinstance(widget, QAbstractButton):
            if widget.isEnabled():
                widget.setEnabled(False)
            self._tell(widget)
        elif isinstance(widget, QTextEdit | QPlainTextEdit) and not widget.isReadOnly():
            widget.setReadOnly(True)
            self._tell(widget)

    def _tell(self, widget: QWidget) -> None:
        if widget.toolTip() != self._reason:
            widget.setToolTip(self._reason)
            widget.setAccessibleDescription(self._reason)
