"""The editor of one paragraph, that stands over it on the sheet: her words, what has changed under them, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.domain.minutes import Line, Standing, differences
from syndic_desktop.domain.texts import words
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.looks import dress, text
from syndic_desktop.ui.widgets.refusals import RefusalLine
from syndic_desktop.ui.writing.editor import RichEditor
from syndic_desktop.ui.writing.toolbar import WritingBar
from syndic_desktop.ui.writing.veils import veil

LEAST, MOST = 72, 300
"""Pixels of the text that is written."""
WIDE = 460
"""Pixels under which buttons have short names."""
HELP = "Gardé à mesure · Échap : terminer"


class ParagraphEditor(QFrame):
    """`settled` carries what is to be kept; `left` that she has finished, `kept`, `recorded` and `removed` what she
    chose: her words, those of the record, a paragraph of hers to go. `resized`: it wants another height.
    """

    settled = Signal(object)
    left = Signal()
    kept = Signal()
    recorded = Signal()
    resized = Signal()
    hidden = Signal(str)  # words that are not to be published, or are again

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.editor = RichEditor("Paragraphe du procès-verbal")
        self.bar = WritingBar(self.editor, "Rédaction")
        self.bar.report.hide()
        self.bar.title.hide()
        self.changes = text("", "")
        self.message = RefusalLine()
        self.keep, self.record = QPushButton(""), QPushButton("")
        self._own = True
        self.done = QPushButton("Terminer")
        self.help = text(HELP, "muted")
        self._build()
        self._private: Sequence[str] = ()
        self.editor.settled.connect(self.settled)
        self.editor.typed.connect(self._veil)
        self.editor.installEventFilter(self)
        self.editor.document().documentLayout().documentSizeChanged.connect(lambda _size: self._on_sized())
        self.keep.clicked.connect(self.kept)
        self.record.clicked.connect(self.recorded)
        self.done.clicked.connect(self.left)
        self.hide()

    def open(self, line: Line) -> None:
        """Show the words of a line, ready to be changed."""
        self.message.say("")
        self.show_line(line)
        self.editor.set_text(line.told)
        self._veil()
        self.editor.settle()
        self.show()
        self.raise_()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self.editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.editor.setTextCursor(cursor)
        self._on_sized()

    def show_line(self, line: Line) -> None:
        """Show what there is to choose, and what the record says now."""
        self.changes.setText(self._told(line))
        self.changes.setVisible(bool(self.changes.text()))
        self.keep.setVisible(line.to_review)
        self._own = line.own
        self.record.setVisible(line.rewording is not None)
        self.help.setVisible(not line.to_review)
        self._name_buttons()
        self._on_sized()

    def show_private(self, private: Sequence[str]) -> None:
        """Mark the words that a public version hides."""
        self._private = private
        self._veil()

    def settle(self) -> None:
        """Say now what is not kept yet."""
        if self.isVisible():
            self.editor.settle()

    def height_at(self, width: int) -> int:
        """The pixels it takes, at a width."""
        self._name_buttons(width)
        layout = self.layout()
        assert layout is not None
        return max(layout.totalHeightForWidth(width), layout.totalSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if control and shift and event.key() == Qt.Key.Key_M:
                self.hidden.emit(wording.clean_line(self.editor.textCursor().selectedText()))
                return True
            if event.key() == Qt.Key.Key_Escape or (control and event.key() == Qt.Key.Key_Return):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _veil(self) -> None:
        veil(self.editor, self._private)

    def _name_buttons(self, width: int = WIDE) -> None:
        """Whole words where there is room for them."""
        record = "&Reprendre le texte assemblé" if self._own else "&Retirer ce paragraphe"
        for button, said in ((self.keep, "&Garder ma rédaction"), (self.record, record)):
            button.setText(said if width >= WIDE else said.split(" ", maxsplit=1)[0])
            button.setToolTip(said.replace("&", ""))

    def _told(self, line: Line) -> str:
        """What has changed under her words, as rich text: what went is struck, what came is underlined."""
        was = line.rewording
        if was is None or not line.to_review:
            return ""
        colours = self._theme.colours
        if line.standing is not Standing.STALE:
            gone = f"« {escape(words(was.base))} »" if was.base else ""
            return f"<b>{escape(line.standing.value.capitalize())}</b> {gone}"
        pieces = []
        for each in differences(was.base, line.base):
            if each.before == each.after:
                pieces.append(escape(each.after))
                continue
            if each.before:
                pieces.append(f'<s style="color:{colours.bad_text}">{escape(each.before)}</s>')
            if each.after:
                pieces.append(f'<u style="color:{colours.good_text}"><b>{escape(each.after)}</b></u>')
        return f"<b>Les données disent maintenant :</b> {''.join(pieces)}"

    def _build(self) -> None:
        dress(self, "card")
        self.changes.setWordWrap(True)
        self.changes.setTextFormat(Qt.TextFormat.RichText)
        self.changes.setAccessibleName("Ce qui a changé")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.keep, self.record):
            buttons.addWidget(button)
        buttons.addWidget(self.help)
        buttons.addStretch(1)
        buttons.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(4)
        for widget in (self.bar, self.editor, self.changes, self.message):
            column.addWidget(widget)
        column.addLayout(buttons)

    def _on_sized(self) -> None:
        wanted = min(max(int(self.editor.document().size().height()) + 8, LEAST), MOST)
        if self.editor.height() != wanted:
            self.editor.setFixedHeight(wanted)
        self.resized.emit()
