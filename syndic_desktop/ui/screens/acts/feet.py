"""The foot of the step: what is to be made again, and whether the documents on the disk agree with each other."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.ui.background import Job
from syndic_desktop.ui.screens.acts.questions import Questions
from syndic_desktop.ui.widgets.looks import GRID, dress, text
from syndic_desktop.ui.widgets.reading import reads

if TYPE_CHECKING:
    from syndic_desktop.documents.discordances import Report

HEIGHT = 84  # pixels: three lines, the rest is scrolled
KEYS = "Ctrl+Maj+V"
AT_MOST = 200
"""Lines shown; beyond, the documents are to be exported again anyway."""


class PapersFoot(QWidget):
    """Says the papers out of date; reads those of a folder back, beside the window, when it is asked."""

    def __init__(self, questions: Questions) -> None:
        super().__init__()
        self._questions = questions
        self._session = 0
        self._job: Job | None = None
        self.papers, self.agreed = text("", "muted"), text("", "strong")
        self.button = QPushButton("Contrôler les documents")
        self.button.setToolTip(f"Relire les documents exportés et dire ce qui ne concorde pas ({KEYS})")
        self.found = QPlainTextEdit()
        self._build()
        self.button.clicked.connect(self.check)

    def show_session(self, session_id: int) -> None:
        """Another session: nothing is known of its documents yet."""
        if session_id != self._session:
            self._session = session_id
            self._tell("", "")

    def say_papers(self, sentence: str) -> None:
        """What is to be made again."""
        self.papers.setText(sentence)

    def check(self) -> None:
        """Read the documents of the session back, and compare them."""
        if self._job is not None or not self._session:
            return
        folder = self._questions.folder(self._session)
        if folder is None:
            return
        work = self._questions.consistency(self._session, folder)
        self._tell(f"Relecture de {folder.name}…", "")
        self._job = job = self._questions.background.start(lambda _progress, cancelled: work(cancelled))
        job.finished.connect(partial(self._on_checked, self._session, folder))
        job.refused.connect(self._on_refused)
        job.troubled.connect(lambda sentence: self._tell(sentence, ""))
        job.ended.connect(self._on_ended)

    def stop(self) -> None:
        """The dossier is being closed."""
        self._session = 0
        if self._job is not None:
            self._job.cancel()

    def _on_checked(self, session_id: int, folder: Path, report: Report) -> None:
        if session_id != self._session:
            return
        sign = "✗" if report.discordances else "✓"
        lines = [each.sentence for each in report.discordances[:AT_MOST]]
        self._tell(f"{sign} {report.headline} ({folder.name}).", "\n".join(lines))

    def _on_refused(self, refusal: RuleViolation) -> None:
        self._tell(str(refusal), "")

    def _on_ended(self) -> None:
        self._job = None

    def _tell(self, headline: str, details: str) -> None:
        self.agreed.setText(headline)
        dress(self.agreed, "refusal" if details else "strong")
        self.found.setPlainText(details)
        self.found.setVisible(bool(details))

    def _build(self) -> None:
        self.papers.setWordWrap(True)
        self.found.setReadOnly(True)
        self.found.setMaximumHeight(HEIGHT)
        self.found.setTabChangesFocus(True)
        self.found.setAccessibleName("Ce qui ne concorde pas, fichier par fichier")
        self.found.hide()
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.papers, 1)
        row.addWidget(self.agreed)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.found)
        reads(self.papers, self.agreed, self.button, self.found)
