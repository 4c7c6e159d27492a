"""The screen « Réglages » : the syndicat, its statutory profile, its bodies, what helps while writing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from syndic_desktop.actions import Topic
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.places import Place
from syndic_desktop.ui.screens.settings.bodies import BodiesPanel
from syndic_desktop.ui.screens.settings.forms import SyndicatForm
from syndic_desktop.ui.screens.settings.helps import HelpsPanel
from syndic_desktop.ui.screens.settings.questions import Questions
from syndic_desktop.ui.screens.settings.statutes import StatutesPanel
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Tone
from syndic_desktop.ui.widgets.gestures import gesture, key
from syndic_desktop.ui.widgets.looks import GRID
from syndic_desktop.ui.widgets.paging import page_bar, page_head, page_sheet
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.writing.helps import WritingHelps

TABS = ("Syndicat", "Profil statutaire", "Instances", "Aide à la saisie")
PAGES = ("Le syndicat", *TABS[1:])
"""What each page is called where nothing says that it is one."""
HELPS = len(TABS) - 1
SHOWN = frozenset({Topic.SYNDICAT, Topic.ASSEMBLY, Topic.SESSIONS})


class SettingsPlace(Place):
    """Four pages under one bar. `roster_asked`: the syndicat is new, its list of delegates comes next."""

    roster_asked = Signal()

    def __init__(self, desk: Desk, theme: Theme, questions: Questions, helps: WritingHelps) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self.tabs = page_bar("Pages des réglages", TABS)
        self.form = SyndicatForm(desk, questions)
        self.statutes = StatutesPanel(desk, theme, questions)
        self.bodies = BodiesPanel(desk, theme, questions)
        self.helps = HelpsPanel(helps)
        self._build()
        self._connect()
        self._gestures = self._make_gestures()
        self.refresh()

    @property
    def gestures(self) -> tuple[QAction, ...]:
        return tuple(self._gestures)

    def enter(self) -> None:
        """Put the keyboard on what the page is about."""
        page = self.pages.currentIndex()
        self.counted.emit(self.statutes.summary.text() if self.tabs.isTabEnabled(1) else "")
        if page == HELPS:
            self.helps.refresh()
        (self.form.fields["name"], self.statutes.table, self.bodies.list, self.helps.first)[page].setFocus()

    def leave(self) -> bool:
        """Keep what is being typed."""
        return (self.form, self.statutes, self.bodies, self.helps)[self.pages.currentIndex()].commit()

    def show_target(self, target: Target) -> bool:
        page = 1 if target.part is Part.PROFILE else 0
        self.show_page(page)
        (self.form.fields["siret"], self.statutes.table)[page].setFocus()
        return True

    def show_page(self, page: int) -> None:
        """Show a page: 0 the syndicat, 1 the profile, 2 the bodies, 3 what helps while writing."""
        self.tabs.setCurrentIndex(page)

    def refresh(self) -> None:
        """Read everything again."""
        known = self._questions.syndicat()
        self.form.refresh()
        for page in (1, 2):
            self.tabs.setTabEnabled(page, known is not None)
        if known is None:
            if self.tabs.currentIndex() != HELPS:
                self.tabs.setCurrentIndex(0)
            self.counted.emit("")
            return
        self.statutes.show_body(None, "Type")
        self.bodies.refresh()
        self.counted.emit(self.statutes.summary.text())

    def _build(self) -> None:
        sheet, self.pages = page_sheet((self.form, self.statutes, self.bodies, self.helps))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(page_head("Réglages", self.tabs))
        whole.addWidget(sheet, 1)

    def _make_gestures(self) -> list[QAction]:
        shown = [gesture(self, words, "", partial(self._on_shown, page)) for page, words in enumerate(PAGES)]
        reads(*shown)
        asking = (self.form.logo_button, self.form.filing.button)
        return [*shown, *(gesture(self, each.text(), "", partial(self._on_asked, each)) for each in asking)]

    def _on_shown(self, page: int) -> None:
        if self.tabs.isTabEnabled(page):
            self.show_page(page)
            self.enter()
        else:
            self.said.emit("Entrez d’abord votre syndicat : cette page vient avec lui.", Tone.WARNING)

    def _on_asked(self, button: QPushButton) -> None:
        self.show_page(0)
        button.click()

    def _connect(self) -> None:
        reads(self.helps, self.bodies.rules_button, self.bodies.rules.back_button)
        self.tabs.currentChanged.connect(self._on_page)
        self.form.created.connect(self.roster_asked)
        for keys, step, words in (("Ctrl+PgDown", 1, "page suivante"), ("Ctrl+PgUp", -1, "page précédente")):
            reads(key(self, keys, partial(self._turn, step), words))
        self._desk.changed.connect(self._on_changed)

    def _turn(self, step: int) -> None:
        pages = [page for page in range(len(TABS)) if self.tabs.isTabEnabled(page)]
        self.tabs.setCurrentIndex(pages[(pages.index(self.tabs.currentIndex()) + step) % len(pages)])

    def _on_page(self, page: int) -> None:
        if page != self.pages.currentIndex() and not self.settle():
            self.tabs.blockSignals(True)
            self.tabs.setCurrentIndex(self.pages.currentIndex())
            self.tabs.blockSignals(False)
            return
        self.pages.setCurrentIndex(page)
        self.enter()

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        if touched & SHOWN:
            self.refresh()
