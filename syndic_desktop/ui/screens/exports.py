"""The export, in a line under the heading: how far it is, how to stop it, where the documents are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.ui.background import Background, Cancelled, Job, Progress
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Banner, Tone
from syndic_desktop.ui.widgets.looks import dress

if TYPE_CHECKING:
    from syndic_desktop.documents.folders import Written
    from syndic_desktop.documents.sources import Source

Write = Callable[["Source", Path, Progress, Cancelled], Sequence["Written"]]


class ExportLine(QWidget):
    """Hidden until an export starts. One export at a time."""

    written = Signal(int, object)  # the session, and what was written
    busy_changed = Signal()

    def __init__(self, theme: Theme, background: Background, write: Write, show_folder: Callable[[Path], None]) -> None:
        super().__init__()
        self._background, self._write, self._show_folder = background, write, show_folder
        self._job: Job | None = None
        self._folder = Path()
        self._session = 0
        self._build(theme)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def start(self, session_id: int, source: Source, folder: Path) -> None:
        """Write every document of a session under a folder."""
        self._session, self._folder = session_id, folder
        self._job = job = self._background.start(
            lambda progress, cancelled: tuple(self._write(source, folder, progress, cancelled))
        )
        job.progressed.connect(self._on_progressed)
        job.finished.connect(self._on_finished)
        job.stopped.connect(self._on_stopped)
        job.refused.connect(self._on_refused)
        job.troubled.connect(self._on_troubled)
        job.ended.connect(self._on_ended)
        self.outcome.clear()
        self.bar.setRange(0, 0)
        self.label.setText("Préparation des documents…")
        self.running.show()
        self.cancel_button.setEnabled(True)
        self.show()
        self.busy_changed.emit()

    def cancel(self) -> None:
        """Stop after the document being written."""
        if self._job is not None:
            self._job.cancel()
            self.cancel_button.setEnabled(False)
            self.label.setText("Arrêt de l’export…")

    def _build(self, theme: Theme) -> None:
        self.label = QLabel()
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Avancement de l’export")
        self.cancel_button = QPushButton("Annuler l’export")
        self.cancel_button.clicked.connect(self.cancel)
        self.running = QFrame()
        dress(self.running, "banner-plain")
        row = QHBoxLayout(self.running)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(16)
        row.addWidget(self.label, 1)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        self.outcome = Banner(theme)
        self.folder_button = self.outcome.add_button("Ouvrir le dossier")
        self.folder_button.clicked.connect(lambda: self._show_folder(self._folder))
        self.outcome.closed.connect(self.hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.running)
        column.addWidget(self.outcome)
        self.hide()

    def _on_progressed(self, done: int, total: int, name: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if not (self._job and self._job.cancelled):
            self.label.setText(f"{done} / {wording.count(total, 'document')} · {name}")

    def _on_finished(self, written: tuple[Written, ...]) -> None:
        said = wording.count(len(written), "document écrit", "documents écrits")
        self._say(f"{said} dans {self._folder}", Tone.GOOD, folder=True)
        self.written.emit(self._session, written)

    def _on_stopped(self, written: tuple[Written, ...] | None) -> None:
        if not written:
            self._say("Export annulé : aucun document n’a été écrit.", Tone.PLAIN)
            return
        said = wording.count(len(written), "document reste", "documents restent")
        self._say(f"Export annulé : {said} dans {self._folder}", Tone.PLAIN, folder=True)
        self.written.emit(self._session, written)

    def _on_refused(self, refusal: RuleViolation) -> None:
        self._say(str(refusal), Tone.WARNING)

    def _on_troubled(self, sentence: str) -> None:
        self._say(sentence, Tone.BAD)

    def _say(self, sentence: str, tone: Tone, *, folder: bool = False) -> None:
        self.folder_button.setVisible(folder)
        self.outcome.say(sentence, tone)

    def _on_ended(self) -> None:
        self._job = None
        self.running.hide()
        self.setVisible(bool(self.outcome.sentence))
        if self.folder_button.isVisible():
            self.folder_button.setFocus()
        self.busy_changed.emit()
