"""The card that lists every session, newest first, filtered by what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QPushButton, QVBoxLayout

from syndic_desktop.domain import wording
from syndic_desktop.queries.session_lists import SessionRow
from syndic_desktop.ui.models import LinesModel
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.looks import GRID, dress, text
from syndic_desktop.ui.widgets.session_rows import SessionDelegate

IN_THE_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
NOBODY = "Aucune séance pour l’instant. Préparez la première (Ctrl+N), ou importez un dossier (Ctrl+I)."


class SessionList(QFrame):
    """Shows the sessions. Letters typed anywhere in it filter; Enter opens the one that is chosen."""

    entered = Signal()

    def __init__(self, theme: Theme, read: Callable[[], Sequence[SessionRow]], new: QAction) -> None:
        super().__init__()
        self._read = read
        self.known: tuple[SessionRow, ...] = ()
        self._model: LinesModel[SessionRow] = LinesModel(self)
        self._build(theme, new)
        self._connect()

    @property
    def current(self) -> SessionRow | None:
        index = self.view.currentIndex()
        return self._model.lines[index.row()] if index.isValid() else None

    @property
    def rows(self) -> tuple[SessionRow, ...]:
        """Those that are shown."""
        return self._model.lines

    @property
    def told(self) -> str:
        """« 240 séances », or how many of them the filter leaves."""
        said = wording.count(len(self.known), "séance")
        return said if len(self.rows) == len(self.known) else f"{wording.number(len(self.rows))} sur {said}"

    def enter(self) -> None:
        """Put the keyboard in the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the list again; the same session stays chosen, the first one when it is gone."""
        self.known = tuple(self._read())
        self._filter()

    def choose(self, session_id: int) -> None:
        """Make a session the current one; what was typed is taken away when it hides it."""
        if all(row.id != session_id for row in self.rows) and any(row.id == session_id for row in self.known):
            self.field.clear()
        for place, row in enumerate(self._model.lines):
            if row.id == session_id:
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                index = self._model.index(place)
                self.view.selectionModel().setCurrentIndex(index, flag)
                self.view.scrollTo(index)

    def _filter(self) -> None:
        kept = self.current.id if self.current else 0
        words = wording.fold(self.field.text()).split()
        rows = tuple(row for row in self.known if all(word in wording.fold(row.told) for word in words))
        if rows != self._model.lines:
            self._model.set_lines(rows)
            if rows:
                self.choose(kept if any(row.id == kept for row in rows) else rows[0].id)
        self.count.setText(self.told)
        self.empty.setText(f"Aucune séance ne correspond à « {self.field.text().strip()} »." if words else NOBODY)
        self.empty.setVisible(not rows)
        self.view.setVisible(bool(rows))

    def _build(self, theme: Theme, new: QAction) -> None:
        dress(self, "card")
        self.count = text("", "muted")
        self.field = QLineEdit()
        self.field.setPlaceholderText("Filtrer : un mois, une année, un lieu, une instance…")
        self.field.setAccessibleName("Filtrer les séances")
        self.field.setClearButtonEnabled(True)
        self.new = QPushButton("Nouvelle séance…")
        self.new.setToolTip("Préparer une séance (Ctrl+N)")
        self.new.clicked.connect(new.trigger)
        self._make = new
        new.changed.connect(self._on_new_changed)
        dress(self.new, "main")
        self.view = QListView()
        self.view.setObjectName("sessions")
        self.view.setAccessibleName("Séances, de la plus récente à la plus ancienne")
        self.view.setModel(self._model)
        self.view.setItemDelegate(SessionDelegate(theme, self.view))
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = text(NOBODY, "muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(12, 0, 12, 0)
        head, tools = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(12, 0, 8, 0)
        head.addWidget(text("Séances", "title"), 1)
        head.addWidget(self.count)
        tools.setContentsMargins(12, 0, 8, 0)
        tools.addWidget(self.field, 1)
        tools.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 12, 4, 4)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addLayout(tools)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)

    def _connect(self) -> None:
        self.view.activated.connect(self.entered)
        self.field.returnPressed.connect(self.entered)
        self.field.textChanged.connect(self._filter)
        for watched in (self.field, self.view):
            watched.installEventFilter(self)

    def _on_new_changed(self) -> None:
        self.new.setEnabled(self._make.isEnabled())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                self.enter()
                return True
            if watched is self.field and event.key() in IN_THE_LIST:
                self.view.keyPressEvent(event)
                return True
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if watched is self.view and plain and event.text().strip() and event.text().isprintable():
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)
                self.field.insert(event.text())
                return True
        return super().eventFilter(watched, event)
