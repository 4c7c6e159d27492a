"""A vote college by college, but for some by name: « collège A : pour ; collège B : contre, sauf M. X qui s’abstient ».

P, C, A or X says it for a whole college, then a name is typed for whoever does otherwise. Figures alone may be typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.domain.votes import CollegeCounts, Counts, Sense, Vote, college_by_college
from syndic_desktop.queries.live.items import ItemSheet
from syndic_desktop.queries.live.people import Someone
from syndic_desktop.queries.live.trials import VoterLine
from syndic_desktop.ui.screens.live.asking import NamedField
from syndic_desktop.ui.screens.live.ballots import SENSES, WORDS, ChairField, Editor, NumberField
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, Field
from syndic_desktop.ui.widgets.looks import text
from syndic_desktop.ui.widgets.words import Words

COLUMNS = (
    (Sense.AGAINST, "Contre"), (Sense.ABSTAINING, "Abstentions"), (Sense.NOT_VOTING, "Hors vote"),
    (Sense.IN_FAVOUR, "Pour"),
)  # fmt: skip


class CollegesEditor(Editor):
    """A line a college, whose sense is that of each of its voters but for those who are named."""

    title = "Par collège"
    hint = "P, C, A ou X : tout le collège · I : sauf un nom"

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, dict[Sense, NumberField]] = {}
        self._voters: dict[str, VoterLine] = {}
        self._sizes: dict[str, int] = {}
        self._senses: dict[str, Sense | None] = {}  # None: that college is noted by a count, nobody knows who
        self._apart: dict[str, Sense] = {}
        self._grid: QWidget | None = None
        self.who = NamedField("Sauf", titled=False, hint="Sauf… tapez un nom  I")
        offered = tuple(Choice(sense, word) for sense, (_, word) in WORDS.items())
        self.how: ChoiceField[Sense] = ChoiceField("Son vote", offered, titled=False, hint="P, C, A ou X")
        self.exceptions = text("", "muted")
        self.exceptions.setWordWrap(True)
        self.chair = ChairField()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        below = QHBoxLayout()
        below.addWidget(self.who, 3, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.how, 2, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(below)
        self._column.addWidget(self.exceptions)
        self._column.addWidget(self.chair)
        self._column.addStretch(1)
        self._connect()

    def begin(self, sheet: ItemSheet, voters: Sequence[VoterLine], people: Sequence[Someone]) -> None:
        self._voters = {voter.seat: voter for voter in voters}
        names = {voter.college: voter.section for voter in voters}
        self._sizes = {college: sum(each.college == college for each in voters) for college in names}
        self._senses = dict.fromkeys(names, Sense.IN_FAVOUR)
        self._apart = {}
        self.who.set_choices(tuple(Choice(each.seat, each.name, f"{each.section} {each.by}") for each in voters))
        self._build_grid(names)
        self.chair.reset(None)
        self._fill()
        first = next(iter(self.rows.values()), None)
        if first:
            first[Sense.AGAINST].focus()

    def vote(self) -> Vote:
        known = {college: sense for college, sense in self._senses.items() if sense is not None}
        if len(known) == len(self._senses):
            return college_by_college(self._voters.values(), known, self._apart)
        counts = tuple(CollegeCounts(college, self._counts(college)) for college in self.rows)
        return Vote(by_college=counts, chair_sense=self.chair.value)

    def _counts(self, college: str) -> Counts:
        numbers = {sense: field.number for sense, field in self.rows[college].items()}
        return Counts(numbers[Sense.IN_FAVOUR], numbers[Sense.AGAINST], numbers[Sense.ABSTAINING])

    def _connect(self) -> None:
        self.chair.committed.connect(lambda _sense: self.edited.emit(self.vote()))
        self.who.entered.connect(self._on_named)
        self.how.entered.connect(self._on_said)
        self.how.editor.installEventFilter(_Letters(self.how, self._on_sense))

    def _on_named(self) -> None:
        """A name: what did he say? No name any more: the vote is whole."""
        if self.who.value is not None:
            self.how.focus()
        elif not self.who.editor.text().strip():
            self.keep()

    def _on_said(self) -> None:
        if self.how.value is not None:
            self._set_apart(self.how.value)

    def _on_sense(self, letter: str) -> bool:
        if letter not in SENSES:
            return False
        self._set_apart(SENSES[letter])
        return True

    def _set_apart(self, sense: Sense) -> None:
        """The one who is named says this, whatever his college does."""
        voter = self._voters.get(self.who.value or "")
        if voter is None:
            self.who.focus()
            return
        if self._senses[voter.college] is None:  # the count said nobody's name: it makes way
            self._senses[voter.college] = Sense.IN_FAVOUR
        self._apart[voter.seat] = sense
        self.who.reset(None)
        self.how.reset(None)
        self._fill()
        self.who.focus()

    def _fill(self) -> None:
        """The figures of the colleges that are known by what they say, and who does otherwise."""
        self._apart = {
            seat: sense
            for seat, sense in self._apart.items()
            if self._senses[self._voters[seat].college] not in (None, sense)
        }
        for college, usual in self._senses.items():
            theirs = [self._apart.get(seat, usual) for seat, each in self._voters.items() if each.college == college]
            for sense, field in self.rows[college].items():
                if usual is not None:
                    field.put(theirs.count(sense))
        said = (f"{self._voters[seat].name} ({WORDS[sense][1]})" for seat, sense in self._apart.items())
        self.exceptions.setText(f"Sauf {wording.listing(said)}." if self._apart else "")
        self.exceptions.setVisible(bool(self._apart))
        self.chair.setVisible(None in self._senses.values())
        self.edited.emit(self.vote())

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
            label = Words(f"({size}) {names[college]}", cut=True)
            label.setToolTip(f"{names[college]} : {wording.count(size, 'votant')}")
            grid.addWidget(label, line, 0)
            self.rows[college] = {}
            for place, (sense, title) in enumerate(COLUMNS, start=1):
                field = NumberField(f"{names[college]}, {title.lower()}", titled=False)
                field.editor.installEventFilter(_Letters(field, partial(self._on_letter, college)))
                self.rows[college][sense] = field
                grid.addWidget(field, line, place)
                slot = self._on_counted if sense is Sense.IN_FAVOUR else self._complete
                field.edited.connect(partial(slot, college))
        self._follow([field for row in self.rows.values() for field in row.values()])
        self._column.insertWidget(0, self._grid)

    def _complete(self, college: str) -> None:
        """Figures are typed: the others are in favour; a college that they leave whole is of that mind."""
        row = self.rows[college]
        said = sum(field.number for sense, field in row.items() if sense is not Sense.IN_FAVOUR)
        row[Sense.IN_FAVOUR].put(max(self._sizes[college] - said, 0))
        self._on_counted(college)

    def _on_counted(self, college: str) -> None:
        numbers = {sense: field.number for sense, field in self.rows[college].items()}
        self._senses[college] = next((sense for sense, each in numbers.items() if each == self._sizes[college]), None)
        self._apart = {seat: said for seat, said in self._apart.items() if self._voters[seat].college != college}
        self._fill()

    def _on_letter(self, college: str, letter: str) -> bool:
        if letter == "i":
            self.who.focus()
            return True
        if letter not in SENSES:
            return False
        self._senses[college] = SENSES[letter]
        self._fill()
        following = [*list(self.rows)[list(self.rows).index(college) + 1 :], ""][0]
        if following:
            self.rows[following][Sense.AGAINST].focus()
        return True


class _Letters(QObject):
    """Sees the letters typed in a field of figures before it does."""

    def __init__(self, field: Field[Any], slot: object) -> None:
        super().__init__(field)
        self._slot = slot

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text().isalpha():
            assert callable(self._slot)
            return bool(self._slot(event.text().lower()))
        return super().eventFilter(watched, event)
