"""Places that are read again while they are looked at only: what changes meanwhile waits until she comes back."""

from __future__ import annotations

from syndic_desktop.actions import Topic
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.places import Place


class CatchingUp(Place):
    """Follows the desk once `follow` was called; `refresh` reads everything again, and is what a place writes."""

    _topics: frozenset[Topic] = frozenset()
    _stale = True

    def follow(self, desk: Desk, topics: frozenset[Topic]) -> None:
        """Read again whatever touches these topics."""
        self._topics = topics
        desk.changed.connect(self._on_changed)

    def catch_up(self) -> None:
        """Read what changed while nobody looked, or all of it the first time."""
        if self._stale:
            self.read_again()

    def read_again(self) -> None:
        """Read everything now."""
        self._stale = False
        self.refresh()

    def refresh(self) -> None:
        """Read everything again; what was chosen stays so."""
        raise NotImplementedError

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        if not touched & self._topics:
            return
        if self.isVisible():
            self.read_again()
        else:
            self._stale = True
