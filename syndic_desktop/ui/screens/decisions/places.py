"""The place « Décisions » : the table by kind and period, its totals, the chosen decision below."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from syndic_desktop.actions import Topic
from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import ActRef, DecisionKey
from syndic_desktop.domain.decisions import KINDS
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.queries.decisions import DecisionTable, Wanted, total
from syndic_desktop.queries.directories import decision_code
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.menus import french_keys
from syndic_desktop.ui.places import Place, Remembered, Spot
from syndic_desktop.ui.screens.decisions.cells import SUBJECT
from syndic_desktop.ui.screens.decisions.delegations import DelegationsPanel
from syndic_desktop.ui.screens.decisions.entering import Entering, wanted_key
from syndic_desktop.ui.screens.decisions.exchanging import ListPanel, write_recaps
from syndic_desktop.ui.screens.decisions.following import Life
from syndic_desktop.ui.screens.decisions.lists import FOLLOWING, KEYS, LEGEND, LISTS, UNTOLD, full, short, told
from syndic_desktop.ui.screens.decisions.questions import Questions
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Tone
from syndic_desktop.ui.widgets.fields import DateField
from syndic_desktop.ui.widgets.gestures import gesture
from syndic_desktop.ui.widgets.looks import GRID, card, text
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.widgets.refusals import RefusalLine

SOON = 150  # milliseconds: what is looked for is shown once she has stopped typing
SHOWN = frozenset({Topic.DECISIONS, Topic.DELEGATIONS, Topic.ACTS, Topic.AGENDA, Topic.SESSIONS, Topic.SYNDICAT})


class DecisionsPlace(Place):
    """What was decided by delegation: entered, followed, told to the comité."""

    def __init__(self, desk: Desk, theme: Theme, questions: Questions) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self.sheet: DecisionTable | None = None
        self.tabs = QTabBar()
        self._place = 0  # the list that is shown
        self.since = DateField("Du", questions.today, titled=False, hint="du…")
        self.until = DateField("Au", questions.today, titled=False, hint="au…")
        self.words = QLineEdit()
        self.entering = Entering(desk, theme, questions, self._kind)
        self.table = self.entering.table
        self.life = Life(desk, questions, self.entering, self)
        self.panel = self.life.panel
        self.delegations = DelegationsPanel(desk, questions)
        self.lists = ListPanel(desk, theme, questions)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._build()
        self._gestures = self._make_gestures()
        self._connect()
        self.refresh()

    # --- what the window asks ---------------------------------------------------------------------

    @property
    def gestures(self) -> tuple[QAction, ...]:
        return tuple(self._gestures)

    @property
    def panes(self) -> Mapping[str, Remembered]:
        return {"decisions": self.split, "decisions-colonnes": self.table.columns}

    def enter(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._count()

    def leave(self) -> bool:
        if self.pages.currentWidget() is self.delegations:
            return self.delegations.commit()
        kept = self.entering.settle()
        return self.panel.commit() and kept

    def settle(self) -> bool:
        kept = self.entering.settle()
        if not kept:
            (self.table.editor if self.table.editing else self.table).setFocus()
        return kept and super().settle()

    def only_read(self, reason: str) -> None:
        super().only_read(reason)
        self.table.reading_only = True
        self.life.gesturing.read_only = reason
        self.life.sending.hide()
        self.life.day.hide()
        self.panel.words.setReadOnly(True)
        self.legend.setText(reason)

    def close_place(self) -> None:
        self._soon.stop()
        self.life.stop()
        self.lists.stop()

    def show_spot(self, spot: Spot) -> None:
        """Show a decision that was found by its code (`decision_code`), whatever list and period it is in."""
        found = next((each for each in self._questions.all() if decision_code(each) == spot.decision), None)
        if found is None:
            return
        self._back()
        self._show_decision(found.key)

    def _show_decision(self, key: DecisionKey) -> None:
        for field in (self.since, self.until):
            field.reset(None)
        self.words.clear()
        self.tabs.setCurrentIndex(LISTS.index(key[0]))
        self.refresh()
        self.table.go(max(self.table.model_.row_of(key), 0), SUBJECT)

    def refresh(self) -> None:
        """Read the decisions again; the one that was chosen stays so, under its new number if it has one."""
        shown = self.list_
        kind = shown if isinstance(shown, DecisionKind) else None
        self.sheet = sheet = self._questions.table(
            Wanted(kind, self.since.value, self.until.value, self.words.text().strip())
        )
        lines = sheet.untold if shown == UNTOLD else sheet.lines
        current, column = self.table.current, max(self.table.currentIndex().column(), 0)
        key = wanted_key(lines, self.entering.wanted, current.key if current else None)
        first = not self.table.currentIndex().isValid()
        self.table.show_lines(lines, untold=shown == UNTOLD, key=key, column=SUBJECT if first else column, kind=kind)
        self.empty.setText(self._nothing() if not lines and self.table.model_.draft is None else "")
        self.empty.setVisible(bool(self.empty.text()))
        self.sums.setText(told(total([line.decision for line in lines]) if shown == UNTOLD else sheet.sums))
        for place, each in enumerate(LISTS):
            self.tabs.setTabText(place, f"{short(each)} {self._number(each)}")
        self._count()

    @property
    def list_(self) -> DecisionKind | str:
        """The list that is shown: a kind, `ALL` or `UNTOLD`."""
        return LISTS[self.tabs.currentIndex()]

    # --- what is shown ----------------------------------------------------------------------------

    def _kind(self) -> DecisionKind:
        """The kind of a new line: that of the list, else that of the line the eyes are on."""
        if isinstance(self.list_, DecisionKind):
            return self.list_
        current = self.table.current
        return current.decision.kind if current else DecisionKind.PURCHASE_ORDER

    def _number(self, each: DecisionKind | str) -> int:
        if self.sheet is None:
            return 0
        if each == UNTOLD:
            return len(self.sheet.untold)
        return self.sheet.counts.get(DecisionKind(each), 0) if each in KINDS else sum(self.sheet.counts.values())

    def _nothing(self) -> str:
        if self.list_ == UNTOLD:
            return "Tout ce qui a été décidé a été rapporté au comité."
        if self.since.value or self.until.value or self.words.text().strip():
            return "Aucune décision sur cette période, avec ces mots."
        if self.read_only:
            return "Aucune décision."
        return "Aucune décision : Inser ouvre une ligne, Ctrl+V colle celles d’un tableur."

    def _count(self) -> None:
        if self.sheet is not None:
            waiting = len(self.sheet.untold)
            rest = f" · {waiting} à rapporter" if waiting else ""
            self.counted.emit(f"{wording.count(sum(self.sheet.counts.values()), 'décision')}{rest}")

    def _on_list(self) -> None:
        if not self.entering.settle():
            self.tabs.blockSignals(True)
            self.tabs.setCurrentIndex(self._place)
            self.tabs.blockSignals(False)
            return
        self._place = self.tabs.currentIndex()
        self.message.say("")
        self.refresh()

    def _show_list(self, place: int) -> None:
        if self.settle():
            self.tabs.setCurrentIndex(place)
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _turn(self, step: int) -> None:
        self._show_list((self.tabs.currentIndex() + step) % len(LISTS))

    # --- building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        self.tabs.setAccessibleName("Listes des décisions")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for each, keys in zip(LISTS, KEYS, strict=True):
            place = self.tabs.addTab(short(each))
            self.tabs.setTabToolTip(place, f"{full(each)} ({french_keys(keys)})")
        self.words.setPlaceholderText("Chercher…")
        self.words.setToolTip("Un numéro, un mot de l’objet, un titulaire")
        self.words.setAccessibleName("Ne montrer que les lignes qui disent")
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(108)
        for field in (self.since, self.until):
            field.setMinimumWidth(106)  # in a small window; the words that are looked for need the rest
            field.setMaximumWidth(148)
        self.out_button, self.in_button = QPushButton("Vers Excel…"), QPushButton("Depuis Excel…")
        self.delegations_button = QPushButton("Délégations…")
        head = QHBoxLayout()
        head.setSpacing(GRID)
        for widget in (text("Décisions", "title"), self.since, self.until):
            head.addWidget(widget)
        head.addWidget(self.words, 1)
        for button in (self.out_button, self.in_button, self.delegations_button):
            head.addWidget(button)
        self.pages = QStackedWidget()
        for page in (self._page(), self.delegations, self.lists):
            self.pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        self.head = QWidget()
        self.head.setLayout(head)
        head.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.head)
        whole.addWidget(self.pages, 1)

    def _page(self) -> QWidget:
        self.message, self.sums, self.legend = RefusalLine(), text("", "strong"), text(LEGEND, "muted")
        self.empty = text("", "muted")
        self.legend.setWordWrap(True)
        self.sums.setWordWrap(True)
        self.empty.setWordWrap(True)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        upper, column = card()
        column.setSpacing(6)
        for widget in (self.tabs, self.empty):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        sending = self.life.sending
        beside: tuple[QWidget, ...] = (self.sums, text("Noter au", "muted"), self.life.day)
        for place, each in enumerate(beside):
            sending.row.insertWidget(place, each, 1 if each is self.sums else 0)
        under: tuple[QWidget, ...] = (self.message, sending, self.legend)
        for each in under:
            column.addWidget(each)
        lower, below = card()
        below.addWidget(self.panel)
        below.addStretch()
        self.split.addWidget(upper)
        self.split.addWidget(lower)
        self.split.setStretchFactor(0, 1)
        self.list_page = QWidget()
        page = QVBoxLayout(self.list_page)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.split)
        return self.list_page

    def _make_gestures(self) -> list[QAction]:
        made = []
        for name, words, keys in (
            ("new", "Nouvelle décision", "Ins"), ("duplicate", "Dupliquer la décision", "Ctrl+D"),
            ("paste", "Coller des lignes du tableur", "Ctrl+V"), ("remove", "Supprimer la décision", "Ctrl+Del"),
        ):  # fmt: skip
            action = QAction(words, self.table)
            action.setShortcut(QKeySequence(keys))
            # The table has the key first (`keyPressEvent`): the menu and the help only tell it.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(partial(self.entering.act, name))
            made.append(action)
        folder = (
            gesture(self.list_page, "Préparer le parapheur à signer…", "Ctrl+Shift+Y", self.life.print_folder),
            gesture(self.list_page, "Rendre un parapheur numérisé…", "Ctrl+Shift+K", self.life.take_folder),
        )
        reads(folder[0])
        return [*made, *self.life.actions(), *folder]

    def _connect(self) -> None:
        reads(self.tabs, self.table, self.since, self.until, self.words, self.out_button, self.delegations_button)
        self.out_button.clicked.connect(self._on_out)
        self.in_button.clicked.connect(self._on_in)
        self.delegations_button.clicked.connect(self._on_delegations)
        self.delegations.closed.connect(self._on_back)
        self.lists.closed.connect(self._back)
        steps = (("Ctrl+PgDown", 1, "liste suivante"), ("Ctrl+PgUp", -1, "liste précédente"))
        keys = [(keys, partial(self._turn, step), words) for keys, step, words in steps]
        keys += [
            (each, partial(self._show_list, place), f"liste « {full(LISTS[place])} »")
            for place, each in enumerate(KEYS)
        ]
        for each, slot, words in keys:
            shortcut = QShortcut(QKeySequence(each), self.list_page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setWhatsThis(words)
            reads(shortcut)
            shortcut.activated.connect(slot)
        self.tabs.currentChanged.connect(self._on_list)
        self.words.textChanged.connect(self._on_words)
        self._soon.timeout.connect(self._on_list)
        for field in (self.since, self.until):
            field.committed.connect(self._on_period)
        self.table.followed.connect(self._on_followed)
        self.life.sending.asked.connect(self._on_asked)
        self.entering.said.connect(self.message.say)
        self.entering.done.connect(lambda words: self.said.emit(f"{words} Ctrl+Z pour annuler.", Tone.GOOD))
        self._desk.changed.connect(self._on_changed)

    def _on_followed(self, following: bool) -> None:
        if not self.read_only:
            self.legend.setText(FOLLOWING if following else LEGEND)

    def _on_asked(self, asked: object) -> None:
        """Show the decision that is to be mended."""
        if isinstance(asked, ActRef) and asked.decision is not None:
            self._show_decision(asked.decision)

    # --- other pages ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Whatever has the keyboard had Escape first: a field gives up what is typed, a list closes.
        if event.key() == Qt.Key.Key_Escape and self.pages.currentWidget() is not self.list_page:
            self._on_back()
        else:
            super().keyPressEvent(event)

    def _show_page(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self.head.setVisible(page is self.list_page)

    def _on_back(self) -> None:
        if self.leave():
            self._back()

    def _back(self) -> None:
        if self.pages.currentWidget() is not self.list_page:
            self._show_page(self.list_page)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_delegations(self) -> None:
        if self.settle():
            self._show_page(self.delegations)
            self.delegations.open()

    def _on_in(self) -> None:
        if self.settle() and (path := self._questions.files.to_read()) is not None:
            self._show_page(self.lists)
            kind = self.list_ if isinstance(self.list_, DecisionKind) else None
            self.lists.read(path, kind)

    def _on_out(self) -> None:
        syndicat = self._questions.syndicat()
        if not self.settle() or syndicat is None:
            return
        path = self._questions.files.to_write()
        if path is not None:
            decisions = [line.decision for line in self.table.model_.lines]
            job = write_recaps(self._questions.background, path, decisions, syndicat, self._period())
            job.finished.connect(self._on_out_written)
            job.troubled.connect(self.message.say)

    def _on_out_written(self, path: Path) -> None:
        self.said.emit(f"Les décisions montrées sont écrites dans « {path.name} », dossier {path.parent}.", Tone.GOOD)

    def _period(self) -> str:
        """What the workbook is headed by: « Lettres de commande, du 01/01/2026 au 31/12/2026 »."""
        since, until = self.since.value, self.until.value
        said = (
            f"du {wording.short_date(since)}" if since else "",
            f"au {wording.short_date(until)}" if until else "",
        )
        period = " ".join(filter(None, said))
        return ", ".join(filter(None, (full(self.list_), period)))

    def _on_words(self) -> None:
        self._soon.start()

    def _on_period(self) -> None:
        QTimer.singleShot(0, self, self._on_list)  # once the field has kept it

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        if touched & SHOWN:
            self.refresh()
            if self.pages.currentWidget() is self.delegations:
                self.delegations.refresh()
