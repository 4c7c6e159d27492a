"""The deputies of a seat, or of its member as a whole: each on a line, with a field to name one more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from syndic_desktop.domain.assemblies import PoolDeputy
from syndic_desktop.domain.people import Person
from syndic_desktop.ui.screens.assembly.choosing import PersonField
from syndic_desktop.ui.widgets.fields import DateField
from syndic_desktop.ui.widgets.looks import GRID


class DeputiesBox(QWidget):
    """Lines of a name and a button. `removed` carries what the line was given for, `added` a code or a `Person`."""

    removed = Signal(object)
    added = Signal(object)
    ended = Signal(object, object)  # the deputy of a member, and the last day

    def __init__(self, name: str, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._shown: tuple[object, ...] = ()
        self.lines: list[QWidget] = []
        self.field = PersonField(name, hint="chercher un nom, ou « Mme Ève MARTIN »")
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._list)
        column.addWidget(self.field)
        self.field.committed.connect(self._on_committed)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        lines: list[QWidget] = []
        for line in self.lines:
            lines += [*line.findChildren(DateField), *line.findChildren(QPushButton)]
        return [*lines, self.field]

    def show_people(self, people: Sequence[Person], names: Sequence[tuple[str, str]]) -> None:
        """Show the deputies of a seat, and offer everybody."""
        known = dict(names)
        self._show(tuple(people), [(each, known.get(each.code, each.last_name)) for each in people], names)

    def show_pool(self, pool: Sequence[tuple[PoolDeputy, str]], names: Sequence[tuple[str, str]]) -> None:
        """Show the deputies of a member, with the day each ends."""
        self._show(tuple(each for each, _ in pool), pool, names)

    def show_named(self, chosen: Sequence[str | Person], names: Sequence[tuple[str, str]]) -> None:
        """Show people chosen and not kept yet, known by their codes or new."""
        known = dict(names)
        lines = [
            (each, known.get(each, each) if isinstance(each, str) else f"{each.first_name} {each.last_name}")
            for each in chosen
        ]
        self._show(tuple(chosen), lines, names)

    def _show(
        self, shown: tuple[object, ...], lines: Sequence[tuple[object, str]], names: Sequence[tuple[str, str]]
    ) -> None:
        self.field.set_people(names)
        if shown == self._shown:
            return
        self._shown = shown
        for line in self.lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(each, name) for each, name in lines]
        for line in self.lines:
            self._list.addWidget(line)
            line.show()

    def _line(self, each: object, name: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(name), 3)
        if isinstance(each, PoolDeputy):
            until = DateField(f"Dernier jour de {name}", self._today, titled=False, hint="fin : JJ/MM/AAAA")
            until.reset(each.until)
            until.committed.connect(lambda day: self.ended.emit(each, day))
            row.addWidget(until, 2)
        button = QPushButton("Retirer")
        button.setAccessibleName(f"Retirer {name}")
        button.clicked.connect(lambda: self.removed.emit(each))
        row.addWidget(button)
        return line

    def _on_committed(self, value: object) -> None:
        if value is None:
            return
        self.added.emit(value)
        if not self.field.refusal:
            # It is a line now, and the field is free for another one.
            self.field.reset(None)
