"""An election: who stands, then round after round the ballots and what each got. A round is recorded as it is counted.

The rounds that follow are proposed with the same candidates, until every post is filled (absolute majority in the
first two rounds, relative in the third: L2121-21, L2122-7).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from syndic_desktop.domain.elections import RELATIVE_FROM, absolute_majority, elect
from syndic_desktop.domain.votes import Ballot, CandidateVotes, Election, Round, SecretBallots, Vote
from syndic_desktop.domain.wording import ordinal
from syndic_desktop.queries.live.items import ItemSheet
from syndic_desktop.queries.live.people import Someone
from syndic_desktop.queries.live.trials import VoterLine
from syndic_desktop.ui.screens.live.ballots import Editor, NumberField, meant, named
from syndic_desktop.ui.screens.live.debates import SpeakerField
from syndic_desktop.ui.widgets.fields import Choice, LineField
from syndic_desktop.ui.widgets.looks import text
from syndic_desktop.ui.widgets.ticks import Tick

EMPTY_LINES = 1


class CandidateRow(QWidget):
    """A candidate and the votes he got in this round."""

    def __init__(self, people: Sequence[Someone]) -> None:
        super().__init__()
        self.who = SpeakerField("Candidat ou liste", titled=False, hint="Candidat ou liste")
        self.who.set_choices(tuple(Choice(each.code, each.name, each.where) for each in people))
        self.votes = NumberField("Voix", titled=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.who, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.votes, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def candidate(self) -> str:
        """A code, or the name of a list; empty while nobody is named."""
        self.who.commit()
        return self.who.value or ""


class ElectionEditor(Editor):
    """One round at a time; the rounds before it are told by the result above."""

    title = "Élection"
    hint = "Entrée : champ suivant · un nom de plus ouvre une ligne · la dernière Entrée enregistre le tour"

    def __init__(self) -> None:
        super().__init__()
        self.posts = NumberField("Postes")
        self.cast = NumberField("Bulletins")
        self.blank, self.void = NumberField("Blancs"), NumberField("Nuls")
        self.round = text("", "strong")
        self.open = Tick("Scrutin secret écarté à l’unanimité")
        self.alone = QPushButton("Candidature unique : proclamer sans scrutin")
        self.scrutineers = LineField("Scrutateurs", hint="noms, séparés par des virgules")
        self.rows: list[CandidateRow] = []
        self._people: tuple[Someone, ...] = ()
        self._births: Mapping[str, date] = {}
        self._election = Election()
        self._build()

    def know_births(self, births: Mapping[str, date]) -> None:
        """The birth dates that may break a tie."""
        self._births = births

    def begin(self, sheet: ItemSheet, voters: Sequence[VoterLine], people: Sequence[Someone]) -> None:
        self._people = tuple(people)
        vote = sheet.vote if sheet.vote and sheet.vote.election else Vote(Ballot.ELECTION, election=Election())
        self._election = vote.election or Election()
        if elect(self._election, self._births).complete:
            self._election = replace(self._election, rounds=(), alone=())  # voted again from the first round
        self.posts.put(self._election.posts)
        self.open.setChecked(self._election.open_ballot)
        self.scrutineers.reset(named(vote.scrutineers, people))
        number = len(self._election.rounds) + 1
        rule = "majorité relative" if number >= RELATIVE_FROM else "majorité absolue"
        self.round.setText(f"{ordinal(number).capitalize()} tour · {rule}")
        for field, start in ((self.cast, len(voters)), (self.blank, 0), (self.void, 0)):
            field.put(start)
        self._fill(self._running())
        (self.posts if number == 1 else self.cast).focus()
        self.edited.emit(self.vote())

    def vote(self) -> Vote:
        return self._vote(self._round())

    def _vote(self, held: Round | None) -> Vote:
        rounds = (*self._election.rounds, held) if held else self._election.rounds
        election = replace(
            self._election, posts=self.posts.number or 1, rounds=rounds, open_ballot=self.open.isChecked()
        )
        return Vote(Ballot.ELECTION, election=election, scrutineers=meant(self.scrutineers.editor.text(), self._people))

    def _round(self) -> Round | None:
        votes = tuple(
            CandidateVotes(row.candidate, row.votes.number) for row in self.rows if row.who.editor.text().strip()
        )
        return Round(SecretBallots(self.cast.number, self.blank.number, self.void.number), votes) if votes else None

    @property
    def told(self) -> str:
        """What the round would give, for the line below: the majority that is wanted."""
        held = self._round()
        if held is None or len(self._election.rounds) + 1 >= RELATIVE_FROM:
            return ""
        return f"majorité absolue : {absolute_majority(held)}"

    def _running(self) -> list[str]:
        """The candidates of the last round who are not elected yet, best first."""
        if not self._election.rounds:
            return []
        taken = {each.candidate for each in elect(self._election, self._births).elected}
        last = sorted(self._election.rounds[-1].votes, key=lambda each: -each.votes)
        return [each.candidate for each in last if each.candidate not in taken]

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        for field in (self.posts, self.cast, self.blank, self.void):
            first.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.scrutineers, 1, Qt.AlignmentFlag.AlignTop)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        last = QHBoxLayout()
        last.addWidget(self.open)
        last.addStretch(1)
        last.addWidget(self.alone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.round)
        column.addLayout(first)
        column.addLayout(self.lines)
        column.addWidget(QLabel("Un nom, Entrée, ses voix, Entrée ; Entrée sur une ligne vide enregistre le tour."))
        column.addLayout(last)
        column.addStretch(1)
        chain = (self.posts, self.cast, self.blank, self.void)
        for place, field in enumerate(chain):
            following = chain[place + 1].focus if place + 1 < len(chain) else self._first_row
            field.entered.connect(following)
            field.edited.connect(lambda: self.edited.emit(self.vote()))
        self.alone.clicked.connect(self._on_alone)

    def _fill(self, candidates: Sequence[str]) -> None:
        for row in self.rows:
            self.lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for candidate in (*candidates, *[""] * EMPTY_LINES):
            self._add(candidate)

    def _add(self, candidate: str = "") -> None:
        row = CandidateRow(self._people)
        row.who.reset(candidate or None)
        row.votes.put(0)
        self.rows.append(row)
        self.lines.addWidget(row)
        row.who.entered.connect(partial(self._on_name, row))
        row.votes.entered.connect(partial(self._on_votes, row))
        row.votes.edited.connect(lambda: self.edited.emit(self.vote()))

    def _first_row(self) -> None:
        self.rows[0].who.focus()

    def _on_name(self, row: CandidateRow) -> None:
        if row.who.editor.text().strip():
            row.votes.focus()
        elif self._round() is not None:
            self.keep()

    def _on_votes(self, row: CandidateRow) -> None:
        place = self.rows.index(row)
        if place + 1 == len(self.rows):
            self._add()
        self.rows[place + 1].who.focus()

    def _on_alone(self) -> None:
        """The only candidates: elected as their names are read (L2121-21)."""
        names = tuple(row.candidate for row in self.rows if row.who.editor.text().strip())
        if names:
            kept = replace(self._election, posts=self.posts.number or 1, rounds=(), alone=names)
            self.kept.emit(Vote(Ballot.ELECTION, election=kept))
