"""The statutory profile: every rule with its source, what differs from the default marked by a sign and a word."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from syndic_desktop.actions.syndicats import edit_syndicat, say_rule
from syndic_desktop.domain import provisions
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.provisions import Shape
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.queries.statutes import RuleRow, StatutesSheet
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.settings.forms import KINDS
from syndic_desktop.ui.screens.settings.questions import Questions
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, LineField
from syndic_desktop.ui.widgets.looks import GRID, dress, text
from syndic_desktop.ui.widgets.tables import Column, SectionsTable

COLUMNS: tuple[Column[RuleRow], ...] = (
    Column("Règle", lambda row: row.rule.name, 260),
    Column("Ce qui s’applique", lambda row: row.text, 190, strong=True),
    Column(
        "Différence",
        lambda row: "≠ diffère du défaut" if row.differs else ("= dit par les statuts" if row.said else ""),
        170,
    ),
    Column("Source", lambda row: row.source, spare=True),
)

KEPT = "les séances tenues gardent les règles de leur jour"


class StatutesPanel(QWidget):
    """Shows the profile of the syndicat, or the own rules of a body. `closed`: she goes back from a body's."""

    closed = Signal()

    def __init__(self, desk: Desk, theme: Theme, questions: Questions) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self.body: str | None = None
        self._row: RuleRow | None = None
        self.title, self.summary = text("", "section"), text("", "muted")
        self.kind: ChoiceField[SyndicatKind] = ChoiceField("Type de syndicat", KINDS, titled=False, empty="Choisissez.")
        name = "Règles du profil statutaire"
        self.table: SectionsTable[RuleRow] = SectionsTable(name, COLUMNS, lambda row: row.rule.section.value, theme)
        self.line, self.choice = (
            LineField("Valeur", titled=False, longest=2_000),
            ChoiceField[Any]("Valeur", titled=False),
        )
        self.name, self.source = text("", "section"), text("", "muted")
        self.default_button = QPushButton("Revenir au &défaut")
        self.back_button = QPushButton("Retour aux instances")
        self._build()
        self._connect()

    def show_body(self, body: str | None, title: str) -> None:
        """Show the rules of a body (None: of the syndicat)."""
        self.body = body
        self.title.setText(title)
        self.back_button.setVisible(body is not None)
        self.kind.setVisible(body is None)
        self.refresh()

    def refresh(self) -> None:
        """Read the rules again; the same one stays chosen."""
        sheet: StatutesSheet = self._questions.rules(self.body)
        key = self._row.rule.key if self._row else ""
        self.summary.setText(sheet.summary)
        self.kind.set_value(sheet.kind)
        self.table.set_lines(sheet.rows, kept=lambda row: row.rule.key == key)

    def commit(self) -> bool:
        """Keep what is being typed; whether it was not refused."""
        return self._field.commit()

    @property
    def _field(self) -> LineField | ChoiceField[Any]:
        return self.choice if self._row and self._row.rule.choices else self.line

    def _build(self) -> None:
        for label in (self.source, self.summary):
            label.setWordWrap(True)
        self.values = QStackedWidget()
        self.values.addWidget(self.line)
        self.values.addWidget(self.choice)
        strip = QFrame()
        dress(strip, "card")
        self.values.setMinimumWidth(280)
        editing = QHBoxLayout()
        editing.addWidget(self.name, 2)
        editing.addWidget(self.values, 3)
        editing.addWidget(self.default_button)
        column = QVBoxLayout(strip)
        column.setContentsMargins(12, 8, 12, 8)
        column.addLayout(editing)
        column.addWidget(self.source)
        top = QHBoxLayout()
        self.kind.setMinimumWidth(300)
        top.addWidget(self.title)
        top.addWidget(self.kind, 1)
        top.addWidget(self.summary, 1)
        top.addWidget(self.back_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4, 4, 4, 4)
        whole.setSpacing(GRID)
        whole.addLayout(top)
        whole.addWidget(self.table, 1)
        whole.addWidget(strip)

    def _connect(self) -> None:
        self.table.chosen.connect(self._on_chosen)
        self.table.pressed.connect(self._on_pressed)
        for field in (self.line, self.choice):
            field.listen(self._desk)
            field.committed.connect(self._on_committed)
        self.kind.listen(self._desk)
        self.kind.committed.connect(self._on_kind)
        self.default_button.clicked.connect(self._on_default)
        self.back_button.clicked.connect(self.closed)

    def _on_chosen(self, row: RuleRow | None) -> None:
        same = row is not None and self._row is not None and row.rule.key == self._row.rule.key
        self._row = row
        if row is None:
            return
        self.name.setText(row.rule.name)
        told = (f"Source : {row.source}", f"défaut : {row.default}" if row.said else "", KEPT)
        self.source.setText(" · ".join(filter(None, told)))
        self.default_button.setEnabled(row.said)
        self.values.setCurrentWidget(self._field)
        if row.rule.choices:
            self.choice.set_choices([Choice(value, words) for value, words in row.rule.choices])
        empty = row.rule.shape in (Shape.LIST, Shape.WORDS) and not row.value
        value: Any = row.value if row.rule.choices else ("" if empty else row.text)
        self._field.editor.setAccessibleName(row.rule.name)
        if same:
            self._field.set_value(value)
        else:
            self._field.reset(value)

    def _on_kind(self, kind: SyndicatKind) -> None:
        known = self._questions.syndicat()
        if known is not None:
            self._desk.run(edit_syndicat, replace(known, kind=kind))

    def _on_pressed(self) -> None:
        self._field.focus()

    def _on_committed(self, value: Any) -> None:
        if self._row is None:
            return
        rule = self._row.rule
        if not rule.choices:
            try:
                value = provisions.read(rule, value)
            except RuleViolation as refusal:
                self._desk.refused.emit(str(refusal))
                return
        self._desk.run(say_rule, rule.key, value, body=self.body)

    def _on_default(self) -> None:
        if self._row is not None:
            field = self._field
            self._desk.run(say_rule, self._row.rule.key, None, body=self.body)
            field.give_up()
            self.table.setFocus()
