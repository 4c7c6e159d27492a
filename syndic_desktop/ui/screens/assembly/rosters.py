"""« Importer une liste » : what a workbook would change, line by line, or its faults, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from syndic_desktop.actions.assemblies import import_roster
from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.ui.background import Background, Cancelled, Job, Progress
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.assembly.questions import Questions
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.looks import GRID, dress, text
from syndic_desktop.ui.widgets.refusals import RefusalLine
from syndic_desktop.ui.widgets.tables import Column, SectionsTable

if TYPE_CHECKING:
    from syndic_desktop.exchange.rosters import CellFault, Roster
    from syndic_desktop.queries.rosters import Preview, PreviewLine


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: what a list changes."""

    section: str
    first: str
    second: str
    third: str

    @property
    def told(self) -> str:
        return ", ".join(filter(None, (self.first, self.second, self.third)))


COLUMNS: tuple[Column[Line], ...] = (
    Column("Quoi", lambda line: line.first, 190),
    Column("Qui", lambda line: line.second, 300, strong=True),
    Column("Changement", lambda line: line.third),
)
FAULTS: tuple[Column[CellFault], ...] = (
    Column("Où", lambda fault: fault.where, 170, strong=True),
    Column("Ce qui ne va pas, à corriger dans le fichier", lambda fault: fault.sentence),
)


class RosterPanel(QWidget):
    """Shows what a list would change before anything is written. `closed`: done (True) or given up."""

    closed = Signal(bool)

    def __init__(self, desk: Desk, theme: Theme, background: Background, questions: Questions) -> None:
        super().__init__()
        self._desk, self._background, self._questions = desk, background, questions
        self._job: Job | None = None
        self.roster: Roster | None = None
        self.title, self.summary = text("Importer une liste", "title"), text("", "muted")
        name = "Ce que la liste change"
        self.table: SectionsTable[Line] = SectionsTable(name, COLUMNS, lambda each: each.section, theme)
        self.faults: SectionsTable[CellFault] = SectionsTable("Fautes de la liste", FAULTS, lambda _: "", theme)
        self.message = RefusalLine()
        self.open_button, self.model_button = QPushButton("Choisir un fichier…"), QPushButton("Enregistrer le modèle…")
        self.copy_button = QPushButton("Copier la liste")
        self.done_button, self.cancel_button = QPushButton("Importer"), QPushButton("Fermer")
        self._build()
        self._connect()

    def open(self) -> None:
        """Begin, with no file chosen yet."""
        self._show((), "Choisissez un classeur Excel ou un fichier CSV, une ligne par siège. Rien n’est retiré de ce "
                       "qui est connu, et rien n’est écrit avant votre accord.")  # fmt: skip
        self.title.setText("Importer une liste")
        self.open_button.setFocus()

    def read(self, path: Path) -> None:
        """Read a file beside the window, then show what it would change, or what is wrong in it."""
        self.stop()
        self.title.setText(f"Liste « {path.name} »")
        self._show((), f"Lecture de « {path.name} »…")
        self._job = job = self._background.start(partial(_read, self._questions.read_roster, path))
        job.finished.connect(self._on_read)
        job.refused.connect(self._on_refused)
        job.troubled.connect(partial(self._show, ()))
        job.ended.connect(partial(self._on_ended, job))

    @property
    def reading(self) -> bool:
        """Whether a file is being read."""
        return self._job is not None

    def stop(self) -> None:
        """Let go of what is being read."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_read(self, roster: Roster) -> None:
        try:
            self._show_preview(roster, self._questions.preview(roster))
        except (RuleViolation, FileTrouble) as refusal:
            self._show((), str(refusal))

    def _on_refused(self, refusal: RuleViolation) -> None:
        from syndic_desktop.exchange.rosters import FaultySheet

        if isinstance(refusal, FaultySheet):
            self._show_faults(refusal.faults)
        else:
            self._show((), str(refusal))

    def _on_ended(self, job: Job) -> None:
        if self._job is job:
            self._job = None

    def _go_to(self, table: QWidget) -> None:
        """Put the keyboard on what was read, unless she went elsewhere meanwhile."""
        now = QApplication.focusWidget()
        if now is None or self.isAncestorOf(now):
            table.setFocus()

    def _show_preview(self, roster: Roster, preview: Preview) -> None:
        from syndic_desktop.queries.rosters import Fortune

        order = {fortune: place for place, fortune in enumerate((Fortune.ADDED, Fortune.CHANGED, Fortune.UNCHANGED))}
        lines = sorted(preview.lines, key=lambda line: order[line.fortune])
        notices = [Line("À noter", "Liste", "", notice) for notice in preview.notices]
        self._show([*notices, *map(_previewed, lines)], preview.summary)
        self.roster = roster
        self.message.say(preview.refusal)
        self.done_button.setEnabled(not preview.refusal)
        self._go_to(self.table)

    def _show_faults(self, faults: tuple[CellFault, ...]) -> None:
        count = wording.count(len(faults), "faute")
        said = f"{count} : rien n’a été changé. Corrigez le fichier, puis choisissez-le de nouveau."
        self._show((), said, faults)
        self.copy_button.setEnabled(True)
        self._go_to(self.faults)

    def _show(self, lines: Iterable[Line], summary: str, faults: tuple[CellFault, ...] = ()) -> None:
        self.roster = None
        self.table.set_lines(tuple(lines))
        self.faults.set_lines(faults)
        self.table.setVisible(not faults)
        self.faults.setVisible(bool(faults))
        self.summary.setText(summary)
        self.message.say("")
        self.done_button.setEnabled(False)
        self.copy_button.setEnabled(False)

    def _build(self) -> None:
        self.summary.setWordWrap(True)
        dress(self.done_button, "main")
        self.table.show_whole()
        self.faults.show_whole()
        self.faults.hide()
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.title, 1)
        for button in (self.model_button, self.open_button):
            top.addWidget(button)
        below.addWidget(self.copy_button)
        below.addStretch(1)
        below.addWidget(self.cancel_button)
        below.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 4)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(self.faults, 1)
        column.addWidget(self.message)
        column.addLayout(below)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._on_open)
        self.model_button.clicked.connect(self._on_model)
        self.copy_button.clicked.connect(self._on_copy)
        self.done_button.clicked.connect(self._on_done)
        self.cancel_button.clicked.connect(self._on_cancelled)

    def _on_open(self) -> None:
        if (path := self._questions.list_to_import()) is not None:
            self.read(path)

    def _on_cancelled(self) -> None:
        self.stop()
        self.closed.emit(False)

    def _on_model(self) -> None:
        path = self._questions.model_to_save()
        if path is None:
            return
        try:
            self._questions.save_model(path)
        except (RuleViolation, FileTrouble) as refusal:
            self.message.say(str(refusal))
            return
        self.summary.setText(f"Modèle enregistré : {path}. Remplissez-le, puis choisissez-le ici.")

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(map(str, self.faults.lines)))

    def _on_done(self) -> None:
        roster = self.roster
        if roster is None:
            return
        with self.message.listening(self._desk):
            done = self._desk.run(import_roster, roster)
        if done:
            self.open()
            self.closed.emit(True)


def _read(read: Callable[[Path], Roster], path: Path, _progress: Progress, _cancelled: Cancelled) -> Roster:
    return read(path)


def _previewed(line: PreviewLine) -> Line:
    from syndic_desktop.queries.rosters import SIGNS

    section = {"ajouté": "Ajouts", "modifié": "Modifications", "inchangé": "Sans changement"}[line.fortune.value]
    sign = SIGNS[line.fortune]
    return Line(section, f"{sign} {line.what}", line.name, " ; ".join(line.changes))
