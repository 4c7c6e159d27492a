"""The screen « Séances »: the list of sessions, the agenda of one, the page of an item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from syndic_desktop.actions import Topic
from syndic_desktop.queries.session_lists import SessionRow
from syndic_desktop.queries.session_sheets import ItemRow, Pages, SessionSheet
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.agendas import AgendaCard
from syndic_desktop.ui.screens.exports import ExportLine
from syndic_desktop.ui.screens.headings import Heading
from syndic_desktop.ui.screens.previews import PreviewCard
from syndic_desktop.ui.screens.session_list import SessionList
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Banner, Tone

SHOWN = frozenset(Topic) - {Topic.PAPERS}
LIST_WIDTH, AGENDA_WIDTH = 268, 328
LEAST_LIST, LEAST_AGENDA, LEAST_PAGE = 200, 240, 340
"""What each part keeps on a small screen, in pixels: 1024 across with the side bar."""


@dataclass(frozen=True, slots=True)
class Questions:
    """What the screen asks the store."""

    sessions: Callable[[], Sequence[SessionRow]]
    sheet: Callable[[int], SessionSheet]
    pages: Callable[[int], Pages]


class SessionsScreen(QWidget):
    """Follows what is chosen, from the session to the item to its page."""

    counted = Signal(str)  # « 13 points », for the status line

    def __init__(self, desk: Desk, theme: Theme, questions: Questions, export: QAction, exports: ExportLine) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self.exports = exports
        self.sheet: SessionSheet | None = None
        self._build(theme, export)
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read again everything that is shown."""
        before = self.sheet
        self.list.refresh()
        current = self.list.current
        if current is None:
            self._show_nothing()
        elif self.sheet is before:  # the list was not moved by the refresh: the session itself may have changed
            self._show(current.id)

    @property
    def panes(self) -> dict[str, QSplitter]:
        """What can be made wider, by the name it is remembered under."""
        return {"seances": self.outer, "ordre_du_jour": self.inner}

    @property
    def choice(self) -> tuple[int, int]:
        """The session and the item that are chosen; zeros when none is."""
        row = self.agenda.current
        return (self.sheet.id if self.sheet else 0, row.id if row else 0)

    def choose(self, session_id: int, item_id: int) -> None:
        """Choose a session and an item, where they still are."""
        self.list.choose(session_id)
        self.agenda.choose(item_id)

    def settle(self) -> bool:
        """Keep what is being typed before going elsewhere; False: it is refused, and its field says why."""
        return self.agenda.settle()

    def show_item(self, session_id: int, item_id: int) -> None:
        """Go to an item of a session."""
        if not self.settle():
            return
        self.choose(session_id, item_id)
        self.agenda.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, theme: Theme, export: QAction) -> None:
        self.list = SessionList(theme, self._questions.sessions)
        self.agenda = AgendaCard(self._desk, theme)
        self.preview = PreviewCard(self._questions.pages)
        self.heading = Heading(export)
        self.banner = Banner(theme)
        for part, least in ((self.list, LEAST_LIST), (self.agenda, LEAST_AGENDA), (self.preview, LEAST_PAGE)):
            part.setMinimumWidth(least)
        self.inner = _splitter(self.agenda, self.preview, AGENDA_WIDTH)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.heading, self.exports, self.banner):
            column.addWidget(widget)
        column.addWidget(self.inner, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.outer = _splitter(self.list, right, LIST_WIDTH)
        layout.addWidget(self.outer)
        order = (self.list.view, self.agenda.view, self.preview.page, self.heading.button)
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.list.chosen.connect(self._on_session_chosen)
        self.list.entered.connect(self.agenda.view.setFocus)
        self.agenda.chosen.connect(self._on_item_chosen)
        self.agenda.entered.connect(self.preview.page.setFocus)
        self.agenda.left.connect(self.list.view.setFocus)
        self.preview.left.connect(self.agenda.view.setFocus)
        self._desk.changed.connect(self._on_changed)
        self._desk.refused.connect(self._on_refused)
        self._desk.troubled.connect(self._on_troubled)
        self._desk.remarked.connect(self._on_remarked)

    def _on_session_chosen(self, session_id: int) -> None:
        if self.sheet is None or session_id == self.sheet.id or self.settle():
            self.banner.clear()  # it spoke of the session that is left
            self._show(session_id)
        else:  # once the list has finished with the key or the click
            QTimer.singleShot(0, self, self._go_back)

    def _go_back(self) -> None:
        """To the session whose text is refused: it is there, to be corrected or given up."""
        if self.sheet is not None:
            self.list.choose(self.sheet.id)
            self.settle()

    def _show(self, session_id: int) -> None:
        self.sheet = sheet = self._questions.sheet(session_id)
        self.heading.show_session(sheet)
        self.preview.show_session(session_id)
        self.agenda.show_session(sheet)
        self.counted.emit(self.agenda.count.text())

    def _show_nothing(self) -> None:
        self.sheet = None
        self.heading.show_nothing()
        self.agenda.show_nothing()
        self.counted.emit("")

    def _on_item_chosen(self, row: ItemRow | None) -> None:
        self.preview.show_item(row)

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        self.banner.clear()
        if touched & SHOWN:
            self.refresh()

    def _on_refused(self, sentence: str) -> None:
        if not self.agenda.field.committing:
            self.banner.say(sentence, Tone.WARNING)

    def _on_remarked(self, sentence: str) -> None:
        self.banner.say(sentence, Tone.WARNING)

    def _on_troubled(self, sentence: str) -> None:
        self.banner.say(sentence, Tone.BAD)


def _splitter(left: QWidget, right: QWidget, width: int) -> QSplitter:
    """Two panes side by side; the left one keeps its width when the window grows."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(12)
    splitter.addWidget(left)
    splitter.addWidget(right)
    splitter.setStretchFactor(1, 1)
    splitter.setSizes([width, 10 * width])
    return splitter
