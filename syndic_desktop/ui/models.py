"""Lists of frozen lines, as Qt's views want them. What a line looks like is its delegate's subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

LINE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class Line(Protocol):
    """A line says itself in one sentence: for a screen reader, and for typing its first letters."""

    @property
    def told(self) -> str: ...


L = TypeVar("L", bound=Line)


class LinesModel(QAbstractListModel, Generic[L]):
    """Shows lines in the order given; replaced whole when something they show has changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[L, ...] = ()

    def set_lines(self, lines: Sequence[L]) -> None:
        """Show other lines; nothing is current afterwards."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.told
        return None
