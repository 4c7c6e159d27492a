"""The open data of a free period, asked in a line: from when, until when, where; what could not be said is listed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout

from syndic_desktop.domain import wording
from syndic_desktop.queries.open_data import written_data
from syndic_desktop.queries.open_data import year as year_days
from syndic_desktop.ui.background import Cancelled, Job, Progress
from syndic_desktop.ui.screens.registers.questions import Questions
from syndic_desktop.ui.widgets.entries import Refusing
from syndic_desktop.ui.widgets.fields import DateField
from syndic_desktop.ui.widgets.looks import GRID, back_key, dress, text
from syndic_desktop.ui.widgets.reading import reads

if TYPE_CHECKING:
    from syndic_desktop.exchange.scdl import OpenData

WIDTH, LINES = 148, 4
KEPT = "ce qui n’a pas pu être dit"


class PeriodLine(QFrame):
    """Hidden until it is asked for; Escape hides it. `closed`: the keyboard is to go elsewhere."""

    closed = Signal()

    def __init__(self, desk: Refusing, questions: Questions) -> None:
        super().__init__()
        self._questions = questions
        self._job: Job | None = None
        self._folder = Path()
        self.since = DateField("Du", questions.today, titled=False, hint="du JJ/MM/AAAA")
        self.until = DateField("Au", questions.today, titled=False, hint="au JJ/MM/AAAA")
        self.write_button, self.close_button = QPushButton("Écrire le CSV…"), QPushButton("Fermer")
        self.folder_button = QPushButton("Ouvrir le dossier")
        self.told, self.found = text("", "strong"), QListWidget()
        for field in (self.since, self.until):
            field.setFixedWidth(WIDTH)
            field.listen(desk)
            field.committed.connect(field.set_value)
            field.entered.connect(self.write)
        self._build()

    def open(self, year: int | None) -> None:
        """Ask for a period: that year, where one is shown."""
        if self.isHidden():
            since, until = year_days(year) if year else (None, None)
            self.since.reset(since)
            self.until.reset(until)
            self._tell("")
        self.show()
        self.since.focus()

    def close_line(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    def stop(self) -> None:
        """The dossier is being closed."""
        if self._job is not None:
            self._job.cancel()

    def write(self) -> None:
        """Write the deliberations of the period in the folder that she chooses."""
        kept = [field.commit() for field in (self.since, self.until)]
        folder = self._questions.folder() if all(kept) and self._job is None else None
        if folder is None:
            return
        since, until = self.since.value, self.until.value

        def work(_progress: Progress, _cancelled: Cancelled) -> tuple[Path, OpenData]:
            name, data = self._questions.data(since, until)
            return written_data(folder, name, data), data

        self._tell("Données ouvertes en préparation…")
        self._job = job = self._questions.background.start(work)
        job.finished.connect(self._on_written)
        job.refused.connect(lambda refusal: self._tell(str(refusal)))
        job.troubled.connect(self._tell)
        job.ended.connect(self._on_ended)

    def _on_written(self, result: tuple[Path, OpenData]) -> None:
        path, data = result
        self._folder = path.parent
        rest = f" ; {KEPT}{wording.NB}:" if data.remarks else "."
        self._tell(f"{wording.count(data.lines, 'délibération')} dans « {path.name} »{rest}")
        self.folder_button.show()
        self.found.addItems(list(data.remarks))
        self.found.setVisible(bool(data.remarks))
        rows = min(len(data.remarks), LINES)
        self.found.setFixedHeight(rows * max(self.found.sizeHintForRow(0), 0) + 2 * self.found.frameWidth() + GRID)

    def _on_ended(self) -> None:
        self._job = None

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
        self.folder_button.hide()
        self.found.clear()
        self.found.hide()

    def _build(self) -> None:
        dress(self, "card")
        self.setAccessibleName("Données ouvertes d’une période")
        self.write_button.setToolTip("Les délibérations en CSV, au schéma SCDL 2.1.5 ; sans date, depuis le début")
        self.told.setWordWrap(True)
        self.found.setAccessibleName(KEPT.capitalize())
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for widget in (text("Données ouvertes", "strong"), self.since, self.until, self.write_button):
            row.addWidget(widget)
        row.addWidget(self.told, 1)
        for button in (self.folder_button, self.close_button):
            row.addWidget(button)
        row.insertStretch(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.found)
        self.write_button.clicked.connect(self.write)
        self.close_button.clicked.connect(self.close_line)
        self.folder_button.clicked.connect(lambda: self._questions.show_folder(self._folder))
        for each in (self.since.editor, self.until.editor, self.write_button, self.close_button, self.found):
            back_key(each, self.close_line)
        reads(self.since, self.until, self.write_button, self.close_button, self.folder_button, self.found)
        self.hide()
