"""The list of items with what became of each, to go from one to the other; the sign says the result without colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from syndic_desktop.queries.live.items import LiveItem, Mark
from syndic_desktop.ui.theme import Theme

LEAST = 40  # pixels: one line, in a window with no room for more


class AgendaList(QListWidget):
    """`picked` carries a position."""

    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[LiveItem, ...] = ()
        self.setAccessibleName("Points de l’ordre du jour et leurs résultats")
        self.setUniformItemSizes(True)
        self.setMinimumHeight(LEAST)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(lambda _item: self.picked.emit(self.currentRow() + 1))
        theme.changed.connect(self._paint)

    def show_lines(self, lines: Sequence[LiveItem]) -> None:
        """Show these; only those that have changed are written again."""
        before, self._lines = self._lines, tuple(lines)
        if len(before) != len(self._lines):
            self.clear()
            for _ in self._lines:
                self.addItem(QListWidgetItem())
            before = ()
        for row, line in enumerate(self._lines):
            if not before or (before[row] is not line and before[row] != line):
                self._write(row, line)

    def go_to(self, position: int) -> None:
        """Make an item current."""
        self.setCurrentRow(position - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.picked.emit(self.currentRow() + 1)
        else:
            super().keyPressEvent(event)

    def _write(self, row: int, line: LiveItem) -> None:
        item = self.item(row)
        here = "▸" if line.open_now else " "
        result = f"{line.result} — " if line.result else ""
        item.setText(f"{here} {line.mark or '·'}  {line.position}. {result}{line.subject}")
        item.setToolTip(line.told)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, line.told)
        colours = self._theme.colours
        tint = {
            Mark.CARRIED: colours.good_text, Mark.REJECTED: colours.bad_text, Mark.DOUBTFUL: colours.warning_text,
            Mark.OFF: colours.muted, Mark.DONE: colours.muted,
        }.get(line.mark, colours.text)  # fmt: skip
        item.setForeground(QColor(tint))

    def _paint(self) -> None:
        for row, line in enumerate(self._lines):
            self._write(row, line)
