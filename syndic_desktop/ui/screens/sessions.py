"""The place « Séances » : the list of sessions, then the workspace of the one that is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from syndic_desktop.actions import Topic
from syndic_desktop.queries.phases import Phase
from syndic_desktop.queries.session_lists import SessionRow
from syndic_desktop.queries.session_sheets import SessionSheet
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.places import Place, PlaceName, Spot, Step
from syndic_desktop.ui.screens.session_list import SessionList
from syndic_desktop.ui.screens.workspaces import Makers, Workspace
from syndic_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from syndic_desktop.domain.checks.targets import Target
    from syndic_desktop.ui.screens.preparation.creation import NewSessionForm

SHOWN = frozenset(Topic) - {Topic.PAPERS, Topic.TEXTS, Topic.MINUTES}
LIVE = frozenset({Topic.ATTENDANCE, Topic.VOTES, Topic.SESSIONS, Topic.AGENDA})
PAUSE = 400  # milliseconds
LIST_WIDTH = 760
_SESSIONS = PlaceName.SESSIONS


@dataclass(frozen=True, slots=True)
class Questions:
    """What the place asks the store."""

    sessions: Callable[[], Sequence[SessionRow]]
    sheet: Callable[[int], SessionSheet]


class SessionsPlace(Place):
    """Escape goes back from a session to the list. `opened`: which session is shown now (None: the list)."""

    opened = Signal(object)
    made = Signal(object)  # a step
    gestures_changed = Signal()

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        questions: Questions,
        makers: Makers,
        form: Callable[[], NewSessionForm],
        *,
        export: QAction,
        new: QAction,
    ) -> None:
        super().__init__()
        self._desk, self._questions, self._make_form = desk, questions, form
        self._form: NewSessionForm | None = None
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self._catch_up)
        self.list = SessionList(theme, questions.sessions, new)
        self.workspace = Workspace(makers, questions.sheet, export)
        self._build()
        self._connect()
        self.list.refresh()
        self._count()

    @property
    def sheet(self) -> SessionSheet | None:
        """The session that is open; None while the list is shown."""
        return self.workspace.sheet if self._working else None

    @property
    def choice(self) -> tuple[int, int]:
        """The session and the item that are chosen; zeros when none is."""
        chosen = self.sheet or self.list.current
        return (chosen.id if chosen else 0, self.workspace.step.item_id if self._working else 0)

    @property
    def highlighted(self) -> int:
        return self.choice[0]

    @property
    def gestures(self) -> tuple[QAction, ...]:
        return self.workspace.step.gestures if self._working else ()

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return self.workspace.step.keys if self._working else super().keys

    @property
    def keys_here(self) -> tuple[str, tuple[tuple[str, str], ...]] | None:
        return self.workspace.step.keys_here if self._working else None

    def enter(self) -> None:
        if self._working:
            self.workspace.step.enter()
        elif self._form is not None and self.pages.currentWidget() is self._form:
            self._form.day.focus()
        else:
            self.list.enter()
            self._count()

    def leave(self) -> bool:
        return not self._working or self.workspace.settle()

    def close_place(self) -> None:
        self._later.stop()
        for step in self.workspace.steps:
            step.close_place()

    def show_target(self, target: Target) -> bool:
        return self._working and self.workspace.step.show_target(target)

    def go(self, spot: Spot) -> None:
        """Show a session at a step and an item; without a session, the list."""
        if spot.new_session:
            self.pages.setCurrentWidget(self.form)
            self.form.begin(spot.first_session)
        elif spot.session_id:
            self.list.choose(spot.session_id)
            self.pages.setCurrentWidget(self.workspace)
            self.workspace.show_session(spot.session_id, spot.phase, spot.item_id)
        else:
            self.pages.setCurrentWidget(self.listing)
        self._tell()

    def show_list(self) -> None:
        """Back to the list, on the session that was open."""
        if self.leave():
            self.go(Spot(_SESSIONS))
            self.list.enter()

    def show_phase(self, phase: Phase) -> None:
        """Open a step of the session that is open, else of the one that is chosen in the list."""
        if self._working:
            self.workspace.show_phase(phase)
        elif self.list.current is not None:
            self.go(Spot(_SESSIONS, self.list.current.id, phase))
            self.enter()

    @property
    def form(self) -> NewSessionForm:
        """The form of a new session, built now if it never was."""
        if self._form is None:
            self._form = self._make_form()
            self._form.created.connect(self._on_created)
            self._form.closed.connect(self.show_list)
            self.pages.addWidget(self._form)
        return self._form

    def _on_created(self, session_id: int) -> None:
        self.go(Spot(_SESSIONS, session_id, Phase.AGENDA))
        self.enter()

    @property
    def _working(self) -> bool:
        return self.pages.currentWidget() is self.workspace

    def _build(self) -> None:
        self.listing = QWidget()
        self.list.setMaximumWidth(LIST_WIDTH)
        row = QHBoxLayout(self.listing)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.list, 1)
        row.addStretch(0)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.listing)
        self.pages.addWidget(self.workspace)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def _connect(self) -> None:
        self._desk.changed.connect(self._on_changed)  # before the steps: a session that is no more is left first
        self.list.entered.connect(self._on_entered)
        self.workspace.left.connect(self.show_list)
        self.workspace.made.connect(self._on_made)
        self.workspace.moved.connect(self._tell)

    def _on_entered(self) -> None:
        if self.list.current is not None:
            self.go(Spot(_SESSIONS, self.list.current.id))
            self.enter()

    def _on_made(self, step: Step) -> None:
        self.made.emit(step)
        step.said.connect(self.said)
        step.held_back.connect(self.held_back)
        step.asked.connect(self.asked)
        step.counted.connect(lambda words: self._on_counted(step, words))

    def _on_counted(self, step: Step, words: str) -> None:
        if step is self.workspace.step:
            self.counted.emit(words)

    def _tell(self) -> None:
        if not self._working:
            self._count()
        self.opened.emit(self.sheet)
        self.gestures_changed.emit()

    def _count(self) -> None:
        self.counted.emit(self.list.told)

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        if not touched & SHOWN:
            return
        if self._working and self.workspace.phase is Phase.SITTING and touched <= LIVE:
            self._later.start()  # the step shows it at once; the list and the heading can wait until she stops
        else:
            self._catch_up()

    def _catch_up(self) -> None:
        self.list.refresh()
        sheet = self.sheet
        if sheet is None:
            self._count()
        elif any(row.id == sheet.id for row in self.list.known):
            self.workspace.refresh_heading()
        else:
            self.workspace.forget()
            self.go(Spot(_SESSIONS))
            self.list.enter()
