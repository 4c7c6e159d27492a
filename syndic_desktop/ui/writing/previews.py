"""The page beside the text, as it will print, kept fresh while she types and never in her way.

The page is made on the worker from plain values. What it says of the same is left as it stands on the paper; only what
changed is drawn again, a few milliseconds at a time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout

from syndic_desktop.domain.texts import Table
from syndic_desktop.ui.background import Background, Cancelled, Progress
from syndic_desktop.ui.widgets.looks import back_key, dress, text
from syndic_desktop.ui.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from syndic_desktop.documents.sources import Source
    from syndic_desktop.domain.agenda import Item
    from syndic_desktop.queries.session_sheets import Pages
    from syndic_desktop.ui.pages import Stroke

PAUSE = 200  # milliseconds after the last key
SLICE = 0.005  # seconds of drawing before the keyboard is listened to again


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be shown: an item of a session, as typed."""

    source: Source
    position: int
    item: Item


class LivePreview(QFrame):
    """Shows the page of the item that is being written.

    `read` gives what the papers of a session are made of (`queries.papers.paper_source`); it is asked once a session,
    and again after `forget`. `background` is the caller's to close, after `stop`. `drawn` says that the paper shows
    what was last typed.
    """

    drawn = Signal()
    left = Signal()  # Escape: back to the text

    def __init__(self, background: Background, read: Callable[[int], Source]) -> None:
        super().__init__()
        self._background, self._read = background, read
        self._session: int | None = None
        self._source: Source | None = None
        self._position = 0
        self._typed: Callable[[], Item] | None = None
        self._maker = _Maker()
        self._running = self._again = False
        self._build()
        self._paper = _Paper(Wrapping(self.page))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._on_pause)
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._on_slice)
        self._steps: Iterator[None] | None = None

    def show_item(self, session_id: int, position: int, typed: Callable[[], Item]) -> None:
        """Show an item (position from 1) of a session; `typed` gives it as it stands in the fields."""
        if session_id != self._session:
            self._session, self._source = session_id, None
        self._position, self._typed = position, typed
        self._pause.start(0)

    def refresh(self) -> None:
        """Something was typed: the page follows soon."""
        if self._typed is not None:
            self._pause.start(PAUSE)

    def forget(self) -> None:
        """Something else of the session changed: it is read again for the next page."""
        self._source = None
        self.refresh()

    def stop(self) -> None:
        """Draw nothing any more: the dossier is being closed."""
        self._pause.stop()
        self._slices.stop()
        self._typed, self._source, self._again = None, None, False

    @property
    def fresh(self) -> bool:
        """Whether the paper shows what was last typed."""
        return not (self._pause.isActive() or self._running or self._slices.isActive())

    def _build(self) -> None:
        dress(self, "card")
        self.page = QTextBrowser()
        self.page.setObjectName("page")
        self.page.setAccessibleName("Aperçu du point, tel que la page se lit")
        self.page.setOpenLinks(False)
        self.page.setTabChangesFocus(True)
        back_key(self.page, self.left.emit)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 4, 0)
        head.addWidget(text("Aperçu", "section"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addLayout(head)
        column.addWidget(self.page, 1)

    # --- making -----------------------------------------------------------------------------------------

    def _on_pause(self) -> None:
        if self._running:
            self._again = True  # one page at a time: the next is made of what is typed by then
            return
        if self._typed is None or self._session is None:
            return
        if self._source is None:
            self._source = self._read(self._session)
        asked = _Asked(self._source, self._position, self._typed())
        self._running, self._again = True, False
        job = self._background.start(partial(self._maker.make, asked))
        job.finished.connect(self._on_made)
        job.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        self._running = False
        if self._again:
            self._on_pause()

    def _on_made(self, made: object) -> None:
        if self._typed is None or self._again or not isinstance(made, list):
            return  # closed meanwhile, or already behind what is typed
        self._steps = self._paper.follow(self.page, made)
        self._slices.start()

    def _on_slice(self) -> None:
        if self._steps is None:
            self._slices.stop()
            return
        limit = time.perf_counter() + SLICE
        for _ in self._steps:
            if time.perf_counter() > limit:
                return
        self._slices.stop()
        self._steps = None
        self.drawn.emit()


class _Maker:
    """Makes pages, on the worker; a session is read once for all of them."""

    def __init__(self) -> None:
        self._source: Source | None = None
        self._pages: Pages | None = None

    def make(self, asked: _Asked, progress: Progress, cancelled: Cancelled) -> list[Stroke]:
        from syndic_desktop.queries.session_sheets import pages_of
        from syndic_desktop.ui.pages import strokes

        if self._pages is None or self._source is not asked.source:
            self._source, self._pages = asked.source, pages_of(asked.source)
        return strokes(self._pages.page_as_typed(asked.position, asked.item))


class _Paper:
    """Knows which paragraph of the paper each part of the page begins at, and draws again what differs."""

    def __init__(self, wrapping: Wrapping) -> None:
        self._wrapping = wrapping
        self._shown: list[Stroke] = []
        self._starts: list[int] = []
        self._document: QTextDocument | None = None

    def follow(self, browser: QTextBrowser, wanted: list[Stroke]) -> Iterator[None]:
        """Make the paper show this, step by step."""
        first, last = _alike(self._shown, wanted)
        changed = (*self._shown[first : len(self._shown) - last], *wanted[first : len(wanted) - last])
        if not changed and self._document is browser.document():
            return
        if len(changed) == 2 and len(wanted) == len(self._shown) and self._rewrite(browser.document(), first, *changed):
            self._shown = wanted
            return
        beside = (*self._shown[max(0, first - 1) : first], *self._shown[len(self._shown) - last :][:1])
        in_place = (
            first and self._document is browser.document() and not any(each.table for each in (*changed, *beside))
        )
        if in_place and len(changed) <= LARGEST_CHANGE:
            self._replace(browser.document(), wanted, first, last)
            yield
        else:
            yield from self._draw(browser, wanted)

    def _draw(self, browser: QTextBrowser, wanted: list[Stroke]) -> Iterator[None]:
        """A new sheet, drawn aside, then laid down where the eyes are."""
        from syndic_desktop.ui.pages import Pen, dress_paper

        document = QTextDocument(browser)
        document.setUndoRedoEnabled(False)
        dress_paper(document)
        pen = Pen(document, narrow=any(map(_is_wide, wanted)))
        starts = []
        for stroke in wanted:
            starts.append(pen.cursor.blockNumber() + (0 if pen.fresh else 1))
            stroke.draw(pen)
            yield
        place, before = browser.verticalScrollBar().value(), self._document
        self._wrapping.show(document)
        browser.setDocument(document)
        _scroll(browser, place, at_once=len(wanted) < LONG)
        if before is not None:  # the browser throws away its own first document, not ours
            before.deleteLater()
        self._document, self._shown, self._starts = document, wanted, starts

    def _rewrite(self, document: QTextDocument, first: int, before: Stroke, after: Stroke) -> bool:
        """Put other words in the cells of a table of the same shape; whether that was all there was to do."""
        one, other = before.shown, after.shown
        if not (isinstance(one, Table) and isinstance(other, Table) and one.header == other.header):
            return False
        cells = [(row, column) for row, line in enumerate(other.rows) for column in range(len(line))]
        if document is not self._document or [len(row) for row in one.rows] != [len(row) for row in other.rows]:
            return False
        table = _table_at(document, self._starts[first])
        if table is None:
            return False
        for row, column in cells:
            said = other.rows[row][column]
            if said == one.rows[row][column] or "\n" in said + one.rows[row][column]:
                if said != one.rows[row][column]:
                    return False  # a cell of several paragraphs: the number of those below would change
                continue
            cell = table.cellAt(row, column)
            cursor = cell.firstCursorPosition()
            look = cell.firstCursorPosition().charFormat()
            cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(said, look)
        return True

    def _replace(self, document: QTextDocument, wanted: list[Stroke], first: int, last: int) -> None:
        from syndic_desktop.ui.pages import Pen

        count = document.blockCount()
        begin = self._starts[first] if first < len(self._starts) else count
        end = self._starts[len(self._starts) - last] if last else count  # the paragraph after what goes
        new = wanted[first : len(wanted) - last]
        cursor = QTextCursor(document.findBlockByNumber(begin if end > begin and new else begin - 1))
        cursor.beginEditBlock()
        if not (end > begin and new):
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        if end > begin:
            last_block = document.findBlockByNumber(end - 1)
            cursor.setPosition(last_block.position() + last_block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        pen = Pen(document)
        pen.on(cursor, fresh=end > begin)
        starts = []
        for stroke in new:
            starts.append(pen.cursor.blockNumber() + (0 if pen.fresh else 1))
            stroke.draw(pen)
        cursor.endEditBlock()
        moved = document.blockCount() - count
        after = [each + moved for each in self._starts[len(self._starts) - last :]] if last else []
        self._starts = [*self._starts[:first], *starts, *after]
        self._shown = wanted


LARGEST_CHANGE = 40
LONG = 300  # parts: the layout of a longer page takes several frames


def _scroll(browser: QTextBrowser, place: int, *, at_once: bool) -> None:
    """Show the same place again; of a long page, once its layout has come that far, for the keyboard to go first."""
    bar = browser.verticalScrollBar()
    if at_once or place <= bar.maximum():
        bar.setValue(place)
        return

    def reached(_least: int, most: int) -> None:
        if most >= place:
            bar.rangeChanged.disconnect(reached)
            bar.setValue(place)

    bar.rangeChanged.connect(reached)


def _table_at(document: QTextDocument, number: int) -> QTextTable | None:
    """The table that begins at a paragraph, or right after it."""
    for each in (number, number + 1):
        block = document.findBlockByNumber(each)
        table: QTextTable | None = QTextCursor(block).currentTable() if block.isValid() else None
        if table is not None:
            return table
    return None


def _alike(one: list[Stroke], other: list[Stroke]) -> tuple[int, int]:
    """How many parts are the same at the beginning, then at the end."""
    first = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    rest = zip(reversed(one[first:]), reversed(other[first:]), strict=False)
    return first, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], rest))


WIDE = 4  # columns: more would be cut in the width of the preview


def _is_wide(stroke: Stroke) -> bool:
    rows = getattr(stroke.shown, "rows", ())
    columns = getattr(stroke.shown, "columns", None) or (rows[0] if rows else ())
    return stroke.table and len(columns) > WIDE
