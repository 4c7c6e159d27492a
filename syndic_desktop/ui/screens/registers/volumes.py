"""The register of a body, or of orders, for a year: its acts by date or by subject, what is missing to bind it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.domain.matters import in_order, matter_of
from syndic_desktop.domain.registers import NO_MATTER, Lack
from syndic_desktop.queries.acts import WORDS
from syndic_desktop.queries.phases import Phase
from syndic_desktop.queries.registers import (
    LACKS,
    MissingRow,
    RegisterRow,
    RegisterSheet,
    counted_words,
)
from syndic_desktop.ui.background import Job
from syndic_desktop.ui.places import PlaceName, Spot
from syndic_desktop.ui.screens.registers.questions import Questions, State
from syndic_desktop.ui.screens.registers.reports import told_state
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField
from syndic_desktop.ui.widgets.looks import GRID, card, dress, text
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.widgets.tables import Column, SectionsTable

WHERE = {Lack.VOTE: Phase.SITTING, Lack.MINUTES: Phase.MINUTES}
"""The step that each lack is mended in; « Actes » for the others."""
NOTHING = "Aucune séance n’a encore été tenue, aucun arrêté pris : le registre commencera avec le premier acte."
CLEAR = "✓ Rien ne manque : le volume peut être relié."
CHOICE, SIDE = 300, 420


@dataclass(frozen=True, slots=True)
class MissingLine:
    """One thing to clear, under the count of its sort."""

    row: MissingRow
    section: str

    @property
    def told(self) -> str:
        return self.row.sentence

    @property
    def spot(self) -> Spot:
        """Where it is mended."""
        return spot_of(self.row)


class RegisterPage(QWidget):
    """`asked` carries a Spot; `bind_asked`: the register shown is to be bound."""

    asked = Signal(object)
    bind_asked = Signal()

    def __init__(self, theme: Theme, questions: Questions) -> None:
        super().__init__()
        self._questions = questions
        self._job: Job | None = None
        self.sheet: RegisterSheet | None = None
        self.by_subject = False
        self.choice: ChoiceField[tuple[str, int]] = ChoiceField("Registre", titled=False)
        self.table: SectionsTable[RegisterRow] = SectionsTable("Délibérations", COLUMNS, self._section, theme)
        self.missing: SectionsTable[MissingLine] = SectionsTable(
            "Ce qui manque avant de relier", (Column("Avant de relier", lambda line: line.told),), _section_of, theme
        )
        self._build()
        self._connect()

    @property
    def shown(self) -> tuple[str, int] | None:
        """The body and the year of the register shown."""
        return self.choice.value

    def refresh(self) -> None:
        """Read the registers, and again the one that is shown."""
        known = self._questions.registers()
        self.choice.set_choices(
            [Choice((each.body, each.year), f"{each.body_name} {each.year}", each.counted) for each in known]
        )
        if self.shown not in {(each.body, each.year) for each in known}:
            self.choice.reset((known[0].body, known[0].year) if known else None)
        for widget in (self.head, self.split):
            widget.setVisible(bool(known))
        self.empty.setVisible(not known)
        if known:
            self._show()

    def enter(self) -> None:
        """Put the keyboard on what is missing, else on the deliberations."""
        lacking = self.sheet is not None and self.sheet.missing
        (self.missing if lacking else self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def turn(self) -> None:
        """By date, or by subject."""
        self.by_subject = not self.by_subject
        self.order_button.setText("Ranger par date" if self.by_subject else "Ranger par matière")
        if self.sheet is not None:
            self._show_rows(self.sheet)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Look no more for what is out of date."""
        if self._job is not None:
            self._job.cancel()

    @property
    def summary(self) -> str:
        """What the status line says."""
        if self.sheet is None:
            return ""
        lacking = len(self.sheet.missing)
        said = f"{lacking} à compléter avant de relier" if lacking else "rien ne manque"
        what = "acte" if self.sheet.choice.acts else "délibération"
        return f"{wording.count(len(self.sheet.rows), what)} · {said}"

    def _show(self) -> None:
        if self.shown is None:
            return
        self.sheet = sheet = self._questions.sheet(*self.shown)
        self._show_rows(sheet)
        counted = sorted(sheet.counted, key=lambda each: each[0] is Lack.GAP)  # many, where a dossier begins midway
        counts = {lack: wording.count(count, *LACKS[lack]) for lack, count in counted}
        order = list(counts)
        lines = [MissingLine(row, counts[row.lack]) for row in sheet.missing]
        self.missing.set_lines(sorted(lines, key=lambda line: order.index(line.row.lack)))
        self.missing.setVisible(bool(lines))
        self.clear.setVisible(not lines)
        self.lacking.setText(f"Avant de relier : {counted_words(counted)}." if lines else "")
        self.lacking.setVisible(bool(lines))
        self._look()

    def _show_rows(self, sheet: RegisterSheet) -> None:
        current = self.table.current
        rows = list(sheet.rows)
        if self.by_subject:
            codes = in_order({row.matter for row in rows if row.matter})
            themes = [*dict.fromkeys(matter.theme for code in codes if (matter := matter_of(code))), ""]
            rows.sort(key=lambda row: themes.index(row.theme))
        self.table.set_lines(rows, kept=lambda row: current is not None and _same(row, current))

    def _look(self) -> None:
        """Tell whether the last volume is up to date, once that is worked out."""
        self.stop()
        self._job = None
        self.state.setText("Jamais relié")
        if self.shown is None:
            return
        told = self._questions.state(*self.shown)
        if told is None:
            return
        self.state.setText("")
        self._job = job = self._questions.background.start(lambda _progress, _cancelled: told())
        job.finished.connect(self._on_told)
        job.refused.connect(lambda refusal: self.state.setText(str(refusal)))
        job.ended.connect(partial(self._on_ended, job))

    def _on_told(self, state: State) -> None:
        self.state.setText(told_state(state, "relié"))

    def _on_ended(self, job: Job) -> None:
        if self._job is job:
            self._job = None

    def _section(self, row: RegisterRow) -> str:
        if self.by_subject:
            return row.theme or NO_MATTER
        if row.decision:
            return f"{wording.month_name(row.day).capitalize()} {row.day.year}"
        return f"Séance du {wording.long_date(row.day)}"

    def _build(self) -> None:
        self.state, self.empty = text("", "muted"), text(NOTHING, "muted")
        self.order_button = QPushButton("Ranger par matière")
        self.order_button.setToolTip("Par date, ou par matière (Ctrl+M)")
        self.bind_button = QPushButton("Relier…")
        self.bind_button.setToolTip("Écrire le volume en Word et en PDF dans un dossier (Ctrl+R)")
        dress(self.bind_button, "main")
        self.choice.setFixedWidth(CHOICE)
        self.head = QWidget()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.choice)
        row.addWidget(self.state, 1)
        row.addWidget(self.order_button)
        row.addWidget(self.bind_button)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.split.addWidget(self._side())
        for place in (0, 1):  # in a small window, the subjects of the acts keep their share
            self.split.setStretchFactor(place, 1)
        self.split.setSizes([800, SIDE])
        self.table.show_whole()
        self.missing.show_whole()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.head)
        column.addWidget(self.split, 1)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)

    def _side(self) -> QWidget:
        sheet, column = card()
        sheet.setMinimumWidth(SIDE - 100)
        self.lacking, self.clear = text("", "strong"), text(CLEAR, "strong")
        self.lacking.setWordWrap(True)
        self.clear.setWordWrap(True)
        column.addWidget(self.lacking)
        column.addWidget(self.missing, 1)
        column.addWidget(self.clear, 1, Qt.AlignmentFlag.AlignTop)
        self.missing.horizontalHeader().hide()
        self.missing.setAccessibleDescription("Entrée mène au point, à l’étape où cela se complète")
        return sheet

    def _connect(self) -> None:
        reads(self.choice, self.order_button, self.bind_button)
        self.choice.committed.connect(lambda _chosen: self._show())
        self.order_button.clicked.connect(self.turn)
        self.bind_button.clicked.connect(self.bind_asked)
        self.table.pressed.connect(self._on_row)
        self.table.doubleClicked.connect(lambda _index: self._on_row())
        self.missing.pressed.connect(self._on_missing)
        self.missing.doubleClicked.connect(lambda _index: self._on_missing())

    def _on_row(self) -> None:
        if (row := self.table.current) is None:
            return
        if row.decision:
            self.asked.emit(Spot(PlaceName.DECISIONS, decision=row.decision))
        else:
            self.asked.emit(Spot(PlaceName.SESSIONS, row.session_id, Phase.ACTS, row.item_id))

    def _on_missing(self) -> None:
        line = self.missing.current
        if line is not None:
            self.asked.emit(line.spot)


def spot_of(row: MissingRow) -> Spot:
    """Where a thing that is missing is mended: at its item, at its decision, else in the list of sessions."""
    if row.decision:
        return Spot(PlaceName.DECISIONS, decision=row.decision)
    if not row.session_id:
        return Spot(PlaceName.SESSIONS)
    return Spot(PlaceName.SESSIONS, row.session_id, WHERE.get(row.lack, Phase.ACTS), row.item_id)


def _same(one: RegisterRow, other: RegisterRow) -> bool:
    return (one.item_id, one.decision) == (other.item_id, other.decision)


def _number(row: RegisterRow) -> str:
    return row.number or "—"


def _section_of(line: MissingLine) -> str:
    return line.section


COLUMNS: tuple[Column[RegisterRow], ...] = (
    Column("Numéro", _number, 90, strong=True, fitted=True),
    Column("Objet", lambda row: row.subject, 0),
    Column("Date", lambda row: wording.short_date(row.day), 124, spare=True),
    Column("Étape", lambda row: WORDS[row.stage], 110, fitted=True),
)
