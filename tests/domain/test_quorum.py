"""The quorum: more than half of the members in office, on the base the statutes name."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.attendance import situation
from syndic_desktop.domain.quorum import quorum
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.statutes import QuorumBase, Statutes
from tests.domain.assemblies import present, proxy, rolls, seat

LAW = Statutes()


def everyone(size, **options):
    return tuple(seat(number, **options) for number in range(1, size + 1))


@pytest.mark.parametrize(("in_office", "required"), [(1, 1), (2, 2), (8, 5), (11, 6), (18, 10), (20, 11)])
def test_more_than_half_must_be_there(in_office, required):
    assert quorum(situation(everyone(in_office), ()), LAW).required == required


def test_a_quorum_that_is_not_strict_takes_the_half():
    assert quorum(situation(everyone(8), ()), Statutes(quorum_strict=False)).required == 4


def test_proxies_do_not_count_unless_the_statutes_say_so():
    there = situation(everyone(4), (*present(1, 2), proxy(3, "t1")))

    assert not quorum(there, LAW).reached
    assert quorum(there, Statutes(proxies_count=True)).reached


def test_a_recused_member_is_not_counted_and_stays_in_office():
    there = situation(everyone(4), present(1, 2, 3))

    counted = quorum(there, LAW, (Recusal("S1", "intéressé"),))

    assert (counted.required, counted.total.counted, counted.reached) == (3, 2, False)


def test_those_set_aside_are_the_recused_who_sit():
    there = situation(everyone(5), (*present(1, 2, 3), proxy(4, "t1")))
    recusals = (Recusal("S1", "x"), Recusal("S2", "x", under_l1111_6=True), Recusal("S4", "x"), Recusal("S5", "x"))

    assert (quorum(there, LAW).aside, quorum(there, LAW, recusals).aside) == (0, 2)


def test_under_l1111_6_he_also_leaves_the_number_in_office():
    there = situation(everyone(4), present(1, 2, 3))

    counted = quorum(there, LAW, (Recusal("S1", "représentant", under_l1111_6=True),))

    assert (counted.required, counted.total.counted, counted.reached) == (2, 2, True)


def test_by_college_each_one_must_reach_it():
    seats = (seat(1, "A"), seat(2, "A"), seat(3, "A"), seat(4, "B"), seat(5, "B"))
    there = situation(seats, present(1, 2, 3, 4))

    counted = quorum(there, Statutes(quorum_base=QuorumBase.COLLEGES))

    assert [(code, count.reached) for code, count in counted.by_college] == [("A", True), ("B", False)]
    assert not counted.reached


def test_weights_are_exact_fractions():
    seats = (seat(1, weight=Fraction(3, 2)), seat(2, weight=Fraction(3, 2)), seat(3, weight=1))
    there = situation(seats, present(1, 3))

    counted = quorum(there, Statutes(quorum_base=QuorumBase.WEIGHTS))

    # 4 votes in office, which move by halves: more than 2 is 5/2.
    assert (counted.required, counted.total.counted) == (Fraction(5, 2), Fraction(5, 2))


@pytest.mark.parametrize(
    ("there", "heads", "votes"), [((1, 2), False, True), ((2, 3, 4), True, False), ((1, 2, 3), True, True)]
)
def test_heads_and_votes_must_both_reach_it(there, heads, votes):
    seats = (seat(1, weight=5), seat(2, weight=Fraction(1, 2)), seat(3), seat(4))

    counted = quorum(situation(seats, present(*there)), Statutes(quorum_base=QuorumBase.BOTH))

    # 4 heads: 3 are wanted; 15/2 votes in office, which move by halves: 4 are.
    assert counted.weights is not None
    assert (counted.required, counted.weights.required) == (3, 4)
    assert (counted.total.reached, counted.weights.reached) == (heads, votes)
    assert counted.reached is (heads and votes)


def test_a_second_convocation_needs_none():
    assert quorum(situation(everyone(9), present(1)), LAW, waived=True).reached


@given(rolls(), st.sampled_from(QuorumBase), st.booleans())
def test_what_is_required_can_be_reached_and_never_by_half_of_it(roll, base, strict):
    seats, _, _ = roll
    full = situation(seats, present(*range(1, len(seats) + 1)))
    counted = quorum(full, Statutes(quorum_base=base, quorum_strict=strict))

    assert counted.reached
    for _, count in [("", counted.total), *counted.by_college]:
        assert count.required * 2 >= count.counted


def test_a_proxy_that_a_recused_member_holds_is_not_counted():
    opening = (*present(1, 2, 3), proxy(4, "t1"), proxy(5, "t2"))
    there, rules = situation(everyone(6), opening), Statutes(proxies_count=True)

    assert quorum(there, rules).total.counted == 5
    assert quorum(there, rules, (Recusal("S1", "intéressé"),)).total.counted == 3
