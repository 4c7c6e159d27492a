"""What is being written of a year, in a line: how far it is, how to stop it, where it went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.ui.background import Background, Job
from syndic_desktop.ui.screens.registers.questions import Writing
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Banner, Tone
from syndic_desktop.ui.widgets.looks import GRID, back_key, dress
from syndic_desktop.ui.widgets.reading import reads

if TYPE_CHECKING:
    from syndic_desktop.documents.folders import Written


class WritingLine(QWidget):
    """Hidden until something is written; one at a time."""

    written = Signal(int, object)  # the year, what was written
    busy_changed = Signal()

    def __init__(self, theme: Theme, background: Background, show_folder: Callable[[Path], None]) -> None:
        super().__init__()
        self._background, self._show_folder = background, show_folder
        self._job: Job | None = None
        self._year, self._title, self._remark = 0, "", ""
        self._folder = Path()
        self._build(theme)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def start(self, title: str, year: int, folder: Path, work: Writing, remark: str = "") -> None:
        """Write under a folder; `remark`: what to say besides, once it is done."""
        self._title, self._year, self._folder, self._remark = title, year, folder, remark
        self._job = job = self._background.start(work)
        job.progressed.connect(self._on_progressed)
        job.finished.connect(self._on_finished)
        job.stopped.connect(lambda _made: self.outcome.say(f"{title} : annulé, rien n’a été écrit.", Tone.PLAIN))
        job.refused.connect(self._on_refused)
        job.troubled.connect(lambda trouble: self.outcome.say(trouble, Tone.BAD))
        job.ended.connect(self._on_ended)
        self.outcome.clear()
        self.folder_button.hide()
        self.bar.setRange(0, 0)
        self.label.setText(f"{title} : préparation…")
        self.cancel_button.setEnabled(True)
        self.running.show()
        self.show()
        self.cancel_button.setFocus()
        self.busy_changed.emit()

    def cancel(self) -> None:
        """Stop before anything is written."""
        if self._job is not None:
            self._job.cancel()
            self.cancel_button.setEnabled(False)
            self.label.setText(f"{self._title} : arrêt…")

    def _build(self, theme: Theme) -> None:
        self.label = QLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Avancement")
        self.cancel_button = QPushButton("Annuler (Échap)")
        self.cancel_button.clicked.connect(self.cancel)
        back_key(self.cancel_button, self.cancel)
        self.running = QFrame()
        self.running.hide()
        dress(self.running, "banner-plain")
        row = QHBoxLayout(self.running)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(2 * GRID)
        row.addWidget(self.label, 3)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        self.outcome = Banner(theme)
        self.folder_button = self.outcome.add_button("Ouvrir le dossier")
        self.folder_button.clicked.connect(lambda: self._show_folder(self._folder))
        reads(self.cancel_button, self.folder_button)
        for button in (self.folder_button, self.outcome.close_button):
            back_key(button, self.outcome.dismiss)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.running)
        column.addWidget(self.outcome)
        self.outcome.closed.connect(self.hide)
        self.hide()

    def _on_progressed(self, done: int, total: int, name: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if not (self._job and self._job.cancelled):
            self.label.setText(f"{self._title} : {name}")

    def _on_finished(self, made: tuple[Written, ...]) -> None:
        from syndic_desktop.documents.keeping import told

        kept = told([each.kept for each in made if each.kept], [])
        names = wording.listing([f"« {each.path} »" for each in made])
        verb = wording.agree(len(made), "est écrit", "sont écrits")
        said = f"{self._title} : {names} {verb} dans {self._folder}."
        tone = Tone.WARNING if kept or self._remark else Tone.GOOD
        self.folder_button.show()
        self.outcome.say(" ".join(filter(None, (said, kept, self._remark))), tone)
        self.written.emit(self._year, made)

    def _on_refused(self, refusal: RuleViolation) -> None:
        self.outcome.say(str(refusal), Tone.WARNING)

    def _on_ended(self) -> None:
        self._job = None
        if self.cancel_button.hasFocus():  # it goes away: the keyboard must be somewhere
            (self.outcome.close_button if self.folder_button.isHidden() else self.folder_button).setFocus()
        self.running.hide()
        self.setVisible(not self.outcome.isHidden())
        self.busy_changed.emit()
