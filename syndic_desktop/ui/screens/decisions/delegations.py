"""The delegations of the comité, one by one, and how the decisions of each kind are numbered, with an example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListWidget, QPushButton, QWidget

from syndic_desktop.actions.decisions import number_decisions
from syndic_desktop.actions.delegations import remove_delegation, save_delegation
from syndic_desktop.domain import wording
from syndic_desktop.domain.decisions import KINDS, Tax, next_number
from syndic_desktop.domain.delegations import Delegation, Holder, takes
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.numbering import Counter, KindNumbering, Pattern
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.bodies import COUNTERS
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.decisions.cells import read_amount
from syndic_desktop.ui.screens.decisions.questions import Questions
from syndic_desktop.ui.widgets.entries import Field, commit_all
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, DateField, LineField
from syndic_desktop.ui.widgets.looks import GRID, card, text
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.widgets.refusals import RefusalLine
from syndic_desktop.ui.widgets.ticks import Tick

HOLDERS = {
    Holder.PRESIDENT: "Le président",
    Holder.VICE_PRESIDENT: "Un vice-président",
    Holder.BUREAU: "Le bureau",
}
To = tuple[Holder, str | None]
PIECES = "{annee} {annee2} {mois:02} {jour:02} {numero} {numero:02} {numero:03} {initiales}"
LISTED = 132


class DelegationsPanel(QWidget):
    """`closed`: back to the table."""

    closed = Signal()

    def __init__(self, desk: Desk, questions: Questions) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self.known: Sequence[Delegation] = ()
        self._name: str | None = None  # the delegation that the fields are about; None: a new one
        self.list = QListWidget()
        self.name = LineField("Nom", hint="Marchés à procédure adaptée", empty="Écrivez le nom de la délégation.")
        self.holder: ChoiceField[To] = ChoiceField("Accordée à", (), empty="Choisissez à qui.")
        self.ceiling = LineField("Plafond d’une décision", hint="40 000 HT (vide : aucun)", check=_spelt_amount)
        self.yearly = LineField("Plafond par an", hint="200 000 HT (vide : aucun)", check=_spelt_amount)
        self.act = LineField("Délibération qui l’accorde", hint="CS2026/04 du 6 mars 2026")
        self.since, self.until = DateField("Depuis le", questions.today), DateField("Jusqu’au", questions.today)
        self.kinds = {kind: Tick(words) for kind, words in KINDS.items()}
        self.message = RefusalLine()
        self.patterns = {
            kind: LineField(words, titled=False, hint="LC{annee}-{numero:02}") for kind, words in KINDS.items()
        }
        self.counters: dict[DecisionKind, ChoiceField[Counter]] = {
            kind: ChoiceField(f"Compteur : {words}", [Choice(*each) for each in COUNTERS.items()],
                              titled=False, empty="Choisissez quand le compteur repart.")
            for kind, words in KINDS.items()
        }  # fmt: skip
        self.examples = {kind: text("", "muted") for kind in KINDS}
        self._build()
        self._connect()

    @property
    def fields(self) -> tuple[Field[Any], ...]:
        return (self.name, self.holder, self.ceiling, self.yearly, self.act, self.since, self.until)

    def open(self) -> None:
        """Show what there is."""
        self._name = None
        self.refresh()
        (self.list if self.known else self.new_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> bool:
        """Keep what is being typed; False when something is refused."""
        return commit_all((*self.fields, *self.patterns.values(), *self.counters.values()))

    def refresh(self) -> None:
        """Read the delegations and the numberings again."""
        self.known = self._questions.delegations()
        names = [each.name for each in self.known]
        if self._name not in names and names and not self.name.pending:
            self._name = names[0]
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([f"{each.name} · {_summary(each)}" for each in self.known])
        if self._name in names:
            self.list.setCurrentRow(names.index(self._name))
        self.list.blockSignals(False)
        self.empty.setVisible(not names)
        self.list.setVisible(bool(names))
        self._show(reset=False)
        known = {each.kind: each for each in self._questions.numberings()}
        for kind, field in self.patterns.items():
            field.set_value(known[kind].pattern if kind in known else "")
            self.counters[kind].set_value(known[kind].counter if kind in known else Counter.YEAR)
            self._exemplify(kind)

    def begin(self) -> None:
        """A new delegation: its name first."""
        if self.commit():
            self._name = None
            self.list.setCurrentRow(-1)
            self._show(reset=True)
            self.name.focus()

    @property
    def _current(self) -> Delegation:
        return next((each for each in self.known if each.name == self._name), Delegation(""))

    def _show(self, *, reset: bool) -> None:
        current = self._current
        self.holder.set_choices(_holders(current, self._questions.vices()))
        shown: tuple[tuple[Any, Any], ...] = (
            (self.name, current.name), (self.holder, (current.holder, current.vice)),
            (self.ceiling, _limit(current.ceiling, current.tax)), (self.yearly, _limit(current.yearly, current.tax)),
            (self.act, current.act or ""), (self.since, current.since), (self.until, current.until),
        )  # fmt: skip
        for field, value in shown:
            (field.reset if reset else field.set_value)(value)
        for kind, box in self.kinds.items():
            box.blockSignals(True)
            box.setChecked(kind in current.kinds)
            box.setEnabled(self._name is not None and takes(current.holder, kind))
            box.blockSignals(False)
        for field in self.fields[1:]:
            field.setEnabled(self._name is not None)
        self.remove_button.setEnabled(self._name is not None)

    def _save(self, **said: Any) -> None:
        made = replace(self._current, **said)
        before, self._name = self._name, made.name
        if not self._desk.run(save_delegation, made, before):
            self._name = before

    def _on_limit(self, name: str, typed: str) -> None:
        """One tax for both limits: what is typed last says it, unless the other one would change with it."""
        said, current = read_amount(typed), self._current
        other = current.yearly if name == "ceiling" else current.ceiling
        tax = said.get("tax", current.tax) if typed else (current.tax if other is not None else None)
        if other is not None and current.tax is not None and tax is not current.tax:
            self.message.say(f"L’autre plafond est {current.tax} : écrivez celui-ci {current.tax} aussi.")
            self._show(reset=True)
            return
        self._save(**{name: said["amount"]}, tax=tax)

    def _on_holder(self, to: To) -> None:
        holder, vice = to
        kept = tuple(kind for kind in self._current.kinds if takes(holder, kind))
        self._save(holder=holder, vice=vice, kinds=kept)

    def _on_kinds(self) -> None:
        with self.message.listening(self._desk):
            self._save(kinds=tuple(kind for kind, box in self.kinds.items() if box.isChecked()))

    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self.known) and self.known[row].name != self._name:
            if not commit_all(self.fields):
                self.refresh()
                return
            self._name = self.known[row].name
            self._show(reset=True)

    def _on_remove(self) -> None:
        if self._name is not None:
            name, self._name = self._name, None
            with self.message.listening(self._desk):
                self._desk.run(remove_delegation, name)

    def _on_pattern(self, kind: DecisionKind, pattern: str) -> None:
        counter = self.counters[kind].value or Counter.YEAR
        self._desk.run(number_decisions, kind, KindNumbering(kind, pattern, counter) if pattern else None)

    def _on_counter(self, kind: DecisionKind, counter: Counter) -> None:
        if pattern := self.patterns[kind].value:
            self._desk.run(number_decisions, kind, KindNumbering(kind, pattern, counter))

    def _exemplify(self, kind: DecisionKind) -> None:
        """The number that the next one would bear under what is being typed, or why it could not."""
        typed = wording.clean_line(self.patterns[kind].editor.text())
        if not typed:
            self.examples[kind].setText("numéros écrits à la main")
            return
        today, known = self._questions.today(), self._questions.all()
        initials = next((each.initials for each in reversed(known) if each.initials), None) or "AB"
        numbering = KindNumbering(kind, typed, self.counters[kind].value or Counter.YEAR)
        try:
            Pattern.parse(typed)
            said = f"prochain{NB}: {next_number([numbering], known, kind, today, initials)}"
        except RuleViolation as refusal:
            said = str(refusal)
        self.examples[kind].setText(said)

    def _build(self) -> None:
        self.back_button, self.new_button = QPushButton("Revenir aux décisions"), QPushButton("Nouvelle délégation")
        self.remove_button = QPushButton("Supprimer")
        self.remove_button.setAccessibleName("Supprimer la délégation choisie")
        self.list.setAccessibleName("Délégations")
        self.list.setFixedHeight(LISTED)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = text("Aucune délégation : sans elles, ni plafond ni compétence ne sont vérifiés.", "muted")
        self.empty.setWordWrap(True)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addWidget(self._delegations(), 1)
        across.addWidget(self._numberings(), 1)

    def _delegations(self) -> QWidget:
        left, column = card()
        head = QHBoxLayout()
        title = text("Délégations du comité", "section")
        title.setWordWrap(True)
        head.addWidget(title, 1)
        for button in (self.new_button, self.remove_button):
            head.addWidget(button)
        form = QGridLayout()
        form.setVerticalSpacing(6)
        form.setHorizontalSpacing(GRID)
        for rank, field in enumerate(self.fields):
            form.addWidget(field, rank // 2, rank % 2, Qt.AlignmentFlag.AlignTop)
        boxes = QGridLayout()
        boxes.setVerticalSpacing(2)
        for rank, box in enumerate(self.kinds.values()):
            boxes.addWidget(box, rank // 2, rank % 2)
        column.addLayout(head)
        column.addWidget(self.empty)
        column.addWidget(self.list)
        column.addLayout(form)
        only = text("Ne vaut que pour (rien de coché : tout ce que son titulaire décide)", "muted")
        only.setWordWrap(True)
        column.addWidget(only)
        column.addLayout(boxes)
        column.addWidget(self.message)
        column.addStretch()
        return left

    def _numberings(self) -> QWidget:
        right, column = card()
        head = QHBoxLayout()
        head.addWidget(text("Numérotation par type", "section"), 1)
        head.addWidget(self.back_button)
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(GRID)
        for rank, (kind, words) in enumerate(KINDS.items()):
            self.examples[kind].setWordWrap(True)
            self.examples[kind].setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(text(words, "muted"), 2 * rank, 0)
            grid.addWidget(self.examples[kind], 2 * rank, 1)
            grid.addWidget(self.patterns[kind], 2 * rank + 1, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.counters[kind], 2 * rank + 1, 1, Qt.AlignmentFlag.AlignTop)
        for side in range(2):
            grid.setColumnStretch(side, 1)
        pieces = text(f"Se compose de : {PIECES}", "muted")
        pieces.setWordWrap(True)
        column.addLayout(head)
        column.addLayout(grid)
        column.addWidget(pieces)
        column.addStretch()
        return right

    def _connect(self) -> None:
        reads(self.back_button, self.list, *self.examples.values())
        for field in (*self.fields, *self.patterns.values(), *self.counters.values()):
            field.listen(self._desk)
        self.name.committed.connect(lambda name: self._save(name=name))
        self.holder.committed.connect(self._on_holder)
        self.ceiling.committed.connect(partial(self._on_limit, "ceiling"))
        self.yearly.committed.connect(partial(self._on_limit, "yearly"))
        self.act.committed.connect(lambda act: self._save(act=act or None))
        self.since.committed.connect(lambda day: self._save(since=day))
        self.until.committed.connect(lambda day: self._save(until=day))
        for box in self.kinds.values():
            box.clicked.connect(self._on_kinds)
        for kind, field in self.patterns.items():
            field.committed.connect(partial(self._on_pattern, kind))
            field.edited.connect(partial(self._exemplify, kind))
            self.counters[kind].committed.connect(partial(self._on_counter, kind))
        self.list.currentRowChanged.connect(self._on_row)
        self.new_button.clicked.connect(self.begin)
        self.remove_button.clicked.connect(self._on_remove)
        self.back_button.clicked.connect(self.closed)


def _spelt_amount(typed: str) -> str:
    """« 40000 ht » as « 40 000,00 € HT ». Raises RuleViolation."""
    said = read_amount(typed)
    tax = said.get("tax")
    return f"{wording.amount(said['amount'])} {tax}" if tax else wording.amount(said["amount"])


def _summary(each: Delegation) -> str:
    limits = [
        f"{_limit(each.ceiling, each.tax)}" if each.ceiling is not None else "",
        f"{_limit(each.yearly, each.tax)} par an" if each.yearly is not None else "",
    ]
    limit = ", ".join(filter(None, limits)) or "sans plafond"
    until = f"jusqu’au {wording.short_date(each.until)}" if each.until else ""
    return " · ".join(filter(None, (each.vice or HOLDERS[each.holder].lower(), limit, until)))


def _limit(amount: Decimal | None, tax: Tax | None) -> str:
    return "" if amount is None else f"{wording.amount(amount)}{NB}{tax or ''}".strip()


def _holders(current: Delegation, vices: Sequence[str]) -> list[Choice[To]]:
    """The president, each vice-president by name, the bureau; and who holds this one, though no more in office."""
    named = list(dict.fromkeys([*vices, *([current.vice] if current.vice else [])]))
    known: list[Choice[To]] = [Choice((Holder.VICE_PRESIDENT, each), each) for each in named]
    if not named or (current.holder is Holder.VICE_PRESIDENT and current.vice is None):
        known.append(Choice((Holder.VICE_PRESIDENT, None), HOLDERS[Holder.VICE_PRESIDENT]))
    first: Choice[To] = Choice((Holder.PRESIDENT, None), HOLDERS[Holder.PRESIDENT])
    last: Choice[To] = Choice((Holder.BUREAU, None), HOLDERS[Holder.BUREAU])
    return [first, *known, last]
