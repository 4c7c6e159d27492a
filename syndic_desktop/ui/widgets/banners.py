"""A line in place: a sentence with a sign, and the buttons that answer it. It stands where a dialog would interrupt."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from syndic_desktop.ui.theme import ICON, Theme
from syndic_desktop.ui.widgets.looks import dress, redress
from syndic_desktop.ui.widgets.reading import reads


class Tone(StrEnum):
    """What kind of sentence it is; each has its own sign."""

    PLAIN = "plain"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


SIGNS = {Tone.PLAIN: "info", Tone.GOOD: "check", Tone.WARNING: "alert", Tone.BAD: "alert"}


class Banner(QFrame):
    """Hidden until it has something to say."""

    closed = Signal()

    def __init__(self, theme: Theme, *, closable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._tone = theme, Tone.PLAIN
        self._build(closable=closable)
        reads(self)
        self._theme.changed.connect(self._paint)
        self.hide()

    def say(self, sentence: str, tone: Tone) -> None:
        """Show a sentence."""
        self._tone = tone
        self.label.setText(sentence)
        self.setAccessibleName(sentence)
        self._paint()
        self.show()

    def add_button(self, text: str) -> QPushButton:
        """Add a button before the closing cross."""
        button = QPushButton(text)
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    @property
    def sentence(self) -> str:
        """What is shown; empty while hidden."""
        return "" if self.isHidden() else self.label.text()

    def clear(self) -> None:
        """Say nothing any more."""
        self.hide()
        self.label.clear()

    def dismiss(self) -> bool:
        """Close what is said, as the cross does; whether anything was."""
        said = self.isVisible()
        if said:
            self._on_close()
        return said

    def _build(self, *, closable: bool) -> None:
        self._sign = QLabel()
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.close_button = QPushButton()
        self.close_button.setAccessibleName("Fermer ce message")
        self.close_button.setToolTip("Fermer ce message")
        if not closable:
            self.close_button.hide()
        self.close_button.clicked.connect(self._on_close)
        dress(self.close_button, "flat")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 8, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self._sign)
        self._row.addWidget(self.label, 1)
        self._row.addWidget(self.close_button)

    def _on_close(self) -> None:
        self.clear()
        self.closed.emit()

    def _paint(self) -> None:
        dress(self, f"banner-{self._tone}")
        redress(self)
        colours = self._theme.colours
        colour = {
            Tone.PLAIN: colours.accent,
            Tone.GOOD: colours.good_text,
            Tone.WARNING: colours.warning_text,
            Tone.BAD: colours.bad_text,
        }[self._tone]
        self._sign.setPixmap(self._theme.icon(SIGNS[self._tone], colour).pixmap(ICON, ICON))
        self.close_button.setIcon(self._theme.icon("close", colour))
