"""What is entered in the table of decisions: cells put right, the new line, rows pasted, copied, taken off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from syndic_desktop.actions.decisions import (
    add_decisions,
    change_decision,
    duplicate_decision,
    remove_decisions,
    take_list,
)
from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import DecisionKey
from syndic_desktop.domain.decisions import Decision, initialled, usual_initials
from syndic_desktop.domain.delegations import allowing
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.queries.decisions import DecisionLine, Proposals
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.decisions.cells import DAY, NUMBER, SUBJECT, Said
from syndic_desktop.ui.screens.decisions.models import cell_at
from syndic_desktop.ui.screens.decisions.questions import Questions
from syndic_desktop.ui.screens.decisions.tables import DecisionsTable
from syndic_desktop.ui.theme import Theme


class Entering(QObject):
    """Owns the table. `said`: a refusal, in place; `done`: what was made, for which « Annuler » is offered."""

    said = Signal(str)
    done = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, questions: Questions, kind: Callable[[], DecisionKind]) -> None:
        super().__init__()
        self._desk, self._questions, self._kind = desk, questions, kind
        self._acting = False
        self.wanted: object = None  # the decision that the next refresh puts under the eyes
        self.table = DecisionsTable(theme, self._keep, self._proposals, questions.today)
        self.table.asked.connect(self.act)
        self.table.refused.connect(self.said)
        desk.refused.connect(self._on_refused)
        desk.troubled.connect(self._on_refused)

    def run(self, action: Any, *args: Any, **said: Any) -> bool:
        """Run a gesture; why it was refused is said over the table."""
        self.said.emit("")
        self._acting, self.table.held = True, ""
        kept = self._desk.run(action, *args, **said)
        self._acting = False
        return kept

    def settle(self) -> bool:
        """Keep what is being typed, the new line included; False where it is refused: it stays under the eyes."""
        if not self.table.settle():
            return False
        draft = self.table.model_.draft
        if draft is None:
            return True
        if _untouched(draft):
            self.table.model_.set_draft(None)
            return True
        return self._enter(again=False)

    def act(self, name: str) -> None:
        """Do what a key asks: new, enter, duplicate, paste, clear, remove, drop."""
        if name == "drop":
            self.table.model_.set_draft(None)
            self.said.emit("")
            self.table.go(0, SUBJECT)
        elif name == "enter":
            self._enter(again=True)
        elif name == "remove" and self.table.on_draft:
            self.act("drop")
        elif name == "clear" and self.table.on_draft:
            self.table.clear_cell()  # settling it would enter it
        elif self.settle():
            {
                "new": self.begin, "duplicate": self._copy_down, "paste": self._paste, "remove": self._remove,
                "clear": self.table.clear_cell,
            }[name]()  # fmt: skip

    def begin(self) -> None:
        """Open a new line, dated today, and put the keyboard on the first thing to say of it."""
        kind, today = self._kind(), self._questions.today()
        initials = usual_initials(self._questions.all(), kind)
        allowed = allowing(self._questions.delegations(), kind, today)
        delegation = allowed[0].name if len(allowed) == 1 else None
        self._show_draft(Decision(kind, "", "", today, initials=initials, delegation=delegation))
        self.table.edit_cell(0, DAY if self.table.model_.proposed else NUMBER)

    def paste(self, text: str) -> bool:
        """Enter the rows copied out of a spreadsheet; all of them, or none and each fault by its cell."""
        from syndic_desktop.exchange.recaps import read_pasted

        try:
            lines = read_pasted(text, self._kind())
        except RuleViolation as refusal:
            self.said.emit(f"Rien n’a été collé. {refusal}")
            return False
        if not lines:
            self.said.emit("Rien n’a été collé : aucune ligne n’a d’objet.")
            return False
        known = self._questions.all()
        kept = self._adding([initialled(line.decision, known) for line in lines])
        if kept:
            self.done.emit(
                f"{wording.count(len(lines), 'décision')} saisies." if len(lines) > 1 else "Décision saisie."
            )
        return kept

    def _enter(self, *, again: bool) -> bool:
        """Enter the new line, and begin the next one."""
        draft = self.table.model_.draft
        if draft is None:
            return True
        self.table.model_.set_draft(None)
        if self._adding([draft]):
            if again:
                self.begin()
            return True
        held = self.table.held
        self._show_draft(draft)
        self.table.go(0, SUBJECT if not draft.subject else NUMBER)
        self.table.setFocus()
        self.said.emit(held)
        return False

    def _adding(self, brought: Sequence[Decision]) -> bool:
        before = {each.key for each in self._questions.all()}
        self.wanted = lambda key: key not in before
        kept = self.run(add_decisions, tuple(brought))
        self.wanted = None
        return kept

    def _keep(self, line: DecisionLine | None, said: Said) -> bool:
        if line is None:
            draft = self.table.model_.draft
            if draft is not None:
                self._show_draft(replace(draft, **said))
            return True
        was = line.decision
        self.wanted = (was.kind, said.get("number", was.number), said.get("day", was.day)).__eq__
        kept = self.run(change_decision, line.key, **said)
        self.wanted = None
        return kept

    def _duplicate(self) -> None:
        line = self.table.current
        if line is None:
            self.said.emit("Choisissez d’abord la ligne à dupliquer.")
            return
        was, today = line.decision, self._questions.today()
        copy = replace(was, number="", day=today, act=None, entered=None, annexes=())
        if not self._proposals(copy).number:  # hers to type: the copy waits for it, and is what she types in
            self._show_draft(copy)
            self.table.edit_cell(0, NUMBER)
            return
        before = {each.key for each in self._questions.all()}
        self.wanted = lambda key: key not in before
        self.run(duplicate_decision, line.key, today)
        self.wanted = None

    def _copy_down(self) -> None:
        """Where several lines are chosen, the others take what the first says in the column; else a line is copied."""
        lines = self.table.selected
        cell = cell_at(self.table.currentIndex().column())
        if len(lines) < 2:
            self._duplicate()
        elif cell is None or cell.name in ("number", "kind"):
            self.said.emit("Choisissez d’abord une autre colonne : celle-ci ne se recopie pas vers le bas.")
        else:
            said = {"amount": ("amount", "tax")}.get(cell.name, (cell.name,))
            first = {name: getattr(lines[0].decision, name) for name in said}
            self._fill([(line, first) for line in lines[1:]])

    def _paste(self) -> None:
        """A column of cells goes into the lines below, from the one the keyboard is on; rows are entered."""
        text = QGuiApplication.clipboard().text().rstrip("\r\n")
        cell = cell_at(self.table.currentIndex().column())
        if not text or "\t" in text or cell is None or self.table.current is None:
            self.paste(QGuiApplication.clipboard().text())
            return
        values = text.splitlines()
        rows = range(self.table.currentIndex().row(), self.table.model_.rowCount())
        below = [line for row in rows if (line := self.table.model_.line(row))]
        lines = self.table.selected if len(values) == 1 else below[: len(values)]
        if len(lines) < len(values):
            self.said.emit(f"Rien n’a été collé : {len(values)} cases pour {wording.count(len(lines), 'ligne')}.")
            return
        try:
            said = [cell.reads(each, self._questions.today()) for each in values]
        except RuleViolation as refusal:
            self.said.emit(f"Rien n’a été collé. {refusal}")
            return
        self._fill(list(zip(lines, said * len(lines), strict=False)))

    def _fill(self, told: Sequence[tuple[DecisionLine, Said]]) -> None:
        """Several lines take what is said of each; all of them or none."""
        if self.run(take_list, (), {line.key: said for line, said in told}):
            self.done.emit(f"{wording.count(len(told), 'case')} {wording.agree(len(told), 'remplie')}.")

    def _remove(self) -> None:
        lines = self.table.selected
        if not lines:
            self.said.emit("Choisissez d’abord la ligne à supprimer.")
            return
        row, column = self.table.model_.row_of(lines[0].key), self.table.currentIndex().column()
        if self.run(remove_decisions, tuple(line.key for line in lines)):
            self.table.go(row, column)  # what came after it has taken its place
            what = lines[0].decision.number if len(lines) == 1 else f"{len(lines)} décisions"
            self.done.emit(f"{what} : supprimé." if len(lines) == 1 else f"{what} supprimées.")

    def _show_draft(self, draft: Decision) -> None:
        self.table.model_.set_draft(draft, self._proposals(draft).number if not draft.number else "")
        if self.table.currentIndex().row() != 0:
            self.table.go(0, DAY)

    def _proposals(self, decision: Decision) -> Proposals:
        return self._questions.proposals(decision.kind, decision.day, decision.initials or "")

    def _on_refused(self, sentence: str) -> None:
        if self._acting:
            self.table.held = sentence
            self.said.emit(sentence)


def _untouched(draft: Decision) -> bool:
    """Whether nothing was typed that would be missed: what the line was opened with is no loss."""
    return not (draft.subject or draft.supplier or draft.number or draft.amount is not None or draft.precision)


def wanted_key(lines: Iterable[DecisionLine], wanted: Any, kept: DecisionKey | None) -> DecisionKey | None:
    """The key of the line to put under the eyes: the one just made or renamed, else the one that was there."""
    if callable(wanted):
        return next((line.key for line in lines if wanted(line.key)), kept)
    return kept
