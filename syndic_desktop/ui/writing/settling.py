"""A field of several paragraphs that says what was typed a moment after the last key, so that it can be saved.

What it keeps (a rich text, lines, clauses) is the business of the fields made of it.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit
from shiboken6 import isValid

from syndic_desktop.domain import wording
from syndic_desktop.ui.widgets.wrapping import Wrapping
from syndic_desktop.ui.writing.menus import at as menu_cursor
from syndic_desktop.ui.writing.menus import spelling_actions
from syndic_desktop.ui.writing.spelling import Spelling, Squiggles
from syndic_desktop.ui.writing.typing_help import TypingHelp

QUIET, PATIENCE = 300, 800  # milliseconds: after the last key, and after the first that is not yet kept
MARGIN, INDENT = 7, 24
INCH = 0.0254  # metres
OPAQUE = Qt.WidgetAttribute.WA_OpaquePaintEvent
PLAIN_PASTE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class SettlingEdit(QTextEdit):
    """`settled` gives the value a moment after the last key, every second of a long stretch of typing, and when the
    keyboard leaves: what it says is to be saved. `typed` says at each key that it moved (for a preview). `said` is a
    sentence about what a paste could not bring in.
    """

    settled = Signal(object)
    typed = Signal()
    said = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("writing")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._sheet = self.document()
        self.document().setDocumentMargin(MARGIN)
        self.document().setIndentWidth(INDENT)
        # Asked of a widget, how many dots an inch has climbs to its window, several hundred times a key.
        self.document().documentLayout().setPaintDevice(_measure(self.logicalDpiX(), self.logicalDpiY()))
        self.typing_help = TypingHelp(self)
        self.squiggles: Squiggles | None = None
        self.wrapping = Wrapping(self, self._on_endless)
        self.pausing = False
        """Whether what `settled` says may be saved a little later: nothing but her typing waits for it."""
        self._drawing = False
        self._kept: object = ()
        self._quiet, self._patience = self._timer(QUIET), self._timer(PATIENCE)
        self.document().contentsChanged.connect(self._on_changed)

    def settle(self) -> None:
        """Say now what is not kept yet: the keyboard leaves, or the window closes."""
        if not isValid(self._sheet):
            return  # the keyboard leaves a window that is being destroyed: who closes it has settled before
        self._stop()
        value = self._value()
        if value != self._kept:
            self._kept = value
            self.settled.emit(value)

    def pause(self) -> None:
        """Say it, she has stopped typing for a moment: nothing waits for it."""
        self.pausing = True
        self.settle()
        self.pausing = False

    def use_spelling(self, spelling: Spelling) -> None:
        """Check the spelling of what is written here."""
        if self.squiggles is None:
            self.squiggles = spelling.watch(self)
            if self.hasFocus():
                spelling.load_soon()

    def menu(self, place: QPoint, *, by_key: bool = False) -> QMenu:
        """The menu of a place of the field (in pixels of its visible part), or of the cursor."""
        menu = self.createStandardContextMenu()
        plain = menu.addAction("Coller le texte seul")
        plain.setShortcut("Ctrl+Shift+V")
        plain.setEnabled(self.canPaste() and not self.isReadOnly())
        plain.triggered.connect(self.paste_plain)
        if self.squiggles is not None:
            spelling_actions(menu, self, self.squiggles, menu_cursor(self, place, by_key=by_key))
        return menu

    def open_menu(self) -> None:
        """Open the menu of the cursor, for the keyboard."""
        self._pop_up(self.menu(QPoint(), by_key=True), self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))

    def paste_plain(self) -> None:
        """Paste the words alone."""
        if not self.isReadOnly():
            self._paste(QApplication.clipboard().mimeData(), plain=True)

    @property
    def unsettled(self) -> bool:
        """Whether something was typed that `settled` has not said."""
        return self._quiet.isActive()

    # --- for the fields made of it ------------------------------------------------------------------------

    def _value(self) -> object:
        """What is to be kept, as it stands."""
        raise NotImplementedError

    def _special(self, event: QKeyEvent) -> bool:
        """Keys that do here something else than in any field; whether this was one."""
        return False

    def _own(self, event: QKeyEvent) -> bool:
        """Whether these keys are ours before being a shortcut of the window."""
        return False

    def _paste(self, source: QMimeData, *, plain: bool) -> None:
        raise NotImplementedError

    def _begin_drawing(self) -> int:
        """Make the document blank, without undo; give back the place of the cursor."""
        place = self.textCursor().position()
        self._drawing = True
        if self.squiggles is not None:
            self.squiggles.paused = True
        self.document().setUndoRedoEnabled(False)
        self.document().clear()
        return place

    def _end_drawing(self, place: int, value: object) -> None:
        self.document().setUndoRedoEnabled(True)
        self._drawing = False
        if self.squiggles is not None:
            self.squiggles.paused = False
            self.squiggles.look_soon()
        self._kept = value
        self._stop()
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1) if self.hasFocus() else 0)
        self.setTextCursor(cursor)

    def _moved(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # --- what Qt calls ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # Before the window's own shortcuts: « Ctrl+I » is italic while the keyboard is here.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (self._own(event) or _is_plain_paste(event))
        ):
            event.accept()
            return True
        # Nothing to take back here: « Annuler » and « Rétablir » are those of the window.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._passes_on(event):
            event.ignore()
            return True
        return super().event(event)

    def _passes_on(self, event: QKeyEvent) -> bool:
        keys, document = QKeySequence.StandardKey, self.document()
        undoing, redoing = event.matches(keys.Undo), event.matches(keys.Redo)
        return (undoing and not document.isUndoAvailable()) or (redoing and not document.isRedoAvailable())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_plain_paste(event):
            self.paste_plain()
        elif event.key() == Qt.Key.Key_Backspace and self.typing_help.take_back():
            return
        elif self.isReadOnly() or not self._special(event):
            super().keyPressEvent(event)
            self.typing_help.after(event.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.typing_help.after(event.commitString())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.open_menu()
        else:
            self._pop_up(self.menu(event.pos()), event.globalPos())

    def _pop_up(self, menu: QMenu, place: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        # A key would have every widget under this one painted, up to the window, as long as any could show through.
        if not self.viewport().testAttribute(OPAQUE):  # taken off each time the window is dressed
            self.viewport().setAttribute(OPAQUE)
        role = QPalette.ColorRole.Window if self.isReadOnly() else QPalette.ColorRole.Base
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QApplication.palette().brush(role))
        painter.end()
        super().paintEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.squiggles is not None:
            self.squiggles.spelling.load_soon()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self.isReadOnly():
            self._paste(source, plain=False)

    # --- keeping ------------------------------------------------------------------------------------------

    def _timer(self, pause: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(self.pause)
        return timer

    def _stop(self) -> None:
        self._quiet.stop()
        self._patience.stop()

    def _on_endless(self, letters: int) -> None:
        if not self._drawing:
            self.said.emit(endless(letters))

    def _on_changed(self) -> None:
        if self._drawing or (self.squiggles is not None and self.squiggles.marking):
            return
        self._quiet.start()
        if not self._patience.isActive():
            self._patience.start()
        self.typed.emit()


@cache
def _measure(across: int, down: int) -> QImage:
    """What letters are measured on: so many dots an inch."""
    measure = QImage(1, 1, QImage.Format.Format_RGB32)
    measure.setDotsPerMeterX(round(across / INCH))
    measure.setDotsPerMeterY(round(down / INCH))
    return measure


def endless(letters: int) -> str:
    """The sentence that says why lines are cut in the middle of words."""
    return (
        f"Ce texte contient un mot de {wording.number(letters)} signes sans un blanc : tant qu’il y est, les lignes"
        " sont coupées au milieu des mots à l’écran. Si c’est une erreur, Ctrl+Z l’enlève."
    )


def _is_plain_paste(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_V and event.modifiers() == PLAIN_PASTE
