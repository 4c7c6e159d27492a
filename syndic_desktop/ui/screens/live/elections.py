"""An election: who stands, alone or on a list, then round after round the ballots and what each got.

A round is recorded as it is counted. The rounds that follow are proposed with the same candidates, until every post is
filled (absolute majority in the first two rounds, relative in the third: L2121-21, L2122-7).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from syndic_desktop.domain.elections import RELATIVE_FROM, elect, next_round
from syndic_desktop.domain.votes import Ballot, CandidateList, CandidateVotes, Election, Round, SecretBallots, Vote
from syndic_desktop.domain.wording import ordinal
from syndic_desktop.queries.live.items import ItemSheet
from syndic_desktop.queries.live.people import Someone
from syndic_desktop.queries.live.trials import VoterLine, shares
from syndic_desktop.ui.screens.live.asking import NamedField
from syndic_desktop.ui.screens.live.ballots import Editor, NumberField, meant, named
from syndic_desktop.ui.screens.live.debates import SpeakerField
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, LineField
from syndic_desktop.ui.widgets.looks import text
from syndic_desktop.ui.widgets.ticks import Tick

EMPTY_LINES = 1


class CandidateRow(QWidget):
    """A candidate, or a list and who stands on it, and the votes of this round. `filled`: its people are all named."""

    filled = Signal()

    def __init__(self, people: Sequence[Someone]) -> None:
        super().__init__()
        offered = tuple(Choice(each.code, each.name, each.where) for each in people)
        self._names = {each.code: each.name for each in people}
        self.people: list[str] = []
        self.who = SpeakerField("Candidat ou liste", titled=False, hint="Candidat ou liste")
        self.who.set_choices(offered)
        self.votes = NumberField("Voix", titled=False)
        self.member: ChoiceField[str] = NamedField("Sur cette liste", titled=False, hint="Sur cette liste : un nom")
        self.member.set_choices(offered)
        self.listed = text("", "muted")
        self.listed.setWordWrap(True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.who, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.member, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.votes, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.listed)
        self.member.entered.connect(self._on_member)
        self.member.editor.installEventFilter(_Backspace(self.member, self._on_back))
        self.show_people(())

    @property
    def candidate(self) -> str:
        """A code, or the name of a list; empty while nobody is named."""
        self.who.commit()
        return self.who.value or ""

    @property
    def named(self) -> bool:
        """Whether anything is typed."""
        return bool(self.who.editor.text().strip())

    @property
    def is_list(self) -> bool:
        """Whether it is nobody of the assembly: a list, or somebody from outside it."""
        return self.candidate not in ("", *self._names)

    def show_people(self, people: Sequence[str]) -> None:
        """Show who stands on the list, in order."""
        self.people = list(people)
        said = "  ".join(f"{rank}. {self._names.get(each, each)}" for rank, each in enumerate(self.people, start=1))
        self.listed.setText(said)
        self.listed.setVisible(bool(self.people))
        self.member.setVisible(bool(self.people) or (self.named and self.is_list))

    def _on_member(self) -> None:
        """One more name; no name any more: the list is whole."""
        if self.member.value is None:
            self.filled.emit()
            return
        if self.member.value not in self.people:
            self.show_people([*self.people, self.member.value])
        self.member.reset(None)
        self.member.focus()

    def _on_back(self) -> bool:
        """Backspace where nothing is typed takes the last name off."""
        if self.member.editor.text() or not self.people:
            return False
        self.show_people(self.people[:-1])
        self.member.show()
        return True


class _Backspace(QObject):
    """Sees the key before the field does."""

    def __init__(self, field: ChoiceField[str], slot: Callable[[], bool]) -> None:
        super().__init__(field)
        self._slot = slot

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.key() == Qt.Key.Key_Backspace and self._slot()
        return super().eventFilter(watched, event)


class ElectionEditor(Editor):
    """One round at a time; the rounds before it are told by the result above."""

    title = "Élection"
    hint = "Un nom, Entrée, ses voix ; une ligne vide enregistre"

    def __init__(self) -> None:
        super().__init__()
        self.posts = NumberField("Postes")
        self.cast = NumberField("Bulletins")
        self.blank, self.void = NumberField("Blancs"), NumberField("Nuls")
        self.round = text("", "strong")
        self.open = Tick("Sans scrutin secret, à l’unanimité")
        self.share = Tick("À la proportionnelle")
        self.alone = QPushButton("Candidature unique : proclamer sans scrutin")
        self.scrutineers = LineField("Scrutateurs", hint="noms, séparés par des virgules")
        self.rows: list[CandidateRow] = []
        self._people: tuple[Someone, ...] = ()
        self._births: Mapping[str, date] = {}
        self._election = Election()
        self._number = 1
        self._build()

    def know_births(self, births: Mapping[str, date]) -> None:
        """The birth dates that may break a tie."""
        self._births = births

    def begin(self, sheet: ItemSheet, voters: Sequence[VoterLine], people: Sequence[Someone]) -> None:
        self._people = tuple(people)
        vote = sheet.vote if sheet.vote and sheet.vote.election else Vote(Ballot.ELECTION, election=Election())
        self._election = vote.election or Election()
        if next_round(self._election, self._births) is None:
            self._election = replace(self._election, rounds=(), alone=())  # voted again from the first round
        share = self._election.proportional or (sheet.vote is None and shares(sheet.subject))
        self.share.setChecked(share)
        self.posts.put(self._election.posts)
        self.open.setChecked(self._election.open_ballot)
        for offered in (self.open, self.alone):  # the president and the bureau: always secret (L2122-7)
            offered.setVisible(not sheet.always_secret)
        self.scrutineers.reset(named(vote.scrutineers, people))
        number = len(self._election.rounds) + 1
        self._number = number
        most = self.box.most if self.box is not None and self.box.whole else len(voters)
        for field, start in ((self.cast, most), (self.blank, 0), (self.void, 0)):
            field.put(start)
        self._fill(self._running())
        self._show_rule()
        (self.posts if number == 1 else self.cast).focus()
        self.edited.emit(self.vote())

    def vote(self) -> Vote:
        return self._vote(self._round())

    def _vote(self, held: Round | None) -> Vote:
        rounds = (*self._election.rounds, held) if held else self._election.rounds
        election = replace(self._told(), rounds=rounds, open_ballot=self.open.isChecked())
        return Vote(Ballot.ELECTION, election=election, scrutineers=meant(self.scrutineers.editor.text(), self._people))

    def _told(self) -> Election:
        """The election, as what stands beside the rounds says it."""
        lists = tuple(CandidateList(row.candidate, tuple(row.people)) for row in self.rows if row.people)
        known = {each.name for each in lists}
        before = tuple(each for each in self._election.lists if each.name not in known and self._election.rounds)
        share = self.share.isChecked() and bool(lists or before)
        return replace(self._election, posts=self.posts.number or 1, lists=(*before, *lists), proportional=share)

    def _show_rule(self) -> None:
        shared = self.share.isChecked() and any(row.people for row in self.rows)
        rule = "majorité relative" if self._number >= RELATIVE_FROM else "majorité absolue"
        rule = "plus fort reste, en un tour" if shared else rule
        self.round.setText(f"{ordinal(self._number).capitalize()} tour · {rule}")

    def _round(self) -> Round | None:
        votes = tuple(CandidateVotes(row.candidate, row.votes.number) for row in self.rows if row.named)
        return Round(SecretBallots(self.cast.number, self.blank.number, self.void.number), votes) if votes else None

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
        last.addWidget(self.share)
        last.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.round)
        column.addLayout(first)
        column.addLayout(self.lines)
        column.addLayout(last)
        column.addWidget(self.alone, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        chain = (self.posts, self.cast, self.blank, self.void)
        for place, field in enumerate(chain):
            following = chain[place + 1].focus if place + 1 < len(chain) else self._first_row
            field.entered.connect(following)
            field.edited.connect(lambda: self.edited.emit(self.vote()))
        self.alone.clicked.connect(self._on_alone)
        for tick in (self.open, self.share):
            tick.toggled.connect(self._on_ticked)

    def _on_ticked(self) -> None:
        self._show_rule()
        self.edited.emit(self.vote())

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
        row.show_people(next((each.people for each in self._election.lists if each.name == candidate), ()))
        row.votes.put(0)
        self.rows.append(row)
        self.lines.addWidget(row)
        row.who.entered.connect(partial(self._on_name, row))
        row.filled.connect(row.votes.focus)
        row.filled.connect(self._show_rule)
        row.votes.entered.connect(partial(self._on_votes, row))
        row.votes.edited.connect(lambda: self.edited.emit(self.vote()))

    def _first_row(self) -> None:
        self.rows[0].who.focus()

    def _on_name(self, row: CandidateRow) -> None:
        if row.named and row.is_list:
            row.show_people(row.people)
            row.member.focus()
        elif row.named:
            row.show_people(())
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
        names = tuple(row.candidate for row in self.rows if row.named)
        if names:
            kept = replace(self._told(), rounds=(), alone=names)
            self.kept.emit(Vote(Ballot.ELECTION, election=kept))
