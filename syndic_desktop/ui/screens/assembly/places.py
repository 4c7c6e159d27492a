"""The screen « Assemblée » : the seats in protocol order on a day, their plan, and the card of the chosen one."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from syndic_desktop.actions import Topic
from syndic_desktop.actions.mandates import move_seat
from syndic_desktop.domain import wording
from syndic_desktop.queries.assemblies import EVERYBODY, SIGNS, AssemblySheet, SeatRow
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.places import Place
from syndic_desktop.ui.screens.assembly.cards import SeatPanel
from syndic_desktop.ui.screens.assembly.hemicycles import Hemicycle
from syndic_desktop.ui.screens.assembly.members import MembersPanel
from syndic_desktop.ui.screens.assembly.questions import Questions
from syndic_desktop.ui.screens.assembly.renewals import RenewalPanel
from syndic_desktop.ui.screens.assembly.rosters import RosterPanel
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Tone
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, DateField
from syndic_desktop.ui.widgets.gestures import gesture
from syndic_desktop.ui.widgets.looks import GRID, card, text
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.widgets.tables import Column, SectionsTable

CARD = 392
LOW = 560  # pixels; under it the plan leaves its room to the table
SHOWN = frozenset({Topic.ASSEMBLY, Topic.SESSIONS, Topic.SYNDICAT, Topic.ATTENDANCE})
COLUMNS: tuple[Column[SeatRow], ...] = (
    Column("N°", lambda row: str(row.place), 48),
    Column("Titulaire", lambda row: f"{SIGNS[row.holding]} {row.titular}", strong=True),
    Column("Membre", lambda row: row.member, spare=True),
    Column("Fonction", lambda row: row.role, 180, spare=True),  # « 1re Vice-Présidente »
    Column("Voix", lambda row: row.weight, 56),
    Column("Suppléants", lambda row: row.deputies, 170, spare=True),
    Column("Mandat", lambda row: row.period, 150, spare=True),
)


class AssemblyPlace(Place):
    """Everything about who sits, from when until when."""

    def __init__(self, desk: Desk, theme: Theme, background: Background, questions: Questions) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self._body: str | None = None
        self._chosen = ""
        self.sheet: AssemblySheet | None = None
        self.body_field: ChoiceField[str] = ChoiceField("Instance", titled=False)
        self.day_field = DateField("Assemblée au", questions.today, titled=False, empty="Écrivez une date.")
        name = "Sièges, dans l’ordre protocolaire"
        self.table: SectionsTable[SeatRow] = SectionsTable(name, COLUMNS, lambda row: row.college, theme)
        self.plan = Hemicycle(theme)
        self.card = SeatPanel(desk, questions.today)
        self.renewal = RenewalPanel(desk, questions.today, questions.unaffected)
        self.members = MembersPanel(desk, questions.today)
        self.rosters = RosterPanel(desk, theme, background, questions)
        self._gestures = self._make_gestures()
        self._build()
        self._connect()
        self._show_side(self.card)
        self.day_field.reset(questions.today())
        self.refresh()

    @property
    def gestures(self) -> tuple[QAction, ...]:
        """What can be done here, for the menu, the search and the help."""
        return tuple(self._gestures)

    def enter(self) -> None:
        """Put the keyboard on the table, or on what fills an empty assembly."""
        (self.table if self.sheet and self.sheet.rows else self.roster_button).setFocus()
        self.counted.emit(self.sheet.summary if self.sheet else "")

    def leave(self) -> bool:
        """Keep what is being typed beside the table; a renewal waits for its button."""
        panel = self.side.currentWidget()
        return panel.commit() if isinstance(panel, SeatPanel | MembersPanel) else True

    def refresh(self) -> None:
        """Read the assembly again; the same seat stays chosen."""
        day = self.day_field.value or self._questions.today()
        self.sheet = sheet = self._questions.sheet(day, self._body)
        self._body = sheet.body
        names = [Choice(code, name) for code, name in sheet.bodies]
        self.body_field.set_choices([*names, Choice(EVERYBODY, "Tous les sièges")])
        self.body_field.reset(sheet.body)
        self.plan.show_seats(sheet.rows, sheet.colleges)
        self.members.show_sheet(sheet)
        nobody = "Aucun siège." if self.read_only else "Aucun siège : importez une liste ou ajoutez des membres."
        self.summary.setText(sheet.summary if sheet.rows else nobody)
        self._show_plan()
        self.empty.setVisible(not sheet.rows)
        self.table.setVisible(bool(sheet.rows))
        self._show_side(self.side.currentWidget() or self.card)
        self.table.set_lines(
            sheet.rows, kept=lambda row: row.code == self._chosen, movable=sheet.movable and not self.read_only
        )
        self.counted.emit(sheet.summary)

    def choose(self, code: str) -> None:
        """Show the card of a seat, of whatever body."""
        if all(each.code != code for each in self.table.lines):
            self._body = EVERYBODY
            self.refresh()
        self.pages.setCurrentIndex(0)
        self._show_side(self.card)
        row = next((each for each in self.table.lines if each.code == code), None)
        if row is not None:
            self.table.choose(row)

    def shift(self, step: int) -> None:
        """Move the chosen seat up (-1) or down (1) in the protocol order."""
        row = self.table.current
        if row is not None and self.sheet is not None and 1 <= row.place + step <= len(self.sheet.rows):
            self._move(row.place - 1, row.place - 1 + step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Whatever has the keyboard had Escape first: a field gives up what is typed, a list closes.
        if event.key() == Qt.Key.Key_Escape:
            self._back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_plan()

    def _show_plan(self) -> None:
        self.plan.setVisible(self.height() >= LOW and bool(self.sheet and self.sheet.rows))

    def _move(self, place: int, target: int) -> None:
        if self.sheet is None or place == target:
            return
        if not self.sheet.movable:
            self.said.emit("L’ordre se change sur une instance, à la date d’aujourd’hui.", Tone.WARNING)
            return
        rows, body = self.sheet.rows, self.sheet.body
        # Places of the order itself: a code without any mandate is in it, and not in the table.
        if self._desk.run(move_seat, body, rows[place].code, target + 1):
            self.said.emit(self._questions.unaffected(self._questions.today()), Tone.PLAIN)

    def _make_gestures(self) -> list[QAction]:
        return [
            # In a field, Alt+↓ belongs to the field.
            gesture(self.table, "Mon&ter le siège", "Alt+Up", partial(self.shift, -1), alone=True),
            gesture(self.table, "&Descendre le siège", "Alt+Down", partial(self.shift, 1), alone=True),
            gesture(self, "&Fiche du siège", "F2", self.card.titular.focus),
            gesture(self, "&Renouvellement d’un membre…", "Ctrl+R", self.renew),
            gesture(self, "Collèges et &membres…", "Ctrl+M", self.arrange),
            gesture(self, "Importer une &liste…", "Ctrl+L", self.import_list),
        ]

    def _build(self) -> None:
        # From outside to inside: each time a widget changes parents, Qt dresses all that stands in it again.
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addLayout(self._head())
        self.pages = QStackedWidget()
        whole.addWidget(self.pages, 1)
        self.body_page = QWidget()
        self.pages.addWidget(self.body_page)
        body = QHBoxLayout(self.body_page)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        body.addWidget(self._left(), 1)
        self.right, side = card()
        self.right.setFixedWidth(CARD)
        side.setContentsMargins(8, 12, 4, 8)
        body.addWidget(self.right)
        self.side = QStackedWidget()
        side.addWidget(self.side)
        for page in (self.card, self.renewal, self.members):
            self.side.addWidget(page)
        self.pages.addWidget(_carded(self.rosters))

    def _head(self) -> QHBoxLayout:
        self.members_button = QPushButton("&Membres…")
        self.renewal_button = QPushButton("&Renouvellement…")
        self.roster_button = QPushButton("&Importer…")
        self.members_button.setToolTip("Collèges, membres, sièges de plus")
        self.roster_button.setToolTip("Importer une liste Excel ou CSV, après avoir vu ce qu’elle change")
        self.body_field.setFixedWidth(176)
        self.day_field.setFixedWidth(112)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        for widget in (text("Assemblée", "title"), self.body_field, text("au", "muted"), self.day_field):
            head.addWidget(widget)
        head.addStretch(1)
        for button in (self.members_button, self.renewal_button, self.roster_button):
            head.addWidget(button)
        return head

    def _left(self) -> QFrame:
        self.summary = text("", "muted")
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.empty = text(
            "L’assemblée est vide.\n\nImportez une liste Excel ou CSV (un modèle est offert), ou entrez les collèges, "
            "les membres et leurs sièges.",
            "muted",
        )
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        left, column = card()
        column.setContentsMargins(8, 12, 8, 8)
        column.addWidget(self.summary)
        column.addWidget(self.empty, 1)
        column.addWidget(self.table, 3)
        column.addWidget(self.plan, 1)
        return left

    def _connect(self) -> None:
        reads(self.body_field, self.day_field)  # what is shown, and at which date
        self.body_field.committed.connect(self._on_body)
        self.day_field.committed.connect(self._on_day)
        self.table.chosen.connect(self._on_chosen)
        self.table.pressed.connect(self.card.titular.focus)
        self.table.dragged.connect(self._move)
        self.plan.chosen.connect(self.choose)
        self.card.later.connect(self._on_later)
        self.members_button.clicked.connect(self.arrange)
        self.renewal_button.clicked.connect(self.renew)
        self.roster_button.clicked.connect(self.import_list)
        self.renewal.closed.connect(self._on_renewed)
        self.members.closed.connect(lambda _none: self._back())
        self.rosters.closed.connect(self._on_imported)
        self._desk.changed.connect(self._on_changed)

    def close_place(self) -> None:
        self.rosters.stop()

    def import_list(self) -> None:
        """Show where a list is chosen and previewed."""
        self.pages.setCurrentIndex(1)
        self.rosters.open()

    def _on_body(self, code: str | None) -> None:
        self._body = code
        self.refresh()

    def _on_day(self, day: date | None) -> None:
        self.day_field.reset(day)
        self.refresh()

    def _on_later(self, day: date) -> None:
        self._on_day(day)
        self.said.emit(
            f"Ce mandat commence le {wording.short_date(day)} : l’assemblée est montrée à cette date.", Tone.PLAIN
        )

    def _on_chosen(self, row: SeatRow | None) -> None:
        if self.sheet is None:
            return
        self._chosen = row.code if row else self._chosen
        self.card.show_card(self._questions.card(row.code, self.sheet.day) if row else None, self.sheet)
        self.plan.show_current(row.code if row else "")

    def arrange(self) -> None:
        """Show the colleges and the members."""
        if self.sheet is not None:
            self.pages.setCurrentIndex(0)
            self._show_side(self.members)
            self.members.open(self.sheet, self._member())

    def renew(self) -> None:
        """Prepare the renewal of the member of the chosen seat."""
        if self.sheet is not None:
            self.pages.setCurrentIndex(0)
            self._show_side(self.renewal)
            self.renewal.open(self.sheet, self._member())

    def _show_side(self, panel: QWidget) -> None:
        """Show a panel beside the table; where there is no seat, no card of one stands empty."""
        self.side.setCurrentWidget(panel)
        self.right.setVisible(panel is not self.card or bool(self.sheet and self.sheet.rows))

    def _member(self) -> str:
        row = self.table.current
        return row.mandate.member if row else ""

    def _on_renewed(self, day: date | None) -> None:
        self._back()
        if day is not None and day > (self.day_field.value or day):
            (self._on_day if self.renewal.remark else self._on_later)(day)  # the remark stays on the screen

    def _on_imported(self, done: bool) -> None:
        self._back()
        if done:
            self.said.emit("La liste est importée ; « Annuler » la reprend.", Tone.GOOD)

    def _back(self) -> None:
        self.pages.setCurrentIndex(0)
        self._show_side(self.card)
        self.enter()

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        if touched & SHOWN:
            self.refresh()


def _carded(widget: QWidget) -> QFrame:
    frame, column = card()
    column.addWidget(widget)
    return frame
