"""The editor of a rich text of the domain: what it shows is what is kept, and nothing else can come in."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QMenu

from syndic_desktop.domain.texts import Text, tidied
from syndic_desktop.ui.writing import gestures, marks, pasting
from syndic_desktop.ui.writing.commands import IN_TABLE, Commands
from syndic_desktop.ui.writing.drawing import draw
from syndic_desktop.ui.writing.reading import Reader
from syndic_desktop.ui.writing.settling import SettlingEdit


class RichEditor(SettlingEdit):
    """Writes one `Text`; `settled` carries it. `commands` are what can be done to it, for toolbars and menus.
    `report_dropped` carries the path of a Word document that was dropped or pasted here.
    """

    report_dropped = Signal(object)  # Path

    def __init__(self, name: str = "Texte") -> None:
        super().__init__(name)
        self._recap_mark = marks.RecapMark(self)
        self.document().documentLayout().registerHandler(marks.DELEGATED, self._recap_mark)
        self._reader = Reader(self.document())
        self.commands = Commands(self)
        self.cursorPositionChanged.connect(self._on_moved)
        self.currentCharFormatChanged.connect(self._on_moved)
        self._show(())

    def text(self) -> Text:
        """The text as it stands, tidied."""
        return self._reader.text()

    def set_text(self, text: Text) -> None:
        """Show a text; nothing moves when it is the one already there, nor when it is what was kept before she typed
        what `settled` has not said yet. What was typed before cannot be taken back.
        """
        wanted = tidied(text)
        if self.unsettled and wanted == self._kept:
            return
        if wanted != self.text():
            self._show(text)
        self._kept = self.text()
        self._stop()

    def insert(self, text: Text) -> None:
        """Put a text down where the cursor is, as a paste would; one Ctrl+Z takes it off."""
        cursor = self.textCursor()
        draw(cursor, text)
        self._moved(cursor)

    def insert_apart(self, text: Text) -> None:
        """Put a text down in paragraphs of its own, after the cursor; one Ctrl+Z takes it off."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        gestures.stand_apart(cursor)
        draw(cursor, text)
        cursor.endEditBlock()
        self._moved(cursor)

    # --- keys -------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (command := self.commands.for_key(event)) is not None:
            command.trigger()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        # In a list or a table, Tab is a key of the text.
        cursor = self.textCursor()
        if not self.isReadOnly() and (cursor.currentList() is not None or cursor.currentTable() is not None):
            return False
        return super().focusNextPrevChild(next)

    def menu(self, place: QPoint, *, by_key: bool = False) -> QMenu:
        menu = super().menu(place, by_key=by_key)
        if self.textCursor().currentTable() is not None:
            menu.addSeparator()
            for name, action in self.commands.actions.items():
                if name in IN_TABLE:
                    menu.addAction(action)
        return menu

    def _own(self, event: QKeyEvent) -> bool:
        return self.commands.for_key(event) is not None

    def _special(self, event: QKeyEvent) -> bool:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        cursor = self.textCursor()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if shift or cursor.currentTable() is not None:
                return False
            self.typing_help.after("\n")
            gestures.break_paragraph(cursor := self.textCursor())
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            step = -1 if key == Qt.Key.Key_Backtab or shift else 1
            if cursor.currentTable() is not None:
                gestures.next_cell(cursor, step)
            else:
                gestures.shift_list(cursor, step)
        elif key != Qt.Key.Key_Backspace or not gestures.back_from_list(cursor):
            return False
        self._moved(cursor)
        return True

    def _moved(self, cursor: QTextCursor) -> None:
        super()._moved(cursor)
        self.commands.state()

    def _on_moved(self) -> None:
        if not self._drawing:
            self.commands.state()

    # --- what comes in and goes out -----------------------------------------------------------------------

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not self.isReadOnly() and (pasting.report_in(source) is not None or pasting.readable(source))

    def createMimeDataFromSelection(self) -> QMimeData:
        return pasting.copied(self.textCursor())

    def _paste(self, source: QMimeData, *, plain: bool) -> None:
        if (report := pasting.report_in(source)) is not None:
            self.report_dropped.emit(report)
            return
        pasted = pasting.read(source, plain=plain)
        self.insert(pasted.text)
        for sentence in pasted.said:
            self.said.emit(sentence)

    # --- showing and keeping ------------------------------------------------------------------------------

    def _value(self) -> Text:
        return self.text()

    def _show(self, text: Text) -> None:
        place = self._begin_drawing()
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(marks.paragraph_format())
        draw(cursor, text)
        self._reader.forget()
        self._end_drawing(place, self.text())
        self.commands.state()
