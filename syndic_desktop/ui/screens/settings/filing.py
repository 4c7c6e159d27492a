"""The classification of the préfecture in « Réglages »: which one is in use, and a newer one taken in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from syndic_desktop.actions.classifications import take_classification
from syndic_desktop.domain import wording
from syndic_desktop.domain.classifications import Classification
from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.settings.questions import Questions
from syndic_desktop.ui.widgets.dropping import take_drops
from syndic_desktop.ui.widgets.looks import GRID, text
from syndic_desktop.ui.widgets.refusals import RefusalLine

NONE = "Aucune : les deux niveaux nationaux de matières et les types de pièces usuels servent."
WHERE = "Le fichier XML « RetourClassification » que l’opérateur de transmission donne ; il se dépose aussi ici."


class FilingCard(QWidget):
    """The file is chosen, or dropped here."""

    def __init__(self, desk: Desk, questions: Questions) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self.button = QPushButton("Reprendre la classification de la préfecture…")
        self.button.setToolTip(WHERE)
        self.known = text("", "muted")
        self.message = RefusalLine()
        row = QHBoxLayout()
        row.addWidget(self.known)
        row.addWidget(self.button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(text("Classification des actes", "section"))
        column.addLayout(row)
        column.addWidget(self.message)
        take_drops(self, lambda paths: self.take(paths[0]))
        self.button.clicked.connect(self._on_asked)

    def refresh(self) -> None:
        """Say which one is in use."""
        known = self._questions.classification()
        self.known.setText(NONE if known is None else told(known))

    def take(self, path: Path) -> None:
        """Take a file in."""
        try:
            found = self._questions.read_classification(path)
        except (RuleViolation, FileTrouble) as refusal:
            self.message.say(str(refusal))
            return
        with self.message.listening(self._desk):
            self._desk.run(take_classification, found)
        self.refresh()

    def _on_asked(self) -> None:
        if path := self._questions.message_to_open():
            self.take(path)


def told(known: Classification) -> str:
    """« Celle du 1er janvier 2026 : 312 matières, 45 types de pièces. »."""
    matters = wording.count(len(known.matters), "matière")
    kinds = wording.count(len(known.kinds), "type de pièce", "types de pièces")
    return f"Celle du {wording.long_date(known.day)}{wording.NB}: {matters}, {kinds}."
