"""Who presides once the president has left: a vice-president by right, in their order (L2122-17, L5211-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from syndic_desktop.actions import attendance, courses, officers, votes
from syndic_desktop.domain.attendance import Movement
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.people import Role
from syndic_desktop.domain.votes import Vote
from syndic_desktop.queries.live import Live
from syndic_desktop.queries.live.boards import board
from syndic_desktop.queries.live.items import Results
from syndic_desktop.store import create_store
from tests.actions.test_live import AWAY, HERE, TEN, Room
from tests.domain.test_sessions import assembly

SINCE = date(2020, 1, 1)
ROLES = (
    Role("t1", "Président", 0, SINCE),
    Role("t3", "1er Vice-président", 1, SINCE),
    Role("t2", "2e Vice-président", 2, SINCE),
    Role("t4", "Secrétaire", 3, SINCE),
)


@pytest.fixture
def room(tmp_path):
    with create_store(tmp_path / "a.syndic", clock=lambda: datetime(2026, 12, 4, 11), holder="Marie") as store:
        made = Room(store)
        with store.writing("les fonctions") as writer:
            writer.save_assembly(replace(assembly(), roles=ROLES))
        yield made


def leaves(room, seat, position=2):
    return attendance.record_movement(room.store, room.id, Movement(seat, position, AWAY, time(10, 20)))


def shown(room):
    return board(Live(room.store, room.id), Results()).chair


def test_a_vice_president_presides_by_right_from_the_next_item_on(room):
    room.opened(1, 2, 3, 4, 5)
    courses.open_item(room.store, room.id, 1, TEN)

    done = leaves(room, "S1")
    assert "T3 préside de droit au point 2 (CGCT, L2122-17)" in done.remark
    assert "T1" in shown(room)
    courses.open_item(room.store, room.id, 2, time(10, 21))
    assert "T3" in shown(room)
    assert room.state(2).chair == "t3"

    back = attendance.record_movement(room.store, room.id, Movement("S1", 3, HERE, time(10, 30)))
    assert "T1 reprend la présidence" in back.remark
    assert [room.state(position).chair for position in (1, 2, 3)] == ["t1", "t3", "t1"]


def test_somebody_else_may_be_noted_who_is_in_the_room(room):
    room.opened(1, 2, 3, 4)
    courses.open_item(room.store, room.id, 1, TEN)
    leaves(room, "S1")

    with pytest.raises(RuleViolation, match="n’est pas en séance"):
        officers.set_chair(room.store, room.items[1], "t5")
    with pytest.raises(RuleViolation, match="n’est pas en séance"):
        officers.set_chair(room.store, room.items[1], "t1")
    officers.set_chair(room.store, room.items[1], "t2")

    assert room.state(2).chair == "t2"


def test_a_vote_waits_for_who_is_designated(room):
    with room.store.writing("sans vice-président") as writer:
        writer.save_assembly(replace(assembly(), roles=(ROLES[0], ROLES[3])))
    room.opened(1, 2, 3, 4)
    courses.open_item(room.store, room.id, 1, TEN)
    done = leaves(room, "S1")
    assert "aucun vice-président n’y siège" in done.remark
    courses.open_item(room.store, room.id, 2, time(10, 21))
    with pytest.raises(RuleViolation, match="faites désigner qui préside"):
        votes.close_vote(room.store, room.items[1], Vote(unanimous=True))

    officers.set_chair(room.store, room.items[1], "t4")
    votes.close_vote(room.store, room.items[1], Vote(unanimous=True))

    assert room.state(2).chair == "t4"
