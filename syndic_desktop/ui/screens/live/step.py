"""Step « Séance »: the head, the roll and the current item side by side, and the line where things are asked.

The keyboard stands on the roll until the session opens, then on the item; F6 goes from one to the other.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from syndic_desktop.actions import Topic
from syndic_desktop.queries.live import Live, head, roll
from syndic_desktop.queries.live.changes import Seen, news, seen
from syndic_desktop.queries.live.items import ItemSheet, Results, item_lines, item_sheet
from syndic_desktop.queries.live.papers import told as to_redo
from syndic_desktop.queries.live.people import everybody
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.places import PlaceName, Spot
from syndic_desktop.ui.resting import Resting
from syndic_desktop.ui.screens.live.asking import AskLine, focus_of
from syndic_desktop.ui.screens.live.courses import CourseKeys, open_now, taken_up
from syndic_desktop.ui.screens.live.feet import FootLine
from syndic_desktop.ui.screens.live.gestures import ItemGestures
from syndic_desktop.ui.screens.live.heads import HeadCard
from syndic_desktop.ui.screens.live.items import ItemCard
from syndic_desktop.ui.screens.live.keys import ITEM_KEYS, PUT, ROLL_KEYS, UNOPENED
from syndic_desktop.ui.screens.live.picturing import Picturing
from syndic_desktop.ui.screens.live.presences import Moment, Presences
from syndic_desktop.ui.screens.live.projecting import Projector
from syndic_desktop.ui.screens.live.questions import Questions
from syndic_desktop.ui.screens.live.rectifying import Rectifying
from syndic_desktop.ui.screens.live.rolls import RollCard
from syndic_desktop.ui.screens.live.speaking import Speaking
from syndic_desktop.ui.screens.live.targets import RoomStep
from syndic_desktop.ui.screens.live.voting import Voting
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Tone
from syndic_desktop.ui.widgets.looks import GRID
from syndic_desktop.ui.widgets.panes import Pane
from syndic_desktop.ui.widgets.reading import reads

SHOWN = frozenset(
    {Topic.SYNDICAT, Topic.ASSEMBLY, Topic.SESSIONS, Topic.AGENDA, Topic.ATTENDANCE, Topic.VOTES, Topic.TEXTS}
)
IDLE = 1200  # milliseconds after the last gesture
STANDING = frozenset({Topic.SYNDICAT, Topic.ASSEMBLY})
"""What the names and the rules come from: all is read again once one of them has changed."""


class LiveStep(RoomStep):
    """One session in the room. Built once; it shows whatever session it is told to."""

    def __init__(self, desk: Desk, theme: Theme, questions: Questions) -> None:
        super().__init__()
        self._desk, self._theme, self._questions = desk, theme, questions
        self.session_id = 0
        self._live: Live | None = None
        self._results = Results()
        self.position = 0
        self._people: object = None
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self._on_idle)
        self._resting = Resting(self)
        self._before: QWidget | None = None
        self._stale: set[str] = set()  # kinds of papers that she was told about
        self.head = HeadCard(theme)
        self.ask = AskLine(desk)
        self.roll = RollCard(theme)
        self.item = ItemCard(theme)
        self.sheet: ItemSheet | None = None
        self.picture = Picturing(theme, self._results, (self.roll, self.item))
        self.foot = FootLine(theme)
        self.presences = Presences(desk, self.ask, self.roll.chips, self._read, self._spot, questions, self._refuse)
        self.course = CourseKeys(desk, self.ask, self.head, self._read, questions.clock, lambda: self.voting.typing())  # noqa: PLW0108 -- made later
        self.voting: Voting = Voting(
            desk, self.ask, self.item, theme, self._read, lambda: self.sheet, self._refuse, self.course
        )
        self.projector = Projector(self, self._results, self._refuse, self.item.calling)
        self.head.buttons.insertWidget(0, self.projector.button)
        self.gestures_on = ItemGestures(
            desk, self.ask, self._read, lambda: self.sheet, self._refuse, questions.articles
        )
        self.rectifying = Rectifying(desk, self.ask, self._read, lambda: self._at, questions, self._refuse)
        self.speaking = Speaking(desk, self.ask, self.item.debate, lambda: self.sheet, self._follow, self._refuse)
        self._build()
        self._connect()

    def show_session(self, session_id: int) -> None:
        if session_id != self.session_id or self._live is None:
            self.ask.give_up()
            self.session_id, self._live = session_id, self._questions.live(session_id)
            self._results.forget()
            self.position = self._begin()
            self.refresh()
            self.roll.begin()
            if said := taken_up(self._live, self.position):
                self.foot.say(said, Tone.GOOD)
        else:
            self.refresh()

    def forget(self) -> None:
        self.projector.close()
        self.session_id, self._live = 0, None

    def close_place(self) -> None:
        self.projector.close()

    def enter(self) -> None:
        (self.item.standing if self._at else self.roll.chips).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # She gives things up with Escape all the time: from the first name called on, it never leaves the room.
        held = self._live.session if event.key() == Qt.Key.Key_Escape and self._live is not None else None
        if held is not None and (self._at or held.attendance) and held.closing is None:
            self.foot.clear()
            (self.item.keys if self._at else self.roll.chips).setFocus()
        else:
            super().keyPressEvent(event)

    @property
    def item_id(self) -> int:
        return self.sheet.id if self.sheet else 0

    def show_item(self, item_id: int) -> None:
        live = self._read()
        if item_id in live.ids:
            self.go_to(live.ids.index(item_id) + 1)

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return (*ROLL_KEYS, *ITEM_KEYS, *super().keys)

    def go_to(self, position: int) -> None:
        """Show an item (1-based), and the room as it is there; a vote that is being typed is not left behind."""
        if position != self.position and self.voting.typing():
            return
        if 1 <= position <= len(self._read().session.items):
            self.position = position
            self._show()

    def _on_picture(self) -> None:
        self.picture.toggle(self._read(), self._on_picture_closed)

    def _on_picture_closed(self) -> None:
        self.item.setVisible(self.sheet is not None)
        self.foot.clear()
        self.enter()

    def refresh(self) -> None:
        """Read the session again, show what has changed and say it."""
        live = self._live
        if live is None:
            return
        before = seen(live, self._at) if live.session.attendance else None
        live.read()
        if self._people is not live.hall:  # whoever may speak changes with the assembly alone
            self._people = live.hall
            self.item.debate.offer(everybody(live))
        self.position = min(self.position, len(live.session.items))
        if live.opened and not self.position and live.session.items:
            self.position = self._begin()
        self._show()
        self._say_changes(before)

    # --- what is shown --------------------------------------------------------------------------------

    def _show(self) -> None:
        live = self._read()
        self.course.show()
        self.head.show_head(shown := head(live, self._at))
        self.counted.emit(f"{shown.title.lower()} · {shown.detail}")
        self.roll.show_roll(roll(live, self._at), opened=live.opened)
        self.item.show_lines(item_lines(live, self._results))
        self.sheet = item_sheet(live, self.position, self._results) if self.position else None
        self.projector.show(live)
        self.item.setVisible(self.sheet is not None)
        self.picture.show(live)
        if self.sheet is not None:
            waiting, again = self.course.awaits(self.position), self.course.again(self.position)
            self.item.show_item(self.sheet, open_now(live, self.position), waiting=waiting, again=again)
            self.item.keys.name_election(to_draw=self.gestures_on.to_draw)

    def _say_changes(self, before: Seen | None) -> None:
        """What the last gesture changed, in words."""
        said, lost = news(self._read(), before, seen(self._read(), self._at)) if before else ("", False)
        self.foot.say(said, Tone.WARNING if lost else Tone.PLAIN)

    @property
    def _at(self) -> int:
        return self.position if self._live is not None and self._live.opened else 0

    def _begin(self) -> int:
        """Where the session is: the item that is open, else the first that nothing became of."""
        live = self._read()
        items = live.session.items
        waiting = (place for place, item in enumerate(items, start=1) if item.vote is None and item.debate is None)
        return live.session.course.item or next(waiting, len(items))

    def _read(self) -> Live:
        assert self._live is not None
        return self._live

    def _spot(self) -> Moment:
        live = self._read()
        if not self._at:
            return Moment(0)
        item = live.session.items[self._at - 1]
        return Moment(self._at, live.session.course.item == self._at, item.vote is not None)

    def _follow(self) -> bool:
        if not self._at:
            self._refuse(UNOPENED)
        return bool(self._at) and self.course.follow(self.position)

    def _refuse(self, sentence: str) -> None:
        self.foot.say(sentence, Tone.WARNING)

    # --- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.panes_row = QHBoxLayout()
        self.panes_row.setSpacing(12)
        self.panes_row.addWidget(Pane(self.roll), 6)
        self.panes_row.addWidget(Pane(self.item), 7)
        self.panes_row.addWidget(self.picture.view, 13)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(Pane(self.head, fitted=True))
        column.addLayout(self.panes_row, 1)
        column.addWidget(Pane(self.foot, fitted=True))
        self.ask.setMinimumHeight(self.foot.height())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(pane := Pane(body))
        pane.setAutoFillBackground(True)  # what is behind it is not painted again for each word that changes
        pane.put_over(self.ask)  # over the foot: the roll and the item do not jump

    def _connect(self) -> None:
        self.roll.chips.keyed.connect(self._on_roll_key)
        self.item.keys.keyed.connect(self._on_letter)
        self.course.main.clicked.connect(self._on_clicked(self.course.advance))
        self.course.closing.clicked.connect(self._on_clicked(self.course.close))
        self.course.reconvening.clicked.connect(self._on_clicked(self._on_reconvene))
        self.item.walked.connect(lambda by: self.go_to(self.position + by))
        self.item.picked.connect(self._on_picked)
        self.roll.chips.deleted.connect(self._on_deleted)
        self.roll.everyone.clicked.connect(self.presences.everyone)
        self.ask.leaving.connect(lambda: self._on_asked(leaving=True))
        self.ask.closed.connect(self._on_asked)
        self.picture.view.told.connect(lambda said: self.foot.say(said, Tone.PLAIN))
        self.picture.view.picked.connect(self._on_cell)
        self._desk.changed.connect(self._on_changed)
        self._desk.refused.connect(self._on_refused)
        self._desk.remarked.connect(self._on_remarked)
        self._key("F2", "Noter une arrivée", lambda: self.presences.arrive(here=focus_of(self.roll)))
        self._key("F3", "Noter un départ", lambda: self.presences.leave(here=focus_of(self.roll)))
        self._key("F4", "Noter un pouvoir", lambda: self.presences.entrust(here=focus_of(self.roll)))
        reads(
            self._key("F5", "Aller aux gestes du point : vote, débat", self.item.show_debate),
            self._key("F6", "Passer de l’appel au point, et retour", self._on_swap),
            self._key("PgDown", "Point suivant", lambda: self.go_to(self.position + 1)),
            self._key("PgUp", "Point précédent", lambda: self.go_to(self.position - 1)),
            self._key("Shift+F11", "Ouvrir ou fermer l’écran de la salle", self.projector.toggle),
            self._key("F12", "Voir la frise des présences et des votes, et retour", self._on_picture),
        )
        self._key("F7", "Ouvrir la séance, la suspendre, la reprendre", self._on_clicked(self.course.advance))
        self._key("Shift+F7", "Lever la séance", self.course.close)
        self._key("Ctrl+F7", "Faute de quorum : lever la séance et reconvoquer", self._on_reconvene)
        self._key("F8", "Autre geste sur le point : déport, huis clos, amendement…", self.gestures_on.choose)
        self._key("Shift+F8", "Rectifier une présence, d’un point à un autre", self.rectifying.begin)

    def _key(self, keys: str, words: str, slot: Callable[[], None]) -> QShortcut:
        """A key of the whole step, closed while something is asked."""

        def pressed() -> None:
            if not self.ask.asking:
                self._before = self.window().focusWidget()
                self.foot.clear()
                slot()

        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setWhatsThis(words)
        shortcut.activated.connect(pressed)
        return shortcut

    def _on_cell(self, position: int) -> None:
        self._on_picture()
        self.go_to(position)

    def _on_roll_key(self, letter: str) -> None:
        if self._may_write():
            self._before = self.roll.chips
            self.presences.key(letter)

    def _on_deleted(self) -> None:
        if self._may_write():
            self.presences.forget()

    def _may_write(self) -> bool:
        """Whether keys may change anything now; the foot says why they may not."""
        if self.read_only:
            self._refuse(self.read_only)
        return not self.read_only and not self.ask.asking

    def _on_clicked(self, slot: Callable[[], None]) -> Callable[[], None]:
        def clicked() -> None:
            self._before = None
            slot()

        return clicked

    def _on_reconvene(self) -> None:
        self.course.reconvene(self._to_the_second)

    def _to_the_second(self) -> None:
        again = self._read().again
        form = Spot(PlaceName.SESSIONS, new_session=True, first_session=self.session_id)
        self.asked.emit(form if again is None else Spot(PlaceName.SESSIONS, session_id=again.id))

    def _on_swap(self) -> None:
        (self.item.standing if focus_of(self.roll) else self.roll.chips).setFocus()

    def _on_picked(self, position: int) -> None:
        self.go_to(position)
        self.item.show_debate()

    def _on_letter(self, letter: str) -> None:
        if letter == "l":
            self.item.show_agenda()
            return
        if not self._may_write():
            return
        self._before = self.item.keys
        if not self._at:
            self._refuse(UNOPENED)
        elif letter == PUT:
            self.course.put(self.position)
        elif letter in self._letters:
            self._letters[letter]()
        elif self.voting.begins(letter) and not self.course.follow(self.position):
            return  # the foot says why the item is not put to discussion
        else:
            self.voting.key(letter)

    @property
    def _letters(self) -> dict[str, Callable[[], None]]:
        """What the letters of the item do, beside the votes."""
        return {
            "b": self.item.debate.begin,
            "o": self.speaking.nothing,
            "r": self.gestures_on.recuse,
            "x": self.gestures_on.choose,
            **({"e": self.gestures_on.draw} if self.gestures_on.to_draw else {}),
        }

    def _on_asked(self, *, leaving: bool = False) -> None:
        """The line is closed, or `leaving`: the keyboard goes back where it was."""
        if self.ask.asking and not leaving:
            return
        usual = self.item.standing if self._at else self.roll.chips
        before = self._before if self._before is not None and self._before.isVisible() else usual
        before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        if not touched & SHOWN or not self.session_id or self._live is None:
            return
        if touched & STANDING:
            self._live.forget()
            self._results.forget()
        if self.isVisible():
            self.refresh()
            self._idle.start()
            self._resting.stir()

    def _on_idle(self) -> None:
        if self.session_id:
            self._questions.outdated(self.session_id, self._on_outdated)

    def _on_outdated(self, stale: dict[str, int]) -> None:
        """Said beside what the last gesture changed, not in its place, and once for each kind of paper."""
        fresh, self._stale = set(stale) - self._stale, set(stale)
        if fresh and self.isVisible():
            before = self.foot.sentence
            self.foot.say(f"{before} {to_redo(stale)}".strip(), Tone.WARNING if before else Tone.PLAIN)

    def _on_remarked(self, sentence: str) -> None:
        """Beside what the gesture changed; the window does not say it again."""
        if self.isVisible():
            self.foot.say(f"{self.foot.sentence} {sentence}".strip(), Tone.WARNING)

    def _on_refused(self, sentence: str) -> None:
        if self.isVisible() and not self.ask.asking:
            self.foot.say(sentence, Tone.WARNING)
