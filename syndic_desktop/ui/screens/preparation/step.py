"""Step « Ordre du jour » while a session is prepared: the agenda, the item that is written, the page beside it.

To the right stand the page and the checks; the timetable or the library take the place of the page while asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from syndic_desktop.actions import Topic
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate
from syndic_desktop.queries.session_sheets import ItemRow
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.menus import UNDER
from syndic_desktop.ui.places import Step
from syndic_desktop.ui.screens.preparation.foreseen import ForeseenCard
from syndic_desktop.ui.screens.preparation.headings import HeadingBar
from syndic_desktop.ui.screens.preparation.items import ItemsCard
from syndic_desktop.ui.screens.preparation.library import LibraryPanel
from syndic_desktop.ui.screens.preparation.questions import Questions
from syndic_desktop.ui.screens.preparation.texts import ItemCard
from syndic_desktop.ui.screens.preparation.timetables import TimetablePanel
from syndic_desktop.ui.screens.preparation.ways import (
    TO_PARTS,
    Pane,
    Section,
    first_stop,
    keys_under,
    last_in,
    next_pane,
)
from syndic_desktop.ui.screens.preparation.ways import UNDER as WAYS
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Tone
from syndic_desktop.ui.widgets.gestures import gesture
from syndic_desktop.ui.widgets.looks import GRID
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.writing.helps import WritingHelps
from syndic_desktop.ui.writing.items import Part
from syndic_desktop.ui.writing.previews import LivePreview

SHOWN = frozenset(Topic) - {Topic.PAPERS, Topic.PHRASES}
SHOWING = frozenset({"Ctrl+J", "Ctrl+Shift+D", "Ctrl+Shift+B", "Ctrl+P", "Ctrl+Shift+Space"})
"""The gestures that open something to read, and change nothing."""
WIDTHS = (232, 606, 376)  # of 1214 pixels: the page is read at that width
LIBRARY = [200, 550, 420]
ROOM = 1000  # pixels under which the agenda leaves its place to the library


class PreparationStep(Step):
    """Prepares the agenda of a session and writes its items."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        background: Background,
        questions: Questions,
        helps: WritingHelps,
    ) -> None:
        super().__init__()
        self._desk, self._questions, self._background = desk, questions, background
        self._session = 0
        self._shown = 0
        self._sizes = list(WIDTHS)  # of the panes, before the library was open
        self._stale = False  # something changed while nobody looked
        self.heading = HeadingBar(desk, questions.today)
        self.agenda = ItemsCard(desk, theme)
        self.foreseen = ForeseenCard(desk, theme, questions.today)
        self.card = ItemCard(desk, theme, background, questions.pages, questions.files.annexes, helps)
        self.preview = LivePreview(questions.source, questions.printing)
        self.timetable = TimetablePanel(questions.timetable)
        self.library = LibraryPanel(desk, questions.phrases)
        self.ask_report: Callable[[], Path | None] = questions.files.report
        self.ask_name: Callable[[], Path | None] = questions.files.timetable
        self._build()
        self._gestures = self._make_gestures()
        self._connect()

    @property
    def gestures(self) -> tuple[QAction, ...]:
        return tuple(self._gestures)

    @property
    def panes(self) -> dict[str, QSplitter]:
        self._close_library()  # it is not remembered, nor is the room it took
        return {"preparation": self.inner}

    @property
    def item_id(self) -> int:
        return self.agenda.current.id if self.agenda.current else 0

    def hideEvent(self, event: QHideEvent) -> None:
        # Nobody looks: the session may be taken away meanwhile, and its page must not be asked for.
        if not event.spontaneous():
            self.preview.stop()
            self._shown = 0
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, self._catch_up)  # the window may be about to show another session

    def set_checks(self, panel: QWidget) -> None:
        """Put the checks under the page, and under what takes its place."""
        self.beside.addWidget(panel)
        self.beside.setSizes([360, 220])

    def enter(self) -> None:
        self.agenda.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        kept = self.agenda.settle()
        return all((kept, self.card.settle(), self.heading.settle()))

    def close_place(self) -> None:
        self.preview.close_preview()
        self.card.report.stop()
        self.card.proofreading.stop()
        self.card.annexes.stop()
        self.agenda.field.close_field(focus=False)

    def show_session(self, session_id: int) -> None:
        if session_id != self._session and self._session:
            self.card.settle()
        self._session, self._stale = session_id, False
        self.refresh()

    def show_item(self, item_id: int) -> None:
        self.left_stack.setCurrentWidget(self.agenda)
        self.agenda.choose(item_id)

    def show_part(self, part: Part) -> None:
        """Put the keyboard on a part of the text that is shown."""
        if self.card.sheet is not None:
            self.card.editor.show_part(part)

    def refresh(self) -> None:
        """Read everything again; what is being typed stays."""
        self._desk.finish()  # what is still being saved would be read as it was
        presenters = self._questions.presenters(self._session)
        heading = self._questions.heading(self._session)
        self.card.show_presenters(presenters)
        self.heading.show_heading(heading, presenters)
        self.heading.show_verdict(self._questions.timetable(self._session, 0))
        rows = self._questions.foreseen(self._session)
        self.foreseen.show_rows(self._session, heading.body, rows, presenters)
        self.agenda.show_foreseen_count(len(rows))
        self.agenda.show_session(self._questions.sheet(self._session))
        if self.timetable.isVisible():
            self.timetable.show_session(self._session)
        self.counted.emit(self.agenda.count.text())

    def _build(self) -> None:
        # From outside to inside: each time a widget changes parents, Qt dresses all that stands in it again.
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.heading)
        self.inner = QSplitter(Qt.Orientation.Horizontal)
        self.inner.setChildrenCollapsible(False)
        self.inner.setHandleWidth(GRID)
        row = QHBoxLayout()
        column.addLayout(row, 1)
        row.addWidget(self.inner)
        self.left_stack, self.right_stack = QStackedWidget(), QStackedWidget()
        self.beside = QSplitter(Qt.Orientation.Vertical)
        self.beside.setChildrenCollapsible(False)
        self.beside.setHandleWidth(GRID)
        for pane, least in ((self.left_stack, 214), (self.card, 384), (self.beside, 220)):
            pane.setMinimumWidth(least)
        self.inner.addWidget(self.left_stack)
        self.left_stack.addWidget(self.agenda)  # in reading order, which is that of Tab
        self.left_stack.addWidget(self.foreseen)
        self.inner.addWidget(self.card)
        self.inner.addWidget(self.beside)
        self.beside.addWidget(self.right_stack)
        for panel in (self.preview, self.timetable, self.library):
            self.right_stack.addWidget(panel)
        self.inner.setStretchFactor(1, 1)
        self.inner.setSizes(list(WIDTHS))

    def _make_gestures(self) -> list[QAction]:
        agenda = self.agenda
        on_items = (
            ("&Modifier l’objet", "F2", agenda.reword),
            ("Mon&ter le point", "Alt+Up", partial(agenda.shift, -1)),
            ("&Descendre le point", "Alt+Down", partial(agenda.shift, 1)),
            ("&Supprimer le point", "Delete", agenda.take_off),
            ("&Garder pour plus tard", "Ctrl+Shift+R", agenda.keep_for_later),
            ("&Retirer de l’ordre du jour", "Ctrl+Delete", partial(agenda.decide, Fate.WITHDRAWN)),
            ("Re&porter à une autre séance", "Ctrl+R", partial(agenda.decide, Fate.POSTPONED)),
            ("Re&mettre à l’ordre du jour", "Ctrl+M", partial(agenda.decide, Fate.KEPT)),
        )
        anywhere = (
            ("&Ajouter un point", "Ctrl+Shift+A", self._on_add),
            ("Su&jets à venir", "Ctrl+J", self._on_foreseen),
            ("Modifier la s&éance", "Ctrl+Shift+H", self.heading.edit),
            ("É&chéancier", "Ctrl+Shift+D", self.heading.timetable_button.toggle),
            ("Numéro, note, &budget", "Ctrl+Shift+B", self.card.more_button.toggle),
            ("Importer un rapport &Word…", "Ctrl+Shift+W", self._on_report),
            ("Faute d’&orthographe suivante", "F7", self.card.proofreading.go_on),
            ("&Joindre une annexe", "Ctrl+Shift+J", self.card.annexes.add_button.click),
            ("Mas&quer dans la version publique", "Ctrl+Shift+M", self.card.hide_words),
            ("&Page imprimée", "Ctrl+P", self.preview.printed_button.toggle),
            ("Bib&liothèque de phrases", "Ctrl+Shift+Space", self._on_library_here),
        )
        made = [gesture(agenda, *each) for each in on_items]
        made += [*(gesture(self, *each) for each in anywhere), *self._going()]
        reads(*(action for action in made if action.shortcut().toString() in SHOWING))
        reads(self.agenda.foreseen_button, self.foreseen.close_button, self.timetable)
        reads(self.heading.timetable_button, self.card.more_button, self.preview.printed_button)
        return made

    def _going(self) -> list[QAction]:
        gestures: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("Aller à l’&objet", "Ctrl+Shift+S", self.card.subject.focus),
            ("Aller aux &visas", "Ctrl+Shift+G", self.card.editor.toggle_grounds),
            *((words, keys, partial(self.show_part, part)) for words, keys, part in TO_PARTS),
            ("Volet &suivant", "F6", lambda: next_pane(self._ways(), 1)),
            ("Volet &précédent", "Shift+F6", lambda: next_pane(self._ways(), -1)),
        )
        made = [gesture(self, *each) for each in gestures]
        for action in made:
            action.setProperty(UNDER, WAYS)
        reads(*made)
        return made

    def _connect(self) -> None:
        self.agenda.chosen.connect(self._on_chosen)
        self.agenda.entered.connect(self.card.subject.focus)
        self.agenda.left.connect(self._on_agenda_left)
        self.agenda.foreseen_asked.connect(self._on_foreseen)
        self.foreseen.closed.connect(self._on_foreseen_closed)
        self.card.left.connect(self._on_card_left)
        self.card.typed.connect(self.preview.refresh)
        self.card.library_asked.connect(self._on_library)
        self.card.report_asked.connect(self._on_report)
        self.card.said.connect(lambda sentence: self.said.emit(sentence, Tone.WARNING))
        self.preview.left.connect(self.agenda.view.setFocus)
        self.heading.left.connect(self.agenda.view.setFocus)
        self.heading.timetable_asked.connect(self._on_timetable)
        self.timetable.print_asked.connect(self._on_print)
        self.timetable.closed.connect(lambda: self.heading.timetable_button.setChecked(False))
        self.library.chosen.connect(self._on_phrase)
        self.library.closed.connect(self._on_library_closed)
        self._desk.changed.connect(self._on_changed)

    def _on_chosen(self, row: ItemRow | None) -> None:
        if row is None:
            self._shown = 0
            self.card.show_item(None)
            return
        if row.id != self._shown and self.card.sheet is not None:
            self.card.settle()  # its fields keep what was refused until they are about another item
        sheet = self._questions.item(row.id)
        other = row.id != self._shown
        self._shown = row.id
        self.card.show_item(sheet)
        if other:
            self.preview.show_item(sheet.session_id, sheet.position, self.card.item)

    def _on_add(self) -> None:
        self.left_stack.setCurrentWidget(self.agenda)
        self.agenda.begin()

    def _on_foreseen(self) -> None:
        self.left_stack.setCurrentWidget(self.foreseen)
        (self.foreseen.view if self.foreseen.current else self.foreseen.subject.editor).setFocus()

    def _on_foreseen_closed(self) -> None:
        self.left_stack.setCurrentWidget(self.agenda)
        self.agenda.view.setFocus()

    def _on_timetable(self, shown: bool) -> None:
        if shown:
            self.timetable.show_session(self._session)
            self.right_stack.setCurrentWidget(self.timetable)
            self.timetable.later_button.setFocus()
        elif self.right_stack.currentWidget() is self.timetable:
            self.right_stack.setCurrentWidget(self.preview)

    def _on_print(self, by: int) -> None:
        path = self.ask_name()
        if path is None:
            return
        source, write = self._questions.source(self._session), self._questions.files.write_day_count
        self.said.emit("Décompte en préparation…", Tone.PLAIN)
        job = self._background.start(lambda _progress, cancelled: write(source, by, path, cancelled))
        job.finished.connect(self._on_printed)
        job.refused.connect(lambda refusal: self.said.emit(str(refusal), Tone.BAD))
        job.troubled.connect(lambda trouble: self.said.emit(trouble, Tone.BAD))

    def _on_printed(self, made: tuple[Path, ...]) -> None:
        self.said.emit(f"Décompte enregistré : {wording.listing(each.name for each in made)}", Tone.GOOD)

    def _on_report(self) -> None:
        if not self.card.editor.statement.isReadOnly() and (path := self.ask_report()) is not None:
            self.card.take_report(path)

    def _on_library_here(self) -> None:
        if self.card.sheet is not None:
            self.card.editor.ask_library()

    def _on_library(self, part: Part) -> None:
        self.heading.timetable_button.setChecked(False)
        self._close_library()
        self._sizes = self.inner.sizes()
        self.right_stack.setCurrentWidget(self.library)
        self.left_stack.setVisible(self.inner.width() >= ROOM)
        self.inner.setSizes(LIBRARY if self.left_stack.isVisible() else [0, *LIBRARY[1:]])
        self.library.open(part)

    def _on_library_closed(self) -> None:
        self._close_library()
        self.card.editor.show_part(self.library.part)

    def _close_library(self) -> bool:
        """Give its place back to the page, and theirs to the panes; whether it was open."""
        if self.right_stack.currentWidget() is not self.library:
            return False
        self.right_stack.setCurrentWidget(self.preview)
        self.left_stack.show()
        self.inner.setSizes(self._sizes)
        return True

    def _on_card_left(self) -> None:
        if not self._close_library():
            self.agenda.view.setFocus()

    def _on_agenda_left(self) -> None:
        if not self._close_library():
            self.left.emit()

    # --- going about by keyboard ------------------------------------------------------------------------

    def _ways(self) -> tuple[Pane, ...]:
        """The panes, from left to right, and where the keyboard goes in each."""
        checks = self.beside.widget(1)
        left = self.agenda.view if self.left_stack.currentWidget() is self.agenda else self.foreseen
        return (
            (self.left_stack, lambda: left),
            (self.card, lambda: last_in(self.card, self.card.editor.statement)),
            (self.preview, lambda: self.preview.page),
            *(((checks, lambda: first_stop(checks)),) if checks else ()),
            (self.timetable, lambda: self.timetable.later_button),
            (self.library, lambda: self.library.search),
        )

    @property
    def keys_here(self) -> Section | None:
        return keys_under(QApplication.focusWidget(), self.library)

    def _on_phrase(self, part: Part, phrase: str) -> None:
        self.card.editor.insert_phrase(part, phrase)

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        if not self._session or not self.isVisible():
            self._stale = True
            return
        if Topic.PHRASES in touched and self.library.isVisible():
            self.library.refresh()
        if not touched & SHOWN or self.card.saving:  # what is listed and said of an item is none of its texts
            return
        self.refresh()
        self._follow()

    def _catch_up(self) -> None:
        if not self.isVisible() or not self._session:
            return
        if self._stale:
            self._stale = False
            self.refresh()
        sheet = self.card.sheet
        if sheet is not None and not self._shown:
            self._shown = sheet.id
            self.preview.show_item(sheet.session_id, sheet.position, self.card.item)

    def _follow(self) -> None:
        """The page follows what changed elsewhere than under her fingers."""
        sheet = self.card.sheet
        if sheet is not None:
            self.preview.show_item(sheet.session_id, sheet.position, self.card.item)
            self.preview.forget()
