"""The activity of a year: what was held and decided, who came, how it was voted, as bars and in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.domain.wording import NB
from syndic_desktop.domain.wording.dates import MONTHS
from syndic_desktop.ui.background import Job
from syndic_desktop.ui.screens.registers.charts import Bar, BarChart
from syndic_desktop.ui.screens.registers.questions import Counted, Questions, State
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField
from syndic_desktop.ui.widgets.looks import GRID, card, dress, see_through, text
from syndic_desktop.ui.widgets.reading import reads

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from syndic_desktop.documents.contents.activities import Named, Report

NOTHING = "Rien n’a encore été tenu ni décidé : le rapport d’activité se remplira tout seul."
YEAR = 120


class ReportPage(QWidget):
    """`asked`: the report of the year shown is to be written."""

    asked = Signal()

    def __init__(self, theme: Theme, questions: Questions) -> None:
        super().__init__()
        self._questions = questions
        self._job: Job | None = None
        self.counted: Counted | None = None
        self.year_field: ChoiceField[int] = ChoiceField("Année", titled=False)
        self.charts = {title: BarChart(title, theme, under=title in TOLD_UNDER) for title in TITLES}
        self._build()
        self.year_field.committed.connect(lambda _year: self._count())

    @property
    def year(self) -> int:
        """The year that is shown; 0 where there is none."""
        return self.year_field.value or 0

    def refresh(self) -> None:
        """Read the years and count the one that is shown again."""
        years = self._questions.years()
        self.year_field.set_choices([Choice(year, str(year)) for year in years])
        if self.year not in years:
            self.year_field.reset(years[0] if years else None)
        self.head.setVisible(bool(years))
        self.area.setVisible(bool(years))
        self.empty.setVisible(not years)
        if years:
            self._count()

    def enter(self) -> None:
        """Put the keyboard on the year."""
        if self.year:
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Count nothing any more."""
        if self._job is not None:
            self._job.cancel()

    def _count(self) -> None:
        self.stop()
        count = self._questions.count(self.year)
        self._job = job = self._questions.background.start(lambda _progress, _cancelled: count())
        job.finished.connect(self._on_counted)
        job.refused.connect(lambda refusal: self.summary.setText(str(refusal)))
        job.ended.connect(partial(self._on_ended, job))

    def _on_ended(self, job: Job) -> None:
        if self._job is job:
            self._job = None

    def _on_counted(self, counted: Counted) -> None:
        self.counted = counted
        self.summary.setText(counted.report.summary)
        self.state.setText(told_state(counted.state, "écrit"))
        for title, chart in self.charts.items():
            bars = TITLES[title](counted.report)
            chart.show_bars(bars, 100.0 if title in RATES else 0.0)
            card_ = chart.parentWidget()
            if card_ is not None:
                card_.setVisible(bool(bars))

    def _build(self) -> None:
        self.summary, self.state = text("", "section"), text("", "muted")
        self.summary.setWordWrap(True)
        self.empty = text(NOTHING, "muted")
        self.write_button = QPushButton("Écrire en Word et Excel…")
        self.write_button.setToolTip("Écrire le rapport de l’année dans un dossier (Ctrl+R)")
        dress(self.write_button, "main")
        self.write_button.clicked.connect(self.asked)
        reads(self.year_field, self.write_button)
        self.head = QWidget()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        self.year_field.setFixedWidth(YEAR)
        row.addWidget(self.year_field)
        row.addWidget(self.state, 1)
        row.addWidget(self.write_button)
        self.area = self._scrolled()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.head)
        column.addWidget(self.area, 1)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, GRID, 0)
        grid.setSpacing(GRID)
        grid.addWidget(self.summary, 0, 0, 1, 2)
        for column in (0, 1):
            stack = QVBoxLayout()
            stack.setSpacing(GRID)
            for title in SIDES[column]:
                sheet, rows = card()
                rows.addWidget(text(title, "section"))
                rows.addWidget(self.charts[title])
                if title in RATES:
                    note = text(FILLED, "muted")
                    note.setWordWrap(True)
                    rows.addWidget(note)
                stack.addWidget(sheet)
            stack.addStretch(1)
            grid.addLayout(stack, 1, column)
            grid.setColumnStretch(column, 1)
        area = QScrollArea()
        area.setAccessibleName("Rapport d’activité")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        see_through(area)
        return area


def told_state(state: State | None, verb: str) -> str:
    """« ✓ Écrit le 3 mars 2026 à 10 h 42, à jour »; empty where it never was."""
    if state is None:
        return ""
    day = f"{verb} le {wording.long_date(state.made_at.date())}"
    return (
        f"✓ {day.capitalize()}, à jour" if state.fresh else f"↻ {day.capitalize()}, périmé : le dossier a changé depuis"
    )


def _months(told: Report) -> Sequence[Bar]:
    return [
        Bar(name, ((float(count), "accent"),), str(count))
        for name, count in zip(MONTHS, told.activity.months, strict=True)
    ]


def _bodies(told: Report) -> Sequence[Bar]:
    return [
        Bar(
            told.bodies.get(each.body, each.body),
            ((float(each.unanimous), "good_text"), (float(each.deliberations - each.unanimous), "accent")),
            f"{wording.count(each.deliberations, 'délibération')} dont {each.unanimous}{NB}à l’unanimité, "
            f"{wording.count(each.sessions, 'séance')}",
        )
        for each in told.activity.bodies
    ]


def _votes(told: Report) -> Sequence[Bar]:
    return [
        Bar(
            told.bodies.get(each.body, each.body),
            tuple(
                (float(count), colour)
                for count, colour in (
                    (each.in_favour, "good_text"),
                    (each.against, "bad_text"),
                    (each.abstaining, "warning_text"),
                    (each.not_voting, "muted"),
                )
            ),
            f"{each.in_favour}{NB}pour · {each.against}{NB}contre · {wording.count(each.abstaining, 'abstention')}"
            + (f" · {each.not_voting}{NB}sans vote" if each.not_voting else ""),
        )
        for each in told.activity.ballots
    ]


def _delegated(told: Report) -> Sequence[Bar]:
    from syndic_desktop.domain.decisions import KINDS

    return [
        Bar(KINDS[each.kind], ((float(each.count), "accent"),), str(each.count)) for each in told.activity.delegated
    ]


def _presence(rows: Sequence[Named]) -> Sequence[Bar]:
    return [
        Bar(
            row.name,
            ((float(row.percent), "accent"),),
            f"{row.percent}{NB}% ({row.presence.present + row.presence.deputies} sur {row.presence.called})",
        )
        for row in rows
        if row.percent is not None
    ]


TITLES: dict[str, Callable[[Report], Sequence[Bar]]] = {
    "Délibérations par instance": _bodies,
    "Séances par mois": _months,
    "Votes exprimés": _votes,
    "Décisions prises par délégation": _delegated,
    "Présence par organisme": lambda told: _presence(told.members),
    "Présence par délégué titulaire": lambda told: _presence(told.delegates),
}
FILLED = "Le taux compte les séances où le siège fut occupé, même un moment, par son titulaire ou par un suppléant."
RATES = ("Présence par organisme", "Présence par délégué titulaire")
TOLD_UNDER = ("Délibérations par instance", "Votes exprimés")
SIDES = (
    ("Délibérations par instance", "Votes exprimés", "Séances par mois", "Décisions prises par délégation"),
    RATES,
)
