"""What becomes of the decision that is chosen: the days of its act, its signed paper, its annexes."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from syndic_desktop.actions.acts import exempt, identify
from syndic_desktop.actions.decision_annexes import join_to_decision, rename_annex_of_decision, take_from_decision
from syndic_desktop.actions.decisions import change_decision
from syndic_desktop.actions.scans import file_scan, remove_scan
from syndic_desktop.domain.acts import ActRef
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.acts.step import DATED
from syndic_desktop.ui.screens.decisions.details import DecisionPanel
from syndic_desktop.ui.screens.decisions.entering import Entering
from syndic_desktop.ui.screens.decisions.questions import Questions
from syndic_desktop.ui.screens.preparation.joining import Found, Joining


class Life(QObject):
    """Owns the panel below the table; what it refuses is said under its fields, or over the table."""

    def __init__(self, desk: Desk, questions: Questions, entering: Entering, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._questions, self._entering, self._table = desk, questions, entering, entering.table
        self._joined: Any = None
        self.joining = Joining(questions.background, self)
        self.panel = panel = DecisionPanel(desk, questions.today)
        self._table.chosen.connect(panel.show_line)
        panel.dated.connect(self._on_dated)
        panel.identified.connect(self._on_identified)
        panel.exempted.connect(self._on_exempted)
        panel.hidden_words.connect(self._on_hidden)
        panel.scan_asked.connect(partial(self._take_file, self._scan))
        panel.scan_removed.connect(self._on_scan_removed)
        panel.annex_asked.connect(partial(self._take_file, self._join))
        panel.titled.connect(partial(self._on_annex, rename_annex_of_decision))
        panel.removed.connect(partial(self._on_annex, take_from_decision))
        self.joining.found.connect(self._on_found)
        self.joining.progressed.connect(entering.said)
        self.joining.troubled.connect(entering.said)

    def _on_dated(self, name: str, day: date | None) -> None:
        if (line := self._table.current) is not None:
            self._desk.run(DATED[name], [ActRef(decision=line.key)], day)

    def _on_identified(self, identifier: str) -> None:
        line = self._table.current
        if line is not None and identifier:
            self._desk.run(identify, ActRef(decision=line.key), identifier)

    def _on_exempted(self, reason: str) -> None:
        if (line := self._table.current) is not None:
            self._desk.run(exempt, [ActRef(decision=line.key)], reason or None)

    def _on_hidden(self, words: tuple[str, ...]) -> None:
        if (line := self._table.current) is not None:
            self._entering.run(change_decision, line.key, private=words)

    def _take_file(self, run: Any) -> None:
        """Read the file she chooses, and do this with it for the decision that is chosen now."""
        line = self._table.current
        if line is not None and (paths := self._questions.files.to_join()):
            self._joined = partial(run, line.key)
            self.joining.take(0, paths if run is self._join else paths[:1])

    def _on_found(self, found: Found) -> None:
        if self._joined is not None:
            self._joined(found)

    def _join(self, key: Any, found: Found) -> None:
        self._entering.run(join_to_decision, key, found.name, found.content)

    def _scan(self, key: Any, found: Found) -> None:
        self._entering.run(file_scan, ActRef(decision=key), found.name, found.content)

    def _on_scan_removed(self) -> None:
        if (line := self._table.current) is not None:
            self._entering.run(remove_scan, ActRef(decision=line.key))

    def _on_annex(self, action: Any, place: int, *said: Any) -> None:
        if (line := self._table.current) is not None:
            self._desk.run(action, line.key, place, *said)
