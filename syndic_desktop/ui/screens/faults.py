"""What is wrong with a dossier that was refused: every fault and where it is, to be read, copied, corrected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from syndic_desktop.domain import wording
from syndic_desktop.ui.widgets.looks import card, text


class Fault(Protocol):
    """Where, and what."""

    @property
    def path(self) -> str: ...

    @property
    def place(self) -> str: ...

    @property
    def sentence(self) -> str: ...


class FaultsPanel(QWidget):
    """Shows the faults of one file."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._build()
        self.copy_button.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.closed)

    def show_faults(self, file: str, faults: Sequence[Fault]) -> None:
        """Show why a file was refused."""
        count = wording.count(len(faults), "défaut")
        self.title.setText(f"« {file} » n’a pas été importé : {count}")
        self.table.setRowCount(len(faults))
        for row, fault in enumerate(faults):
            self.table.setItem(row, 0, QTableWidgetItem(fault.place or fault.path or "tout le fichier"))
            self.table.setItem(row, 1, QTableWidgetItem(fault.sentence))
        self.table.setCurrentCell(0, 0)
        self.copy_button.setText("Copier la liste")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.title = text("", "title")
        self.title.setWordWrap(True)
        hint = text(
            "Rien n’a été changé. Corrigez ces endroits dans le fichier, ou envoyez la liste à qui l’a préparé, puis "
            "importez-le de nouveau.",
            "muted",
        )
        hint.setWordWrap(True)
        self.table = QTableWidget(0, 2)
        self.table.setHorizontalHeaderLabels(["Où", "Ce qui ne va pas"])
        self.table.setAccessibleName("Défauts du fichier")
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.setShowGrid(False)
        self.table.setColumnWidth(0, 460)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.copy_button, self.close_button = QPushButton("Copier la liste"), QPushButton("Fermer")
        self.close_button.setProperty("look", "main")
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        sheet, column = card()
        column.setContentsMargins(24, 24, 24, 24)
        for widget in (self.title, hint, self.table):
            column.addWidget(widget)
        column.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)

    def _on_copy(self) -> None:
        rows = range(self.table.rowCount())
        lines = [" : ".join(item.text() for place in (0, 1) if (item := self.table.item(row, place))) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.copy_button.setText("Liste copiée")
