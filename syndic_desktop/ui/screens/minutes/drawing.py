"""How the lines of minutes are drawn in a document, all of them or only those that changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from syndic_desktop.documents.contents.paragraphs import Look, SheetLine
from syndic_desktop.documents.word.recaps import RecapTable
from syndic_desktop.domain.minutes import Line
from syndic_desktop.domain.texts import Paragraph, Run, Table, words
from syndic_desktop.ui.pages import CENTRE, PALE, Pen, dress_paper

ROUNDING = 2.0
"""Pixels that the columns of a table may add, none of them being cut."""
TAKEN_OFF = "Paragraphe retiré : "


@dataclass(frozen=True, slots=True)
class Span:
    """The paragraphs of the document that a line is drawn in, both included; those of the cells of a table too."""

    first: int
    last: int


class Drawing:
    """Lines drawn alone in a document, some at a time: the window answers meanwhile. `spans`: where each is so far."""

    def __init__(self, document: QTextDocument, lines: Sequence[SheetLine], margin: float, *, narrow: bool) -> None:
        """`margin`: around them, in pixels."""
        dress_paper(document)
        document.setDocumentMargin(margin)
        self._lines = lines
        self._pen = Pen(document, narrow=narrow)
        self.spans: list[Span] = []

    @property
    def done(self) -> bool:
        return len(self.spans) == len(self._lines)

    def go_on(self, count: int) -> None:
        """Draw so many lines more."""
        begun = len(self.spans)
        self._pen.cursor.beginEditBlock()
        self.spans += _drawn(self._pen, self._lines[begun : begun + count])
        self._pen.cursor.endEditBlock()


def fits(lines: Sequence[SheetLine], width: float, margin: float) -> bool:
    """Whether the tables of these lines have room, written as they are best read; one of each sort is tried."""
    sorts: dict[tuple[object, ...], SheetLine] = {}
    for line in lines:
        for table in _tables(line):
            heads = tuple(each.title for each in table.columns) if isinstance(table, RecapTable) else table.rows[:1]
            sorts.setdefault((type(table), heads), line)
    if not sorts:
        return True
    trial = QTextDocument()
    Drawing(trial, tuple(sorts.values()), margin, narrow=False).go_on(len(sorts))
    trial.setTextWidth(width)
    return within(trial, width)


def within(document: QTextDocument, width: float) -> bool:
    """Whether a document has room in a width, in pixels."""
    return document.size().width() <= width + ROUNDING


def redraw(
    document: QTextDocument,
    spans: Sequence[Span],
    before: Sequence[SheetLine],
    now: Sequence[SheetLine],
    *,
    narrow: bool,
) -> list[Span] | None:
    """Draw again those lines alone that changed; where each is now, None where all are to be drawn."""
    if not before or not now or len(before) != len(spans):
        return None
    first = _common(before, now)
    if first == len(before) == len(now):
        return list(spans)
    after = _common(before[first:][::-1], now[first:][::-1])
    if first == min(len(before), len(now)) - after:  # nothing on one side: a line beside comes with it
        first, after = (first - 1, after) if first else (first, after - 1)
    gone, come = before[first : len(before) - after], now[first : len(now) - after]
    if not gone or not come:
        return None
    pen = Pen(document, narrow=narrow)
    start, last = spans[first].first, spans[first + len(gone) - 1].last
    boxed = any(map(boxes, (*gone, *come)))
    if boxed and not after:
        return None  # a table ends the sheet: nothing stands under it
    pen.cursor.beginEditBlock()
    made = (_replaced_tables if boxed else _replaced_words)(pen, document, start, last, come)
    pen.cursor.endEditBlock()
    moved = made[-1].last - last
    below = (Span(span.first + moved, span.last + moved) for span in spans[first + len(gone) :])
    return [*spans[:first], *made, *below]


def boxes(line: SheetLine) -> bool:
    """Whether a table is drawn for it."""
    return bool(_tables(line))


def _replaced_words(pen: Pen, document: QTextDocument, start: int, last: int, come: Sequence[SheetLine]) -> list[Span]:
    """Paragraphs, from one to another, in the place of which these lines are written."""
    end = document.findBlockByNumber(last)
    pen.cursor.setPosition(document.findBlockByNumber(start).position())
    pen.cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    pen.cursor.removeSelectedText()
    return _drawn(pen, come)


def _replaced_tables(pen: Pen, document: QTextDocument, start: int, last: int, come: Sequence[SheetLine]) -> list[Span]:
    """The same of lines with tables, which only go whole, the paragraph after them staying as it looks."""
    following = document.findBlockByNumber(last + 1)
    looks = following.blockFormat()
    cursor = QTextCursor(document)
    cursor.setPosition(document.findBlockByNumber(start).position())
    cursor.setPosition(following.position(), QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    cursor.setBlockFormat(looks)
    cursor.insertBlock(looks, QTextCharFormat())
    cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    cursor.setBlockFormat(QTextBlockFormat())
    pen.on(cursor, fresh=True)
    made = _drawn(pen, come)
    if pen.fresh:  # a table came last: what follows stands right under it
        pen.cursor.deleteChar()
        pen.cursor.setBlockFormat(looks)
    return made


def _drawn(pen: Pen, lines: Sequence[SheetLine]) -> list[Span]:
    made = []
    for line in lines:
        begun = pen.cursor.blockNumber() + (0 if pen.fresh else 1)
        _draw(pen, line)
        made.append(Span(begun, pen.cursor.blockNumber() - (1 if pen.fresh else 0)))
    return made


def _tables(line: SheetLine) -> list[Table | RecapTable]:
    told = line.line.base if off(line.line) else line.shown
    return [each for each in told if isinstance(each, Table | RecapTable)]


def _common(one: Sequence[SheetLine], other: Sequence[SheetLine]) -> int:
    """How many lines they begin with alike."""
    return next(
        (rank for rank, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _draw(pen: Pen, line: SheetLine) -> None:
    told = line.shown
    if off(line.line):
        pen.line([Run(f"{TAKEN_OFF}{words(line.line.base)}", italic=True)], colour=PALE)
        return
    head = told[0] if told else None
    if line.look in (Look.TITLE, Look.HEADING, Look.ITEM, Look.LABEL, Look.DETAIL) and isinstance(head, Paragraph):
        _titled(pen, line.look, (Run(line.lead), *head.runs))
        pen.text(told[1:])
        return
    if line.lead and isinstance(head, Paragraph):
        told = (Paragraph((Run(line.lead), *head.runs)), *told[1:])
    if not told:
        pen.line([Run("")])  # a paragraph that she is about to write
    before = pen.cursor.block().blockNumber()
    pen.text(told)
    if line.look is Look.CLAUSE and pen.cursor.block().blockNumber() > before:
        indented = pen.cursor.blockFormat()
        indented.setIndent(1)
        pen.cursor.setBlockFormat(indented)


def _titled(pen: Pen, look: Look, runs: Sequence[Run]) -> None:
    bold = [Run(run.text, True, run.italic, run.underline, run.superscript) for run in runs]
    italic = [Run(run.text, run.bold, True, run.underline, run.superscript) for run in runs]
    match look:
        case Look.TITLE:
            pen.line(bold, align=CENTRE, below=4)
        case Look.HEADING:
            pen.line(bold, align=CENTRE, above=16, below=8)
        case Look.ITEM:
            pen.line(bold, above=18, below=4)
        case Look.LABEL:
            pen.line(bold, above=4, below=4)
        case _:
            pen.line(italic)


def off(line: Line) -> bool:
    """Whether she took a paragraph off, that is shown all the same."""
    return line.own and line.rewording is not None and not line.told
