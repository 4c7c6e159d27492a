"""The place « Registre » : the registers, the report of a year, and what is being written of either."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout

from syndic_desktop.actions import Topic
from syndic_desktop.actions.papers import record_year_papers
from syndic_desktop.ui.catching import CatchingUp
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.registers.lines import WritingLine
from syndic_desktop.ui.screens.registers.periods import PeriodLine
from syndic_desktop.ui.screens.registers.questions import Questions, Writing
from syndic_desktop.ui.screens.registers.reports import ReportPage
from syndic_desktop.ui.screens.registers.volumes import RegisterPage
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.gestures import gesture
from syndic_desktop.ui.widgets.looks import GRID
from syndic_desktop.ui.widgets.paging import page_bar, page_head, page_sheet
from syndic_desktop.ui.widgets.reading import reads

if TYPE_CHECKING:
    from collections.abc import Callable

    from syndic_desktop.documents.folders import Written

TABS = ("Registres", "Rapport d’activité")
SHOWN = frozenset(Topic) - {Topic.PHRASES, Topic.TOPICS, Topic.CHECKS}
NO_OFFICE = (
    "Sans LibreOffice, le PDF n’est pas fait : Word demande à l’ouverture s’il met les champs à jour, répondez Oui et "
    "les tables disent leurs feuillets. Pour le PDF, enregistrez-le de Word, ou installez LibreOffice et recommencez."
)


class RegistersPlace(CatchingUp):
    """Two pages under one bar."""

    def __init__(self, desk: Desk, theme: Theme, questions: Questions) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self.tabs = page_bar("Pages du registre", TABS)
        self.register = RegisterPage(theme, questions)
        self.report = ReportPage(theme, questions)
        self.period = PeriodLine(desk, questions)
        self.line = WritingLine(theme, questions.background, questions.show_folder)
        self._build()
        self._gestures = [
            gesture(self, "&Relier le registre, ou écrire le rapport…", "Ctrl+R", self.write),
            gesture(self, "Ranger par date ou par &matière", "Ctrl+M", self._on_turn),
            gesture(self, "&Données ouvertes d’une période…", "Ctrl+Shift+U", self._on_data),
            gesture(self, "&Voir le rapport d’activité", "", lambda: self.tabs.setCurrentIndex(1)),
            gesture(self, "Page suivante", "Ctrl+PgDown", self._on_page_asked),
        ]
        reads(*self._gestures)
        self._connect()

    @property
    def gestures(self) -> tuple[QAction, ...]:
        return tuple(self._gestures)

    @property
    def panes(self) -> dict[str, QSplitter]:
        return {"registre": self.register.split}

    def enter(self) -> None:
        self.catch_up()
        self._page.enter()
        self._count()

    def close_place(self) -> None:
        self.register.stop()
        self.report.stop()
        self.period.stop()
        self.line.cancel()

    def refresh(self) -> None:
        """Read the page that is shown again; the other one once she comes to it."""
        self._page.refresh()
        self._count()

    def write(self) -> None:
        """Bind the register that is shown, or write the report, where she chooses."""
        if self.line.busy:
            return
        if self._page is self.register:
            if self.register.shown is not None:
                body, year = self.register.shown
                remark = "" if self._questions.has_office() else NO_OFFICE
                self._write(f"Registre {year}", year, partial(self._questions.bind, body, year), remark)
        elif self.report.year:
            year = self.report.year
            self._write(f"Rapport d’activité {year}", year, partial(self._questions.report, year))

    @property
    def _page(self) -> RegisterPage | ReportPage:
        return self.register if self.tabs.currentIndex() == 0 else self.report

    def _write(self, title: str, year: int, work: Callable[[Path], Writing], remark: str = "") -> None:
        folder = self._questions.folder()
        if folder is not None:
            self.line.start(title, year, folder, work(folder), remark)

    def _build(self) -> None:
        head = page_head("Registre", self.tabs)
        self.data_button = QPushButton("Données ouvertes…")
        self.data_button.setToolTip("Les délibérations d’une période en CSV, au schéma SCDL (Ctrl+Maj+U)")
        head.addWidget(self.data_button)
        reads(self.data_button)
        sheet, self.pages = page_sheet((self.register, self.report))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(head)
        whole.addWidget(self.period)
        whole.addWidget(self.line)
        whole.addWidget(sheet, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_page)
        self.data_button.clicked.connect(self._on_data)
        self.period.closed.connect(self._on_closed)
        self.register.asked.connect(self.asked)
        self.register.bind_asked.connect(self.write)
        self.register.choice.committed.connect(lambda _chosen: self._count())
        self.report.asked.connect(self.write)
        self.line.written.connect(self._on_written)
        self.line.busy_changed.connect(self._on_busy)
        self.line.outcome.closed.connect(self._on_closed)
        self.follow(self._desk, SHOWN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes away what was said of a volume."""
        if event.key() != Qt.Key.Key_Escape or not self.line.outcome.dismiss():
            super().keyPressEvent(event)

    def _on_data(self) -> None:
        shown = self.register.shown
        self.period.open(shown[1] if shown else None)

    def _on_closed(self) -> None:
        self._page.enter()

    def _on_turn(self) -> None:
        if self._page is self.register:
            self.register.turn()

    def _on_page_asked(self) -> None:
        self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())

    def _on_page(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.read_again()
        self._page.enter()

    def _on_busy(self) -> None:
        for button in (self.register.bind_button, self.report.write_button):
            button.setEnabled(not self.line.busy)

    def _on_written(self, year: int, made: tuple[Written, ...]) -> None:
        self._desk.run(record_year_papers, year, made)

    def _count(self) -> None:
        self.counted.emit(self.register.summary if self._page is self.register else "")
