"""A morning in the room, as an endless and repeatable sequence of gestures; see `gestures`, whose nursery runs it."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import time
from pathlib import Path

from syndic_desktop.actions import attendance, courses, debates, officers, rectifications, recusals, votes
from syndic_desktop.actions.agenda import decide_fate
from syndic_desktop.domain.agenda import Fate, Speech
from syndic_desktop.domain.attendance import Movement, ProxyPaper, Stance, State, in_order
from syndic_desktop.domain.conducts import ClosedDoors
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.rectifications import Stretch
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.votes import (
    Ballot,
    CandidateList,
    CandidateVotes,
    Counts,
    Election,
    Round,
    SeatVote,
    SecretBallots,
    Sense,
    Vote,
)
from syndic_desktop.store import Store
from tests.actions import gestures
from tests.actions.gestures import HELD, SEATS

EVERY = 3
"""One gesture in so many is about a written proxy."""
ROUNDS = (Round(SecretBallots(2), (CandidateVotes("t1", 1), CandidateVotes("t2", 1))),) * 3
LISTS = (CandidateList("t1", ("t1", "t3")), CandidateList("t2", ("t2", "t4")))
VOTES = (
    Vote(unanimous=True),
    Vote(counts=Counts(1, 1)),
    Vote(Ballot.PUBLIC, by_seat=(SeatVote("S1", Sense.AGAINST),), default=Sense.IN_FAVOUR),
    Vote(Ballot.SECRET, counts=Counts(1, 0), secret=SecretBallots(2, 1, 0)),
    Vote(Ballot.ELECTION, election=Election(1, alone=("t3",))),
    Vote(Ballot.ELECTION, election=Election(rounds=ROUNDS[:1]), scrutineers=("t1", "t2")),
    Vote(Ballot.ELECTION, election=Election(rounds=ROUNDS)),
    Vote(Ballot.ELECTION, election=Election(2, ROUNDS[:1], lists=LISTS, proportional=True)),
)


def perform(store: Store, number: int) -> None:
    """Make one gesture, drawn from its number; one that the rules refuse is a gesture that changes nothing."""
    draw = random.Random(number)
    with store.reading() as reader:
        held = reader.session_id(HELD)
        session, items = reader.outline(held)
    with suppress(RuleViolation):
        if number % EVERY == 1:
            _on_proxy(store, held, session, number)
            return
        on = draw.choice((_on_people, _on_people, _on_course, _on_item, _on_vote, _on_mistake))
        on(store, held, session, items, draw)


def _on_people(store: Store, held: int, session: Session, items: tuple[int, ...], draw: random.Random) -> None:
    seat = f"S{draw.randint(1, SEATS)}"
    stance = draw.choice(
        (
            Stance(State.PRESENT), Stance(State.ABSENT), Stance(State.EXCUSED),
            Stance(State.DEPUTY, deputy=f"d{seat[1:]}"), Stance(State.PROXY, holder=f"t{draw.randint(1, SEATS)}"),
        )
    )  # fmt: skip
    movement = Movement(seat, draw.randint(1, len(items)), stance, _hour(draw), during=draw.random() < 0.5)
    moved = session.movements
    choices: tuple[Callable[[], object], ...] = (
        lambda: attendance.record_presence(store, held, seat, stance),
        lambda: attendance.call_everyone(store, held),
        lambda: attendance.record_movement(store, held, movement),
        lambda: attendance.record_movement(store, held, movement),
        lambda: attendance.remove_movement(store, held, draw.choice(moved or (movement,))),
    )
    draw.choice(choices)()


def _on_proxy(store: Store, held: int, session: Session, number: int) -> None:
    """The scan of somebody's written proxy: a file and a line, both or neither; nobody gave any: somebody does."""
    last = {each.seat: each.stance for each in (*session.attendance, *in_order(session.movements))}
    given = [seat for seat, stance in last.items() if stance.state is State.PROXY]
    if given:
        paper = ProxyPaper(HELD.day, f"pouvoirs/{given[0]}-{number}.pdf")
        attendance.file_proxy(store, held, given[0], paper, f"%PDF {number}".encode() * 5000)
    else:
        after = len(session.items) + 1  # after the last vote: nobody has voted since
        entrusted = Stance(State.PROXY, holder="t1")
        attendance.record_movement(store, held, Movement(f"S{SEATS}", after, entrusted, time(13)))


def _on_course(store: Store, held: int, session: Session, items: tuple[int, ...], draw: random.Random) -> None:
    at, position = _hour(draw), draw.randint(1, len(items))
    choices: tuple[Callable[[], object], ...] = (
        lambda: courses.open_session(store, held, at),
        lambda: courses.open_item(store, held, position, at),
        lambda: courses.open_item(store, held, position, at),
        lambda: courses.suspend_session(store, held, at, "à la demande d’un membre"),
        lambda: courses.resume_session(store, held, at),
        lambda: courses.resume_session(store, held, at),
        lambda: courses.close_session(store, held, at),
        lambda: courses.take_session_up(store, held),
    )
    draw.choice(choices)()


def _on_item(store: Store, held: int, session: Session, items: tuple[int, ...], draw: random.Random) -> None:
    item, seat, person = draw.choice(items), f"S{draw.randint(1, SEATS)}", f"t{draw.randint(1, SEATS)}"
    choices: tuple[Callable[[], object], ...] = (
        lambda: debates.record_speech(store, item, Speech(person, "demande le coût. " * 20, "Il est connu.")),
        lambda: debates.remove_speech(store, item, 0),
        lambda: debates.nothing_said(store, item),
        lambda: debates.record_amendment(store, item, person, 0, f"DÉCIDE de suivre {person}"),
        lambda: debates.decide_amendment(store, item, 0, draw.random() < 0.7),
        lambda: recusals.recuse(store, item, seat, under_l1111_6=draw.random() < 0.5),
        lambda: recusals.lift_recusal(store, item, seat),
        lambda: officers.set_chair(store, item, person),
        lambda: courses.close_doors(store, item, ClosedDoors((), unanimous=True)),
        lambda: decide_fate(store, item, draw.choice((Fate.KEPT, Fate.KEPT, Fate.POSTPONED))),
    )
    draw.choice(choices)()


def _on_vote(store: Store, held: int, session: Session, items: tuple[int, ...], draw: random.Random) -> None:
    item = draw.choice(items)
    choices: tuple[Callable[[], object], ...] = (
        lambda: votes.close_vote(store, item, draw.choice(VOTES)),
        lambda: votes.close_vote(store, item, draw.choice(VOTES)),
        lambda: votes.reopen_vote(store, item, "erreur de décompte"),
    )
    draw.choice(choices)()


def _on_mistake(store: Store, held: int, session: Session, items: tuple[int, ...], draw: random.Random) -> None:
    """What is seen late is put right, what was just done is undone: one writing each, as the others."""
    place, seat = draw.randrange(len(items)), f"S{draw.randint(1, SEATS)}"
    said = session.items[place]
    first = draw.randint(1, len(items))
    stance = Stance(draw.choice((State.PRESENT, State.ABSENT, State.EXCUSED)))
    stretch = Stretch(seat, first, draw.randint(first, len(items)), stance)
    moved, called = session.movements, session.attendance
    choices: tuple[Callable[[], object], ...] = (
        lambda: rectifications.rectify_attendance(store, held, stretch, "vu à la relecture"),
        lambda: rectifications.rectify_attendance(store, held, stretch, "vu à la relecture"),
        lambda: rectifications.restore_attendance(store, held, replace(session, movements=moved[:-1]), "rectifier"),
        lambda: attendance.restore_movements(store, held, moved[:-1], moved[-1].seat if moved else seat),
        lambda: attendance.restore_presences(store, held, called[1:], called[0].seat if called else seat),
        lambda: votes.restore_vote(store, items[place], draw.choice(VOTES), None, said.conduct),
        lambda: votes.restore_vote(store, items[place], None, None, replace(said.conduct, reopenings=())),
        lambda: votes.vote_at_once(store, items[place], draw.choice(VOTES), _hour(draw)),
    )
    draw.choice(choices)()


def _hour(draw: random.Random) -> time:
    return time(draw.randint(10, 12), draw.randint(0, 59))


if __name__ == "__main__":
    gestures.main(Path(sys.argv[1]), perform)
