"""What a session to create may take: items postponed at earlier ones and topics foreseen, a box each."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from syndic_desktop.queries.agendas import ForeseenRow
from syndic_desktop.ui.widgets.looks import see_through, text
from syndic_desktop.ui.widgets.ticks import Tick

TITLE = "Points reportés et sujets à venir"
HIGH = 220  # pixels: beyond, the boxes are gone through


class ForeseenTicks(QWidget):
    """Shows the boxes; what is due is ticked, what she ticked or not stays so while the same form is filled."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ForeseenRow, ...] = ()
        self._chosen: dict[tuple[int | None, int | None], bool] = {}
        self._allowed = True
        self.ticks: tuple[Tick, ...] = ()
        self._build()

    @property
    def ticked(self) -> tuple[ForeseenRow, ...]:
        """What is to come in, in the order shown; nothing while it is not allowed."""
        chosen = tuple(row for row, tick in zip(self._rows, self.ticks, strict=True) if tick.isChecked())
        return chosen if self._allowed else ()

    def show_rows(self, rows: tuple[ForeseenRow, ...], day: date | None) -> None:
        """Show what a session of that day may take; None: the form begins, nothing is chosen yet."""
        if day is None:
            self._chosen = {}
        for tick in self.ticks:
            self._column.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._rows = rows
        self.ticks = tuple(self._tick(row, day) for row in rows)
        self.setVisible(bool(rows) and self._allowed)

    def allow(self, allowed: bool) -> None:
        """Whether this session takes anything in."""
        self._allowed = allowed
        self.setVisible(allowed and bool(self._rows))

    def _tick(self, row: ForeseenRow, day: date | None) -> Tick:
        key = (row.item_id, row.topic_id)
        tick = Tick(f"{row.subject} ({row.where})" if row.where else row.subject)
        tick.setToolTip(row.subject)
        tick.setAccessibleName(row.told)
        tick.setChecked(self._chosen.get(key, day is not None and row.due(day)))
        tick.toggled.connect(lambda on: self._chosen.update({key: on}))
        self._column.insertWidget(self._column.count() - 1, tick)
        return tick

    def _build(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMaximumHeight(HIGH)
        area.setWidget(inside)
        see_through(area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(text(TITLE, "section"))
        column.addWidget(text("Ce qui est coché entre à l’ordre du jour, avec ses textes.", "muted"))
        column.addWidget(area, 1)
        self.hide()
