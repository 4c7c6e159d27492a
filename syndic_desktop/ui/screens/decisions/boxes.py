"""The words of an act, several lines of them: kept when the keyboard leaves, or with Ctrl+Enter; Escape gives up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from syndic_desktop.ui.widgets.wrapping import Wrapping

HEIGHT = 62  # pixels: three lines, the rest is scrolled
HINT = "Texte de l’acte, une ligne chacun : Vu … · Considérant … · sinon un article (vide : l’objet)"


class WordsBox(QPlainTextEdit):
    """`written`: what she wrote, once it is to be kept."""

    written = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._kept = ""
        Wrapping(self)
        self.setAccessibleName("Texte de l’acte")
        self.setPlaceholderText(HINT)
        self.setTabChangesFocus(True)
        self.setFixedHeight(HEIGHT)

    def show_words(self, words: str, *, another: bool) -> None:
        """Show what is kept; `another`: it takes the place of what was typed for the last decision."""
        untouched = self.toPlainText() == self._kept
        if (another or untouched) and self.toPlainText() != words:
            self.setPlainText(words)
        self._kept = words

    def commit(self) -> None:
        """Have kept what was typed."""
        if self.toPlainText() != self._kept:
            self.written.emit(self.toPlainText())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._kept:
            self.setPlainText(self._kept)
        else:
            super().keyPressEvent(event)
