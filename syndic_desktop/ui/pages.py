"""Pages: an item drawn as its paper reads, and the rich texts of the domain drawn into a Qt document.

The paper is white, light or dark window alike: it is what will come out of the printer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)

from syndic_desktop.documents.word.recaps import Align, Column, RecapTable
from syndic_desktop.domain.texts import Heading, Listing, Paragraph, Run, Table, paragraph
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.session_sheets import Clause, Page

MARGIN = 20
INDENT = 24
INK = QColor("#1b2433")
PALE = QColor("#586374")
RULE = QColor("#c3cad6")
HEAD = QColor("#eef1f6")
ALERT = QColor("#fff3dc")
FAMILIES = ["Liberation Serif", "Times New Roman", "Times", "serif"]
POINTS = 12
UNWRITTEN = "Aucun texte n’est encore écrit pour ce point."
CENTRE, LEFT, RIGHT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
ALIGNED = {Align.LEFT: LEFT, Align.CENTER: CENTRE, Align.RIGHT: RIGHT}


@dataclass(frozen=True, slots=True)
class Stroke:
    """A part of a page that is drawn in one go. Two strokes that show the same are equal."""

    shown: object
    draw: Callable[[Pen], None] = field(compare=False)


def strokes(page: Page) -> list[Stroke]:
    """The parts of a page, in order; the first is its heading."""
    heading = (page.warning, page.heading, page.where, page.title, page.subject, page.rapporteur, page.unwritten)
    drawn = [Stroke(heading, partial(_draw_heading, page=page))]
    drawn += map(_stroke, page.statement)
    drawn += (Stroke(each, partial(_draw_ground, ground=each)) for each in page.grounds)
    drawn += map(_stroke, page.ballot)
    decision = (page.entry, page.formula, page.clauses)
    drawn.append(Stroke(decision, partial(_draw_decision, page=page)))
    drawn += map(_stroke, page.vote)
    return drawn


def _stroke(block: object) -> Stroke:
    return Stroke(block, partial(Pen.text, blocks=(block,)))


def dress_paper(document: QTextDocument) -> None:
    """Make a document a blank sheet of paper."""
    document.clear()
    font = QFont(FAMILIES)
    font.setPointSize(POINTS)
    document.setDefaultFont(font)
    document.setDocumentMargin(MARGIN)
    document.setIndentWidth(INDENT)
    whole_words = QTextOption()
    whole_words.setWrapMode(QTextOption.WrapMode.WordWrap)
    document.setDefaultTextOption(whole_words)


def _draw_heading(pen: Pen, page: Page) -> None:
    if page.warning:
        pen.line([Run(f"À vérifier{NB}: ", bold=True), Run(page.warning)], ground=ALERT, below=12)
    pen.line([Run(page.heading.upper(), bold=True)], align=CENTRE, below=2)
    pen.line([Run(page.where)], align=CENTRE, below=16)
    said = page.subject if page.title == page.heading else f"{page.title}{NB}: {page.subject}"
    pen.line([Run(said, bold=True)], below=4)
    if page.rapporteur:
        pen.line([Run(f"Rapporteur{NB}: {page.rapporteur}", italic=True)], below=10)
    else:
        pen.space(6)
    if page.unwritten:
        pen.line([Run(UNWRITTEN, italic=True)], align=CENTRE, above=32, colour=PALE)


def _draw_ground(pen: Pen, ground: tuple[str, str]) -> None:
    word, text = ground
    pen.line([Run(f"{word}{NB}", bold=True), Run(text)], below=6)


def _draw_decision(pen: Pen, page: Page) -> None:
    if not page.clauses:
        return
    pen.space(4)
    if page.entry:
        pen.line([Run(page.entry)], below=4)
    if page.formula:
        pen.line([Run(page.formula, bold=True)], align=CENTRE, above=4, below=8)
    pen.clauses(page.clauses)
    pen.space(4)


class Pen:
    """Writes down a document, block after block."""

    def __init__(self, document: QTextDocument, *, narrow: bool = False) -> None:
        self.cursor = QTextCursor(document)
        self._table_points = POINTS - 2 if narrow else POINTS - 1
        self.fresh = True

    def line(
        self,
        runs: Iterable[Run],
        *,
        align: Qt.AlignmentFlag = LEFT,
        above: int = 0,
        below: int = 8,
        ground: QColor | None = None,
        colour: QColor = INK,
    ) -> None:
        """One paragraph."""
        look = QTextBlockFormat()
        look.setAlignment(align)
        look.setTopMargin(above)
        look.setBottomMargin(below)
        look.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if ground is not None:
            look.setBackground(ground)
        self._block(look)
        self._runs(runs, colour)

    def on(self, cursor: QTextCursor, *, fresh: bool) -> None:
        """Go on elsewhere; `fresh`: in a paragraph that is blank."""
        self.cursor, self.fresh = cursor, fresh

    def space(self, height: int) -> None:
        """Some air before the next paragraph."""
        look = self.cursor.blockFormat()
        look.setBottomMargin(look.bottomMargin() + height)
        self.cursor.setBlockFormat(look)

    def text(self, blocks: Iterable[object]) -> None:
        """A rich text."""
        for block in blocks:
            match block:
                case Paragraph(runs):
                    self.line(runs)
                case Heading(text):
                    self.line([Run(text, bold=True)], above=6, below=4)
                case Listing():
                    self._listing(block, 1)
                case Table(rows, header):
                    cells = [[[Run(cell, bold=header and not rank)] for cell in row] for rank, row in enumerate(rows)]
                    self._table(cells, header=header)
                case RecapTable():
                    self._recap(block)

    def clauses(self, clauses: Sequence[Clause]) -> None:
        """An operative part: bullets where there are several, sub-clauses one level deeper."""
        entries: list[Paragraph | Listing] = []
        for clause in clauses:
            verb = (Run(f"{clause.verb} ", bold=True),) if clause.verb else ()
            entries.append(Paragraph((*verb, Run(clause.text))))
            if clause.sub:
                entries.append(Listing(tuple(paragraph(each) for each in clause.sub)))
        if len(clauses) == 1 and len(entries) == 1:
            self.text(entries)
        else:
            self._listing(Listing(tuple(entries)), 1)

    def _listing(self, listing: Listing, depth: int) -> None:
        styles = QTextListFormat.Style
        bullets = (styles.ListDisc, styles.ListCircle, styles.ListSquare)
        look = QTextListFormat()
        look.setStyle(styles.ListDecimal if listing.numbered else bullets[(depth - 1) % len(bullets)])
        look.setIndent(depth)
        made = None
        for entry in listing.entries:
            if isinstance(entry, Listing):
                self._listing(entry, depth + 1)
                continue
            self.text([entry])
            if made is None:
                made = self.cursor.createList(look)
            else:
                made.add(self.cursor.block())
            tight = self.cursor.blockFormat()
            tight.setBottomMargin(4)
            self.cursor.setBlockFormat(tight)

    def _recap(self, recap: RecapTable) -> None:
        rows = [[[Run(column.title, bold=True)] for column in recap.columns]]
        rows += [[[Run(cell, bold=row.strong)] for cell in row.cells] for row in recap.rows]
        table = self._table(rows, header=True, columns=recap.columns)
        first = 0
        for index, row in enumerate(recap.rows, start=1):
            if not row.merge_first:
                first = index
            elif index == len(recap.rows) or not recap.rows[index].merge_first:
                for merged in range(first + 1, index + 1):
                    _empty(table, merged)
                table.mergeCells(first, 0, index - first + 1, 1)

    def _table(
        self, rows: Sequence[Sequence[Iterable[Run]]], *, header: bool, columns: Sequence[Column] = ()
    ) -> QTextTable:
        if not self.fresh:
            self._block(QTextBlockFormat())
        table = self.cursor.insertTable(len(rows), max(map(len, rows)), _table_format(header=header))
        for index, row in enumerate(rows):
            for place, runs in enumerate(row):
                self.cursor = table.cellAt(index, place).firstCursorPosition()
                look = QTextBlockFormat()
                look.setAlignment(ALIGNED[columns[place].align] if columns else LEFT)
                self.cursor.setBlockFormat(look)
                self._runs(runs, small=True)
                if header and not index:
                    ground = table.cellAt(index, place).format()
                    ground.setBackground(HEAD)
                    table.cellAt(index, place).setFormat(ground)
        self.cursor = table.lastCursorPosition()
        self.cursor.setPosition(table.lastPosition() + 1)
        self.fresh = True
        return table

    def _block(self, look: QTextBlockFormat) -> None:
        if self.fresh:
            self.cursor.setBlockFormat(look)
        else:
            self.cursor.insertBlock(look, QTextCharFormat())
        self.fresh = False

    def _runs(self, runs: Iterable[Run], colour: QColor = INK, *, small: bool = False) -> None:
        for run in runs:
            look = QTextCharFormat()
            look.setForeground(colour)
            look.setFontWeight(QFont.Weight.Bold if run.bold else QFont.Weight.Normal)
            look.setFontItalic(run.italic)
            look.setFontUnderline(run.underline)
            if small:
                look.setFontPointSize(self._table_points)
            if run.superscript:
                look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            self.cursor.insertText(run.text, look)


def _table_format(*, header: bool) -> QTextTableFormat:
    look = QTextTableFormat()
    look.setBorder(1)
    look.setBorderCollapse(True)
    look.setBorderBrush(RULE)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setCellPadding(3)
    look.setCellSpacing(0)
    look.setTopMargin(4)
    look.setBottomMargin(10)
    look.setHeaderRowCount(int(header))
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return look


def _empty(table: QTextTable, row: int) -> None:
    """Take the words out of the first cell of a row: the group's first row keeps them."""
    cursor = table.cellAt(row, 0).firstCursorPosition()
    cursor.setPosition(table.cellAt(row, 0).lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
