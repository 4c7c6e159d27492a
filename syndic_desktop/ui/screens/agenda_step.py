"""Step « Ordre du jour » as it is read: the agenda, its gestures, and the page of the chosen item."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSplitter

from syndic_desktop.actions import Topic
from syndic_desktop.domain.agenda import Fate
from syndic_desktop.queries.session_sheets import ItemRow, Pages, SessionSheet
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.places import Step
from syndic_desktop.ui.screens.agendas import AgendaCard
from syndic_desktop.ui.screens.previews import PreviewCard
from syndic_desktop.ui.theme import Theme

SHOWN = frozenset(Topic) - {Topic.PAPERS}
AGENDA_WIDTH = 400
LEAST_AGENDA, LEAST_PAGE = 240, 340
"""What each part keeps on a small screen, in pixels."""


class AgendaStep(Step):
    """Shows the agenda of a session beside the page of the item that is chosen."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        sheet: Callable[[int], SessionSheet],
        pages: Callable[[int], Pages],
        *,
        read_only: bool,
    ) -> None:
        super().__init__()
        self._desk, self._sheet, self._read_only = desk, sheet, read_only
        self._session = 0
        self.agenda = AgendaCard(desk, theme)
        self.preview = PreviewCard(pages)
        self._gestures = self._make_gestures()
        self._build()
        self._connect()

    @property
    def gestures(self) -> tuple[QAction, ...]:
        return tuple(self._gestures)

    @property
    def panes(self) -> dict[str, QSplitter]:
        return {"ordre_du_jour": self.inner}

    def enter(self) -> None:
        self.agenda.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        return self.agenda.settle()

    def show_session(self, session_id: int) -> None:
        self._session = session_id
        self.preview.show_session(session_id)
        self.agenda.show_session(self._sheet(session_id))
        self.counted.emit(self.agenda.count.text())

    def show_item(self, item_id: int) -> None:
        self.agenda.choose(item_id)

    @property
    def item_id(self) -> int:
        row = self.agenda.current
        return row.id if row else 0

    def close_place(self) -> None:
        self.preview.stop()
        self.agenda.field.close_field(focus=False)

    def _build(self) -> None:
        self.agenda.setMinimumWidth(LEAST_AGENDA)
        self.preview.setMinimumWidth(LEAST_PAGE)
        self.inner = QSplitter(Qt.Orientation.Horizontal)
        self.inner.setChildrenCollapsible(False)
        self.inner.setHandleWidth(12)
        self.inner.addWidget(self.agenda)
        self.inner.addWidget(self.preview)
        self.inner.setStretchFactor(1, 1)
        self.inner.setSizes([AGENDA_WIDTH, 10 * AGENDA_WIDTH])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.inner)

    def _make_gestures(self) -> list[QAction]:
        made = []
        for words, keys, slot in (
            ("&Modifier l’objet", "F2", self.agenda.reword),
            ("Mon&ter le point", "Alt+Up", partial(self.agenda.shift, -1)),
            ("&Descendre le point", "Alt+Down", partial(self.agenda.shift, 1)),
            ("&Retirer de l’ordre du jour", "Ctrl+Delete", partial(self.agenda.decide, Fate.WITHDRAWN)),
            ("Re&porter à une autre séance", "Ctrl+R", partial(self.agenda.decide, Fate.POSTPONED)),
            ("Re&mettre à l’ordre du jour", "Ctrl+M", partial(self.agenda.decide, Fate.KEPT)),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(slot)
            self.addAction(action)
            made.append(action)
        return made

    def _connect(self) -> None:
        self.agenda.chosen.connect(self._on_chosen)
        self.agenda.entered.connect(self.preview.page.setFocus)
        self.agenda.left.connect(self.left)
        self.preview.left.connect(self.agenda.view.setFocus)
        self._desk.changed.connect(self._on_changed)

    def _on_chosen(self, row: ItemRow | None) -> None:
        self.preview.show_item(row)
        for action in self._gestures:
            action.setEnabled(row is not None and not self._read_only)

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        if touched & SHOWN and self._session and self.isVisible():
            self.show_session(self._session)
