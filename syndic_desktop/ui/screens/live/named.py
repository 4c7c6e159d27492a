"""A vote name by name, in a public ballot (L2121-21): everybody is called."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from syndic_desktop.domain import wording
from syndic_desktop.domain.votes import Ballot, SeatVote, Sense, Vote
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.live import Chip
from syndic_desktop.queries.live.boards import answered
from syndic_desktop.queries.live.items import ItemSheet
from syndic_desktop.queries.live.people import Someone
from syndic_desktop.queries.live.trials import VoterLine
from syndic_desktop.ui.screens.live.ballots import SENSES, WORDS, Editor
from syndic_desktop.ui.screens.live.chips import ChipsView
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.words import Words

LETTERS = "".join(SENSES) + "t"


class NamedEditor(Editor):
    """Every voter is a chip."""

    title = "Scrutin public, par appel nominal"
    hint = "P, C, A ou X · T : les autres pour · Entrée : enregistrer"

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.chips = ChipsView(theme, self.title, LETTERS)
        self.rest = QPushButton("Les autres pour  T")
        self._voters: tuple[VoterLine, ...] = ()
        self._said: dict[str, Sense] = {}
        head = QHBoxLayout()
        self.heading = Words(self.title, "strong", cut=True)
        head.addWidget(self.heading, 1)
        head.addWidget(self.rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.chips, 1)
        self.chips.keyed.connect(self._on_key)
        self.chips.confirmed.connect(self.keep)
        self.rest.clicked.connect(self._fill)

    def begin(self, sheet: ItemSheet, voters: Sequence[VoterLine], people: Sequence[Someone]) -> None:
        self._voters = tuple(voters)
        self._said = {}
        self._show()
        if self._voters:
            self.chips.choose(self._voters[0].seat)
        self.chips.setFocus()

    def vote(self) -> Vote:
        """Whoever was not called, or said nothing, takes no part."""
        usual = Sense.IN_FAVOUR
        said = tuple(
            SeatVote(each.seat, sense)
            for each in self._voters
            if (sense := self._said.get(each.seat, Sense.NOT_VOTING)) is not usual
        )
        return Vote(Ballot.PUBLIC, by_seat=said, default=usual)

    def _on_key(self, letter: str) -> None:
        if letter == "t":
            self._fill()
            return
        self._said[self.chips.current] = SENSES[letter]
        self._show()
        self.chips.step(1)

    def _fill(self) -> None:
        for each in self._voters:
            self._said.setdefault(each.seat, Sense.IN_FAVOUR)
        self._show()

    def _show(self) -> None:
        self.chips.show_chips([self._chip(each) for each in self._voters])
        self.heading.setText(f"Appel nominal{NB}: {answered(len(self._said), len(self._voters))}")
        self.called.emit(len(self._said), len(self._voters))
        self.edited.emit(self.vote())

    def _chip(self, voter: VoterLine) -> Chip:
        sense = self._said.get(voter.seat)
        sign, word = WORDS[sense] if sense else ("?", "à appeler")
        by = f"par {voter.by}" if voter.by else ""
        weight = f"{voter.weight} voix" if voter.weight else ""
        told = ", ".join(filter(None, (voter.name, by, weight, word)))
        sought = wording.fold(f"{voter.name} {voter.by}")
        name = f"{voter.name} ({voter.weight})" if voter.weight else voter.name
        look = sense.value if sense else "à appeler"
        return Chip(voter.seat, name, voter.by, sign, look, voter.section, sought, told)
