"""Colleges and member organisations: added, renamed, taken away; a seat added to a member."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from syndic_desktop.actions.mandates import add_seat
from syndic_desktop.actions.members import (
    ARTICLES,
    add_college,
    add_member,
    edit_college,
    edit_member,
    remove_college,
    remove_member,
)
from syndic_desktop.domain.assemblies import College, Member
from syndic_desktop.domain.identities import LONGEST
from syndic_desktop.queries.assemblies import AssemblySheet
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.widgets.entries import commit_all
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, DateField, Field, LineField
from syndic_desktop.ui.widgets.looks import GRID, see_through, text
from syndic_desktop.ui.widgets.refusals import RefusalLine


class MembersPanel(QScrollArea):
    """Two small forms, one under the other. `closed`: she has finished."""

    closed = Signal(object)

    def __init__(self, desk: Desk, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        self._sheet: AssemblySheet | None = None
        self.college: ChoiceField[str] = ChoiceField("Collège", hint="chercher un collège")
        self.college_name = LineField("Nom du collège", longest=LONGEST, empty="Écrivez le nom du collège.")
        self.article: ChoiceField[str] = ChoiceField(
            "Article (« du Département »)", [Choice(each, each) for each in ARTICLES], empty="Choisissez un article."
        )
        self.new_college = LineField("Nouveau collège", longest=LONGEST, hint="Communautés de communes")
        self.member: ChoiceField[str] = ChoiceField("Membre", hint="chercher un membre")
        self.member_name = LineField("Nom du membre", longest=LONGEST, empty="Écrivez le nom du membre.")
        self.member_college: ChoiceField[str] = ChoiceField("Son collège", empty="Choisissez un collège.")
        self.address = LineField("Adresse", longest=4 * LONGEST, hint="lignes séparées par « ; »")
        self.new_member = LineField("Nouveau membre du collège choisi", longest=LONGEST, hint="Commune d’Orsigny")
        self.since = DateField("Nouveau siège de ce membre, à partir du", today)
        self.seat_button = QPushButton("Ajouter un siège")
        self.remove_college_button = QPushButton("Retirer ce collège")
        self.remove_member_button = QPushButton("Retirer ce membre")
        self.everywhere = QPushButton("Corriger partout cette faute")
        self.close_button = QPushButton("Fermer")
        self.message = RefusalLine()
        self._asked: tuple[Any, College | Member] | None = None
        self._build()
        self._connect()

    def show_sheet(self, sheet: AssemblySheet) -> None:
        """Offer what there is; what is chosen stays chosen while it exists."""
        self._sheet = sheet
        colleges = [Choice(each.code, each.name) for each in sheet.groups]
        for field in (self.college, self.member_college):
            field.set_choices(colleges)
        self.member.set_choices([Choice(each.code, each.name) for each in sheet.members])
        self._show_college(self._known(sheet.groups, self.college.value))
        self._show_member(self._known(sheet.members, self.member.value))

    def open(self, sheet: AssemblySheet, member: str) -> None:
        """Begin with a member, and its college."""
        found = next((each for each in sheet.members if each.code == member), None)
        self.member.reset(found.code if found else None)
        self.college.reset(found.college if found else (sheet.groups[0].code if sheet.groups else None))
        self.since.reset(self._today())
        self.show_sheet(sheet)
        (self.member if sheet.groups else self.new_college).focus()

    def _known(self, values: tuple[Any, ...], code: str | None) -> Any:
        return next((each for each in values if each.code == code), None)

    def _show_college(self, college: College | None) -> None:
        _fill(self.college, college.code if college else None)
        _fill(self.college_name, college.name if college else "")
        _fill(self.article, college.article if college else None)
        for widget in (self.college_name, self.article, self.remove_college_button, self.new_member):
            widget.setEnabled(college is not None)

    def _show_member(self, member: Member | None) -> None:
        _fill(self.member, member.code if member else None)
        _fill(self.member_name, member.name if member else "")
        _fill(self.member_college, member.college if member else None)
        _fill(self.address, " ; ".join(member.address) if member else "")
        for widget in (self.member_name, self.member_college, self.address, self.since, self.seat_button):
            widget.setEnabled(member is not None)
        self.remove_member_button.setEnabled(member is not None)

    def commit(self) -> bool:
        """Keep what is being typed; whether nothing was refused."""
        return commit_all((self.college_name, self.article, self.new_college, self.member_name, self.member_college,
                           self.address, self.new_member, self.since))  # fmt: skip

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.everywhere.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 0, 12, 8)
        column.setSpacing(GRID)
        column.addWidget(text("Collèges et membres", "title"))
        column.addWidget(self.message)
        column.addWidget(self.everywhere)
        column.addWidget(text("Collège", "section"))
        column.addLayout(_grid([[self.college], [self.college_name, self.article], [self.new_college]]))
        column.addLayout(_right(self.remove_college_button))
        column.addWidget(text("Membre", "section"))
        rows: list[list[QWidget]] = [
            [self.member], [self.member_name, self.member_college], [self.address], [self.new_member],
            [self.since],
        ]  # fmt: skip
        column.addLayout(_grid(rows))
        column.addLayout(_right(self.remove_member_button, self.seat_button))
        column.addStretch(1)
        column.addLayout(_right(self.close_button))
        self.setWidget(inside)
        see_through(self)

    def _connect(self) -> None:
        for field in (self.college_name, self.article, self.member_name, self.member_college, self.address):
            field.listen(self._desk)
        self.new_college.listen(self._desk)
        self.new_member.listen(self._desk)
        self.college.committed.connect(self._on_college)
        self.member.committed.connect(self._on_member)
        self.college_name.committed.connect(lambda name: self._edit_college(name=name))
        self.article.committed.connect(lambda article: self._edit_college(article=article))
        self.member_name.committed.connect(lambda name: self._edit_member(name=name))
        self.member_college.committed.connect(lambda code: self._edit_member(college=code))
        self.address.committed.connect(
            lambda typed: self._edit_member(address=tuple(each.strip() for each in typed.split(";") if each.strip()))
        )
        self.new_college.committed.connect(self._on_new_college)
        self.new_member.committed.connect(self._on_new_member)
        self.seat_button.clicked.connect(self._on_seat)
        self.remove_college_button.clicked.connect(lambda: self._run(remove_college, self.college.value))
        self.remove_member_button.clicked.connect(lambda: self._run(remove_member, self.member.value))
        self.everywhere.clicked.connect(self._on_everywhere)
        self.close_button.clicked.connect(lambda: self.closed.emit(None))

    def _on_college(self, code: str | None) -> None:
        if self._sheet is not None:
            self.college.reset(code)
            self._show_college(self._known(self._sheet.groups, code))

    def _on_member(self, code: str | None) -> None:
        if self._sheet is not None:
            self.member.reset(code)
            self._show_member(self._known(self._sheet.members, code))

    def _on_new_college(self, name: str) -> None:
        known = {each.code for each in self._sheet.groups} if self._sheet else set()
        if name and self._desk.run(add_college, name):
            self.new_college.reset("")
            made = [each.code for each in self._sheet.groups if each.code not in known] if self._sheet else []
            self._on_college(made[0] if made else self.college.value)

    def _on_new_member(self, name: str) -> None:
        known = {each.code for each in self._sheet.members} if self._sheet else set()
        if name and self.college.value and self._desk.run(add_member, name, self.college.value):
            self.new_member.reset("")
            made = [each.code for each in self._sheet.members if each.code not in known] if self._sheet else []
            self._on_member(made[0] if made else self.member.value)

    def _on_seat(self) -> None:
        if self.since.commit():
            self._run(add_seat, self.member.value, self.since.value)

    def _edit_college(self, **changes: Any) -> None:
        college = self._known(self._sheet.groups if self._sheet else (), self.college.value)
        if college is not None:
            self._edit(edit_college, replace(college, **changes))

    def _edit_member(self, **changes: Any) -> None:
        member = self._known(self._sheet.members if self._sheet else (), self.member.value)
        if member is not None:
            self._edit(edit_member, replace(member, **changes))

    def _edit(self, action: Any, value: College | Member) -> None:
        """A name that sessions held print is put right everywhere only when she says so."""
        refused: list[str] = []
        self._desk.refused.connect(refused.append)
        done = self._desk.run(action, value)
        self._desk.refused.disconnect(refused.append)
        self._asked = None if done else (action, value)
        self.everywhere.setVisible(any("confirmez" in sentence for sentence in refused))

    def _on_everywhere(self) -> None:
        if self._asked is not None:
            action, value = self._asked
            with self.message.listening(self._desk):
                if self._desk.run(action, value, everywhere=True):
                    self.everywhere.hide()
                    self.college_name.give_up()
                    self.member_name.give_up()

    def _run(self, action: Any, *args: Any) -> None:
        with self.message.listening(self._desk):
            self._desk.run(action, *args)
        if self.message.sentence:
            self.ensureWidgetVisible(self.message)  # the button may be far below


def _fill(field: Field[Any], value: Any) -> None:
    """Show a value; a field about something else forgets what was typed, the same keeps it."""
    if field.value != value and field.editor.hasFocus() and field.pending:
        field.set_value(value)
    elif field.value != value or not field.pending:
        field.reset(value)


def _grid(rows: list[list[QWidget]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(GRID)
    for row, widgets in enumerate(rows):
        for place, widget in enumerate(widgets):
            grid.addWidget(widget, row, place, 1, 2 // len(widgets))
    return grid


def _right(*buttons: QPushButton) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addStretch(1)
    for button in buttons:
        line.addWidget(button)
    return line
