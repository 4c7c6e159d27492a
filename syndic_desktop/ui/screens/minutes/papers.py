"""The minutes in pages, as they print: laid out beside the window, shown in the place of the sheet when she asks.

The sheet that is written says where each page begins. Pages are made on the template of her set, by a worker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.domain.texts import words
from syndic_desktop.domain.wording import NB
from syndic_desktop.ui.background import Background, Cancelled, Job, Progress
from syndic_desktop.ui.screens.minutes.sheets import MinutesSheet
from syndic_desktop.ui.widgets.looks import back_key, text
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.writing.leaves import Leaves

if TYPE_CHECKING:
    from syndic_desktop.documents.contents.paragraphs import SheetLine
    from syndic_desktop.documents.sources import Source
    from syndic_desktop.ui.writing.layouts import Layouts
    from syndic_desktop.ui.writing.sheaves import LaidOut

PAUSE = 400  # milliseconds after what changed
KEYS = "Ctrl+P"
COMING = "Mise en pages…"
BACK = "Échap : revenir au texte"
AHEAD = 60
"""Paragraphs of the paper among which that of a line is looked for, after the one before."""
ENOUGH = 48
"""Letters of a line that tell it from its neighbours."""

Spot = tuple[int, float]
"""A page, from 0, and how far down it, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Minutes in pages; `places`: where each line of the sheet stands."""

    count: int
    size: QSizeF
    text: str
    margin: float
    places: tuple[Spot, ...]
    images: dict[int, QImage]
    scale: float


class Press:
    """Lays the pages out, on a worker of its own."""

    def __init__(self, templates: Path) -> None:
        self._templates = templates
        self._layouts: Layouts | None = None
        self._laid: LaidOut | None = None

    def make(
        self,
        source: Source,
        lines: Sequence[SheetLine],
        pages: tuple[int, ...],
        scale: float,
        _progress: Progress,
        cancelled: Cancelled,
    ) -> Pages | None:
        """The pages of minutes that the sheet shows in `lines`; None once cancelled. Raises what papers raise."""
        from syndic_desktop.queries.printed_pages import minutes_sheet
        from syndic_desktop.ui.writing.layouts import Layouts
        from syndic_desktop.ui.writing.sheaves import LaidOut

        sheet = minutes_sheet(source, self._templates)
        if cancelled():
            return None
        self._layouts = self._layouts or Layouts()
        laid = self._laid = LaidOut(sheet, self._layouts)
        images = {page: laid.draw(page, scale) for page in pages if page < laid.count}
        return Pages(laid.count, laid.size, sheet.text, laid.margin, tuple(_places(laid, lines)), images, scale)

    def draw(
        self, pages: tuple[int, ...], scale: float, _progress: Progress, _cancelled: Cancelled
    ) -> tuple[dict[int, QImage], float]:
        """Pictures of other pages of what was made last."""
        laid = self._laid
        return {} if laid is None else {page: laid.draw(page, scale) for page in pages if page < laid.count}, scale


class PagedSheet(QWidget):
    """The sheet that is written, or its pages. `left`: Escape, back to the sheet."""

    left = Signal()

    def __init__(self, sheet: MinutesSheet, templates: Path) -> None:
        super().__init__()
        self.sheet = sheet
        self._press = Press(templates)
        self._background = Background(self)
        self._asked: tuple[Source, Sequence[SheetLine]] | None = None
        self._running: Job | None = None
        self._drawing: Job | None = None
        self._again = False
        self._places: tuple[Spot, ...] = ()
        self._later = QTimer(self, singleShot=True, interval=PAUSE)
        self._later.timeout.connect(self._make)
        self.leaves, self.state = Leaves(), text("", "muted")
        self.button = QPushButton("Voir les pages")
        self._build()

    @property
    def paged(self) -> bool:
        """Whether she looks at the pages."""
        return self.button.isChecked()

    @property
    def fresh(self) -> bool:
        """Whether the pages are those of what the sheet shows."""
        return self._running is None and not self._later.isActive()

    def follow(self, source: Source | None, lines: Sequence[SheetLine]) -> None:
        """Make the pages of these minutes soon; None: there are none."""
        self._asked = None if source is None else (source, lines)
        if source is None:
            self.stop()
        else:
            self._later.start()
            if not self.leaves.count:
                self.state.setText(COMING)

    def show_line(self, rank: int) -> None:
        """Have the paper of a line in sight, and say which page it is on."""
        if rank < len(self._places):
            page, down = self._places[rank]
            if self.paged:
                self.leaves.go_to(page, down)
            self._say(page)

    def focus(self) -> None:
        """Give the keyboard to what is shown."""
        (self.leaves if self.paged else self.sheet).setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Make nothing any more."""
        self._later.stop()
        self._asked, self._again = None, False
        for job in (self._running, self._drawing):
            if job is not None:
                job.cancel()

    def close_pages(self) -> None:
        """Leave nothing running."""
        self.stop()
        self._background.close()

    def _build(self) -> None:
        self.leaves.setObjectName("page")
        self.leaves.setAccessibleName("Procès-verbal, page par page, tel qu’il s’imprime")
        self.leaves.setToolTip("Ctrl + molette : agrandir ou réduire la page · Échap : revenir au texte")
        self.button.setCheckable(True)
        self.button.setToolTip(f"Le procès-verbal tel qu’il s’imprime ({KEYS})")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.sheet)
        self.stack.addWidget(self.leaves)
        head = QHBoxLayout()
        head.addWidget(self.state, 1)
        head.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        back_key(self.leaves, self.left.emit)
        self.left.connect(lambda: self.button.setChecked(False))
        self.button.toggled.connect(self._on_toggled)
        self.leaves.wanted.connect(self._draw)
        self.leaves.turned.connect(lambda: self._say(self.leaves.page))
        reads(self.button)

    def _on_toggled(self, paged: bool) -> None:
        self.button.setText("✓ Voir les pages" if paged else "Voir les pages")
        self.stack.setCurrentWidget(self.leaves if paged else self.sheet)
        self.show_line(self.sheet.current)
        if paged:
            self._draw()
        self.focus()

    def _say(self, page: int) -> None:
        count = self.leaves.count
        self.state.setText(f"Page{NB}{page + 1}{NB}/{NB}{count}" if count else "")

    # --- making -------------------------------------------------------------------------------------------

    def _make(self) -> None:
        if self._asked is None:
            return
        if self._running is not None:
            self._again = True  # one at a time: the next is made of what is written by then
            return
        self._again = False
        view = (self.leaves.in_sight if self.paged else ()), self.leaves.scale
        self._running = job = self._background.start(partial(self._press.make, *self._asked, *view))
        job.finished.connect(self._on_made)
        job.troubled.connect(self._on_trouble)
        job.refused.connect(self._on_trouble)
        job.ended.connect(self._on_ended)

    def _on_made(self, made: Pages | None) -> None:
        if made is None or self._asked is None or self._again:
            return
        self._places = made.places
        self.leaves.show_pages(made.count, made.size, made.text, made.margin)
        self.leaves.give(made.images, made.scale)
        self.sheet.show_pages([page for page, _down in made.places])
        if not self.paged or not self.leaves.hasFocus():
            self.show_line(self.sheet.current)
        self._draw()

    def _on_trouble(self, trouble: object) -> None:
        self.leaves.clear()
        self._places = ()
        self.sheet.show_pages(())
        self.state.setText(str(trouble))

    def _on_ended(self) -> None:
        self._running = None
        if self._again:
            self._make()

    def _draw(self) -> None:
        if self.paged and self._drawing is None and self._asked is not None and (pages := self.leaves.missing):
            self._drawing = job = self._background.start(partial(self._press.draw, pages, self.leaves.scale))
            job.finished.connect(self._on_drawn)
            job.ended.connect(self._on_drawing_ended)

    def _on_drawn(self, drawn: tuple[dict[int, QImage], float]) -> None:
        self.leaves.give(*drawn)
        if drawn[0]:
            QTimer.singleShot(0, self, self._draw)

    def _on_drawing_ended(self) -> None:
        self._drawing = None


def _places(laid: LaidOut, lines: Sequence[SheetLine]) -> list[Spot]:
    """Where each line stands on the paper: that of the line before where the paper does not tell it alone."""
    from syndic_desktop.documents.word.sheets import words as printed

    said = [_plain(" ".join(printed((block,)))) for block in laid.sheet.blocks]
    found: list[Spot] = []
    here, at = (0, 0.0), 0
    for line in lines:
        told = words(line.line.told)
        wanted = (_plain(f"{line.lead}{told}")[:ENOUGH], _plain(told)[:ENOUGH])  # its number may be a mark of a list
        near = range(at, min(at + AHEAD, len(said)))
        block = next((rank for rank in near if wanted[1] and said[rank].startswith(wanted)), None)
        if block is None:
            block = next((rank for rank in near if len(wanted[1]) > 3 and wanted[1] in said[rank]), None)
        if block is not None:
            here, at = laid.place_of(block), block
        found.append(here)
    return found


def _plain(said: str) -> str:
    return " ".join(wording.fold(said).split())
