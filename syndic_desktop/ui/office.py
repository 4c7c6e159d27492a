"""The office: everything on one open dossier. It ties the actions of the menus to the places and to the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from syndic_desktop.actions import Topic
from syndic_desktop.queries.phases import Phase
from syndic_desktop.queries.searches import meant_by
from syndic_desktop.queries.session_lists import house
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.corrections import Corrections
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.exporting import Exporting
from syndic_desktop.ui.finding import Around, Finder
from syndic_desktop.ui.making import Making
from syndic_desktop.ui.menus import PLACES, Menus
from syndic_desktop.ui.outside import Outside, WritePapers
from syndic_desktop.ui.places import Place, PlaceName, Spot
from syndic_desktop.ui.recalling import Recall
from syndic_desktop.ui.screens.exports import ExportLine
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Banner, Tone
from syndic_desktop.ui.writing.helps import WritingHelps

if TYPE_CHECKING:
    from syndic_desktop.store import Store
    from syndic_desktop.ui.helping import HelpOverlay
    from syndic_desktop.ui.screens.sessions import SessionsPlace


class Office(QWidget):
    """One dossier at work, until `close_office`."""

    named = Signal(str, str)  # the syndicat: short name, name
    reopen_asked = Signal()
    file_asked = Signal(object)  # a Path
    counted = Signal(str)
    moved = Signal(object)  # the PlaceName that is shown now

    def __init__(self, store: Store, theme: Theme, outside: Outside, background: Background, menus: Menus) -> None:
        super().__init__()
        self.store, self._outside, self._menus, self._theme = store, outside, menus, theme
        self.desk = Desk(store, self)
        self._helps = WritingHelps(outside.memory, self)
        self._recall = Recall(outside.memory, store.path)
        self._making = Making(store, self.desk, theme, outside, menus, background, self._helps)
        self._places: dict[PlaceName, Place] = {}
        self._held = self._closed = False
        self._counts: dict[PlaceName, str] = {}
        self._before: QWidget | None = None
        self._session = 0  # the one that is open
        self.stack = QStackedWidget()
        self._help: HelpOverlay | None = None
        self._ties: list[tuple[QAction, Callable[[], None]]] = []
        self.shown: PlaceName | None = None
        self._build(background)
        self._connect()
        self._say_who_holds()

    # --- where she is -------------------------------------------------------------------------------

    @property
    def place(self) -> Place | None:
        """The place that is shown."""
        return None if self.shown is None else self._places[self.shown]

    @property
    def sessions(self) -> SessionsPlace:
        """The place « Séances », built now if it never was visited."""
        from syndic_desktop.ui.screens.sessions import SessionsPlace

        made = self.place_of(PlaceName.SESSIONS)
        assert isinstance(made, SessionsPlace)
        return made

    def place_of(self, name: PlaceName) -> Place:
        """A place, built now if it never was visited."""
        if name not in self._places:
            self._places[name] = place = self._making.place(name)
            self._follow(name, place)
            self.stack.addWidget(place)
        return self._places[name]

    def go(self, spot: Spot) -> bool:
        """Go somewhere; False when what is being typed here is refused: it stays under the eyes."""
        if not self.settle():
            return False
        again = self.shown is spot.place
        place = self.place_of(spot.place)
        self.said.clear()
        if spot.place is PlaceName.SESSIONS and (spot.session_id or spot.new_session or again):
            self.sessions.go(spot)
        self.stack.setCurrentWidget(place)
        self.shown = spot.place
        self.moved.emit(spot.place)
        self._tell_place()
        self._on_session_opened(self._sheet)
        if spot.person:
            self._show_person(spot.person)
        place.show_spot(spot)
        place.enter()
        if spot.target is not None:
            place.show_target(spot.target)
        self.counted.emit(self._counts.get(spot.place, ""))
        self._offer()
        return True

    def open_first(self) -> None:
        """Go where she was last time, else home."""
        spot = self._recall.spot()
        if spot.place is PlaceName.SESSIONS:
            self.sessions.list.choose(spot.session_id)
            if spot.phase is not None and any(row.id == spot.session_id for row in self.sessions.list.known):
                self.go(spot)
                return
        self.go(Spot(spot.place))

    # --- what the window asks -------------------------------------------------------------------------

    def hold(self, held: bool, *, still: bool = False) -> None:
        """Whether nothing may be done here for now; `still`: a dossier is being brought in, the places wait."""
        self._held = held
        if still and self.stack.isEnabled():
            self._before = self.window().focusWidget()
            self.stack.setEnabled(False)
        elif not still and not self.stack.isEnabled():
            self.stack.setEnabled(True)
            if self._before is not None and self._before.isVisible():
                self._before.setFocus()
        self._offer()

    def settle(self) -> bool:
        """Keep what is being typed before anything else happens; False: it is refused, and its field says why."""
        if self.place is not None and not self.place.settle():
            return False
        self._corrections.forget()
        return True

    def settle_to_quit(self) -> bool:
        """As `settle`; but asked twice about the same words, what is refused is given up: she was told."""
        return self.settle() or self._corrections.quits()

    def refresh(self) -> None:
        """Read everything again, after a crash."""
        self.desk.changed.emit(frozenset(Topic))

    def close_office(self) -> None:
        """Leave the dossier."""
        self._closed = True
        self._exporting.close()
        sessions = self.sessions if PlaceName.SESSIONS in self._places else None
        self._recall.keep(self.shown, self._places.values(), sessions)
        for place in self._places.values():
            place.close_place()
        self._helps.close()
        self.finder.close()
        self.desk.close()  # before the store: a field that loses the keyboard with its window still commits
        self.store.close()
        for action, slot in self._ties:
            action.triggered.disconnect(slot)
        menus = self._menus
        menus.show_here(())
        for action in (*menus.showing, *menus.writing, menus.new_session, menus.stop, menus.show_papers, menus.help):
            action.setEnabled(False)
        menus.import_.setEnabled(True)

    def say(self, sentence: str, tone: Tone) -> None:
        """Say something in place."""
        self.said.say(sentence, tone)

    # --- building -----------------------------------------------------------------------------------

    def _build(self, background: Background) -> None:
        self.banner = Banner(self._theme, closable=False)
        self.banner.add_button("Réessayer").clicked.connect(self.reopen_asked)
        self.exports = ExportLine(self._theme, background, self._outside.write_papers, self._outside.show_folder)
        self._exporting = Exporting(self.store, self.desk, self._outside, self.exports)
        self.said = Banner(self._theme)
        self._corrections = Corrections(self.said, self)
        around = Around(self._actions, lambda: self.place, self._where, self._meant, self.go)
        self.finder = Finder(self, self._theme, self.store, around)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.banner, self.exports, self.said):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        menus = self._menus
        self._on(menus.undo, self.desk.undo)
        self._on(menus.redo, self.desk.redo)
        self._on(menus.search, self._on_search, settles=False)
        outside = self._outside
        for action, write in (
            (menus.export, None), (menus.backup, outside.write_backup), (menus.public, outside.write_public)
        ):  # fmt: skip
            self._on(action, partial(self._on_export, write))
        self._on(menus.show_papers, self.exports.show_folder)
        self._on(menus.help, self._on_help, settles=False)  # a field that refuses is where help is wanted
        self._on(menus.new_session, partial(self.go, Spot(PlaceName.SESSIONS, new_session=True)))
        for name, action in menus.places.items():
            self._on(action, partial(self.go, Spot(name)))
        for phase, action in menus.phases.items():
            self._on(action, partial(self._on_phase, phase))
        self.finder.told.connect(self.say)
        desk = self.desk
        desk.history_changed.connect(self._offer)
        desk.changed.connect(self._on_changed)
        desk.refused.connect(partial(self._on_refused, Tone.WARNING))
        desk.troubled.connect(partial(self._on_refused, Tone.BAD))
        desk.remarked.connect(partial(self._on_refused, Tone.WARNING))
        self.exports.busy_changed.connect(self._offer)

    def _follow(self, name: PlaceName, place: Place) -> None:
        place.said.connect(self.say)
        place.asked.connect(self.go)
        place.held_back.connect(self._corrections.ask)
        place.counted.connect(lambda words: self._on_counted(name, words))
        self._recall.panes(place)
        if name is PlaceName.SESSIONS:
            from syndic_desktop.ui.screens.sessions import SessionsPlace

            assert isinstance(place, SessionsPlace)
            place.workspace.silence = lambda: self.said.dismiss() or self.exports.outcome.dismiss()
            place.made.connect(self._recall.panes)
            place.opened.connect(self._on_session_opened)
            place.gestures_changed.connect(self._tell_place)
        elif name is PlaceName.HOME:
            from syndic_desktop.ui.screens.home import HomePlace

            assert isinstance(place, HomePlace)
            place.file_asked.connect(self.file_asked)
        elif name is PlaceName.SETTINGS:
            from syndic_desktop.ui.screens.settings.places import SettingsPlace

            assert isinstance(place, SettingsPlace)
            place.roster_asked.connect(partial(self.go, Spot(PlaceName.ASSEMBLY)))

    def _on(self, action: QAction, slot: Callable[[], object], *, settles: bool = True) -> None:
        """Tie an action to a slot for as long as this office is open; `settles`: once what is typed is kept."""

        def on_triggered() -> None:
            if not settles or self.settle():
                slot()

        action.triggered.connect(on_triggered)
        self._ties.append((action, on_triggered))

    def _say_who_holds(self) -> None:
        if self.store.held_by is not None:
            may = "Vous pouvez lire, chercher et exporter."
            self.banner.say(f"Ouvert en lecture seule : {self.store.held_by} y travaille déjà. {may}", Tone.WARNING)
        elif self.store.read_only:
            self.banner.say(self.store.why_read_only or "Ouvert en lecture seule.", Tone.WARNING)

    # --- what may be done now -------------------------------------------------------------------------

    def _offer(self) -> None:
        """Enable what may be done now, and name what may be taken back."""
        menus, live = self._menus, not self._held and not self._closed
        for action in (*menus.showing, menus.help):
            action.setEnabled(live)
        menus.new_session.setEnabled(live and not self.store.read_only)
        if self.store.read_only:
            menus.import_.setEnabled(False)  # what a new file takes in stays open
        writing = live and self._sheet is not None and not self.exports.busy
        for action in menus.writing:
            action.setEnabled(writing)
        menus.stop.setEnabled(self.exports.busy)
        menus.show_papers.setEnabled(live and self.exports.folder is not None)
        for action, label, words in (
            (menus.undo, self.desk.undo_label, "&Annuler"), (menus.redo, self.desk.redo_label, "&Rétablir")
        ):  # fmt: skip
            action.setText(f"&{label.replace('&', '&&')}" if label else words)
            action.setEnabled(live and label is not None)

    @property
    def _sheet(self) -> object:
        """The session that is open, if one is."""
        return self.sessions.sheet if self.shown is PlaceName.SESSIONS else None

    def _tell_place(self) -> None:
        self._menus.show_here(self.place.gestures if self.place is not None else ())

    def _actions(self) -> tuple[QAction, ...]:
        return (*(self.place.gestures if self.place is not None else ()), *self._menus.all)

    def _show_person(self, person: str) -> None:
        from syndic_desktop.queries.directories import seat_of
        from syndic_desktop.ui.screens.assembly.places import AssemblyPlace

        place = self.place_of(PlaceName.ASSEMBLY)
        assert isinstance(place, AssemblyPlace)
        place.choose(seat_of(self.store, person))

    def _where(self) -> PlaceName | Phase | None:
        return self.sessions.workspace.phase if self._sheet is not None else self.shown

    def _meant(self) -> Mapping[Phase, int]:
        left = self.sessions.sheet if PlaceName.SESSIONS in self._places else None
        here = self.place.highlighted if self.place is not None else 0
        return meant_by(self.store, here or (left.id if left else 0), sure=self.shown is not PlaceName.HOME)

    def _on_phase(self, phase: Phase) -> None:
        chosen = self.place.highlighted if self.place is not None else 0
        spot = Spot(PlaceName.SESSIONS, chosen, phase if chosen else None)
        if self.shown is PlaceName.SESSIONS or self.go(spot):
            self.sessions.show_phase(phase)

    def _on_session_opened(self, sheet: object) -> None:
        before, self._session = self._session, self.sessions.sheet.id if sheet and self.sessions.sheet else 0
        if self._session != before:
            self.said.clear()  # what is told of a session is not told of another
        self.exports.show_on(self._session)
        self._offer()

    def _on_counted(self, name: PlaceName, words: str) -> None:
        self._counts[name] = words
        if name is self.shown:
            self.counted.emit(words)

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        self.said.clear()
        self.finder.forget()
        if Topic.SYNDICAT in touched:
            self.named.emit(*house(self.store))

    def _on_refused(self, tone: Tone, sentence: str) -> None:
        """Say it in the banner, unless the field that asked says it under itself."""
        self.said.say(sentence, tone)
        # Whoever says it in place may be told after us.
        self._hush(sentence)
        QTimer.singleShot(0, self, partial(self._hush, sentence))

    def _hush(self, sentence: str) -> None:
        if self.said.sentence == sentence and any(
            label.isVisible() and sentence in label.text() for label in self.stack.findChildren(QLabel)
        ):
            self.said.clear()

    # --- help and export --------------------------------------------------------------------------------

    def _on_search(self) -> None:
        if self.place is not None:
            self.place.leave()  # to find what was just typed; what is refused waits until she goes somewhere
        self.finder.open()

    def _on_help(self) -> None:
        from syndic_desktop.ui.helping import HelpOverlay, sections

        self._help = self._help or HelpOverlay(self)
        if self.place is not None and self.shown is not None:
            self._help.open(sections(self.place, PLACES[self.shown], self._menus.all))

    def _on_export(self, write: WritePapers | None) -> None:
        if self.sessions.sheet is not None:
            self._exporting.start(self.sessions.sheet, write)
