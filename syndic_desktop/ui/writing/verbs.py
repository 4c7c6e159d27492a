"""The verb that an operative part begins with: « DÉCIDE », « PREND ACTE »; the usual ones are proposed."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from syndic_desktop.ui.writing.settling import QUIET

USUAL = (
    "DÉCIDE", "APPROUVE", "ADOPTE", "AUTORISE", "PREND ACTE", "DÉSIGNE", "ÉLIT", "FIXE", "DONNE POUVOIR",
    "DONNE DÉCHARGE", "ÉMET UN AVIS FAVORABLE", "ÉMET UN AVIS DÉFAVORABLE",
)  # fmt: skip
LONGEST = 120


class VerbField(QLineEdit):
    """Writes a verb; `settled` carries it a moment after the last key, None when there is none."""

    settled = Signal(object)
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Verbe du dispositif")
        self.setPlaceholderText("Verbe : DÉCIDE, PREND ACTE…")
        self.setMaxLength(LONGEST)
        self._kept: str | None = None
        completer = QCompleter(list(USUAL), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self.settle)
        if (popup := completer.popup()) is not None:
            popup.setObjectName("offered")  # a window of its own: the other lists show what is behind them
        self.setCompleter(completer)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET)
        self._quiet.timeout.connect(self.settle)
        self.textEdited.connect(self._on_edited)

    def verb(self) -> str | None:
        """The verb as it stands."""
        return self.text().strip() or None

    def set_verb(self, verb: str | None) -> None:
        """Show a verb; nothing moves when it is already there, or is the one before what is being typed."""
        if self._quiet.isActive() and verb == self._kept:
            return
        if verb != self.verb():
            self.setText(verb or "")
        self._kept = self.verb()
        self._quiet.stop()

    def settle(self) -> None:
        """Say now what is not kept yet."""
        self._quiet.stop()
        if self.verb() != self._kept:
            self._kept = self.verb()
            self.settled.emit(self._kept)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    def _on_edited(self) -> None:
        self._quiet.start()
        self.typed.emit()
