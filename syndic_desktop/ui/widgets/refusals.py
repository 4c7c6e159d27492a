"""A place where what the desk refuses is said, under the button that asked for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QLabel

from syndic_desktop.ui.widgets.entries import Refusing
from syndic_desktop.ui.widgets.looks import dress


class RefusalLine(QLabel):
    """Hidden until it has something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        dress(self, "refusal")
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one hides the line."""
        self.setText(sentence)
        self.setVisible(bool(sentence))

    @property
    def sentence(self) -> str:
        """What is shown; empty while hidden."""
        return "" if self.isHidden() else self.text()

    @contextmanager
    def listening(self, desk: Refusing) -> Iterator[None]:
        """While a gesture runs, what the desk refuses is said here."""
        self.say("")
        desk.refused.connect(self.say)
        desk.troubled.connect(self.say)
        try:
            yield
        finally:
            desk.refused.disconnect(self.say)
            desk.troubled.disconnect(self.say)
