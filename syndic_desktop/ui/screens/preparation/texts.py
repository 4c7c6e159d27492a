"""The card of one item: what it is said to be, then its texts, then its annexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from syndic_desktop.actions.agenda import reword_item
from syndic_desktop.actions.items import (
    change_kind,
    choose_matter,
    mark_budget,
    name_rapporteur,
    note_item,
)
from syndic_desktop.actions.limits import LONGEST_NOTE
from syndic_desktop.actions.numbers import number_item
from syndic_desktop.actions.scans import mark_private
from syndic_desktop.actions.texts import save_part
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import BudgetStep, Item
from syndic_desktop.domain.filings import LONGEST_SUBJECT
from syndic_desktop.domain.privacy import masked, toggled
from syndic_desktop.domain.texts import Text
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.agendas import ItemSheet, Presenter
from syndic_desktop.queries.session_sheets import KINDS
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.preparation.annexes import AnnexStrip
from syndic_desktop.ui.screens.preparation.joining import Count
from syndic_desktop.ui.screens.preparation.matters import MatterField, NumberField
from syndic_desktop.ui.screens.preparation.reports import ReportLine
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.entries import commit_all
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, Field, LineField
from syndic_desktop.ui.widgets.looks import GRID, dress, text
from syndic_desktop.ui.widgets.refusals import RefusalLine
from syndic_desktop.ui.widgets.revealing import Following
from syndic_desktop.ui.writing.helps import WritingHelps
from syndic_desktop.ui.writing.items import ItemEditor, Part
from syndic_desktop.ui.writing.proofreading import Proofreading
from syndic_desktop.ui.writing.veils import PUBLISHED, TOLD, UNCHOSEN, veil

BUDGETS = {
    BudgetStep.ORIENTATION: "Débat d’orientation budgétaire",
    BudgetStep.BUDGET: "Budget primitif",
    BudgetStep.ACCOUNTS: "Compte administratif ou financier unique",
    BudgetStep.NONE: "Aucune, quoi que dise l’objet",
}
WIDE = 700  # pixels of a card that has room for « Questions diverses », the rapporteur and the matter on one line
SHORT = 480  # pixels under which the buttons of the annexes are cut
MORE = "Numéro, note, budget"
EMPTY = "Aucun point n’est choisi : ajoutez-en un à l’ordre du jour (Ctrl+Maj+A)."


class ItemCard(QFrame):
    """Writes one item. `typed`: something moved, for the preview; `library_asked` carries the part it is for."""

    typed = Signal()
    library_asked = Signal(object)  # Part
    said = Signal(str)
    report_asked = Signal()  # a Word report is wanted in the statement
    left = Signal()  # Escape: back to the agenda

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        background: Background,
        pages: Callable[[str], Count],
        ask_annexes: Callable[[], list[Path]],
        helps: WritingHelps,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._sheet: ItemSheet | None = None
        self._saving = False
        self.subject = LineField(
            "Objet",
            empty="L’objet est vide : écrivez en quelques mots de quoi traite le point.",
            longest=LONGEST_SUBJECT,
        )
        self.published = text("", "muted")
        self.kind = ChoiceField("Type", [Choice(*each) for each in KINDS.items()], empty="Choisissez un type.")
        self.rapporteur: ChoiceField[str] = ChoiceField("Rapporteur", hint="Personne encore")
        self.matter = MatterField()
        self.number = NumberField()
        self.budget = ChoiceField("Étape du budget", [Choice(*each) for each in BUDGETS.items()], hint="Aucune")
        self.note = LineField("Note de travail", hint="Ne s’imprime sur aucun papier", longest=LONGEST_NOTE)
        self.editor = ItemEditor()
        helps.serve(self.editor)
        self.proofreading = Proofreading(helps.spelling, self.editor)
        self.report = ReportLine(background, self._put_report)
        self.annexes = AnnexStrip(desk, theme, background, pages, ask_annexes)
        self.message = RefusalLine()
        self.frozen = text("", "badge-warning")
        self._build()
        self._connect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:  # no field had anything to give up
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def sheet(self) -> ItemSheet | None:
        """What is shown."""
        return self._sheet

    @property
    def saving(self) -> bool:
        """Whether what has just changed is what was typed here: nothing here is to be read again."""
        return self._saving

    def show_item(self, sheet: ItemSheet | None) -> None:
        """Show an item, or that there is none; what is being typed in the same one stays."""
        other = sheet is None or self._sheet is None or sheet.id != self._sheet.id
        self._sheet = sheet
        if sheet is None:
            self.report.stop()
        self.form.setVisible(sheet is not None)
        self.nothing.setVisible(sheet is None)
        if sheet is None:
            return
        item = sheet.item
        self.number.offer(sheet.next_number)
        self.matter.offer(sheet.matters)
        shown: tuple[tuple[Field[Any], object], ...] = (
            (self.subject, item.subject),
            (self.kind, item.kind),
            (self.rapporteur, item.rapporteur),
            (self.matter, item.matter),
            (self.number, item.number),
            (self.budget, item.budget),
            (self.note, item.note or ""),
        )
        for field, value in shown:
            if other:
                field.reset(value)
            else:
                field.set_value(value)
        if other:
            self.message.say("")
            self.report.stop()
            self.proofreading.stop()
            self.more_button.setChecked(item.budget is not None or bool(item.note))
        self.editor.set_item(item)
        self.editor.set_read_only(bool(sheet.frozen))
        self.frozen.setText(sheet.frozen)
        self.frozen.setVisible(bool(sheet.frozen))
        self.annexes.show_item(sheet)
        self._veil()

    def show_presenters(self, presenters: tuple[Presenter, ...]) -> None:
        """Offer these people as rapporteurs."""
        self.rapporteur.set_choices([Choice(each.code, each.name, each.words) for each in presenters])

    def item(self) -> Item:
        """The item as it is typed now, kept or not."""
        assert self._sheet is not None
        return self.editor.item(self._sheet.item)

    def take_report(self, path: Path) -> None:
        """Read a Word report into the statement; it is given up when another item is shown meanwhile."""
        if self._sheet is not None and not self.editor.statement.isReadOnly():
            self.report.take(path)

    def hide_words(self) -> None:
        """The words chosen in a text are not to be in the public version (CRPA, L312-1-2), or are again."""
        field = next((each for each in self.editor.written.values() if each.hasFocus()), None)
        line = self.subject.editor  # a line keeps what is chosen in it: the keyboard says which is meant
        chosen = field.textCursor().selectedText() if field else line.selectedText() if line.hasFocus() else ""
        said = wording.clean_line(chosen)
        if self._sheet is None or not said:
            self.said.emit(UNCHOSEN)
        elif self.settle():
            with self.message.listening(self._desk):
                self._desk.run(mark_private, self._sheet.id, toggled(self._sheet.item.private, said))

    def settle(self) -> bool:
        """Keep everything that is typed; False when something was refused, which its field says."""
        if self._sheet is None:
            return True
        self.editor.settle()
        self._desk.finish()
        return commit_all(self._fields())

    def _fields(self) -> tuple[Field[Any], ...]:
        return (self.subject, self.kind, self.rapporteur, self.matter, self.number, self.budget, self.note)

    def _build(self) -> None:
        dress(self, "card")
        self.form = QWidget()
        grid = self._said()
        self.frozen.setWordWrap(True)
        self.frozen.hide()
        self.written = QWidget()
        inside = QVBoxLayout(self.written)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID)
        inside.addWidget(self.frozen)
        inside.addLayout(grid)
        inside.addWidget(self.message)
        inside.addWidget(self.report)
        inside.addWidget(self.editor, 1)
        whole = QVBoxLayout(self.form)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(self._scrolled(self.written), 1)
        whole.addWidget(self.annexes)
        self.nothing = text(EMPTY, "muted")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.form, 1)
        column.addWidget(self.nothing)
        self.show_item(None)

    def _scrolled(self, written: QWidget) -> QScrollArea:
        """Visas open, a small screen has not the height of every field: they scroll rather than lie on each other."""
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(written)
        for each in (self.area.viewport(), written):  # the colour is the card's
            each.setAutoFillBackground(False)
        return self.area

    def _said(self) -> QGridLayout:
        """What the item is said to be."""
        self._grid = grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(4)
        titled = QVBoxLayout()
        titled.setSpacing(2)
        titled.addWidget(self.subject)
        self.published.setWordWrap(True)
        titled.addWidget(self.published)
        grid.addLayout(titled, 0, 0, 1, 3)
        self._arrange(narrow=False)
        self.more = QWidget()
        beside = QHBoxLayout(self.more)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(GRID)
        for field, weight in ((self.number, 4), (self.budget, 4), (self.note, 5)):
            beside.addWidget(field, weight, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.more, 3, 0, 1, 3)
        self.more.hide()
        self.more_button = QPushButton(MORE)
        self.more_button.setAccessibleName(MORE)
        self.more_button.setCheckable(True)
        self.more_button.setToolTip("Numéro de l’acte, note de travail, étape du budget (Ctrl+Maj+B)")
        self.more_button.toggled.connect(self._on_more)
        self.annexes.add_beside(self.more_button)
        return grid

    def _on_more(self, shown: bool) -> None:
        if not shown and not commit_all((self.number, self.budget, self.note)):
            self.more_button.setChecked(True)  # what is refused stays in sight
        else:
            self.more.setVisible(shown)

    def _arrange(self, *, narrow: bool) -> None:
        """Kind, rapporteur and matter on one line, or on two where names would be cut."""
        top = Qt.AlignmentFlag.AlignTop
        for column, weight in enumerate((8 if narrow else 4, 5, 5)):  # a whole name at 1366 pixels
            self._grid.setColumnStretch(column, weight)
        self._grid.addWidget(self.kind, 1, 0, top)
        self._grid.addWidget(self.rapporteur, 1, 1, 1, 2 if narrow else 1, top)
        self._grid.addWidget(self.matter, 2 if narrow else 1, 0 if narrow else 2, 1, 3 if narrow else 1, top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < WIDE)
        self.more_button.setText("Numéro…" if event.size().width() < SHORT else MORE)

    def _connect(self) -> None:
        gestures: tuple[tuple[Field[Any], Callable[..., Any]], ...] = (
            (self.subject, reword_item),
            (self.kind, change_kind),
            (self.rapporteur, name_rapporteur),
            (self.matter, choose_matter),
            (self.number, number_item),
            (self.budget, mark_budget),
            (self.note, note_item),
        )
        for field, gesture in gestures:
            field.listen(self._desk)
            field.committed.connect(lambda value, gesture=gesture: self._run(gesture, value))
        self.editor.settled.connect(self._on_settled)
        self.editor.typed.connect(self.typed)
        self.editor.library_asked.connect(self.library_asked)
        self.editor.report_asked.connect(self.report_asked)
        self.editor.report_dropped.connect(self.take_report)
        self.editor.said.connect(self.said)
        self.proofreading.said.connect(self.said)
        Following(self.area, self.written)

    def _veil(self) -> None:
        """Show the words that a public version hides; what moves with its paragraph is not looked for at each key."""
        private = self._sheet.item.private if self._sheet is not None else ()
        for field in self.editor.written.values():
            veil(field, private)
            field.setToolTip(TOLD if field.extraSelections() else "")
        subject = "" if self._sheet is None else self._sheet.item.subject
        shown = masked(subject, private)  # a line of one look cannot underline words
        self.published.setText(f"{PUBLISHED}{shown}{NB}»" if shown != subject else "")
        self.published.setVisible(shown != subject)

    def _run(self, gesture: Callable[..., Any], value: object) -> None:
        if self._sheet is not None:
            self._desk.run(gesture, self._sheet.id, value)

    def _on_settled(self, part: Part, value: object) -> None:
        if self._sheet is None:
            return
        if self._sheet.item.private and part in self.editor.written:
            veil(self.editor.written[part], self._sheet.item.private)
        if self.editor.pausing:
            self._desk.run_soon(self._telling, save_part, self._sheet.id, part.value, value)
            return
        with self._telling():
            self._desk.run(save_part, self._sheet.id, part.value, value)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        self._saving = True
        try:
            with self.message.listening(self._desk):
                yield
        finally:
            self._saving = False

    def _put_report(self, report: Text) -> None:
        """One gesture of its own: « Annuler » takes it off, and leaves what was typed before."""
        self.editor.settle()
        self._desk.begin_step()
        self.editor.insert_report(report)
        self.editor.settle()
        self._desk.begin_step()
