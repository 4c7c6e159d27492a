"""What every field shares: it commits on Enter and when the keyboard leaves, and says under itself why not.

What was typed stays in the field until it is kept, changed by her, or given up with Escape: a refusal never erases
it, nor does a refresh of the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.ui.widgets.looks import dress

UNLIMITED = 10_000_000
"""Qt cuts what is pasted at the limit of a field, in silence: ours are far away, and we refuse with a sentence."""

T = TypeVar("T")


class Refusing(Protocol):
    """What tells, in one sentence, why a gesture was not done: the desk."""

    refused: SignalInstance
    troubled: SignalInstance


class Field(QWidget, Generic[T]):
    """A title, a line to type in, and the sentence under it. `name` is also what a screen reader says."""

    committed = Signal(object)
    edited = Signal()  # every keystroke
    entered = Signal()  # Enter, once what is typed is kept
    rewritten = ""
    """Why what is kept is not written as it was typed: told under the field whenever it happens."""

    def __init__(
        self, name: str, *, titled: bool = True, hint: str = "", empty: str = "", parent: QWidget | None = None
    ) -> None:
        """`hint` is shown in grey while empty; `empty` is the refusal of an empty field (none: it may be empty)."""
        super().__init__(parent)
        self._value: T | None = None
        self._empty = empty
        self._committing = False
        self._held = ""
        self.title = QLabel(name)
        self.editor = Line()
        self.editor.holds = lambda: self.pending or bool(self.refusal)
        self.message, self.note = QLabel(), QLabel()
        self._build(name, hint, titled=titled)
        self.editor.textEdited.connect(self._on_edited)
        self.editor.left.connect(self.commit)
        self.editor.confirmed.connect(self.enter)
        self.editor.given_up.connect(self.give_up)

    @property
    def value(self) -> T | None:
        """What the screen gave, or what was last kept."""
        return self._value

    @property
    def pending(self) -> bool:
        """Whether what is shown is not (yet) what is kept."""
        return self.editor.text() != self._shown(self._value)

    @property
    def refusal(self) -> str:
        """The sentence under the field; empty when there is none."""
        return "" if self.message.isHidden() else self.message.text()

    def set_value(self, value: T | None) -> None:
        """What is kept now. Shown at once, unless something else is being typed or was refused."""
        untouched = not self.pending
        self._value = value
        if untouched or not self.pending:
            self._show(value)

    def reset(self, value: T | None) -> None:
        """Show a value whatever was typed: the field is now about something else."""
        self._value = value
        self._show(value)
        self.note.hide()

    def said(self, sentence: str) -> None:
        """Say why what was typed is not kept; an empty sentence takes the last one away."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence or self._held)
        dress(self.editor, "refused" if sentence else "")

    def hold(self, reason: str) -> None:
        """Let what is shown be read and copied, not changed, for a reason that the field tells."""
        self._held = reason
        self.editor.setReadOnly(True)
        self.editor.setPlaceholderText("")  # a hint invites to type
        self.editor.setToolTip(reason)
        self.editor.setAccessibleDescription(self.refusal or reason)

    def listen(self, desk: Refusing) -> None:
        """Show under this field what the desk refuses while it commits."""
        desk.refused.connect(self._on_refused)
        desk.troubled.connect(self._on_refused)

    def commit(self) -> bool:
        """Try to keep what is typed; False when it was refused, and the reason is shown."""
        if self._committing or not self.pending:
            return not self.refusal
        try:
            value = self._read(self.editor.text())
        except RuleViolation as refusal:
            self.said(str(refusal))
            return False
        self.said("")
        if value != self._value:
            self._committing = True
            self.committed.emit(value)
            self._committing = False
            if self.refusal:
                return False
        typed, self._value = wording.clean_line(self.editor.text()), value
        self._show(value)
        self._tell_rewritten(typed)
        return True

    def enter(self) -> None:
        """Keep what is typed; once kept, the form may go on. What is refused is selected: typing takes its place."""
        if self.commit():
            self.entered.emit()
        elif self.editor.hasFocus():
            self.editor.selectAll()

    def may_be_empty(self) -> bool:
        """Whether an empty field will do; where it will not, it says why."""
        if self._empty:
            self.said(self._empty)
        return not self._empty

    def give_up(self) -> None:
        """Show what is kept again."""
        self._show(self._value)

    def focus(self) -> None:
        """Put the keyboard here, all selected."""
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.editor.selectAll()

    def _parse(self, typed: str) -> T:
        """The value of a line that is not empty. Raises RuleViolation."""
        raise NotImplementedError

    def _spell(self, value: T) -> str:
        """A value as the field shows it."""
        raise NotImplementedError

    def _read(self, typed: str) -> T | None:
        line = wording.clean_line(typed)
        if line:
            return self._parse(line)
        if self._empty:
            raise RuleViolation(self._empty)
        return None

    def _shown(self, value: T | None) -> str:
        return "" if value is None else self._spell(value)

    def _show(self, value: T | None) -> None:
        self.said("")
        if self.editor.text() != self._shown(value):
            self.editor.setText(self._shown(value))
            self.editor.setCursorPosition(0)

    def _build(self, name: str, hint: str, *, titled: bool) -> None:
        dress(self.title, "muted")
        self.title.setBuddy(self.editor)
        if not titled:  # never shown by hand: without a parent yet, it would be a window for a moment
            self.title.hide()
        self.editor.setMaxLength(UNLIMITED)
        self.editor.setPlaceholderText(hint)
        self.editor.setAccessibleName(name)
        self.message.setWordWrap(True)
        self.message.hide()
        dress(self.message, "refusal")
        self.setFocusProxy(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.note.setWordWrap(True)
        self.note.hide()
        dress(self.note, "muted")
        for widget in (self.title, self.editor, self.message, self.note):
            column.addWidget(widget)

    def _on_edited(self) -> None:
        if self.refusal:
            self.said("")
        self.note.hide()
        self.edited.emit()

    def _tell_rewritten(self, typed: str) -> None:
        kept = self._shown(self._value)
        if self.rewritten and typed and kept != typed:
            self.note.setText(f"« {wording.shortened(typed)} » est gardé « {kept} » : {self.rewritten}")
            self.note.show()

    def _on_refused(self, sentence: str) -> None:
        if self._committing:
            self.said(sentence)


def commit_all(fields: Iterable[Field[Any]]) -> bool:
    """Try to keep every field, so that each says its own refusal; False when one was refused."""
    kept = [field.commit() for field in fields]
    return all(kept)


class Line(QLineEdit):
    """Tells when the keyboard leaves for good, when Enter and Escape are pressed; `asked` sees every key first.

    `holds`: whether there is something to give up; where there is nothing, Escape belongs to the screen.
    """

    left = Signal()
    confirmed = Signal()
    given_up = Signal()
    asked: Callable[[int], bool] | None = None
    holds: Callable[[], bool] | None = None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._passes_on(event):
            event.ignore()
            return True
        return super().event(event)

    def _passes_on(self, event: QKeyEvent) -> bool:
        """Whether « Annuler » and « Rétablir » are those of the window: nothing is being typed that they could move."""
        typing = self.holds is None or self.holds()
        if event.matches(QKeySequence.StandardKey.Undo):
            return not (typing and self.isUndoAvailable())
        return event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()
            self.setCursorPosition(0)  # of what is too long for the line, the beginning is read

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.asked is not None and self.asked(event.key()):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        elif event.key() == Qt.Key.Key_Escape and (self.holds or self.isUndoAvailable)():
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
