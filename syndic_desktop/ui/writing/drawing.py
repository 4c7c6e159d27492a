"""Drawing: a text of the domain put down in the editor's document."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextList, QTextTable

from syndic_desktop.domain.texts import (
    Block,
    DelegatedTable,
    Heading,
    Listing,
    Paragraph,
    Run,
    Table,
    Text,
    tidied,
    words,
    writable,
)
from syndic_desktop.ui.writing import marks


def draw(cursor: QTextCursor, text: Iterable[Block]) -> None:
    """Put a text down where the cursor is; it ends at the end of it. The text stands in its own paragraphs, except the
    first, which goes on with the one where the cursor was, and becomes an entry in a list or words in a cell.
    """
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    put_down = tidied(text)
    if cursor.currentTable() is not None:
        cursor.insertText(marks.LINE.join(words(put_down).split("\n")), QTextCharFormat())
    elif put_down:
        _put_down(cursor, put_down)
    cursor.endEditBlock()


def _put_down(cursor: QTextCursor, text: Text) -> None:
    first = text[0]
    titled = cursor.block().blockFormat().headingLevel() and cursor.block().length() > 1
    if titled and len(text) == 1 and isinstance(first, Paragraph):
        cursor.insertText(first.text.replace("\n", marks.LINE), marks.heading_run())
        return
    goes_on = isinstance(first, Paragraph) and not titled
    here = cursor.block().length() == 1 and cursor.currentList() is None
    if goes_on and not here and isinstance(first, Paragraph):
        _insert_runs(cursor, first.runs)
        text = text[1:]
    if not text:
        return
    in_list = cursor.currentList() is not None and all(isinstance(block, Paragraph) for block in text)
    _set_tail_apart(cursor)
    if in_list:
        for block in text:
            cursor.insertBlock()
            _insert_runs(cursor, block.runs if isinstance(block, Paragraph) else ())
        return
    Pen(cursor, fresh=here).text(text)


def _set_tail_apart(cursor: QTextCursor) -> None:
    """What stands after the cursor in its paragraph becomes the paragraph after."""
    if not cursor.atBlockEnd():
        place = cursor.position()
        cursor.insertBlock()
        cursor.setPosition(place)


class Pen:
    """Writes block after block; `fresh`: the paragraph of the cursor is blank and serves for the first."""

    def __init__(self, cursor: QTextCursor, *, fresh: bool) -> None:
        self._cursor, self._fresh = cursor, fresh

    def text(self, text: Iterable[Block]) -> None:
        """A tidy text."""
        for block in text:
            match block:
                case Paragraph(runs):
                    self._block(marks.paragraph_format())
                    _insert_runs(self._cursor, runs)
                case Heading(said):
                    self._block(marks.heading_format(), marks.heading_run())
                    self._cursor.insertText(said.replace("\n", marks.LINE), marks.heading_run())
                case Listing():
                    self._listing(block, 1)
                case Table():
                    self._table(block)
                case DelegatedTable(kind):
                    self._block(marks.paragraph_format())
                    self._cursor.insertText(marks.OBJECT, marks.recap_format(kind))

    def _listing(self, listing: Listing, depth: int) -> None:
        made: QTextList | None = None
        for entry in listing.entries:
            if isinstance(entry, Listing):
                self._listing(entry, depth + 1)
                continue
            self._block(marks.entry_format())
            if made is None:
                made = self._cursor.createList(marks.list_format(depth, numbered=listing.numbered))
            else:
                made.add(self._cursor.block())
            if isinstance(entry, Paragraph):
                _insert_runs(self._cursor, entry.runs)

    def _table(self, table: Table) -> None:
        if not self._fresh:
            self._block(marks.paragraph_format())
        insert_table(self._cursor, table)
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._fresh = True

    def _block(self, look: QTextBlockFormat, ink: QTextCharFormat | None = None) -> None:
        ink = ink or QTextCharFormat()
        if self._fresh:
            self._cursor.setBlockFormat(look)
            self._cursor.setBlockCharFormat(ink)
        else:
            self._cursor.insertBlock(look, ink)
        self._fresh = False


def insert_table(cursor: QTextCursor, table: Table) -> QTextTable:
    """Put a table down at the cursor, which ends in its last cell."""
    made = cursor.insertTable(len(table.rows), len(table.rows[0]), marks.table_format(header=table.header))
    for row, cells in enumerate(table.rows):
        for column, said in enumerate(cells):
            cell = made.cellAt(row, column)
            inside = cell.firstCursorPosition()
            if said:
                inside.insertText(writable(said).replace("\n", marks.LINE), QTextCharFormat())
            if table.header and not row:
                look = cell.format()
                look.setBackground(marks.VEIL)
                cell.setFormat(look)
    cursor.setPosition(made.lastCursorPosition().position())
    return made


def _insert_runs(cursor: QTextCursor, runs: Iterable[Run]) -> None:
    for run in runs:
        cursor.insertText(run.text.replace("\n", marks.LINE), marks.run_format(run))
