"""Rows: short texts one under the other (visas, clauses), written as one writes a list.

Enter begins a row, Alt+↑ and Alt+↓ move it, an empty one goes with Backspace or Delete. A row is as long as it needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPalette, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy

from syndic_desktop.domain.texts import words, writable
from syndic_desktop.ui.writing import marks, pasting
from syndic_desktop.ui.writing.settling import SettlingEdit

MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
DEEPEST = 2
ROW_INDENT = 16


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `verb`: the words in bold that it begins with; `depth` 2: it belongs to the row before."""

    text: str
    verb: str = ""
    depth: int = 1


class RowsEdit(SettlingEdit):
    """Writes rows, as high as they are between `least` and `most` lines. `nests`: Tab makes a row belong to another."""

    def __init__(self, name: str, *, hint: str = "", nests: bool = False, least: int = 1, most: int = 8) -> None:
        super().__init__(name)
        self._nests, self._least, self._most = nests, least, most
        self._hint = hint
        self.document().setIndentWidth(ROW_INDENT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self._show(())

    @property
    def nests(self) -> bool:
        """Whether a row may belong to another."""
        return self._nests

    def rows(self) -> tuple[Row, ...]:
        """The rows that say something."""
        blocks = self._blocks()
        return tuple(row for row in map(read_row, blocks) if row.text.strip() or row.verb)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; nothing moves when they are those already there, or those before what is being typed."""
        if self.unsettled and tuple(rows) == self._kept:
            return
        if tuple(rows) != self.rows():
            self._show(rows)
        self._kept = self._value()
        self._stop()

    def add(self, text: str) -> None:
        """A row after the one at the cursor, or in its place when it is blank; one Ctrl+Z takes it off."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        if cursor.block().length() > 1:
            cursor.insertBlock()
        _indent(cursor, 1)
        _write(cursor, Row(text))
        cursor.endEditBlock()
        self._moved(cursor)

    def move_row(self, step: int) -> None:
        """Move the row at the cursor, with those that belong to it, up (-1) or down (1)."""
        rows = [read_row(block) for block in self._blocks()]
        here = self.textCursor().blockNumber()
        first, last = _group(rows, here)
        other = _group(rows, first - 1 if step < 0 else last, whole=rows[here].depth == 1)
        if not 0 <= other[0] < len(rows) or other[1] > len(rows) or other[0] == first:
            return
        one, two = (other, (first, last)) if step < 0 else ((first, last), other)
        order = [*rows[: one[0]], *rows[two[0] : two[1]], *rows[one[0] : one[1]], *rows[two[1] :]]
        cursor = self.textCursor()
        column = cursor.positionInBlock()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        _draw(cursor, order)
        cursor.endEditBlock()
        landed = here - (one[1] - one[0]) if step < 0 else here + (two[1] - two[0])
        cursor.setPosition(self.document().findBlockByNumber(landed).position() + column)
        self._moved(cursor)

    def shift(self, step: int) -> None:
        """Make the row belong to the one before (1), or stand alone again (-1)."""
        cursor = self.textCursor()
        wanted = _depth(cursor.block()) + step
        if self._nests and 1 <= wanted <= DEEPEST and cursor.blockNumber() >= step:
            cursor.beginEditBlock()
            _indent(cursor, wanted)
            cursor.endEditBlock()

    def toggle_verb(self) -> None:
        """Make what stands before the cursor, or the chosen words at the beginning, the verb of the row; or undo it."""
        cursor = self.textCursor()
        block = cursor.block()
        row = read_row(block)
        end = max(cursor.selectionEnd(), cursor.position()) - block.position()
        verb = "" if row.verb else block.text()[:end].strip()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        text = f"{row.verb} {row.text}".strip() if row.verb else block.text()[end:].strip()
        cursor.removeSelectedText()
        _write(cursor, Row(text, verb))
        cursor.endEditBlock()
        self._moved(cursor)
        self.setCurrentCharFormat(QTextCharFormat())  # what is typed next is no verb

    # --- keys -------------------------------------------------------------------------------------------

    def focusNextPrevChild(self, next: bool) -> bool:
        # Tab nests the row where it can; anywhere else it goes to the next field.
        cursor = self.textCursor()
        depth = _depth(cursor.block())
        if self._nests and (depth > 1 if not next else depth == 1 and cursor.blockNumber() > 0):
            return False
        return super().focusNextPrevChild(next)

    def _own(self, event: QKeyEvent) -> bool:
        return _is_move(event) or _is_verb(event)

    def _special(self, event: QKeyEvent) -> bool:
        if _is_move(event):
            self.move_row(MOVES[Qt.Key(event.key())])
        elif _is_verb(event) and self._nests:
            self.toggle_verb()
        elif event.key() == Qt.Key.Key_Tab:
            self.shift(1)
        elif event.key() == Qt.Key.Key_Backtab:
            self.shift(-1)
        else:
            return self._break(event) or self._back(event) or self._forward(event)
        return True

    def _break(self, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        self.typing_help.after("\n")
        cursor = self.textCursor()
        if cursor.block().length() == 1 and _depth(cursor.block()) > 1:
            self.shift(-1)
        elif cursor.block().length() > 1:  # two blank rows would be one too many
            cursor.insertBlock()
            cursor.setCharFormat(QTextCharFormat())
            self._moved(cursor)
        return True

    def _back(self, event: QKeyEvent) -> bool:
        cursor = self.textCursor()
        if event.key() != Qt.Key.Key_Backspace or cursor.hasSelection() or not cursor.atBlockStart():
            return False
        if _depth(cursor.block()) > 1:
            self.shift(-1)
            return True
        if cursor.blockNumber():
            cursor.deletePreviousChar()
            self._moved(cursor)
        return True

    def _forward(self, event: QKeyEvent) -> bool:
        cursor = self.textCursor()
        if event.key() != Qt.Key.Key_Delete or cursor.hasSelection() or cursor.block().length() > 1:
            return False
        cursor.deleteChar()
        self._moved(cursor)
        return True

    # --- what comes in -----------------------------------------------------------------------------------

    def _paste(self, source: QMimeData, *, plain: bool) -> None:
        pasted = pasting.read(source, plain=plain)
        lines = [line.strip() for line in words(pasted.text).split("\n")]
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        for place, line in enumerate(filter(None, lines)):
            if place:
                cursor.insertBlock()
            cursor.insertText(line, QTextCharFormat())
        cursor.endEditBlock()
        self._moved(cursor)
        for sentence in pasted.said:
            self.said.emit(sentence)

    # --- showing and keeping -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._hint and self.document().isEmpty():
            # Qt's own placeholder would stand on the bullet.
            margin = int(self.document().documentMargin())
            rect = self.viewport().rect().adjusted(margin + ROW_INDENT, margin, -margin, 0)
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            words = self.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft, words)
            painter.end()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        frame = 2 * self.frameWidth() + 2 * int(self.document().documentMargin()) + 4
        wanted = int(self.document().size().height()) + 2 * self.frameWidth() + 4
        return QSize(200, max(self._least * line + frame, min(wanted, self._most * line + frame)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def _value(self) -> object:
        return self.rows()

    def _show(self, rows: Sequence[Row]) -> None:
        place = self._begin_drawing()
        _draw(QTextCursor(self.document()), rows)
        self._end_drawing(place, self._value())

    def _blocks(self) -> list[QTextBlock]:
        blocks, block = [], self.document().firstBlock()
        while block.isValid():
            blocks.append(block)
            block = block.next()
        return blocks


# --- rows in the document -------------------------------------------------------------------------------


def read_row(block: QTextBlock) -> Row:
    """A paragraph as a row."""
    text = writable(block.text())
    place = block.begin()
    verb = ""
    while not place.atEnd() and place.fragment().charFormat().fontWeight() >= QFont.Weight.DemiBold.value:
        verb += writable(place.fragment().text())
        place += 1
    return Row(text[len(verb) :].lstrip(" ") if verb else text, verb.strip(), _depth(block))


def _draw(cursor: QTextCursor, rows: Sequence[Row]) -> None:
    for place, row in enumerate(rows or (Row(""),)):
        if place:
            cursor.insertBlock()
        _indent(cursor, row.depth)
        _write(cursor, row)


def _write(cursor: QTextCursor, row: Row) -> None:
    if row.verb:
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        cursor.insertText(writable(row.verb).replace("\n", marks.LINE), look)
    text = f" {row.text}" if row.verb and row.text else row.text
    cursor.insertText(writable(text).replace("\n", marks.LINE), QTextCharFormat())


def _indent(cursor: QTextCursor, depth: int) -> None:
    cursor.setBlockFormat(marks.entry_format())
    before = cursor.block().previous()
    while before.isValid() and _depth(before) > depth:
        before = before.previous()
    entries = marks.list_of(before)
    if entries is not None and entries.format().indent() == depth:
        entries.add(cursor.block())
    else:
        cursor.createList(marks.list_format(depth, numbered=False))


def _depth(block: QTextBlock) -> int:
    entries = marks.list_of(block)
    return entries.format().indent() if entries is not None else 1


def _group(rows: Sequence[Row], place: int, *, whole: bool = False) -> tuple[int, int]:
    """The first row and the one after the last of those that move with a row; `whole`: with the one it belongs to."""
    if not 0 <= place < len(rows):
        return place, place + 1
    first = place
    while whole and first and rows[first].depth > 1:
        first -= 1
    if rows[first].depth > 1:
        return first, first + 1
    last = first + 1
    while last < len(rows) and rows[last].depth > 1:
        last += 1
    return first, last


def _is_move(event: QKeyEvent) -> bool:
    return event.key() in MOVES and event.modifiers() == Qt.KeyboardModifier.AltModifier


def _is_verb(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_B and event.modifiers() == Qt.KeyboardModifier.ControlModifier
