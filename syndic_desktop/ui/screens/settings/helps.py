"""The page « Aide à la saisie » : what helps while she writes, and whether this computer has a French dictionary."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from syndic_desktop.ui.memory import Help
from syndic_desktop.ui.widgets.looks import GRID, text
from syndic_desktop.ui.widgets.ticks import Tick
from syndic_desktop.ui.writing.helps import WritingHelps

WORDS = {
    Help.TYPOGRAPHY: (
        "Corriger la typographie pendant la saisie",
        "Apostrophes, guillemets « », espaces insécables, points de suspension. Ctrl+Z ou Retour arrière, aussitôt "
        "après, rend ce qui était tapé.",
    ),
    Help.SPELLING: (
        "Souligner les fautes d’orthographe",
        "F7 va à la faute suivante et propose des corrections. Les mots sont vérifiés sur cet ordinateur : rien n’en "
        "sort.",
    ),
}


class HelpsPanel(QWidget):
    """One box for each help; these settings are hers, not those of the dossier."""

    def __init__(self, helps: WritingHelps) -> None:
        super().__init__()
        self._helps = helps
        self.ticks = {help_: Tick(words) for help_, (words, _) in WORDS.items()}
        self.dictionary = text("", "muted")
        self._build()
        for help_, tick in self.ticks.items():
            tick.toggled.connect(partial(helps.choose, help_))

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.ticks[Help.TYPOGRAPHY]

    def refresh(self) -> None:
        """Look again at what she chose, and for a dictionary."""
        for help_, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(self._helps.on(help_))
            tick.blockSignals(False)
        self.dictionary.setText(self._helps.dictionary())

    def commit(self) -> bool:
        """Nothing waits here."""
        return True

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 16, 8)
        column.setSpacing(GRID)
        for help_, (_, told) in WORDS.items():
            words = text(told, "muted")
            words.setWordWrap(True)
            words.setContentsMargins(3 * GRID, 0, 0, GRID)
            self.ticks[help_].setAccessibleDescription(told)
            column.addWidget(self.ticks[help_], 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(words)
        self.dictionary.setWordWrap(True)
        self.dictionary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.dictionary.setContentsMargins(3 * GRID, 0, 0, 0)
        column.addWidget(self.dictionary)
        column.addStretch(1)
