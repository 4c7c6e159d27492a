"""The line above a statement that tells of the Word report read into it: how it goes, what stayed out, why not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from syndic_desktop.domain.texts import Text
from syndic_desktop.ui.background import Background, Job
from syndic_desktop.ui.widgets.looks import GRID, dress
from syndic_desktop.ui.writing.reports import import_report


class ReportLine(QWidget):
    """Hidden while there is nothing to tell. `put` is given the text of the report, in the window's thread."""

    def __init__(self, background: Background, put: Callable[[Text], None]) -> None:
        super().__init__()
        self._background, self._put = background, put
        self._job: Job | None = None
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.button = QPushButton()
        self._build()

    @property
    def sentence(self) -> str:
        """What is told."""
        return "" if self.isHidden() else self.label.text()

    def take(self, path: Path) -> None:
        """Read a report beside the window."""
        self.stop()
        self._tell(f"Lecture de « {path.name} »…", "muted", "Arrêter")
        self._job = job = import_report(self._background, path, self._put, self._on_said)
        job.refused.connect(partial(self._dress, "refusal"))
        job.troubled.connect(partial(self._dress, "refusal"))
        job.ended.connect(partial(self._on_ended, job))

    def stop(self) -> None:
        """Let go of what is being read, and of what is told."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.hide()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.label, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(self.stop)
        self.hide()

    def _tell(self, sentence: str, look: str, button: str) -> None:
        self.label.setText(sentence)
        self._dress(look)
        self.button.setText(button)
        self.show()

    def _dress(self, look: str, *_said: object) -> None:
        dress(self.label, look)

    def _on_said(self, sentence: str) -> None:
        self._tell(sentence, "muted", "Fermer")

    def _on_ended(self, job: Job) -> None:
        if self._job is job:
            self._job = None
