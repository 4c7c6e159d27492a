"""Fields that commit on Enter and when the keyboard leaves, and say under themselves why something is not kept.

What was typed stays in the field until it is kept, changed by her, or given up with Escape: a refusal never erases
it, nor does a refresh of the screen. `field.listen(desk)` shows under a field what the desk refuses while it commits:

    self.place = LineField("Lieu")
    self.place.listen(desk)
    self.place.committed.connect(lambda place: desk.run(move_session, session_id, place=place))
    …
    self.place.set_value(sheet.place)   # at every refresh; reset(sheet.place) when the screen shows something else

`committed` carries the new value (a text, a `date`, a `time`, the value of a `Choice`, or None for an empty field that
may be), and only a value that differs from the one the screen gave.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Generic

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.wording import NB
from syndic_desktop.ui.widgets.entries import Field, T
from syndic_desktop.ui.widgets.offers import ROWS, OfferedList, chevron

__all__ = ["Choice", "ChoiceField", "DateField", "Field", "HourField", "LineField"]

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}
"""What a key moves in a list that is open, in rows."""


class LineField(Field[str]):
    """Words on one line. An empty one that may be is the empty text, never None."""

    def __init__(
        self,
        name: str,
        *,
        titled: bool = True,
        hint: str = "",
        empty: str = "",
        longest: int = 500,
        check: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`check` gives the words to keep, or raises RuleViolation; `longest` in characters."""
        super().__init__(name, titled=titled, hint=hint, empty=empty, parent=parent)
        self._longest, self._check = longest, check

    def _parse(self, typed: str) -> str:
        if len(typed) > self._longest:
            raise RuleViolation(
                f"{wording.number(len(typed))} caractères pour {wording.number(self._longest)} au plus : raccourcissez."
            )
        return self._check(typed) if self._check else typed

    def _spell(self, value: str) -> str:
        return value

    def _read(self, typed: str) -> str | None:
        return super()._read(typed) or ""


class DateField(Field[date]):
    """A day: « 04/12/2026 », « 4 décembre », « vendredi », « demain », « dans 10 jours »; shown as 04/12/2026."""

    def __init__(
        self,
        name: str,
        today: Callable[[], date],
        *,
        titled: bool = True,
        hint: str = "JJ/MM/AAAA",
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, titled=titled, hint=hint, empty=empty, parent=parent)
        self._today = today

    def _parse(self, typed: str) -> date:
        return wording.read_date(typed, today=self._today())

    def _spell(self, value: date) -> str:
        return wording.short_date(value)

    def _show(self, value: date | None) -> None:
        super()._show(value)
        # The weekday is what tells a mistyped date.
        self.editor.setToolTip("" if value is None else wording.long_date(value, weekday=True))


class HourField(Field[time]):
    """An hour: « 18:30 », « 18h30 », « 18 »; shown as 18:30."""

    def __init__(
        self, name: str, *, titled: bool = True, hint: str = "HH:MM", empty: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, titled=titled, hint=hint, empty=empty, parent=parent)

    def _parse(self, typed: str) -> time:
        return wording.read_hour(typed)

    def _spell(self, value: time) -> str:
        return f"{value:%H:%M}"


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One of a list. `label` tells it from the others; `words` also find it, without being shown.

    `refused`: why it may not be chosen; it is shown with its reason, and taking it says so.
    """

    value: T
    label: str
    words: str = ""
    refused: str = ""

    @property
    def shown(self) -> str:
        return f"{self.label} – {self.refused}" if self.refused else self.label

    def begun_by(self, asked: Sequence[str]) -> bool:
        """Whether each of these folded words begins a word of it."""
        known = re.split(r"\W+", self.sought)
        return all(any(word.startswith(each) for word in known) or each in self.sought.split() for each in asked)

    def named_by(self, asked: Sequence[str]) -> bool:
        """Whether each of these folded words begins a word of the family name, which is written in capitals."""
        known = [wording.fold(word) for word in re.split(r"\W+", self.label) if len(word) > 1 and word.isupper()]
        return all(any(word.startswith(each) for word in known) for each in asked)

    @property
    def sought(self) -> str:
        return wording.fold(f"{self.label} {self.words}")


class ChoiceField(Field[T]):
    """One of a list, found by typing words of it in any order; the arrow, ↓ or F4 shows the whole list."""

    from_beginning = False
    """Whether only the beginning of a word means a choice: a name is never taken for its end."""
    nothing = "Aucun choix ne correspond"
    """What is said of words that are those of no choice."""

    def __init__(
        self,
        name: str,
        choices: Sequence[Choice[T]] = (),
        *,
        titled: bool = True,
        hint: str = "",
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, titled=titled, hint=hint, empty=empty, parent=parent)
        self._choices: tuple[Choice[T], ...] = tuple(choices)
        self._offered: tuple[Choice[T], ...] = ()
        self._list = OfferedList(name, self)
        self._list.clicked.connect(self._on_clicked)
        self._arrow = QAction(chevron(self.editor), f"{name} : montrer la liste", self.editor)
        self._arrow.triggered.connect(self.open_list)
        self.editor.addAction(self._arrow, QLineEdit.ActionPosition.TrailingPosition)
        self.editor.asked = self._on_key
        self.editor.left.connect(self._list.hide)

    @property
    def choices(self) -> tuple[Choice[T], ...]:
        return self._choices

    def set_choices(self, choices: Sequence[Choice[T]]) -> None:
        """Offer another list; what is kept stays."""
        untouched = not self.pending
        self._choices = tuple(choices)
        if untouched:
            self._show(self._value)

    def hold(self, reason: str) -> None:
        super().hold(reason)
        self._arrow.setVisible(False)

    def open_list(self, *, chosen: bool = True) -> None:
        """Show the whole list, what is kept `chosen` in it; nothing is where other words are typed."""
        if self.editor.isReadOnly():
            return
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        values = [each.value for each in self._choices]
        row = values.index(self._value) if self._value in values else 0
        self._offer(self._choices, row if chosen and not (self.pending and self.editor.text()) else -1)

    @property
    def offered(self) -> tuple[str, ...]:
        """The labels of the list as it is shown; nothing when it is closed."""
        return tuple(each.shown for each in self._offered) if self._list.isVisible() else ()

    def said(self, sentence: str) -> None:
        super().said(sentence)
        self.note.hide()  # the refusal says it

    def changeEvent(self, event: QEvent) -> None:
        changed = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
        if changed and hasattr(self, "_arrow"):
            QTimer.singleShot(0, self, self._draw_arrow)  # the line has its new colours by then
        super().changeEvent(event)

    def _draw_arrow(self) -> None:
        self._arrow.setIcon(chevron(self.editor))

    def _parse(self, typed: str) -> T:
        asked = wording.fold(typed)
        found = [each for each in self._choices if wording.fold(each.label) == asked] or self._found(typed)
        if len(found) == 1:
            return self._allowed(found[0]).value
        said = f"« {wording.shortened(typed)} »"
        if found:
            raise RuleViolation(f"{said} peut désigner {len(found)} choix de la liste : choisissez-en un.")
        raise RuleViolation(f"{said} n’est pas dans la liste : tapez d’autres mots, ou ↓ pour la voir.")

    def _allowed(self, choice: Choice[T]) -> Choice[T]:
        if choice.refused:
            raise RuleViolation(f"{choice.label}{NB}: {choice.refused}.")
        return choice

    def _spell(self, value: T) -> str:
        return next((each.label for each in self._choices if each.value == value), str(value))

    def _found(self, typed: str) -> list[Choice[T]]:
        asked = wording.fold(typed).split()
        found = [each for each in self._choices if all(word in each.sought for word in asked)]
        begun = [each for each in found if each.begun_by(asked)]
        if self.from_beginning:  # people: their family name comes before their first name
            return sorted(begun, key=lambda each: not each.named_by(asked))
        return begun + [each for each in found if each not in begun]

    def _on_edited(self) -> None:
        super()._on_edited()
        typed = wording.clean_line(self.editor.text())
        found = self._found(typed) if typed else []
        if typed and not found and not self._stands_alone(typed):
            self.note.setText(f"{self.nothing} à « {wording.shortened(typed)} » : ↓ montre toute la liste.")
            self.note.show()
        self._offer(found, 0)

    def _stands_alone(self, typed: str) -> bool:
        """Whether it would be kept though it is in no list."""
        try:
            self._parse(typed)
        except RuleViolation:
            return False
        return True

    def _show(self, value: T | None) -> None:
        super()._show(value)
        self.editor.setCursorPosition(0)  # a choice that is too long for the line is known by its beginning
        if not self.editor.isReadOnly():
            self.editor.setToolTip(self._shown(value))

    def _offer(self, choices: Sequence[Choice[T]], row: int) -> None:
        self._offered = tuple(choices)
        self._list.offer([each.shown for each in choices], row, self.editor)

    def _on_key(self, key: int) -> bool:
        """What the list does with a key; whether it was for it."""
        opened = self._list.isVisible()
        if self.editor.isReadOnly():
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_F4) and not opened:
            self.open_list()
        elif not opened:
            return False
        elif key in STEPS:
            self._list.step(STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._list.currentIndex().isValid():
            self._list.hide()
            return False  # none is chosen: what is typed speaks
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._list.currentIndex().row())
            if not self.refusal:
                self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self._list.hide()
        else:
            return False
        return True

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, row: int) -> None:
        self._list.hide()
        self.editor.setText(self._offered[row].label)
        self.commit()
