"""Places: what a screen owes to the window that shows it.

A place is reached from the side bar (« Accueil », « Assemblée »…); a step is a place of one session (« Ordre du jour »,
« Convocation »…). The window builds each the first time it is visited, so that it opens at once.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Place(QWidget):
    """A screen of the window. It refreshes itself on `desk.changed`; the window shows what the desk refuses."""

    said = Signal(str, object)  # a sentence and its `Tone`, for the banner of the window
    counted = Signal(str)  # what the status line says of what is shown: « 13 points · quorum prévu 14/18 »

    def enter(self) -> None:
        """The eyes come here: put the keyboard on the one thing she wants first."""

    def leave(self) -> bool:
        """The eyes go elsewhere: keep what is being typed. False when it was refused: the reason is shown in place."""
        return True


class Step(Place):
    """A place of one session."""

    def show_session(self, session_id: int) -> None:
        """Show a session, which may be the one already shown."""
        raise NotImplementedError
