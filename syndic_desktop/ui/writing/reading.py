"""Reading: the editor's document as a text of the domain, paragraph by paragraph as they change.

A statement of sixty pages has thousands of paragraphs; a key changes one. What was read of the others is kept, and the
document says which changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextListFormat, QTextTable

from syndic_desktop.domain.listings import Nest
from syndic_desktop.domain.texts import (
    Block,
    DecisionKind,
    DelegatedTable,
    Heading,
    Paragraph,
    Run,
    Table,
    Text,
    writable,
)
from syndic_desktop.ui.writing import marks

Piece = Paragraph | Heading | DelegatedTable
NO_LIST = -1


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the document as it was last read.

    `list`: which list it is an entry of, at which depth. `table`: which table it stands in, `words` then says it all,
    and `begins` that it is the first of its cell.
    """

    pieces: tuple[Piece, ...] = ()
    list: int = NO_LIST
    depth: int = 0
    numbered: bool = False
    table: int = NO_LIST
    words: str = ""
    begins: bool = False


class Reader(QObject):
    """Reads one document, again and again."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._lines: list[Line] = []
        self._first, self._last = 0, -1  # blocks to read again: none, as long as the last comes before the first
        self._count = 0
        self._text: Text | None = None
        document.documentLayout()  # without one, a document does not tell what changes
        document.contentsChange.connect(self._on_change)
        self.forget()

    def forget(self) -> None:
        """Read everything again next time."""
        self._lines, self._count, self._text = [], 0, None

    def text(self) -> Text:
        """The document as it stands; the very same as long as nothing changes."""
        if self._text is None:
            self._text = self._made()
        return self._text

    def _made(self) -> Text:
        self._read()
        text = grouped(self._lines, self._document)
        if text is None:  # a table was cut in a way that its lines do not tell
            self.forget()
            self._read()
            text = grouped(self._lines, self._document) or ()
        return text

    def _on_change(self, position: int, removed: int, added: int) -> None:
        self._text = None
        if not self._lines:
            return
        first = self._document.findBlock(position).blockNumber()
        last_block = self._document.findBlock(position + added)
        last = last_block.blockNumber() if last_block.isValid() else self._document.blockCount() - 1
        moved = self._document.blockCount() - self._count
        self._count += moved
        if first < 0 or last - moved >= len(self._lines) or first > len(self._lines):
            self.forget()
            return
        self._lines[first : last - moved + 1] = [STALE] * (last - first + 1)
        self._first = min(self._first, first) if self._last >= self._first else first
        self._last = max(self._last + max(moved, 0), last)

    def _read(self) -> None:
        count = self._document.blockCount()
        if len(self._lines) != count:
            self._lines, self._count = [STALE] * count, count
            self._first, self._last = 0, count - 1
        block = self._document.findBlockByNumber(self._first)
        for number in range(self._first, min(self._last, count - 1) + 1):
            if self._lines[number] is STALE:
                self._lines[number] = read_line(block)
            block = block.next()
        self._first, self._last = 0, -1


STALE = Line(words="STALE")


def read_line(block: QTextBlock) -> Line:
    """One paragraph of the document."""
    table = QTextCursor(block).currentTable()
    if table is not None:
        begins = table.cellAt(block.position()).firstPosition() == block.position()
        words = writable(block.text().replace(marks.OBJECT, ""))
        return Line(table=table.objectIndex(), words=words, begins=begins)
    if block.length() == 1:
        return EMPTY
    if block.blockFormat().headingLevel():
        words = writable(block.text())
        return Line((Heading(words),)) if words.strip() else EMPTY
    pieces = tuple(_pieces(block))
    entries = block.textList()
    if entries is None:
        return Line(pieces) if pieces else EMPTY
    look = entries.format()
    numbered = look.style() is QTextListFormat.Style.ListDecimal
    return Line(pieces, entries.objectIndex(), look.indent(), numbered)


EMPTY = Line()


def _pieces(block: QTextBlock) -> Iterator[Piece]:
    """A paragraph, cut by the recaps that stand in it."""
    runs: list[Run] = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        look = fragment.charFormat()
        run = marks.read_run(writable(fragment.text()), look)
        if look.objectType() == marks.DELEGATED:
            yield from _paragraph(runs)
            runs = []
            for _ in range(fragment.text().count(marks.OBJECT)):
                yield DelegatedTable(DecisionKind(look.property(marks.KIND)))
        if run.text:
            runs.append(run)
        place += 1
    yield from _paragraph(runs)


def _paragraph(runs: list[Run]) -> Iterator[Paragraph]:
    merged: list[Run] = []
    for run in runs:
        if merged and _look(merged[-1]) == _look(run):
            merged[-1] = Run(merged[-1].text + run.text, *_look(run))
        else:
            merged.append(run)
    if any(not run.text.isspace() for run in merged):
        yield Paragraph(tuple(merged))


def _look(run: Run) -> tuple[bool, bool, bool, bool]:
    return run.bold, run.italic, run.underline, run.superscript


# --- from lines to blocks -------------------------------------------------------------------------------


def grouped(lines: Sequence[Line], document: QTextDocument) -> Text | None:
    """The blocks that lines make together; None when the cells of a table do not add up."""
    blocks: list[Block] = []
    nest = Nest(blocks)
    place = 0
    while place < len(lines):
        line = lines[place]
        if line.table != NO_LIST:
            nest.close()
            end = place
            while end < len(lines) and lines[end].table == line.table:
                end += 1
            table = _table(lines[place:end], document)
            if table is None:
                return None
            blocks.append(table)
            place = end
            continue
        place += 1
        for piece in line.pieces:
            if line.list != NO_LIST and isinstance(piece, Paragraph):
                nest.add(line.list, line.depth, piece, numbered=line.numbered)
            else:  # what else stands on the line of an entry stands after its list
                nest.close()
                blocks.append(piece)
    nest.close()
    return tuple(blocks)


def _table(lines: Sequence[Line], document: QTextDocument) -> Table | None:
    table = cast("QTextTable | None", document.object(lines[0].table))
    cells: list[str] = []
    for line in lines:
        if line.begins or not cells:
            cells.append(line.words)
        else:
            cells[-1] += f"\n{line.words}"
    if not isinstance(table, QTextTable) or len(cells) != table.rows() * table.columns():
        return None
    width = table.columns()
    rows = tuple(tuple(cells[start : start + width]) for start in range(0, len(cells), width))
    return Table(rows, table.format().headerRowCount() > 0)
