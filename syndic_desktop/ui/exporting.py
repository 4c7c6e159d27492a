"""Exporting: the papers of a session go to the folder she chooses, and the dossier keeps what was written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from syndic_desktop.actions.papers import record_papers
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.memory import Use
from syndic_desktop.ui.outside import Outside, WritePapers
from syndic_desktop.ui.screens.exports import ExportLine

if TYPE_CHECKING:
    from syndic_desktop.documents.folders import Written
    from syndic_desktop.documents.keeping import PutAway
    from syndic_desktop.queries.session_sheets import SessionSheet
    from syndic_desktop.store import Store


class Exporting(QObject):
    """Asks where, and ties the line that writes to the desk, until `close`."""

    def __init__(self, store: Store, desk: Desk, outside: Outside, line: ExportLine) -> None:
        super().__init__(line)
        self._store, self._desk, self._outside, self._line = store, desk, outside, line
        self._closed = False
        line.written.connect(self._on_written)

    def start(self, sheet: SessionSheet, write: WritePapers | None) -> None:
        """Every document of a session, or what `write` makes of it alone; nothing while others are being written."""
        from syndic_desktop.queries.papers import paper_source, papers_before

        if self._line.busy:
            return
        memory, public = self._outside.memory, self._outside.write_public
        folder = self._outside.ask.folder_to_fill(memory.folder(Use.EXPORT, self._outside.documents))
        if folder is not None:
            memory.remember_folder(Use.EXPORT, folder)
            _, source = paper_source(self._store, sheet.id)
            before = papers_before(self._store, sheet.id, self._outside.clock().date())
            self._line.start(sheet, source, folder / sheet.folder, before, write, public=write is public)

    def close(self) -> None:
        """The dossier is being closed: keep nothing any more of what is still being written."""
        self._closed = True

    def _on_written(self, session_id: int, written: Sequence[Written], away: Sequence[PutAway]) -> None:
        if not self._closed:
            self._desk.run(record_papers, session_id, written, away)
