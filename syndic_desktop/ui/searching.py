"""The search: a field over the window, and what it finds in the whole dossier while one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from syndic_desktop.queries.searches import Finding
from syndic_desktop.ui.models import LinesModel
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.finding_rows import FindingDelegate
from syndic_desktop.ui.widgets.looks import GRID, dress, text

WIDTH, TOP, AROUND, MOST = 720, 48, 34, 560
HINT = "↑ ↓ pour choisir · Entrée pour y aller · Échap pour fermer"
IN_THE_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchPalette(QFrame):
    """Stands over its parent while it is open. Arrows choose, Enter opens, Escape closes."""

    chosen = Signal(object)  # Finding

    def __init__(self, parent: QWidget, theme: Theme, find: Callable[[str], Sequence[Finding]]) -> None:
        super().__init__(parent)
        self._over, self._find = parent, find
        self._before: QWidget | None = None
        self._model: LinesModel[Finding] = LinesModel(self)
        self._build(theme)
        self._connect()
        self.hide()

    def open(self) -> None:
        """Show the field, with what was asked last ready to be typed over."""
        self._before = self.window().focusWidget()
        self._search()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_palette(self) -> None:
        """Give the keyboard back to where it was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, theme: Theme) -> None:
        dress(self, "card")
        self.setObjectName("search")
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(40)
        shadow.setOffset(0, 12)
        shadow.setColor(QColor(0, 0, 0, 110))
        self.setGraphicsEffect(shadow)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Rechercher un objet, un mot du texte, un rapporteur, un numéro…")
        self.field.setAccessibleName("Rechercher dans tout le dossier")
        self.field.setClearButtonEnabled(True)
        self.hint = text("", "muted")
        self.view = QListView()
        self.view.setAccessibleName("Ce qui est trouvé")
        self.view.setModel(self._model)
        self.view.setItemDelegate(FindingDelegate(theme, self.view))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        for widget in (self.field, self.hint, self.view):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._search)
        self.view.clicked.connect(self._on_return)
        for watched in (self.field, self.view, self._over):
            watched.installEventFilter(self)

    def _search(self) -> None:
        asked = self.field.text()
        found = tuple(self._find(asked))
        self._model.set_lines(found)
        if found:
            self.view.setCurrentIndex(self._model.index(0))
        nothing = bool(asked.strip()) and not found
        self.hint.setText(f"Rien ne correspond à « {asked.strip()} »." if nothing else HINT)
        self.view.setVisible(bool(found))
        self._place()

    def _place(self) -> None:
        room = self._over.size()
        rows = self._model.rowCount()
        height = self.field.sizeHint().height() + self.hint.sizeHint().height() + AROUND
        if rows:
            height += sum(self.view.sizeHintForRow(row) for row in range(min(rows, 8))) + GRID
        width = min(WIDTH, room.width() - 32)
        self.setGeometry((room.width() - width) // 2, TOP, width, min(height, MOST, room.height() - 2 * TOP))

    def _on_return(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            finding = self._model.lines[index.row()]
            self.close_palette()
            self.chosen.emit(finding)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape:  # closes the search, stops no export
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_palette()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_return()
                return True  # what stands under the search is not pressed as well
            if watched is self.field and event.key() in IN_THE_LIST:
                self.view.keyPressEvent(event)
                return True
        elif event.type() == QEvent.Type.FocusOut and not self._has_focus():
            self.hide()
        return super().eventFilter(watched, event)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)
