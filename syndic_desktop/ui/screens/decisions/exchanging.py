"""Decisions out to Excel and back: what a list would change is shown cell by cell before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from syndic_desktop.actions.decisions import take_list
from syndic_desktop.domain import wording
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.ui.background import Background, Cancelled, Job, Progress
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.assembly.rosters import FAULTS, Line
from syndic_desktop.ui.screens.decisions.questions import Questions
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.looks import GRID, card, dress, text
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.widgets.refusals import RefusalLine
from syndic_desktop.ui.widgets.tables import Column, SectionsTable

if TYPE_CHECKING:
    from syndic_desktop.domain.syndicats import Syndicat
    from syndic_desktop.exchange.recaps import RecapLine, Report
    from syndic_desktop.exchange.sheets.faults import CellFault

LARGEST = 20_000_000  # bytes of a list of decisions
EMPTY = "(vide)"
COLUMNS: tuple[Column[Line], ...] = (
    Column("Où", lambda line: line.first, 220),
    Column("Décision", lambda line: line.second, 380, strong=True),
    Column("Ce qui change", lambda line: line.third),
)


class ListPanel(QWidget):
    """A list come back from Excel. `closed`: it was taken, or refused."""

    closed = Signal()

    def __init__(self, desk: Desk, theme: Theme, questions: Questions) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self._job: Job | None = None
        self._report: Report | None = None
        self.title, self.summary = text("", "title"), text("", "muted")
        self.table: SectionsTable[Line] = SectionsTable(
            "Ce que la liste change", COLUMNS, lambda each: each.section, theme
        )
        self.faults: SectionsTable[CellFault] = SectionsTable("Fautes de la liste", FAULTS, lambda _: "", theme)
        self.message = RefusalLine()
        self.take_button, self.refuse_button = QPushButton("Tout reprendre (Ctrl+Entrée)"), QPushButton("Refuser")
        self._build()

    def read(self, path: Path, kind: DecisionKind | None) -> None:
        """Read a list beside the window, then show what it would change, or what is wrong in it."""
        self.stop()
        self.title.setText(f"Liste « {path.name} »")
        self._show((), f"Lecture de « {path.name} »…")
        self._job = job = self._questions.background.start(partial(_read, path, kind))
        job.finished.connect(self._on_read)
        job.refused.connect(self._on_refused)
        job.troubled.connect(partial(self._show, ()))
        job.ended.connect(partial(self._on_ended, job))

    def stop(self) -> None:
        """Let go of what is being read."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def take(self) -> None:
        """Take all that the list writes, in one gesture."""
        if self._report is None or not self.take_button.isEnabled():
            return
        changes: dict[Any, dict[str, object]] = {}
        for each in self._report.changes:
            changes.setdefault(each.key, {})[each.name] = each.value
        with self.message.listening(self._desk):
            if self._desk.run(take_list, [line.decision for line in self._report.new], changes):
                self.closed.emit()

    def _on_read(self, lines: Sequence[RecapLine]) -> None:
        from syndic_desktop.exchange.recaps import compared

        known = self._questions.all()
        self._report = report = compared(known, lines)
        told = (
            (len(report.changes), "case changée", "cases changées"),
            (len(report.new), "décision nouvelle", "décisions nouvelles"),
            (report.same, "décision inchangée", "décisions inchangées"),
            (len(report.absent), "absente de la liste, gardée", "absentes de la liste, gardées"),
        )
        said = [f"{number} {many if number > 1 else one}" for number, one, many in told if number]
        nothing = not (report.new or report.changes)
        rest = " Rien à reprendre." if nothing else " Rien n’est encore écrit."
        self._show(tuple(_lines(report, known)), f"{wording.listing(said)}.{rest}" if said else "La liste est vide.")
        self.take_button.setEnabled(not nothing)
        (self.refuse_button if nothing else self.take_button).setFocus()

    def _on_refused(self, refusal: RuleViolation) -> None:
        from syndic_desktop.exchange.sheets.faults import FaultySheet

        if isinstance(refusal, FaultySheet) and any(fault.cell for fault in refusal.faults):
            count = len(refusal.faults)
            self._show((), f"{count} faute{'s' if count > 1 else ''} : rien n’est écrit tant qu’il en reste.")
            self.table.hide()
            self.faults.show()
            self.faults.set_lines(refusal.faults)
            self.faults.setFocus()
        else:
            self._show((), str(refusal))

    def _on_ended(self, job: Job) -> None:
        if self._job is job:
            self._job = None

    def _show(self, lines: Sequence[Line], summary: str) -> None:
        self.message.say("")
        self.summary.setText(summary)
        self.faults.hide()
        self.table.show()
        self.table.set_lines(lines)
        if not lines:
            self._report = None
        self.take_button.setEnabled(False)
        self.refuse_button.setText("Refuser" if lines else "Fermer")

    def _build(self) -> None:
        self.summary.setWordWrap(True)
        dress(self.take_button, "primary")
        self.table.show_whole()
        self.faults.show_whole()
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self.refuse_button, self.take_button):
            buttons.addWidget(button)
        sheet, column = card()
        column.setSpacing(GRID)
        for widget in (self.title, self.summary, self.message):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.faults, 1)
        column.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)
        self.take_button.clicked.connect(self.take)
        self.refuse_button.clicked.connect(self.closed)
        reads(self.table, self.faults, self.refuse_button)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setWhatsThis("tout reprendre de la liste")
        shortcut.activated.connect(self.take)


def write_recaps(
    background: Background, path: Path, decisions: Sequence[Decision], syndicat: Syndicat, title: str
) -> Job:
    """Write the workbook of these decisions beside the window; the job gives the path back."""
    return background.start(partial(_write, path, tuple(decisions), syndicat, title))


def _write(
    path: Path,
    decisions: Sequence[Decision],
    syndicat: Syndicat,
    title: str,
    _progress: Progress,
    _cancelled: Cancelled,
) -> Path:
    from syndic_desktop.documents.excel import recap_workbook
    from syndic_desktop.documents.files import write_whole

    write_whole(path, recap_workbook(decisions, syndicat=syndicat, title=title, made_on=None, grouped=True))
    return path


def _read(path: Path, kind: DecisionKind | None, _progress: Progress, _cancelled: Cancelled) -> Sequence[RecapLine]:
    from syndic_desktop.exchange.attachments import contents
    from syndic_desktop.exchange.recaps import read_recaps

    return read_recaps(contents(path, LARGEST), path.name, kind)


def _lines(report: Report, known: Sequence[Decision]) -> Iterator[Line]:
    subjects: Mapping[Any, str] = {each.key: each.subject for each in known}
    for each in report.changes:
        what = f"{each.key[1]} · {subjects.get(each.key, '')}"
        yield Line(
            "Cases qui changent", each.cell, what, f"{each.field} : {each.was or EMPTY} → {each.becomes or EMPTY}"
        )
    for line in report.new:
        yield Line("Décisions nouvelles", _place(line), _named(line.decision), _amount(line.decision))
    for decision in report.absent:
        yield Line("Absentes de la liste : elles sont gardées", "", _named(decision), "")


def _place(line: RecapLine) -> str:
    return f"{line.sheet}, ligne {line.row}" if line.sheet else f"ligne {line.row}"


def _named(decision: Decision) -> str:
    return " · ".join(filter(None, (decision.number or "à numéroter", decision.subject)))


def _amount(decision: Decision) -> str:
    said = (decision.supplier, wording.amount(decision.amount), decision.tax if decision.amount is not None else None)
    return " ".join(filter(None, said))
