"""The place « Accueil » : what is due first, then the sessions to come and the recent files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from syndic_desktop.actions import Topic
from syndic_desktop.domain import wording
from syndic_desktop.queries.homes import DueLine, Home, Missing
from syndic_desktop.queries.session_lists import SessionRow
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.models import LinesModel
from syndic_desktop.ui.places import Place, PlaceName, Spot
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.due_rows import DueDelegate
from syndic_desktop.ui.widgets.looks import GRID, card, dress, text
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.widgets.rows import RowDelegate
from syndic_desktop.ui.widgets.session_rows import SessionDelegate

SIDE = 320
MOST_RECENT, MOST_COMING = 5, 4
NEXT = {
    Missing.SYNDICAT: (
        "Entrez votre syndicat",
        "Son nom, son siège, sa nature : une minute, et tout ce qui s’imprime le portera. Ou importez un dossier.",
        "Entrer le syndicat",
        Spot(PlaceName.SETTINGS),
    ),
    Missing.ASSEMBLY: (
        "Entrez votre assemblée",
        "Importez la liste des délégués (Excel ou CSV), ou entrez-les un à un dans « Assemblée ».",
        "Aller à l’assemblée",
        Spot(PlaceName.ASSEMBLY),
    ),
    Missing.SESSION: (
        "Préparez une séance",
        "Choisissez l’instance et le jour : le calendrier des envois se compte tout seul.",
        "Nouvelle séance",
        Spot(PlaceName.SESSIONS, new_session=True),
    ),
}
NOTHING = "Rien n’attend : aucune convocation à envoyer, aucun acte en suspens."


@dataclass(frozen=True, slots=True)
class Questions:
    """What the place asks; `recent`: the other files that were open, the last one first."""

    home: Callable[[], Home]
    recent: Callable[[], Sequence[Path]]


class HomePlace(Place):
    """It reads when she comes. `file_asked`: another file is to be opened."""

    file_asked = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, questions: Questions) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self._due: LinesModel[DueLine] = LinesModel(self)
        self._coming: LinesModel[SessionRow] = LinesModel(self)
        self._missing: Missing | None = None
        self.recent: list[QPushButton] = []
        self._build(theme)
        desk.changed.connect(self._on_changed)

    @property
    def lines(self) -> tuple[DueLine, ...]:
        """What is due, as it is shown."""
        return self._due.lines

    @property
    def highlighted(self) -> int:
        """The session that is highlighted, in the list the keyboard is on, else in what is due; 0 when none is."""
        due, coming = self.due.currentIndex(), self.coming.currentIndex()
        if coming.isValid() and (self.coming.hasFocus() or not due.isValid()):
            return self._coming.lines[coming.row()].id
        return self._due.lines[due.row()].session_id if due.isValid() else 0

    def enter(self) -> None:
        self.refresh()  # the day may have changed since
        focus = self.next if self._missing else self.due if self._due.lines else self.coming
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read everything again."""
        told = self._questions.home()
        self._missing = told.missing
        self._show_due(told.due)
        self._show_coming(told.coming)
        self._show_next()
        self._show_recent()
        self.counted.emit(wording.count(len(told.due), "échéance") if told.due else "")

    def _show_due(self, lines: tuple[DueLine, ...]) -> None:
        row = max(self.due.currentIndex().row(), 0)
        if lines != self._due.lines:
            self._due.set_lines(lines)
            self.due.setCurrentIndex(self._due.index(min(row, len(lines) - 1)))
        self.due.setVisible(bool(lines))
        self.due_empty.setVisible(not lines)
        self.due_empty.setText("" if self._missing else NOTHING)

    def _show_coming(self, rows: tuple[SessionRow, ...]) -> None:
        shown = rows[:MOST_COMING]
        if shown != self._coming.lines:
            self._coming.set_lines(shown)
            self.coming.setCurrentIndex(self._coming.index(0))
        self.coming.setVisible(bool(shown))
        self.coming_empty.setVisible(not shown)

    def _show_next(self) -> None:
        self.first.setVisible(self._missing is not None)
        if self._missing is not None:
            title, why, words, _spot = NEXT[self._missing]
            self.first_title.setText(title)
            self.first_why.setText(why)
            self.next.setText(words)

    def _show_recent(self) -> None:
        for button in self.recent:
            button.deleteLater()
        self.recent = []
        for path in self._questions.recent()[:MOST_RECENT]:
            button = QPushButton(path.stem)
            button.setToolTip(str(path))
            button.setAccessibleName(f"Ouvrir {path.stem}, {path.parent}")
            button.clicked.connect(partial(self.file_asked.emit, path))
            dress(button, "link")
            reads(button)
            self.recent_box.addWidget(button)
            self.recent.append(button)
        self.recent_title.setVisible(bool(self.recent))

    def _build(self, theme: Theme) -> None:
        self.due = _list("Ce qui est dû, le plus pressant d’abord", self._due, DueDelegate(theme, self))
        self.due.activated.connect(self._on_due)
        self.coming = _list("Prochaines séances", self._coming, SessionDelegate(theme, self))
        self.coming.activated.connect(self._on_coming)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._due_card(), 1)
        row.addWidget(self._side())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._first_card())
        column.addLayout(row, 1)

    def _first_card(self) -> QWidget:
        """What a new dossier begins with; hidden afterwards."""
        self.first, column = card()
        column.setContentsMargins(24, 16, 24, 16)
        self.first_title, self.first_why = text("", "title"), text("", "muted")
        self.first_why.setWordWrap(True)
        self.next = QPushButton()
        dress(self.next, "main")
        self.next.clicked.connect(self._on_next)
        column.addWidget(self.first_title)
        column.addWidget(self.first_why)
        column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)
        return self.first

    def _due_card(self) -> QWidget:
        sheet, column = card()
        self.due_empty = text(NOTHING, "muted")
        self.due_empty.setWordWrap(True)
        self.due_empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(text("À faire", "title"))
        column.addWidget(self.due, 1)
        column.addWidget(self.due_empty, 1)
        return sheet

    def _side(self) -> QWidget:
        sheet, column = card()
        sheet.setFixedWidth(SIDE)
        self.coming_empty = text("Aucune séance à venir. Ctrl+N en prépare une.", "muted")
        self.coming_empty.setWordWrap(True)
        self.coming_empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.recent_title = text("Autres dossiers récents", "section")
        self.recent_box = QVBoxLayout()
        self.recent_box.setSpacing(4)
        column.addWidget(text("Prochaines séances", "section"))
        column.addWidget(self.coming, 1)
        column.addWidget(self.coming_empty, 1)
        column.addSpacing(GRID)
        column.addWidget(self.recent_title)
        column.addLayout(self.recent_box)
        return sheet

    def _on_due(self) -> None:
        index = self.due.currentIndex()
        if index.isValid():
            line = self._due.lines[index.row()]
            self.asked.emit(Spot(PlaceName.SESSIONS, line.session_id, line.phase, line.item_id or 0))

    def _on_coming(self) -> None:
        index = self.coming.currentIndex()
        if index.isValid():
            self.asked.emit(Spot(PlaceName.SESSIONS, self._coming.lines[index.row()].id))

    def _on_next(self) -> None:
        if self._missing is not None:
            self.asked.emit(NEXT[self._missing][3])

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        if touched - {Topic.PAPERS} and self.isVisible():
            self.refresh()


def _list(name: str, model: LinesModel[DueLine] | LinesModel[SessionRow], delegate: RowDelegate) -> QListView:
    view = QListView()
    view.setAccessibleName(name)
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.setMouseTracking(True)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view
