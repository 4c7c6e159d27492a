"""The heading of a session, edited in place: one line that unfolds into fields."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from syndic_desktop.actions.sessions import (
    LONGEST_PLACE,
    change_hour,
    change_modality,
    change_nature,
    change_place,
    change_president,
    follow_session,
    move_session,
)
from syndic_desktop.domain.sessions import SessionNature
from syndic_desktop.queries.agendas import MODALITIES, NATURES, Heading, Presenter, TimetableSheet
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.widgets.entries import commit_all
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, DateField, Field, HourField, LineField
from syndic_desktop.ui.widgets.filling import filled_in_order
from syndic_desktop.ui.widgets.looks import GRID, dress, text


class HeadingBar(QFrame):
    """When, where and how the session meets, and whether its notices can still leave in time."""

    timetable_asked = Signal(bool)
    left = Signal()  # Escape, the fields folded away

    def __init__(self, desk: Desk, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk = desk
        self._session: int | None = None
        self.day = DateField("Date", today, empty="La date est vide : une séance a toujours un jour.")
        self.hour = HourField("Heure")
        self.place = LineField("Lieu", hint="Salle, commune", longest=LONGEST_PLACE)
        self.modality = ChoiceField("Modalité", [Choice(*each) for each in MODALITIES.items()], empty="Choisissez.")
        self.nature = ChoiceField("Nature", [Choice(*each) for each in NATURES.items()], empty="Choisissez.")
        self.president: ChoiceField[str] = ChoiceField("Présidence", hint="Personne encore")
        self.first: ChoiceField[int] = ChoiceField(
            "Première séance, qui n’a pas atteint le quorum", hint="Laquelle ? Ses points sont à reprendre"
        )
        self._build()
        self._connect()

    def show_heading(self, heading: Heading, presenters: tuple[Presenter, ...]) -> None:
        """Show a heading; what is being typed for the same session stays."""
        other = heading.id != self._session
        self._session = heading.id
        self.setAccessibleName(f"{heading.body_name} · {heading.summary}")
        self.first.setVisible(heading.nature is SessionNature.SECOND_NOTICE)
        self.first.set_choices([Choice(each.id, each.label) for each in heading.firsts])
        self.president.set_choices([Choice(each.code, each.name, each.words) for each in presenters])
        shown: tuple[tuple[Field[Any], object], ...] = (
            (self.day, heading.day),
            (self.hour, heading.opening),
            (self.place, heading.place),
            (self.modality, heading.modality),
            (self.nature, heading.nature),
            (self.president, heading.president),
            (self.first, heading.first),
        )
        for field, value in shown:
            if other:
                field.reset(value)
            else:
                field.set_value(value)
        self.edit_button.setEnabled(not heading.frozen)
        self.edit_button.setToolTip(heading.frozen or "Modifier la date, l’heure, le lieu… (Ctrl+Maj+H)")
        if heading.frozen:
            self.edit_button.setChecked(False)

    def show_verdict(self, sheet: TimetableSheet) -> None:
        """Say what there is to do when the notices cannot leave in time, or did, or must leave again."""
        self.verdict.setVisible(not sheet.calm)  # the heading above has said it
        self.verdict.setText(sheet.verdict)
        self.verdict.setToolTip(sheet.verdict)
        dress(self.verdict, "badge-good" if sheet.kept else "badge-warning")

    def edit(self) -> None:
        """Unfold the fields, the keyboard on the date."""
        if self.edit_button.isEnabled():
            self.edit_button.setChecked(True)
            self.day.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.edit_button.isChecked():  # no field had anything to give up
            self.edit_button.setChecked(False)
            if not self.edit_button.isChecked():
                self.left.emit()
        else:
            super().keyPressEvent(event)

    def settle(self) -> bool:
        """Keep what is typed; False when something was refused, which its field says."""
        return commit_all(self.fields())

    def fields(self) -> tuple[Field[Any], ...]:
        """The fields, in the order they are read."""
        return (self.day, self.hour, self.place, self.modality, self.nature, self.president, self.first)

    def _build(self) -> None:
        self.verdict = text("", "badge-plain")
        self.edit_button = QPushButton("Modifier la séance")
        self.edit_button.setCheckable(True)
        self.timetable_button = QPushButton("Échéancier")
        self.timetable_button.setCheckable(True)
        self.timetable_button.setToolTip("Dates avant et après la séance, et « si elle change de jour » (Ctrl+Maj+D)")
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self.verdict)
        line.addStretch(1)
        line.addWidget(self.edit_button)
        line.addWidget(self.timetable_button)
        self.box = QWidget()
        grid = QGridLayout(self.box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        *on_one_line, first = self.fields()
        for place, (field, weight) in enumerate(zip(on_one_line, (3, 2, 5, 5, 5, 5), strict=True)):
            grid.addWidget(field, 0, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, weight)
        grid.addWidget(first, 1, 3, 1, 3, Qt.AlignmentFlag.AlignTop)
        self.box.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(line)
        column.addWidget(self.box)

    def _connect(self) -> None:
        filled_in_order(self, self.fields())
        self.edit_button.toggled.connect(self._on_edit)
        self.timetable_button.toggled.connect(self.timetable_asked)
        gestures: tuple[tuple[Field[Any], Callable[..., Any]], ...] = (
            (self.day, move_session),
            (self.hour, change_hour),
            (self.place, change_place),
            (self.modality, change_modality),
            (self.nature, change_nature),
            (self.president, change_president),
            (self.first, follow_session),
        )
        for field, gesture in gestures:
            field.committed.connect(lambda value, gesture=gesture: self._run(gesture, value))
        for field in self.fields():
            field.listen(self._desk)

    def _run(self, gesture: Callable[..., Any], value: object) -> None:
        if self._session is not None:
            self._desk.run(gesture, self._session, value)

    def _on_edit(self, shown: bool) -> None:
        if not shown and not self.settle():
            self.edit_button.setChecked(True)  # the field that was refused stays in sight
            return
        self.box.setVisible(shown)
        if shown:
            self.day.focus()
