"""The main window: the frame, the menus, and what stands inside: the welcome, an open dossier, the faults of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.queries.session_lists import house
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.fitting import SMALLEST, fit, take_room
from syndic_desktop.ui.imports import Importing, Target
from syndic_desktop.ui.memory import Use
from syndic_desktop.ui.menus import Menus
from syndic_desktop.ui.office import Office
from syndic_desktop.ui.outside import Outside
from syndic_desktop.ui.places import PlaceName, Spot
from syndic_desktop.ui.screens.faults import Fault, FaultsPanel
from syndic_desktop.ui.screens.welcome import Welcome
from syndic_desktop.ui.theme import Scheme, Theme
from syndic_desktop.ui.widgets.banners import Tone
from syndic_desktop.ui.widgets.frames import SideBar, StatusLine
from syndic_desktop.ui.widgets.pressing import Pressing
from syndic_desktop.ui.widgets.waiting import WaitingLine

if TYPE_CHECKING:
    from syndic_desktop.actions import Done
    from syndic_desktop.store import Store

NEW_NAME = "Mon syndicat.syndic"
EXAMPLE_NAME = "Val d’Ambre (exemple).syndic"


class MainWindow(QMainWindow):
    """Opens dossiers one after the other; `office` is the one that is open."""

    def __init__(self, outside: Outside, theme: Theme) -> None:
        super().__init__()
        self._outside, self._theme = outside, theme
        self._background = Background(self)
        self._importing = Importing(outside, self._background, self)
        self._pressing = Pressing(self)
        self._shutting = False
        self.menus = Menus(self)
        self.office: Office | None = None
        self._build()
        self._connect()
        self.show_welcome()

    def open_store(self, path: Path) -> bool:
        """Open a file in place of the one that is open; whether it is."""
        if self.office is not None and not self.office.store.read_only and _same(path, self.office.store.path):
            return True  # opened again it would be held by ourselves
        if not self._settled() or not self._free(partial(self.open_store, path), "le dossier s’ouvrira", "ouvrir"):
            return False
        return self._enter(partial(self._outside.open_store, path))

    def show_welcome(self) -> None:
        """Nothing is open: say how to begin."""
        self._leave()
        self.setWindowTitle("")
        self.sidebar.show_nobody()
        self.status.clear()
        self.welcome.show_recent(self._outside.memory.recent)
        self._show(self.welcome)
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
        if not self._shutting and not (self._ready() and self._free(self.close, "la fenêtre se fermera", "fermer")):
            event.ignore()
            return
        self._outside.memory.geometry = self.saveGeometry()
        self._background.close()
        self._leave()
        super().closeEvent(event)

    def shut(self) -> None:
        """Close whatever is going on: the system is stopping. What was being typed is kept if it can be."""
        self._settled()
        self._shutting = True
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.pages.currentWidget() is self.faults:
            self._on_faults_closed()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, partial(fit, self))

    def _build(self) -> None:
        self.setWindowIcon(self._theme.app_icon())
        self.setMinimumSize(SMALLEST)
        self.menus.fill(self.menuBar())
        self.sidebar = SideBar(self._theme, self.menus.places, self.menus.search)
        self.welcome = Welcome(self._theme, self.menus.example, self.menus.new, self.menus.open, self.menus.import_)
        self.faults = FaultsPanel()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(self.faults)
        self.status = StatusLine(self._outside.clock)
        inside = QVBoxLayout()
        inside.setContentsMargins(12, 12, 16, 8)
        inside.setSpacing(8)
        self.waiting = WaitingLine(self._theme)
        inside.addWidget(self.waiting)
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
            take_room(self)
        self.menus.full_screen.setChecked(self.isFullScreen())

    def _connect(self) -> None:
        menus = self.menus
        menus.new.triggered.connect(self._on_new)
        menus.open.triggered.connect(self._on_open)
        menus.recent.aboutToShow.connect(self._on_recent_shown)
        self.welcome.file_asked.connect(self.open_store)
        menus.import_.triggered.connect(partial(self._on_import, new=False))
        menus.import_new.triggered.connect(partial(self._on_import, new=True))
        menus.example.triggered.connect(self._on_example)
        menus.quit.triggered.connect(self.close)
        menus.full_screen.toggled.connect(self._on_full_screen)
        menus.schemes[self._theme.scheme].setChecked(True)
        for scheme, action in menus.schemes.items():
            action.triggered.connect(partial(self._on_scheme, scheme))
        self.faults.closed.connect(self._on_faults_closed)
        self._connect_work()

    def _connect_work(self) -> None:
        importing = self._importing
        importing.brought.connect(self._on_brought)
        importing.created.connect(self._on_created)
        importing.faulty.connect(self._on_faulty)
        importing.said.connect(self.say)
        importing.given_up.connect(self._clear_said)
        importing.state_changed.connect(self._on_import_state)
        self.menus.stop.triggered.connect(self._on_stop)
        self.waiting.hurried.connect(self._on_hurried)

    def _settled(self) -> bool:
        """Keep what is being typed; False: it is refused, and stays where it is."""
        return self.office is None or self.office.settle()

    def _ready(self) -> bool:
        """Whether she may quit: as `_settled`, but what is refused is given up when she asks twice."""
        return self.office is None or self.office.settle_to_quit()

    # --- what runs beside the window --------------------------------------------------------------

    @property
    def _working(self) -> bool:
        """Whether something is being written, in the file or in a folder."""
        return self._importing.writing or (self.office is not None and self.office.exports.busy)

    def _free(self, then: Callable[[], object], will: str, verb: str) -> bool:
        """Whether nothing is being written; else `then` waits, and she is told."""
        if not self._working:
            return True
        if self.waiting.waiting:  # asked twice: she is in a hurry
            self._on_hurried()
        elif self._importing.writing:
            self.waiting.ask(f"Un import se termine : {will} dès qu’il sera fini.", "", then)
        else:
            said = f"Un export est en cours : {will} dès qu’il sera fini."
            self.waiting.ask(said, f"Arrêter l’export et {verb}", then)
        return False

    def _on_hurried(self) -> None:
        if self.office is not None:
            self.office.exports.cancel()

    def _on_stop(self) -> None:
        if self.waiting.waiting:
            self.waiting.stay()
        elif self.office is not None:
            self.office.exports.cancel()

    def _on_busy_changed(self) -> None:
        if not self._working:
            self.waiting.release()

    def _show(self, page: QWidget) -> None:
        """Put a page under the eyes; the menus of a dossier only live while it is the one."""
        self.pages.setCurrentWidget(page)
        self._hold_office()

    def _hold_office(self) -> None:
        if self.office is not None:
            writing = self._importing.writing
            self.office.hold(writing or self.pages.currentWidget() is not self.office, still=writing)

    # --- opening and leaving --------------------------------------------------------------------

    def _enter(self, make: Callable[[], Store]) -> bool:
        try:
            store = make()
        except FileTrouble as trouble:
            self.say(str(trouble), Tone.BAD)
            return False
        self._leave()
        self._outside.memory.last_store = store.path
        self._outside.memory.remember_recent(store.path)
        self.office = Office(store, self._theme, self._outside, self._background, self.menus)
        self.pages.addWidget(self.office)
        self._show(self.office)
        self._follow(self.office)
        return True

    def _follow(self, office: Office) -> None:
        desk = office.desk
        desk.changed.connect(self._on_changed)
        desk.history_changed.connect(self._on_history_changed)
        office.counted.connect(self.status.show_count)
        office.moved.connect(self.sidebar.show_place)
        office.exports.busy_changed.connect(self._on_busy_changed)
        office.named.connect(self._on_named)
        office.reopen_asked.connect(self._on_reopen)
        office.file_asked.connect(self.open_store)
        self._on_named(*house(office.store))
        self.status.clear()
        self.status.opened()
        office.open_first()

    def _leave(self) -> None:
        menus = self.menus
        for action in (*menus.showing, *menus.writing, menus.new_session, menus.undo, menus.redo, menus.help):
            action.setEnabled(False)
        menus.show_here(())
        if self.office is not None:
            self.office.close_office()
            self.pages.removeWidget(self.office)
            self.office.deleteLater()
            self.office = None

    # --- what the menus ask -----------------------------------------------------------------------

    def _on_open(self) -> None:
        memory = self._outside.memory
        path = self._outside.ask.store_to_open(memory.folder(Use.OPEN, self._outside.documents))
        if path is not None:
            memory.remember_folder(Use.OPEN, path.parent)
            self.open_store(path)

    def _on_new(self) -> None:
        """An empty file, then the form of the syndicat."""
        where = self._outside.ask.store_to_create(self._outside.documents / NEW_NAME)
        if where is None or not self._settled():
            return
        if not self._free(partial(self._begin, where), "le dossier se créera", "créer"):
            return
        self._begin(where)

    def _begin(self, where: Path) -> None:
        if self._enter(partial(self._outside.create_store, where)) and self.office is not None:
            self.office.go(Spot(PlaceName.SETTINGS))

    def _on_recent_shown(self) -> None:
        self.menus.show_recent(self._outside.memory.recent, self.open_store)

    def _on_reopen(self) -> None:
        if self.office is not None:
            self.open_store(self.office.store.path)

    def _on_import(self, *, new: bool) -> None:
        memory = self._outside.memory
        path = self._outside.ask.dossier_to_import(memory.folder(Use.IMPORT, self._outside.documents))
        if path is not None:
            memory.remember_folder(Use.IMPORT, path.parent)
            self._import(path, Target(None if new or self.office is None else self.office.store))

    def _on_example(self) -> None:
        where = self._outside.ask.store_to_create(self._outside.documents / EXAMPLE_NAME)
        if where is not None:
            self._import(self._outside.example, Target(where=where))

    def _on_scheme(self, scheme: Scheme) -> None:
        self._theme.choose(scheme)
        self._outside.memory.scheme = scheme

    def _on_full_screen(self, full: bool) -> None:
        # The other states (maximized) are kept for when she comes back.
        state = Qt.WindowState.WindowFullScreen
        self.setWindowState(self.windowState() | state if full else self.windowState() & ~state)

    # --- importing ----------------------------------------------------------------------------------

    def _import(self, path: Path, target: Target) -> None:
        if self._settled():
            self._importing.start(path, target)

    def _on_brought(self, done: Done, sentence: str, tone: Tone) -> None:
        if self.office is not None:
            self._show(self.office)
            self.office.desk.adopt(done)
            self.office.say(sentence, tone)

    def _on_created(self, where: Path, sentence: str, tone: Tone) -> None:
        if self.open_store(where):
            self.say(sentence, tone)

    def _on_faulty(self, name: str, faults: Sequence[Fault]) -> None:
        self._clear_said()
        self.faults.show_faults(name, faults)
        self._show(self.faults)
        self.faults.close_button.setFocus()

    def _on_import_state(self) -> None:
        for action in self.menus.opening:
            action.setEnabled(not self._importing.busy)
        self._hold_office()
        if not self._working:
            self.waiting.release()

    def _clear_said(self) -> None:
        self.welcome.banner.clear()
        if self.office is not None:
            self.office.said.clear()

    def _on_faults_closed(self) -> None:
        self._show(self.office or self.welcome)
        if self.office is not None and self.office.place is not None:
            self.office.place.enter()
        else:
            self.welcome.import_.setFocus()

    # --- what the desk says -----------------------------------------------------------------------

    def _on_changed(self, _touched: object) -> None:
        self.status.saved()

    def _on_history_changed(self) -> None:
        desk = self.office.desk if self.office else None
        label = desk.undo_label if desk else None
        self.status.show_gesture(label.partition(" : ")[2] if label else None, desk.moved if desk else "")

    def _on_named(self, short_name: str, name: str) -> None:
        self.sidebar.show_house(short_name, name)
        held = " (lecture seule)" if self.office and self.office.store.read_only else ""
        self.setWindowTitle(f"{short_name}{held}")


def _same(one: Path, other: Path) -> bool:
    return one.exists() and one.samefile(other)
