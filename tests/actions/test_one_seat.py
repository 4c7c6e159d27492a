"""One person sits on one seat, whichever gesture puts him there, and in whatever order they come (L5212-7)."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from syndic_desktop.actions import attendance, courses, rectifications
from syndic_desktop.domain.assemblies import Seat
from syndic_desktop.domain.attendance import Movement, Presence, Stance, State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.rectifications import Stretch
from syndic_desktop.store import create_store
from tests.actions.test_live import AWAY, HERE, TEN, Room
from tests.domain.test_sessions import assembly

BOTH = tuple(Seat(f"S{n}", "M", f"t{n}", deputies=(f"d{n}", "t5") if n == 1 else (f"d{n}",)) for n in range(1, 6))
DEPUTY = Stance(State.DEPUTY, deputy="t5")
TOLD = "T5 siège déjà pour M.\u00a0X T1 .le siège S1., et n’a qu’un siège : .* puis l’arrivée"
BACK = "T5 siège déjà pour son propre siège .S5., et n’a qu’un siège : .* puis la suppléance"


@pytest.fixture
def room(tmp_path):
    with create_store(tmp_path / "a.syndic", clock=lambda: datetime(2026, 12, 4, 11), holder="Marie") as store:
        made = Room(store)
        with store.writing("le titulaire du siège S5 supplée aussi le siège S1") as writer:
            writer.save_assembly(assembly(*BOTH))
        yield made


def test_a_deputy_is_not_called_on_his_own_seat_nor_the_reverse(room):
    done = attendance.record_presence(room.store, room.id, "S1", DEPUTY)
    with pytest.raises(RuleViolation, match=TOLD):
        attendance.record_presence(room.store, room.id, "S5", HERE)
    done.undo(room.store)

    attendance.record_presence(room.store, room.id, "S5", HERE)
    with pytest.raises(RuleViolation, match=BACK):
        attendance.record_presence(room.store, room.id, "S1", DEPUTY)


def test_calling_the_rest_present_leaves_his_own_seat_uncalled(room):
    attendance.record_presence(room.store, room.id, "S1", DEPUTY)

    attendance.call_everyone(room.store, room.id)

    assert sorted(each.seat for each in room.session.attendance) == ["S1", "S2", "S3", "S4"]


def test_he_does_not_arrive_on_his_own_seat_while_he_is_a_deputy(room):
    attendance.record_presence(room.store, room.id, "S1", DEPUTY)
    room.opened(2, 3)
    with pytest.raises(RuleViolation, match=TOLD):
        attendance.record_movement(room.store, room.id, Movement("S5", 2, HERE, time(10, 20)))

    attendance.record_movement(room.store, room.id, Movement("S1", 2, HERE, time(10, 20)))
    attendance.record_movement(room.store, room.id, Movement("S5", 2, HERE, time(10, 20)))

    assert len(room.state(2).situation.present) == 4


def test_what_is_noted_before_an_arrival_does_not_put_him_on_two_seats(room):
    room.opened(2, 3)
    attendance.record_movement(room.store, room.id, Movement("S5", 3, HERE))

    for gesture, what in (
        (attendance.record_presence, ("S1", DEPUTY)),
        (attendance.record_movement, (Movement("S1", 2, DEPUTY),)),
    ):
        with pytest.raises(RuleViolation, match="n’a qu’un siège"):
            gesture(room.store, room.id, *what)


def test_taking_back_what_freed_him_is_refused(room):
    attendance.record_presence(room.store, room.id, "S1", DEPUTY)
    room.opened(2, 3)
    left = Movement("S1", 2, AWAY)
    attendance.record_movement(room.store, room.id, left)
    attendance.record_movement(room.store, room.id, Movement("S5", 2, HERE))

    with pytest.raises(RuleViolation, match="n’a qu’un siège"):
        attendance.remove_movement(room.store, room.id, left)


def test_a_presence_put_right_does_not_put_him_on_two_seats(room):
    room.opened(2, 3, 5)

    with pytest.raises(RuleViolation, match=BACK):
        rectifications.rectify_attendance(room.store, room.id, Stretch("S1", 2, 2, DEPUTY), "il le remplaçait")


def test_what_came_in_on_two_seats_may_still_be_put_right(room):
    room.opened(2, 3)
    with room.store.writing("recopier un ancien registre") as writer:
        was = room.session.attendance
        writer.save_presences(room.id, (*was, Presence("S1", DEPUTY), Presence("S5", HERE)))

    attendance.record_movement(room.store, room.id, Movement("S2", 2, AWAY, TEN))
    attendance.record_presence(room.store, room.id, "S1", AWAY)
    courses.open_item(room.store, room.id, 1, TEN)

    assert [each.seat.code for each in room.state(1).situation.present] == ["S2", "S3", "S5"]
