"""The place « Modèles » : the sets and their documents, what one gives with example values, its fields."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QTableWidget, QTableWidgetItem

from syndic_desktop.actions import Topic
from syndic_desktop.actions.templates import duplicate_set, give_up, remove_set, use_set
from syndic_desktop.documents.files import write_whole
from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.domain.syndicats import set_title
from syndic_desktop.queries.templates import TITLES, DocumentRow, SetRow
from syndic_desktop.ui.catching import CatchingUp
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.templates.building import BEHIND, NOT_HERS, Parts, build
from syndic_desktop.ui.screens.templates.questions import Questions
from syndic_desktop.ui.screens.templates.trials import Trials, Tried
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Tone
from syndic_desktop.ui.widgets.dropping import take_drops
from syndic_desktop.ui.widgets.gestures import gesture
from syndic_desktop.ui.widgets.reading import reads

SHOWN = frozenset({Topic.TEMPLATES, Topic.SYNDICAT})
COPY_FIRST = "Ce jeu est fourni et ne se modifie pas : dupliquez-le, la copie est à vous."


class TemplatesPlace(CatchingUp):
    """What a set and a document that are chosen allow is offered; a file dropped here is taken back."""

    def __init__(self, desk: Desk, theme: Theme, questions: Questions) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self._rows: tuple[SetRow, ...] = ()
        self._shown: tuple[str, str] | None = None
        self.parts: Parts = build(self, theme)
        self.trials = Trials(desk, questions, self)
        self._gestures = self._make_gestures()
        self._connect()
        take_drops(self, lambda paths: self.take(paths[0]))

    # --- what the window asks ---------------------------------------------------------------------

    @property
    def gestures(self) -> tuple[QAction, ...]:
        return self._gestures

    @property
    def panes(self) -> dict[str, QSplitter]:
        return {"modeles": self.parts.split}

    def enter(self) -> None:
        self.catch_up()
        self.parts.sets.setFocus(Qt.FocusReason.OtherFocusReason)
        self._count()

    def only_read(self, reason: str) -> None:
        super().only_read(reason)
        self._offer()

    def close_place(self) -> None:
        self.trials.stop()

    def refresh(self) -> None:
        """Read the sets again; those that were chosen stay so."""
        before = self.set_.name if self.set_ else next((row.name for row in self._questions.sets() if row.used), "")
        self._rows = self._questions.sets()
        names = [row.name for row in self._rows]
        sets = self.parts.sets
        sets.blockSignals(True)
        sets.setRowCount(len(self._rows))
        for place, row in enumerate(self._rows):
            _write(
                sets, place, (set_title(row.name), "à vous" if row.hers else "fourni", "✓ utilisé" if row.used else "")
            )
        sets.setCurrentCell(names.index(before) if before in names else 0, 0)
        sets.blockSignals(False)
        self._shown = None
        self._on_set()
        self._count()

    @property
    def set_(self) -> SetRow | None:
        """The set that is chosen."""
        row = self.parts.sets.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    @property
    def document(self) -> DocumentRow | None:
        """The document that is chosen."""
        row = self.parts.documents.currentRow()
        return self.set_.documents[row] if self.set_ and 0 <= row < len(self.set_.documents) else None

    # --- gestures ---------------------------------------------------------------------------------

    def duplicate(self) -> None:
        """Copy the set under the name that is typed."""
        if self.set_ is None:
            return
        typed = self.parts.name.text()
        with self.parts.message.listening(self._desk):
            if self._desk.run(duplicate_set, typed, self._questions.documents(self.set_.name)):
                self.parts.name.clear()
                self.parts.sets.setCurrentCell(len(self._rows) - 1, 0)
                self.said.emit("Jeu dupliqué : choisissez un document, puis « Modifier dans Word ».", Tone.GOOD)

    def edit(self) -> None:
        """Write the document where she chooses, and open it in Word."""
        if self.set_ is None or self.document is None or not self.set_.hers:
            self.parts.message.say(COPY_FIRST)
            return
        path = self._questions.save(f"{self.set_.name}-{self.document.document}.docx")
        if path is None:
            return
        try:
            write_whole(path, self._questions.data(self.set_.name, self.document.document))
        except FileTrouble as trouble:
            self.parts.message.say(str(trouble))
            return
        self._questions.show(path)
        self.said.emit(f"« {path.name} » est écrit : modifiez-le, enregistrez, puis « Reprendre ».", Tone.GOOD)

    def take(self, path: Path | None = None) -> None:
        """Take the document back from a file (None: she chooses it)."""
        if self.set_ is None or self.document is None or not self.set_.hers or self.read_only:
            self.parts.message.say(self.read_only or COPY_FIRST)
            return
        path = path or self._questions.open()
        if path is not None:
            self.parts.outcome.say("Le modèle est essayé…", Tone.PLAIN)
            self.trials.take(self.set_.name, self.document.document, path)

    def _run(self, action: Callable[..., object], *args: object) -> None:
        with self.parts.message.listening(self._desk):
            self._desk.run(action, *args)  # type: ignore[arg-type]

    def _on_give_up(self) -> None:
        if self.set_ is not None and self.document is not None:
            self._run(give_up, self.set_.name, self.document.document)

    def _on_remove(self) -> None:
        if self.set_ is not None:
            self._run(remove_set, self.set_.name)

    def _on_use(self) -> None:
        if self.set_ is not None:
            self._run(use_set, self.set_.name)

    # --- what is shown ----------------------------------------------------------------------------

    def _on_set(self) -> None:
        documents, kept = self.parts.documents, max(self.parts.documents.currentRow(), 0)
        rows = self.set_.documents if self.set_ else ()
        documents.blockSignals(True)
        documents.setRowCount(len(rows))
        for place, row in enumerate(rows):
            _write(documents, place, (row.title, f"⚠ {row.origin}" if row.behind else row.origin))
        documents.setCurrentCell(min(kept, len(rows) - 1), 0)
        documents.blockSignals(False)
        self._on_document()

    def _on_document(self) -> None:
        self._offer()
        if self.set_ is None or self.document is None:
            return
        asked = (self.set_.name, self.document.document)
        if asked != self._shown:
            self._shown = asked
            self.parts.message.say("")
            self.parts.outcome.clear()
            self.parts.heading.setText(f"{self.document.title} – jeu {set_title(self.set_.name)}")
            self.trials.look(*asked, hers=self.document.hers)

    def _on_tried(self, tried: Tried) -> None:
        if (tried.name, tried.document) != self._shown and not tried.came:
            return
        self.parts.fields.show_fields(tried.fields)
        self.parts.say_faults(tried.faults)
        self.parts.say_against(tried.against)
        page = self.parts.page
        if tried.laid is None:
            page.clear()
        else:
            page.clear()
            page.show_pages(tried.laid.count, tried.laid.size, tried.laid.sheet.text, tried.laid.margin)
        title = TITLES.get(tried.document, tried.document)
        if tried.faults:
            many = wording.count(len(tried.faults), "défaut")
            what = f"« {tried.came} » n’est pas repris" if tried.came else f"{title} : à corriger"
            todo = f"Corrigez dans Word, enregistrez, puis «{wording.NB}Reprendre{wording.NB}»."
            self.parts.outcome.say(f"{what}{wording.NB}: {many}. {todo}", Tone.BAD)
        elif tried.came:
            self._shown = (tried.name, tried.document)
            self.parts.outcome.say(f"{title} : « {tried.came} » est repris, aucun défaut.", Tone.GOOD)

    def _on_failed(self, sentence: str) -> None:
        self.parts.outcome.say(sentence, Tone.BAD)

    def _offer(self) -> None:
        hers, may = bool(self.set_ and self.set_.hers), not self.read_only
        used, parts = bool(self.set_ and self.set_.used), self.parts
        parts.use_button.setEnabled(may and not used)
        parts.remove_button.setEnabled(may and hers and not used)
        parts.copy_button.setEnabled(may)
        parts.edit_button.setEnabled(hers)
        parts.take_button.setEnabled(may and hers)
        parts.back_button.setEnabled(may and bool(self.document and self.document.hers))
        behind = bool(self.document and self.document.behind)
        parts.hint.setText(BEHIND if behind else NOT_HERS)
        parts.hint.setVisible(not hers or behind)

    def _count(self) -> None:
        hers = sum(row.hers for row in self._rows)
        self.counted.emit(f"{len(self._rows) - hers} jeux fournis · {hers} à vous")

    # --- ties -------------------------------------------------------------------------------------

    def _make_gestures(self) -> tuple[QAction, ...]:
        looking = (
            gesture(self, "&Chercher un champ", "Ctrl+J", self._on_fields),
            gesture(self, "Voir les &différences avec le fourni", "Ctrl+D", self._on_differences),
        )
        reads(*looking)
        return (
            gesture(self, "Modifier dans &Word…", "Ctrl+M", self.edit),
            gesture(self, "&Reprendre de Word…", "Ctrl+R", self.take),
            *looking,
        )

    def _on_fields(self) -> None:
        self.parts.tabs.setCurrentWidget(self.parts.fields)
        self.parts.fields.words.setFocus()

    def _on_differences(self) -> None:
        panel = self.parts.differences
        if not self.parts.tabs.isTabVisible(self.parts.tabs.indexOf(panel)):
            self.parts.message.say(COPY_FIRST if self.document and not self.document.hers else "")
            return
        self.parts.tabs.setCurrentWidget(panel)
        panel.table.setFocus()

    def _connect(self) -> None:
        parts = self.parts
        parts.sets.currentCellChanged.connect(lambda *_: self._on_set())
        parts.documents.currentCellChanged.connect(lambda *_: self._on_document())
        parts.copy_button.clicked.connect(self.duplicate)
        parts.name.returnPressed.connect(self.duplicate)
        parts.use_button.clicked.connect(self._on_use)
        parts.remove_button.clicked.connect(self._on_remove)
        parts.edit_button.clicked.connect(self.edit)
        parts.take_button.clicked.connect(partial(self.take, None))
        parts.back_button.clicked.connect(self._on_give_up)
        parts.fields.copied.connect(lambda words: self.said.emit(f"Copié : {words.splitlines()[0]}", Tone.GOOD))
        parts.page.wanted.connect(lambda: self.trials.draw(parts.page.missing, parts.page.scale))
        self.trials.tried.connect(self._on_tried)
        self.trials.drawn.connect(parts.page.give)
        self.trials.failed.connect(self._on_failed)
        self.follow(self._desk, SHOWN)


def _write(table: QTableWidget, row: int, cells: tuple[str, ...]) -> None:
    for column, words in enumerate(cells):
        table.setItem(row, column, QTableWidgetItem(words))
