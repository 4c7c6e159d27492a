"""The toolbar above an editor: the looks, the lists, the table, and the report written in Word.

It never takes the keyboard from the text: every button has its shortcut there.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from syndic_desktop.ui.widgets.looks import text
from syndic_desktop.ui.writing.commands import IN_TABLE
from syndic_desktop.ui.writing.editor import RichEditor

WIDE = 512  # pixels under which the title goes and the report is called by its first word
LEAST = 344
SHOWN = ("bold", "italic", "underline", "superscript", "heading", "bullets", "numbers")


class WritingBar(QWidget):
    """Buttons of one editor under a title. `report_asked`: she wants to take a Word report into the text."""

    report_asked = Signal()

    def __init__(self, editor: RichEditor, title: str) -> None:
        super().__init__()
        self._editor = editor
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.title = text(title, "section")
        self.title.setBuddy(editor)
        self.title.setContentsMargins(0, 0, 8, 0)
        row.addWidget(self.title)
        self.buttons = {name: self._button(editor.commands[name]) for name in SHOWN}
        for button in self.buttons.values():
            row.addWidget(button)
        _dress_as_said(self.buttons)
        self.table = self._table_button()
        self.table.setMinimumWidth(self.table.fontMetrics().horizontalAdvance("Tableau") + 18)
        row.addWidget(self.table)
        row.addStretch(1)
        self.report = QPushButton("Rapport Word…")
        self.report.setToolTip("Importer un rapport écrit dans Word (Ctrl+Maj+W)")
        self.report.setAccessibleName("Importer un rapport Word")
        self.report.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes on to the text; Ctrl+Maj+W is its key
        self.report.clicked.connect(self.report_asked)
        row.addWidget(self.report)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() >= WIDE
        self.title.setVisible(wide)
        self.report.setText("Rapport Word…" if wide else "Word…")
        self.table.setText("Tableau" if wide else "▦")
        self.table.setMinimumWidth(self.table.fontMetrics().horizontalAdvance(self.table.text()) + 18)
        super().resizeEvent(event)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setText(action.iconText())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("look", "tool")
        return button

    def _table_button(self) -> QToolButton:
        """Puts a table down; in a table, its menu changes it."""
        button = self._button(self._editor.commands["table"])
        button.setDefaultAction(None)  # type: ignore[arg-type]  # Qt takes it: the button then has words of its own
        button.setText("Tableau")
        button.setToolTip("Insérer un tableau (Ctrl+F12), ou changer celui où se trouve le curseur")
        button.setAccessibleName("Tableau")
        menu = QMenu(button)
        menu.addAction(self._editor.commands["table"])
        menu.addSeparator()
        for name, action in self._editor.commands.actions.items():
            if name in IN_TABLE:
                menu.addAction(action)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button


def _dress_as_said(buttons: dict[str, QToolButton]) -> None:
    """G in bold, I in italic, S underlined: the sign shows what it does."""
    for name, button in buttons.items():
        font = QFont(button.font())
        font.setBold(name in ("bold", "heading"))
        font.setItalic(name == "italic")
        font.setUnderline(name == "underline")
        button.setFont(font)
