"""A line in place of a dialog: a sentence, a few fields, Enter from one to the next, Escape to give up.

The last Enter runs the gesture; a refusal is said under the fields, which stay as they were typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from syndic_desktop.queries.live.people import Someone
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.live.debates import SpeakerField
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, DateField, Field, HourField, LineField
from syndic_desktop.ui.widgets.looks import dress, text
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.widgets.refusals import RefusalLine

Answer = tuple[Any, ...]
FEW = 2  # fields that leave the question its width
SENTENCE, NARROW = 260, 110  # pixels: a longer one takes two lines; what it keeps beside many fields
HOUR, AROUND, WHOLE = 96, 24, 16_777_215  # pixels; the last is Qt's « no limit »


class NamedField(ChoiceField[Any]):
    """A choice known by the beginning of its words: « bon » means M. BONNEL, never M. ZAMBON."""

    from_beginning = True

    def _on_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape and not self.pending:  # nothing to give up here: the question is
            self._list.hide()
            return False
        return super()._on_key(key)


@dataclass(frozen=True, slots=True)
class Asked:
    """One field. With `choices` one of them is picked; else an hour when `hour`, a date when `day` (today), else words.

    `value`: to begin with; `longest`: characters.

    `free`: any other words will do in place of a choice. `listed`: the whole list is shown as it is asked first.

    `empty` is what is said of a field left empty; without it, it may be. `wide`: it has a line of its own.
    """

    name: str
    choices: tuple[Choice[Any], ...] = ()
    hour: bool = False
    day: date | None = None
    value: Any = None
    empty: str = ""
    free: bool = False
    listed: bool = False
    width: int = 0
    longest: int = 500
    wide: bool = False

    def field(self) -> Field[Any]:
        """A field for it."""
        made: Field[Any]
        if self.free:
            made = SpeakerField(self.name, self.choices, titled=False, hint=self.name, empty=self.empty)
        elif self.choices:
            made = NamedField(self.name, self.choices, titled=False, hint=self.name, empty=self.empty)
        elif self.day is not None:
            today = self.day
            made = DateField(self.name, lambda: today, titled=False, hint=f"{self.name} JJ/MM/AAAA", empty=self.empty)
        elif self.hour:
            made = HourField(self.name, titled=False, empty=self.empty)
        else:
            made = LineField(self.name, titled=False, hint=self.name, empty=self.empty, longest=self.longest)
        made.reset(self.value)
        return made


class AskLine(QFrame):
    """Hidden until something is asked. `closed` once it is answered or given up: the keyboard goes back.

    `opened` just before it shows: what stands in its place makes way.
    """

    closed = Signal()
    leaving = Signal()  # before it hides: the keyboard given elsewhere now is not passed on by Qt from one to the next
    opened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.fields: list[Field[Any]] = []
        self._done: Callable[[Answer], bool] | None = None
        self._number = 0  # of the question
        dress(self, "banner-plain")
        self.sentence = text("", "strong")
        self.sentence.setWordWrap(True)
        self.sentence.setMaximumWidth(SENTENCE)
        self.detail = text("", "")
        self.detail.setWordWrap(True)
        self.echo = text("", "muted")
        self.echo.setWordWrap(True)
        self.refusal = RefusalLine()
        self.go = QPushButton("Entrée")
        dress(self.go, "main")
        self.go.clicked.connect(self._submit)
        self.cancel = QPushButton("Échap")
        self.cancel.clicked.connect(self.give_up)
        reads(self.cancel)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.setSpacing(4)
        column.addWidget(self.detail)
        column.addLayout(self._row)
        self._wide = QHBoxLayout()
        column.addLayout(self._wide)
        column.addWidget(self.echo)
        column.addWidget(self.refusal)
        self.hide()

    @property
    def asking(self) -> bool:
        """Whether something is asked now."""
        return self._done is not None

    def ask(self, sentence: str, asked: Sequence[Asked], done: Callable[[Answer], bool], *, detail: str = "") -> None:
        """Ask; `done` runs the gesture and says whether it was done. Nothing `asked`: Enter is the answer.

        `detail`: what is to be known before she answers.
        """
        self._clear()
        self._number += 1
        self.sentence.setText(sentence)
        self.sentence.setMaximumWidth(WHOLE if all(each.wide for each in asked) else SENTENCE)
        said = self.sentence.fontMetrics().horizontalAdvance(sentence) + 2
        self.sentence.setMinimumWidth(min(said, SENTENCE if len(asked) <= FEW else NARROW))  # else Qt breaks it early
        self.setAccessibleName(sentence)
        self._detail(detail)
        self._done = done
        for each in asked:
            self._add(each)
        self._row.setStretch(0, 0 if asked else 1)  # alone, the sentence has the whole line
        if asked and all(each.wide or each.width or each.hour for each in asked):  # else the buttons would widen
            self._row.addStretch(1)
        for button in (self.go, self.cancel):
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.refusal.say("")
        self.opened.emit()
        self.show()
        first = next((field for field, each in zip(self.fields, asked, strict=True) if each.value is None), None)
        for field, each in zip(self.fields, asked, strict=True):
            if each.wide:
                self._echo(field)
        if self.fields:
            (first or self.fields[0]).focus()
            if asked[0].listed and isinstance(self.fields[0], ChoiceField):
                self._row.activate()  # the list stands at the line, which has its place by then
                self.fields[0].open_list(chosen=False)
        else:
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_then(self, sentence: str, asked: Asked, then: Callable[[Any], None]) -> None:
        """Ask one thing, then do something with it, which may ask more."""
        self.ask_all_then(sentence, (asked,), lambda answer: then(answer[0]))

    def ask_all_then(
        self, sentence: str, asked: Sequence[Asked], then: Callable[[Answer], None], *, detail: str = ""
    ) -> None:
        """Ask several things, then do something with them, which may ask more."""
        later: list[Answer] = []

        def done(answer: Answer) -> bool:
            later.append(answer)
            return True

        self.ask(sentence, asked, done, detail=detail)
        self.after(lambda: then(later[0]) if later else None)

    def after(self, go_on: Callable[[], None]) -> None:
        """Do something once the question that is asked now is closed; it may ask another."""

        def once() -> None:
            self.closed.disconnect(once)
            go_on()

        self.closed.connect(once)

    def more(self) -> Callable[[str], None]:
        """What adds to the detail of the question that is asked now, for as long as it is."""
        number, before = self._number, self.detail.text()

        def tell(words: str) -> None:
            if self.asking and self._number == number:
                self._detail(f"{before} {words}".strip())

        return tell

    def give_up(self) -> None:
        """Ask nothing any more."""
        if self._done is not None:
            self.leaving.emit()
            self._clear()
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.fields:
            self._submit()
        else:
            super().keyPressEvent(event)

    def _advance(self, field: Field[Any]) -> None:
        """To the next field, or to the gesture after the last one; not from a field whose words are refused."""
        if field not in self.fields or not self._kept(field):
            return
        place = self.fields.index(field)
        if place + 1 < len(self.fields):
            self.fields[place + 1].focus()
        else:
            self._submit()

    def _submit(self) -> None:
        wrong = next((field for field in self.fields if not self._kept(field)), None)
        if wrong is not None:
            wrong.focus()
            return
        if self._done is None:
            return
        with self.refusal.listening(self._desk):
            kept = self._done(tuple(field.value for field in self.fields))
        if kept:
            self.give_up()

    @staticmethod
    def _kept(field: Field[Any]) -> bool:
        """Whether a field holds a value; one that is still empty and may not be says so."""
        if field.pending or field.value not in (None, ""):
            return field.commit()
        return field.may_be_empty()

    def _add(self, asked: Asked) -> None:
        field = asked.field()
        if asked.width or asked.hour:
            field.setFixedWidth(asked.width or HOUR)
        row = self._wide if asked.wide else self._row
        row.addWidget(field, 0 if asked.width or asked.hour else 1, Qt.AlignmentFlag.AlignTop)
        field.entered.connect(partial(self._advance, field))
        self.fields.append(field)
        if asked.wide:
            field.edited.connect(partial(self._echo, field))

    def _echo(self, field: Field[Any]) -> None:
        """A text longer than its line is read whole under it."""
        typed = field.editor.text()
        self.echo.setText(typed)
        self.echo.setVisible(field.editor.fontMetrics().horizontalAdvance(typed) > field.editor.width() - AROUND)

    def _detail(self, words: str) -> None:
        self.detail.setText(words)
        self.detail.setVisible(bool(words))

    def _clear(self) -> None:
        self._done = None
        self.echo.hide()
        while self._row.count() > 1:  # the sentence stays; a stretch goes with the widgets
            self._row.takeAt(1)
        for field in self.fields:
            self._wide.removeWidget(field)
        for field in self.fields:
            field.hide()
            field.deleteLater()
        self.fields = []


def hour(now: time, name: str = "Heure") -> Asked:
    """The hour of a gesture: now, unless she says otherwise."""
    return Asked(name, hour=True, value=now.replace(second=0, microsecond=0), empty="Dites l’heure.")


def choices(pairs: Sequence[tuple[Any, str]]) -> tuple[Choice[Any], ...]:
    """Choices with their labels."""
    return tuple(Choice(value, label) for value, label in pairs)


def offered_people(who: Sequence[Someone]) -> tuple[Choice[str], ...]:
    """Choices of people, those who may not be taken with the reason."""
    return tuple(Choice(each.code, each.name, each.where, each.refused) for each in who)


def focus_of(widget: QWidget) -> bool:
    """Whether the keyboard is on a widget or inside it."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is widget or widget.isAncestorOf(focused))
