"""Files dropped on the step: the receipts of the préfecture go to their acts, anything else is a signed paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QTableView, QWidget

from syndic_desktop.domain.acts import ActRef
from syndic_desktop.ui.screens.acts.arrivals import RECEIPT

At = Callable[[int], ActRef | None]
Take = Callable[[Sequence[Path], ActRef | None], None]


class Dropping(QObject):
    """Watches the whole place; `at` tells the act of a row. One receipt dropped on the line of an act must be its."""

    def __init__(
        self, step: QWidget, table: QTableView, at: At, receipts: Take, papers: Callable[[Sequence[Path]], object]
    ) -> None:
        super().__init__(step)
        self._table, self._at, self._receipts, self._papers = table, at, receipts, papers
        for watched in (step, table, table.viewport()):
            watched.setAcceptDrops(True)
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent) or not event.mimeData().hasUrls():
            return False
        event.acceptProposedAction()  # a move too: the table would refuse it
        if event.type() is QEvent.Type.Drop:
            paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
            index = self._table.indexAt(event.position().toPoint())
            self.drop(paths, self._at(index.row()) if watched is self._table.viewport() and index.isValid() else None)
        return True

    def drop(self, paths: Sequence[Path], on: ActRef | None = None) -> None:
        """Take what was dropped; `on`: the act on whose line it was."""
        receipts = [path for path in paths if path.suffix.lower() == RECEIPT]
        papers = [path for path in paths if path not in receipts]
        if receipts:
            self._receipts(receipts, on if len(paths) == 1 else None)
        if papers:
            self._papers(papers)
