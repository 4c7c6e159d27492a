"""The office: everything on one open dossier. It ties the actions of the menus to the screens and to the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from syndic_desktop.actions import Topic
from syndic_desktop.actions.papers import record_papers
from syndic_desktop.domain.agenda import Fate
from syndic_desktop.queries.papers import paper_source, papers_before
from syndic_desktop.queries.searches import Finding, find
from syndic_desktop.queries.session_lists import house, session_rows
from syndic_desktop.queries.session_sheets import session_pages, session_sheet
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.memory import Use
from syndic_desktop.ui.menus import Menus
from syndic_desktop.ui.outside import Outside
from syndic_desktop.ui.screens.exports import ExportLine
from syndic_desktop.ui.screens.sessions import Questions, SessionsScreen
from syndic_desktop.ui.searching import SearchPalette
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Banner, Tone

if TYPE_CHECKING:
    from syndic_desktop.documents.folders import Written
    from syndic_desktop.documents.keeping import PutAway
    from syndic_desktop.store import Store


class Office(QWidget):
    """One dossier at work, until `close_office`."""

    named = Signal(str, str)  # the syndicat: short name, name
    reopen_asked = Signal()

    def __init__(self, store: Store, theme: Theme, outside: Outside, background: Background, menus: Menus) -> None:
        super().__init__()
        self.store, self._outside, self._menus = store, outside, menus
        self.desk = Desk(store, self)
        self._held = self._closed = False
        self._ties: list[tuple[QAction, Callable[[], None]]] = []
        self._build(theme, background)
        self._connect()
        self._recall()
        self._say_who_holds()
        self._offer()

    def hold(self, held: bool) -> None:
        """Whether nothing may be done here for now: something else is shown, or a dossier is being brought in."""
        self._held = held
        self._offer()

    def settle(self) -> bool:
        """Keep what is being typed before anything else happens; False: it is refused, and its field says why."""
        return self.sessions.settle()

    def refresh(self) -> None:
        """Read everything again, after a crash."""
        self.desk.changed.emit(frozenset(Topic))

    def close_office(self) -> None:
        """Leave the dossier."""
        self._closed = True
        self._remember()
        self.sessions.preview.stop()
        self.sessions.agenda.field.close_field(focus=False)
        self.store.close()
        for action, slot in self._ties:
            action.triggered.disconnect(slot)
        menus = self._menus
        for action in (*menus.changing, *menus.showing, menus.export, menus.stop, menus.show_papers):
            action.setEnabled(False)

    def say(self, sentence: str, tone: Tone) -> None:
        """Say something in place."""
        self.sessions.banner.say(sentence, tone)

    def _build(self, theme: Theme, background: Background) -> None:
        store = self.store
        self.banner = Banner(theme, closable=False)
        self.banner.add_button("Réessayer").clicked.connect(self.reopen_asked)
        self.exports = ExportLine(theme, background, self._outside.write_papers, self._outside.show_folder)
        questions = Questions(
            partial(session_rows, store), partial(session_sheet, store), partial(session_pages, store)
        )
        self.sessions = SessionsScreen(self.desk, theme, questions, self._menus.export, self.exports)
        self.search = SearchPalette(self, theme, self._find)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addWidget(self.sessions, 1)

    def _connect(self) -> None:
        menus, screen, agenda = self._menus, self.sessions, self.sessions.agenda
        self._on(menus.undo, self.desk.undo)
        self._on(menus.redo, self.desk.redo)
        self._on(menus.search, self.search.open)
        self._on(menus.export, self._on_export)
        self._on(menus.show_papers, self.exports.show_folder)
        self._on(menus.reword, agenda.reword)
        self._on(menus.up, partial(agenda.shift, -1))
        self._on(menus.down, partial(agenda.shift, 1))
        for action, fate in (
            (menus.withdraw, Fate.WITHDRAWN), (menus.postpone, Fate.POSTPONED), (menus.keep, Fate.KEPT)
        ):  # fmt: skip
            self._on(action, partial(agenda.decide, fate))
        for action, widget in (
            (menus.to_sessions, screen.list.view), (menus.to_agenda, agenda.view),
            (menus.to_page, screen.preview.page),
        ):  # fmt: skip
            self._on(action, partial(widget.setFocus, Qt.FocusReason.ShortcutFocusReason))
        agenda.chosen.connect(self._offer)
        screen.list.chosen.connect(self.exports.show_on)
        self.search.chosen.connect(screen.show_item)
        self.desk.history_changed.connect(self._offer)
        self.desk.changed.connect(self._on_changed)
        self.exports.busy_changed.connect(self._offer)
        self.exports.written.connect(self._on_written)

    def _on(self, action: QAction, slot: Callable[[], object]) -> None:
        """Tie an action to a slot for as long as this office is open."""

        def on_triggered() -> None:
            if self.settle():
                slot()

        action.triggered.connect(on_triggered)
        self._ties.append((action, on_triggered))

    def _recall(self) -> None:
        """As it was left last time."""
        memory = self._outside.memory
        for name, pane in self.sessions.panes.items():
            pane.restoreState(memory.pane(name))
        self.sessions.choose(*memory.choice(self.store.path))

    def _remember(self) -> None:
        memory = self._outside.memory
        for name, pane in self.sessions.panes.items():
            memory.remember_pane(name, pane.saveState())
        memory.remember_choice(self.store.path, *self.sessions.choice)

    def _say_who_holds(self) -> None:
        if self.store.held_by is not None:
            may = "Vous pouvez lire, chercher et exporter."
            self.banner.say(f"Ouvert en lecture seule : {self.store.held_by} y travaille déjà. {may}", Tone.WARNING)
        elif self.store.read_only:
            self.banner.say(self.store.why_read_only or "Ouvert en lecture seule.", Tone.WARNING)

    def _find(self, asked: str) -> tuple[Finding, ...]:
        return find(self.store, asked, {row.code: row.body for row in self.sessions.list.rows})

    def _offer(self) -> None:
        """Enable what may be done now, and name what may be taken back."""
        menus, agenda, live = self._menus, self.sessions.agenda, not self._held and not self._closed
        for action in menus.showing:
            action.setEnabled(live)
        for action in menus.changing:
            action.setEnabled(live and agenda.current is not None and not self.store.read_only)
        menus.export.setEnabled(live and self.sessions.sheet is not None and not self.exports.busy)
        menus.stop.setEnabled(self.exports.busy)
        menus.show_papers.setEnabled(live and self.exports.folder is not None)
        for action, label, bare in (
            (menus.undo, self.desk.undo_label, "&Annuler"), (menus.redo, self.desk.redo_label, "&Rétablir")
        ):  # fmt: skip
            action.setText(f"&{label.replace('&', '&&')}" if label else bare)
            action.setEnabled(live and label is not None)

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        if Topic.SYNDICAT in touched:
            self.named.emit(*house(self.store))

    def _on_export(self) -> None:
        sheet = self.sessions.sheet
        if sheet is None or self.exports.busy:
            return
        memory = self._outside.memory
        folder = self._outside.ask.folder_to_fill(memory.folder(Use.EXPORT, self._outside.documents))
        if folder is not None:
            memory.remember_folder(Use.EXPORT, folder)
            _, source = paper_source(self.store, sheet.id)
            before = papers_before(self.store, sheet.id, self._outside.clock().date())
            self.exports.start(sheet, source, folder / sheet.folder, before)

    def _on_written(self, session_id: int, written: Sequence[Written], away: Sequence[PutAway]) -> None:
        if not self._closed:
            self.desk.run(record_papers, session_id, written, away)
