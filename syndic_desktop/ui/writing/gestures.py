"""Gestures: what a key or a button does to the document at a cursor. Each is one step of the field's own undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextList, QTextListFormat, QTextTable

from syndic_desktop.domain.texts import Table
from syndic_desktop.ui.writing import marks
from syndic_desktop.ui.writing.drawing import insert_table

P = ParamSpec("P")
SUPERSCRIPT = QTextCharFormat.VerticalAlignment.AlignSuperScript
NORMAL = QTextCharFormat.VerticalAlignment.AlignNormal
DEEPEST = 6
NEW_ROWS, NEW_COLUMNS = 3, 3


@dataclass(frozen=True, slots=True)
class Look:
    """What stands at the cursor, as the toolbar shows it; `depth` 0: not in a list."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    superscript: bool = False
    heading: bool = False
    depth: int = 0
    numbered: bool = False
    table: bool = False
    header: bool = False

    @property
    def styled(self) -> bool:
        """Whether letters may take a look here: titles and cells are plain words."""
        return not (self.heading or self.table)


def look_at(cursor: QTextCursor, ink: QTextCharFormat) -> Look:
    """What stands at the cursor; `ink`: the look of the next letter."""
    entries, table = marks.list_of(cursor.block()), table_at(cursor)
    return Look(
        ink.fontWeight() >= QFont.Weight.DemiBold.value,
        ink.fontItalic(),
        ink.fontUnderline(),
        ink.verticalAlignment() is SUPERSCRIPT,
        bool(cursor.blockFormat().headingLevel()),
        entries.format().indent() if entries is not None else 0,
        _is_numbered(entries),
        table is not None,
        table is not None and table.format().headerRowCount() > 0,
    )


def table_at(cursor: QTextCursor) -> QTextTable | None:
    """The table that the cursor stands in."""
    return cursor.currentTable()


def _one_step(gesture: Callable[Concatenate[QTextCursor, P], None]) -> Callable[Concatenate[QTextCursor, P], None]:
    def step(cursor: QTextCursor, /, *args: P.args, **kwargs: P.kwargs) -> None:
        cursor.beginEditBlock()
        gesture(cursor, *args, **kwargs)
        cursor.endEditBlock()

    return step


# --- lists ----------------------------------------------------------------------------------------------


@_one_step
def toggle_list(cursor: QTextCursor, *, numbered: bool) -> None:
    """Make the chosen paragraphs a list, or plain paragraphs when they were one of that kind."""
    blocks = [block for block in chosen_blocks(cursor) if QTextCursor(block).currentTable() is None]
    if all(block.textList() is not None and _is_numbered(block.textList()) is numbered for block in blocks):
        for block in blocks:
            _leave_list(block)
        return
    for block in blocks:
        _enter_list(block, _depth(block) or 1, numbered=numbered)


@_one_step
def shift_list(cursor: QTextCursor, step: int) -> None:
    """Move the chosen entries deeper (1) or back (-1); back from the first level, they are paragraphs."""
    for block in chosen_blocks(cursor):
        entries = marks.list_of(block)
        if entries is None:
            continue
        depth = _depth(block) + step
        if depth < 1:
            _leave_list(block)
        elif depth <= min(DEEPEST, _depth(block.previous()) + 1):
            _enter_list(block, depth, numbered=_numbering_at(block, depth, default=_is_numbered(entries)))


def chosen_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """The paragraphs that the selection touches."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    blocks = [block]
    while block != last and block.next().isValid():
        block = block.next()
        blocks.append(block)
    return blocks


def _enter_list(block: QTextBlock, depth: int, *, numbered: bool) -> None:
    cursor = QTextCursor(block)
    if block.blockFormat().headingLevel():
        _plain_ink(block)
    cursor.setBlockFormat(marks.entry_format())
    joined = _list_around(block, depth, numbered=numbered)
    if joined is None:
        cursor.createList(marks.list_format(depth, numbered=numbered))
    else:
        joined.add(block)
    _mend(block.next(), deeper_than=depth)


def _leave_list(block: QTextBlock) -> None:
    QTextCursor(block).setBlockFormat(marks.paragraph_format())
    _mend(block.next(), deeper_than=0)


def _list_around(block: QTextBlock, depth: int, *, numbered: bool) -> QTextList | None:
    """The list of that depth that the paragraph would go on, or begin again."""
    for neighbours in (_before(block), _after(block)):
        for other in neighbours:
            if _depth(other) < depth:
                break
            if _depth(other) == depth:
                entries = other.textList()
                if _is_numbered(entries) is numbered:
                    return entries
                break
    return None


def _mend(block: QTextBlock, *, deeper_than: int) -> None:
    """Entries cut from the beginning of their list by what has changed before `block` begin a list of their own."""
    first, made = block.position(), dict[int, QTextList]()
    while block.isValid() and _depth(block) > deeper_than:
        entries = block.textList()
        if entries.item(0).position() < first:
            old = entries.objectIndex()
            if old in made:
                made[old].add(block)
            else:
                made[old] = QTextCursor(block).createList(entries.format())
        block = block.next()


def _numbering_at(block: QTextBlock, depth: int, *, default: bool) -> bool:
    """Entries that change depth take the kind of the list they join."""
    for other in _before(block):
        if _depth(other) < depth:
            break
        if _depth(other) == depth:
            return _is_numbered(other.textList())
    return default


def _before(block: QTextBlock) -> Iterator[QTextBlock]:
    while (block := block.previous()).isValid():
        yield block


def _after(block: QTextBlock) -> Iterator[QTextBlock]:
    while (block := block.next()).isValid():
        yield block


def _depth(block: QTextBlock) -> int:
    entries = marks.list_of(block)
    return entries.format().indent() if entries is not None else 0


def _is_numbered(entries: QTextList | None) -> bool:
    return entries is not None and entries.format().style() is QTextListFormat.Style.ListDecimal


# --- paragraphs -----------------------------------------------------------------------------------------


@_one_step
def toggle_heading(cursor: QTextCursor) -> None:
    """Make the chosen paragraphs titles, or plain paragraphs again."""
    blocks = [block for block in chosen_blocks(cursor) if QTextCursor(block).currentTable() is None]
    back = all(block.blockFormat().headingLevel() for block in blocks)
    for block in blocks:
        _leave_list(block)
        if back:
            _plain_ink(block)
        else:
            QTextCursor(block).setBlockFormat(marks.heading_format())
            _ink(block, marks.heading_run())


@_one_step
def break_paragraph(cursor: QTextCursor) -> None:
    """Enter: the next paragraph; after a title a plain one; on an empty entry of a list, one level back."""
    cursor.removeSelectedText()
    if marks.list_of(cursor.block()) is not None and cursor.block().length() == 1:
        _out(cursor)
    elif cursor.blockFormat().headingLevel() and cursor.atBlockEnd():
        cursor.insertBlock(marks.paragraph_format(), QTextCharFormat())
    else:
        cursor.insertBlock()


def stand_apart(cursor: QTextCursor) -> None:
    """Leave the cursor in an empty plain paragraph, out of any list or table; what followed it comes after."""
    cursor.removeSelectedText()
    if (table := cursor.currentTable()) is not None:
        cursor.setPosition(table.lastCursorPosition().position() + 1)
    if cursor.block().length() == 1 and marks.list_of(cursor.block()) is None:
        cursor.setBlockFormat(marks.paragraph_format())
        return
    if not cursor.atBlockEnd():
        place = cursor.position()
        cursor.insertBlock()
        cursor.setPosition(place)
    if cursor.block().length() > 1:
        cursor.insertBlock(marks.paragraph_format(), QTextCharFormat())
        return
    if marks.list_of(cursor.block()) is not None:
        _leave_list(cursor.block())
    cursor.setBlockFormat(marks.paragraph_format())


def back_from_list(cursor: QTextCursor) -> bool:
    """Backspace at the beginning of an entry or of a title: one level back. Whether there was anything to do."""
    if cursor.hasSelection() or not cursor.atBlockStart():
        return False
    if marks.list_of(cursor.block()) is not None:
        cursor.beginEditBlock()
        _out(cursor)
        cursor.endEditBlock()
        return True
    if cursor.blockFormat().headingLevel():
        toggle_heading(cursor)
        return True
    return False


def _out(cursor: QTextCursor) -> None:
    block = cursor.block()
    depth = _depth(block) - 1
    if depth < 1:
        _leave_list(block)
    else:
        _enter_list(block, depth, numbered=_numbering_at(block, depth, default=_is_numbered(block.textList())))


def _ink(block: QTextBlock, look: QTextCharFormat) -> None:
    cursor = QTextCursor(block)
    cursor.setBlockCharFormat(look)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    if marks.OBJECT not in block.text():
        cursor.setCharFormat(look)


def _plain_ink(block: QTextBlock) -> None:
    _ink(block, QTextCharFormat())
    QTextCursor(block).setBlockFormat(marks.paragraph_format())


# --- tables ---------------------------------------------------------------------------------------------


@_one_step
def add_table(cursor: QTextCursor) -> None:
    """Put a table down after this paragraph, with a row of titles, the cursor in its first cell."""
    if cursor.currentTable() is not None:
        return
    cursor.clearSelection()
    if cursor.block().length() > 1 or cursor.currentList() is not None:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertBlock(marks.paragraph_format(), QTextCharFormat())
    made = insert_table(cursor, Table((("",) * NEW_COLUMNS,) * NEW_ROWS, header=True))
    cursor.setPosition(made.cellAt(0, 0).firstPosition())


@_one_step
def add_row(cursor: QTextCursor) -> None:
    """A row under this one, and the cursor in its first cell."""
    if (table := table_at(cursor)) is not None:
        row = table.cellAt(cursor).row() + 1
        table.insertRows(row, 1)
        _dress_header(cursor)
        cursor.setPosition(table.cellAt(row, 0).firstPosition())


@_one_step
def add_column(cursor: QTextCursor) -> None:
    """A column on the right of this one."""
    if (table := table_at(cursor)) is not None:
        column = table.cellAt(cursor).column() + 1
        row = table.cellAt(cursor).row()
        table.insertColumns(column, 1)
        _dress_header(cursor)
        cursor.setPosition(table.cellAt(row, column).firstPosition())


@_one_step
def delete_row(cursor: QTextCursor) -> None:
    """Take this row off, and the table with its last row."""
    if (table := table_at(cursor)) is not None:
        table.removeRows(table.cellAt(cursor).row(), 1)
        _dress_header(cursor)


@_one_step
def delete_column(cursor: QTextCursor) -> None:
    """Take this column off, and the table with its last column."""
    if (table := table_at(cursor)) is not None:
        table.removeColumns(table.cellAt(cursor).column(), 1)


@_one_step
def delete_table(cursor: QTextCursor) -> None:
    """Take the whole table off."""
    if (table := table_at(cursor)) is not None:
        table.removeRows(0, table.rows())


@_one_step
def toggle_header(cursor: QTextCursor) -> None:
    """Make the first row of the table its titles, or a row like the others."""
    if (table := table_at(cursor)) is not None:
        table.setFormat(marks.table_format(header=not table.format().headerRowCount()))
        _dress_header(cursor)


def next_cell(cursor: QTextCursor, step: int) -> None:
    """Go to the next cell (1) or the one before (-1); after the last cell, a new row."""
    table = table_at(cursor)
    if table is None:
        return
    cell = table.cellAt(cursor)
    place = cell.row() * table.columns() + cell.column() + step
    if place >= table.rows() * table.columns():
        add_row(cursor)
    elif place >= 0:
        wanted = table.cellAt(*divmod(place, table.columns()))
        cursor.setPosition(wanted.firstPosition())
        cursor.setPosition(wanted.lastPosition(), QTextCursor.MoveMode.KeepAnchor)


def _dress_header(cursor: QTextCursor) -> None:
    table = table_at(cursor)
    if table is None:
        return
    titles = table.format().headerRowCount()
    for row in range(min(2, table.rows())):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            look = QTextCharFormat()
            if row < titles:
                look.setBackground(marks.VEIL)
            cell.setFormat(look)
