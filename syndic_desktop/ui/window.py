"""The main window: the frame, the menus, and what stands inside: the welcome, an open dossier, the faults of a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.exchange.faults import FaultyDossier
from syndic_desktop.queries.session_lists import house
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.menus import Menus
from syndic_desktop.ui.office import Office
from syndic_desktop.ui.outside import Outside
from syndic_desktop.ui.screens.faults import FaultsPanel
from syndic_desktop.ui.screens.welcome import Welcome
from syndic_desktop.ui.theme import Scheme, Theme
from syndic_desktop.ui.widgets.banners import Tone
from syndic_desktop.ui.widgets.frames import SideBar, StatusLine

if TYPE_CHECKING:
    from syndic_desktop.exchange.dossiers import Reading
    from syndic_desktop.store import Store

SIZE = (1440, 900)
SMALLEST = (1024, 600)
EXAMPLE_NAME = "Val d’Ambre (exemple).syndic"


class MainWindow(QMainWindow):
    """Opens dossiers one after the other; `office` is the one that is open."""

    def __init__(self, outside: Outside, theme: Theme) -> None:
        super().__init__()
        self._outside, self._theme = outside, theme
        self._background = Background(self)
        self.menus = Menus(self)
        self.office: Office | None = None
        self._build()
        self._connect()
        self.show_welcome()

    def open_store(self, path: Path) -> bool:
        """Open a file in place of the one that is open; whether it is."""
        if self.office is not None and not self.office.store.read_only and _same(path, self.office.store.path):
            return True  # opened again it would be held by ourselves
        if not self._settled():
            return False
        return self._enter(partial(self._outside.open_store, path))

    def show_welcome(self) -> None:
        """Nothing is open: say how to begin."""
        self._leave()
        self.setWindowTitle("")
        self.sidebar.show_nobody()
        self.status.clear()
        self.pages.setCurrentWidget(self.welcome)
        self.welcome.example.setFocus()

    def say(self, sentence: str, tone: Tone) -> None:
        """Say something where the eyes are."""
        if self.office is not None:
            self.office.say(sentence, tone)
        else:
            self.welcome.banner.say(sentence, tone)

    def refresh(self) -> None:
        """Read everything again, after a crash."""
        if self.office is not None:
            self.office.refresh()

    def trouble(self, sentence: str) -> None:
        """A trouble that no gesture asked for (the file is out of reach)."""
        self.say(sentence, Tone.BAD)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._settled():
            event.ignore()
            return
        self._outside.memory.geometry = self.saveGeometry()
        self._background.close()
        self._leave()
        super().closeEvent(event)

    def _build(self) -> None:
        self.setWindowIcon(self._theme.app_icon())
        self.setMinimumSize(*SMALLEST)
        self.menus.fill(self.menuBar())
        self.sidebar = SideBar(self._theme, self.menus.search, self.menus.to_sessions)
        self.welcome = Welcome(self._theme, self.menus.example, self.menus.open, self.menus.import_)
        self.faults = FaultsPanel()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(self.faults)
        self.status = StatusLine(self._outside.clock)
        inside = QVBoxLayout()
        inside.setContentsMargins(12, 12, 16, 8)
        inside.setSpacing(8)
        inside.addWidget(self.pages, 1)
        inside.addWidget(self.status)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(inside, 1)
        self.setCentralWidget(whole)
        if not self.restoreGeometry(self._outside.memory.geometry):
            self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        menus = self.menus
        menus.open.triggered.connect(self._on_open)
        menus.import_.triggered.connect(self._on_import)
        menus.example.triggered.connect(self._on_example)
        menus.quit.triggered.connect(self.close)
        menus.full_screen.toggled.connect(self._on_full_screen)
        menus.schemes[self._theme.scheme].setChecked(True)
        for scheme, action in menus.schemes.items():
            action.triggered.connect(partial(self._on_scheme, scheme))
        self.faults.closed.connect(self._on_faults_closed)

    def _settled(self) -> bool:
        """Keep what is being typed; False: it is refused, and stays where it is."""
        return self.office is None or self.office.settle()

    # --- opening and leaving --------------------------------------------------------------------

    def _enter(self, make: Callable[[], Store]) -> bool:
        try:
            store = make()
        except FileTrouble as trouble:
            self.say(str(trouble), Tone.BAD)
            return False
        self._leave()
        self._outside.memory.last_store = store.path
        self.office = Office(store, self._theme, self._outside, self._background, self.menus)
        self.pages.addWidget(self.office)
        self.pages.setCurrentWidget(self.office)
        self._follow(self.office)
        return True

    def _follow(self, office: Office) -> None:
        desk, screen = office.desk, office.sessions
        desk.changed.connect(self._on_changed)
        desk.history_changed.connect(self._on_history_changed)
        screen.counted.connect(self.status.show_count)
        office.named.connect(self._on_named)
        office.reopen_asked.connect(self._on_reopen)
        self._on_named(*house(office.store))
        self.status.clear()
        self.status.show_count(screen.agenda.count.text())
        self.status.opened()
        screen.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        for action in (*self.menus.changing, *self.menus.showing, self.menus.export, self.menus.undo, self.menus.redo):
            action.setEnabled(False)
        if self.office is not None:
            self.office.close_office()
            self.pages.removeWidget(self.office)
            self.office.deleteLater()
            self.office = None

    # --- what the menus ask -----------------------------------------------------------------------

    def _on_open(self) -> None:
        memory = self._outside.memory
        path = self._outside.ask.store_to_open(memory.folder(self._outside.documents))
        if path is not None:
            memory.remember_folder(path.parent)
            self.open_store(path)

    def _on_reopen(self) -> None:
        if self.office is not None:
            self.open_store(self.office.store.path)

    def _on_import(self) -> None:
        memory = self._outside.memory
        path = self._outside.ask.dossier_to_import(memory.folder(self._outside.documents))
        if path is not None:
            memory.remember_folder(path.parent)
            self._read(path, None)

    def _on_example(self) -> None:
        where = self._outside.ask.store_to_create(self._outside.documents / EXAMPLE_NAME)
        if where is not None:
            self._read(self._outside.example, where)

    def _on_scheme(self, scheme: Scheme) -> None:
        self._theme.choose(scheme)
        self._outside.memory.scheme = scheme

    def _on_full_screen(self, full: bool) -> None:
        if full:
            self.showFullScreen()
        else:
            self.showNormal()

    # --- importing ----------------------------------------------------------------------------------

    def _read(self, path: Path, where: Path | None) -> None:
        """Read a dossier beside the window, then bring it in; `where`: into a new file."""
        for action in self.menus.opening:
            action.setEnabled(False)
        self.say(f"Lecture de « {path.name} »…", Tone.PLAIN)
        job = self._background.start(lambda _progress, _cancelled: self._outside.read_dossier(path))
        job.finished.connect(partial(self._on_read, where))
        job.refused.connect(partial(self._on_read_refused, path))
        job.troubled.connect(self.trouble)
        job.ended.connect(self._on_read_ended)

    def _on_read(self, where: Path | None, reading: Reading) -> None:
        if where is None and self.office is None:
            name = reading.dossier.syndicat.short_name.replace("/", "-")
            where = self._outside.ask.store_to_create(self._outside.documents / f"{name}.syndic")
            if where is None:
                self.welcome.banner.clear()
                return
        if where is not None and not self._enter(partial(self._outside.create_store, where)):
            return
        if self.office is not None and self.office.bring_in(reading):
            self.office.say(_told(reading), Tone.WARNING if reading.notices else Tone.GOOD)
        elif where is not None:
            self._abandon(where)

    def _abandon(self, where: Path) -> None:
        """The import into a new file was refused: say why on the welcome, leave no empty file."""
        said = self.office.sessions.banner.sentence if self.office else ""
        self.show_welcome()
        where.unlink(missing_ok=True)
        self._outside.memory.last_store = None
        self.say(said, Tone.BAD)

    def _on_read_refused(self, path: Path, refusal: RuleViolation) -> None:
        if not isinstance(refusal, FaultyDossier):
            self.say(str(refusal), Tone.WARNING)
            return
        self.faults.show_faults(path.name, refusal.faults)
        self.pages.setCurrentWidget(self.faults)
        self.faults.close_button.setFocus()

    def _on_read_ended(self) -> None:
        for action in self.menus.opening:
            action.setEnabled(True)

    def _on_faults_closed(self) -> None:
        self.welcome.banner.clear()
        if self.office is not None:
            self.office.sessions.banner.clear()
        self.pages.setCurrentWidget(self.office or self.welcome)

    # --- what the desk says -----------------------------------------------------------------------

    def _on_changed(self, _touched: object) -> None:
        self.status.saved()

    def _on_history_changed(self) -> None:
        label = self.office.desk.undo_label if self.office else None
        self.status.show_gesture(label.partition(" : ")[2] if label else None)

    def _on_named(self, short_name: str, name: str) -> None:
        self.sidebar.show_house(short_name, name)
        held = " (lecture seule)" if self.office and self.office.store.read_only else ""
        self.setWindowTitle(f"{short_name}{held}")


def _same(one: Path, other: Path) -> bool:
    return one.exists() and one.samefile(other)


def _told(reading: Reading) -> str:
    sessions = len(reading.dossier.sessions)
    items = sum(len(session.items) for session in reading.dossier.sessions)
    said = f"Dossier importé : {wording.count(sessions, 'séance')}, {wording.count(items, 'point')}."
    return " ".join((said, *(f"À noter : {notice}" for notice in reading.notices)))
