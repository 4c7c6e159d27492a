"""The table of people convened: one key an answer, the same by mouse in the menu of a row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from syndic_desktop.domain import wording
from syndic_desktop.domain.attendance import State
from syndic_desktop.queries.convocations import MEANS, ConvenedRow
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.tables import Column, SectionsTable

SIGNS = {State.PRESENT: "●", State.DEPUTY: "◐", State.PROXY: "→", State.EXCUSED: "✕"}
SILENT = "○"

COLUMNS: tuple[Column[ConvenedRow], ...] = (
    Column("Personne", lambda row: row.name, 132, strong=True, fitted=True),
    Column("Réponse", lambda row: f"{SIGNS[row.stance.state] if row.stance else SILENT} {row.answer}", 0),
    Column("Moyen", lambda row: MEANS[row.means], fitted=True),
    Column("Envoi", lambda row: f"↻ {row.sent}" if row.again else (row.sent or "—"), fitted=True),
    Column("Membre", lambda row: row.member, 180, spare=True),
    Column("Preuve", lambda row: (row.dispatch.proof or "") if row.dispatch else "", 150, spare=True),
)

ANSWERS = {
    "P": "Présent",
    "A": "Absent",
    "S": "Suppléant…",
    "O": "Pouvoir…",
    "V": "Présent en visioconférence",
    "E": "Suppléant empêché",
    "D": "Suppléant présent aussi",
    "M": "Moyen de convocation suivant",
}
ERASE = "Effacer la réponse"
LEGEND = " · ".join(
    f"{key}{wording.NB}{words.replace(' ', wording.NB)}"  # a key is never parted from its words
    for key, words in (
        ("P", "présent"), ("A", "absent"), ("S", "suppléant"), ("O", "pouvoir"), ("V", "visio"),
        ("E", "suppléant empêché"), ("D", "il vient aussi"), ("Suppr", "effacer"), ("M", "moyen d’envoi"),
    )
)  # fmt: skip


class ConvenedTable(SectionsTable[ConvenedRow]):
    """Tells which key was pressed on the current row: a letter of `ANSWERS`, or « X » to erase."""

    asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("Personnes convoquées", COLUMNS, lambda row: row.college, theme)
        self.setAccessibleDescription(LEGEND)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and letter in ANSWERS and self.current is not None:
            self.asked.emit(letter)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current is not None:
            self.asked.emit("X")
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.current is None:
            return
        menu = QMenu(self)
        for letter, words in ANSWERS.items():
            menu.addAction(f"{words}\t{letter}").triggered.connect(lambda *_, letter=letter: self.asked.emit(letter))
        menu.addSeparator()
        menu.addAction(f"{ERASE}\tSuppr").triggered.connect(lambda *_: self.asked.emit("X"))
        menu.exec(event.globalPos())
