"""Paragraphs, entries and cells as a reader meets them, put together into blocks.

It is told what begins and what ends; words that come between stand where they can.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from syndic_desktop.domain.listings import Nest
from syndic_desktop.domain.texts import Block, DecisionKind, DelegatedTable, Heading, Paragraph, Run
from syndic_desktop.exchange.pasted.looks import Look
from syndic_desktop.exchange.pasted.tables import TableBuilder

_BLANKS = re.compile(r"[ \t\n\r\f]+")
WordEntry = tuple[tuple[str, str], int]


@dataclass(slots=True)
class _List:
    """An open list of HTML; `begun`: its current entry has words, `cut`: a list came in it since."""

    key: int
    numbered: bool
    begun: bool = False
    cut: bool = False


class Writer:
    """Writes `blocks`."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._nest = Nest(self.blocks)
        self._runs: list[Run] = []
        self._blank = True  # the next space would be the first of its line, or the second of two
        self._kept = False  # spaces count at the end of what was last added
        self._heading = False
        self._word_entry: WordEntry | None = None
        self._numbered = False
        self._lists: list[_List] = []
        self._tables: list[TableBuilder] = []
        self._made = 0

    # --- words ------------------------------------------------------------------------------------------

    def add(self, words: str, look: Look) -> None:
        """Words of the current paragraph."""
        if not look.pre:
            words = _BLANKS.sub(" ", words)
            if self._blank:
                words = words.removeprefix(" ")
        if words:
            self._runs.append(replace(look.run, text=words))
            self._blank, self._kept = not look.pre and words.endswith(" "), look.pre

    def break_line(self) -> None:
        """The next words stand on a line of their own, in the same paragraph."""
        if not self._kept:
            self._strip(" ")
        look = self._runs[-1] if self._runs else Run("")
        self._runs.append(replace(look, text="\n"))
        self._blank = not self._kept

    def mark(self, *, numbered: bool, words: str) -> None:
        """The bullet or number that Word writes before an entry."""
        if words.strip():
            self._numbered = numbered

    # --- paragraphs -------------------------------------------------------------------------------------

    def begin_paragraph(self, *, heading: bool, entry: WordEntry | None) -> None:
        """A paragraph or a title; `entry`: of which list of Word, at which level."""
        self.end_paragraph()
        self._heading, self._word_entry, self._numbered = heading, entry, False

    def end_paragraph(self) -> None:
        """What was added stands together."""
        if not self._kept:
            self._strip(" \n")
        runs = tuple(self._runs)
        self._runs, self._blank, self._kept = [], True, False
        heading, entry = self._heading, self._word_entry
        if any(not run.text.isspace() for run in runs):
            self._put(Paragraph(runs), entry, heading=heading)
            self._heading, self._word_entry = False, None

    def recap(self, kind: DecisionKind) -> None:
        """The recap of delegated decisions, which stands alone."""
        if not self._tables:
            self._nest.close()
            self.blocks.append(DelegatedTable(kind))

    def end(self) -> None:
        """Nothing comes any more."""
        self.end_paragraph()
        while self._tables:
            self.end_table()
        self._nest.close()

    def _put(self, paragraph: Paragraph, entry: WordEntry | None, *, heading: bool) -> None:
        if self._tables:
            self._put_in_cell(paragraph)
        elif self._lists:
            self._put_in_list(paragraph, self._lists[-1])
        elif entry is not None and not heading:
            self._nest.add(entry[0], entry[1], paragraph, numbered=self._numbered)
        else:
            self._nest.close()
            self.blocks.append(Heading(paragraph.text) if heading else paragraph)

    def _put_in_list(self, paragraph: Paragraph, opened: _List) -> None:
        if opened.begun and not opened.cut and self._nest.extend(paragraph):
            return
        self._nest.add(opened.key, len(self._lists), paragraph, numbered=opened.numbered)
        opened.begun, opened.cut = True, False

    def _put_in_cell(self, paragraph: Paragraph) -> None:
        table = self._tables[-1]
        words = f"– {paragraph.text}" if self._lists or self._word_entry else paragraph.text
        if table.cell is not None:
            table.cell.append(words)
        else:  # words between the cells: before the table, as browsers show them
            self._nest.close()
            self.blocks.append(paragraph)

    def _strip(self, signs: str) -> None:
        while self._runs:
            last = self._runs[-1]
            stripped = last.text.rstrip(signs)
            if stripped:
                self._runs[-1] = replace(last, text=stripped)
                return
            self._runs.pop()

    # --- lists ------------------------------------------------------------------------------------------

    def begin_list(self, *, numbered: bool) -> None:
        self.end_paragraph()
        if self._lists:
            self._lists[-1].cut = True
        self._made += 1
        self._lists.append(_List(self._made, numbered))

    def end_list(self) -> None:
        self.end_paragraph()
        self._lists.pop()

    def begin_entry(self) -> None:
        self.end_paragraph()
        if self._lists:
            self._lists[-1].begun = False

    def end_entry(self) -> None:
        self.end_paragraph()

    # --- tables -----------------------------------------------------------------------------------------

    def begin_table(self, said: str | None) -> None:
        self.end_paragraph()
        self._tables.append(TableBuilder(said))

    def begin_row(self) -> None:
        self.end_paragraph()
        if self._tables:
            self._tables[-1].begin_row()

    def begin_cell(self, *, title: bool) -> None:
        self.end_paragraph()
        if self._tables:
            self._tables[-1].begin_cell(title=title)

    def end_cell(self, element: object) -> None:
        self.end_paragraph()
        if self._tables and self._tables[-1].cell is not None:
            self._tables[-1].end_cell(element)

    def end_table(self) -> None:
        """The table stands whole, or as lines in the cell around it."""
        self.end_paragraph()
        table = self._tables.pop()
        if self._tables and (cell := self._tables[-1].cell) is not None:
            cell.extend(line for line in table.lines() if line)
        elif any(table.rows):
            self._nest.close()
            self.blocks.append(table.table())
