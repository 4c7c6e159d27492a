"""The card that lists every session, newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout

from syndic_desktop.domain import wording
from syndic_desktop.queries.session_lists import SessionRow
from syndic_desktop.ui.models import LinesModel
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.looks import dress, text
from syndic_desktop.ui.widgets.session_rows import SessionDelegate


class SessionList(QFrame):
    """Shows the sessions and says which one is chosen."""

    chosen = Signal(int)  # the session's id
    entered = Signal()  # Enter: go on to its agenda

    def __init__(self, theme: Theme, read: Callable[[], Sequence[SessionRow]]) -> None:
        super().__init__()
        self._read = read
        self._model: LinesModel[SessionRow] = LinesModel(self)
        self._build(theme)
        self._connect()

    @property
    def current(self) -> SessionRow | None:
        index = self.view.currentIndex()
        return self._model.lines[index.row()] if index.isValid() else None

    @property
    def rows(self) -> tuple[SessionRow, ...]:
        return self._model.lines

    def refresh(self) -> None:
        """Read the list again; the same session stays chosen, the first one when it is gone."""
        kept = self.current.id if self.current else 0
        rows = tuple(self._read())
        if rows == self._model.lines:
            return
        self._model.set_lines(rows)
        self.count.setText(wording.number(len(rows)))
        if rows:
            self.choose(kept if any(row.id == kept for row in rows) else rows[0].id)

    def choose(self, session_id: int) -> None:
        """Make a session the current one."""
        for place, row in enumerate(self._model.lines):
            if row.id == session_id:
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                index = self._model.index(place)
                self.view.selectionModel().setCurrentIndex(index, flag)
                self.view.scrollTo(index)

    def _build(self, theme: Theme) -> None:
        dress(self, "card")
        self.count = text("", "muted")
        self.view = QListView()
        self.view.setObjectName("sessions")
        self.view.setAccessibleName("Séances, de la plus récente à la plus ancienne")
        self.view.setModel(self._model)
        self.view.setItemDelegate(SessionDelegate(theme, self.view))
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 8, 0)
        head.addWidget(text("Séances", "section"), 1)
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 12, 4, 4)
        column.addLayout(head)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.activated.connect(self.entered)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._model.lines[current.row()].id)
