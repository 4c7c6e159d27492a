"""The step « Convocation »: people convened, their answers by one key each, the quorum to expect, the checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from syndic_desktop.actions import Topic
from syndic_desktop.actions.answers import note_deputies, record_answer, withdraw_answer
from syndic_desktop.actions.notices import convene_by, fill_notice, record_dispatch, resend, send_notices
from syndic_desktop.actions.papers import record_papers
from syndic_desktop.domain.answers import Answer, DeputyWord
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.notices import Dispatch
from syndic_desktop.queries.controls import ChecksSheet
from syndic_desktop.queries.convocations import ConvenedRow, ConvocationSheet
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.places import Step
from syndic_desktop.ui.screens.checks import ChecksPanel, spot_of
from syndic_desktop.ui.screens.convocations.blocked import BlockedLine
from syndic_desktop.ui.screens.convocations.gestures import answers, gestures
from syndic_desktop.ui.screens.convocations.letters import LettersLine
from syndic_desktop.ui.screens.convocations.outlooks import OutlookPanel
from syndic_desktop.ui.screens.convocations.papers import NoticePanel
from syndic_desktop.ui.screens.convocations.questions import Postroom, Questions
from syndic_desktop.ui.screens.convocations.registers import RegisterPanel
from syndic_desktop.ui.screens.convocations.sending import SendingLine
from syndic_desktop.ui.screens.convocations.tables import LEGEND, ConvenedTable
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Banner, Tone
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField
from syndic_desktop.ui.widgets.looks import GRID, card, text
from syndic_desktop.ui.widgets.reading import reads

SHOWN = frozenset(Topic) - {Topic.PAPERS, Topic.PHRASES, Topic.TOPICS}
SIDE = 352
LOW = 440  # pixels
NEXT = {Means.EMAIL: Means.POST, Means.POST: Means.HAND, Means.HAND: Means.EMAIL}
OUTLOOK, CHECKS, NOTICE = range(3)
PATIENCE = 300  # milliseconds after the last answer: she types them one after the other


class ConvocationStep(Step):
    """Follows one session; a finding that is not about this step asks the window to go to its place."""

    def __init__(self, desk: Desk, theme: Theme, questions: Questions, postroom: Postroom) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self._session: int | None = None
        self._seat = ""
        self._acting = False
        self.sheet: ConvocationSheet | None = None
        self.sending = SendingLine(desk, questions.now)
        self.changed = Banner(theme, closable=False)
        self.letters = LettersLine(theme, questions, postroom)
        self.table = ConvenedTable(theme)
        self.who: ChoiceField[str] = ChoiceField("Qui ?", titled=False, empty="Choisissez une personne, ou Échap.")
        self.register = RegisterPanel(desk, lambda: questions.now().date())
        self.outlook = OutlookPanel(theme)
        self.checks = ChecksPanel(desk, self._read_checks, postroom.background)
        self.checks.patience = PATIENCE
        self.blocked = BlockedLine(theme, self.checks)
        self.notice = NoticePanel(desk, lambda: questions.now().date())
        self._build()
        self._connect()
        self._gestures = self._make_gestures()

    @property
    def gestures(self) -> tuple[QAction, ...]:
        return tuple(self._gestures)

    def show_session(self, session_id: int) -> None:
        """Show the people convened to a session."""
        if session_id != self._session:
            self._seat = ""
            self.sending.reset()
            self.letters.show_on(session_id)
            self._say("")
            self.who_line.hide()
        self._session = session_id
        self.checks.show_session(session_id)
        self.refresh()

    def forget(self) -> None:
        """The session is no more."""
        self._session = None
        self.checks.forget()

    def close_place(self) -> None:
        self.checks.forget()

    def enter(self) -> None:
        """Put the keyboard on the people convened."""
        if self.sheet is not None:
            self.counted.emit(self.sheet.outlook.headline)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def only_read(self, reason: str) -> None:
        super().only_read(reason)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.table.setAccessibleDescription(reason)
        self.legend.setText(reason)

    def leave(self) -> bool:
        """Keep what is being typed."""
        kept = [self.register.commit(), self.notice.commit()]
        return all(kept)

    def refresh(self) -> None:
        """Read the session again; the same person stays chosen."""
        if self._session is None:
            return
        self.sheet = sheet = self._questions.sheet(self._session)
        self.sending.show_sheet(sheet)
        self.notice.show_sheet(sheet)
        self.outlook.show_outlook(sheet.outlook)
        seat = self._seat
        self.table.set_lines(sheet.rows, kept=lambda row: row.seat == seat)
        self.register.show_row(self.table.current, gone=sheet.gone)
        self._say_changes(sheet)
        self.blocked.tell(waiting=self.sending.waiting)
        self.counted.emit(sheet.outlook.headline)

    def show_target(self, target: Target) -> bool:
        if target.part in (Part.ANSWERS, Part.SENDING, Part.PERSON) and (target.seat or target.person):
            for row in self.table.lines:
                if target.seat == row.seat or (target.seat is None and target.person == row.person):
                    self.table.choose(row)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return target.part is not Part.PERSON
        if target.part is Part.SENDING:
            self.sending.day.focus()
            return True
        self.tabs.setCurrentIndex(NOTICE)
        return self.notice.go_to(target.part)

    def answer(self, key: str) -> None:
        """What a key says of the chosen person."""
        row = self.table.current
        if row is None or self._session is None:
            return
        self._say(self.read_only)
        if self.read_only:
            return
        match key:
            case "X":
                self._run(withdraw_answer, self._session, row.seat)
            case "P" | "V":
                self._record(row, Stance(State.PRESENT, remote=key == "V"))
            case "A":
                self._record(row, Stance(State.EXCUSED))
            case "S":
                self._ask_deputy(row)
            case "O":
                self._ask_holder(row)
            case "E" | "D":
                word = DeputyWord.PREVENTED if key == "E" else DeputyWord.COMING
                self._run(note_deputies, self._session, row.seat, None if row.deputies_said is word else word)
            case "M":
                self._change_means(row)

    # --- answers ----------------------------------------------------------------------------------

    def _ask_deputy(self, row: ConvenedRow) -> None:
        choices = [Choice(each.person, each.name) for each in row.deputies]
        if len(choices) == 1:
            self._record(row, Stance(State.DEPUTY, deputy=choices[0].value))
        elif choices:
            self._ask(row, State.DEPUTY, choices)
        else:
            self._say(f"{row.name} n’a pas de suppléant : désignez-en un dans l’assemblée, ou notez un pouvoir.")

    def _ask_holder(self, row: ConvenedRow) -> None:
        """Offer those who may hold the proxy, and nobody else."""
        assert self._session is not None
        holders = self._questions.holders(self._session, row.seat)
        if holders:
            self._ask(row, State.PROXY, [Choice(each.person, each.name) for each in holders])
        else:
            whom = "tous les autres ont annoncé leur absence, ou portent déjà ce qu’ils peuvent porter"
            self._say(f"Personne ne peut recevoir le pouvoir de {row.name} : {whom}.")

    def _ask(self, row: ConvenedRow, state: State, choices: list[Choice[str]]) -> None:
        """Ask who, in a field over the legend."""
        self._asked = row, state
        self.who_title.setText(f"Suppléant de {row.name}" if state is State.DEPUTY else f"Pouvoir de {row.name} à")
        self.who.editor.setAccessibleName(self.who_title.text())
        self.who.set_choices(choices)
        self.who.reset(None)
        self.who_line.show()
        self.who.open_list()

    def _on_who(self, person: str | None) -> None:
        if person is None or not self.who_line.isVisibleTo(self):
            return
        row, state = self._asked
        stance = Stance(state, deputy=person) if state is State.DEPUTY else Stance(state, holder=person)
        if self._record(row, stance):
            self._close_who()

    def _close_who(self) -> None:
        self.who_line.hide()
        self.who.reset(None)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _record(self, row: ConvenedRow, stance: Stance) -> bool:
        assert self._session is not None
        return self._run(record_answer, self._session, Answer(row.seat, stance))

    def _change_means(self, row: ConvenedRow) -> None:
        if row.dispatch is None:
            self._run(convene_by, row.person, NEXT[row.means])
        else:
            self._run(record_dispatch, self._session, replace(row.dispatch, means=NEXT[row.means]))

    # --- sendings ---------------------------------------------------------------------------------

    def _on_sent(self) -> None:
        if self.sheet is None or not self.sending.commit() or self.letters.delay(self.sheet.id):
            return
        action = resend if self.sheet.gone else send_notices
        day, hour = self.sending.day.value, self.sending.hour.value
        if self._run(action, self.sheet.id, day, hour, self.letters.left(self.sheet.id)):
            self.sending.reset()

    def _on_prepare(self) -> None:
        if self._session is not None and self.sending.commit() and not self.letters.busy:
            assert self.sending.day.value is not None
            self.letters.prepare(self._session, self.sending.day.value)

    def _read_checks(self, session_id: int) -> Callable[[], ChecksSheet]:
        """What would be wrong if the letters left on the day of the line above."""
        leaving = self.sending.day.value or self._questions.now().date()
        return self._questions.checks(session_id, leaving)

    def _on_written(self, session_id: int, written: Any, away: Any) -> None:
        from syndic_desktop.documents.letters import KIND

        # E-mails are drafts to be sent and thrown away: a later export must not look for them.
        self._desk.run(record_papers, session_id, [each for each in written if each.kind != KIND], away)

    def _on_recorded(self, dispatch: Dispatch) -> None:
        assert self._session is not None
        self._desk.run(record_dispatch, self._session, dispatch)

    def _on_convened(self, means: Means) -> None:
        row = self.table.current
        if row is not None:
            self._desk.run(convene_by, row.person, means)

    def _on_filled(self, name: str, value: Any) -> None:
        assert self._session is not None
        self._desk.run(partial(fill_notice, **{name: value}), self._session)

    def _say_changes(self, sheet: ConvocationSheet) -> None:
        if not sheet.again:
            self.changed.clear()
            return
        whom = "à tous" if len(sheet.again) == len(sheet.rows) else f"à {', '.join(sheet.again)}"
        self.changed.say(f"À renvoyer {whom}. {' ; '.join(sheet.changes)}", Tone.WARNING)

    # --- the rest ---------------------------------------------------------------------------------

    def _run(self, action: Any, *args: Any) -> bool:
        """Run a gesture; what is refused is said over the table."""
        self._acting = True
        self._say("")
        done = self._desk.run(action, *args)
        self._acting = False
        return done

    def _on_refused(self, sentence: str) -> None:
        if self._acting:
            self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _on_chosen(self, row: ConvenedRow | None) -> None:
        if row is not None:
            self._seat = row.seat
        self.register.show_row(row, gone=bool(self.sheet and self.sheet.gone))

    def _on_asked(self, target: Target) -> None:
        if not self.show_target(target) and self._session is not None and self.sheet is not None:
            self.asked.emit(spot_of(target, self._session, self.sheet.items))

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        if touched & SHOWN:
            self.refresh()

    def _on_day(self) -> None:
        self.checks.refresh_soon()  # the field keeps its value once every slot has run

    def _on_counted(self, number: int) -> None:
        self.tabs.setTabText(CHECKS, f"Contrôles ({number})" if number else "Contrôles ✓")
        self.blocked.tell(waiting=self.sending.waiting)

    def _build(self) -> None:
        self.message = text("", "refusal")
        self.message.setWordWrap(True)
        self.message.hide()
        self.prepare_button = QPushButton("Préparer les convocations")
        self.prepare_button.setToolTip("Lettres, note, pouvoirs et courriels, en Word et en PDF (Ctrl+Maj+L)")
        self.sending.add_button(self.prepare_button)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self._left(), 1)
        body.addWidget(self._side())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        for widget in (self.sending, self.blocked, self.message, self.changed, self.letters):
            whole.addWidget(widget)
        whole.addLayout(body, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The people first: what a letter does is in the help too (F1).
        self.legend.setVisible(self.height() >= LOW or bool(self.read_only))

    def _left(self) -> QWidget:
        left, column = card()
        self.who_title = QLabel()
        self.who_line = QWidget()
        row = QHBoxLayout(self.who_line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.who_title)
        row.addWidget(self.who, 1)
        self.who_line.hide()
        self.legend = text(LEGEND, "muted")
        self.legend.setWordWrap(True)
        column.addWidget(self.table, 1)
        column.addWidget(self.who_line)
        column.addWidget(self.legend)
        column.addWidget(self.register)
        return left

    def _side(self) -> QWidget:
        side, column = card()
        side.setFixedWidth(SIDE)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Quorum, contrôles, convocation")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.pages = QStackedWidget()
        for title, page in (("Quorum", self.outlook), ("Contrôles", self.checks), ("Lettre", self.notice)):
            self.tabs.addTab(title)
            self.pages.addWidget(page)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self.pages.currentChanged.connect(self.tabs.setCurrentIndex)
        column.addWidget(self.tabs)
        column.addWidget(self.pages, 1)
        return side

    def _make_gestures(self) -> list[QAction]:
        showing = gestures(self, (
            ("Préparer les convocations", "Ctrl+Shift+L", self._on_prepare),
            ("Voir le quorum prévu", "", partial(self.tabs.setCurrentIndex, OUTLOOK)),
            ("Voir les contrôles", "", partial(self.tabs.setCurrentIndex, CHECKS)),
            ("Voir la lettre", "", partial(self.tabs.setCurrentIndex, NOTICE)),
            ("Ressortir les documents partis…", "", self.letters.give_back),
        ))  # fmt: skip
        reads(*showing)
        sending = gestures(self, [("Noter l’envoi", "Ctrl+Return", self._on_sent)])
        return [*answers(self.table, self.answer), *sending, *showing]

    def _connect(self) -> None:
        self.table.asked.connect(self.answer)
        self.table.chosen.connect(self._on_chosen)
        self.who.committed.connect(self._on_who)
        self.who.listen(self._desk)
        self.who.editor.given_up.connect(self._close_who)
        self.register.recorded.connect(self._on_recorded)
        self.register.convened.connect(self._on_convened)
        self.notice.filled.connect(self._on_filled)
        self.sending.sent.connect(self._on_sent)
        self.sending.day.committed.connect(self._on_day)
        self.prepare_button.clicked.connect(self._on_prepare)
        self.letters.written.connect(self._on_written)
        self.letters.busy_changed.connect(lambda: self.prepare_button.setEnabled(not self.letters.busy))
        self.checks.asked.connect(self._on_asked)
        self.checks.counted.connect(self._on_counted)
        self.blocked.asked.connect(partial(self.tabs.setCurrentIndex, CHECKS))
        self._desk.changed.connect(self._on_changed)
        self._desk.refused.connect(self._on_refused)
        self._desk.troubled.connect(self._on_refused)
        reads(self.letters, self.prepare_button, self.sending.day)  # the letters bear that day
