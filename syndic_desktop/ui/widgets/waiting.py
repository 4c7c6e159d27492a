"""What waits for long work to end: closing the window, opening another file. Asked in place, never done behind it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Banner, Tone


class WaitingLine(Banner):
    """Holds one thing to do, until `release`; she may hurry the work, or change her mind."""

    hurried = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, closable=False)
        self._then: Callable[[], object] | None = None
        self.hurry_button = self.add_button("")
        self.stay_button = self.add_button("Rester ici")
        self.hurry_button.clicked.connect(self.hurried)
        self.stay_button.clicked.connect(self.stay)

    @property
    def waiting(self) -> bool:
        return self._then is not None

    def ask(self, sentence: str, hurry: str, then: Callable[[], object]) -> None:
        """Do `then` once the work is over; `hurry`: what stops the work at once, empty when nothing does."""
        self._then = then
        self.say(sentence, Tone.WARNING)
        self.hurry_button.setText(hurry)
        self.hurry_button.setVisible(bool(hurry))
        (self.hurry_button if hurry else self.stay_button).setFocus()

    def stay(self) -> None:
        """She changed her mind: nothing is done after the work."""
        self._then = None
        self.clear()

    def release(self) -> None:
        """The work is over."""
        then = self._then
        self.stay()
        if then is not None:
            QTimer.singleShot(0, self, then)
