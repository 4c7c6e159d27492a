"""A field laid over a row of a list, to reword it in place, on several lines if need be.

What is typed is kept as soon as the keyboard goes elsewhere: nothing has to be confirmed. A refusal is said under it,
and the text stays there until it is corrected or given up.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout

from syndic_desktop.ui.widgets.looks import dress, text
from syndic_desktop.ui.widgets.wrapping import Wrapping

LEAST, MOST = 3, 22  # lines: an objet of 499 characters shows whole in a narrow list
SPARE = 4  # pixels: what the lines of a text take beyond those of its font
HINT = "Entrée garde · Échap renonce"
PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""The keyboard comes back: a menu, a copy from another program."""

Commit = Callable[[str], bool]
"""Try to keep what was typed; whether it was kept."""


class InlineField(QFrame):
    """One field for a whole list. Enter, or going elsewhere, keeps; Escape gives up."""

    closed = Signal()

    def __init__(self, view: QAbstractItemView, name: str, longest: int) -> None:
        super().__init__(view.viewport())
        self._view, self._longest = view, longest
        self._commit: Commit | None = None
        self._rect = QRect()
        self.committing = False
        self._build(name)
        self.field.textChanged.connect(self._on_text_changed)
        self.hide()

    def open(self, rect: QRect, text: str, commit: Commit) -> None:
        """Show the field over a row."""
        self._commit, self._rect = commit, rect
        self.message.hide()
        self.field.setPlainText(text)
        self.field.selectAll()
        self.show()
        self._place()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def say(self, sentence: str) -> None:
        """Say why what was typed is not kept."""
        self.message.setText(sentence)
        self.message.show()
        self.field.setAccessibleDescription(sentence)
        self._place()

    def settle(self) -> bool:
        """Keep what was typed before something else happens; whether the field is closed."""
        if self.isHidden() or self.committing:
            return True
        if not self._keep():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self.close_field()
        return True

    def close_field(self, *, focus: bool = True) -> None:
        """Leave the field; `focus`: give the keyboard back to the list."""
        if self.isHidden():
            return
        self._commit = None
        if focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.closed.emit()

    def _build(self, name: str) -> None:
        dress(self, "card")
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.document().setDocumentMargin(0)
        self.field.setAccessibleName(name)
        self.field.installEventFilter(self)
        Wrapping(self.field)
        self.message = QLabel()
        self.message.setWordWrap(True)
        dress(self.message, "refusal")
        self.count = text("", "muted")
        hint = text(HINT, "muted")
        hint.setWordWrap(True)  # in a narrow list too
        below = QHBoxLayout()
        below.addWidget(hint, 1)
        below.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.message)
        column.addLayout(below)

    def _place(self) -> None:
        """Over its row, as high as its text wants."""
        view = self._view.viewport()
        width = view.width() - 8
        self.resize(width, self.height())
        self._column.activate()  # the text is wrapped at this width before its lines are counted
        lines = int(self.field.document().size().height())  # a plain document is measured in lines
        spacing = self.field.fontMetrics().lineSpacing()
        frame = self.field.height() - self.field.viewport().height() + SPARE
        most = min(MOST, (view.height() - frame) // spacing - LEAST)  # a refusal and a hint stand below
        self.field.setFixedHeight(max(LEAST, min(lines, most)) * spacing + frame)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height(), self._rect.height() - 4)
        self.setGeometry(4, max(0, min(self._rect.top(), view.height() - height)), width, height)

    def _typed(self) -> str:
        return " ".join(self.field.toPlainText().split("\n"))

    def _keep(self) -> bool:
        if self._commit is None or self.committing:
            return True
        self.committing = True
        try:
            return self._commit(self._typed())
        finally:
            self.committing = False

    def _on_text_changed(self) -> None:
        length = len(self._typed().strip())
        self.count.setText(f"{length} / {self._longest}")
        dress(self.count, "refusal" if length > self._longest else "muted")
        if self.isVisible():
            self._place()

    def _on_left(self, event: QFocusEvent) -> None:
        left = self._commit is not None and not self.committing and event.reason() not in PASSING
        if left and self._keep():
            self.close_field(focus=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Neither key goes on to the list underneath, which would take it for its own, nor to a menu.
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_Escape or self._keep():
                    self.close_field()
                return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._on_left(event)
        return super().eventFilter(watched, event)
