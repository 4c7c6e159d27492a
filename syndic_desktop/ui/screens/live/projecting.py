"""The room's screen, opened and kept up to date from the step; it shows the session, never where she looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget

from syndic_desktop.queries.live.boards import Board, board, called

if TYPE_CHECKING:
    from syndic_desktop.queries.live import Live
    from syndic_desktop.queries.live.items import Results
    from syndic_desktop.ui.screens.live.board import RoomWindow

IN_FRONT = (
    "Un seul écran est branché : l’écran de la salle est une fenêtre devant celle-ci. Glissez-la vers le projecteur, "
    "F11 la met en plein écran, Échap la ferme."
)
OPEN, CLOSE = "Écran de la salle", "Fermer l’écran"  # one as long as the other: the head has no more room at 1024


class Projector:
    """`button` opens and closes the room's screen; it is made the first time it is wanted.

    `say` tells that there is no projector; `calling` carries what a roll call has come to, as the item tells it.
    """

    def __init__(self, step: QWidget, results: Results, say: Callable[[str], None], calling: SignalInstance) -> None:
        self._step, self._results, self._say = step, results, say
        self._live: Live | None = None
        self._called = (0, 0, 0)
        calling.connect(self._on_called)
        self.window: RoomWindow | None = None
        self.button = QPushButton()
        self._name()
        self.button.clicked.connect(self.toggle)

    def show(self, live: Live) -> None:
        """Show the session as it stands now."""
        self._live = live
        if self.window is not None and self.window.isVisible():
            self.window.show_board(self._board(live))

    def _board(self, live: Live) -> Board:
        """The session, and the roll call that goes on of the item that it is at."""
        position, answered, of = self._called
        made = board(live, self._results)
        return called(made, answered, of) if position and position == live.session.course.item else made

    def _on_called(self, position: int, answered: int, of: int) -> None:
        if self._called != (position, answered, of):
            self._called = (position, answered, of)
            if self._live is not None:
                self.show(self._live)

    def toggle(self) -> None:
        """Open it on the projector, where the keyboard stays here, or in front of this window; or close it."""
        if self.window is not None and self.window.isVisible():
            self.window.close()
        elif self._live is not None:
            self._open(self._live)

    def close(self) -> None:
        """The dossier or the window is being closed."""
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None
        self._live = None

    def _open(self, live: Live) -> None:
        from syndic_desktop.ui.screens.live.board import RoomWindow

        if self.window is None:
            self.window = RoomWindow()
            self.window.closed.connect(self._name)
        before = self._step.window()
        self.window.show_board(self._board(live))
        self._name(shown=True)
        if self.window.take_place(before.screen()):
            before.activateWindow()  # she types there
        else:
            self._say(IN_FRONT)

    def _name(self, *, shown: bool = False) -> None:
        whole = "Fermer l’écran de la salle" if shown else "Ouvrir l’écran de la salle"
        self.button.setText(CLOSE if shown else OPEN)
        self.button.setAccessibleName(whole)
        self.button.setToolTip(f"{whole} (Maj+F11)")
