"""The table of the acts of a session: several may be chosen, each key is a gesture on those that are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu

from syndic_desktop.domain.acts import ActRef
from syndic_desktop.queries.acts import WORDS, ActRow, Stale
from syndic_desktop.ui.screens.acts.gesturing import GESTURES, KEYS
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.tables import Column, SectionsTable

LEGEND = f"{KEYS} · Ctrl+A tout choisir · ↻ extrait à refaire · ✗ modifié depuis la signature"


class ActsTable(SectionsTable[ActRow]):
    """`asked` carries a letter of `GESTURES` and whether it is meant for all who wait for it."""

    asked = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        self.stale: Mapping[int, Stale] = {}
        super().__init__("Actes de la séance", self._columns(), lambda row: row.section, theme)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleDescription(LEGEND)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.show_whole()

    @property
    def selected(self) -> tuple[ActRow, ...]:
        """The acts chosen, in the order shown; the current one where none is."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = (self.lines_model.rows[row] for row in rows)
        found = tuple(line for line in lines if not isinstance(line, str))
        if found or self.current is None:
            return found
        return (self.current,)

    def ref_at(self, row: int) -> ActRef | None:
        """The act of a row; None for a heading."""
        line = self.lines_model.rows[row]
        return None if isinstance(line, str) else line.ref

    def show_rows(self, rows: Sequence[ActRow], *, current: ActRef | None, kept: Sequence[ActRef]) -> None:
        """Show acts; those that were chosen stay so."""
        self.set_lines(rows, kept=lambda row: row.ref == current)
        flag = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place, each in enumerate(self.lines_model.rows):
            if not isinstance(each, str) and each.ref in kept:
                self.selectionModel().select(self.lines_model.index(place, 0), flag)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter, shift = event.text().upper(), event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        plain = shift or event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and letter in GESTURES and self.current is not None:
            self.asked.emit(letter, shift)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.current is None:
            return
        menu = QMenu(self)
        for letter, words in GESTURES.items():
            menu.addAction(f"{words}\t{letter}").triggered.connect(
                lambda *_, letter=letter: self.asked.emit(letter, False)
            )
        menu.exec(event.globalPos())

    def _columns(self) -> tuple[Column[ActRow], ...]:
        return (
            Column("Numéro", lambda row: row.number, 108, strong=True),
            Column("Objet", lambda row: row.subject, 0),
            Column("Étape", self._stage, 148),
            Column("Scan", lambda row: "✓" if row.act.scan else "—", 52, spare=True),
            Column("Signé", _day(0), 96, spare=True),
            Column("Transmis", _day(1), 96, spare=True),
            Column("Publié", _day(3), 96, spare=True),
            Column("Accusé", _day(2), 96, spare=True),
        )

    def _stage(self, row: ActRow) -> str:
        """How far it has gone, and what is out of date: louder once it was signed."""
        words = WORDS[row.stage]
        if row.moved:
            return f"✗ {words[2:]}, modifié"
        return f"{words} ↻" if row.ref.item in self.stale else words


def _day(place: int) -> Callable[[ActRow], str]:
    return lambda row: row.days[place]
