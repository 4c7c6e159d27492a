"""Editors of a vote: what they share, a count by heads, and a secret ballot. None of them decides whether it adds up.

An editor gives the `Vote` typed so far (`edited`, for the line that says what it would give) and the one to keep.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.domain.boxes import Box
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.votes import Ballot, Counts, SecretBallots, Sense, Vote
from syndic_desktop.queries.live.items import ItemSheet
from syndic_desktop.queries.live.people import Someone
from syndic_desktop.queries.live.trials import VoterLine
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, Field, LineField
from syndic_desktop.ui.widgets.looks import text

NUMBER = 84  # pixels
MOST = 9999


class NumberField(Field[int]):
    """A number of votes. An empty one counts for nothing."""

    def __init__(self, name: str, *, titled: bool = True) -> None:
        super().__init__(name, titled=titled)
        self.setFixedWidth(NUMBER)

    @property
    def number(self) -> int:
        """What is typed, 0 while it is no number."""
        typed = self.editor.text().strip()
        return min(int(typed), MOST) if typed.isascii() and typed.isdigit() else 0

    def put(self, number: int) -> None:
        """Show a number."""
        self.reset(number)

    def _parse(self, typed: str) -> int:
        if not (typed.isascii() and typed.isdigit() and int(typed) <= MOST):
            raise RuleViolation("Tapez un nombre.")
        return int(typed)

    def _spell(self, value: int) -> str:
        return str(value)


class Editor(QWidget):
    """One way to note a vote."""

    edited = Signal(object)  # the Vote typed so far
    kept = Signal(object)  # the Vote to record
    called = Signal(int, int)  # how many have answered, of how many: the room follows a roll call
    title = ""
    hint = "Entrée : champ suivant, puis enregistrer"
    box: Box | None = None
    heading: QLabel

    def know_box(self, held: Box) -> None:
        """How many ballots the item is voted with, before it begins."""
        self.box = held

    def begin(self, sheet: ItemSheet, voters: Sequence[VoterLine], people: Sequence[Someone]) -> None:
        """Begin with an item, from the vote it has or from nothing."""
        raise NotImplementedError

    def vote(self) -> Vote:
        """What is typed so far."""
        raise NotImplementedError

    def keep(self) -> None:
        """Ask for it to be recorded."""
        self.kept.emit(self.vote())

    def _follow(self, fields: Sequence[Field[int] | Field[str]]) -> None:
        """Enter goes from field to field, and records after the last."""
        for place, field in enumerate(fields):
            following: Callable[[], None] = self.keep if place + 1 == len(fields) else fields[place + 1].focus
            field.entered.connect(following)
            field.edited.connect(lambda: self.edited.emit(self.vote()))


class ChairField(ChoiceField[Sense]):
    """What the president said, which breaks a tie; where nobody noted it, he is presumed in favour (L2121-20)."""

    def __init__(self) -> None:
        offered = tuple(Choice(sense, WORDS[sense][1]) for sense in (Sense.IN_FAVOUR, Sense.AGAINST, Sense.ABSTAINING))
        super().__init__("Voix du président, si égalité", offered, hint="pour, sauf mention")
        self.setMaximumWidth(280)


class CountsEditor(Editor):
    """Heads only. Those in favour are whoever is left until they are typed."""

    title = "Décompte"

    def __init__(self) -> None:
        super().__init__()
        self.in_favour = NumberField("Pour")
        self.against = NumberField("Contre")
        self.abstaining = NumberField("Abstentions")
        self.out = NumberField("Hors vote")
        self.chair = ChairField()
        self._voters = 0
        self._typed = False
        fields = (self.against, self.abstaining, self.out, self.in_favour)
        _row(self, fields, self.chair)
        self.chair.committed.connect(lambda _sense: self.edited.emit(self.vote()))
        self.in_favour.edited.connect(self._on_in_favour)
        for field in fields[:-1]:
            field.edited.connect(self._complete)
        self._follow(fields)

    def begin(self, sheet: ItemSheet, voters: Sequence[VoterLine], people: Sequence[Someone]) -> None:
        self._voters = len(voters)
        known = sheet.vote.counts if sheet.vote else None
        self._typed = known is not None
        counts = known or Counts(self._voters)
        self.in_favour.put(counts.in_favour)
        for field, number in (
            (self.against, counts.against), (self.abstaining, counts.abstaining), (self.out, counts.not_voting or 0)
        ):  # fmt: skip
            field.put(number)
        self.chair.reset(sheet.vote.chair_sense if sheet.vote else None)
        self.against.focus()
        self.edited.emit(self.vote())

    def vote(self) -> Vote:
        counts = Counts(self.in_favour.number, self.against.number, self.abstaining.number)
        return Vote(counts=counts, chair_sense=self.chair.value)

    def _on_in_favour(self) -> None:
        self._typed = True

    def _complete(self) -> None:
        if not self._typed:
            rest = self._voters - self.against.number - self.abstaining.number - self.out.number
            self.in_favour.put(max(rest, 0))


class SecretEditor(Editor):
    """Ballots found in the box. No name is asked, none can be kept (L2121-21)."""

    title = "Scrutin secret"

    def __init__(self) -> None:
        super().__init__()
        self.cast = NumberField("Bulletins")
        self.blank, self.void = NumberField("Blancs"), NumberField("Nuls")
        self.in_favour, self.against = NumberField("Pour"), NumberField("Contre")
        self.scrutineers = LineField("Scrutateurs", hint="noms, séparés par des virgules")
        self._people: tuple[Someone, ...] = ()
        fields = (self.cast, self.blank, self.void, self.in_favour, self.against)
        _row(self, fields, self.scrutineers)
        self._follow((*fields, self.scrutineers))

    def begin(self, sheet: ItemSheet, voters: Sequence[VoterLine], people: Sequence[Someone]) -> None:
        self._people = tuple(people)
        vote = sheet.vote if sheet.vote and sheet.vote.ballot is Ballot.SECRET else Vote()
        most = self.box.most if self.box is not None and self.box.whole else len(voters)
        ballots, counts = vote.secret or SecretBallots(most), vote.counts or Counts()
        per_vote = self.box is not None and self.box.per_vote and self.box.whole
        self.heading.setText(f"{self.title} · un bulletin par voix, {most} en tout" if per_vote else self.title)
        numbers = (ballots.cast, ballots.blank, ballots.void, counts.in_favour, counts.against)
        fields = (self.cast, self.blank, self.void, self.in_favour, self.against)
        for field, number in zip(fields, numbers, strict=True):
            field.put(number)
        self.scrutineers.reset(named(vote.scrutineers, people))
        self.cast.focus()
        self.edited.emit(self.vote())

    def vote(self) -> Vote:
        return Vote(
            Ballot.SECRET,
            counts=Counts(self.in_favour.number, self.against.number),
            secret=SecretBallots(self.cast.number, self.blank.number, self.void.number),
            scrutineers=meant(self.scrutineers.editor.text(), self._people),
        )


def meant(typed: str, people: Sequence[Someone]) -> tuple[str, ...]:
    """The people whom names separated by commas mean; a name that is nobody's, or several people's, stays as typed."""
    found = []
    for name in filter(None, (wording.clean_line(each) for each in typed.split(","))):
        words = wording.fold(name).split()
        same = [each.code for each in people if set(words) <= set(wording.fold(each.name).split())]
        found.append(same[0] if len(same) == 1 else name)
    return tuple(dict.fromkeys(found))


def named(codes: Sequence[str], people: Sequence[Someone]) -> str:
    """The same, back in words."""
    names = {each.code: each.name for each in people}
    return ", ".join(names.get(code, code) for code in codes)


SENSES = {"p": Sense.IN_FAVOUR, "c": Sense.AGAINST, "a": Sense.ABSTAINING, "x": Sense.NOT_VOTING}
WORDS = {
    Sense.IN_FAVOUR: ("●", "pour"),
    Sense.AGAINST: ("✗", "contre"),
    Sense.ABSTAINING: ("○", "abstention"),
    Sense.NOT_VOTING: ("⊘", "ne prend pas part"),
}


def _row(editor: Editor, fields: Sequence[QWidget], below: QWidget | None = None) -> None:
    column = QVBoxLayout(editor)
    column.setContentsMargins(0, 0, 0, 0)
    editor.heading = text(editor.title, "strong")
    column.addWidget(editor.heading)
    row = QHBoxLayout()
    row.setSpacing(8)
    for field in fields:
        row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    column.addLayout(row)
    if below is not None:
        column.addWidget(below)
    column.addStretch(1)
