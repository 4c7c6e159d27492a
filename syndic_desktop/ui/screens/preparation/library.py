"""The library of phrases: found by a few words, put into the part that asked for one, kept and corrected here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from syndic_desktop.actions.phrases import add_starters, remove_phrase, save_phrase
from syndic_desktop.domain import wording
from syndic_desktop.domain.phrases import LONGEST_NAME, Phrase, PhraseKind, find_phrases
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, LineField
from syndic_desktop.ui.widgets.gestures import key
from syndic_desktop.ui.widgets.looks import GRID, dress, text
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.widgets.refusals import RefusalLine
from syndic_desktop.ui.widgets.wrapping import Wrapping
from syndic_desktop.ui.writing.items import Part

KINDS = {
    Part.VISAS: PhraseKind.VISA,
    Part.RECITALS: PhraseKind.RECITAL,
    Part.HEARD: PhraseKind.HEARD,
    Part.OPERATIVE: PhraseKind.CLAUSE,
}
TITLES = {
    PhraseKind.VISA: "Visas",
    PhraseKind.RECITAL: "Considérants",
    PhraseKind.HEARD: "Rapports entendus",
    PhraseKind.CLAUSE: "Articles du dispositif",
}
CAUTION = "Les articles cités changent : vérifiez-les sur Légifrance avant de signer."
ROLE = Qt.ItemDataRole.UserRole
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
"""Keys that go about the list while the keyboard stays in the search."""


class LibraryPanel(QFrame):
    """`chosen(part, text)`: put this phrase there. Enter inserts, F2 corrects, Delete takes out."""

    chosen = Signal(object, str)
    closed = Signal()  # Escape, or the button

    def __init__(self, desk: Desk, read: Callable[[], tuple[Phrase, ...]]) -> None:
        super().__init__()
        self._desk, self._read = desk, read
        self._part = Part.VISAS
        self._kind = PhraseKind.VISA
        self._editing: Phrase | None = None
        self._build()
        self._connect()

    @property
    def part(self) -> Part:
        """The part that a phrase is wanted for."""
        return self._part

    @property
    def kind(self) -> PhraseKind:
        """The kind of phrases that is shown."""
        return self._kind

    @property
    def current(self) -> Phrase | None:
        found = self.list.selectedItems()
        phrase: Phrase | None = found[0].data(ROLE) if found else None
        return phrase

    def open(self, part: Part) -> None:
        """Show the phrases for a part, the keyboard in the search; of a part that has none, those shown last.

        The verb is the beginning of the operative part: its clauses are offered, and go there.
        """
        self._part = Part.OPERATIVE if part is Part.VERB else part
        self._kind = KINDS.get(self._part, self._kind)
        self.shelf.reset(self._kind)
        self.search.clear()
        self._begin(None)
        self.show_form(False)
        self.refresh()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Read the library again; the same row stays current."""
        row = self.list.currentRow()
        phrases = self._read()
        asked = self.search.text().strip()
        found = find_phrases(phrases, asked, self.kind)
        if asked and not found:  # she may not know on which shelf it is
            found = find_phrases(phrases, asked)
        self.list.clear()
        for phrase in found:
            shelf = "" if phrase.kind is self.kind else f" – {TITLES[phrase.kind].lower()}"
            item = QListWidgetItem(f"{phrase.name}{shelf}\n{wording.shortened(phrase.text, 90)}")
            item.setData(ROLE, phrase)
            item.setToolTip(phrase.text)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), len(found) - 1))
        nothing = (
            f"Rien ne correspond à « {wording.shortened(asked)} »." if asked else "Aucune phrase de ce genre encore."
        )
        self.empty.setText("" if found else nothing)
        self.empty.setVisible(not found)
        self.starters_button.setVisible(not any(each.kind is self.kind for each in phrases))

    def insert_current(self) -> None:
        """Put the current phrase where it was asked for; one of another shelf, in the part that it is for."""
        if self.current is None:
            return
        part, kind = self._part, self.current.kind
        if part in KINDS and KINDS[part] is not kind:
            part = next(each for each in KINDS if KINDS[each] is kind)
        self.chosen.emit(part, self.current.text)

    def keep(self) -> bool:
        """Keep the phrase of the form; False when it was refused, which is said in place."""
        if not self.name.commit():
            return False
        phrase = Phrase(self.kind, self.name.value or "", self.words.toPlainText())
        with self.message.listening(self._desk):
            kept = self._desk.run(save_phrase, phrase, self._editing)
        if kept:
            self._begin(None)
            self.show_form(False)
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        return kept

    def show_form(self, shown: bool) -> None:
        """Unfold the lines where a phrase is written, or leave their room to the list."""
        self.form.setVisible(shown)
        self.new_button.setVisible(not shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:  # no line had anything to give up
            if self.form.isVisible():
                self.show_form(False)
                self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _begin(self, phrase: Phrase | None) -> None:
        self._editing = phrase
        self.name.reset(phrase.name if phrase else "")
        self.words.setPlainText(phrase.text if phrase else "")
        self.keep_button.setText("Corriger la phrase" if phrase else "Ajouter la phrase")

    def _build(self) -> None:
        dress(self, "card")
        self.close_button = QPushButton("Fermer")
        self.close_button.setToolTip("Revenir à l’aperçu (Échap)")
        self.shelf = ChoiceField("Genre de phrases", [Choice(*each) for each in TITLES.items()], titled=False)
        reads(self.shelf)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Chercher une phrase…")
        self.search.setAccessibleName("Chercher dans la bibliothèque")
        self.list = QListWidget()
        self.list.setAccessibleName("Phrases")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setToolTip("Entrée insère · F2 corrige · Suppr retire")
        self.empty = text("", "muted")
        self.empty.setWordWrap(True)
        self.starters_button = QPushButton("Ajouter les phrases de départ")
        self.insert_button = QPushButton("Insérer")
        self.insert_button.setToolTip("Mettre cette phrase dans le texte (Entrée)")
        self.new_button = QPushButton("Nouvelle phrase…")
        self.name = LineField("Nom", longest=LONGEST_NAME)
        self.words = QPlainTextEdit()
        Wrapping(self.words)
        self.words.setAccessibleName("Texte de la phrase")
        self.words.setPlaceholderText("Texte : ce qui suit « Vu », « Considérant », ou le verbe")
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(72)
        self.keep_button = QPushButton("Ajouter la phrase")
        self.message = RefusalLine()
        self._lay_out()

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(text("Bibliothèque", "section"), 1)
        head.addWidget(self.close_button)
        foot.addWidget(self.insert_button, 1)
        foot.addWidget(self.new_button, 1)
        caution: QLabel = text(CAUTION, "muted")
        caution.setWordWrap(True)
        self.form = QWidget()
        written = QVBoxLayout(self.form)
        written.setContentsMargins(0, 0, 0, 0)
        written.setSpacing(GRID)
        for each in (self.name, self.words, self.keep_button):
            written.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(GRID)
        column.addLayout(head)
        above: tuple[QWidget, ...] = (self.shelf, self.search, self.empty, self.starters_button)
        for widget in above:
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(caution)
        column.addLayout(foot)
        column.addWidget(self.form)
        column.addWidget(self.message)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.refresh)
        self.search.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self.insert_current())
        self.insert_button.clicked.connect(self.insert_current)
        self.close_button.clicked.connect(self.closed)
        self.keep_button.clicked.connect(self.keep)
        self.starters_button.clicked.connect(lambda: self._desk.run(add_starters))
        self.shelf.committed.connect(self._on_shelf)
        self.new_button.clicked.connect(self._on_new)
        for keys, slot in (("Delete", self._on_delete), ("F2", self._on_correct)):
            key(self.list, keys, slot, alone=True)

    def _on_shelf(self, kind: PhraseKind) -> None:
        """Phrases of another kind go to the part that they are for, unless the statement asked."""
        self.shelf.reset(kind)
        self._kind = kind
        if self._part in KINDS:
            self._part = next(part for part, each in KINDS.items() if each is kind)
        self._begin(None)
        self.refresh()

    def _on_new(self) -> None:
        self._begin(None)
        self.show_form(True)
        self.name.focus()

    def _on_delete(self) -> None:
        if self.current is not None:
            with self.message.listening(self._desk):
                self._desk.run(remove_phrase, self.current)

    def _on_correct(self) -> None:
        if self.current is not None:
            self._begin(self.current)
            self.show_form(True)
            self.name.focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.insert_current()
                return True
        return super().eventFilter(watched, event)
