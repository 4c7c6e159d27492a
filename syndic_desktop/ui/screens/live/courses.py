"""The course of the session: it opens, stops, goes on, closes; which item it is at. Hours are asked, now by default."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QPushButton

from syndic_desktop.actions.courses import (
    close_session,
    open_item,
    open_session,
    resume_session,
    suspend_session,
    take_session_up,
)
from syndic_desktop.actions.officers import open_under
from syndic_desktop.domain import closings, wording
from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.chairs import at_opening
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.live import Live
from syndic_desktop.queries.live.heads import deserted, lacking
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.live.asking import Answer, Asked, AskLine, choices, hour
from syndic_desktop.ui.screens.live.heads import HeadCard
from syndic_desktop.ui.widgets.looks import dress

WHO = "Choisissez qui préside : d’ordinaire le doyen d’âge, ou un vice-président."


class CourseKeys:
    """`main` is the one gesture that comes next (F7), `closing` ends the session (Maj+F7).

    `typing` says, at the foot, that a vote is being typed, over which nothing closes.
    """

    def __init__(
        self,
        desk: Desk,
        ask: AskLine,
        head: HeadCard,
        live: Callable[[], Live],
        clock: Callable[[], datetime],
        typing: Callable[[], bool],
    ) -> None:
        self._desk, self._ask, self._live, self.clock, self._typing = desk, ask, live, clock, typing
        self.said = head.course
        self.main, self.closing = QPushButton(), QPushButton("Lever")
        self.reconvening = QPushButton("Lever et reconvoquer…")
        self.reconvening.setToolTip(
            "Faute de quorum, la séance est levée et une seconde convocation préparée (Ctrl+F7)"
        )
        self.main.setToolTip("F7")
        self.closing.setToolTip("Lever la séance (Maj+F7)")
        self.closing.setAccessibleName("Lever la séance")
        head.buttons.setSpacing(8)
        for button in (self.main, self.closing):
            head.buttons.addWidget(button)
        head.remedy.addWidget(self.reconvening)

    def show(self) -> None:
        """Say where the session is, and what comes next."""
        live = self._live()
        label, main = _next(live)
        self.main.setText(label)
        dress(self.main, "main" if main else "")
        _say(self.said, told(live))
        going, lacks = (live.opened or deserted(live)) and live.session.closing is None, lacking(live)
        self.closing.setVisible(going and not lacks)
        again = "Reconvoquer…" if live.again is None else "Voir la seconde convocation"
        self.reconvening.setText("Lever et reconvoquer…" if live.session.closing is None else again)
        self.reconvening.setVisible(lacks)

    def advance(self) -> None:
        """F7: open, suspend, resume, or take up again what was closed."""
        live = self._live()
        course = live.session.course
        if live.session.closing is not None:
            sentence = f"La séance est levée à {wording.clock(live.session.closing)}. La reprendre ?"
            self._ask.ask(sentence, (), lambda _none: self._desk.run(take_session_up, live.session_id))
        elif course.suspended is not None:
            self._at("Reprise de la séance", lambda at: self._desk.run(resume_session, live.session_id, at))
        elif course.opened is None:
            self._open(live)
        else:
            self._suspend(live)

    def _open(self, live: Live) -> None:
        """Who presides by right is said, with why, where it is not the president, who is there: one key keeps him."""
        proposed, words = at_opening(live.sitting), "Ouverture de la séance"
        left = len(live.sitting.seats) - len({each.seat for each in live.session.attendance})
        uncalled = wording.count(left, "membre n’a pas été appelé", "membres n’ont pas été appelés")
        told = f"{uncalled}{NB}: {wording.agree(left, 'il est absent', 'ils sont absents')}." if left else ""
        there = [(each.sitter, live.name(each.sitter)) for each in live.room(0).present]
        if proposed is None or not there:
            self._at(words, lambda at: self._desk.run(open_session, live.session_id, at), told)
            return

        def done(answer: Answer) -> bool:
            return self._desk.run(open_under, live.session_id, answer[0], answer[1])

        known = live.session.president if live.session.president in {code for code, _ in there} else None
        value = proposed.person or known
        who = Asked("Préside", choices(there), value=value, empty=WHO)
        self._ask.ask(words, (hour(self._now()), who), done, detail=f"{proposed.why} {told}".strip())
        self._ask.fields[-1].focus()  # the hour is right: Enter keeps both

    def close(self) -> None:
        """Maj+F7: an election that is not over is a question of its own, what of the agenda is left is said."""
        live = self._live()
        if live.session.closing is not None or self._typing():
            return

        def close() -> None:
            self._at(
                "Lever la séance",
                lambda at: self._desk.run(close_session, live.session_id, at),
                closings.before(live.sitting),
            )

        if question := closings.to_ask(live.sitting):
            self._ask.ask_all_then(question, (), lambda _none: close(), detail=closings.at_stake(live.sitting))
        else:
            close()

    def reconvene(self, then: Callable[[], None]) -> None:
        """Ctrl+F7: the quorum lacks; the session closes and another is prepared for what is left (L2121-17).

        `then` leads to it, or to its form while it is not created.
        """
        live = self._live()
        if not lacking(live) or self._typing():
            return
        if live.session.closing is not None:
            then()
            return

        def close(at: time) -> bool:
            closed = self._desk.run(close_session, live.session_id, at)
            if closed:
                QTimer.singleShot(0, self.main, then)  # once the line is closed
            return closed

        self._at("Le quorum n’est pas atteint : lever la séance", close, closings.at_stake(live.sitting))

    def put(self, position: int) -> bool:
        """Put an item (1-based) to discussion now; whether it is."""
        now = self._now()
        return self._desk.run(open_item, self._live().session_id, position, now)

    def follow(self, position: int) -> bool:
        """Whether what is noted on an item is noted on the one the session is at; it is put to discussion if need be.

        An item that was already discussed is only put right: the session stays where it is.
        """
        return self.due(position) is None or self.put(position)

    def due(self, position: int) -> time | None:
        """The hour at which an item (1-based) is put to discussion as something is noted on it; None: it need not."""
        return self._now() if self._goes_on and self._never_at(position) else None

    def awaits(self, position: int) -> bool:
        """Whether an item (1-based) is to be put to discussion: it never was, it was left, its quorum came back."""
        return self._goes_on and (self._never_at(position) or self._left(position) or self._regained(position))

    def again(self, position: int) -> bool:
        """Whether an item (1-based) was put to discussion already."""
        return self._live().session.items[position - 1].conduct.opened is not None

    @property
    def _goes_on(self) -> bool:
        session = self._live().session
        course = session.course
        return course.opened is not None and session.closing is None and course.suspended is None

    def _never_at(self, position: int) -> bool:
        session = self._live().session
        item = session.items[position - 1]
        return session.course.item != position and item.conduct.opened is None and item.vote is None

    def _left(self, position: int) -> bool:
        """Whether an item that is to be decided was left aside; one whose vote was reopened is put right in place."""
        session = self._live().session
        item = session.items[position - 1]
        open_once = session.course.item != position and self.again(position) and not item.conduct.reopenings
        return open_once and item.deliberates and item.fate is Fate.KEPT and item.vote is None

    def _regained(self, position: int) -> bool:
        live = self._live()
        if live.session.items[position - 1].vote is not None or live.quorum(position).reached:
            return False
        return live.sitting.quorum_now(position).reached

    def _suspend(self, live: Live) -> None:
        def done(answer: Answer) -> bool:
            return self._desk.run(suspend_session, live.session_id, answer[0], answer[1])

        self._ask.ask("Suspension de la séance", (hour(self._now()), Asked("Motif (facultatif)", value="")), done)

    def _at(self, sentence: str, run: Callable[[time], bool], detail: str = "") -> None:
        self._ask.ask(sentence, (hour(self._now()),), lambda answer: run(answer[0]), detail=detail)

    def _now(self) -> time:
        return self.clock().time().replace(second=0, microsecond=0)


def _next(live: Live) -> tuple[str, bool]:
    """The words of the next gesture, and whether it is what she is waiting to do."""
    course = live.session.course
    if live.session.closing is not None:
        return "Reprendre la séance", False
    if course.suspended is not None:
        return "Reprendre  F7", True
    if course.opened is None:
        return "Ouvrir la séance  F7", not live.opened
    return "Suspendre", False


def told(live: Live) -> str:
    """« ouverte à 10 h 04 · secrétaire : Mme X », « suspendue depuis 11 h 20 », « levée à 12 h 05 »."""
    course, closing = live.session.course, live.session.closing
    if closing is not None:
        return f"levée à {wording.clock(closing)}"
    if course.suspended is not None:
        return f"‖ suspendue depuis {wording.clock(course.suspended.since)}"
    if course.opened is None:
        return ""
    secretary = live.name(live.session.secretary) if live.session.secretary else "à nommer (F8)"
    return f"ouverte à {wording.clock(course.opened)} · secrétaire : {secretary}"


def open_now(live: Live, position: int) -> str:
    """« en cours depuis 10 h 42 », « en cours : le point 5 »: what is said of the item (1-based) that is shown."""
    current = live.session.course.item
    if not live.opened or not current:
        return ""
    if current != position:
        return f"en cours{NB}: le point{NB}{current}"
    opened = live.session.items[current - 1].conduct.opened
    return f"en cours depuis {wording.clock(opened)}" if opened else "en cours"


def taken_up(live: Live, position: int) -> str:
    """What is said when a session that is going on is shown again; empty for one that is not."""
    course = live.session.course
    if course.opened is None or live.session.closing is not None:
        return ""
    done = sum(item.vote is not None for item in live.session.items)
    where = f"point {course.item}" if course.item else f"avant le point {position}"
    stopped = ", suspendue" if course.suspended is not None else ""
    votes = wording.count(done, "vote enregistré", "votes enregistrés")
    return f"La séance est reprise où elle en était : {where}{stopped}, {votes}. Rien n’a été perdu."


def _say(label: QLabel, words: str) -> None:
    if label.text() != words:
        label.setText(words)
    label.setVisible(bool(words))
