"""The step « Procès-verbal »: its paragraphs in the middle, its items on the left, what is left to do on the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from syndic_desktop.actions import Topic
from syndic_desktop.actions.decision_lists import record_list_copied
from syndic_desktop.actions.minutes import (
    FIXING,
    fix_minutes,
    note_corrections,
    record_minutes_copied,
    record_minutes_published,
    record_minutes_signed,
    unfix_minutes,
)
from syndic_desktop.domain import wording
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.minutes import Line
from syndic_desktop.queries.minutes import MinutesView
from syndic_desktop.queries.phases import Phase
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.places import PlaceName, Spot, Step
from syndic_desktop.ui.screens.checks import spot_of
from syndic_desktop.ui.screens.minutes.editing import ParagraphEditor
from syndic_desktop.ui.screens.minutes.papers import BACK, PagedSheet
from syndic_desktop.ui.screens.minutes.papers import KEYS as PAGES
from syndic_desktop.ui.screens.minutes.printing import PrintLine, Write
from syndic_desktop.ui.screens.minutes.sheets import MinutesSheet
from syndic_desktop.ui.screens.minutes.sides import SidePanel
from syndic_desktop.ui.screens.minutes.writing import Writing
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Tone
from syndic_desktop.ui.widgets.looks import GRID, card, text
from syndic_desktop.ui.widgets.reading import reads

if TYPE_CHECKING:
    from syndic_desktop.ui.writing.helps import WritingHelps

SHOWN = frozenset(Topic) - {Topic.PAPERS}
LIST_LEAST, LIST_MOST = 152, 224
"""Pixels."""
GOING = "↑↓ : paragraphe · Ctrl+↑↓ : point"
HINT = "Entrée : rédiger · Ctrl+Entrée : ajouter après · Suppr : retirer ou reprendre"
KEYS = (
    ("Entrée", "rédiger le paragraphe"),
    ("Ctrl+Entrée", "ajouter un paragraphe après"),
    ("Ctrl+Maj+M", "masquer les mots choisis dans la version publique, ou les y remettre"),
    (PAGES, "voir le procès-verbal en pages, tel qu’il s’imprime"),
    ("Suppr", "retirer le paragraphe, ou reprendre le texte assemblé"),
    ("Ctrl+↑, Ctrl+↓", "point d’avant, point d’après"),
)
FIXED = "Arrêté par l’assemblée : plus rien ne le change"
SILENT = "Aucun débat n’est noté ici : Ctrl+Entrée ajoute un paragraphe."


@dataclass(frozen=True, slots=True)
class Questions:
    """What the step asks. `again`: the same as `read`, once nothing changed but what is said of minutes; `write`: the
    minutes of a session written in a folder; what was written. `templates`: the folder of the template sets.
    `show_folder`: in the program that the computer has for it.
    """

    read: Callable[[int], MinutesView]
    again: Callable[[int, MinutesView], MinutesView]
    today: Callable[[], date]
    folder: Callable[[], Path | None]
    write: Callable[[int, Path], Write]
    templates: Path
    show_folder: Callable[[Path], object]


class MinutesStep(Step):
    """Reads again whenever something of the session has changed, but for what is being typed here."""

    def __init__(
        self, desk: Desk, theme: Theme, background: Background, questions: Questions, helps: WritingHelps | None = None
    ) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self.session_id = 0
        self.view: MinutesView | None = None
        self._listed: object = None
        self.missing = text("", "muted")
        self.items = QListWidget()
        self.sheet = MinutesSheet()
        self.paper = PagedSheet(self.sheet, questions.templates)
        self.printing = PrintLine(theme, background, questions.show_folder)
        self.hint = text(GOING, "muted")
        self.side = SidePanel(desk, questions.today)
        self.editor = ParagraphEditor(theme, self.sheet.viewport())
        if helps is not None:
            helps.serve_field(self.editor.editor)
        self.writing = Writing(desk, self.sheet, self.editor)
        self._build()
        self._connect()
        self._gestures = self._make_gestures()

    # --- what the window asks -----------------------------------------------------------------------------

    @property
    def gestures(self) -> tuple[QAction, ...]:
        return self._gestures

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (*super().keys, *KEYS)

    def enter(self) -> None:
        if self.middle.isVisible():
            self.paper.focus()
        else:
            self.missing.setFocus()

    def leave(self) -> bool:
        self.writing.close()
        return self.side.fixing.settle()

    def close_place(self) -> None:
        self.paper.close_pages()

    def show_session(self, session_id: int) -> None:
        fresh = session_id != self.session_id
        if fresh:
            self.printing.clear()  # what is told of a session is not told of another
        self.session_id = session_id
        self.writing.show_session(session_id)
        self._show(self._questions.read(session_id), fresh=fresh)

    def forget(self) -> None:
        self.session_id = 0
        self.paper.stop()
        self.writing.show_session(0)

    def show_item(self, item_id: int) -> None:
        known = self.view.items if self.view else ()
        position = next((row.position for row in known if row.item_id == item_id), 0)
        self._go_to_item(position)

    def show_target(self, target: Target) -> bool:
        if target.part is not Part.MINUTES:
            return False
        if self.view is None or self.view.missing:
            self.enter()
            return True
        self._go_to_item(target.item or 0)
        if target.item:
            self._say(SILENT)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes away what is said before it goes back to the list of sessions."""
        if event.key() != Qt.Key.Key_Escape or not self.printing.dismiss():
            super().keyPressEvent(event)

    def only_read(self, reason: str) -> None:
        super().only_read(reason)
        self.writing.read_only = reason
        self._say(reason)

    # --- showing ------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the minutes again; the same paragraph stays chosen."""
        self._show(self._questions.read(self.session_id), fresh=False)

    def refresh_words(self) -> None:
        """Show what was written, or corrected, in the minutes that are shown."""
        if self.view is not None:
            self._show(self._questions.again(self.session_id, self.view), fresh=False)

    def _show(self, view: MinutesView, *, fresh: bool) -> None:
        before = self._mark(self.sheet.current)
        self.view = view
        for widget in (self.middle, self.list_card, self.side):
            widget.setVisible(not view.missing)
        self.missing.setText(view.missing)
        self.missing_card.setVisible(bool(view.missing))
        self.paper.follow(view.source, view.lines)
        if view.missing:
            self.counted.emit("")
            return
        self._show_items(view)
        rank = 0 if fresh else self._rank(before)
        self.sheet.show_lines(view.lines, rank, fresh=fresh)
        self.sheet.show_private(view.private)
        self.editor.show_private(view.private)
        self.side.show_view(view, fresh=fresh)
        self.writing.rewordings, self.writing.items = view.rewordings, view.items
        self.writing.sealed = view.fixing is not None and view.fixing.sealed
        self._say(view.trouble)
        self.writing.follow()
        self.counted.emit(_count(view))

    def _show_items(self, view: MinutesView) -> None:
        if (shown := (self.session_id, view.items)) == self._listed:
            return
        self._listed = shown
        row = self.items.currentRow()
        self.items.clear()
        self._entry("Ouverture", 0)
        for each in view.items:
            due = " ⚠" if each.to_review else ""
            self._entry(f"{each.position}. {each.subject}{due}", each.position)
        self._entry("Clôture", -1)
        self.items.setCurrentRow(min(max(row, 0), self.items.count() - 1))

    def _entry(self, said: str, position: int) -> None:
        made = QListWidgetItem(said)
        made.setToolTip(said)
        made.setData(Qt.ItemDataRole.UserRole, position)
        self.items.addItem(made)

    def _say(self, sentence: str) -> None:
        sealed = self.writing.sealed
        if self.paper.paged:
            sentence = sentence or BACK
        self.hint.setText(sentence or self.read_only or (f"{FIXED} · {GOING}" if sealed else f"{GOING} · {HINT}"))

    def _mark(self, rank: int) -> tuple[object, ...]:
        """What tells a line from the others when they are read again."""
        lines = self.sheet.lines
        return _told_apart(lines[rank].line) if 0 <= rank < len(lines) else ()

    def _rank(self, mark: tuple[object, ...]) -> int:
        lines = self.view.lines if self.view else ()
        return next((rank for rank, each in enumerate(lines) if _told_apart(each.line) == mark), self.sheet.current)

    def _on_chosen(self, rank: int) -> None:
        self._say("")
        self.paper.show_line(rank)
        anchor = self.sheet.lines[rank].line.anchor
        closing = any(_is(each.line, "cloture") for each in self.sheet.lines[: rank + 1])
        wanted = -1 if closing else (anchor.item if anchor else 0)
        for row in range(self.items.count()):
            if self.items.item(row).data(Qt.ItemDataRole.UserRole) == wanted:
                self.items.setCurrentRow(row)

    def _go_to_item(self, position: int) -> None:
        lines = self.sheet.lines
        first = next(
            (rank for rank, each in enumerate(lines) if each.line.anchor and each.line.anchor.item == position), 0
        )
        if position < 0:
            first = next((rank for rank, each in enumerate(lines) if _is(each.line, "cloture")), len(lines) - 1)
        self.sheet.choose(first if position else 0)
        self.paper.focus()

    # --- what stands beside -------------------------------------------------------------------------------

    def _run(self, gesture: Callable[..., object], *given: object) -> bool:
        return self._desk.run(gesture, *given)  # type: ignore[arg-type]  # gestures take the store first

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        if touched & SHOWN and self.session_id and self.isVisible() and not self.writing.saving:
            # Whatever tells of minutes and of nothing else is a gesture on them: the record stands.
            alone = Topic.MINUTES in touched and touched <= FIXING
            (self.refresh_words if alone else self.refresh)()

    def _on_asked(self, target: Target) -> None:
        if not self.show_target(target) and self.view is not None:
            self.asked.emit(spot_of(target, self.session_id, [row.item_id for row in self.view.items]))

    def _on_session(self, session_id: int) -> None:
        self.asked.emit(Spot(PlaceName.SESSIONS, session_id, Phase.MINUTES))

    def _on_review(self) -> None:
        self.paper.button.setChecked(False)
        due = [rank for rank, each in enumerate(self.sheet.lines) if each.line.to_review]
        if not due:
            self._say("Rien n’est à revoir.")
            return
        self.writing.close()
        rank = next((each for each in due if each > self.sheet.current), due[0])
        self.writing.open(rank)

    def _on_fix(self, day: date, reason: str) -> None:
        self.writing.close()
        with self.side.fixing.message.listening(self._desk):
            self._run(fix_minutes, self.session_id, day, reason)

    def _on_fixing(self) -> None:
        fixing = self.side.fixing
        self.side.show_fixing()
        (fixing.day if fixing.day.isVisible() else fixing.sign_day).focus()

    def _on_write(self) -> None:
        self.writing.close()
        if self.view is None or self.view.missing:
            return
        folder = self._questions.folder()
        if folder is None:
            return
        self.printing.write(folder, self._questions.write(self.session_id, folder))

    # --- building -----------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.missing.setWordWrap(True)
        self.missing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.missing_card, column = card()
        column.addWidget(self.missing)
        column.addStretch(1)
        self.list_card, column = card()
        self.list_card.setMinimumWidth(LIST_LEAST)
        self.list_card.setMaximumWidth(LIST_MOST)
        column.addWidget(text("Aller au point", "section"))
        column.addWidget(self.items, 1)
        self.items.setAccessibleName("Points du procès-verbal")
        self.items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.middle = QWidget()
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.printing)
        column.addWidget(self.paper, 1)
        self.hint.setWordWrap(True)
        column.addWidget(self.hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for widget, stretch in ((self.missing_card, 1), (self.list_card, 2), (self.middle, 6), (self.side, 0)):
            row.addWidget(widget, stretch)
        reads(self.items, self.side.contents, self.side.review, self.side.other)

    def _connect(self) -> None:
        self._desk.changed.connect(self._on_changed)
        self.items.itemClicked.connect(lambda item: self._go_to_item(item.data(Qt.ItemDataRole.UserRole)))
        self.items.itemActivated.connect(lambda item: self._go_to_item(item.data(Qt.ItemDataRole.UserRole)))
        self.sheet.chosen.connect(self._on_chosen)
        self.paper.button.toggled.connect(lambda _paged: self._say(""))
        self.printing.left.connect(self.paper.focus)
        self.writing.said.connect(self._say)
        self.writing.closed.connect(self.refresh_words)
        self.editor.editor.said.connect(lambda said: self.said.emit(said, Tone.PLAIN))
        self.side.review_asked.connect(self._on_review)
        self.side.session_asked.connect(self._on_session)
        self.side.contents.asked.connect(self._on_asked)
        fixing = self.side.fixing
        fixing.asked.connect(self._on_fix)
        fixing.undone.connect(lambda: self._run(unfix_minutes, self.session_id))
        fixing.corrected.connect(lambda asked: self._run(note_corrections, self.session_id, asked))
        fixing.signed.connect(lambda day: self._run(record_minutes_signed, self.session_id, day))
        fixing.published.connect(lambda day: self._run(record_minutes_published, self.session_id, day))
        fixing.copied.connect(lambda day: self._run(record_minutes_copied, self.session_id, day))
        fixing.list_copied.connect(lambda day: self._run(record_list_copied, self.session_id, day))

    def _make_gestures(self) -> tuple[QAction, ...]:
        said: tuple[tuple[str, str, Callable[[], object], bool], ...] = (
            ("Paragraphe suivant à re&voir", "F8", self._on_review, True),
            ("Voir les pa&ges", PAGES, self.paper.button.toggle, True),
            ("&Arrêter et publier le procès-verbal", "Ctrl+Shift+A", self._on_fixing, False),
            ("Écrire le procès-verbal en &Word et PDF", "Ctrl+Shift+P", self._on_write, True),
        )
        made = []
        for words, keys, slot, only_reads in said:
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, slot=slot: slot())
            self.addAction(action)
            if only_reads:
                reads(action)
            made.append(action)
        return tuple(made)


def _told_apart(line: Line) -> tuple[object, ...]:
    if line.own and line.anchor is not None:
        return (line.anchor.item, line.anchor.place)
    return line.rewording.key if line.rewording is not None else ()


def _is(line: Line, place: str) -> bool:
    return line.own and line.anchor is not None and line.anchor.place == place


def _count(view: MinutesView) -> str:
    """« 12 paragraphes rédigés · 1 à revoir · 2 contenus à compléter »."""
    hers = sum(line.line.rewording is not None for line in view.lines)
    parts = [
        wording.count(hers, "paragraphe rédigé", "paragraphes rédigés") if hers else "texte assemblé",
        f"{view.to_review} à revoir" if view.to_review else "",
        wording.count(view.lacking, "contenu à compléter", "contenus à compléter") if view.lacking else "complet",
    ]
    return " · ".join(filter(None, parts))
