"""The page beside the text, as it will print, kept fresh while she types and never in her way.

The live page is laid out by this program on the template of the house, a moment after each key. The printed page is the
document of the export, laid out by LibreOffice once she pauses. Both are made by workers of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from syndic_desktop.domain.wording import NB
from syndic_desktop.ui.background import Background, Job
from syndic_desktop.ui.widgets.looks import back_key, dress, text
from syndic_desktop.ui.writing.leaves import Leaves
from syndic_desktop.ui.writing.printing import Asked, Made, Maker, Printing

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from syndic_desktop.documents.sources import Source
    from syndic_desktop.domain.agenda import Item

PAUSE = 200  # milliseconds after the last key
LONG_PAUSE = 1_200  # before LibreOffice is started
WIDE = 300  # pixels of a pane where the button has room for all its words
UP_TO_DATE, FOLLOWING = "à jour", "en cours de mise à jour…"
ABSENT = (
    "LibreOffice n’est pas installé sur cet ordinateur : la page affichée est celle que prépare le programme, "
    "très proche du papier."
)


class LivePreview(QFrame):
    """Shows the page of the item that is being written.

    `read` gives what the papers of a session are made of (`queries.papers.paper_source`); it is asked once a session,
    and again after `forget`. `drawn` says that the page shows what was last typed. `close_preview` leaves nothing
    running.
    """

    drawn = Signal()
    left = Signal()  # Escape: back to the text

    def __init__(self, read: Callable[[int], Source], printing: Printing) -> None:
        super().__init__()
        self._read, self._printing = read, printing
        self._session: int | None = None
        self._source: Source | None = None
        self._position = 0
        self._typed: Callable[[], Item] | None = None
        self._live, self._press = (_Road(Maker(printing.templates), self, printed=each) for each in (False, True))
        self._build()
        for road, pause in ((self._live, PAUSE), (self._press, LONG_PAUSE)):
            road.timer.setInterval(pause)
            road.timer.timeout.connect(partial(self._on_pause, road))
        self._say_state()

    def show_item(self, session_id: int, position: int, typed: Callable[[], Item]) -> None:
        """Show an item (position from 1) of a session; `typed` gives it as it stands in the fields."""
        other = session_id != self._session or position != self._position
        if session_id != self._session:
            self._session, self._source = session_id, None
        self._position, self._typed = position, typed
        if other:
            self._press.shown = False
        self._ask(at_once=True)

    def refresh(self) -> None:
        """Something was typed: the page follows soon."""
        if self._typed is not None:
            self._ask()

    def forget(self) -> None:
        """Something else of the session changed: it is read again for the next page."""
        self._source = None
        self.refresh()

    def stop(self) -> None:
        """Draw nothing any more: nobody looks, or the dossier is being closed."""
        for road in (self._live, self._press):
            road.stop()
        self._typed, self._source = None, None

    def close_preview(self) -> None:
        """Stop what runs beside the window, LibreOffice too."""
        self.stop()
        for road in (self._live, self._press):
            road.background.close()

    @property
    def fresh(self) -> bool:
        """Whether the page shows what was last typed."""
        return not (self._live.waits or (self.printed and self._press.waits))

    @property
    def printed(self) -> bool:
        """Whether she reads the printed page, where LibreOffice is there to make it."""
        return self.printed_button.isChecked() and self.absent.isHidden()

    def _build(self) -> None:
        dress(self, "card")
        self.page = Leaves()
        self.page.setObjectName("page")
        self.page.setAccessibleName("Aperçu du point, page par page, tel qu’il s’imprime")
        self.page.setToolTip("Ctrl + molette : agrandir ou réduire la page")
        back_key(self.page, self.left.emit)
        self.title, self.state = text("Aperçu", "section"), text("", "muted")
        self.printed_button = QPushButton("Page imprimée")
        self.printed_button.setCheckable(True)
        self.printed_button.setAccessibleName("Page imprimée")
        self.printed_button.setToolTip("La page telle que LibreOffice l’imprime, à chaque pause (Ctrl+P)")
        self.warning, self.absent = text("", "badge-warning"), text(ABSENT, "muted")
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 4, 0)
        head.addWidget(self.title)
        head.addWidget(self.state, 1)
        head.addWidget(self.printed_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.addLayout(head)
        for said in (self.warning, self.absent):
            said.setWordWrap(True)
            said.hide()
            column.addWidget(said)
        column.addWidget(self.page, 1)
        self.printed_button.setChecked(self._printing.wanted())
        self._look_for_office()
        self.printed_button.toggled.connect(self._on_choice)
        self.page.wanted.connect(self._on_wanted)
        self.page.turned.connect(self._say_state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_printed()

    def _name_printed(self) -> None:
        """The button in full, or shorter where its words would be cut."""
        words = "Page imprimée" if self.width() >= WIDE else "Imprimée"
        self.printed_button.setText(f"✓ {words}" if self.printed_button.isChecked() else words)

    # --- what she chose -----------------------------------------------------------------------------------

    def _on_choice(self, printed: bool) -> None:
        self._printing.choose(printed)
        self._look_for_office()
        self._press.shown = False
        if not printed:
            self._press.stop()
        if self._typed is not None:
            self._ask(at_once=True)
        self._say_state()

    def _look_for_office(self) -> None:
        self._name_printed()
        if not self.printed_button.isChecked():
            self.absent.hide()
            return
        from syndic_desktop.documents import pdf

        self.absent.setText(ABSENT)
        self.absent.setVisible(pdf.office() is None)

    def _say_state(self) -> None:
        pages = f"page{NB}{self.page.page + 1}{NB}/{NB}{self.page.count}" if self.page.count else ""
        how = ""
        if self.printed:
            how = FOLLOWING if self._press.waits or not self._press.shown else UP_TO_DATE
        self.state.setText(" · ".join(filter(None, (pages, how))))

    # --- making -------------------------------------------------------------------------------------------

    def _ask(self, *, at_once: bool = False) -> None:
        self._live.timer.start(0 if at_once else PAUSE)
        if self.printed:
            self._press.cancel()  # what it makes is behind already
            self._press.timer.start(0 if at_once else LONG_PAUSE)
            self._say_state()

    def _on_pause(self, road: _Road) -> None:
        if road.running:
            road.again = True  # one page at a time: the next is made of what is typed by then
            return
        if self._typed is None or self._session is None:
            return
        if self._source is None:
            self._source = self._read(self._session)
        view = self.page.in_sight, self.page.scale
        asked = Asked(self._source, self._position, self._typed(), *view)
        job = road.start(asked)
        job.finished.connect(partial(self._on_made, road))
        job.troubled.connect(partial(self._on_trouble, road))
        job.refused.connect(partial(self._on_trouble, road))
        job.ended.connect(partial(self._on_ended, road))

    def _on_made(self, road: _Road, made: object) -> None:
        if self._typed is None or road.again or not isinstance(made, Made):
            return  # closed meanwhile, or already behind what is typed
        road.shown = True
        self.warning.setText(made.warning)
        self.warning.setVisible(bool(made.warning))
        self.page.setToolTip(f"{made.name} – Ctrl + molette : agrandir ou réduire la page")
        if road is self._live and self.printed and self._press.shown:
            return  # the printed page stays until the next one
        self.page.show_pages(made.count, made.size, made.text, made.margin)
        self.page.give(made.images, made.scale)
        if made.place is not None and not self.page.hasFocus():
            self.page.go_to(*made.place)
        self._on_wanted()

    def _on_trouble(self, road: _Road, trouble: object) -> None:
        if road is self._press:
            self.absent.setText(f"{trouble} La page affichée est celle que prépare le programme.")
            self.absent.show()
        else:
            self.page.clear()
            self.warning.setText(str(trouble))
            self.warning.show()

    def _on_ended(self, road: _Road) -> None:
        road.running = None
        if road.again:
            self._on_pause(road)
        if not road.waits and (road is self._press) == self.printed:
            self.drawn.emit()
        self._say_state()

    # --- drawing what comes in sight ----------------------------------------------------------------------

    def _on_wanted(self) -> None:
        road = self._press if self.printed and self._press.shown else self._live
        if road.drawing is None and self._typed is not None and (pages := self.page.missing):
            job = road.draw(pages, self.page.scale)
            job.finished.connect(partial(self._on_drawn, road, road.made))
            job.ended.connect(partial(self._on_drawing_ended, road))

    def _on_drawn(self, road: _Road, made: int, drawn: tuple[dict[int, QImage], float]) -> None:
        if made == road.made and drawn[0]:
            self.page.give(*drawn)
            road.drew = True

    def _on_drawing_ended(self, road: _Road) -> None:
        road.drawing = None
        if road.drew:  # what it could not draw belongs to pages that are about to be replaced
            self._on_wanted()


class _Road:
    """One way to make pages: its worker, its pause, the job that runs."""

    def __init__(self, maker: Maker, parent: QFrame, *, printed: bool) -> None:
        self._maker, self._printed = maker, printed
        self.background = Background(parent)
        self.timer = QTimer(parent)
        self.timer.setSingleShot(True)
        self.running: Job | None = None
        self.drawing: Job | None = None
        self.again = self.shown = self.drew = False
        self.made = 0  # how many sheaves

    @property
    def waits(self) -> bool:
        return self.timer.isActive() or self.running is not None

    def start(self, asked: Asked) -> Job:
        """Make the pages."""
        self.again = False
        self.made += 1
        self.running = self.background.start(partial(self._maker.press if self._printed else self._maker.make, asked))
        return self.running

    def draw(self, pages: tuple[int, ...], scale: float) -> Job:
        """Draw other pages of those made last."""
        self.drew = False
        self.drawing = self.background.start(partial(self._maker.draw, pages, scale))
        return self.drawing

    def cancel(self) -> None:
        if self.running is not None:
            self.running.cancel()

    def stop(self) -> None:
        """Give up what is asked and what runs."""
        self.timer.stop()
        self.cancel()
        self.again = False
