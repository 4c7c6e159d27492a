"""The card of the agenda: the items of one session, reworded, moved and taken off where they stand."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout

from syndic_desktop.actions.agenda import check_rewording, decide_fate, move_item, reword_item
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.filings import LONGEST_SUBJECT
from syndic_desktop.queries.session_sheets import ItemRow, SessionSheet
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.models import LinesModel
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.inline import InlineField
from syndic_desktop.ui.widgets.item_rows import ItemDelegate
from syndic_desktop.ui.widgets.looks import back_key, dress, text


class AgendaCard(QFrame):
    """Shows an agenda, says which item is chosen, and carries out the gestures on it."""

    chosen = Signal(object)  # ItemRow, or None when the agenda is empty
    entered = Signal()  # Enter: go on to the page
    left = Signal()  # Escape: back to the sessions

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._session: int | None = None
        self._model: LinesModel[ItemRow] = LinesModel(self)
        self._build(theme)
        self._connect()

    @property
    def current(self) -> ItemRow | None:
        index = self.view.currentIndex()
        return self._model.lines[index.row()] if index.isValid() else None

    @property
    def rows(self) -> tuple[ItemRow, ...]:
        return self._model.lines

    @property
    def editing(self) -> bool:
        """Whether the subject of an item is being reworded."""
        return not self.field.isHidden()

    def settle(self) -> bool:
        """Keep what is being typed before going elsewhere; False: it is refused, and the field says why."""
        return self.field.settle()

    def show_session(self, sheet: SessionSheet) -> None:
        """Show the agenda of a session; the same item stays chosen while the session does."""
        kept = self.current.id if self.current and self._session == sheet.id else 0
        self._session = sheet.id
        self._model.set_lines(sheet.items)
        self.count.setText(wording.count(len(sheet.items), "point"))
        self.empty.setVisible(not sheet.items)
        self.view.setVisible(bool(sheet.items))
        if sheet.items:
            self.choose(kept if any(row.id == kept for row in sheet.items) else sheet.items[0].id)
        else:
            self.chosen.emit(None)

    def show_nothing(self) -> None:
        """There is no session to show."""
        self._session = None
        self._model.set_lines(())
        self.count.clear()
        self.empty.hide()
        self.view.show()
        self.chosen.emit(None)

    def choose(self, item_id: int) -> None:
        """Make an item the current one."""
        for place, row in enumerate(self._model.lines):
            if row.id == item_id:
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                index = self._model.index(place)
                self.view.selectionModel().setCurrentIndex(index, flag)
                self.view.scrollTo(index)

    def reword(self) -> None:
        """Open a field over the subject of the current item."""
        row = self.current if self.settle() else None
        if row is not None and self._desk.run(check_rewording, row.id):
            rect = self.view.visualRect(self.view.currentIndex())
            self.field.open(rect, row.subject, lambda typed: self._keep(row, typed))

    def shift(self, step: int) -> None:
        """Move the current item up (-1) or down (1)."""
        row = self.current if self.settle() else None
        if row is not None and 1 <= row.position + step <= len(self._model.lines):
            self._desk.run(move_item, row.id, row.position + step)

    def decide(self, fate: Fate) -> None:
        """Keep, withdraw or postpone the current item."""
        if self.settle() and self.current is not None:
            self._desk.run(decide_fate, self.current.id, fate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.scheduleDelayedItemsLayout()  # Qt lays its rows out again when the height changes, not the width

    def _keep(self, row: ItemRow, typed: str) -> bool:
        return wording.french(typed) == row.subject or self._desk.run(reword_item, row.id, typed)

    def _build(self, theme: Theme) -> None:
        dress(self, "card")
        self.count = text("", "muted")
        self.view = QListView()
        self.view.setObjectName("agenda")
        self.view.setAccessibleName("Ordre du jour")
        self.view.setModel(self._model)
        self.view.setItemDelegate(ItemDelegate(theme, self.view))
        self.view.setMouseTracking(True)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field = InlineField(self.view, "Objet du point", LONGEST_SUBJECT)
        self.empty = text("L’ordre du jour est vide. Importez un dossier (Ctrl+I) qui le complète.", "muted")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 8, 0)
        head.addWidget(text("Ordre du jour", "section"), 1)
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 12, 4, 4)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)

    def _connect(self) -> None:
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.activated.connect(self.entered)
        back_key(self.view, self.left.emit)
        self._desk.refused.connect(self._on_refused)

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        for index in (previous, current):  # the whole subject of the one, the beginning of the other
            self.view.itemDelegate().sizeHintChanged.emit(index)
        if current.isValid():
            self.chosen.emit(self._model.lines[current.row()])

    def _on_refused(self, sentence: str) -> None:
        if self.field.committing:
            self.field.say(sentence)
