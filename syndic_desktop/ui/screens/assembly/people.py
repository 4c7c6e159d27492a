"""The form of one person, in the card of a seat: every field is kept as soon as it is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from syndic_desktop.actions.people import edit_person
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.identities import LONGEST, is_email, is_phone
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.people import Civility, Person
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, DateField, Field, LineField
from syndic_desktop.ui.widgets.looks import GRID, dress

CIVILITIES = [Choice(Civility.MR, "M.", "Monsieur"), Choice(Civility.MRS, "Mme", "Madame")]
MEANS = [
    Choice(Means.EMAIL, "Par courriel"),
    Choice(Means.POST, "Par courrier"),
    Choice(Means.HAND, "Remise en main propre"),
]
PHONE = "Ce numéro n’a pas dix chiffres : vérifiez-le."
NAMES = ("civility", "first_name", "last_name")


class PersonForm(QWidget):
    """Shows a person and keeps what is changed."""

    def __init__(self, desk: Desk, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk = desk
        self._person: Person | None = None
        self._asked: Person | None = None
        self.fields: dict[str, Field[Any]] = {
            "civility": ChoiceField("Civilité", CIVILITIES, empty="Choisissez M. ou Mme."),
            "first_name": LineField("Prénom", longest=LONGEST),
            "last_name": LineField("Nom", longest=LONGEST, empty="Le nom manque."),
            "email": LineField("Courriel", longest=LONGEST, check=_email),
            "phone": LineField("Téléphone", longest=LONGEST),
            "birth": DateField("Date de naissance", today),
            "address": LineField("Adresse", longest=4 * LONGEST, hint="lignes séparées par « ; »"),
            "convened_by": ChoiceField("Convocation", MEANS, empty="Choisissez un moyen."),
        }
        self.everywhere = QPushButton("Corriger partout cette faute")
        self._build()
        self._connect()

    def show_person(self, person: Person | None) -> None:
        """Show somebody; what is being typed about the same person stays."""
        same = person is not None and self._person is not None and person.code == self._person.code
        self._person = person
        self.setVisible(person is not None)
        if person is None:
            return
        if not same:
            self.everywhere.hide()
        for name, field in self.fields.items():
            value = getattr(person, name)
            shown = " ; ".join(value) if name == "address" else value
            shown = shown or "" if isinstance(field, LineField) else shown
            if same:
                field.set_value(shown)
            else:
                field.reset(shown)
        phone = self.fields["phone"]
        phone.note.setText(PHONE)
        phone.note.setVisible(bool(person.phone) and not is_phone(person.phone or ""))

    def commit(self) -> bool:
        """Keep what is being typed; whether nothing was refused."""
        refused = [field for field in self.fields.values() if not field.commit()]
        return not refused

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID)
        places = {
            "civility": (0, 0, 1), "first_name": (0, 1, 1), "last_name": (0, 2, 1), "email": (1, 0, 3),
            "phone": (2, 0, 2), "birth": (2, 2, 1), "address": (3, 0, 3), "convened_by": (4, 0, 3),
        }  # fmt: skip
        for name, (row, column, span) in places.items():
            # At the top: beside a field that is refused, the others keep their title over their line.
            grid.addWidget(self.fields[name], row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        for column, stretch in enumerate((2, 3, 4)):
            grid.setColumnStretch(column, stretch)
        dress(self.everywhere, "main")
        self.everywhere.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(grid)
        whole.addWidget(self.everywhere)

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.listen(self._desk)
            field.committed.connect(lambda value, name=name: self._keep(name, value))
        self.everywhere.clicked.connect(self._on_everywhere)

    def _keep(self, name: str, value: Any) -> None:
        if self._person is None:
            return
        if name == "address":
            value = tuple(part.strip() for part in value.split(";") if part.strip())
        asked = replace(self._person, **{name: value})
        if self._desk.run(edit_person, asked):
            self.everywhere.hide()
        elif name in NAMES and "confirmez" in self.fields[name].refusal:
            self._asked = asked
            self.everywhere.show()

    def _on_everywhere(self) -> None:
        if self._asked is not None and self._desk.run(edit_person, self._asked, everywhere=True):
            self.everywhere.hide()
            for name in NAMES:
                self.fields[name].reset(getattr(self._asked, name))


def _email(typed: str) -> str:
    if not is_email(typed):
        raise RuleViolation("Ce n’est pas une adresse : une seule, avec son arobase, comme eve@exemple.fr.")
    return typed
