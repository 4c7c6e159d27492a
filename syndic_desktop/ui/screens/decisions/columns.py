"""The columns of the table of decisions: how wide they are, and which one ranks the lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QTableView

SAMPLE = 200  # lines: the newest ones say how wide a column has to be
PADDING = 18  # pixels
LEAST, LEAST_SUBJECT, MOST = 44, 200, 240  # pixels


class Columns(QObject):
    """Owns the widths of a table. One column, `stretched`, takes what the others leave; `yielding`: those that give
    up some of theirs first. `laid`: widths have changed. `asked`: the lines are to be ranked by a column.
    """

    laid = Signal()
    asked = Signal(int)

    def __init__(
        self, table: QTableView, texts: Callable[[int], Mapping[int, str]], stretched: int, yielding: tuple[int, ...]
    ) -> None:
        """`texts`: what the cells of a row say, by column."""
        super().__init__(table)
        self._table, self._texts, self._stretched, self._yielding = table, texts, stretched, yielding
        self._hers: dict[int, int] = {}
        self._laying = False
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(LEAST)
        header.sectionResized.connect(self._on_resized)
        header.sectionHandleDoubleClicked.connect(self._forget)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.asked)
        ranking = QShortcut(QKeySequence("Shift+F9"), table)
        ranking.setContext(Qt.ShortcutContext.WidgetShortcut)
        ranking.setWhatsThis("ranger les lignes par la colonne, puis à l’envers, puis comme avant")
        ranking.activated.connect(lambda: self.asked.emit(table.currentIndex().column()))

    def point(self, order: tuple[int, bool] | None) -> None:
        """Show which column ranks the lines, and whether from its end."""
        header = self._table.horizontalHeader()
        header.setSortIndicatorShown(order is not None)
        if order is not None:
            ways = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
            header.setSortIndicator(order[0], ways[order[1]])
        self.lay()  # the title of the column that ranks has its mark to hold

    def lay(self) -> None:
        """Give every column that is shown its width."""
        wanted = self._wanted()
        room = self._table.viewport().width() - sum(wanted.values())
        for column in self._yielding:
            if room >= LEAST_SUBJECT or column not in wanted or column in self._hers:
                continue
            given = min(LEAST_SUBJECT - room, max(0, wanted[column] - self._titled(column)))
            wanted[column] -= given
            room += given
        self._laying = True
        for column, width in wanted.items():
            self._table.setColumnWidth(column, width)
        if self._stretched not in self._hers:
            self._table.setColumnWidth(self._stretched, max(LEAST_SUBJECT, room))
        self._laying = False
        self.laid.emit()

    def saveState(self) -> QByteArray:
        """What she dragged, as it is remembered."""
        return QByteArray(";".join(f"{column}:{width}" for column, width in self._hers.items()).encode())

    def restoreState(self, state: QByteArray) -> bool:
        """Give back what she had dragged; whether it was read."""
        try:
            pairs = (each.split(":") for each in state.toStdString().split(";") if each)
            self._hers = {int(column): max(LEAST, int(width)) for column, width in pairs}
        except ValueError:
            return False
        self.lay()
        return True

    def _wanted(self) -> dict[int, int]:
        """The width that each column shown wants, but the one that is stretched."""
        model, metrics = self._table.model(), self._table.fontMetrics()
        shown = [each for each in range(model.columnCount()) if not self._table.isColumnHidden(each)]
        longest: dict[int, str] = {}
        for row in range(min(model.rowCount(), SAMPLE)):
            for column, said in self._texts(row).items():
                known = longest.get(column, "")
                if len(said) > len(known) or (  # as many letters may be wider: « 20/10/2026 », « 11/11/2011 »
                    len(said) == len(known) and metrics.horizontalAdvance(said) > metrics.horizontalAdvance(known)
                ):
                    longest[column] = said
        found = {}
        for column in shown:
            if column == self._stretched:
                continue
            needed = metrics.horizontalAdvance(longest.get(column, "")) + PADDING
            found[column] = self._hers.get(column) or min(MOST, max(self._titled(column), needed))
        if self._stretched in self._hers:
            found[self._stretched] = self._hers[self._stretched]
        return found

    def _titled(self, column: int) -> int:
        header = self._table.horizontalHeader()
        return max(LEAST, header.sectionSizeHint(column))

    def _on_resized(self, column: int, _was: int, width: int) -> None:
        if not self._laying and width:
            self._hers[column] = width
            self.laid.emit()

    def _forget(self, column: int) -> None:
        """A double click gives a column back the width that its cells need."""
        self._hers.pop(column, None)
        self.lay()
