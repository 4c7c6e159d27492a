"""The timetable of a session, and what becomes of it if the session moves by some days."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.queries.agendas import DateRow, TimetableSheet
from syndic_desktop.ui.widgets.looks import GRID, back_key, dress, see_through, text

FARTHEST = 60
"""Days a session is supposed to move by, at most: beyond, she changes its date and looks."""


class TimetablePanel(QFrame):
    """Lists the dates, then the count of clear days line by line. `print_asked`: with the days it is moved by."""

    closed = Signal()
    print_asked = Signal(int)

    def __init__(self, read: Callable[[int, int], TimetableSheet]) -> None:
        super().__init__()
        self._read = read
        self._session: int | None = None
        self.by = 0
        self._build()

    def show_session(self, session_id: int) -> None:
        """Show the timetable of a session as it stands."""
        if session_id != self._session:
            self.by = 0
        self._session = session_id
        self.refresh()

    def suppose(self, by: int) -> None:
        """Show what the dates would be if the session moved by so many days."""
        self.by = min(max(by, -FARTHEST), FARTHEST)
        self.refresh()

    def refresh(self) -> None:
        """Read the dates again."""
        if self._session is None:
            return
        sheet = self._read(self._session, self.by)
        days = wording.count(abs(self.by), "jour")
        self.supposition.setText(
            "Date prévue" if not self.by else f"Si elle {'avance' if self.by < 0 else 'recule'} de {days}"
        )
        if not self.by and self.back_button.hasFocus():
            self.later_button.setFocus()
        self.back_button.setVisible(bool(self.by))
        self.title.setText(sheet.title)
        self.verdict.setText(sheet.verdict)
        dress(self.verdict, "badge-good" if sheet.kept else "badge-warning")
        self._fill(sheet)

    def _fill(self, sheet: TimetableSheet) -> None:
        inside = QWidget()
        inside.setObjectName("dates")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(GRID)
        for row in sheet.dates:
            column.addWidget(_date(row))
        column.addWidget(text("Décompte des jours francs", "section"))
        for line in sheet.count:
            label = text(line, "")
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        self.area.setWidget(inside)
        see_through(self.area)
        self.area.setAccessibleDescription("; ".join((sheet.verdict, *(row.told for row in sheet.dates), *sheet.count)))

    def _build(self) -> None:
        dress(self, "card")
        self.title = text("", "section")
        self.title.setWordWrap(True)
        self.verdict = text("", "badge-plain")
        self.verdict.setWordWrap(True)
        self.supposition = text("Date prévue", "muted")
        self.earlier_button, self.later_button = QPushButton("− 1 jour"), QPushButton("+ 1 jour")
        self.supposition.setWordWrap(True)
        self.back_button = QPushButton("Date prévue")  # on a line of its own: three in a row are cut in a narrow pane
        self.back_button.hide()
        self.print_button = QPushButton("Imprimer le décompte")
        for button, by in ((self.earlier_button, -1), (self.later_button, +1)):
            button.clicked.connect(lambda _=False, by=by: self.suppose(self.by + by))
            button.setAccessibleName(f"Supposer la séance {'un jour plus tôt' if by < 0 else 'un jour plus tard'}")
        self.back_button.clicked.connect(lambda: self.suppose(0))
        self.print_button.clicked.connect(lambda: self.print_asked.emit(self.by))
        self.area = QScrollArea()
        self.area.setAccessibleName("Échéancier et décompte des jours francs")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for each in (self.area, self.earlier_button, self.later_button, self.back_button, self.print_button):
            back_key(each, self.closed.emit)
        moves = QHBoxLayout()
        moves.setSpacing(4)
        for button in (self.earlier_button, self.later_button):
            moves.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(GRID)
        for widget in (self.title, self.verdict):
            column.addWidget(widget)
        column.addLayout(moves)
        column.addWidget(self.supposition)
        column.addWidget(self.back_button)
        column.addWidget(self.area, 1)
        column.addWidget(self.print_button)


def _date(row: DateRow) -> QWidget:
    """A date: what for, the day and how far it is, then what to know of it."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    sign = "⚠ " if row.late else ""
    strong = QLabel(f"{sign}{row.day} · {row.when}")
    strong.setProperty("look", "refusal" if row.late else "strong")
    for label in (
        strong,
        text(row.label, ""),
        text(" · ".join(filter(None, (row.before, row.remark))), "muted"),
        text(row.source, "muted"),
    ):
        if label.text():
            label.setWordWrap(True)
            column.addWidget(label)
    made.setToolTip(row.told)
    return made
