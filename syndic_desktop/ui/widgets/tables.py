"""A table of frozen lines under headings of sections, gone through by keyboard; headings are never chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from syndic_desktop.ui.models import LINE, Index, L
from syndic_desktop.ui.theme import Theme

PADDING = 8  # pixels, of the cells in the style sheet
WHOLE = 300
"""Rows that Qt can measure word by word without being felt; beyond, what is cut is in the tool tip."""
LEAST = 200
"""Pixels that a column without a width needs to be read."""
SHORT = 112
"""Pixels that it is left beside columns as wide as their words."""
MIME = "application/x-syndic-row"


@dataclass(frozen=True, slots=True)
class Column(Generic[L]):
    """A title, what a line says under it, and the width it asks for (0: what is left).

    `fitted`: it is as wide as its longest words, and `width` the least that they may be cut to (0: never cut).
    """

    title: str
    says: Callable[[L], str]
    width: int = 0
    strong: bool = False
    spare: bool = False  # hidden first when there is no room
    fitted: bool = False


class SectionsModel(QAbstractTableModel, Generic[L]):
    """Lines in the order given; wherever the section changes, a heading comes before."""

    dropped = Signal(int, int)  # places among the lines, from 0: what was dragged, and where

    def __init__(self, columns: Sequence[Column[L]], section: Callable[[L], str], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._section = section
        self.rows: tuple[L | str, ...] = ()
        self.movable = False
        self.heading_colour: QColor | None = None

    @property
    def lines(self) -> tuple[L, ...]:
        """The lines without their headings."""
        return tuple(row for row in self.rows if not isinstance(row, str))

    def set_lines(self, lines: Sequence[L]) -> None:
        """Show other lines; nothing is current afterwards."""
        rows: list[L | str] = []
        heading = None
        for line in lines:
            if (section := self._section(line)) != heading and section:
                rows.append(section)
            heading = section
            rows.append(line)
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def line(self, index: Index) -> L | None:
        """The line of a row; None for a heading."""
        row = self.rows[index.row()] if index.isValid() else None
        return None if row is None or isinstance(row, str) else row

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.line(index) is None:
            return Qt.ItemFlag.ItemIsDropEnabled if self.movable else Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled if self.movable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()] if index.isValid() else ""
        if isinstance(row, str):
            return self._heading(row, index.column(), role)
        column = self.columns[index.column()]
        if role == LINE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.says(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.told if index.column() == 0 else column.says(row)
        if role == Qt.ItemDataRole.FontRole and column.strong:
            return _bold()
        return None

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, str(indexes[0].row() if indexes else -1).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        source = int(bytes(data.data(MIME).data()) or b"-1")
        target = row if row >= 0 else parent.row()
        if source < 0 or self.line(self.index(source, 0)) is None:
            return False
        before = [each for each in self.rows[: max(target, 0)] if not isinstance(each, str)]
        place = sum(1 for each in self.rows[:source] if not isinstance(each, str))
        aim = len(before) if target >= 0 else len(self.lines)
        self.dropped.emit(place, aim - 1 if row >= 0 and aim > place else min(aim, len(self.lines) - 1))
        return False  # the screen asks for the gesture, and the rows come back as it made them

    def _heading(self, row: str, column: int, role: int) -> Any:
        if column == 0 and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row
        if role == Qt.ItemDataRole.FontRole:
            return _bold()
        return self.heading_colour if role == Qt.ItemDataRole.ForegroundRole else None


class SectionsTable(QTableView, Generic[L]):
    """Shows such lines. `chosen` carries the current one (None: there is none), `pressed` says Enter was pressed."""

    chosen = Signal(object)
    pressed = Signal()
    dragged = Signal(int, int)

    def __init__(self, name: str, columns: Sequence[Column[L]], section: Callable[[L], str], theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._whole = False
        self._widths: dict[int, int] = {}  # of the columns that are as wide as their words
        self._pulled: L | None = None  # the line that the mouse is pressed on
        self.lines_model: SectionsModel[L] = SectionsModel(columns, section, self)
        self._build(name)
        self.lines_model.dropped.connect(self.dragged)
        theme.changed.connect(self._paint)
        self._paint()

    @property
    def current(self) -> L | None:
        return self.lines_model.line(self.currentIndex())

    @property
    def lines(self) -> tuple[L, ...]:
        return self.lines_model.lines

    def set_lines(self, lines: Sequence[L], *, kept: Callable[[L], bool] | None = None, movable: bool = False) -> None:
        """Show lines; the one that is `kept` stays current, else the first is."""
        top = self.verticalScrollBar().value()
        self._measure(len(lines))
        self.lines_model.movable = movable
        self.lines_model.set_lines(lines)
        self.clearSpans()
        for row, each in enumerate(self.lines_model.rows):
            if isinstance(each, str) and len(self.lines_model.columns) > 1:
                self.setSpan(row, 0, 1, len(self.lines_model.columns))
        self._weigh()
        self._fit()
        self.verticalScrollBar().setValue(top)
        found = next((each for each in lines if kept is not None and kept(each)), lines[0] if lines else None)
        if found is None:
            self.chosen.emit(None)
        else:
            self.choose(found)

    def choose(self, line: L) -> None:
        """Make a line the current one."""
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        for row, each in enumerate(self.lines_model.rows):
            if each is line:
                index = self.lines_model.index(row, 0)
                self.selectionModel().setCurrentIndex(index, flag)
                self.scrollTo(index)

    def show_whole(self) -> None:
        """Let names and subjects go on as many lines as they take, rather than be cut; up to `WHOLE` rows."""
        self.setItemDelegate(Whole(self))
        self._whole = True
        self._measure(len(self.lines))

    def _measure(self, count: int) -> None:
        whole = self._whole and count <= WHOLE
        modes = QHeaderView.ResizeMode
        self.setWordWrap(whole)
        self.verticalHeader().setSectionResizeMode(modes.ResizeToContents if whole else modes.Fixed)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pulled = self.lines_model.line(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        # Qt would pull the current line along when the mouse is pressed on a heading, which cannot be chosen.
        if self._pulled is not None:
            super().startDrag(actions)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.lines:  # Qt goes along the line
            first = event.key() == Qt.Key.Key_Home
            self.choose(self.lines[0 if first else -1])
            if first:
                self.scrollToTop()  # the heading above it
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and (not previous.isValid() or current.row() != previous.row()):
            self.chosen.emit(self.lines_model.line(current))

    def _build(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setModel(self.lines_model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMinimumWidth(176)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 16)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)

    def _weigh(self) -> None:
        """How wide the words of the fitted columns are."""
        self.ensurePolished()
        plain, strong = self.fontMetrics(), QFontMetrics(_bold())
        for place, column in enumerate(self.lines_model.columns):
            if column.fitted:
                metrics = strong if column.strong else plain
                widest = max((metrics.horizontalAdvance(column.says(each)) for each in self.lines), default=0)
                self._widths[place] = max(widest, plain.horizontalAdvance(column.title)) + 2 * PADDING + 8

    def _wanted(self, room: int) -> list[int]:
        """The width of each column that is shown; 0: what is left. What may be cut is, where the words have no room."""
        columns = self.lines_model.columns
        wanted = [self._widths.get(place, each.width) for place, each in enumerate(columns)]
        shown = [place for place in range(len(columns)) if not self.isColumnHidden(place)]
        lacking = sum(wanted[place] or SHORT for place in shown) - room
        for place in shown:
            if columns[place].fitted and columns[place].width and lacking > 0:
                cut = min(lacking, max(0, wanted[place] - columns[place].width))
                wanted[place], lacking = wanted[place] - cut, lacking - cut
        return wanted

    def _fit(self) -> None:
        """Columns that are spare go when there is no room; the one without a width takes what is left."""
        room, header = self.viewport().width(), self.horizontalHeader()
        columns = self.lines_model.columns
        needs = [self._widths.get(place, each.width) or LEAST for place, each in enumerate(columns)]
        needed = sum(needs)
        for place in reversed(range(len(columns))):
            hidden = columns[place].spare and needed > room
            needed -= needs[place] if hidden else 0
            self.setColumnHidden(place, hidden)
        shown = [place for place in range(len(columns)) if not self.isColumnHidden(place)]
        free = [place for place in shown if not (columns[place].width or columns[place].fitted)] or shown[-1:]
        for place, width in enumerate(self._wanted(room)):
            mode = QHeaderView.ResizeMode.Stretch if place in free else QHeaderView.ResizeMode.Fixed
            header.setSectionResizeMode(place, mode)
            if place not in free:
                header.resizeSection(place, width)

    def _paint(self) -> None:
        self.lines_model.heading_colour = QColor(self._theme.colours.muted)
        self.viewport().update()


class Whole(QStyledItemDelegate):
    """Asks for the height of the whole words. Qt's own forgets the padding of the style when it folds them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        asked = super().sizeHint(option, index)
        words = index.data(Qt.ItemDataRole.DisplayRole) or ""
        room = QRect(0, 0, max(1, option.rect.width() - 2 * PADDING - 6), 10_000)
        metrics = QFontMetrics(index.data(Qt.ItemDataRole.FontRole) or option.font)
        high = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
        return QSize(asked.width(), high + 2 * PADDING)


def _bold() -> QFont:
    from PySide6.QtWidgets import QApplication

    font = QFont(QApplication.font())
    font.setWeight(QFont.Weight.DemiBold)
    return font
