"""The picture of the session takes the place of the roll and the item, and gives it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from syndic_desktop.queries.live import Live
from syndic_desktop.queries.live.items import Results
from syndic_desktop.queries.live.timelines import timeline
from syndic_desktop.ui.screens.live.frises import FriseView
from syndic_desktop.ui.theme import Theme


class Picturing:
    """`view` stands beside the `panes` it hides; `back` puts the keyboard where it was. `go` shows an item."""

    def __init__(self, theme: Theme, results: Results, panes: tuple[QWidget, ...]) -> None:
        self.view = FriseView(theme)
        self.view.hide()
        self._results, self._panes = results, panes

    @property
    def open(self) -> bool:
        return not self.view.isHidden()

    def show(self, live: Live) -> None:
        """Show the session as it stands, where the picture is open."""
        if self.open:
            self.view.show_timeline(timeline(live, self._results))
            for pane in self._panes:
                pane.hide()

    def toggle(self, live: Live, back: Callable[[], None]) -> None:
        """Open it, or give the place back."""
        self.view.setVisible(not self.open)
        if self.open:
            self.show(live)
            self.view.setFocus()
            return
        for pane in self._panes:
            pane.show()
        back()
