"""The agenda of a session: items moved with the mouse or Alt+↑/↓, added and taken off where they stand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from syndic_desktop.actions.agenda import move_item
from syndic_desktop.actions.items import add_item, remove_item
from syndic_desktop.actions.topics import set_aside
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import ItemKind
from syndic_desktop.queries.session_sheets import SessionSheet
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.agendas import AgendaCard
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.fields import LineField

WIDE = 262  # pixels that the buttons take with all their words
LINE = 3  # pixels of the mark where an item would fall
EMPTY = "L’ordre du jour est vide : ajoutez un point (Ctrl+Maj+A) ou prenez un sujet à venir (Ctrl+J)."
OTHER_BUSINESS = "Questions diverses"


class ItemsCard(AgendaCard):
    """Adds to the agenda what is done while it is prepared. `foreseen_asked`: what may come in is to be shown."""

    foreseen_asked = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme)
        self._foreseen = 0
        self._pressed: QPoint | None = None
        self._dropping: int | None = None
        self._mark = QFrame(self.view.viewport())
        self._mark.setStyleSheet(f"background: {theme.colours.accent}; border-radius: 1px;")
        self._mark.hide()
        self._add_controls()
        self.view.viewport().installEventFilter(self)

    def show_session(self, sheet: SessionSheet) -> None:
        super().show_session(sheet)
        self.empty.setText(EMPTY if self.add_button.isEnabled() else "L’ordre du jour est vide.")

    def show_foreseen_count(self, count: int) -> None:
        """Say how many topics may come in."""
        self._foreseen = count
        self._name_foreseen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_foreseen()

    def _name_foreseen(self) -> None:
        words = "Sujets à venir" if self.width() >= WIDE else "À venir"
        self.foreseen_button.setText(f"{words} ({self._foreseen})")

    def begin(self) -> None:
        """Open the line where a new item is typed."""
        if self.settle() and self._session is not None:
            if self.new_line.isHidden():
                self.new_line.reset("")
            self.new_line.show()
            self.new_line.focus()

    def take_off(self) -> None:
        """Take the current item off the agenda; « Annuler » gives it back."""
        if self.settle() and self.current is not None:
            self._desk.run(remove_item, self.current.id)

    def keep_for_later(self) -> None:
        """Send the current item to the topics foreseen."""
        if self.settle() and self.current is not None:
            self._desk.run(set_aside, self.current.id)

    def _add_controls(self) -> None:
        self.new_line = LineField("Nouveau point", hint="Objet du point, puis Entrée", titled=False)
        self.new_line.editor.setToolTip("Entrée ajoute et attend le point suivant ; Échap termine")
        self.new_line.listen(self._desk)
        self.new_line.committed.connect(self._on_typed)
        self.new_line.entered.connect(self._on_entered)
        self.new_line.hide()
        self.new_line.editor.installEventFilter(self)
        self.add_button = QPushButton("+ Point")
        self.add_button.setToolTip("Ajouter un point (Ctrl+Maj+A)")
        self.add_button.clicked.connect(self.begin)
        self.foreseen_button = QPushButton("Sujets à venir (0)")
        self.foreseen_button.setMinimumWidth(96)
        self.foreseen_button.setToolTip("Sujets à venir et points reportés (Ctrl+J)")
        self.foreseen_button.clicked.connect(self.foreseen_asked)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 8)
        foot.addWidget(self.add_button)
        foot.addWidget(self.foreseen_button, 1)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        line = QWidget()
        inside = QHBoxLayout(line)
        inside.setContentsMargins(8, 0, 8, 0)
        inside.addWidget(self.new_line)
        column.addWidget(line)
        column.addLayout(foot)

    def _on_typed(self, subject: object) -> None:
        if self._session is None or not subject:
            return
        typed = str(subject)
        kind = (
            ItemKind.ANY_OTHER_BUSINESS
            if wording.fold(typed) == wording.fold(OTHER_BUSINESS)
            else ItemKind.DELIBERATION
        )
        known = {row.id for row in self.rows}
        if not self._desk.run(add_item, self._session, kind, typed):
            return
        for row in self.rows:
            if row.id not in known:
                self.choose(row.id)
        if not self.new_line.editor.hasFocus():  # the keyboard went elsewhere: the line is not for the next one
            self.new_line.hide()

    def _on_entered(self) -> None:
        """The line waits for the next item; Enter on an empty one ends."""
        if self.new_line.value:
            self.new_line.reset("")
        else:
            self._close_line()

    def _close_line(self) -> None:
        self.new_line.hide()
        self.new_line.reset("")
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- with the mouse -----------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view.viewport() and isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        if watched is self.new_line.editor:
            if (
                isinstance(event, QKeyEvent)
                and event.type() == QEvent.Type.KeyPress
                and event.key() == Qt.Key.Key_Escape
            ):
                self._close_line()
                return True
            if event.type() == QEvent.Type.FocusOut and not self.new_line.editor.text():
                self.new_line.hide()
        return super().eventFilter(watched, event)

    def _on_mouse(self, event: QMouseEvent) -> bool:
        """Drag an item: a mark shows where it would fall. The click itself still chooses it."""
        place = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            movable = self.view.indexAt(place).isValid() and self.add_button.isEnabled()
            self._pressed = place if movable else None
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if far or self._dropping is not None:
                self._show_mark(place)
                return True
        elif event.type() == QEvent.Type.MouseButtonRelease:
            dropping, self._dropping, self._pressed = self._dropping, None, None
            self._mark.hide()
            self.view.viewport().unsetCursor()
            if dropping is not None and self.current is not None and self.settle():
                was = self.current.position
                self._desk.run(move_item, self.current.id, dropping - (dropping > was))
                return True
        return False

    def _show_mark(self, place: QPoint) -> None:
        """Mark the gap nearest to the mouse; `_dropping` is the position (from 1) of the item after it."""
        index = self.view.indexAt(QPoint(8, place.y()))
        rows = len(self.rows)
        if index.isValid():
            rect = self.view.visualRect(index)
            below = place.y() > rect.center().y()
            self._dropping = index.row() + 1 + below
            top = rect.bottom() if below else rect.top()
        else:
            self._dropping = rows + 1 if place.y() > 0 else 1
            top = self.view.visualRect(self._model.index(rows - 1)).bottom() if place.y() > 0 else 0
        self._mark.setGeometry(8, max(top - LINE, 0), self.view.viewport().width() - 16, LINE)
        self._mark.show()
        self.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
