"""The current item: what it is, its debate, the ways to vote it, and its result in one paragraph.

It shows and tells which key was pressed; `voting` and the step run the gestures.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from syndic_desktop.queries.live.items import ItemSheet, LiveItem, Mark
from syndic_desktop.ui.screens.live.agendas import AgendaList
from syndic_desktop.ui.screens.live.asking import focus_of
from syndic_desktop.ui.screens.live.ballots import Editor
from syndic_desktop.ui.screens.live.debates import DebatePanel
from syndic_desktop.ui.screens.live.keys import KeyBar
from syndic_desktop.ui.screens.live.settled import ResultBox, Settled
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Tone
from syndic_desktop.ui.widgets.looks import card, dress, see_through, text
from syndic_desktop.ui.widgets.panes import Pane
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.widgets.revealing import Following

PAGE = 80  # pixels that the debate or a vote is left with when the window is low
WIDEST = "en cours depuis 00\u00a0h\u00a000"
"""The widest of what is said of an item being open."""
TONES = {
    Mark.CARRIED: Tone.GOOD, Mark.REJECTED: Tone.BAD, Mark.DOUBTFUL: Tone.WARNING, Mark.DONE: Tone.PLAIN,
    Mark.OFF: Tone.WARNING, Mark.WAITING: Tone.PLAIN,
}  # fmt: skip


class _Pages(QStackedWidget):
    """May be lower than its pages would like: with words on lines, a layout takes what they like for the least."""

    def hasHeightForWidth(self) -> bool:
        return False


class ItemCard(QWidget):
    """Shows an item. `walked` carries +1 or −1, `picked` the position chosen in the list.

    `calling` carries the position of a roll call that goes on, how many have answered, of how many; zeros once over.
    """

    walked = Signal(int)
    calling = Signal(int, int, int)
    picked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.place = text("", "section")
        self.number = text("", "badge-plain")
        self.state = text("", "muted")
        self.before, self.after = QPushButton("◂"), QPushButton("▸")
        self.list_button = QPushButton("Points ▾")
        self.subject = text("", "subject")
        self.about = text("", "muted")
        self.aside = text("", "refusal")
        self.debate = DebatePanel()
        self.agenda = AgendaList(theme)
        self.editing = QWidget()
        self.trial, self.hint = text("", "strong"), text("", "muted")
        self.keep_button, self.drop_button = QPushButton("Enregistrer le vote"), QPushButton("Renoncer  Échap")
        self.pages = _Pages()
        self.keys = KeyBar()
        self.result = ResultBox(theme)
        self.settled = Settled(self.keys, self.result)
        self.editor: Editor | None = None
        self._sheet: ItemSheet | None = None
        self._many = 0
        self._build()
        self._connect()

    def show_item(self, sheet: ItemSheet, open_now: str, *, waiting: bool = False, again: bool = False) -> None:
        """Show an item; `open_now`: what is said of it being open; `waiting`: it is to be put to discussion (again)."""
        before, self._sheet = self._sheet, sheet
        self.state.setText(open_now)
        if (open_now or waiting) and not self.state.minimumWidth():  # in a small window, each item would move the roll
            self.state.ensurePolished()
            self.state.setMinimumWidth(self.state.fontMetrics().horizontalAdvance(WIDEST))
        self.keys.offer(sheet, waiting=waiting, again=again)
        if before != sheet:
            self._show_sheet(before, sheet)
        if self.pages.isVisible() and self.pages.height() <= PAGE:
            self.settled.give_back()
        self.settled.settle()

    def _show_sheet(self, before: ItemSheet | None, sheet: ItemSheet) -> None:
        if before is None or before.id != sheet.id:
            self.debate.drop()
            self.close_editor()
        self.place.setText(f"POINT {sheet.position} SUR {sheet.of}")
        self.number.setText(sheet.number)
        self.number.setVisible(bool(sheet.number))
        self.subject.setText(sheet.subject)
        self.about.setText(sheet.about)
        aside = [f"⊘ {each.name} ne prend pas part ({each.reason or 'déport'})" for each in sheet.recusals]
        self.aside.setText("\n".join(aside))
        self.aside.setVisible(bool(aside))
        self.before.setEnabled(sheet.position > 1)
        self.after.setEnabled(sheet.position < sheet.of)
        self.debate.show_debate(sheet.debate)
        self.result.say(" ".join(filter(None, (sheet.result, *sheet.notes))), TONES[sheet.mark])

    def show_lines(self, lines: Sequence[LiveItem]) -> None:
        """Show the agenda in its list."""
        self.agenda.show_lines(lines)
        done = sum(line.mark is not Mark.WAITING for line in lines)
        self.list_button.setText(f"Points {done}/{len(lines)} ▾  L")
        if len(lines) != self._many:  # wide enough for all of them to be done: its figures move nothing around it
            self._many = len(lines)
            self.list_button.ensurePolished()
            spread = self.list_button.fontMetrics().horizontalAdvance
            more = 2 * spread("0" * len(f"{self._many}")) - spread(f"{done}{self._many}")
            self.list_button.setMinimumWidth(self.list_button.sizeHint().width() + max(more, 0))

    def show_agenda(self) -> None:
        """The list of items, over the debate; the same key again closes it."""
        if self.pages.currentWidget() is self.agenda:
            self.show_debate()
        else:
            self.pages.setCurrentWidget(self.agenda)
            self.agenda.go_to(self._sheet.position if self._sheet else 1)
            self.agenda.setFocus()

    def show_debate(self) -> None:
        """The debate, and the keyboard on the keys of the item."""
        self.pages.setCurrentWidget(self.debate)
        self.keys.setFocus()

    def open_editor(self, editor: Editor) -> None:
        """Show an editor of the vote in place of the debate."""
        self.close_editor()
        self.editor = editor
        editor.called.connect(self._on_called)
        self.editor_column.addWidget(editor)
        self.hint.setText(editor.hint)
        self.trial.clear()
        self.settled.hide()
        self.about.hide()  # its height is for the figures
        self.pages.setCurrentWidget(self.editing)

    def close_editor(self) -> None:
        """Back to the debate; nothing is kept of what was typed."""
        if self.editor is not None:
            editor, self.editor = self.editor, None
            self.calling.emit(0, 0, 0)
            inside = focus_of(editor)
            self.editor_column.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
            self.settled.show()
            self.about.show()
            self.pages.setCurrentWidget(self.debate)
            if inside:  # else the keyboard would be on whatever comes first in the window
                self.keys.setFocus()

    @property
    def standing(self) -> QWidget:
        """Where the keyboard stands on the item: the field she was typing a vote in, else its keys."""
        return self.keys if self.editor is None else next(filter(None, (self.editor.focusWidget(),)), self.editor)

    def hasHeightForWidth(self) -> bool:
        return False  # as its pages

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.pages.currentWidget() is not self.debate:
            self.close_editor()
            self.show_debate()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        sheet, column = card()
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self.place, self.number, self.state):
            head.addWidget(widget)
        head.addStretch(1)
        for button in (Pane(self.list_button), self.before, self.after):
            head.addWidget(button)
        self.before.setToolTip("Point précédent (Page préc.)")
        self.after.setToolTip("Point suivant (Page suiv.)")
        reads(self.before, self.after, self.list_button, self.drop_button)
        for label in (self.subject, self.about, self.aside):
            label.setWordWrap(True)
        self._build_editing()
        for page in (self.debate, self.agenda, self.editing):
            self.pages.addWidget(page)
        self.pages.setMinimumHeight(PAGE)
        column.addLayout(head)
        for widget in (self.subject, self.about, self.aside):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        column.addWidget(self.settled)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)

    def _build_editing(self) -> None:
        """The editor of the vote in an area that scrolls where it lacks room, what it would give, the buttons."""
        inside, area = QWidget(), QScrollArea()
        self.editor_column = QVBoxLayout(inside)
        self.editor_column.setContentsMargins(0, 0, 0, 0)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        see_through(area)
        Following(area, inside)
        self.trial.setWordWrap(True)
        self.hint.setWordWrap(True)
        dress(self.keep_button, "main")
        row = QHBoxLayout()
        row.addWidget(self.hint, 1)
        row.addWidget(self.keep_button)
        row.addWidget(self.drop_button)
        column = QVBoxLayout(self.editing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(area, 1)
        column.addWidget(self.trial)
        column.addLayout(row)

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self.walked.emit(-1))
        for button in (self.after, self.keys.next):
            button.clicked.connect(lambda: self.walked.emit(1))
        self.list_button.clicked.connect(self.show_agenda)
        self.agenda.picked.connect(self.picked)
        self.drop_button.clicked.connect(self._on_dropped)
        self.keep_button.clicked.connect(self._on_kept)

    def _on_called(self, answered: int, of: int) -> None:
        if self._sheet is not None:
            self.calling.emit(self._sheet.position, answered, of)

    def _on_dropped(self) -> None:
        self.close_editor()
        self.show_debate()

    def _on_kept(self) -> None:
        if self.editor is not None:
            self.editor.keep()
