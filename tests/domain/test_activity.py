"""The activity of a year, counted again by hand and by an invariant."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings

from syndic_desktop.domain.activity import activity
from syndic_desktop.domain.decisions import Decision, DecisionKind, Tax
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
