"""The foot of the room: what the last gesture changed or why it was refused. Its place is kept: nothing ever jumps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from syndic_desktop.ui.widgets.banners import Tone
from syndic_desktop.ui.widgets.looks import dress

SIGNS = {Tone.PLAIN: "›", Tone.GOOD: "✓", Tone.WARNING: "!", Tone.BAD: "✗"}
HEIGHT = 44  # pixels: two lines


class FootLine(QFrame):
    """One sentence, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.sign, self.label = QLabel(), QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._said = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.addWidget(self.sign)
        row.addWidget(self.label, 1)
        self.setFixedHeight(HEIGHT)

    @property
    def sentence(self) -> str:
        """What is said now."""
        return self._said

    def say(self, sentence: str, tone: Tone) -> None:
        """Say something; an empty sentence says nothing any more."""
        if sentence == self._said:
            return
        self._said = sentence
        self.sign.setText(SIGNS[tone] if sentence else "")
        self.label.setText(sentence)  # as it is: the window does not say again what is said somewhere
        self.label.setToolTip(sentence)
        self.setAccessibleName(sentence)
        for label in (self.sign, self.label):
            label.setProperty("look", f"on-banner-{tone}" if sentence else "")
        dress(self, f"banner-{tone}" if sentence else "")  # its words with it

    def clear(self) -> None:
        """Say nothing any more."""
        self.say("", Tone.PLAIN)
