"""The form of the syndicat: filled and created when the file is empty, kept field by field afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from syndic_desktop.actions.syndicats import (
    create_syndicat,
    edit_syndicat,
    put_logo,
    read_department,
    read_siret,
    remove_logo,
)
from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.domain.identities import LONGEST
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.syndicats import InternalNumber, Syndicat, set_title
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.settings.filing import FilingCard
from syndic_desktop.ui.screens.settings.questions import Questions
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, Field, LineField
from syndic_desktop.ui.widgets.filling import filled_in_order
from syndic_desktop.ui.widgets.looks import GRID, dress, see_through, text
from syndic_desktop.ui.widgets.reading import invites
from syndic_desktop.ui.widgets.refusals import RefusalLine

KINDS = [
    Choice(SyndicatKind.CLOSED, "Syndicat mixte fermé : communes et EPCI seulement", "L5711-1"),
    Choice(SyndicatKind.OPEN, "Syndicat mixte ouvert : département, région, chambres… aussi", "L5721-1"),
    Choice(SyndicatKind.DEPARTMENT, "Département"),
    Choice(SyndicatKind.REGION, "Région"),
    Choice(SyndicatKind.COMMUNE, "Commune"),
    Choice(SyndicatKind.EPCI, "EPCI"),
    Choice(SyndicatKind.OTHER, "Autre"),
]
NUMBERS = [
    Choice(InternalNumber.UNDERSCORE, "un tiret bas les remplace : CS2026_01"),
    Choice(InternalNumber.REMOVED, "ils disparaissent : CS202601"),
]
BLANK = Syndicat("", "", SyndicatKind.CLOSED, (), "", "", "")
PLACES = {
    "name": (0, 0, 4), "short_name": (1, 0, 2), "kind": (1, 2, 2), "siret": (2, 0, 2), "ape": (2, 2, 2),
    "address": (3, 0, 4), "city": (4, 0, 2), "department": (4, 2, 1), "department_name": (4, 3, 1),
    "templates": (5, 0, 2), "internal_number": (5, 2, 2),
}  # fmt: skip


class SyndicatForm(QScrollArea):
    """`created` says that a syndicat was entered: its list comes next."""

    created = Signal()

    def __init__(self, desk: Desk, questions: Questions) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self._syndicat: Syndicat | None = None
        self._sets = questions.sets
        self.fields = _fields(questions.sets)
        self.fields["department"].rewritten = THREE
        self.create_button = QPushButton("Créer le syndicat")
        self.logo_button, self.no_logo_button = QPushButton("Choisir un logo…"), QPushButton("Retirer le logo")
        self.filing = FilingCard(desk, questions)
        self.message = RefusalLine()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the syndicat again; what is being typed stays."""
        found, before = self._questions.syndicat(), self._syndicat
        self._syndicat = found
        self._sets = (*self._questions.sets, *self._questions.own_sets())
        templates = self.fields["templates"]
        assert isinstance(templates, ChoiceField)
        templates.set_choices([Choice(each, each) for each in self._sets])
        fresh = found is None
        self.create_button.setVisible(fresh)
        self.logo_title.setVisible(not fresh)
        self.filing.setVisible(not fresh)
        self.filing.refresh()
        self.logo_button.setVisible(not fresh)
        self.no_logo_button.setVisible(bool(found and found.logo))
        self.logo.setVisible(not fresh)
        self.logo.setText(f"Logo : {found.logo.removeprefix('annexes/')}" if found and found.logo else "Aucun logo")
        self.intro.setText(NEW if fresh else KEPT)
        if fresh and before is None and self.fields["kind"].value is not None:
            return
        for name, field in self.fields.items():
            value = _shown(found or BLANK, name)
            if (before is None) is (found is None):
                field.set_value(value)
            else:
                field.reset(value)

    def commit(self) -> bool:
        """Keep what is being typed; whether nothing was refused."""
        if self._syndicat is None:
            return True  # a form that is not created yet waits where it is
        refused = [field for field in self.fields.values() if not field.commit()]
        return not refused

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dress(self.create_button, "main")
        self.intro, self.logo_title, self.logo = text("", "muted"), text("Logo", "section"), text("", "muted")
        self.intro.setWordWrap(True)
        invites(self.intro)
        grid = QGridLayout()
        grid.setSpacing(2 * GRID)
        for name, (row, column, span) in PLACES.items():
            grid.addWidget(self.fields[name], row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        for place in range(4):
            grid.setColumnStretch(place, 1)
        logo, buttons = QHBoxLayout(), QHBoxLayout()
        for widget in (self.logo, self.logo_button, self.no_logo_button):
            logo.addWidget(widget)
        logo.addStretch(1)
        buttons.addWidget(self.create_button)
        buttons.addStretch(1)
        inside = QWidget()
        inside.setMaximumWidth(900)
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(8, 8, 16, 8)
        whole.setSpacing(2 * GRID)
        whole.addWidget(self.intro)
        whole.addLayout(grid)
        whole.addWidget(self.logo_title)
        whole.addLayout(logo)
        whole.addWidget(self.filing)
        whole.addWidget(self.message)
        whole.addLayout(buttons)
        whole.addStretch(1)
        self.setWidget(inside)
        see_through(self)

    def _connect(self) -> None:
        for name, field in self.fields.items():
            field.listen(self._desk)
            field.committed.connect(lambda value, name=name: self._keep(name, value))
        filled_in_order(self, list(self.fields.values()), self.create_button, "créer le syndicat")
        self.create_button.clicked.connect(self._on_create)
        self.logo_button.clicked.connect(self._on_logo)
        self.no_logo_button.clicked.connect(lambda: self._run(remove_logo))

    def _keep(self, name: str, value: Any) -> None:
        if self._syndicat is not None:
            asked = replace(self._syndicat, **{name: _kept(name, value)})
            self._desk.run(edit_syndicat, asked, sets=self._sets)

    def _on_create(self) -> None:
        refused = [field for field in self.fields.values() if not field.commit()]
        empty = [name for name in ("name", "department") if not self.fields[name].value]
        for name in empty:
            self.fields[name].said(EMPTY[name])
        if refused or empty:
            first = refused[0] if refused else self.fields[empty[0]]
            first.focus()
            return
        said = {name: _kept(name, field.value) for name, field in self.fields.items() if field.value is not None}
        with self.message.listening(self._desk):
            if self._desk.run(create_syndicat, replace(BLANK, **said)):
                self.created.emit()

    def _on_logo(self) -> None:
        path = self._questions.picture_to_open()
        if path is None:
            return
        try:
            content = self._questions.read_picture(path)
        except (RuleViolation, FileTrouble) as refusal:
            self.message.say(str(refusal))
            return
        self._run(put_logo, content)

    def _run(self, action: Any, *args: Any) -> None:
        with self.message.listening(self._desk):
            self._desk.run(action, *args)


NEW = (
    "Ce fichier est vide. Le nom et le département suffisent pour commencer : le reste peut venir plus tard, la liste "
    "des délégués s’importe ensuite d’Excel. Entrée passe au champ suivant, Ctrl+Entrée crée le syndicat."
)
KEPT = "Chaque champ est enregistré dès qu’on le quitte ; Entrée passe au suivant."
THREE = "trois caractères, comme le veut la télétransmission des actes."
EMPTY = {
    "name": "Écrivez le nom du syndicat, comme il doit paraître sur les actes.",
    "department": "Écrivez le numéro du département, comme 46, 2A ou 974.",
}


def _fields(sets: tuple[str, ...]) -> dict[str, Field[Any]]:
    line: Callable[..., LineField] = LineField
    return {
        "name": line("Nom", longest=LONGEST, hint="Syndicat mixte …", empty=EMPTY["name"]),
        "short_name": line("Nom court", longest=LONGEST, hint="celui des menus et des fichiers"),
        "kind": ChoiceField("Type", KINDS, empty="Choisissez un type."),
        "siret": line("SIRET", longest=60, check=lambda typed: read_siret(typed) or "", hint="14 chiffres"),
        "ape": line("Code APE", longest=LONGEST),
        "address": line("Adresse", longest=4 * LONGEST, hint="lignes séparées par « ; »"),
        "city": line("Ville", longest=LONGEST, hint="« Fait à … »"),
        "department": line("Département", longest=60, check=read_department, hint="46", empty=EMPTY["department"]),
        "department_name": line("Nom du département", longest=LONGEST, hint="Lot"),
        "templates": ChoiceField(
            "Jeu de modèles Word", [Choice(each, set_title(each)) for each in sets], empty="Choisissez un jeu."
        ),
        "internal_number": ChoiceField("Caractères refusés par @CTES", NUMBERS, empty="Choisissez une règle."),
    }


def _shown(syndicat: Syndicat, name: str) -> Any:
    value = getattr(syndicat, name)
    if name == "address":
        return " ; ".join(value)
    return "" if value is None else value


def _kept(name: str, value: Any) -> Any:
    if name == "address":
        return tuple(part.strip() for part in value.split(";") if part.strip())
    if name in ("siret", "ape"):
        return value or None
    return value
