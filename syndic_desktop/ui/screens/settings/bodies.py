"""Bodies: the list, and of the chosen one its name, its numbering with a live example, its seats, its own rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from syndic_desktop.actions.bodies import add_body, edit_body, remove_body, tick_seat
from syndic_desktop.domain.assemblies import Body, BodyKind
from syndic_desktop.domain.identities import LONGEST
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.queries.bodies import COUNTERS, KINDS, BodyCard, BodyLine, SeatTick, numbering
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.settings.questions import Questions
from syndic_desktop.ui.screens.settings.statutes import StatutesPanel
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, Field, LineField
from syndic_desktop.ui.widgets.filling import filled_in_order
from syndic_desktop.ui.widgets.gestures import key
from syndic_desktop.ui.widgets.looks import GRID, dress, text
from syndic_desktop.ui.widgets.reading import invites
from syndic_desktop.ui.widgets.refusals import RefusalLine
from syndic_desktop.ui.widgets.tables import Column, SectionsTable
from syndic_desktop.ui.widgets.ticks import Tick
from syndic_desktop.ui.widgets.turning import Turning

FIELDS = "CS{annee}/{numero:02}"
GRAMMAR = "{annee} {annee2} {mois:02} {jour:02} {numero} {numero:02} {numero:03} {initiales}"
LINE = 310  # pixels, of its two buttons
LIST = 224  # pixels, for « Comité syndical » and whoever sits to be read
LINES: tuple[Column[BodyLine], ...] = (
    Column("Sigle", lambda line: line.code, 56),
    Column("Instance", lambda line: line.name, strong=True),
    Column("Sièges", lambda line: str(line.seats), 70),
)
TICKS: tuple[Column[SeatTick], ...] = (
    Column("Siège", lambda tick: "☑" if tick.sits else "☐", 60),
    Column("Qui y siège", lambda tick: tick.words),
)


class BodiesPanel(QStackedWidget):
    """Two pages: the bodies, and the own rules of one."""

    def __init__(self, desk: Desk, theme: Theme, questions: Questions) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self._code = ""
        self.card: BodyCard | None = None
        self.list: SectionsTable[BodyLine] = SectionsTable("Instances", LINES, lambda _line: "", theme)
        self.ticks: SectionsTable[SeatTick] = SectionsTable("Sièges de l’instance", TICKS, lambda _tick: "", theme)
        self.fields: dict[str, Field[Any]] = {
            "name": LineField("Nom", longest=LONGEST, empty="Donnez à l’instance un nom, comme « Bureau »."),
            "kind": ChoiceField("Genre", [Choice(*each) for each in KINDS.items()], empty="Choisissez un genre."),
            "numbering": LineField("Numérotation des actes", longest=LONGEST, empty=f"Écrivez par exemple {FIELDS}."),
            "counter": ChoiceField("Revient à 1", [Choice(*each) for each in COUNTERS.items()], empty="Choisissez."),
        }
        self.votes = Tick("Les votes sont comptés par collège")
        self.new_code = LineField("Sigle", hint="BU", longest=60)
        self.new_name = LineField("Nouvelle instance", hint="Bureau", longest=LONGEST)
        self.rules = StatutesPanel(desk, theme, questions)
        self.add_button, self.remove_button = QPushButton("Ajouter"), QPushButton("Retirer cette instance")
        self.rules_button = QPushButton("Règles propres…")
        self.everywhere = QPushButton("Corriger ce nom partout")
        self._asked: Body | None = None
        self.message = RefusalLine()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the bodies again; the same one stays chosen."""
        lines = self._questions.bodies()
        self.list.set_lines(lines, kept=lambda line: line.code == self._code)
        if self.currentIndex() == 1:
            if any(line.code == self.rules.body for line in lines):
                self.rules.refresh()
            else:
                self.setCurrentIndex(0)

    def commit(self) -> bool:
        """Keep what is being typed; whether nothing was refused."""
        if self.currentIndex() == 1:
            return self.rules.commit()
        refused = [field for field in self.fields.values() if not field.commit()]
        return not refused

    def _build(self) -> None:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(16)
        row.addLayout(self._left(), 4)
        self.form = QWidget()
        self._fill_form()
        row.addWidget(self.form, 5)
        row.addLayout(self._right(), 5)
        self.addWidget(page)
        self.addWidget(self.rules)

    def _left(self) -> QVBoxLayout:
        for table in (self.list, self.ticks):
            table.setMinimumWidth(LIST)
        self.adding = QWidget()
        adding = QHBoxLayout(self.adding)
        adding.setContentsMargins(0, 0, 0, 0)
        adding.addWidget(self.new_code, 1)
        adding.addWidget(self.new_name, 3)
        column = QVBoxLayout()
        column.addWidget(text("Instances", "section"))
        column.addWidget(self.list, 1)
        column.addWidget(self.adding)
        column.addWidget(self.add_button)
        return column

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(text("Sièges", "section"))
        column.addWidget(self.ticks, 1)
        self.kept = text("Espace coche ou décoche. Les séances tenues gardent leurs sièges.", "muted")
        self.kept.setWordWrap(True)
        invites(self.kept)
        column.addWidget(self.kept)
        return column

    def _fill_form(self) -> None:
        self.example, self.grammar = text("", "plain"), text(f"Champs : {GRAMMAR}", "muted")
        for label in (self.example, self.grammar):
            label.setWordWrap(True)
        box = QFrame()
        dress(box, "banner-plain")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self.example)
        grid = QGridLayout()
        grid.setSpacing(GRID)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(field, place, 0)
        buttons = Turning(LINE, GRID)
        buttons.row.addWidget(self.rules_button)
        buttons.row.addStretch(1)
        buttons.row.addWidget(self.remove_button)
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        self.everywhere.hide()
        for widget in (self.everywhere, box, self.grammar, self.votes):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.message)
        column.addWidget(buttons)

    def _connect(self) -> None:
        filled_in_order(self.form, list(self.fields.values()))
        filled_in_order(self.adding, (self.new_code, self.new_name), self.add_button, "ajouter l’instance")
        self.list.chosen.connect(self._on_chosen)
        self.list.pressed.connect(self.fields["name"].focus)
        for name, field in self.fields.items():
            field.listen(self._desk)
            field.committed.connect(lambda value, name=name: self._keep(name, value))
        self.new_code.listen(self._desk)
        self.fields["numbering"].edited.connect(self._say_example)
        self.votes.toggled.connect(self._on_votes)
        self.add_button.clicked.connect(self._on_add)
        self.remove_button.clicked.connect(self._on_remove)
        self.rules_button.clicked.connect(self._on_rules)
        self.everywhere.clicked.connect(self._on_everywhere)
        self.rules.closed.connect(self._on_rules_closed)
        key(self.ticks, Qt.Key.Key_Space, self._on_tick, "faire siéger ou non", alone=True)
        self.ticks.pressed.connect(self._on_tick)
        self.ticks.doubleClicked.connect(lambda _index: self._on_tick())

    def _on_chosen(self, line: BodyLine | None) -> None:
        same = line is not None and line.code == self._code
        self._code = line.code if line else ""
        self.card = self._questions.body(self._code, self._questions.today()) if line else None
        self.form.setEnabled(self.card is not None)
        if self.card is None:
            return
        body = self.card.body
        if not same:
            self.message.say("")
            self.everywhere.hide()
        for name, field in self.fields.items():
            (field.set_value if same else field.reset)(getattr(body, name))
        self.votes.blockSignals(True)
        self.votes.setChecked(body.votes_by_college)
        self.votes.blockSignals(False)
        self.remove_button.setEnabled(not self.card.met)
        self.remove_button.setToolTip("Elle a tenu des séances : elle reste." if self.card.met else "")
        current = self.ticks.current
        self.ticks.set_lines(self.card.ticks, kept=lambda tick: current is not None and tick.code == current.code)
        self._say_example()

    def _say_example(self) -> None:
        if self.card is None:
            return
        counter = self.fields["counter"].value or self.card.body.counter
        shown = numbering(self.fields["numbering"].editor.text(), counter, self._questions.today(), self.card.used)
        self.example.setText(shown.fault or shown.sentence)

    def _keep(self, name: str, value: Any) -> None:
        if self.card is not None:
            changes: dict[str, Any] = {name: value}
            asked = replace(self.card.body, **changes)
            done = self._desk.run(edit_body, asked)
            self._asked = asked if not done and "confirmez" in self.fields[name].refusal else None
            self.everywhere.setVisible(self._asked is not None)

    def _on_everywhere(self) -> None:
        if self._asked is not None:
            with self.message.listening(self._desk):
                if self._desk.run(edit_body, self._asked, everywhere=True):
                    self.everywhere.hide()
                    self.fields["name"].give_up()

    def _on_votes(self, by_college: bool) -> None:
        if self.card is not None:
            with self.message.listening(self._desk):
                self._desk.run(edit_body, replace(self.card.body, votes_by_college=by_college))

    def _on_tick(self) -> None:
        tick = self.ticks.current
        if tick is not None and self.card is not None:
            with self.message.listening(self._desk):
                self._desk.run(tick_seat, self._code, tick.code, sits=not tick.sits)

    def _on_add(self) -> None:
        self.new_name.commit()
        self.new_code.commit()
        code, name = self.new_code.editor.text().strip(), self.new_name.editor.text().strip()
        body = Body(code, name, BodyKind.COMMISSION, (), f"{code}{FIELDS[2:]}", Counter.YEAR)
        with self.message.listening(self._desk):
            if self._desk.run(add_body, body):
                self._code = code
                self.new_code.reset("")
                self.new_name.reset("")
                self.refresh()

    def _on_remove(self) -> None:
        with self.message.listening(self._desk):
            self._desk.run(remove_body, self._code)

    def _on_rules(self) -> None:
        if self.card is not None:
            self.rules.show_body(self._code, f"Règles propres : {self.card.body.name}")
            self.setCurrentIndex(1)
            self.rules.table.setFocus()

    def _on_rules_closed(self) -> None:
        self.setCurrentIndex(0)
        self.refresh()
        self.rules_button.setFocus()
