"""The field over a cell: it completes what is typed by what is known, as a spreadsheet does, and lists the rest."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from syndic_desktop.ui.models import Index
from syndic_desktop.ui.screens.decisions.cells import completed, matching
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.entries import UNLIMITED, Line
from syndic_desktop.ui.widgets.fields import STEPS
from syndic_desktop.ui.widgets.looks import dress
from syndic_desktop.ui.widgets.offers import OfferedList


class CellEditor(Line):
    """`tabbed`: Tab (1) or Shift+Tab (-1) was pressed; `stepped`: ↓ (1) or ↑ (-1), where they are for no list.

    What it completes is chosen, so that typing goes on over it.
    """

    tabbed = Signal(int)
    stepped = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxLength(UNLIMITED)
        self._known: tuple[str, ...] = ()
        self._length = 0
        self._completed = ("", "")
        self._words: list[str] = []
        self.offered = OfferedList("Propositions", self)
        self.holds = lambda: True  # Escape gives the cell up, whatever is in it
        self.asked = self._on_key
        self.textEdited.connect(self._on_edited)
        self.offered.clicked.connect(lambda index: self._take(index.row()))
        self.left.connect(self.offered.hide)
        self.hide()

    def open(self, rect: QRect, name: str, typed: str, known: tuple[str, ...], *, fresh: bool) -> None:
        """Show the field over a cell. `fresh`: a letter typed on the cell takes the place of what was there."""
        self._known, self._length, self._completed = known, 0, ("", "")
        self.setAccessibleName(name)
        self.say("")
        self.setText("" if fresh else typed)
        self.setGeometry(rect)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if fresh:
            self.setText(typed)
            self._on_edited(typed)
        else:
            self.selectAll()

    @property
    def value(self) -> str:
        """What is typed; what was completed is spelt as it is known, « macon » being « Mâcon »."""
        shown, known = self._completed
        return known if shown and self.text() == shown else self.text()

    def say(self, refusal: str) -> None:
        """Show that what is typed was refused, and tell whoever listens to the screen why."""
        dress(self, "refused" if refusal else "cell")
        self.setAccessibleDescription(refusal)

    def close_editor(self) -> None:
        """Go away."""
        self.offered.hide()
        self.hide()

    def focusNextPrevChild(self, next_: bool) -> bool:
        self.tabbed.emit(1 if next_ else -1)
        return True

    def _on_edited(self, typed: str) -> None:
        self.say("")
        longer, self._length = len(typed) > self._length, len(typed)
        if longer and self.cursorPosition() == len(typed) and (known := completed(typed, self._known)):
            whole = typed + known[len(typed) :]
            self._completed = (whole, known)
            self.setText(whole)
            self.setSelection(len(whole), len(typed) - len(whole))
        self._offer(matching(typed, self._known) if typed.strip() else [])

    def _offer(self, words: list[str]) -> None:
        self._words = words
        self.offered.offer(words if words != [self.text()] else [], -1, self)

    def _on_key(self, key: int) -> bool:
        """What the list does with a key; whether it was for it."""
        if key == Qt.Key.Key_Down and not self.offered.isVisible() and self._known:
            self._offer(list(self._known))
            self.offered.step(1)
            return True
        if not self.offered.isVisible():
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
                return True
            return False
        if key in STEPS:
            self.offered.step(STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.offered.currentIndex().isValid():
            self._take(self.offered.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.offered.hide()
        else:
            return False
        return True

    def _take(self, row: int) -> None:
        self.setText(self._words[row])
        self.offered.hide()


class Framed(QStyledItemDelegate):
    """Draws a frame around the cell the keyboard is on: a row that is chosen does not tell which."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            painter.drawRect(QRect(option.rect).adjusted(1, 1, -1, -1))
            painter.restore()


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key is one that is typed, capital or not."""
    return event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


def is_new(event: QKeyEvent) -> bool:
    """Whether a key asks for a new line."""
    return event.key() == Qt.Key.Key_N and event.modifiers() == Qt.KeyboardModifier.ControlModifier
