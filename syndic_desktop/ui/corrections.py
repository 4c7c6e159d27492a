"""Corrections: what is said when something typed is refused and she wants to go elsewhere, or to quit."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt

from syndic_desktop.domain.wording import shortened
from syndic_desktop.ui.widgets.banners import Banner, Tone
from syndic_desktop.ui.widgets.entries import Field


class Corrections(QObject):
    """Speaks in the banner of the window, until the field is corrected or given up."""

    def __init__(self, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        self._refused = self._told = ""  # what is lost by quitting, as it was last refused; as she was told

    def ask(self, field: Field[Any] | None) -> None:
        """Say what there is to do about a field, or about what is refused in none."""
        self._refused = f"garder « {shortened(field.editor.text())} »" if field else "garder ce qui est tapé"
        name = f"« {field.editor.accessibleName()} »" if field else "ce qui est refusé"
        said = f"Corrigez {name}, ou Échap pour abandonner ce qui est tapé."
        self._banner.say(said, Tone.WARNING)
        if field is not None:
            field.editor.textChanged.connect(partial(self._on_corrected, said), Qt.ConnectionType.SingleShotConnection)

    def forget(self) -> None:
        """Nothing is refused any more."""
        self._told = ""

    def quits(self) -> bool:
        """Whether she asks to quit for the second time, knowing what is lost; else she is told."""
        if self._told and self._told == self._refused:
            return True
        self._told = self._refused
        self._banner.say(f"{self._banner.sentence} Pour quitter sans {self._refused}, recommencez.", Tone.WARNING)
        return False

    def _on_corrected(self, said: str, _typed: str) -> None:
        self.forget()
        if self._banner.sentence.startswith(said):
            self._banner.clear()
