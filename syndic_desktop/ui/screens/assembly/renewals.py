"""« Renouvellement » : close every mandate of one organisation at a date, and enter the new ones in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from syndic_desktop.actions.mandates import renew
from syndic_desktop.actions.people import newcomer
from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.mandates import Entrant, read_weight
from syndic_desktop.domain.people import Person
from syndic_desktop.queries.assemblies import AssemblySheet, SeatRow
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.assembly.cards import weight_typed
from syndic_desktop.ui.screens.assembly.choosing import PersonField
from syndic_desktop.ui.screens.assembly.deputies import DeputiesBox
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, DateField, LineField
from syndic_desktop.ui.widgets.looks import GRID, dress, in_reading_order, see_through, text
from syndic_desktop.ui.widgets.refusals import RefusalLine
from syndic_desktop.ui.widgets.ticks import Tick


class SeatLine(QFrame):
    """One seat to fill: who comes, with which deputy and what weight."""

    def __init__(self, row: SeatRow | None, place: int, names: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        dress(self, "card")
        self.row = row
        name = f"siège {row.code}" if row else f"nouveau siège {place}"
        self.filled = Tick(f"Pourvoir le {name}")
        was = text(f"aujourd’hui : {row.titular}" if row else "s’ajoute aux autres", "muted")
        was.setWordWrap(True)
        self.filled.setChecked(True)
        self.titular = PersonField(f"Titulaire du {name}", titled=False, hint="titulaire (vide : à désigner)")
        self.deputy = PersonField(f"Suppléant du {name}", titled=False, hint="suppléant")
        weight = wording.fraction(row.mandate.weight) if row else "1"
        self.weight = LineField(f"Voix du {name}", titled=False, check=weight_typed, empty="Écrivez 1 ou 3/2.")
        self.weight.reset(weight)
        self.titular.set_people(names)
        self.deputy.set_people(names)
        self.filled.toggled.connect(self._on_filled)
        fields = QHBoxLayout()
        fields.setSpacing(GRID)
        fields.addWidget(self.deputy, 5)
        fields.addWidget(self.weight, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        for widget in (self.filled, was, self.titular):
            column.addWidget(widget)
        column.addLayout(fields)

    def commit(self) -> bool:
        """Read what is typed; whether nothing was refused."""
        refused = [field for field in (self.titular, self.deputy, self.weight) if not field.commit()]
        return not refused or not self.filled.isChecked()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops."""
        return (self.filled, self.titular, self.deputy, self.weight)

    def _on_filled(self, filled: bool) -> None:
        for field in (self.titular, self.deputy, self.weight):
            field.setEnabled(filled)


class RenewalPanel(QWidget):
    """Prepares the renewal of one member. `closed` says that it was done (a day) or given up (None)."""

    closed = Signal(object)

    def __init__(self, desk: Desk, today: Callable[[], date], unaffected: Callable[[date], str]) -> None:
        super().__init__()
        self._desk, self._today, self._unaffected = desk, today, unaffected
        self._sheet: AssemblySheet | None = None
        self.lines: list[SeatLine] = []
        self.member: ChoiceField[str] = ChoiceField("Membre à renouveler", hint="chercher un membre")
        self.since = DateField("Nouveaux mandats à partir du", today, empty="Écrivez la date des nouveaux mandats.")
        self.kept = text("", "muted")
        self.add_button = QPushButton("Ajouter un siège")
        self.pool = DeputiesBox("Suppléants du membre entier", today)
        self._pool: list[str | Person] = []
        self.remark = ""  # what the desk said of the last renewal
        self.again_button = QPushButton("Reprendre les titulaires actuels")
        self.done_button, self.cancel_button = QPushButton("Renouveler"), QPushButton("Abandonner")
        self.message = RefusalLine()
        self._build()
        self._connect()

    def open(self, sheet: AssemblySheet, member: str) -> None:
        """Begin with a member; what was being prepared for the same one stays."""
        self._sheet = sheet
        self.member.set_choices([Choice(each.code, each.name) for each in sheet.members])
        if self.since.value is None:
            self.since.reset(self._today())
        if member != self.member.value or not self.lines:
            self.member.reset(member)
            self._fill()
        self._say_kept()
        self.member.focus()

    def _build(self) -> None:
        self.kept.setWordWrap(True)
        dress(self.done_button, "main")
        explained = text(
            "Les mandats des titulaires et des suppléants de ce membre prennent fin la veille ; les nouveaux "
            "commencent ce jour-là, en une fois.",
            "muted",
        )
        explained.setWordWrap(True)
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.setSpacing(GRID)
        self._list.addWidget(self.add_button)
        self._list.addWidget(self.pool)
        self._list.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        see_through(scroll)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.done_button)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 4)
        column.setSpacing(GRID)
        first = (text("Renouvellement", "title"), explained, self.member, self.since, self.kept, self.again_button)
        for widget in first:
            column.addWidget(widget)
        column.addWidget(scroll, 1)
        column.addWidget(self.message)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._desk.remarked.connect(self._on_remarked)
        self.member.committed.connect(self._on_member)
        self.since.committed.connect(lambda _day: self._say_kept())
        self.add_button.clicked.connect(lambda: self._add(None))
        self.pool.added.connect(lambda value: self._change_pool([*self._pool, value]))
        self.pool.removed.connect(lambda value: self._change_pool([each for each in self._pool if each != value]))
        self.again_button.clicked.connect(self._on_again)
        self.done_button.clicked.connect(self._on_done)
        self.cancel_button.clicked.connect(lambda: self.closed.emit(None))

    def _on_member(self, member: str | None) -> None:
        self.member.reset(member)
        self._fill()

    def _fill(self) -> None:
        for line in self.lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        self._change_pool([])
        rows = self._sheet.rows if self._sheet else ()
        for row in rows:
            if row.mandate.member == self.member.value:
                self._add(row)

    def _add(self, row: SeatRow | None) -> None:
        line = SeatLine(row, len(self.lines) + 1, self._sheet.people if self._sheet else ())
        self._list.insertWidget(len(self.lines), line)
        line.show()  # at once: Tab goes through it in the same breath
        self.lines.append(line)
        self._order_stops()
        if row is None:
            line.titular.focus()

    def _order_stops(self) -> None:
        stops = [stop for line in self.lines for stop in line.stops]
        ends = (self.done_button, self.cancel_button)
        in_reading_order((self.since, self.again_button, *stops, self.add_button, *self.pool.stops, *ends))

    def _on_again(self) -> None:
        """Name again whoever sits today, where nobody else was typed."""
        for line in self.lines:
            if line.row is not None and not line.titular.editor.text():
                line.titular.reset(line.row.mandate.titular)
                line.deputy.reset(next(iter(line.row.mandate.deputies), None))

    def _change_pool(self, people: list[str | Person]) -> None:
        self._pool = list(dict.fromkeys(people))
        self.pool.show_named(self._pool, self._sheet.people if self._sheet else ())
        self._order_stops()

    def _say_kept(self) -> None:
        self.kept.setText(self._unaffected(self.since.value or self._today()))

    def _on_done(self) -> None:
        fields = [field for field in (self.member, self.since) if not field.commit()]
        lines = [line for line in self.lines if not line.commit()]
        since, member = self.since.value, self.member.value
        if fields or lines or since is None:
            self.message.say("Une ligne est à corriger : la raison est écrite dessous.")
            return
        if member is None:
            self.message.say("Choisissez le membre à renouveler.")
            return
        self.remark = ""
        with self.message.listening(self._desk):
            try:
                entrants, pool, people = self._entrants()
            except RuleViolation as refusal:
                self.message.say(str(refusal))
                return
            if self._desk.run(renew, member, since, entrants, pool=pool, newcomers=people):
                self.since.reset(None)
                self.member.reset(None)
                self._fill()
                self.closed.emit(since)

    def _on_remarked(self, sentence: str) -> None:
        self.remark = sentence

    def _entrants(self) -> tuple[tuple[Entrant, ...], tuple[str, ...], tuple[Person, ...]]:
        """The seats, the deputies of the member, and whoever is named and was not known. Raises RuleViolation."""
        codes = [code for code, _ in self._sheet.people] if self._sheet else []
        people: list[Person] = []

        def coded(value: str | Person | None) -> str | None:
            if not isinstance(value, Person):
                return value
            known = next((each for each in people if replace(each, code="") == value), None)
            if known is None:
                taken = Assembly(
                    people=tuple(replace(value, code=code) for code in [*codes, *(p.code for p in people)])
                )
                known = newcomer(taken, value)
                people.append(known)
            return known.code

        entrants = []
        for line in self.lines:
            if line.filled.isChecked():
                deputy = coded(line.deputy.value)
                entrants.append(
                    Entrant(
                        line.row.code if line.row else None,
                        coded(line.titular.value),
                        (deputy,) if deputy else (),
                        read_weight(line.weight.value or "") or Fraction(1),
                    )
                )
        pool = tuple(code for value in self._pool if (code := coded(value)))
        return tuple(entrants), pool, tuple(people)
