"""The functions of one person: each with its dates, ended, corrected, taken away, given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from syndic_desktop.actions.mandates import change_role, entitle
from syndic_desktop.domain import wording
from syndic_desktop.domain.identities import LONGEST
from syndic_desktop.domain.people import Role
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.widgets.fields import DateField, LineField
from syndic_desktop.ui.widgets.looks import GRID
from syndic_desktop.ui.widgets.refusals import RefusalLine


class RolesBox(QWidget):
    """Shows the roles of a person, with a line to give one more."""

    def __init__(self, desk: Desk, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        self._person = ""
        self.rows: list[RoleRow] = []
        self.title_field = LineField("Nouvelle fonction", hint="1er Vice-Président", longest=LONGEST)
        self.since_field = DateField("À partir du", today, empty="Écrivez la date du début.")
        self.add_button = QPushButton("Donner")
        self.message = RefusalLine()
        self._build()
        self.add_button.clicked.connect(self._on_add)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        rows = [stop for row in self.rows for stop in (row.until_field, row.remove_button)]
        return [*rows, self.title_field, self.since_field, self.add_button]

    def show_roles(self, person: str, roles: Sequence[Role]) -> None:
        """Show the roles of somebody; a function being typed for the same person stays."""
        if person != self._person:
            self.title_field.reset("")
            self.since_field.reset(self._today())
            self.message.say("")
        self._person = person
        self.setVisible(bool(person))
        if [row.role for row in self.rows] == list(roles):
            return
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [RoleRow(self._desk, role, self._today) for role in roles]
        for row in self.rows:
            self._list.addWidget(row)
            row.show()

    def _build(self) -> None:
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID)
        giving = QHBoxLayout()
        giving.addWidget(self.title_field, 3)
        giving.addWidget(self.since_field, 2)
        giving.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._list)
        column.addLayout(giving)
        column.addWidget(self.message)

    def _on_add(self) -> None:
        title = wording.clean_line(self.title_field.editor.text())
        if not title:
            self.title_field.said("Écrivez la fonction, par exemple « 1er Vice-Président ».")
            return
        if not (self.title_field.commit() and self.since_field.commit()) or self.since_field.value is None:
            return
        with self.message.listening(self._desk):
            if self._desk.run(entitle, self._person, title, self.since_field.value):
                self.title_field.reset("")


class RoleRow(QWidget):
    """One role."""

    def __init__(self, desk: Desk, role: Role, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk, self.role = desk, role
        label = QLabel(f"{role.title}, depuis le {wording.short_date(role.since)}")
        label.setWordWrap(True)
        self.until_field = DateField(f"Fin de la fonction {role.title}", today, titled=False, hint="fin : JJ/MM/AAAA")
        self.until_field.reset(role.until)
        self.until_field.listen(desk)
        self.until_field.committed.connect(self._on_until)
        self.remove_button = QPushButton("Retirer")
        self.remove_button.setAccessibleName(f"Retirer la fonction {role.title}")
        self.remove_button.clicked.connect(self._on_remove)
        self.message = RefusalLine()
        line = QHBoxLayout()
        line.addWidget(label, 3)
        line.addWidget(self.until_field, 2)
        line.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.message)

    def _on_until(self, until: date | None) -> None:
        self._desk.run(change_role, self.role, replace(self.role, until=until))

    def _on_remove(self) -> None:
        with self.message.listening(self._desk):
            self._desk.run(change_role, self.role, None)
