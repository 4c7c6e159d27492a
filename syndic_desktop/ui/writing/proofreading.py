"""Proofreading by keyboard: from one word that is not right to the next, through all the texts of an item.

Words that nobody has looked at yet are asked of the worker; the search goes on when it has answered, unless she has
typed or gone elsewhere meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from syndic_desktop.ui.writing.items import ItemEditor
from syndic_desktop.ui.writing.spelling import Spelling

OFF = "L’orthographe n’est pas vérifiée : pour qu’elle le soit, Réglages, « Aide à la saisie »."
NONE_LEFT = "Aucune faute d’orthographe dans les textes de ce point."
FROZEN = "Ce texte ne se modifie plus : ses mots ne sont pas vérifiés."
Place = tuple[int, int]
"""The number of a field, and a place in its document."""


class Proofreading(QObject):
    """`go_on` shows the next word that is not right, with what may have been meant; `said` is a sentence to show."""

    said = Signal(str)

    def __init__(self, spelling: Spelling, editor: ItemEditor) -> None:
        super().__init__(editor)
        self._spelling, self._editor = spelling, editor
        self._fields = list(editor.written.items())
        self._start: Place | None = None  # where the search began, while it goes on
        self._before: QWidget | None = None
        spelling.changed.connect(self._on_known)
        editor.typed.connect(self.stop)

    def go_on(self) -> None:
        """Look from the cursor on, then from the beginning."""
        if self._editor.statement.isReadOnly():
            self.said.emit(FROZEN)
        elif not self._spelling.on:
            self.said.emit(OFF)
        else:
            self._start, self._before = self._here(), QApplication.focusWidget()
            self._spelling.load()
            self._look()

    def stop(self) -> None:
        """Look for nothing any more."""
        self._start = None

    def _here(self) -> Place:
        for number, (_, field) in enumerate(self._fields):
            if field.hasFocus():
                return number, field.textCursor().selectionEnd()
        return 0, 0

    def _on_known(self) -> None:
        if self._start is not None and QApplication.focusWidget() is not self._before:
            self.stop()
        self._look()

    def _look(self) -> None:
        if self._start is None or not (self._spelling.ready or self._spelling.missing):
            return
        if self._spelling.missing:
            self._end(self._spelling.missing)
            return
        waiting = False
        for number, place, word in self._words(self._start):
            right = self._spelling.right(word)
            if right is None:
                waiting = True
            elif not right:
                if not waiting:
                    self._show(number, place, word)
                return  # one before it may be wrong too: the worker is about to say
        if not waiting:
            self._end(NONE_LEFT)

    def _words(self, start: Place) -> Iterator[tuple[int, int, str]]:
        from syndic_desktop.exchange.spelling import split

        every = []
        for number, (_, field) in enumerate(self._fields):
            block = field.document().firstBlock()
            while block.isValid():
                every += [(number, block.position() + place, word) for place, word in split(block.text())]
                block = block.next()
        yield from (each for each in every if each[:2] >= start)
        yield from (each for each in every if each[:2] < start)

    def _show(self, number: int, place: int, word: str) -> None:
        self.stop()
        part, field = self._fields[number]
        self._editor.show_part(part)
        cursor = QTextCursor(field.document())
        cursor.setPosition(place)
        cursor.setPosition(place + len(word), QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
        field.ensureCursorVisible()
        field.open_menu()

    def _end(self, sentence: str) -> None:
        self.stop()
        self.said.emit(sentence)
