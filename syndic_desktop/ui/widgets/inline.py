"""A field laid over a row of a list, to reword it in place, on several lines if need be.

A refusal is said under it, and nothing typed is lost.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QPlainTextEdit, QVBoxLayout

from syndic_desktop.ui.widgets.looks import dress

LINES, PADDING = 3, 6

Commit = Callable[[str], bool]
"""Try to keep what was typed; whether it was kept."""


class InlineField(QFrame):
    """One field for a whole list. Enter keeps, Escape gives up."""

    closed = Signal()

    def __init__(self, view: QAbstractItemView, name: str) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._commit: Commit | None = None
        self._least = 0
        self._build(name)
        self.hide()

    def open(self, rect: QRect, text: str, commit: Commit) -> None:
        """Show the field over a row."""
        self._commit, self._least = commit, rect.height() - 4
        self.message.hide()
        self.field.setPlainText(text)
        self.field.selectAll()
        self._place(rect)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, sentence: str) -> None:
        """Say why what was typed is not kept."""
        self.message.setText(sentence)
        self.message.show()
        self.field.setAccessibleDescription(sentence)
        self._place(self.geometry())

    def close_field(self) -> None:
        """Give the keyboard back to the list."""
        if self.isHidden():
            return
        self._commit = None
        self.hide()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def _build(self, name: str) -> None:
        dress(self, "card")
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.field.setFixedHeight(LINES * self.field.fontMetrics().lineSpacing() + 2 * PADDING)
        self.field.document().setDocumentMargin(0)
        self.field.setAccessibleName(name)
        self.field.installEventFilter(self)
        self.message = QLabel()
        self.message.setWordWrap(True)
        dress(self.message, "refusal")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.message)

    def _place(self, rect: QRect) -> None:
        width = self._view.viewport().width() - 8
        height = max(self.heightForWidth(width), self.minimumSizeHint().height(), self._least)
        room = self._view.viewport().height() - height
        self.setGeometry(4, max(0, min(rect.top(), room)), width, height)

    def _on_return(self) -> None:
        typed = " ".join(self.field.toPlainText().split("\n"))
        if self._commit is None or self._commit(typed):
            self.close_field()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Neither key goes on to the list underneath, which would take it for its own.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_field()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_return()
                return True
        return super().eventFilter(watched, event)
