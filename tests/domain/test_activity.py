"""The activity of a year, counted again by hand and by an invariant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings

from syndic_desktop.domain.activity import activity
from syndic_desktop.domain.agenda import ItemKind
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.decisions import Decision, DecisionKind, Tax
from syndic_desktop.domain.votes import Ballot, CandidateVotes, Election, Round, SecretBallots, Vote
from syndic_desktop.exchange import dossiers as doors
from tests.strategies import dossiers

EXAMPLE = Path(__file__).parents[2] / "resources" / "exemple" / "dossier.json"


@pytest.fixture(scope="module")
def example():
    return doors.read(EXAMPLE).dossier


def test_the_year_of_the_example(example):
    held = [each for each in example.sessions if each.held and each.day.year == 2026]
    told = activity(2026, map(example.sitting, example.sessions), example.decisions)

    assert sum(each.sessions for each in told.bodies) == sum(told.months) == len(held)
    voted = [item for each in held for item in each.items if item.deliberates and item.vote is not None]
    assert sum(each.deliberations for each in told.bodies) == len(voted)
    assert told.months[held[0].day.month - 1] >= 1


def test_delegated_decisions_are_counted_by_kind_and_never_added_across_taxes(example):
    decisions = (
        Decision(DecisionKind.PURCHASE_ORDER, "1", "a", date(2026, 1, 2), amount=Decimal("10.10"), tax=Tax.BEFORE),
        Decision(DecisionKind.PURCHASE_ORDER, "2", "b", date(2026, 1, 3), amount=Decimal("5"), tax=Tax.AFTER),
        Decision(DecisionKind.PURCHASE_ORDER, "3", "c", date(2026, 1, 4), amount=Decimal("1"), tax=Tax.BEFORE),
        Decision(DecisionKind.PURCHASE_ORDER, "4", "d", date(2025, 1, 4), amount=Decimal("99"), tax=Tax.BEFORE),
        Decision(DecisionKind.ORDER, "A", "e", None),
    )
    told = activity(2026, (), decisions)

    (orders,) = [each for each in told.delegated if each.kind is DecisionKind.PURCHASE_ORDER]
    assert (orders.count, dict(orders.sums)) == (3, {Tax.BEFORE: Decimal("11.10"), Tax.AFTER: Decimal(5)})
    assert sum(each.count for each in told.delegated) == 3


def test_an_election_that_age_decides_is_not_a_rejection(example):
    """Three rounds on a tie: the eldest is elected (L2122-7), and nothing was rejected."""
    (held,) = [each for each in example.sessions if each.held]
    tie = Round(SecretBallots(8), (CandidateVotes("delmas-hugues", 4), CandidateVotes("aubrac-lise", 4)))
    decided = tuple(
        replace(item, vote=Vote(ballot=Ballot.SECRET, election=Election(rounds=(tie, tie, tie))), electorate=None)
        if item.kind is ItemKind.ELECTION
        else item
        for item in held.items
    )
    before = activity(2026, [example.sitting(held)], ())
    after = activity(2026, [example.sitting(replace(held, items=decided))], ())

    (one,), (other,) = ([each for each in told.bodies if each.elections] for told in (before, after))
    assert one.rejected == other.rejected


@settings(max_examples=60)
@given(dossiers())
def test_nobody_is_lost_from_a_count(dossier):
    for year in {session.day.year for session in dossier.sessions}:
        told = activity(year, map(dossier.sitting, dossier.sessions), dossier.decisions)
        for each in (*told.delegates, *told.members):
            assert each.present + each.deputies + each.represented + each.excused + each.absent == each.called
            assert each.rate is None or 0 <= each.rate <= Fraction(1)
        seats = sum(
            len(dossier.sitting(each).seats) for each in dossier.sessions if each.held and each.day.year == year
        )
        assert sum(each.called for each in told.members) == seats
        for body in told.bodies:
            assert body.rejected + body.unanimous <= body.deliberations <= body.items


def test_who_comes_after_the_opening_was_there(example):
    session = next(each for each in example.sessions if each.held and each.items)
    sitting = example.sitting(session)
    before = sitting.situation(0).places
    late = next(each for each in before if each.state is State.PROXY and each.seat.titular)
    arrives = replace(session, movements=(Movement(late.seat.code, 3, Stance(State.PRESENT)),))

    def rates(held):
        told = activity(session.day.year, (example.sitting(held),), ())
        return next(each for each in told.delegates if each.code == late.seat.titular)

    still, came = rates(replace(session, movements=())), rates(arrives)
    assert (still.present, still.represented) == (0, 1)
    assert (came.present, came.represented, came.rate) == (1, 0, Fraction(1))


def test_who_leaves_was_there(example):
    session = next(each for each in example.sessions if each.held and each.items)
    place = next(each for each in example.sitting(session).situation(0).present if each.seat.titular)
    unvoted = tuple(replace(item, vote=None) for item in session.items)
    gone = replace(session, items=unvoted, movements=(Movement(place.seat.code, 2, Stance(State.ABSENT)),))

    told = activity(session.day.year, (example.sitting(gone),), ())

    (mine,) = [each for each in told.delegates if each.code == place.seat.titular]
    assert (mine.called, mine.present + mine.deputies, mine.absent) == (1, 1, 0)
