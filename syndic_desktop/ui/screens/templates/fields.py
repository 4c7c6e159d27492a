"""The fields of a kind of document: looked for, read, copied with Enter to be pasted in Word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from syndic_desktop.documents.fields import Field
from syndic_desktop.domain import wording
from syndic_desktop.ui.widgets.looks import GRID, text
from syndic_desktop.ui.widgets.reading import reads

COLUMNS = ("Champ", "Ce qu’il dit", "Exemple")


class FieldTable(QTableWidget):
    """`chosen`: Enter, Ctrl+C or a double click on a field."""

    chosen = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.matches(QKeySequence.StandardKey.Copy):
            self.chosen.emit()
            return
        super().keyPressEvent(event)


class FieldsPanel(QWidget):
    """`copied`: what was put in the clipboard."""

    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._fields: tuple[Field, ...] = ()
        self._shown: list[Field] = []
        self.words = QLineEdit()
        self.words.setPlaceholderText("Chercher un champ : date, vote, signataire…")
        self.words.setAccessibleName("Chercher un champ")
        self.words.setClearButtonEnabled(True)
        self.table = FieldTable(0, len(COLUMNS))
        self._build()
        self.words.textChanged.connect(self._fill)
        self.words.returnPressed.connect(self._copy)
        self.table.chosen.connect(self._copy)
        self.table.cellDoubleClicked.connect(lambda _row, _column: self._copy())
        reads(self)

    def show_fields(self, fields: Sequence[Field]) -> None:
        """Show the fields of another document; what is looked for stays."""
        self._fields = tuple(fields)
        self._fill()

    @property
    def current(self) -> Field | None:
        """The field that is chosen, else the first that is shown."""
        row = max(self.table.currentRow(), 0)
        return self._shown[row] if row < len(self._shown) else None

    def _copy(self) -> None:
        if (field := self.current) is not None:
            QGuiApplication.clipboard().setText(field.paste)
            self.copied.emit(field.paste)

    def _fill(self) -> None:
        asked = wording.fold(self.words.text()).split()
        self._shown = [each for each in self._fields if all(word in _said(each) for word in asked)]
        self.table.setRowCount(len(self._shown))
        for row, each in enumerate(self._shown):
            told = f"{each.words} ({each.kind.value})" if each.kind.value != "texte" else each.words
            within = f"\ndans la boucle {each.within}" if each.within else ""
            for column, words in enumerate((each.path + within, told, each.example)):
                item = QTableWidgetItem(words)
                item.setToolTip(each.paste)
                self.table.setItem(row, column, item)
        self.table.resizeRowsToContents()
        if self._shown:
            self.table.setCurrentCell(0, 0)

    def _build(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels(COLUMNS)
        table.setAccessibleName("Champs de ce document")
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, width in enumerate((210, 280)):
            table.setColumnWidth(place, width)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.words)
        column.addWidget(table, 1)
        column.addWidget(
            text("Entrée copie le champ : collez-le dans Word. Une liste donne sa boucle entière.", "muted")
        )


def _said(field: Field) -> str:
    return wording.fold(f"{field.path} {field.words} {field.within} {field.example}")
