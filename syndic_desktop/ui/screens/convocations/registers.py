"""The register of sendings, for the person chosen in the table: how, when, with what proof."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from syndic_desktop.domain.means import Means
from syndic_desktop.domain.notices import Dispatch
from syndic_desktop.queries.convocations import MEANS, ConvenedRow
from syndic_desktop.ui.widgets.entries import Refusing
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, DateField, HourField, LineField
from syndic_desktop.ui.widgets.looks import GRID, in_reading_order, text
from syndic_desktop.ui.widgets.turning import Turning

NARROW = 500  # pixels under which the proof takes a line of its own
WAYS = tuple(Choice(means, words) for means, words in MEANS.items())


class RegisterPanel(QWidget):
    """`recorded` carries the `Dispatch` to write; `convened` how the person asks to be convened from now on."""

    recorded = Signal(object)
    convened = Signal(object)

    def __init__(self, desk: Refusing, today: Callable[[], date]) -> None:
        super().__init__()
        self._row: ConvenedRow | None = None
        self.means: ChoiceField[Means] = ChoiceField("Moyen", WAYS, titled=False, empty="Choisissez un moyen d’envoi.")
        self.day = DateField("Envoyée le", today, titled=False, empty="Écrivez la date d’envoi.")
        self.hour = HourField("Heure d’envoi", titled=False)
        self.proof = LineField("Preuve", titled=False, hint="preuve : accusé de réception, signature…")
        self.fields: tuple[Any, ...] = (self.means, self.day, self.hour, self.proof)
        self._build()
        for field in self.fields:
            field.listen(desk)
        self.means.committed.connect(self._on_means)
        self.day.committed.connect(lambda day: self._record(day=day))
        self.hour.committed.connect(lambda hour: self._record(at=hour))
        self.proof.committed.connect(lambda proof: self._record(proof=proof))

    def show_row(self, row: ConvenedRow | None, *, gone: bool) -> None:
        """Show the sending to a person; another person takes the place of what was typed for the first."""
        another = row is None or self._row is None or row.seat != self._row.seat
        self._row = row
        self.setEnabled(row is not None)
        self.name.setText(row.name if row else "")
        self.address.setText(row.address if row else "")
        sent = row.dispatch if row else None
        values: tuple[tuple[Any, Any], ...] = (
            (self.means, row.means if row else None),
            (self.day, sent.day if sent else None),
            (self.hour, sent.at if sent else None),
            (self.proof, (sent.proof or None) if sent else None),
        )
        for field, value in values:
            if another:
                field.reset(value)
            else:
                field.set_value(value)
        for widget in (self.day, self.hour, self.proof, *self.captions):
            widget.setVisible(gone)

    def commit(self) -> bool:
        """Keep what is being typed; False when something is refused."""
        kept = [field.commit() for field in self.fields if field.isVisibleTo(self)]  # all, whatever one refuses
        return all(kept)

    def _on_means(self, means: Means | None) -> None:
        if self._row is None or means is None:
            return
        if self._row.dispatch is None:
            self.convened.emit(means)
        else:
            self._record(means=means)

    def _record(self, **said: Any) -> None:
        if self._row is None:
            return
        known = self._row.dispatch
        if known is None and said.get("day") is None:
            return  # nothing is recorded without its day
        base = known or Dispatch(self._row.person, said["day"], self._row.means)
        self.recorded.emit(replace(base, **said))

    def _build(self) -> None:
        self.name = text("", "section")
        self.address = QLabel()
        self.address.setWordWrap(True)
        self.address.setProperty("look", "muted")
        head = QHBoxLayout()
        head.addWidget(self.name)
        head.addWidget(self.address, 1)
        turning, row = Turning(NARROW, 4), QHBoxLayout()
        row.setSpacing(GRID)
        self.captions = (text("le", "muted"), text("à", "muted"))
        for field, width in ((self.means, 120), (self.day, 120), (self.hour, 80)):
            field.setFixedWidth(width)
        for widget in (self.means, self.captions[0], self.day, self.captions[1], self.hour):
            row.addWidget(widget)
        row.addStretch(1)  # where the proof stands below, these stay together
        turning.row.addLayout(row)
        turning.row.addWidget(self.proof, 1)
        turning.row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(turning)
        in_reading_order(self.fields)
