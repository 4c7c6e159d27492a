"""What may come into the agenda: topics foreseen and items postponed at an earlier session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QPushButton, QScrollArea, QVBoxLayout, QWidget

from syndic_desktop.actions.limits import LONGEST_NOTE
from syndic_desktop.actions.topics import edit_topic, enter_topic, note_topic, present_again, remove_topic
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.filings import LONGEST_SUBJECT
from syndic_desktop.domain.topics import UpcomingTopic
from syndic_desktop.queries.agendas import ForeseenRow, Presenter
from syndic_desktop.queries.session_sheets import KINDS
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.models import LinesModel
from syndic_desktop.ui.screens.preparation.foreseen_rows import ForeseenDelegate
from syndic_desktop.ui.screens.preparation.matters import MatterField
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.entries import commit_all
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, DateField, Field, LineField
from syndic_desktop.ui.widgets.filling import filled_in_order
from syndic_desktop.ui.widgets.gestures import key
from syndic_desktop.ui.widgets.looks import GRID, back_key, dress, see_through, text
from syndic_desktop.ui.widgets.reading import invites
from syndic_desktop.ui.widgets.refusals import RefusalLine

LEAST = 120  # pixels, of the list
EMPTY = "Rien n’est prévu : notez ici les sujets des prochaines séances, avant même leur premier texte."


class ForeseenCard(QFrame):
    """Enter puts a row in the agenda; the form below notes a new topic, or corrects the current one."""

    closed = Signal()

    def __init__(self, desk: Desk, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._desk = desk
        self._session: int | None = None
        self._body = ""
        self._editing: ForeseenRow | None = None
        self._model: LinesModel[ForeseenRow] = LinesModel(self)
        self.subject = LineField("Sujet", hint="Objet", longest=LONGEST_SUBJECT)
        self.day = DateField("Pour la séance du", today)
        self.kind = ChoiceField(
            "Type", [Choice(*each) for each in KINDS.items() if each[0] is not ItemKind.ANY_OTHER_BUSINESS]
        )
        self.rapporteur: ChoiceField[str] = ChoiceField("Rapporteur")
        self.matter = MatterField()
        self.note = LineField("Note", longest=LONGEST_NOTE)
        self._build(theme)
        self._connect()
        self._begin(None)

    @property
    def current(self) -> ForeseenRow | None:
        index = self.view.currentIndex()
        return self._model.lines[index.row()] if index.isValid() else None

    def show_rows(
        self, session_id: int, body: str, rows: tuple[ForeseenRow, ...], presenters: tuple[Presenter, ...]
    ) -> None:
        """Show what may come into the agenda of a session."""
        if session_id != self._session:
            self._begin(None)
        self._session, self._body = session_id, body
        place = self.view.currentIndex().row()
        self._model.set_lines(rows)
        if rows:
            self.view.setCurrentIndex(self._model.index(min(max(place, 0), len(rows) - 1)))
        self.empty.setText(EMPTY if self.keep_button.isEnabled() else "Rien n’est prévu.")
        self.empty.setVisible(not rows)
        self.view.setVisible(bool(rows))
        self.enter_button.setEnabled(bool(rows))
        self.enter_button.setVisible(bool(rows))
        self.rapporteur.set_choices([Choice(each.code, each.name, each.words) for each in presenters])

    def enter_current(self) -> None:
        """Put the current row in the agenda."""
        row = self.current
        if row is None or self._session is None or not self.enter_button.isEnabled():
            return
        with self.message.listening(self._desk):
            if row.topic_id is not None:
                self._desk.run(enter_topic, row.topic_id, self._session)
            elif row.item_id is not None:
                self._desk.run(present_again, row.item_id, self._session)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.closed.emit()  # wherever the keyboard is: the last row may just have gone
        else:
            super().keyPressEvent(event)

    def forget_current(self) -> None:
        """Forget the current topic; a postponed item belongs to its session and stays."""
        row = self.current
        if row is None:
            return
        if row.topic_id is None:
            self.message.say(
                "Une séance a laissé ce point à une autre : il y reste noté, et sera proposé jusqu’à sa reprise."
            )
            return
        with self.message.listening(self._desk):
            self._desk.run(remove_topic, row.topic_id)

    def correct_current(self) -> None:
        """Bring the current topic into the form."""
        if self.current is not None and self.current.topic is not None:
            self._begin(self.current)
            self.subject.focus()

    def keep(self) -> bool:
        """Keep the topic of the form; False when it was refused, which is said in place."""
        if not commit_all(self._fields()):
            return False
        if not (self.subject.value or "").strip():
            self.subject.said("L’objet est vide : écrivez en quelques mots de quoi traitera le point.")
            return False
        known = self._editing.topic if self._editing else None
        base = known.item if known else Item(ItemKind.DELIBERATION, "")
        item = replace(
            base,
            subject=self.subject.value or "",
            kind=self.kind.value or ItemKind.DELIBERATION,
            rapporteur=self.rapporteur.value,
            matter=self.matter.value,
            note=self.note.value or None,
        )
        topic = UpcomingTopic(known.body if known else self._body, item, self.day.value)
        with self.message.listening(self._desk):
            if self._editing is not None and self._editing.topic_id is not None:
                kept = self._desk.run(edit_topic, self._editing.topic_id, topic)
            else:
                kept = self._desk.run(note_topic, topic)
        if kept:
            self._begin(None)
            self.subject.focus()
        return kept

    def _begin(self, row: ForeseenRow | None) -> None:
        """Empty the form, or fill it with the topic to correct."""
        self._editing = row
        item = row.topic.item if row and row.topic else None
        self.subject.reset(item.subject if item else "")
        self.day.reset(row.topic.day if row and row.topic else None)
        self.kind.reset(item.kind if item else ItemKind.DELIBERATION)
        self.rapporteur.reset(item.rapporteur if item else None)
        self.matter.reset(item.matter if item else None)
        self.note.reset((item.note or "") if item else "")
        self.keep_button.setText("Corriger le sujet" if row else "Noter le sujet")
        self.give_up_button.setVisible(row is not None)

    def _fields(self) -> tuple[Field[Any], ...]:
        return (self.subject, self.kind, self.day, self.rapporteur, self.matter, self.note)

    def _build(self, theme: Theme) -> None:
        dress(self, "card")
        self.close_button = QPushButton("Retour")
        self.close_button.setToolTip("Revenir à l’ordre du jour (Échap)")
        self.view = QListView()
        self.view.setAccessibleName("Sujets à venir et points reportés")
        self.view.setModel(self._model)
        self.view.setItemDelegate(ForeseenDelegate(theme, self.view))
        self.view.setMouseTracking(True)
        self.view.setMinimumHeight(LEAST)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setToolTip("Entrée inscrit à l’ordre du jour · F2 corrige · Suppr oublie")
        invites(self.view)
        self.empty = text(EMPTY, "muted")
        self.empty.setWordWrap(True)
        self.enter_button = QPushButton("Inscrire à l’ordre du jour")
        self.enter_button.setToolTip("Inscrire à l’ordre du jour (Entrée)")
        self.keep_button, self.give_up_button = QPushButton("Noter le sujet"), QPushButton("Ne pas corriger")
        self.message = RefusalLine()
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(text("Sujets à venir", "section"), 1)
        head.addWidget(self.close_button)
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep_button, 1)
        buttons.addWidget(self.give_up_button)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(GRID)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.enter_button)
        column.addWidget(self.message)
        for field in self._fields():
            column.addWidget(field)
        column.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 8, 12)
        whole.setSpacing(GRID)
        whole.addLayout(head)
        whole.addWidget(_scrolled(inside), 1)  # on a small screen there is no room for the whole form

    def _connect(self) -> None:
        filled_in_order(self, self._fields(), self.keep_button, "noter le sujet")
        self.keep_button.setToolTip("Ctrl+Entrée, ou Entrée dans le dernier champ")
        self.view.activated.connect(lambda _index: self.enter_current())
        self.enter_button.clicked.connect(self.enter_current)
        self.close_button.clicked.connect(self.closed)
        self.keep_button.clicked.connect(self.keep)
        self.give_up_button.clicked.connect(lambda: self._begin(None))
        back_key(self.view, self.closed.emit)
        for keys, slot in (("Delete", self.forget_current), ("F2", self.correct_current)):
            key(self.view, keys, slot, alone=True)


def _scrolled(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    see_through(area)
    return area
