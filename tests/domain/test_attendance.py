"""Who is there at each item: derived from the opening state and the movements, never losing anybody."""

from __future__ import annotations

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.attendance import Movement, Presence, Stance, State, in_order, situation
from tests.domain.assemblies import present, proxy, rolls, seat

THREE = (seat(1), seat(2), seat(3))


@given(rolls(), st.integers(0, 6))
def test_nobody_ever_disappears_from_the_lists(roll, item):
    seats, opening, movements = roll

    there = situation(seats, opening, movements, item)

    lists = [*there.present, *there.represented, *there.excused, *there.absent]
    assert sorted(place.seat.code for place in lists) == sorted(each.code for each in seats)
    assert [place.seat for place in there.places] == list(seats)


@given(rolls(), st.integers(0, 6))
def test_a_proxy_in_force_always_has_a_holder_in_the_room(roll, item):
    there = situation(*roll, item)

    sitting = {place.sitter for place in there.present}
    assert all(place.stance.holder in sitting for place in there.represented)


def test_a_seat_never_called_is_absent():
    assert [place.state for place in situation(THREE, present(1)).places] == [State.PRESENT, State.ABSENT, State.ABSENT]


def test_a_movement_holds_from_its_item_on_whatever_the_order_it_was_noted_in():
    back = Movement("S1", 4, Stance(State.PRESENT))
    away = Movement("S1", 2, Stance(State.EXCUSED))

    states = [situation(THREE, present(1), (back, away), item).places[0].state for item in range(6)]

    assert states == [State.PRESENT, State.PRESENT, State.EXCUSED, State.EXCUSED, State.PRESENT, State.PRESENT]


def test_movements_before_one_item_follow_their_hours_whatever_the_order_they_were_noted_in():
    back = Movement("S1", 2, Stance(State.PRESENT), time(10, 50))
    away = Movement("S1", 2, Stance(State.EXCUSED), time(10, 40))

    assert situation(THREE, (), (back, away), 2).places[0].state is State.PRESENT
    assert situation(THREE, (), (away, back), 2).places[0].state is State.PRESENT


def test_a_movement_without_hour_follows_the_one_noted_before_it():
    first, last = (Movement("S1", 2, Stance(State.PRESENT), time(hour)) for hour in (10, 11))
    then = Movement("S1", 2, Stance(State.ABSENT))

    assert in_order((last, first, then)) == (first, then, last)
    assert in_order((then, last, first)) == (then, first, last)
    assert situation(THREE, present(1), (first, then), 2).places[0].state is State.ABSENT


def test_the_proxy_ends_when_its_giver_arrives():
    arrival = Movement("S2", 3, Stance(State.PRESENT))

    there = situation(THREE, (*present(1), proxy(2, "t1")), (arrival,), 3)

    assert [place.seat.code for place in there.present] == ["S1", "S2"]
    assert there.represented == ()


def test_the_giver_is_excused_while_the_holder_is_out_and_represented_again_when_he_is_back():
    movements = (Movement("S1", 2, Stance(State.ABSENT)), Movement("S1", 3, Stance(State.PRESENT)))
    opening = (*present(1), proxy(2, "t1"))

    states = [situation(THREE, opening, movements, item).places[1].state for item in (1, 2, 3)]

    assert states == [State.PROXY, State.EXCUSED, State.PROXY]


def test_a_sitting_deputy_counts_as_present_and_may_hold_a_proxy():
    deputy = Presence("S1", Stance(State.DEPUTY, deputy="d1"))

    there = situation(THREE, (deputy, proxy(2, "d1")))

    assert [place.sitter for place in there.present] == ["d1"]
    assert [place.seat.code for place in there.represented] == ["S2"]


def test_somebody_represented_cannot_hold_a_proxy():
    there = situation(THREE, (*present(3), proxy(1, "t3"), proxy(2, "t1")))

    assert [place.state for place in there.places] == [State.PROXY, State.EXCUSED, State.PRESENT]


def test_an_hour_past_midnight_comes_after_one_of_the_evening():
    back = Movement("S1", 2, Stance(State.PRESENT), time(0, 10))
    away = Movement("S1", 2, Stance(State.ABSENT), time(23, 50))

    assert in_order((back, away)) == (away, back)
