"""Recalling: each dossier opens as it was left, on the same screen and with the same widths."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.queries.phases import Phase
from syndic_desktop.ui.memory import Memory
from syndic_desktop.ui.places import Place, PlaceName, Spot

if TYPE_CHECKING:
    from syndic_desktop.ui.screens.sessions import SessionsPlace


class Recall:
    """What the memory of the window keeps of the dossier in one file."""

    def __init__(self, memory: Memory, path: Path) -> None:
        self._memory, self._path = memory, path

    def spot(self) -> Spot:
        """Where she was last; home the first time. The session may be no more: the store alone knows."""
        name, phase = self._memory.spot(self._path)
        session_id, item_id = self._memory.choice(self._path)
        place = PlaceName(name) if name in set(PlaceName) else PlaceName.HOME
        return Spot(place, session_id, Phase(phase) if phase in set(Phase) else None, item_id)

    def panes(self, place: Place) -> None:
        """Give the panes of a place the widths they had."""
        for name, pane in place.panes.items():
            pane.restoreState(self._memory.pane(name))

    def keep(self, shown: PlaceName | None, places: Iterable[Place], sessions: SessionsPlace | None) -> None:
        """Keep where she is and the widths of what was visited; `sessions` where it was."""
        steps = sessions.workspace.steps if sessions else ()
        for place in (*places, *steps):
            for name, pane in place.panes.items():
                self._memory.remember_pane(name, pane.saveState())
        phase = sessions.workspace.phase.value if sessions and sessions.sheet is not None else ""
        self._memory.remember_spot(self._path, (shown or PlaceName.HOME).value, phase)
        if sessions:
            self._memory.remember_choice(self._path, *sessions.choice)
