"""Writing in the minutes: which paragraph is open, what is kept of it at each moment, what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal

from syndic_desktop.actions.minutes import SEALED, drop_wording, keep_wording, save_wording
from syndic_desktop.actions.scans import mark_private
from syndic_desktop.documents.contents.paragraphs import SheetLine
from syndic_desktop.domain.minutes import Key, Line, Rewording, Standing, next_added
from syndic_desktop.domain.privacy import toggled
from syndic_desktop.domain.texts import Text
from syndic_desktop.queries.minutes import ItemRow
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.minutes.editing import ParagraphEditor
from syndic_desktop.ui.screens.minutes.sheets import MARGIN, MinutesSheet
from syndic_desktop.ui.writing.veils import UNCHOSEN

AROUND = 12
LEAST = 320
"""Pixels: how far the editor stands out of the text, and its least width."""
APART = "Seul un paragraphe d’un point peut masquer des mots : celui-ci n’est d’aucun."


@dataclass(slots=True)
class _Open:
    """The paragraph that is being written: what is kept of it, and under which key until now."""

    hers: Rewording
    former: Key | None


class Writing(QObject):
    """Opens the paragraphs of a sheet, one at a time. `said`: why one cannot be; `closed`: it is to be read again."""

    said = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, sheet: MinutesSheet, editor: ParagraphEditor) -> None:
        super().__init__(sheet)
        self._desk, self._sheet, self._editor = desk, sheet, editor
        self._open: _Open | None = None
        self.session_id = 0
        self.sealed = False
        self.read_only = ""
        self.rewordings: Sequence[Rewording] = ()
        self.items: Sequence[ItemRow] = ()
        self.saving = False
        """Whether what is told of just now is what is typed here."""
        self._connect()

    def show_session(self, session_id: int) -> None:
        """Let go of what was open: it is of another session."""
        if session_id != self.session_id:
            self._open = None
            self._editor.hide()
        self.session_id = session_id

    def open(self, rank: int) -> None:
        """Write over a line, unless it says what is entered elsewhere."""
        self.close()
        if not 0 <= rank < len(self._sheet.lines):
            return
        line = self._sheet.lines[rank].line
        if why := self._closed_by(line):
            self.said.emit(why)
            return
        self._begin(rank, _hers(line), line.rewording.key if line.rewording else None)

    def add(self, rank: int) -> None:
        """Write a paragraph of hers after a line."""
        self.close()
        if not 0 <= rank < len(self._sheet.lines):
            return
        anchor = self._sheet.lines[rank].line.anchor
        why = self.read_only or (SEALED if self.sealed else "")
        if anchor is None or why:
            self.said.emit(why)
            return
        lines = list(self._sheet.lines)
        after = rank + 1
        while after < len(lines) and not lines[after].line.own and lines[after].line.anchor == anchor:
            after += 1
        hers = next_added(self.rewordings, anchor)
        lines.insert(after, SheetLine(Line(anchor, (), Standing.ADDED, hers)))
        self._sheet.show_lines(lines, after)
        self._begin(after, hers, None)

    def take_off(self, rank: int) -> None:
        """Take a paragraph off, or take back what she did of it."""
        if not 0 <= rank < len(self._sheet.lines):
            return
        line = self._sheet.lines[rank].line
        if why := self._closed_by(line):
            self.said.emit(why)
        elif line.rewording is not None:
            self._desk.run(drop_wording, self.session_id, line.rewording.key)
        else:
            self._desk.run(save_wording, self.session_id, replace(_hers(line), told=()))

    def hide_words(self, said: str) -> None:
        """Words that the public version does not show, or shows again: kept with the item that the paragraph is of."""
        anchor = self._sheet.lines[self._sheet.current].line.anchor if self._open is not None else None
        row = next((each for each in self.items if anchor is not None and each.position == anchor.item), None)
        if self.read_only or row is None or not said:
            self.said.emit(self.read_only or (UNCHOSEN if row else APART))
            return
        self._editor.settle()
        with self._editor.message.listening(self._desk):
            self._desk.run(mark_private, row.item_id, toggled(row.private, said))

    def close(self) -> None:
        """What is written is kept, and read again among the others."""
        if self._open is None:
            return
        self._editor.settle()
        self._open = None
        self._editor.hide()
        self._desk.begin_step()
        if self.session_id:
            self.closed.emit()

    def follow(self) -> None:
        """The paragraph being written, after something else has changed (« Annuler »)."""
        if self._open is None:
            return
        lines, key = self._sheet.lines, self._open.former
        rank = next((rank for rank, each in enumerate(lines) if _stands(each.line, self._open.hers, key)), None)
        if rank is None:
            self._open = None
            self._editor.hide()
            self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        line = lines[rank].line
        self._sheet.choose(rank)
        self._editor.show_line(line)
        self._editor.editor.set_text(line.told)
        self._place()

    def _closed_by(self, line: Line) -> str:
        if self.read_only or self.sealed:
            return self.read_only or SEALED
        return line.anchor.sealed if line.own and line.anchor is not None else ""

    def _begin(self, rank: int, hers: Rewording, former: Key | None) -> None:
        line = self._sheet.lines[rank].line
        self._desk.begin_step()
        self._sheet.choose(rank)
        self._open = _Open(hers, former)
        taken_off = line.own and not line.told
        self._editor.open(replace(line, told=line.base) if taken_off else line)
        self._on_resized()

    def _on_settled(self, told: Text) -> None:
        if self._open is None:
            return
        hers = replace(self._open.hers, told=told)
        self.saving = True
        try:
            with self._editor.message.listening(self._desk):
                done = self._desk.run(save_wording, self.session_id, hers, self._open.former)
        finally:
            self.saving = False
        if done:
            self._open.former = hers.key

    def _on_left(self) -> None:
        self.close()
        self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        self._sheet.reveal()

    def _on_kept(self) -> None:
        rank = self._sheet.current
        self._on_left()
        self._desk.run(keep_wording, self.session_id, self._sheet.lines[rank].line)

    def _on_recorded(self) -> None:
        was = self._open
        self._on_left()
        if was is not None:
            self._desk.run(drop_wording, self.session_id, was.former or was.hers.key)

    def _place(self) -> None:
        """Put the editor over its paragraph."""
        if self._open is None:
            return
        width = self._sheet.viewport().width() - 2 * (MARGIN - AROUND)
        self._editor.setFixedWidth(max(width, LEAST))
        height = self._editor.height_at(max(width, LEAST))
        self._sheet.make_room(self._sheet.current, height)
        rect = self._sheet.rect_of(self._sheet.current)
        self._editor.setGeometry(MARGIN - AROUND, rect.top() - 4, self._editor.width(), height)
        self._sheet.viewport().update()

    def _on_resized(self) -> None:
        if self._open is not None:
            self._place()
            self._sheet.reveal(self._editor.height())

    def _connect(self) -> None:
        sheet, editor = self._sheet, self._editor
        sheet.opened.connect(self.open)
        sheet.added.connect(self.add)
        sheet.taken_off.connect(self.take_off)
        sheet.resized.connect(self._on_resized)
        sheet.verticalScrollBar().valueChanged.connect(lambda _value: self._place())
        editor.settled.connect(self._on_settled)
        editor.hidden.connect(self.hide_words)
        editor.left.connect(self._on_left)
        editor.kept.connect(self._on_kept)
        editor.recorded.connect(self._on_recorded)
        editor.resized.connect(self._on_resized)


def _stands(line: Line, hers: Rewording, former: Key | None) -> bool:
    """Whether a line is the one being written: by what is kept of it, else, while nothing is, by its place."""
    if former is not None or line.rewording is not None:
        return line.rewording is not None and line.rewording.key == (former or hers.key)
    anchor = line.anchor
    return not hers.added and line.own and anchor is not None and (anchor.item, anchor.place) == (hers.item, hers.place)


def _hers(line: Line) -> Rewording:
    """What is to be kept of a line once she writes over it."""
    was, anchor = line.rewording, line.anchor
    if not line.own or anchor is None:
        assert was is not None, "a line that is hers alone has words of hers"
        return was
    base = was.base if was is not None and line.to_review else anchor.base
    return Rewording(anchor.item, anchor.place, base, line.told)
