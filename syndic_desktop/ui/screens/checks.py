"""The panel of checks: what the law and the statutes have to say of a session, beside the work; a click goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from syndic_desktop.actions import Topic
from syndic_desktop.actions.checks import override_check, withdraw_override
from syndic_desktop.domain import wording
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.queries.controls import CheckRow, ChecksSheet, in_reading_order
from syndic_desktop.queries.phases import phase_of
from syndic_desktop.ui.background import Background, Cancelled, Job, Progress
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.places import PlaceName, Spot
from syndic_desktop.ui.screens.finding_cards import FindingCard, Key
from syndic_desktop.ui.widgets.looks import GRID, dress, see_through, text

SHOWN = frozenset(Topic) - {Topic.PAPERS}
SOON = 60  # milliseconds: the screen is painted first

Read = Callable[[int], Callable[[], ChecksSheet]]
"""Reads a session, and gives what makes its findings of it: both take a moment, and may be done anywhere."""


def spot_of(target: Target, session_id: int, items: Sequence[int]) -> Spot:
    """Where the place that a finding is about stands in the window; `items`: the numbers of the items, in order."""
    if target.part is Part.PERSON:
        return Spot(PlaceName.ASSEMBLY, person=target.person or "")
    if target.part in (Part.SYNDICAT, Part.PROFILE):
        return Spot(PlaceName.SETTINGS, target=target)
    known = target.item is not None and target.item <= len(items)
    item_id = items[target.item - 1] if known and target.item else 0
    return Spot(PlaceName.SESSIONS, session_id, phase_of(target.part), item_id, target=target)


class ChecksPanel(QWidget):
    """Shows the findings of one session; `asked` carries the `Target` to go to, `counted` how many are open."""

    asked = Signal(object)
    counted = Signal(int)

    def __init__(self, desk: Desk, read: Read, background: Background | None = None) -> None:
        """`background` reads the session and makes the findings of a change that may wait, beside the window."""
        super().__init__()
        self._desk, self._read, self._background = desk, read, background
        self._session: int | None = None
        self._position = 0  # of the item she is on, 0 when there is none
        self.patience = 0
        """Milliseconds that a change waits before the session is checked again: typing is never kept waiting."""
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._on_late)
        self._job: Job | None = None  # what is being checked beside the window
        self._acting = False
        self._shown: ChecksSheet | None = None
        self._pending: tuple[Key, str] | None = None  # a reason being written, that a refresh must not lose
        self.cards: tuple[FindingCard, ...] = ()
        self._build()
        self._desk.changed.connect(self._on_changed)

    def show_session(self, session_id: int) -> None:
        """Show the findings of a session."""
        other = session_id != self._session
        if other:
            self._pending = self._shown = None
            self._drop_running()
        self._session = session_id
        if other and self.patience:
            self._show(ChecksSheet((), "", late=False))
            self.title.setText("Contrôles en cours…")
            self._late.start(SOON)
        else:
            self.refresh_soon()

    def show_item(self, position: int) -> None:
        """Put first what is about the item she is on (1-based; 0: none)."""
        if position == self._position:
            return
        self._position = position
        order = {row: place for place, row in enumerate(in_reading_order([card.row for card in self.cards], position))}
        self._arrange(sorted(self.cards, key=lambda card: order[card.row]))
        if not any(card.holds_keyboard for card in self.cards):  # she would lose sight of the one she is on
            self.area.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """The session is no more, or the dossier is being closed: nothing is asked of it any more."""
        self._late.stop()
        self._drop_running()
        self._session = self._pending = None

    def refresh(self) -> None:
        """Check the session again, now; a reason being written is kept, and the keyboard stays where it is."""
        if self._session is None:
            return
        self._late.stop()
        self._drop_running()
        self._take(self._read(self._session)())

    def refresh_soon(self) -> None:
        """Check the session again, once nothing has changed for as long as `patience` says."""
        if self.patience and not self._acting:
            self._late.start(self.patience)
        else:
            self.refresh()

    def _take(self, sheet: ChecksSheet) -> None:
        if sheet == self._shown:
            return
        self._shown = sheet
        held = next((card for card in self.cards if card.holds_keyboard), None)
        place = self.cards.index(held) if held is not None else 0
        self._keep_pending()
        self._show(sheet)
        if held is not None and held not in self.cards:
            self._give_keyboard(place, held.key)
        for card in self.cards:
            asked = self._pending is not None and card.key == self._pending[0]
            if self._pending is not None and asked and not card.row.reason and not card.writing:
                card.ask_reason(self._pending[1])

    @property
    def waiting(self) -> bool:
        """Whether the findings are about to be read again."""
        return self._late.isActive() or self._job is not None

    @property
    def blocking(self) -> tuple[FindingCard, ...]:
        """The findings that forbid to send the notices, and were not set aside."""
        cards = self.cards
        return tuple(card for card in cards if card.row.severe and not (card.row.reason or card.row.later))

    @property
    def open(self) -> int:
        """How many findings are neither settled nor set aside."""
        return sum(not card.row.reason for card in self.cards)

    def _show(self, sheet: ChecksSheet) -> None:
        """Findings that say the same as before keep their card: the keyboard may be in it."""
        rows = in_reading_order(sheet.rows, self._position)
        known = {card.row: card for card in self.cards}
        for card in self.cards:
            if card.row not in rows:
                self._take_off(card)
        self._arrange([known.get(row) or self._made(row) for row in rows])
        self._say(sheet)
        self.counted.emit(self.open)

    def _made(self, row: CheckRow) -> FindingCard:
        card = FindingCard(row)
        card.asked.connect(self.asked)
        card.reasoned.connect(partial(self._set_aside, card))
        card.withdrawn.connect(partial(self._listen_again, card))
        card.stepped.connect(partial(self._step, card))
        card.reason.listen(self._desk)
        return card

    def _take_off(self, card: FindingCard) -> None:
        card.reason.blockSignals(True)  # a field that is hidden keeps what is typed, which is not what she asked
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _arrange(self, cards: Sequence[FindingCard]) -> None:
        """Put the cards in this order, by eye and by Tab."""
        self.cards = tuple(cards)
        for place, card in enumerate(cards):
            self._column.insertWidget(place, card)
            card.show()  # Qt would show it a moment later, and until then it could not take the keyboard
        stops = [stop for card in cards for stop in (card, card.aside, card.reason.editor)]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    def _give_keyboard(self, place: int, key: Key) -> None:
        """To the finding that had it, though its words changed; else to the one that took its place."""
        there = self.cards[min(place, len(self.cards) - 1) :][:1] if self.cards else ()
        for card in [card for card in self.cards if card.key == key][:1] or there:
            card.setFocus()

    def _say(self, sheet: ChecksSheet) -> None:
        said = wording.count(self.open, "contrôle") if self.open else "Rien à redire : tous les contrôles passent."
        self.title.setText(said)
        self.deadline.setText(sheet.deadline)
        self.deadline_line.setVisible(bool(sheet.deadline))
        dress(self.deadline_line, "banner-bad" if sheet.late else "banner-good")

    def _keep_pending(self) -> None:
        self._pending = next(((card.key, card.reason.editor.text()) for card in self.cards if card.writing), None)

    def _set_aside(self, card: FindingCard, reason: str) -> None:
        row = card.row
        if self._session is None:  # a field that loses the keyboard with its window still commits
            return
        card.writing = False  # kept: nothing to bring back
        self._acting = True
        if not self._desk.run(override_check, self._session, row.code, row.fact, row.target.item, reason):
            card.writing = True
        self._acting = False

    def _listen_again(self, card: FindingCard) -> None:
        row = card.row
        assert self._session is not None
        self._acting = True
        self._desk.run(withdraw_override, self._session, row.code, row.fact, row.target.item)
        self._acting = False

    def _step(self, card: FindingCard, step: int) -> None:
        place = self.cards.index(card)
        if 0 <= place + step < len(self.cards):
            self.cards[place + step].setFocus()
            self.area.ensureWidgetVisible(self.cards[place + step])

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        if touched & SHOWN:
            self.refresh_soon()

    def _on_late(self) -> None:
        if self._session is None:
            return
        if self._background is None:
            self.refresh()
            return
        self._drop_running()
        job = self._job = self._background.start(partial(_check, self._read, self._session))
        job.finished.connect(self._on_checked)
        job.refused.connect(self._on_refused)
        job.troubled.connect(self._on_refused)

    def _on_checked(self, sheet: ChecksSheet) -> None:
        self._job = None
        self._take(sheet)

    def _on_refused(self, refusal: Exception | str) -> None:
        self._job = None
        self.title.setText(str(refusal))

    def _drop_running(self) -> None:
        """What is being checked beside the window is of another moment: nothing will be made of it."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _build(self) -> None:
        self.title = text("", "section")
        self.deadline_line = QFrame()
        row = QHBoxLayout(self.deadline_line)
        row.setContentsMargins(12, 8, 12, 8)
        self.deadline = QLabel()
        self.deadline.setWordWrap(True)
        row.addWidget(self.deadline)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(GRID)
        self._column.addWidget(self.deadline_line)
        self._column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        see_through(self.area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GRID)
        whole.addWidget(self.title)
        whole.addWidget(self.area, 1)


def _check(read: Read, session_id: int, _progress: Progress, cancelled: Cancelled) -> ChecksSheet | None:
    try:
        return read(session_id)()
    except ValueError:
        if cancelled():
            return None  # the dossier was closed before it could be read
        raise
