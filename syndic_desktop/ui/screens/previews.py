"""The card of the page: the current item as its paper reads."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout

from syndic_desktop.queries.session_sheets import ItemRow, Pages
from syndic_desktop.ui.widgets.looks import back_key, dress, text

PAUSE = 40  # milliseconds: a key held down in the list does not draw every page it passes


class PreviewCard(QFrame):
    """Draws the page of an item a moment after it was chosen; a session is read once for all its pages."""

    left = Signal()  # Escape: back to the agenda

    def __init__(self, read: Callable[[int], Pages]) -> None:
        super().__init__()
        self._read = read
        self._session: int | None = None
        self._pages: Pages | None = None
        self._row: ItemRow | None = None
        self._painted = False
        self._build()
        back_key(self.page, self.left.emit)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._on_pause)

    def show_session(self, session_id: int) -> None:
        """What follows belongs to this session, as it is now."""
        self._session, self._pages = session_id, None

    def show_item(self, row: ItemRow | None) -> None:
        """Draw an item soon; nothing when there is none."""
        self._row = row
        if self._painted:
            self._timer.start()

    def stop(self) -> None:
        """Draw nothing any more: the dossier is being closed."""
        self._timer.stop()
        self._row = None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # The window first, its first page a moment later: the papers' builders are slow to import.
        if not self._painted:
            self._painted = True
            self._timer.start()

    @property
    def waiting(self) -> bool:
        """Whether a page is about to be drawn."""
        return self._timer.isActive()

    def _build(self) -> None:
        dress(self, "card")
        self.page = QTextBrowser()
        self.page.setObjectName("page")
        self.page.setAccessibleName("Aperçu du point, tel que la page se lit")
        self.page.setOpenLinks(False)
        self.page.setTabChangesFocus(True)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 4, 0)
        head.addWidget(text("Aperçu", "section"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addLayout(head)
        column.addWidget(self.page, 1)

    def _on_pause(self) -> None:
        from syndic_desktop.ui.pages import draw_page

        if self._row is None or self._session is None:
            self.page.clear()
            return
        if self._pages is None:
            self._pages = self._read(self._session)
        page, document = self._pages.page(self._row.position), self.page.document()
        draw_page(document, page)
        if document.idealWidth() > self.page.viewport().width():
            draw_page(document, page, narrow=True)
        self.page.verticalScrollBar().setValue(0)
