"""The line of a sending: how far it is, its day and hour, and the button that records it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from syndic_desktop.queries.convocations import ConvocationSheet
from syndic_desktop.ui.widgets.entries import Refusing
from syndic_desktop.ui.widgets.fields import DateField, HourField
from syndic_desktop.ui.widgets.looks import GRID, dress, in_reading_order, text


class SendingLine(QWidget):
    """`sent`: she says that the letters are gone, on the day and at the hour of the fields.

    They show today, now, until she writes something else: what she did not write is that of the gesture.
    """

    sent = Signal()

    def __init__(self, desk: Refusing, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._waiting = self._narrow = False
        self.day = DateField("Date d’envoi", lambda: now().date(), titled=False, empty="Écrivez la date d’envoi.")
        self.hour = HourField("Heure d’envoi", titled=False)
        self._build()
        self.button.clicked.connect(self.sent)
        self.reset()

    @property
    def waiting(self) -> bool:
        """Whether there is something to send."""
        return self._waiting

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def reset(self) -> None:
        """Today, now."""
        self._offered = self._moment()
        self.day.reset(self._offered[0])
        self.hour.reset(self._offered[1])

    def _moment(self) -> tuple[date, time]:
        """Today, and the hour to the minute."""
        moment = self._now()
        return moment.date(), moment.time().replace(second=0, microsecond=0)

    def show_sheet(self, sheet: ConvocationSheet) -> None:
        """Say how far the sending is; the button is there when there is something to send."""
        self.told.setText(sheet.told)
        self.told.setToolTip(sheet.told)
        self._waiting = waiting = not sheet.held and (not sheet.gone or bool(sheet.again))
        late = waiting and self._now().date() > sheet.latest
        dress(self.told, "badge-warning" if waiting else "badge-plain")
        self.told.setAccessibleName(f"{sheet.told}{' (dépassé)' if late else ''}")
        self.warning.setText(sheet.warning)
        self.warning.setVisible(bool(sheet.warning))
        self.button.setText("Noter le renvoi" if sheet.gone else "Noter l’envoi")
        for widget in (self.day, self.hour, self.button, self.lead, self.at):
            widget.setVisible(waiting)
        self._lay()

    def _lay(self) -> None:
        """What is told has a line of its own where the fields leave it none."""
        places = (self._row.itemAt(place) for place in range(self._row.count()))
        beside = [place.widget() for place in places if place is not None]
        shown = [each for each in beside if each is not None and not each.isHidden() and each is not self.told]
        wanted = self.told.sizeHint().width() + sum(each.sizeHint().width() + GRID for each in shown)
        if (narrow := wanted > self.width()) is self._narrow:
            return
        self._narrow = narrow
        (self._row if narrow else self._column).removeWidget(self.told)
        (self._column if narrow else self._row).insertWidget(0, self.told)

    def commit(self) -> bool:
        """Read the fields; False when one is refused, and says why."""
        kept = [self.day.commit(), self.hour.commit()]  # both, so that each says what is wrong with it
        if all(kept) and (self.day.value, self.hour.value) == self._offered:
            self.reset()  # the screen may have been open for hours
        return all(kept)

    def add_button(self, button: QPushButton) -> None:
        """Put another button before that of the sending."""
        self._row.insertWidget(self._row.count() - 1, button)
        in_reading_order((self.hour, button, self.button))

    def _build(self) -> None:
        self.told = text("", "badge-plain")
        self.told.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.told.setMinimumWidth(1)  # it is moved rather than cut: the window may become narrower than it
        self.lead, self.at = text("Envoi du", "muted"), text("à", "muted")
        self.day.setFixedWidth(128)
        self.hour.setFixedWidth(80)
        self.button = QPushButton("Noter l’envoi")
        self.button.setProperty("look", "main")
        self.button.setToolTip("Noter que les convocations sont parties ce jour-là, à cette heure (Ctrl+Entrée)")
        self.warning = text("", "muted")
        self.warning.setWordWrap(True)
        self.warning.hide()
        self._row = QHBoxLayout()
        self._row.setSpacing(GRID)
        self._row.addWidget(self.told)
        self._row.addStretch(1)
        for widget in (self.lead, self.day, self.at, self.hour, self.button):
            self._row.addWidget(widget)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self.warning)
