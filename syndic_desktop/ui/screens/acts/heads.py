"""The head of the step: what is to be done, the day that keys note, the day the list was published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from syndic_desktop.queries.acts import ActsSheet
from syndic_desktop.ui.widgets.entries import Refusing
from syndic_desktop.ui.widgets.fields import DateField
from syndic_desktop.ui.widgets.looks import GRID, text
from syndic_desktop.ui.widgets.reading import reads

WIDTH = 120  # pixels, of a date


class ActsHead(QWidget):
    """`day` keeps what was typed in it; `published` says the day to whoever listens."""

    def __init__(self, desk: Refusing, today: Callable[[], date]) -> None:
        super().__init__()
        self.summary, self.list_by = text("", "section"), text("", "muted")
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.day = DateField("Jour noté par les touches", today, titled=False, empty="Écrivez le jour.")
        self.published = DateField("Liste des délibérations publiée le", today, titled=False)
        self.list_by.setToolTip("CGCT, L. 2121-25")
        kept = self.list_by.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the date stays where it is once there is nothing left to do
        self.list_by.setSizePolicy(kept)
        for field in (self.day, self.published):
            field.setFixedWidth(WIDTH)
            field.listen(desk)
        self.day.committed.connect(self.day.set_value)
        captions = (text("Noter au", "muted"), text("Liste publiée le", "muted"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.summary, 1)
        for widget in (captions[0], self.day, captions[1], self.published, self.list_by):
            row.addWidget(widget)
        reads(self.day)

    def reset(self, today: date, sheet: ActsSheet) -> None:
        """Another session."""
        self.day.reset(today)
        self.published.reset(sheet.list_published)

    def show_sheet(self, sheet: ActsSheet) -> None:
        """What is to be done of a session."""
        self.summary.setText(sheet.summary)
        self.summary.setToolTip(sheet.summary)
        self.published.set_value(sheet.list_published)
        self.list_by.setText(f"au plus tard le {sheet.list_by}")
        self.list_by.setVisible(sheet.held_on is not None and sheet.list_published is None)
