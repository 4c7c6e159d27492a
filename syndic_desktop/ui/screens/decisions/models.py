"""The lines of the table of decisions as Qt wants them: a new one above, then those of the file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from syndic_desktop.domain import wording
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.queries.acts import WORDS
from syndic_desktop.queries.decisions import DecisionLine
from syndic_desktop.ui.models import Index
from syndic_desktop.ui.screens.decisions.cells import CELLS, KIND_CELL, NUMBER, Cell
from syndic_desktop.ui.screens.decisions.lists import KIND_WORDS

FOLLOWED = len(CELLS)
"""The last column: how far the act has gone, or which session is told of it."""
KIND = FOLLOWED + 1
"""Shown first, in the lists that hold several kinds."""
Ranking = tuple[Any, ...]
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DecisionsModel(QAbstractTableModel):
    """`draft`: the line being entered, the first row; None where none is. `proposed`: the number it would bear."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: tuple[DecisionLine, ...] = ()
        self._given: tuple[DecisionLine, ...] = ()
        self.draft: Decision | None = None
        self.proposed = ""
        self.untold = False
        self.muted = QColor()
        self.order: tuple[int, bool] | None = None  # the column that ranks the lines, and whether from its end

    def set_lines(self, lines: Sequence[DecisionLine], *, untold: bool) -> None:
        """Show other lines; the new one stays above."""
        self.beginResetModel()
        self._given, self.untold = tuple(lines), untold
        self.lines = self._ranked()
        self.endResetModel()

    def rank_by(self, column: int) -> None:
        """Rank the lines by a column, then from its end, then as they were given."""
        turned = {(column, False): (column, True), (column, True): None}
        self.beginResetModel()
        self.order = turned.get(self.order, (column, False)) if self.order else (column, False)
        self.lines = self._ranked()
        self.endResetModel()

    def _ranked(self) -> tuple[DecisionLine, ...]:
        if self.order is None:
            return self._given
        column, backwards = self.order
        rows = {line.key: rank for rank, line in enumerate(self._given)}
        keys = {line.key: self._ranking(line, column) for line in self._given}
        said = [line for line in self._given if keys[line.key] is not None]
        said.sort(key=lambda line: (keys[line.key], rows[line.key]), reverse=backwards)
        return (*said, *(line for line in self._given if keys[line.key] is None))  # nothing said: last, as in Excel

    def _ranking(self, line: DecisionLine, column: int) -> Ranking | None:
        """What a line is ranked by in a column: amounts and days as such, « A9 » before « A10 »."""
        decision = line.decision
        name = CELLS[column].name if column < FOLLOWED else ""
        if name == "amount":
            return None if decision.amount is None else (decision.amount,)
        if name == "day":
            return None if decision.day is None else (Decimal(decision.day.toordinal()),)
        said = wording.fold(self._told(line, column))
        return tuple(_piece(each) for each in re.split(r"(\d+)", said)) if said else None

    def set_draft(self, draft: Decision | None, proposed: str = "") -> None:
        """Show a new line, or none any more."""
        if (draft is None) is (self.draft is None):
            self.draft, self.proposed = draft, proposed
            self.dataChanged.emit(self.index(0, 0), self.index(0, FOLLOWED))
            return
        self.beginResetModel()
        self.draft, self.proposed = draft, proposed
        self.endResetModel()

    def line(self, row: int) -> DecisionLine | None:
        """The line of a row; None for the new one."""
        place = row - (self.draft is not None)
        return self.lines[place] if 0 <= place < len(self.lines) else None

    def decision(self, row: int) -> Decision | None:
        """The decision of a row, new or known."""
        line = self.line(row)
        return line.decision if line else self.draft

    def row_of(self, key: object) -> int:
        """The row of a decision; -1 where it is not shown."""
        first = int(self.draft is not None)
        return next((row for row, line in enumerate(self.lines, start=first) if line.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self.lines) + (self.draft is not None)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else KIND + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if section == KIND:
                return "Type"
            return CELLS[section].title if section < FOLLOWED else "Rapportée" if self.untold else "Étape"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section < FOLLOWED and CELLS[section].right else LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._says(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column < FOLLOWED and CELLS[column].right else LEFT
        if role == Qt.ItemDataRole.ForegroundRole and self._muted(row, column):
            return self.muted
        return None

    def row_texts(self, row: int) -> dict[int, str]:
        """What the cells of a row say, by column."""
        return {column: self._says(row, column) for column in range(KIND + 1)}

    def _muted(self, row: int, column: int) -> bool:
        """Whether what a cell shows was typed by nobody: a number that is proposed, what the kind says."""
        decision = self.decision(row)
        if column == NUMBER:
            return self.line(row) is None and self._proposes
        name = CELLS[column].name if column < FOLLOWED else ""
        return decision is not None and name in ("matter", "nature") and not getattr(decision, name)

    @property
    def _proposes(self) -> bool:
        return self.draft is not None and not self.draft.number

    def _says(self, row: int, column: int) -> str:
        line, decision = self.line(row), self.decision(row)
        if decision is None:
            return ""
        if column < FOLLOWED:
            said = CELLS[column].shows(decision)
            return self.proposed if column == NUMBER and line is None and self._proposes else said
        if column == KIND:
            return KIND_WORDS[decision.kind]
        return self._told(line, column) if line else "nouvelle"

    def _told(self, line: DecisionLine, column: int) -> str:
        """What the cell of a known line says."""
        if column < FOLLOWED:
            return CELLS[column].shows(line.decision)
        if column == KIND:
            return KIND_WORDS[line.decision.kind]
        if self.untold:
            return told_on(line.told, ahead=True)
        return f"{'⚠ ' if line.doubts else ''}{WORDS[line.stage]}"


def cell_at(column: int) -> Cell | None:
    """The cell that is typed in at a column; None where nothing is."""
    return CELLS[column] if 0 <= column < FOLLOWED else KIND_CELL if column == KIND else None


def _piece(text: str) -> tuple[int, Decimal, str]:
    return (0, Decimal(text), "") if text.isdecimal() else (1, Decimal(0), text)


def told_on(day: date | None, *, ahead: bool) -> str:
    """Which session is told of it, in a cell: « → 04/12/2026 », « aucune »."""
    return f"{'→ ' if ahead else ''}{wording.short_date(day)}" if day else "aucune"
