"""The workspace of one session: its heading, its five steps, and the step that is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from syndic_desktop.queries.phases import TITLES, Phase
from syndic_desktop.queries.session_sheets import SessionSheet
from syndic_desktop.ui.places import Step
from syndic_desktop.ui.screens.headings import Heading
from syndic_desktop.ui.widgets.looks import GRID

SIGNS = dict(zip(Phase, "①②③④⑤", strict=True))
Makers = Mapping[Phase, Callable[[], Step]]


class Workspace(QWidget):
    """Builds each step the first time it is opened. It reads nothing but the heading: each step reads its own."""

    left = Signal()  # back to the list
    made = Signal(object)  # a step has just been built
    moved = Signal()  # another step is open

    def __init__(self, makers: Makers, read: Callable[[int], SessionSheet], export: QAction) -> None:
        super().__init__()
        self._makers, self._read = makers, read
        self._steps: dict[Phase, Step] = {}
        self.phase = Phase.AGENDA
        self.sheet: SessionSheet | None = None
        self.silence: Callable[[], bool] = lambda: False
        """Takes away what the window is saying; whether it was saying something."""
        self.heading = Heading(export)
        self.tabs = QTabBar()
        self.pages = QStackedWidget()
        self._build()
        self._connect()

    @property
    def step(self) -> Step:
        """The step that is open."""
        return self.step_of(self.phase)

    def step_of(self, phase: Phase) -> Step:
        """A step, built now if it never was."""
        if phase not in self._steps:
            self._steps[phase] = step = self._makers[phase]()
            step.left.connect(self._on_step_left)
            self.pages.addWidget(step)
            self.made.emit(step)
        return self._steps[phase]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that were built."""
        return tuple(self._steps.values())

    def show_session(self, session_id: int, phase: Phase | None = None, item_id: int = 0) -> None:
        """Show a session at a step (the same as before when none is said), on an item."""
        self.sheet = self._read(session_id)
        self.heading.show_session(self.sheet)
        self._open(phase or self.phase)
        if item_id:
            self.step.show_item(item_id)

    def forget(self) -> None:
        """The session is no more."""
        self.sheet = None
        for step in self.steps:
            step.forget()

    def refresh_heading(self) -> None:
        """Read the heading again; each step follows by itself."""
        if self.sheet is not None:
            self.sheet = self._read(self.sheet.id)
            self.heading.show_session(self.sheet)

    def show_phase(self, phase: Phase) -> bool:
        """Open another step; False when what is being typed is refused."""
        if self.sheet is None or (phase is not self.phase and not self.settle()):
            self._mark()
            return False
        self._open(phase)
        self.step.enter()
        return True

    def settle(self) -> bool:
        """Keep what is being typed in the step that is open."""
        return self.phase not in self._steps or self.step.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._back_away()
        else:
            super().keyPressEvent(event)

    def _back_away(self) -> None:
        """Escape goes back by what is nearest: what is said, then what the step is about, then the list of sessions."""
        if self.silence():
            return
        before = self.window().focusWidget()
        if self.step.isAncestorOf(before):
            self.step.enter()
        if self.window().focusWidget() is before:
            self.left.emit()

    def _on_step_left(self) -> None:
        if not self.silence():
            self.left.emit()

    def _open(self, phase: Phase) -> None:
        self.phase = phase
        step = self.step
        if self.sheet is not None:
            step.show_session(self.sheet.id)
        self.pages.setCurrentWidget(step)
        self.heading.shorten(phase is Phase.SITTING)
        self._mark()
        self.moved.emit()

    def _mark(self) -> None:
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(list(Phase).index(self.phase))
        self.tabs.blockSignals(False)

    def _build(self) -> None:
        for place, phase in enumerate(Phase):
            self.tabs.addTab(f"{SIGNS[phase]}  {TITLES[phase]}")
            self.tabs.setTabToolTip(place, f"{TITLES[phase]} (Alt+{place + 1})")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("Étapes de la séance")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.heading)
        column.addWidget(self.tabs)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda place: self.show_phase(list(Phase)[place]))
        self.heading.convene.clicked.connect(lambda: self.show_phase(Phase.NOTICE))
        self.heading.back.clicked.connect(self.left)
