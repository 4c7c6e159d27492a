"""A vote college by college: figures in a grid, the others being in favour; P, C, A or X for a whole college."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.domain.votes import CollegeCounts, Counts, SeatVote, Sense, Vote
from syndic_desktop.queries.live.items import ItemSheet, VoterLine
from syndic_desktop.queries.live.people import Someone
from syndic_desktop.ui.screens.live.ballots import SENSES, ChairField, Editor, NumberField
from syndic_desktop.ui.widgets.looks import text

COLUMNS = (
    (Sense.AGAINST, "Contre"), (Sense.ABSTAINING, "Abstentions"), (Sense.NOT_VOTING, "Hors vote"),
    (Sense.IN_FAVOUR, "Pour"),
)  # fmt: skip


class CollegesEditor(Editor):
    """A line a college. `names_asked`: go on name by name, from what the colleges say."""

    title = "Par collège"
    hint = "P, C, A ou X : tout le collège · I : exceptions · Entrée : case suivante, puis enregistrer"
    names_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, dict[Sense, NumberField]] = {}
        self._sizes: dict[str, int] = {}
        self._seats: dict[str, list[str]] = {}
        self._codes: dict[str, str] = {}
        self._grid: QWidget | None = None
        self.names = QPushButton("Exceptions nominatives  I")
        self.names.clicked.connect(self.names_asked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.chair = ChairField()
        self.chair.committed.connect(lambda _sense: self.edited.emit(self.vote()))
        below = QHBoxLayout()
        below.addWidget(self.names, 0, Qt.AlignmentFlag.AlignBottom)
        below.addStretch(1)
        below.addWidget(self.chair)
        self._column.addLayout(below)
        self._column.addStretch(1)

    def begin(self, sheet: ItemSheet, voters: Sequence[VoterLine], people: Sequence[Someone]) -> None:
        self._seats = {}
        for voter in voters:
            self._seats.setdefault(voter.college, []).append(voter.seat)
        names = {voter.college: voter.section for voter in voters}
        self._sizes = {college: len(seats) for college, seats in self._seats.items()}
        self._build_grid(names)
        known = {each.college: each.counts for each in (sheet.vote.by_college if sheet.vote else ())}
        for college, size in self._sizes.items():
            counts = known.get(college)
            against, abstaining, out = (
                (counts.against, counts.abstaining, counts.not_voting or 0) if counts else (0, 0, 0)
            )
            row = self.rows[college]
            for sense, number in ((Sense.AGAINST, against), (Sense.ABSTAINING, abstaining), (Sense.NOT_VOTING, out)):
                row[sense].put(number)
            row[Sense.IN_FAVOUR].put(counts.in_favour if counts else size)
        self.chair.reset(sheet.vote.chair_sense if sheet.vote else None)
        first = next(iter(self.rows.values()), None)
        if first:
            first[Sense.AGAINST].focus()
        self.edited.emit(self.vote())

    def vote(self) -> Vote:
        """By college; seat by seat where each college is of one mind, so that unequal weights can be counted."""
        whole = {college: self._whole(college) for college in self.rows}
        if all(whole.values()):
            said = [
                SeatVote(seat, sense)
                for college, sense in whole.items()
                for seat in self._seats[college]
                if sense and sense is not Sense.IN_FAVOUR
            ]
            return Vote(by_seat=tuple(said), default=Sense.IN_FAVOUR) if said else Vote(unanimous=True)
        counts = tuple(CollegeCounts(college, self._counts(college)) for college in self.rows)
        return Vote(by_college=counts, chair_sense=self.chair.value)

    def senses(self) -> dict[str, Sense]:
        """What each seat says, in the colleges that are of one mind."""
        whole = {college: self._whole(college) for college in self.rows}
        return {seat: sense for college, sense in whole.items() if sense for seat in self._seats[college]}

    def _whole(self, college: str) -> Sense | None:
        """What all of a college says; None where it is divided."""
        numbers = {sense: field.number for sense, field in self.rows[college].items()}
        return next((sense for sense, number in numbers.items() if number == self._sizes[college]), None)

    def _counts(self, college: str) -> Counts:
        numbers = {sense: field.number for sense, field in self.rows[college].items()}
        return Counts(numbers[Sense.IN_FAVOUR], numbers[Sense.AGAINST], numbers[Sense.ABSTAINING])

    def _build_grid(self, names: dict[str, str]) -> None:
        if self._grid is not None:
            self._column.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
        self._grid = QWidget()
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        for place, (_, title) in enumerate(COLUMNS, start=1):
            grid.addWidget(text(title, "muted"), 0, place)
        self.rows = {}
        for line, (college, size) in enumerate(self._sizes.items(), start=1):
            label = QLabel(f"({size}) {names[college]}")
            label.setToolTip(f"{names[college]} : {wording.count(size, 'votant')}")
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(label, line, 0)
            self.rows[college] = {}
            for place, (sense, title) in enumerate(COLUMNS, start=1):
                field = NumberField(f"{names[college]}, {title.lower()}", titled=False)
                field.editor.installEventFilter(_Letters(field, partial(self._on_letter, college)))
                self.rows[college][sense] = field
                grid.addWidget(field, line, place)
                if sense is not Sense.IN_FAVOUR:
                    field.edited.connect(partial(self._complete, college))
        self._follow([field for row in self.rows.values() for field in row.values()])
        self._column.insertWidget(0, self._grid)

    def _complete(self, college: str) -> None:
        row = self.rows[college]
        said = sum(field.number for sense, field in row.items() if sense is not Sense.IN_FAVOUR)
        row[Sense.IN_FAVOUR].put(max(self._sizes[college] - said, 0))

    def _on_letter(self, college: str, letter: str) -> bool:
        if letter == "i":
            self.names_asked.emit()
            return True
        if letter not in SENSES:
            return False
        for sense, field in self.rows[college].items():
            field.put(self._sizes[college] if sense is SENSES[letter] else 0)
        self.edited.emit(self.vote())
        following = [*list(self.rows)[list(self.rows).index(college) + 1 :], ""][0]
        if following:
            self.rows[following][Sense.AGAINST].focus()
        return True


class _Letters(QObject):
    """Sees the letters typed in a field of figures before it does."""

    def __init__(self, field: NumberField, slot: object) -> None:
        super().__init__(field)
        self._slot = slot

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text().isalpha():
            assert callable(self._slot)
            return bool(self._slot(event.text().lower()))
        return super().eventFilter(watched, event)
