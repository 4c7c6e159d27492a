"""The table of decisions, typed as a spreadsheet is: it tells what is asked of its cells, and writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView

from syndic_desktop.domain.acts import CHOICES, ActRef
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.queries.decisions import DecisionLine, Proposals
from syndic_desktop.ui.models import Index
from syndic_desktop.ui.screens.acts.gesturing import GESTURES
from syndic_desktop.ui.screens.decisions.cells import (
    CELLS,
    INITIALS,
    NATURE,
    NUMBER,
    PRECISION,
    SUBJECT,
    TAX,
    TAXES,
    Said,
    copied,
    said_by_kind,
    typed_in,
)
from syndic_desktop.ui.screens.decisions.columns import Columns
from syndic_desktop.ui.screens.decisions.editors import CellEditor, Framed, is_new, is_plain
from syndic_desktop.ui.screens.decisions.models import FOLLOWED, KIND, DecisionsModel, cell_at
from syndic_desktop.ui.screens.decisions.papers import PAPERS
from syndic_desktop.ui.theme import Theme

REMOVING = "Suppr vide une case ; Ctrl+Suppr supprime les lignes choisies."
LETTERS = {**GESTURES, **PAPERS}
"""What a letter does on the last column."""
_NONE = Qt.KeyboardModifier.NoModifier
YIELDING = (6, 8, 2)
"""Delegation, which most lines have in common, then precision and supplier."""
Keep = Callable[[DecisionLine | None, Said], bool]
"""Try to keep what is said of a line (None: the new one); whether it was kept."""


class DecisionsTable(QTableView):
    """`keep` and `proposals` are the screen's. `asked` names a gesture: `Entering.act`."""

    asked = Signal(str)
    chosen = Signal(object)  # a DecisionLine; None: the new line, or none at all
    noted = Signal(str, bool)  # a letter of `GESTURES` on the last column, and whether it is for all who wait for it
    followed = Signal(bool)  # whether the keyboard is on the last column
    refused = Signal(str)  # why what is typed in a cell is not kept; empty once it is

    def __init__(self, theme: Theme, keep: Keep, proposals: Callable[[Decision], Proposals],
                 today: Callable[[], date]) -> None:  # fmt: skip
        super().__init__()
        self._theme, self._keep, self._proposals, self._today = theme, keep, proposals, today
        self.model_ = DecisionsModel(self)
        self.held = ""
        self.reading_only = False
        self._at: tuple[object, int] | None = None  # the decision (None: the new one) and the column being edited
        self.editor = CellEditor(self.viewport())
        self._build()
        self.editor.tabbed.connect(self._on_tab)
        self.editor.stepped.connect(self._on_step)
        self.editor.confirmed.connect(self._on_enter)
        self.editor.given_up.connect(self.give_up)
        self.editor.left.connect(self.settle)
        self.editor.textEdited.connect(lambda: self.refused.emit(""))
        theme.changed.connect(self._paint)
        self._paint()

    @property
    def current(self) -> DecisionLine | None:
        index = self.currentIndex()
        return self.model_.line(index.row()) if index.isValid() else None

    @property
    def on_draft(self) -> bool:
        """Whether the new line is the one the keyboard is on."""
        return self.currentIndex().isValid() and self.current is None

    @property
    def selected(self) -> tuple[DecisionLine, ...]:
        """The lines chosen, in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(line for row in rows if (line := self.model_.line(row)) is not None)

    @property
    def following(self) -> bool:
        """Whether the keyboard is on how far the act of a line has gone."""
        return self.current is not None and self.currentIndex().column() == FOLLOWED

    @property
    def editing(self) -> bool:
        return self._at is not None

    def ref_at(self, row: int) -> ActRef | None:
        """The act of a row; None for the new line."""
        line = self.model_.line(row)
        return line.ref if line else None

    def show_lines(
        self, lines: Sequence[DecisionLine], *, untold: bool, key: object, column: int, kind: DecisionKind | None
    ) -> None:
        """Show lines; the decision of that key is the current one, else the first, at that column.

        Several that were chosen stay so. `kind`: the one of all the lines; None: they are of several, which is told.
        """
        top, kept = self.verticalScrollBar().value(), {line.key for line in self.selected}
        self.model_.set_lines(lines, untold=untold)
        self._show_columns(kind)
        self.verticalScrollBar().setValue(top)
        row = self.model_.row_of(key) if key is not None else 0
        self.go(max(row, 0), column)
        if len(kept) > 1 and self.current is not None and self.current.key in kept:
            self._choose(kept)

    def _choose(self, keys: Collection[object]) -> None:
        flag = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in range(self.model_.rowCount()):
            line = self.model_.line(row)
            if line is not None and line.key in keys:
                self.selectionModel().select(self.model_.index(row, 0), flag)

    def _show_columns(self, kind: DecisionKind | None) -> None:
        """The kind of each line, or the nature where there is a choice, in the place of what is least asked then."""
        alone = kind is not None and len(CHOICES[kind]) == 1
        precise = any(line.decision.precision for line in self.model_.lines)
        self.setColumnHidden(INITIALS, kind is None)
        self.setColumnHidden(PRECISION, kind is None or not (alone or precise))
        self.setColumnHidden(KIND, kind is not None)
        self.setColumnHidden(NATURE, alone)
        self.columns.lay()

    def go(self, row: int, column: int) -> None:
        """Put the eyes on a cell."""
        if self.model_.rowCount() == 0:
            self.chosen.emit(None)
            return
        index = self.model_.index(min(row, self.model_.rowCount() - 1), min(max(column, 0), KIND))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)
        self.chosen.emit(self.current)

    def edit_cell(self, row: int, column: int, fresh: str = "") -> None:
        """Type in a cell; `fresh`: the letter that takes the place of what is there."""
        decision = self.model_.decision(row)
        cell = cell_at(column)
        if self.reading_only or decision is None or cell is None:
            return
        self.go(row, column)
        line = self.model_.line(row)
        self._at = (line.key if line else None, column)
        rect = self.visualRect(self.model_.index(row, column))
        known = cell.offers(self._proposals(decision))
        title = "montant" if cell.name == "amount" else cell.title
        self.editor.open(rect, title, fresh or typed_in(cell, decision), known, fresh=bool(fresh))

    def settle(self) -> bool:
        """Keep what is typed in the cell; False when it is refused: it stays there, with the reason told."""
        if self._at is None:
            return True
        (key, column), typed = self._at, self.editor.value
        row = 0 if key is None else self.model_.row_of(key)
        decision = self.model_.decision(row) if row >= 0 else None
        if decision is None:
            self.give_up()
            return True
        line = self.model_.line(row)
        cell = cell_at(column) or CELLS[SUBJECT]
        try:
            said = cell.reads(typed, self._today())
        except RuleViolation as refusal:
            return self._refuse(str(refusal))
        at, self._at = self._at, None  # what refreshes the screen meanwhile finds nothing to settle
        if typed == typed_in(cell, decision) or self._keep(line, said):
            self._close()
            return True
        self._at = at
        return self._refuse(self.held)

    def clear_cell(self) -> None:
        """Empty the cell the eyes are on, as a spreadsheet does; a line is removed by a key of its own."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if index.column() >= FOLLOWED or len(self.selected) > 1:
            self.refused.emit(REMOVING)
        elif not self._keep(self.current, CELLS[index.column()].reads("", self._today())):
            self.refused.emit(self.held)

    def give_up(self) -> None:
        """Let go of what is typed in the cell."""
        had = self.editor.hasFocus()
        self._at = None
        self._close()
        if had:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        had = self.editor.hasFocus()
        self.held = ""
        self.refused.emit("")
        if had:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.close_editor()

    def _refuse(self, sentence: str) -> bool:
        self.held = sentence
        self.editor.say(sentence)
        self.refused.emit(sentence)
        return False

    def _on_tab(self, step: int) -> None:
        column = self._at[1] if self._at else 0
        fresh = self._at is not None and self._at[0] is None
        if not self.settle():
            return
        if column == KIND or (column == 0 and step < 0):
            self._beside_kind(column, step)
            return
        row, column = self.currentIndex().row(), column + step
        while 0 <= column < FOLLOWED and (self.isColumnHidden(column) or self._said(row, column)):
            column += step
        if 0 <= column < FOLLOWED:
            self.edit_cell(row, column)
        elif step > 0:
            self.asked.emit("enter" if fresh else "new")
        else:
            self.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _beside_kind(self, column: int, step: int) -> None:
        """The kind stands before the number, where several are listed."""
        row = self.currentIndex().row()
        if step > 0:
            self.edit_cell(row, NUMBER)
        elif column != KIND and not self.isColumnHidden(KIND):
            self.edit_cell(row, KIND)
        else:
            self.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _said(self, row: int, column: int) -> bool:
        """Whether the kind of a line says what would be typed in a cell: Tab passes over it."""
        decision = self.model_.decision(row)
        return decision is not None and said_by_kind(CELLS[column], decision)

    def _on_enter(self) -> None:
        fresh = self._at is not None and self._at[0] is None
        if self.settle() and fresh:
            self.asked.emit("enter")

    def _on_step(self, step: int) -> None:
        if self._at is not None and self._at[0] is not None and self.settle():
            self.go(max(self.currentIndex().row() + step, 0), self.currentIndex().column())

    def _on_ranked(self, column: int) -> None:
        if self.settle():
            key, at = self.current.key if self.current else None, self.currentIndex().column()
            self.model_.rank_by(column)
            self.columns.point(self.model_.order)
            self.go(max(self.model_.row_of(key), 0), at)

    # --- keys -----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # « Nouvelle séance » is on Ctrl+N elsewhere: on a line of this table it is a new line. And a letter, that the
        # menu gives to a gesture, is typed in the cell it is on.
        over = event.type() == QEvent.Type.ShortcutOverride
        if over and isinstance(event, QKeyEvent) and (is_new(event) or (is_plain(event) and event.text().isalpha())):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = self._named(event)
        if name is not None and not self.reading_only:
            self.asked.emit(name)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.currentIndex().isValid():
            column = self.currentIndex().column()
            self.edit_cell(self.currentIndex().row(), column if cell_at(column) else SUBJECT)
        elif self._notes(event):
            letter = event.text().upper()
            self.noted.emit(letter, event.modifiers() == Qt.KeyboardModifier.ShiftModifier)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(copied([line.decision for line in self.selected]))
        elif not self._types(event):
            super().keyPressEvent(event)

    def _named(self, event: QKeyEvent) -> str | None:
        if is_new(event) or (event.key() == Qt.Key.Key_Insert and not event.modifiers()):
            return "new"
        if event.matches(QKeySequence.StandardKey.Paste):
            return "paste"
        if event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return "duplicate"
        if event.key() == Qt.Key.Key_Delete:
            return {_NONE: "clear", Qt.KeyboardModifier.ControlModifier: "remove"}.get(event.modifiers())
        return "drop" if event.key() == Qt.Key.Key_Escape and self.model_.draft is not None else None

    def _notes(self, event: QKeyEvent) -> bool:
        """On the last column nothing is typed: a letter is a gesture on the acts chosen."""
        return is_plain(event) and self.following and event.text().upper() in LETTERS

    def _types(self, event: QKeyEvent) -> bool:
        """A letter opens the cell it is typed on; in « Taxe », h or t says it at once."""
        index, typed = self.currentIndex(), event.text()
        plain = is_plain(event) or event.modifiers() == Qt.KeyboardModifier.GroupSwitchModifier
        if not (plain and typed.strip() and typed.isprintable() and cell_at(index.column())):
            return False
        if index.column() == TAX and typed.lower() in TAXES:
            if not self.reading_only and not self._keep(self.current, {"tax": TAXES[typed.lower()]}):
                self.refused.emit(self.held)
        else:
            self.edit_cell(index.row(), index.column(), typed)
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.edit_cell(index.row(), index.column())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.settle():
            super().mousePressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit(self.current)
        self.followed.emit(self.following)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.current is None or self.reading_only or not self.settle():
            return
        menu = QMenu(self)
        for letter, words in LETTERS.items():
            menu.addAction(f"{words}\t{letter}").triggered.connect(
                lambda *_, letter=letter: self.noted.emit(letter, False)
            )
        menu.exec(event.globalPos())

    # --- looks ------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.lay()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_editor()

    def _place_editor(self) -> None:
        if self._at is not None:
            row = 0 if self._at[0] is None else self.model_.row_of(self._at[0])
            self.editor.setGeometry(self.visualRect(self.model_.index(row, self._at[1])))

    def _build(self) -> None:
        self.setObjectName("grid")
        self.setAccessibleName("Décisions prises par délégation")
        self.setModel(self.model_)
        self.setItemDelegate(Framed(self._theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.moveSection(KIND, 0)
        self.setColumnHidden(KIND, True)
        self.columns = Columns(self, self.model_.row_texts, SUBJECT, YIELDING)
        self.columns.laid.connect(self._place_editor)
        self.columns.asked.connect(self._on_ranked)

    def _paint(self) -> None:
        self.model_.muted = QColor(self._theme.colours.muted)
        self.viewport().update()
