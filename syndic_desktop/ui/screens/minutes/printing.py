"""The minutes being written in Word and PDF: one line that says it, then where they are, and opens the folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal

from syndic_desktop.domain import wording
from syndic_desktop.ui.background import Background, Cancelled
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Banner, Tone
from syndic_desktop.ui.widgets.looks import back_key
from syndic_desktop.ui.widgets.reading import reads

Write = Callable[[Cancelled], tuple[Path, ...]]


class PrintLine(Banner):
    """`left`: Escape, or its cross: the keyboard is to go back to the minutes."""

    left = Signal()

    def __init__(self, theme: Theme, background: Background, show_folder: Callable[[Path], object]) -> None:
        super().__init__(theme)
        self._background, self._show_folder = background, show_folder
        self._folder = Path()
        self.folder_button = self.add_button("Ouvrir le &dossier")
        self.folder_button.clicked.connect(lambda: self._show_folder(self._folder))
        reads(self.folder_button)
        self.closed.connect(self.left)
        for button in (self.folder_button, self.close_button):
            back_key(button, self.dismiss)

    def write(self, folder: Path, work: Write) -> None:
        """Write in a folder, beside the window."""
        self._folder = folder
        self._say("Procès-verbal en préparation…", Tone.PLAIN)
        job = self._background.start(lambda _progress, cancelled: work(cancelled))
        job.finished.connect(self._on_written)
        job.refused.connect(lambda refusal: self._say(str(refusal), Tone.WARNING))
        job.troubled.connect(lambda trouble: self._say(trouble, Tone.BAD))

    def _on_written(self, made: tuple[Path, ...]) -> None:
        names = wording.listing(f"« {each.name} »" for each in made)
        verb = wording.agree(len(made), "est écrit", "sont écrits")
        self._say(f"{names} {verb} dans {self._folder}.", Tone.GOOD)

    def _say(self, sentence: str, tone: Tone) -> None:
        self.folder_button.setVisible(tone is Tone.GOOD)
        self.say(sentence, tone)
