"""The roll: chips by college, what the keys do, and the name that is being typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.live import Chip
from syndic_desktop.ui.screens.live.chips import ChipsView
from syndic_desktop.ui.screens.live.presences import LETTERS
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.looks import card, text

CALLING = f"P{NB}présent · S{NB}suppléé · V{NB}pouvoir · E{NB}excusé · A{NB}absent · Maj+lettre{NB}cherche"
MOVING = f"F2{NB}arrivée · F3{NB}départ · F4{NB}pouvoir · Suppr{NB}retire · Maj+lettre{NB}cherche"


class RollCard(QWidget):
    """Shows the roll; `everyone` is offered until the session opens."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.chips = ChipsView(theme, "Appel, collège par collège", LETTERS)
        self.title = text("APPEL", "section")
        self.found = text("", "strong")
        self.everyone = QPushButton("Tous présents  T")
        self.everyone.setToolTip("Pointer présents tous ceux qui n’ont pas encore été appelés (T)")
        self.hint = text(CALLING, "muted")
        self.hint.setWordWrap(True)
        self._build()
        self.chips.sought.connect(self._on_sought)

    def show_roll(self, chips: Sequence[Chip], *, opened: bool) -> None:
        """Show the roll as it stands."""
        self.chips.show_chips(chips)
        self.hint.setText(MOVING if opened else CALLING)
        self.title.setText("PRÉSENCES  F6" if opened else "APPEL")  # before, the keyboard stands here
        self.everyone.setVisible(not opened)

    def begin(self) -> None:
        """Stand on the first seat: another session is shown."""
        if self.chips.chips:
            self.chips.choose(self.chips.chips[0].seat)

    def _build(self) -> None:
        sheet, column = card()
        row = QHBoxLayout()
        row.addWidget(self.title)
        row.addWidget(self.found, 1)
        row.addWidget(self.everyone)
        column.addLayout(row)
        column.addWidget(self.chips, 1)
        column.addWidget(self.hint)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)

    def _on_sought(self, typed: str) -> None:
        found = self.chips.chip.full if typed and self.chips.chip else ""
        self.found.setText(" ".join(filter(None, (f"Cherche : {typed}▏", found))) if typed else "")
