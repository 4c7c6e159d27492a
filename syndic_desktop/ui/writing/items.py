"""The editor of one item: its statement, its grounds (visas, recitals, hearings) and its operative part.

It knows no desk: `settled` says which part is to be saved, and its new value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from syndic_desktop.domain.agenda import Clause, Item
from syndic_desktop.domain.texts import Text, paragraph
from syndic_desktop.domain.wording import count
from syndic_desktop.ui.widgets.looks import GRID, text
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.writing.editor import RichEditor
from syndic_desktop.ui.writing.rows import Row, RowsEdit
from syndic_desktop.ui.writing.settling import SettlingEdit
from syndic_desktop.ui.writing.spelling import Spelling
from syndic_desktop.ui.writing.toolbar import WritingBar
from syndic_desktop.ui.writing.verbs import VerbField


class Part(StrEnum):
    """The parts of an item that are written here; the values are the fields of `Item`."""

    STATEMENT = "statement"
    VISAS = "visas"
    RECITALS = "recitals"
    HEARD = "heard"
    VERB = "verb"
    OPERATIVE = "operative"


GROUNDS = {
    Part.VISAS: ("Vu", "visa"),
    Part.RECITALS: ("Considérant", "considérant"),
    Part.HEARD: ("Entendu", "entendu"),
}
HINTS = {
    Part.VISAS: "le code général des collectivités territoriales ;",
    Part.RECITALS: "que …",
    Part.HEARD: "le rapport de …",
}


class ItemEditor(QWidget):
    """Writes the texts of one item.

    `settled(part, value)`: to be saved now: a `Text` for the statement, texts for visas, recitals and hearings, a text
    or None for the verb, `Clause`s for the operative part. `typed`: something moved, for the preview. `library_asked`
    carries the part that a phrase is wanted for; `report_asked`: a Word report is wanted in the statement, and
    `report_dropped` which one. `said` is a sentence to show.
    """

    settled = Signal(object, object)  # Part, its value
    typed = Signal()
    library_asked = Signal(object)  # Part
    report_asked = Signal()
    report_dropped = Signal(object)  # Path of a Word document
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.statement = RichEditor("Exposé")
        self.bar = WritingBar(self.statement, "Exposé")
        self.grounds = {part: _ground(part) for part in GROUNDS}
        self.verb = VerbField()
        self.operative = RowsEdit(
            "Dispositif",
            hint="Ce qui est décidé : un article par ligne, Tab pour un alinéa",
            nests=True,
            least=3,
            most=7,
        )
        self.part = Part.VISAS
        """Where the keyboard is, or last was."""
        self._build()
        self._connect()
        self.show_grounds(False)

    # --- the item ---------------------------------------------------------------------------------------

    def set_item(self, item: Item) -> None:
        """Show the texts of an item; a part that is already so does not move, nor does the cursor in it, nor a part
        that is being typed in while what is kept of it has not changed. Before another item, `settle()`.
        """
        self.statement.set_text(item.statement)
        for part, field in self.grounds.items():
            field.set_rows([Row(each) for each in getattr(item, part.value)])
        self.verb.set_verb(item.verb)
        self.operative.set_rows(rows_of(item.operative))
        self._count()

    def item(self, base: Item) -> Item:
        """`base` with its texts as they are typed now, saved or not."""
        grounds = {part.value: _texts(field.rows()) for part, field in self.grounds.items()}
        clauses = clauses_of(self.operative.rows())
        return replace(
            base, statement=self.statement.text(), verb=self.verb.verb(), operative=clauses, **cast("Any", grounds)
        )

    def settle(self) -> None:
        """Say now everything that is typed and not kept yet."""
        for field in self.fields.values():
            field.settle()

    @property
    def pausing(self) -> bool:
        """Whether what `settled` says is said because she pauses: it may be saved a little later."""
        return any(field.pausing for field in self.written.values())

    def set_read_only(self, read_only: bool) -> None:
        """Let the texts be read, not changed (a transmitted act)."""
        for field in self.fields.values():
            field.setReadOnly(read_only)
        self.bar.report.setEnabled(not read_only)
        self.statement.commands.state(again=True)

    def use_spelling(self, spelling: Spelling) -> None:
        """Check the spelling of every part."""
        for field in self.written.values():
            field.use_spelling(spelling)

    def help_typing(self, on: bool) -> None:
        """French typography while typing, or everything left as it is typed."""
        for field in self.written.values():
            field.typing_help.on = on

    @property
    def written(self) -> dict[Part, SettlingEdit]:
        """The parts that are written in sentences, from top to bottom."""
        return {Part.STATEMENT: self.statement, **self.grounds, Part.OPERATIVE: self.operative}

    @property
    def fields(self) -> dict[Part, SettlingEdit | VerbField]:
        """Every part, from top to bottom."""
        return {
            Part.STATEMENT: self.statement,
            **self.grounds,
            Part.VERB: self.verb,
            Part.OPERATIVE: self.operative,
        }

    def insert_phrase(self, part: Part, phrase: str) -> None:
        """Put a phrase of the library into a part, and the keyboard there; nothing where texts are only read."""
        if self.statement.isReadOnly():
            return
        if part is Part.STATEMENT:
            self.statement.insert((paragraph(phrase),))
        elif part is Part.VERB:
            self.verb.setText(phrase)
            self.verb.settle()
        else:
            self._rows(part).add(phrase)
        self.show_part(part)

    def insert_report(self, report: Text) -> None:
        """Put a report into the statement, in paragraphs of its own where the cursor is."""
        self.statement.insert_apart(report)
        self.show_part(Part.STATEMENT)

    def show_part(self, part: Part) -> None:
        """Put the keyboard on a part."""
        if part in GROUNDS:
            self.show_grounds(True)
        self.fields[part].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_grounds(self) -> None:
        """Close visas, recitals and hearings where they are written; else open them to be written."""
        if any(field.hasFocus() for field in self.grounds.values()):
            self.show_grounds(False)
            self.statement.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.show_part(Part.VISAS)

    def ask_library(self, part: Part | None = None) -> None:
        """Ask for a phrase for a part, that where the keyboard is or last was when none is said."""
        self.library_asked.emit(part or self.part)

    def show_grounds(self, shown: bool) -> None:
        """Open or close visas, recitals and hearings."""
        self.grounds_button.setChecked(shown)
        self.grounds_button.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self.grounds_box.setVisible(shown)

    # --- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.bar)
        self.statement.setMinimumHeight(120)
        column.addWidget(self.statement, 1)
        column.addLayout(self._grounds_head())
        self.grounds_box = QWidget()
        inside = QVBoxLayout(self.grounds_box)
        inside.setContentsMargins(GRID, 0, 0, 0)
        inside.setSpacing(4)
        for part, field in self.grounds.items():
            line = QHBoxLayout()
            label = text(GROUNDS[part][0], "muted")
            label.setFixedWidth(96)
            label.setBuddy(field)
            line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(field, 1)
            line.addWidget(self._library_button(part, "…"), 0, Qt.AlignmentFlag.AlignTop)
            inside.addLayout(line)
        column.addWidget(self.grounds_box)
        column.addLayout(self._operative_head())
        column.addWidget(self.operative)

    def _grounds_head(self) -> QHBoxLayout:
        self.grounds_button = QToolButton()
        self.grounds_button.setText("Visas et considérants")
        self.grounds_button.setCheckable(True)
        self.grounds_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.grounds_button.setProperty("look", "section")
        self.grounds_button.setToolTip("Ouvrir ou fermer (Ctrl+Maj+G)")
        self.grounds_count = text("", "muted")
        self.grounds_count.setSizePolicy(
            self.grounds_count.sizePolicy().Policy.Ignored, self.grounds_count.sizePolicy().verticalPolicy()
        )
        self._counted = ""
        self.grounds_count.installEventFilter(self)
        head = QHBoxLayout()
        head.addWidget(self.grounds_button)
        head.addWidget(self.grounds_count, 1)
        head.addWidget(self._library_button(Part.VISAS, "Bibliothèque", self._on_library))
        return head

    def _operative_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(text("Dispositif", "section"))
        head.addWidget(self.verb, 1)
        head.addWidget(self._library_button(Part.OPERATIVE, "Bibliothèque"))
        return head

    def _library_button(self, part: Part, words: str, slot: Callable[[], None] | None = None) -> QPushButton:
        button = QPushButton(words)
        named = GROUNDS[part][1] + "s" if part in GROUNDS else "articles"
        button.setAccessibleName(f"Bibliothèque de phrases : {named}")
        button.setToolTip(f"Choisir dans la bibliothèque de {named} (Ctrl+Maj+Espace)")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        reads(button)
        button.clicked.connect(slot or (lambda: self.ask_library(part)))
        return button

    def _connect(self) -> None:
        self.bar.report_asked.connect(self.report_asked)
        self.statement.report_dropped.connect(self.report_dropped)
        self.grounds_button.toggled.connect(self.show_grounds)
        kept: Sequence[tuple[Part, Any, Callable[[Any], object]]] = (
            (Part.STATEMENT, self.statement, lambda value: value),
            *((part, field, _texts) for part, field in self.grounds.items()),
            (Part.VERB, self.verb, lambda value: value),
            (Part.OPERATIVE, self.operative, clauses_of),
        )
        for part, field, read in kept:
            field.settled.connect(partial(self._on_settled, part, read))
            field.typed.connect(self.typed)
            if part is not Part.VERB:
                field.said.connect(self.said)
            field.installEventFilter(self)
        reads(self.grounds_button)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.grounds_count:
            self._name_count()
        if event.type() == QEvent.Type.FocusIn:
            self.part = next((part for part, field in self.fields.items() if field is watched), self.part)
        return super().eventFilter(watched, event)

    def _on_library(self) -> None:
        self.ask_library(self.part if self.part in GROUNDS else Part.VISAS)

    def _on_settled(self, part: Part, read: Callable[[Any], object], value: object) -> None:
        if part in GROUNDS:
            self._count()
        self.settled.emit(part, read(value))

    def _count(self) -> None:
        said = [
            count(number, GROUNDS[part][1]) for part, field in self.grounds.items() if (number := len(field.rows()))
        ]
        self._counted = " · ".join(said) or "aucun"
        self.grounds_count.setToolTip(self._counted)
        self.grounds_count.setAccessibleName(self._counted)
        self._name_count()

    def _name_count(self) -> None:
        """The count in words, or the number alone where they would be cut."""
        fits = self.grounds_count.fontMetrics().horizontalAdvance(self._counted) <= self.grounds_count.width()
        number = sum(len(field.rows()) for field in self.grounds.values())
        self.grounds_count.setText(self._counted if fits else str(number))

    def _rows(self, part: Part) -> RowsEdit:
        return self.operative if part is Part.OPERATIVE else self.grounds[part]


def rows_of(clauses: Sequence[Clause]) -> list[Row]:
    """The rows that clauses are written as."""
    rows = []
    for clause in clauses:
        rows.append(Row(clause.text, clause.verb or ""))
        rows += [Row(each, depth=2) for each in clause.sub]
    return rows


def clauses_of(rows: Sequence[Row]) -> tuple[Clause, ...]:
    """The clauses that rows make; a row that belongs to none is one."""
    clauses: list[Clause] = []
    for row in rows:
        if row.depth > 1 and clauses:
            whole = f"{row.verb} {row.text}" if row.verb else row.text
            clauses[-1] = replace(clauses[-1], sub=(*clauses[-1].sub, whole))
        else:
            clauses.append(Clause(row.text, row.verb or None))
    return tuple(clauses)


def _texts(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(f"{row.verb} {row.text}" if row.verb else row.text for row in rows)


def _ground(part: Part) -> RowsEdit:
    return RowsEdit(GROUNDS[part][0], hint=HINTS[part], most=5)
