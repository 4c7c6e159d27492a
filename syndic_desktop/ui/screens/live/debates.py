"""The debate of the current item: what was said so far, and one line for what comes: a name, Tab, a text, Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.queries.live.items import SpeechLine
from syndic_desktop.queries.live.people import Someone
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, LineField
from syndic_desktop.ui.widgets.looks import text
from syndic_desktop.ui.widgets.rows import Index

NOTHING_YET = "Rien n’est noté. B : un nom, Tab, ce qui est dit, Entrée."
NO_REMARK = "Aucune observation."
UNKNOWN = "Hors assemblée : noté tel quel"
LONGEST, LONGEST_NAME = 20_000, 120  # characters
LEAST, AROUND, PADDING = 40, 28, 10  # pixels


class SpeakerField(ChoiceField[str]):
    """Somebody of the assembly, or any name: the public may be heard, the staff may answer.

    The beginning of a name means the one that the list has chosen; what is nobody's is kept as it is typed, and said.
    """

    from_beginning = True

    def _parse(self, typed: str) -> str:
        if len(typed) > LONGEST_NAME:
            raise RuleViolation(f"Un nom tient en {LONGEST_NAME} caractères : raccourcissez.")
        found = self._found(typed)
        exact = [each for each in found if each.label.casefold() == typed.casefold()]
        row = self._list.currentIndex().row()
        if not exact and found == list(self._offered) and 0 <= row < len(found):
            return found[row].value
        return (exact or found)[0].value if exact or found else typed

    def _on_edited(self) -> None:
        super()._on_edited()
        if self.editor.text().strip() and not self._offered:
            self.note.setText(UNKNOWN)
            self.note.show()


class _Whole(QStyledItemDelegate):
    """As high as the text wants: Qt forgets the padding of the style sheet when it cuts lines, and the end is lost."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListWidget)
        room = QRect(0, 0, view.viewport().width() - AROUND, 100_000)
        said = view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(room.width(), said.height() + PADDING)


class DebateList(QListWidget):
    """What was said. `removed` and `opened` carry a rank from 0."""

    removed = Signal(int)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Débat")
        self.setToolTip("Entrée : corriger, ou noter la réponse · Suppr : supprimer")
        self.setWordWrap(True)
        self.setMinimumHeight(LEAST)
        self.setSpacing(2)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(_Whole(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentRow()
        if row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(row)
        elif row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        else:
            super().keyPressEvent(event)


class DebatePanel(QWidget):
    """`said` carries the speaker (a code or a name) and the text; `opened` and `removed` the rank of a line, from 0."""

    said = Signal(str, str)
    opened = Signal(int)
    removed = Signal(int)
    nothing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = DebateList()
        self.who = SpeakerField("Qui ?", titled=False, hint="Qui ?")
        self.what = LineField("Ce qui est dit", titled=False, hint="Ce qui est dit", longest=LONGEST)
        self.none = QPushButton("Aucune observation  O")
        self.empty = text(NOTHING_YET, "muted")
        self.empty.setWordWrap(True)
        self._lines: tuple[SpeechLine, ...] = ()
        self._build()
        self._connect()

    def show_debate(self, debate: Sequence[SpeechLine] | None) -> None:
        """Show what was said; None: nothing is noted yet."""
        lines = tuple(debate or ())
        self.none.setVisible(debate is None)
        self.empty.setText(NOTHING_YET if debate is None else NO_REMARK)
        self.empty.setVisible(not lines)
        self.list.setVisible(bool(lines))
        if lines == self._lines:
            return
        self._lines = lines
        row = self.list.currentRow()
        self.list.clear()
        for each in lines:
            answer = f"\n    → {each.answer}" if each.answer else ""
            self.list.addItem(QListWidgetItem(f"{each.name} {each.text}{answer}"))
        self.list.setCurrentRow(min(row, len(lines) - 1))
        self.list.scrollToBottom()

    def offer(self, people: Sequence[Someone]) -> None:
        """Whoever may be picked as a speaker, those who sit first."""
        self.who.set_choices(tuple(Choice(each.code, each.name, each.where) for each in people))

    def begin(self) -> None:
        """Put the keyboard where a name is typed."""
        self.who.focus()

    def drop(self) -> None:
        """Forget what is being typed: another item is shown."""
        self.who.reset(None)
        self.what.reset("")

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.who.setFixedWidth(190)
        row.addWidget(self.who, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.what, 1, Qt.AlignmentFlag.AlignTop)
        silent = QHBoxLayout()  # not beside what is typed, which wants the whole line
        silent.setSpacing(8)
        silent.addWidget(self.empty, 1)
        silent.addWidget(self.none, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(silent)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addLayout(row)

    def _connect(self) -> None:
        self.who.entered.connect(self._on_who)
        self.what.entered.connect(self._on_confirmed)
        self.none.clicked.connect(self.nothing)
        self.list.removed.connect(self.removed)
        self.list.opened.connect(self.opened)

    def _on_who(self) -> None:
        if self.who.value:
            self.what.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_confirmed(self) -> None:
        who, what = self.who.value, self.what.value
        if not self.who.commit() or not who:
            self.who.said("Dites qui parle : tapez son nom.")
            self.who.focus()
        elif what:
            self.said.emit(who, what)
