"""Makes the pages of an item, live or by LibreOffice, on the two workers of the preview: plain values in and out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from syndic_desktop.ui.background import Cancelled, Progress

if TYPE_CHECKING:
    from syndic_desktop.documents.sources import Source
    from syndic_desktop.documents.word.sheets import Block
    from syndic_desktop.domain.agenda import Item
    from syndic_desktop.queries.printed_pages import ItemPaper, ItemPapers
    from syndic_desktop.ui.writing.layouts import Layouts
    from syndic_desktop.ui.writing.sheaves import LaidOut, Sheaf


@dataclass(frozen=True, slots=True)
class Printing:
    """`templates`: the folder of the template sets. `wanted` and `choose`: whether she reads the printed page."""

    templates: Path
    wanted: Callable[[], bool] = lambda: False
    choose: Callable[[bool], object] = lambda _on: None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be shown: an item of a session, as typed, and which of its pages at which scale."""

    source: Source
    position: int
    item: Item
    pages: tuple[int, ...]
    scale: float


@dataclass(frozen=True, slots=True)
class Made:
    """A paper in pages. `place`: where it differs from the last one of the same item: page, how far down it."""

    warning: str
    name: str
    count: int
    size: QSizeF
    text: str
    margin: float
    place: tuple[int, float] | None
    images: dict[int, QImage]
    scale: float


class Maker:
    """Makes pages, on a worker of its own; a session is read once for all of them."""

    def __init__(self, templates: Path) -> None:
        self._templates = templates
        self._source: Source | None = None
        self._papers: ItemPapers | None = None
        self._layouts: Layouts | None = None
        self._sheaf: Sheaf | None = None
        self._before: tuple[object, tuple[Block, ...]] = None, ()

    def make(self, asked: Asked, progress: Progress, cancelled: Cancelled) -> Made:
        """The pages as this program lays them out."""
        papers = self._read(asked)
        paper = papers.paper(asked.position, asked.item)
        laid = self._laid_out(papers, paper)
        self._sheaf = laid
        return self._made(asked, paper.warning, paper.name, laid)

    def press(self, asked: Asked, progress: Progress, cancelled: Cancelled) -> Made | None:
        """The pages as LibreOffice lays them out; None once cancelled. Raises FileTrouble."""
        from syndic_desktop.documents import pdf
        from syndic_desktop.ui.writing.sheaves import Printed

        papers = self._read(asked)
        paper = papers.paper(asked.position, asked.item)
        laid = self._laid_out(papers, paper)
        with tempfile.TemporaryDirectory(prefix="syndic-apercu-") as folder:
            word = Path(folder) / "page.docx"
            word.write_bytes(papers.document(paper))
            made = pdf.convert([word], timeout=PATIENCE, cancelled=cancelled)
            if cancelled() or not made:
                return None
            self._sheaf = Printed(made[0].read_bytes())
        return self._made(asked, paper.warning, paper.name, laid)

    def draw(
        self, pages: tuple[int, ...], scale: float, progress: Progress, cancelled: Cancelled
    ) -> tuple[dict[int, QImage], float]:
        """Pictures of other pages of what was made last."""
        return ({} if self._sheaf is None else _drawn(self._sheaf, pages, scale)), scale

    def _read(self, asked: Asked) -> ItemPapers:
        from syndic_desktop.queries.printed_pages import ItemPapers

        if self._papers is None or self._source is not asked.source:
            self._source, self._papers = asked.source, ItemPapers(asked.source, self._templates)
        return self._papers

    def _laid_out(self, papers: ItemPapers, paper: ItemPaper) -> LaidOut:
        from syndic_desktop.ui.writing.layouts import Layouts
        from syndic_desktop.ui.writing.sheaves import LaidOut

        self._layouts = self._layouts or Layouts()
        return LaidOut(papers.sheet(paper), self._layouts)

    def _made(self, asked: Asked, warning: str, name: str, laid: LaidOut) -> Made:
        assert self._sheaf is not None
        shown, before = self._before
        which = asked.source.sitting.session.key, asked.position
        self._before = which, laid.sheet.blocks
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, laid.sheet.blocks, strict=False)))
        place = laid.place_of(same) if shown == which and before != laid.sheet.blocks else None
        place = place if shown == which else (0, 0.0)
        images = _drawn(self._sheaf, asked.pages, asked.scale)
        count, size = self._sheaf.count, self._sheaf.size
        return Made(warning, name, count, size, laid.sheet.text, laid.margin, place, images, asked.scale)


PATIENCE = 60.0  # seconds for one document, which takes three


def _drawn(sheaf: Sheaf, pages: tuple[int, ...], scale: float) -> dict[int, QImage]:
    return {page: sheaf.draw(page, scale) for page in pages if page < sheaf.count}
