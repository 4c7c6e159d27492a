"""The card of one seat: its mandate, its titular, its deputies, its functions, kept field by field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from syndic_desktop.actions.mandates import (
    add_pool_deputy,
    change_mandate,
    change_pool_deputy,
    close_mandate,
    remove_seat,
)
from syndic_desktop.actions.people import newcomer
from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly, Seat
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.mandates import read_weight
from syndic_desktop.domain.people import Person
from syndic_desktop.domain.statutes import DeputyRule
from syndic_desktop.queries.assemblies import AssemblySheet, SeatCard
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.assembly.choosing import PersonField
from syndic_desktop.ui.screens.assembly.deputies import DeputiesBox
from syndic_desktop.ui.screens.assembly.people import PersonForm
from syndic_desktop.ui.screens.assembly.roles import RolesBox
from syndic_desktop.ui.widgets.fields import DateField, Field, LineField
from syndic_desktop.ui.widgets.looks import GRID, in_reading_order, see_through, text
from syndic_desktop.ui.widgets.refusals import RefusalLine
from syndic_desktop.ui.widgets.ticks import Tick

CORRECTION = "Sans date : une correction du mandat. Avec une date : un autre mandat le suit."


class SeatPanel(QScrollArea):
    """Shows a card and carries out what is asked of it."""

    later = Signal(object)  # a change was made that begins on this day, which is to come

    def __init__(self, desk: Desk, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        self.card: SeatCard | None = None
        self._names: tuple[tuple[str, str], ...] = ()
        self._codes: frozenset[str] = frozenset()
        self.titular = PersonField("Titulaire", hint="chercher un nom, ou « Mme Ève MARTIN »")
        self.vacant = Tick("Siège vacant : hors exercice")
        self.weight = LineField(
            "Voix", check=weight_typed, empty="Écrivez le nombre de voix, comme 1 ou 3/2.", longest=30
        )
        self.from_day = DateField("Changer à partir du", today)
        self.since = DateField("Mandat du", today)
        self.until = DateField("au", today)
        self.deputies = DeputiesBox("Ajouter un suppléant à ce siège", today)
        self.pool = DeputiesBox("Ajouter un suppléant au membre", today)
        self.person = PersonForm(desk, today)
        self.roles = RolesBox(desk, today)
        self.remove_button = QPushButton("Retirer ce siège")
        self.message = RefusalLine()
        self._build()
        self._connect()

    def show_card(self, card: SeatCard | None, sheet: AssemblySheet) -> None:
        """Show a seat; what is being typed about the same one stays."""
        same = card is not None and self.card is not None and card.row.code == self.card.row.code
        self.card, self._names = card, sheet.people
        self._codes = frozenset(code for code, _ in sheet.people)
        self._inside.setVisible(card is not None)
        policy = Qt.ScrollBarPolicy  # a page that is not shown still has its height, and would be scrolled
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if card else policy.ScrollBarAlwaysOff)
        if card is None:
            return
        if not same:
            self.message.say("")
            self.verticalScrollBar().setValue(0)
        self._heading(card)
        self.titular.set_people(sheet.people)
        mandate = card.row.mandate
        start = None if card.next_day is None else max(card.next_day, self._today())
        for field, value in (
            (self.titular, mandate.titular),
            (self.weight, wording.fraction(mandate.weight)),
            (self.since, mandate.since),
            (self.until, mandate.until),
            (self.from_day, start),
        ):
            _show(field, value, same=same)
        self.vacant.blockSignals(True)
        self.vacant.setChecked(mandate.vacant)
        self.vacant.blockSignals(False)
        self._show_people(card, sheet)

    def commit(self) -> bool:
        """Keep what is being typed; whether nothing was refused."""
        fields = (self.titular, self.weight, self.since, self.until, self.deputies.field, self.pool.field)
        refused = [field for field in fields if not field.commit()]
        return self.person.commit() and not refused

    def _heading(self, card: SeatCard) -> None:
        row = card.row
        self.title.setText(row.titular)
        self.where.setText(" · ".join(dict.fromkeys((row.member, row.college, f"siège {row.code}"))))
        self.sat.setText(card.sat or CORRECTION)
        self.history.setText("\n".join(card.history))
        self.history.setVisible(len(card.history) > 1)
        self.past.setVisible(len(card.history) > 1)

    def _show_people(self, card: SeatCard, sheet: AssemblySheet) -> None:
        rule = card.suppleance
        named = rule is DeputyRule.NAMED or bool(card.deputies)
        pooled = rule is not DeputyRule.NAMED or bool(card.pool)
        self.named_title.setVisible(named)
        self.deputies.setVisible(named)
        self.pool_title.setVisible(pooled)
        self.pool.setVisible(pooled)
        free = " (suppléance libre : chacun peut remplacer chacun)" if rule is DeputyRule.FREE else ""
        self.pool_title.setText(f"Suppléants du membre{free}")
        self.deputies.show_people(card.deputies, sheet.people)
        self.pool.show_pool(card.pool, sheet.people)
        self.person_title.setVisible(card.titular is not None)
        self.roles_title.setVisible(card.titular is not None)
        self.person.show_person(card.titular)
        self.roles.show_roles(card.titular.code if card.titular else "", card.roles)
        fields = (self.titular, self.from_day, self.weight, self.since, self.until)
        in_reading_order(
            (*fields, self.vacant, *self.deputies.stops, *self.pool.stops, *self.person.fields.values(),
             self.person.everywhere, *self.roles.stops, self.remove_button)
        )  # fmt: skip

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Fiche du siège")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self.title, self.where = text("", "title"), text("", "muted")
        self.sat, self.history, self.past = text("", "muted"), text("", "plain"), text("Mandats de ce siège", "section")
        self.named_title, self.pool_title = text("Suppléants de ce siège", "section"), text("", "section")
        self.person_title, self.roles_title = text("Titulaire", "section"), text("Fonctions", "section")
        for label in (self.title, self.where, self.sat, self.history, self.pool_title):
            label.setWordWrap(True)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(4, 0, 12, 8)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.where)
        column.addLayout(self._mandate())
        for widget in (
            self.message, self.named_title, self.deputies, self.pool_title, self.pool, self.person_title, self.person,
            self.roles_title, self.roles, self.past, self.history, self.remove_button,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(self._inside)
        see_through(self)

    def _mandate(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(GRID)
        grid.addWidget(self.titular, 0, 0, 1, 4)
        grid.addWidget(self.from_day, 1, 0, 1, 2)
        grid.addWidget(self.weight, 1, 2, 1, 2)
        grid.addWidget(self.sat, 2, 0, 1, 4)
        grid.addWidget(self.since, 3, 0, 1, 2)
        grid.addWidget(self.until, 3, 2, 1, 2)
        grid.addWidget(self.vacant, 4, 0, 1, 4)
        for place in range(4):
            grid.setColumnStretch(place, 1)
        return grid

    def _connect(self) -> None:
        for field in (self.titular, self.weight, self.since, self.until, self.deputies.field, self.pool.field):
            field.listen(self._desk)
        self.titular.committed.connect(self._on_titular)
        self.weight.committed.connect(lambda typed: self._change(weight=read_weight(typed) or Fraction(1)))
        self.since.committed.connect(lambda day: self._correct(since=day))
        self.until.committed.connect(self._on_until)
        self.vacant.toggled.connect(self._on_vacant)
        self.deputies.added.connect(self._on_deputy_added)
        self.deputies.removed.connect(self._on_deputy_removed)
        self.pool.added.connect(self._on_pool_added)
        self.pool.removed.connect(lambda deputy: self._listening(change_pool_deputy, deputy, None))
        self.pool.ended.connect(
            lambda deputy, day: self._listening(change_pool_deputy, deputy, replace(deputy, until=day))
        )
        self.remove_button.clicked.connect(self._on_remove)

    @property
    def _mandate_shown(self) -> Seat:
        if self.card is None:
            raise ValueError("no seat is shown")
        return self.card.row.mandate

    def _on_titular(self, value: str | Person | None) -> None:
        self._named(value, lambda code: {"titular": code, "vacant": False})

    def _on_deputy_added(self, value: str | Person) -> None:
        known = self._mandate_shown.deputies
        self._named(value, lambda code: {"deputies": (*known, code)})

    def _on_deputy_removed(self, person: Person) -> None:
        kept = tuple(code for code in self._mandate_shown.deputies if code != person.code)
        with self.message.listening(self._desk):
            self._change(deputies=kept)

    def _on_pool_added(self, value: str | Person) -> None:
        entering = self._entering(value)
        people = () if entering is None or isinstance(value, str) else (entering,)
        code = value if isinstance(value, str) else (entering.code if entering else "")
        if code:
            member = self._mandate_shown.member
            self._desk.run(add_pool_deputy, member, code, self.from_day.value, newcomers=people)

    def _on_vacant(self, checked: bool) -> None:
        with self.message.listening(self._desk):
            done = self._change(vacant=True, titular=None) if checked else self._change(vacant=False)
        if not done:
            self.vacant.blockSignals(True)
            self.vacant.setChecked(not checked)
            self.vacant.blockSignals(False)

    def _on_until(self, day: date | None) -> None:
        if day is None:
            self._correct(until=None)
        else:
            self._desk.run(close_mandate, self._mandate_shown, day)

    def _on_remove(self) -> None:
        self._listening(remove_seat, self._mandate_shown.code)

    def _listening(self, action: Any, *args: Any) -> None:
        with self.message.listening(self._desk):
            self._desk.run(action, *args)
        if self.message.sentence:
            self.ensureWidgetVisible(self.message)  # the button may be far below

    def _named(self, value: str | Person | None, changes: Callable[[str | None], dict[str, Any]]) -> None:
        """Change the mandate with somebody known, or with somebody to enter at the same time."""
        if not isinstance(value, Person):
            self._change(**changes(value))
        elif (entering := self._entering(value)) is not None:
            self._change(newcomers=(entering,), **changes(entering.code))

    def _entering(self, value: str | Person) -> Person | None:
        if isinstance(value, str):
            return None
        try:
            return newcomer(Assembly(people=tuple(replace(value, code=code) for code in self._codes)), value)
        except RuleViolation as refusal:
            self._desk.refused.emit(str(refusal))
            return None

    def _change(self, *, newcomers: tuple[Person, ...] = (), **changes: Any) -> bool:
        """Change the mandate: a correction, or another one from the day of the field."""
        if not self.from_day.commit():
            return False
        known, since = self._mandate_shown, self.from_day.value
        if since is not None and known.since is not None and since <= known.since:
            since = None  # the mandate begins that day or later: it has not sat, it is corrected
        done = self._desk.run(change_mandate, known, replace(known, **changes), since=since, newcomers=newcomers)
        if done and since is not None and since > self._today():
            self.later.emit(since)
        return done

    def _correct(self, **changes: Any) -> bool:
        known = self._mandate_shown
        return self._desk.run(change_mandate, known, replace(known, **changes))


def _show(field: Field[Any], value: Any, *, same: bool) -> None:
    if same:
        field.set_value(value)
    else:
        field.reset(value)


def weight_typed(typed: str) -> str:
    """What was typed, when it is a weight. Raises RuleViolation."""
    if read_weight(typed) is None:
        raise RuleViolation("Écrivez un nombre de voix plus grand que zéro, comme 2, 1,5 ou 3/2.")
    return typed
