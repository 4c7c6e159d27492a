"""Once the minutes are fixed, or the session closed, no gesture of the room changes what they tell (L2121-15)."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

import pytest

from syndic_desktop.actions import (
    accounts,
    agenda,
    attendance,
    courses,
    debates,
    officers,
    rectifications,
    recusals,
    votes,
)
from syndic_desktop.domain.agenda import Clause, Fate, Item, ItemKind, Speech
from syndic_desktop.domain.attendance import Movement, ProxyPaper, Stance, State
from syndic_desktop.domain.conducts import Amendment, ClosedDoors, Conduct
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.rectifications import Stretch
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.sessions import Minutes
from syndic_desktop.domain.votes import Ballot, Majority, Vote
from syndic_desktop.store import create_store
from tests.actions.test_gestures_drawn import gestures
from tests.actions.test_live import AWAY, Room

UNANIMOUS, HOUR = Vote(unanimous=True), time(10, 30)
DEBATED = Item(
    ItemKind.DELIBERATION,
    "Bail",
    operative=(Clause("AUTORISE le bail"),),
    debate=(Speech("t1", "Quel loyer ?"),),
    recusals=(Recusal("S4", "bailleur"),),
    conduct=Conduct(amendments=(Amendment("t2", "REFUSE le bail", 1, "AUTORISE le bail"),)),
)
ITEMS = (Item(ItemKind.DELIBERATION, "Budget"), DEBATED, Item(ItemKind.DELIBERATION, "Comptes"))
VOTED, NEXT, LAST = 0, 1, 2
BACK = Movement("S4", 2, AWAY, time(10, 10))
PROXY = Stance(State.PROXY, holder="t1")

GESTURES = {
    "accounts.hold_accounts": lambda room: partial(
        accounts.hold_accounts, item_id=room.items[LAST], chair="t2", at=HOUR
    ),
    "attendance.call_everyone": lambda room: partial(attendance.call_everyone, session_id=room.id, state=State.EXCUSED),
    "attendance.record_movement": lambda room: partial(
        attendance.record_movement, session_id=room.id, movement=Movement("S3", 3, AWAY, HOUR)
    ),
    "attendance.record_presence": lambda room: partial(
        attendance.record_presence, session_id=room.id, seat="S5", stance=Stance(State.EXCUSED)
    ),
    "attendance.remove_movement": lambda room: partial(
        attendance.remove_movement, session_id=room.id, movement=BACK
    ),
    "courses.close_doors": lambda room: partial(
        courses.close_doors, item_id=room.items[NEXT], doors=ClosedDoors(unanimous=True)
    ),
    "courses.close_session": lambda room: partial(courses.close_session, session_id=room.id, at=time(12, 1)),
    "courses.limit_to_competence": lambda room: partial(
        courses.limit_to_competence, item_id=room.items[NEXT], competence="Eau"
    ),
    "courses.open_item": lambda room: partial(courses.open_item, session_id=room.id, position=3, at=HOUR),
    "courses.open_session": lambda room: partial(courses.open_session, session_id=room.id, at=HOUR),
    "courses.request_ballot": lambda room: partial(
        courses.request_ballot, item_id=room.items[NEXT], ballot=Ballot.PUBLIC, seats=("S1",)
    ),
    "courses.require_majority": lambda room: partial(
        courses.require_majority, item_id=room.items[NEXT], majority=Majority.TWO_THIRDS
    ),
    "courses.resume_session": lambda room: partial(courses.resume_session, session_id=room.id, at=HOUR),
    "officers.set_chair": lambda room: partial(officers.set_chair, item_id=room.items[NEXT], person="t2"),
    "courses.suspend_session": lambda room: partial(courses.suspend_session, session_id=room.id, at=HOUR),
    "courses.take_session_up": lambda room: partial(courses.take_session_up, session_id=room.id),
    "debates.change_speech": lambda room: partial(
        debates.change_speech, item_id=room.items[NEXT], rank=0, speech=Speech("t2", "Mille euros.")
    ),
    "debates.decide_amendment": lambda room: partial(
        debates.decide_amendment, item_id=room.items[NEXT], rank=0, adopted=True
    ),
    "debates.drop_amendment": lambda room: partial(debates.drop_amendment, item_id=room.items[NEXT], rank=0),
    "debates.nothing_said": lambda room: partial(debates.nothing_said, item_id=room.items[LAST]),
    "debates.record_amendment": lambda room: partial(
        debates.record_amendment, item_id=room.items[NEXT], author="t1", clause=0, after="CHARGE le président"
    ),
    "debates.record_speech": lambda room: partial(
        debates.record_speech, item_id=room.items[NEXT], speech=Speech("t2", "Mille euros.")
    ),
    "debates.remove_speech": lambda room: partial(debates.remove_speech, item_id=room.items[NEXT], rank=0),
    "officers.name_president": lambda room: partial(officers.name_president, session_id=room.id, person="t2"),
    "officers.open_under": lambda room: partial(officers.open_under, session_id=room.id, at=HOUR, person=None),
    "officers.name_secretary": lambda room: partial(officers.name_secretary, session_id=room.id, person="t2"),
    "rectifications.rectify_attendance": lambda room: partial(
        rectifications.rectify_attendance, session_id=room.id, stretch=Stretch("S2", 3, 3, AWAY), reason="sorti"
    ),
    "recusals.lift_recusal": lambda room: partial(recusals.lift_recusal, item_id=room.items[NEXT], seat="S4"),
    "recusals.recuse": lambda room: partial(recusals.recuse, item_id=room.items[NEXT], seat="S1", reason="bailleur"),
    "votes.close_vote": lambda room: partial(votes.close_vote, item_id=room.items[LAST], vote=UNANIMOUS),
    "votes.draw_lots": lambda room: partial(votes.draw_lots, item_id=room.items[NEXT], drawn=("t1",), by="t2"),
    "votes.reopen_vote": lambda room: partial(votes.reopen_vote, item_id=room.items[VOTED], reason="erreur"),
    "votes.vote_at_once": lambda room: partial(
        votes.vote_at_once, item_id=room.items[LAST], vote=UNANIMOUS, at=HOUR
    ),
    "agenda.decide_fate": lambda room: partial(agenda.decide_fate, item_id=room.items[NEXT], fate=Fate.POSTPONED),
}  # fmt: skip
"""Every gesture of the room, as it could be made while the session goes on."""
FILED_LATE = {"attendance.file_proxy"}
"""A paper found after the minutes were fixed: it says nothing of who was there."""
UNREADY = {"courses.resume_session", "courses.take_session_up", "officers.name_president", "votes.draw_lots"}
"""What is not to be done in this room.

It is neither stopped nor closed, votes were closed under its president, and none of them was a tie.
"""
AT_ONCE = (
    "accounts.hold_accounts", "courses.open_item", "courses.open_session", "courses.resume_session",
    "courses.suspend_session", "debates.decide_amendment", "debates.record_amendment", "votes.close_vote",
    "officers.open_under", "votes.draw_lots", "votes.reopen_vote", "votes.vote_at_once",
)  # fmt: skip
"""What only a session that goes on may do; the rest is noted late, and the minutes are made of it."""


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """Item 1 is voted; somebody left before item 2, which is debated, amended and shunned by one.

    Each test leaves it as it was.
    """
    path = tmp_path_factory.mktemp("salle") / "a.syndic"
    with create_store(path, clock=lambda: datetime(2026, 12, 4, 11, 2, 3), holder="Marie") as store:
        made = Room(store, ITEMS).opened(1, 2, 3, 4)
        courses.open_item(store, made.id, 1, time(10, 1))
        votes.close_vote(store, made.items[VOTED], UNANIMOUS)
        attendance.record_movement(store, made.id, BACK)
        courses.open_item(store, made.id, 2, time(10, 11))
        yield made


@pytest.fixture(autouse=True)
def as_it_was(room):
    was = room.session
    yield
    assert room.session == was


@contextmanager
def fixed(room):
    """The minutes are fixed meanwhile."""
    was = room.session
    _save(room, Minutes(fixed=date(2026, 12, 18)))
    try:
        yield
        assert replace(room.session, minutes=None) == was
    finally:
        _save(room, None)


def _save(room, minutes):
    with room.store.writing("arrêter") as writer:
        writer.save_heading(room.id, replace(room.session, minutes=minutes))


def test_every_gesture_of_the_room_is_here():
    modules = {name.partition(".")[0] for name in GESTURES} - {"agenda"}
    known = {name for name in gestures() if name.partition(".")[0] in modules}

    assert known == set(GESTURES) - {"agenda.decide_fate"} | FILED_LATE


@pytest.mark.parametrize("name", GESTURES)
def test_once_the_minutes_are_fixed_nothing_of_the_room_changes(room, name):
    with fixed(room), pytest.raises(RuleViolation, match="arrêté le"):
        GESTURES[name](room)(room.store)


@pytest.mark.parametrize("name", sorted(set(GESTURES) - UNREADY))
def test_nor_is_what_was_done_there_taken_back(room, name):
    undo = GESTURES[name](room)(room.store).undo
    assert undo is not None

    with fixed(room), pytest.raises(RuleViolation, match="arrêté le"):
        undo(room.store)

    undo(room.store)


@pytest.mark.parametrize("name", AT_ONCE)
def test_a_session_that_is_closed_does_not_go_on_unless_it_is_taken_up(room, name):
    closed = courses.close_session(room.store, room.id, time(12))

    with pytest.raises(RuleViolation, match="levée : reprenez-la"):
        GESTURES[name](room)(room.store)

    closed.undo(room.store)


def test_a_proxy_found_late_is_filed_with_minutes_that_are_fixed(room):
    came = attendance.record_movement(room.store, room.id, Movement("S5", 2, PROXY, time(10, 12), during=True))

    with fixed(room):
        done = attendance.file_proxy(room.store, room.id, "S5", ProxyPaper(date(2026, 12, 1)))
        assert room.session.movements[-1].stance.paper is not None
        done.undo(room.store)

    came.undo(room.store)
