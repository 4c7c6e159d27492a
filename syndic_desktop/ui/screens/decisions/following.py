"""What becomes of the decision that is chosen: the days of its act, its signed paper, its annexes, how it is sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from syndic_desktop.actions.decision_annexes import (
    join_to_decision,
    rename_annex_of_decision,
    take_from_decision,
    type_annex_of_decision,
)
from syndic_desktop.actions.decisions import change_decision
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.acts.arrivals import Arrivals
from syndic_desktop.ui.screens.acts.gesturing import GESTURES, Gesturing, Shown
from syndic_desktop.ui.screens.acts.opening import Opening
from syndic_desktop.ui.screens.acts.receiving import Dropping
from syndic_desktop.ui.screens.acts.sending import SendingStrip
from syndic_desktop.ui.screens.decisions.details import DecisionPanel
from syndic_desktop.ui.screens.decisions.entering import Entering
from syndic_desktop.ui.screens.decisions.papers import PAPERS, WRITE, Papers
from syndic_desktop.ui.screens.decisions.questions import Questions
from syndic_desktop.ui.screens.preparation.joining import Found, Joining
from syndic_desktop.ui.widgets.fields import DateField
from syndic_desktop.ui.widgets.reading import reads

DELEGATED = -1
"""What the sending strip follows here: no session, but all that was delegated."""
WIDTH = 116  # pixels, of a date


class Life(QObject):
    """Owns the panel below the table and the sending strip, and makes the gestures of acts on the lines chosen."""

    def __init__(self, desk: Desk, questions: Questions, entering: Entering, place: QWidget) -> None:
        super().__init__(place)
        self._desk, self._questions, self._entering, self._table = desk, questions, entering, entering.table
        self._joined: Callable[[Found], object] | None = None
        self.joining = Joining(questions.background, self)
        self.panel = panel = DecisionPanel(desk, questions.today, questions.kinds)
        self.sending = SendingStrip(desk, questions.sending)
        self.sending.show_session(DELEGATED)
        self.day = DateField("Jour noté par les touches", questions.today, titled=False, empty="Écrivez le jour.")
        self.day.setFixedWidth(WIDTH)
        self.day.listen(desk)
        self.day.committed.connect(self.day.set_value)
        self.day.reset(questions.today())
        self.gesturing = self._gestures(place)
        self.papers = Papers(
            desk, questions.papers, lambda: self._table.model_.lines, lambda: self._table.selected, self
        )
        self._connect(panel)

    def actions(self) -> list[QAction]:
        """The gestures of acts as the menu tells them; the table has their letters first, on its last column."""
        made = []
        for letter, words in {**GESTURES, **PAPERS}.items():
            action = QAction(words, self._table)
            action.setShortcut(QKeySequence(letter))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, letter=letter: self.act(letter))
            made.append(action)
        reads(made[list(GESTURES).index("O")], made[-1])
        return made

    def act(self, letter: str, *, everywhere: bool = False) -> None:
        """What a letter typed on the last column asks."""
        if letter != WRITE:
            self.gesturing.act(letter, everywhere=everywhere)
        elif self._entering.settle():
            self.papers.write()

    def print_folder(self) -> None:
        """Write the signature folder of what waits to be signed."""
        if self._entering.settle():
            self.papers.print_folder()

    def take_folder(self) -> None:
        """File the acts of a signature folder that was scanned."""
        if not self.gesturing.read_only and self._entering.settle():
            self.papers.signing.take()

    def _drop(self, paths: Sequence[Path]) -> None:
        if not self.gesturing.read_only:
            self.papers.signing.drop(paths, self._table.model_.lines, lambda: self.gesturing.file(paths))

    def stop(self) -> None:
        """The dossier is being closed."""
        self.joining.stop()
        self.gesturing.stop()
        self.papers.stop()

    def _gestures(self, place: QWidget) -> Gesturing:
        questions, table = self._questions, self._table
        show, background = questions.sending.show_folder, questions.background
        shown = Shown(lambda: table.model_.lines, lambda: table.selected, lambda: table.current, self._entering.settle)
        gesturing = Gesturing(
            self._desk, shown, self.day, self.sending, Arrivals(background, self),
            Opening(questions.read, show, background, self), questions.files.to_join, self,
        )  # fmt: skip
        self.dropping = Dropping(place, table, table.ref_at, gesturing.receive, self._drop)
        return gesturing

    def _connect(self, panel: DecisionPanel) -> None:
        self._table.chosen.connect(panel.show_line)
        self._table.noted.connect(lambda letter, everywhere: self.act(letter, everywhere=everywhere))
        self.gesturing.follow(panel)
        self.gesturing.said.connect(self._entering.said)
        self.gesturing.papers = self._drop
        self.papers.follow(self.gesturing)
        self.papers.said.connect(self._entering.said)
        self.papers.done.connect(self._entering.done)
        self.papers.made.connect(self.sending.show_made)
        panel.written.connect(self._on_written)
        panel.hidden_words.connect(self._on_hidden)
        panel.annex_asked.connect(self._take_annexes)
        panel.titled.connect(partial(self._on_annex, rename_annex_of_decision))
        panel.typed.connect(partial(self._on_annex, type_annex_of_decision))
        panel.removed.connect(partial(self._on_annex, take_from_decision))
        self.joining.found.connect(self._on_found)
        self.joining.progressed.connect(self._entering.said)
        self.joining.troubled.connect(self._entering.said)

    def _on_hidden(self, words: tuple[str, ...]) -> None:
        if (line := self._table.current) is not None:
            self._entering.run(change_decision, line.key, private=words)

    def _on_written(self, words: str) -> None:
        if (line := self._table.current) is not None:
            self._entering.run(change_decision, line.key, text=words or None)

    def _take_annexes(self) -> None:
        """Read the files she chooses, and join them to the decision that is chosen now."""
        line = self._table.current
        if line is not None and (paths := self._questions.files.to_join()):
            self._joined = partial(self._join, line.key)
            self.joining.take(0, paths)

    def _on_found(self, found: Found) -> None:
        if self._joined is not None:
            self._joined(found)

    def _join(self, key: Any, found: Found) -> None:
        self._entering.run(join_to_decision, key, found.name, found.content)

    def _on_annex(self, action: Any, place: int, *said: Any) -> None:
        if (line := self._table.current) is not None:
            self._desk.run(action, line.key, place, *said)
