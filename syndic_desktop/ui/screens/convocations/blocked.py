"""What forbids the notices to leave, told over the people convened, whatever stands beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from syndic_desktop.domain import wording
from syndic_desktop.ui.screens.checks import ChecksPanel
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Banner, Tone


class BlockedLine(Banner):
    """Hidden while nothing blocks. `asked`: she wants to see the first finding that does, which has the keyboard."""

    asked = Signal()

    def __init__(self, theme: Theme, checks: ChecksPanel) -> None:
        super().__init__(theme, closable=False)
        self._checks = checks
        self.button = self.add_button("Voir le contrôle")
        self.button.clicked.connect(self._on_asked)

    def tell(self, *, waiting: bool) -> None:
        """Tell the first finding that forbids the sending; `waiting`: there is something to send."""
        blocking = self._checks.blocking if waiting else ()
        if not blocking:
            self.clear()
            return
        others = len(blocking) - 1
        more = f" (et {wording.count(others, 'autre contrôle', 'autres contrôles')})" if others else ""
        self.say(f"Envoi bloqué : {blocking[0].row.sentence}{more}", Tone.BAD)

    def _on_asked(self) -> None:
        self.asked.emit()
        for card in self._checks.blocking[:1]:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
