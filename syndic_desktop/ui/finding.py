"""The search over the window: what it looks in, and where each thing that it finds leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from syndic_desktop.ui.menus import bare, keys_of
from syndic_desktop.ui.places import PlaceName, Spot
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Tone

if TYPE_CHECKING:
    from syndic_desktop.queries.directories import Directory
    from syndic_desktop.queries.searches import Finding
    from syndic_desktop.store import Store
    from syndic_desktop.ui.searching import SearchPalette


class Finder(QObject):
    """Builds the palette the first time. `told`: what is found has no place of its own, a sentence says it whole."""

    asked = Signal(object)  # a Spot
    told = Signal(str, object)

    def __init__(self, over: QWidget, theme: Theme, store: Store, actions: Callable[[], Sequence[QAction]]) -> None:
        super().__init__(over)
        self._over, self._theme, self._store, self._actions = over, theme, store, actions
        self._known: Directory | None = None
        self._offered: dict[str, QAction] = {}
        self._palette: SearchPalette | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._learn)

    def close(self) -> None:
        """The dossier is being left: read nothing more of it."""
        self._later.stop()

    @property
    def palette(self) -> SearchPalette:
        """The field and its list."""
        if self._palette is None:
            from syndic_desktop.ui.searching import SearchPalette

            self._palette = SearchPalette(self._over, self._theme, self._find)
            self._palette.chosen.connect(self._on_chosen)
        return self._palette

    def open(self) -> None:
        """Show the search, on what the dossier and the window are now."""
        self._offered = {bare(each): each for each in self._actions() if each.isEnabled()}
        self.palette.open()
        self._later.start()

    def forget(self) -> None:
        """The dossier has changed: read it again when it is next searched."""
        self._known = None

    def _learn(self) -> Directory:
        """What is looked up by name, read before the first letter is typed."""
        from syndic_desktop.queries.directories import directory

        if self._known is None:
            self._known = directory(self._store)
        return self._known

    def _find(self, asked: str) -> tuple[Finding, ...]:
        from syndic_desktop.queries.directories import entry, look_up
        from syndic_desktop.queries.searches import Finding, Kind, find

        if not asked.strip():
            return ()
        known = self._learn()
        actions = [
            entry(Finding(0, 0, words, keys_of(action) or "menu", kind=Kind.ACTION, code=words))
            for words, action in self._offered.items()
        ]
        named = look_up((*actions, *known.entries), asked)
        return (*named, *find(self._store, asked, known.bodies))

    def _on_chosen(self, finding: Finding) -> None:
        from syndic_desktop.queries.searches import Kind

        match finding.kind:
            case Kind.ACTION:
                self._offered[finding.code].trigger()
            case Kind.PERSON:
                self.asked.emit(Spot(PlaceName.ASSEMBLY, person=finding.code))
            case Kind.DECISION:
                self.told.emit(f"{finding.subject} ({finding.where})", Tone.PLAIN)
            case Kind.SESSION:
                self.asked.emit(Spot(PlaceName.SESSIONS, finding.session_id))
            case Kind.ITEM:
                from syndic_desktop.queries.phases import Phase

                self.asked.emit(Spot(PlaceName.SESSIONS, finding.session_id, Phase.AGENDA, finding.item_id))
