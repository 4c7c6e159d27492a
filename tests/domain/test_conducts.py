"""How a session was conducted: what happens while an item is discussed, suspensions, who is concerned, thresholds."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from fractions import Fraction

import pytest

from syndic_desktop.domain.agenda import BudgetStep, Item, ItemKind
from syndic_desktop.domain.assemblies import Member, Seat
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.conducts import ClosedDoors, Course, Suspension, resume, suspend
from syndic_desktop.domain.elections import elect
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.tallies import Outcome
from syndic_desktop.domain.votes import Counts, Election, Majority, Vote
from tests.domain.assemblies import present
from tests.domain.test_sessions import TWO, assembly, meeting, read

AWAY = Stance(State.ABSENT)
HERE = Stance(State.PRESENT)
TEN = time(10)


def left(number, item, *, during=False, at=None):
    return Movement(f"S{number}", item, AWAY, at, during)


def voted(vote, *opening, **changed):
    return read(meeting(*opening, items=(replace(TWO[0], vote=vote, **changed),))).state(1).tally


def test_who_leaves_during_an_item_counts_for_its_quorum_and_does_not_vote():
    sat = read(meeting(*present(1, 2, 3), movements=(left(3, 1, during=True),)))

    first, second = sat.states()
    assert (first.quorum.reached, len(first.electorate.voters)) == (True, 2)
    assert second.quorum.reached is False


def test_who_comes_during_an_item_votes_and_never_makes_its_quorum():
    sat = read(meeting(*present(1, 2), movements=(Movement("S3", 1, HERE, TEN, during=True),)))

    first, second = sat.states()
    assert (first.quorum.reached, len(first.electorate.voters)) == (False, 3)
    assert second.quorum.reached


def test_a_suspension_during_an_item_has_the_quorum_counted_again_when_the_session_resumes():
    course = Course(suspensions=(Suspension(1, TEN, time(10, 20), during=True),))
    gone = left(3, 1, during=True, at=time(10, 15))
    late = left(3, 1, during=True, at=time(10, 30))

    assert not read(meeting(*present(1, 2, 3), movements=(gone,), course=course)).state(1).quorum.reached
    assert read(meeting(*present(1, 2, 3), movements=(late,), course=course)).state(1).quorum.reached


def test_what_happens_before_an_item_comes_before_what_happens_during_it_whatever_the_order_noted():
    back = Movement("S3", 1, HERE, during=True)
    sat = read(meeting(*present(1, 2, 3), movements=(back, left(3, 1))))

    assert not sat.situation(1).places[2].seated
    assert sat.situation(1, voting=True).places[2].seated


def test_a_session_that_stops_before_midnight_resumes_after_it():
    stopped = suspend(Course(), Suspension(2, time(23, 50)))

    resumed = resume(stopped, time(0, 10))

    assert resumed.suspensions[0].until == time(0, 10)
    with pytest.raises(RuleViolation, match="ne peut pas être avant"):
        resume(stopped, time(23, 40))
    with pytest.raises(RuleViolation, match="avant la fin de la précédente"):
        suspend(resumed, Suspension(2, time(0, 5)))


def test_a_session_stops_once_and_resumes_after_it_stopped():
    stopped = suspend(Course(), Suspension(2, TEN))

    assert stopped.suspended == Suspension(2, TEN)
    with pytest.raises(RuleViolation, match="déjà suspendue"):
        suspend(stopped, Suspension(2, time(11)))
    with pytest.raises(RuleViolation, match="10 h 00"):
        resume(stopped, time(9, 50))
    going = resume(stopped, time(10, 10))
    assert going.suspended is None
    with pytest.raises(RuleViolation, match="n’est pas suspendue"):
        resume(going, time(10, 15))
    with pytest.raises(RuleViolation, match="avant la fin"):
        suspend(going, Suspension(2, time(10, 5)))
    assert suspend(going, Suspension(3, time(0, 5))).suspended  # after midnight


def test_only_the_delegates_of_the_members_concerned_and_the_president_vote_on_a_competence():
    water = Member("W", "Eau", "A", competences=("eau",))
    seats = (Seat("S1", "M", "t1"), Seat("S2", "W", "t2"), Seat("S3", "W", "t3"), Seat("S4", "M", "t4"))
    everyone = replace(assembly(*seats), members=(Member("M", "Membre", "A"), water))
    sat = read(meeting(*present(1, 2, 3, 4), items=(replace(TWO[0], competence="eau"),)), everyone)

    voters = sat.voters(1)
    assert [voter.seat for voter in voters.voters] == ["S1", "S2", "S3"]  # t1 presides: L5212-16
    assert [voter.seat for voter in voters.set_aside] == ["S4"]


def test_the_president_who_is_interested_does_not_vote_on_a_competence_either():
    item = replace(TWO[0], competence="eau", recusals=(Recusal("S1", "intéressé"),))
    sat = read(meeting(*present(1, 2), items=(item,)))

    assert sat.voters(1).voters == ()


@pytest.mark.parametrize(("in_favour", "outcome"), [(3, Outcome.REJECTED), (4, Outcome.ADOPTED)])
def test_two_thirds_are_of_the_members_who_compose_the_committee(in_favour, outcome):
    tallied = voted(Vote(counts=Counts(in_favour, 1)), *present(1, 2, 3, 4, 5), majority=Majority.TWO_THIRDS)

    assert tallied.outcome is outcome  # five seats: four must be in favour


def test_a_vacant_seat_composes_the_committee_without_being_in_office():
    vacant = Seat("S5", "M", None, vacant=True)
    sat = read(meeting(), assembly(*(Seat(f"S{n}", "M", f"t{n}") for n in range(1, 5)), vacant))

    assert (len(sat.seats), sat.composing) == (4, 5)


@pytest.mark.parametrize(
    ("counts", "outcome"),
    [
        (Counts(2, 2), Outcome.ADOPTED),
        (Counts(0, 0, 4), Outcome.ADOPTED),
        (Counts(1, 2), Outcome.REJECTED),
        (Counts(3, 0), Outcome.UNANIMOUS),
    ],
)
def test_the_accounts_stand_unless_a_majority_is_against(counts, outcome):
    assert voted(Vote(counts=counts), *present(1, 2, 3, 4, 5), budget=BudgetStep.ACCOUNTS).outcome is outcome


def test_the_casting_vote_has_no_part_in_the_accounts():
    tallied = voted(Vote(counts=Counts(2, 2)), *present(1, 2, 3, 4, 5), budget=BudgetStep.ACCOUNTS)

    assert not tallied.casting_vote


def test_the_only_candidate_is_elected_without_a_ballot():
    election = Election(alone=("t2",))
    item = Item(ItemKind.ELECTION, "Élection", vote=Vote(election=election))

    assert [(each.candidate, each.round) for each in elect(election, {}).elected] == [("t2", 0)]
    assert read(meeting(*present(1, 2, 3), items=(item,))).state(1).tally is None


def test_the_doors_are_closed_by_a_majority():
    assert ClosedDoors(unanimous=True).adopted
    assert ClosedDoors(counts=Counts(2, 1)).adopted
    assert not ClosedDoors(counts=Counts(2, 2)).adopted
    assert not ClosedDoors(counts=Counts(2, 1, 1)).adopted  # two of the four who were there
    assert not ClosedDoors().adopted


def test_weights_never_make_two_thirds_of_the_members():
    heavy = assembly(*(Seat(f"S{n}", "M", f"t{n}", weight=Fraction(10 if n == 1 else 1)) for n in range(1, 6)))
    item = replace(TWO[0], vote=Vote(unanimous=True), majority=Majority.TWO_THIRDS)

    assert read(meeting(*present(1, 2, 3), items=(item,)), heavy).state(1).tally.outcome is Outcome.REJECTED
