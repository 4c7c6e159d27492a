"""The step « Actes »: every act of a session from the vote to the certificate, one key for each gesture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from syndic_desktop.actions import Topic
from syndic_desktop.actions.decision_lists import record_list_published
from syndic_desktop.actions.scans import file_scans, mark_annex_private, mark_private
from syndic_desktop.domain.acts import Step as Due
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.queries.acts import ActRow, ActsSheet, OutOfDate
from syndic_desktop.ui.background import Job
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.places import Step
from syndic_desktop.ui.screens.acts.arrivals import Arrivals
from syndic_desktop.ui.screens.acts.details import ActPanel, scrolled
from syndic_desktop.ui.screens.acts.feet import PapersFoot
from syndic_desktop.ui.screens.acts.gesturing import GESTURES, Gesturing, Shown
from syndic_desktop.ui.screens.acts.heads import ActsHead
from syndic_desktop.ui.screens.acts.opening import Opening
from syndic_desktop.ui.screens.acts.questions import Questions
from syndic_desktop.ui.screens.acts.receiving import Dropping
from syndic_desktop.ui.screens.acts.sending import SendingStrip
from syndic_desktop.ui.screens.acts.signing import Signing
from syndic_desktop.ui.screens.acts.tables import LEGEND, ActsTable
from syndic_desktop.ui.screens.checks import ChecksPanel, spot_of
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.looks import GRID, card, dress, text
from syndic_desktop.ui.widgets.reading import reads

SIDE = 360
CHECKS = 2
SHOWN = frozenset(Topic) - {Topic.PHRASES, Topic.TOPICS}
SOON = 400  # milliseconds: what is out of date is told once she has stopped


class ActsStep(Step):
    """Follows one session: the acts by what is next to do, the chosen one beside, the checks of this step."""

    def __init__(self, desk: Desk, theme: Theme, questions: Questions) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self.session_id = 0
        self.sheet: ActsSheet | None = None
        self._stale = OutOfDate()
        self._job: Job | None = None
        self.table = ActsTable(theme)
        self.panel = ActPanel(desk, questions.today)
        self.checks = ChecksPanel(desk, questions.checks)
        self.head = ActsHead(desk, questions.today)
        self.foot = PapersFoot(questions)
        self.signing = Signing(questions.signing, self)
        self.sending = SendingStrip(desk, questions.sending)
        arrivals = Arrivals(questions.background, self)
        opening = Opening(questions.read, questions.sending.show_folder, questions.background, self)
        shown = Shown(lambda: self.table.lines, lambda: self.table.selected, lambda: self.table.current)
        self.gesturing = Gesturing(desk, shown, self.head.day, self.sending, arrivals, opening, questions.scans, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._build()
        self._connect()
        self._gestures = self._make_gestures()

    @property
    def gestures(self) -> tuple[QAction, ...]:
        return tuple(self._gestures)

    @property
    def item_id(self) -> int:
        return self.table.current.ref.item if self.table.current else 0

    def show_session(self, session_id: int) -> None:
        if session_id != self.session_id:
            self.session_id = session_id
            self._stale = OutOfDate()
            self.head.reset(self._questions.today(), self._questions.sheet(session_id))
            self._say("")
        self.refresh()
        self.foot.show_session(session_id)
        self.sending.show_session(session_id)
        self.checks.show_session(session_id)

    def show_item(self, item_id: int) -> None:
        found = next((row for row in self.table.lines if row.ref.item == item_id), None)
        if found is not None:
            self.table.choose(found)
            QTimer.singleShot(0, self.table, partial(self.table.setFocus, Qt.FocusReason.OtherFocusReason))

    def show_target(self, target: Target) -> bool:
        return target.part is Part.ACT

    def forget(self) -> None:
        self.session_id = 0
        self.checks.forget()
        self._soon.stop()

    def close_place(self) -> None:
        self.forget()
        self.gesturing.stop()
        self.signing.stop()
        self.foot.stop()

    def enter(self) -> None:
        waiting = any(row.next not in (None, Due.SCAN) for row in self.table.lines)
        if self.head.published.isVisible() and self.head.published.value is None and not waiting:
            self.head.published.focus()  # the one thing that is still to be noted
        else:
            (self.table if self.table.lines else self.missing).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        kept = [self.panel.commit(), self.head.published.commit()]
        return all(kept)

    def only_read(self, reason: str) -> None:
        super().only_read(reason)
        self.gesturing.read_only = reason
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.legend.setText(reason)

    def refresh(self) -> None:
        """Read the acts again."""
        current, kept = self.table.current, [row.ref for row in self.table.selected]
        self.sheet = sheet = self._questions.sheet(self.session_id)
        held = sheet.held_on is not None
        self.missing.setText(sheet.missing)
        self.missing.setVisible(bool(sheet.missing))
        for widget in (self.body, self.head, self.foot, self.sending):
            widget.setVisible(held and (widget is self.head or bool(sheet.rows)))
        self.head.show_sheet(sheet)
        self.table.show_rows(sheet.rows, current=current.ref if current else None, kept=kept)
        self.panel.show_row(self.table.current, self._stale.acts.get(self.item_id))
        self.counted.emit(sheet.summary)
        self._soon.start()

    # --- gestures ---------------------------------------------------------------------------------

    def drop(self, paths: Sequence[Path]) -> None:
        """File what was dropped: signed papers, receipts, or the signature folder once it is scanned."""
        if self.read_only or self.sheet is None:
            return
        self.signing.drop(paths, self.sheet.rows, lambda: self.gesturing.file(paths))

    def _with(self, action: Any, *said: Any, **named: Any) -> None:
        if self.table.current is not None:
            self._desk.run(action, self.table.current.ref.item, *said, **named)

    def _say(self, sentence: str, *, refused: bool = True) -> None:
        going = sentence.endswith("…")  # how far it is is no refusal
        dress(self.message, "refusal" if refused and not going else "muted")
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _on_folder_made(self, path: Path) -> None:
        self._say("")
        told = f"Le parapheur est dans « {path.name} » : imprimez-le, les places de signature sont prévues."
        self.sending.show_made(told, path.parent)

    # --- what is out of date ----------------------------------------------------------------------

    def _look(self) -> None:
        if not self.session_id or self._job is not None:
            return
        work = self._questions.stale(self.session_id)
        if work is None:
            self._on_stale(self.session_id, OutOfDate())
            self.foot.say_papers("Aucun document n’a encore été exporté (Ctrl+E)." if self.table.lines else "")
            return
        self._job = job = self._questions.background.start(lambda _progress, _cancelled: work())
        job.finished.connect(partial(self._on_stale, self.session_id))
        job.ended.connect(self._on_looked)

    def _on_looked(self) -> None:
        self._job = None

    def _on_stale(self, session_id: int, found: OutOfDate) -> None:
        if session_id != self.session_id:
            return
        self._stale = found
        self.table.stale = found.acts
        self.table.viewport().update()
        self.panel.show_row(self.table.current, found.acts.get(self.item_id))
        self.foot.say_papers(found.others or ("Documents exportés à jour." if not found.acts else ""))

    # --- the rest ---------------------------------------------------------------------------------

    def _on_chosen(self, row: ActRow | None) -> None:
        self.panel.show_row(row, self._stale.acts.get(row.ref.item) if row else None)
        self.checks.show_item(row.position if row else 0)

    def _on_asked(self, target: Target) -> None:
        items = self._questions.items(self.session_id)
        if target.part is not Part.ACT:
            self.asked.emit(spot_of(target, self.session_id, items))
        elif target.item is not None:
            self.show_item(items[target.item - 1])

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        if touched & SHOWN and self.session_id and self.isVisible():
            self.refresh()

    def _on_counted(self, number: int) -> None:
        self.tabs.setTabText(CHECKS, f"Contrôles ({number})" if number else "Contrôles ✓")

    def _build(self) -> None:
        self.missing = text("", "muted")
        self.missing.setWordWrap(True)
        self.missing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.missing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.message = text("", "refusal")
        self.message.setWordWrap(True)
        self.message.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        self.body = QWidget()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._left(), 1)
        row.addWidget(self._side())
        for widget in (self.head, self.message, self.missing):
            whole.addWidget(widget)
        whole.addWidget(self.body, 1)
        whole.addWidget(self.sending)
        whole.addWidget(self.foot)

    def _left(self) -> QWidget:
        left, column = card()
        self.legend = QLabel(LEGEND)
        self.legend.setProperty("look", "muted")
        self.legend.setWordWrap(True)
        column.addWidget(self.table, 1)
        column.addWidget(self.legend)
        return left

    def _side(self) -> QWidget:
        side, column = card()
        side.setFixedWidth(SIDE)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Acte choisi, sa publication, contrôles")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.pages = QStackedWidget()
        for title, page in (("Acte", self.panel), ("Publication", self.panel.publishing)):
            self.tabs.addTab(title)
            self.pages.addWidget(scrolled(page))
        self.tabs.addTab("Contrôles")
        self.pages.addWidget(self.checks)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        column.addWidget(self.tabs)
        column.addWidget(self.pages, 1)
        return side

    def _make_gestures(self) -> list[QAction]:
        made = []
        for letter, words in GESTURES.items():
            action = QAction(words, self.table)
            action.setShortcut(QKeySequence(letter))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, letter=letter: self.gesturing.act(letter))
            self.table.addAction(action)
            made.append(action)
        check = QAction("Contrôler les documents exportés", self)
        check.setShortcut(QKeySequence("Ctrl+Shift+V"))
        check.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        check.triggered.connect(self.foot.check)
        reads(check)
        self.addAction(check)
        return [*made, check, *self._signing_gestures()]

    def _signing_gestures(self) -> list[QAction]:
        made = []
        for words, keys, run in (
            ("Préparer le parapheur à signer…", "Ctrl+Shift+Y", lambda: self.signing.print_folder(self.session_id)),
            ("Rendre un parapheur numérisé…", "Ctrl+Shift+K", self._take_folder),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, run=run: run())
            self.addAction(action)
            made.append(action)
        reads(made[0])
        return made

    def _take_folder(self) -> None:
        if not self.read_only:
            self.signing.take()

    def _connect(self) -> None:
        reads(self.tabs)
        self._soon.timeout.connect(self._look)
        self.table.asked.connect(lambda letter, everywhere: self.gesturing.act(letter, everywhere=everywhere))
        self.table.chosen.connect(self._on_chosen)
        self.head.published.committed.connect(lambda day: self._desk.run(record_list_published, self.session_id, day))
        self.gesturing.said.connect(self._say)
        self.gesturing.papers = self.drop
        self.gesturing.follow(self.panel)
        self.dropping = Dropping(self, self.table, self.table.ref_at, self.gesturing.receive, self.drop)
        self.sending.asked.connect(self._on_asked)
        self.signing.told.connect(self._say)
        self.signing.done.connect(lambda said: self._say(said, refused=False))
        self.signing.made.connect(self._on_folder_made)
        self.signing.filed.connect(lambda pages, name: self.gesturing.run(file_scans, pages, name))
        self.panel.hidden_words.connect(partial(self._with, mark_private))
        self.panel.annex_hidden.connect(lambda place, private: self._with(mark_annex_private, place, private=private))
        self.checks.asked.connect(self._on_asked)
        self.checks.counted.connect(self._on_counted)
        self._desk.changed.connect(self._on_changed)
