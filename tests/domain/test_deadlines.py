"""What is due next: the day, the order, and what is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from syndic_desktop.domain.assemblies import BodyKind
from syndic_desktop.domain.deadlines import Deadline, Duty, Standing, Waiting, deadlines
from syndic_desktop.domain.sessions import Minutes, SessionKey, SessionNature
from syndic_desktop.domain.statutes import Profile, statutes

RULES = replace(statutes(Profile(), Profile()), notice_clear_days=5, urgent_clear_days=1, months_between_sessions=3)
TODAY = date(2026, 11, 23)
NEXT = Standing(SessionKey("CS", date(2026, 12, 11)), BodyKind.COMMITTEE, SessionNature.ORDINARY, RULES)
HELD = replace(NEXT, key=SessionKey("CS", date(2026, 11, 20)), convened=date(2026, 11, 6), held=True, deliberations=4)
DONE = replace(HELD, list_published=date(2026, 11, 21), minutes=Minutes(TODAY, TODAY))


def due(*standings: Standing, today: date = TODAY) -> dict[Duty, Deadline]:
    found = deadlines(standings, today)
    assert len({each.duty for each in found}) == len(found)
    return {each.duty: each for each in found}


def test_a_session_to_convene_says_its_last_day():
    assert due(NEXT) == {Duty.CONVENE: Deadline(Duty.CONVENE, NEXT.key, date(2026, 12, 5))}


def test_an_urgent_session_has_its_own_delay():
    assert due(replace(NEXT, nature=SessionNature.URGENT))[Duty.CONVENE].day == date(2026, 12, 9)


@pytest.mark.parametrize(("today", "late"), [(date(2026, 12, 5), False), (date(2026, 12, 6), True)])
def test_the_day_after_the_last_one_is_late(today, late):
    assert due(NEXT, today=today)[Duty.CONVENE].late is late


def test_a_session_that_passed_without_a_roll_is_convened_no_more():
    assert due(NEXT, today=date(2026, 12, 12)) == {}


def test_notices_that_no_longer_hold_are_sent_again_before_anything_is_awaited():
    moved = replace(NEXT, convened=TODAY, silent=3, resend_by=TODAY)

    assert due(moved) == {Duty.RESEND: Deadline(Duty.RESEND, NEXT.key, TODAY)}
    assert due(moved, today=TODAY + timedelta(days=1))[Duty.RESEND].late


def test_who_was_convened_is_awaited_until_the_day():
    convened = replace(NEXT, convened=TODAY, silent=3)

    assert due(convened)[Duty.ANSWERS] == Deadline(Duty.ANSWERS, NEXT.key, NEXT.key.day, count=3)
    assert due(replace(convened, silent=0)) == {}


@pytest.mark.parametrize(("today", "late"), [(date(2026, 11, 27), False), (date(2026, 11, 28), True)])
def test_the_list_is_published_within_a_week(today, late):
    found = due(HELD, today=today)[Duty.LIST]

    assert (found.day, found.late) == (date(2026, 11, 27), late)


def test_a_session_without_deliberations_has_no_list():
    assert Duty.LIST not in due(replace(HELD, deliberations=0))


def test_the_list_that_is_published_is_due_no_more():
    assert Duty.LIST not in due(replace(HELD, list_published=TODAY))


def test_minutes_are_fixed_at_the_next_session_of_the_body():
    other = replace(NEXT, key=SessionKey("BU", date(2026, 12, 1)), kind=BodyKind.BUREAU)

    assert due(replace(HELD, list_published=TODAY), replace(NEXT, convened=TODAY), replace(other, convened=TODAY))[
        Duty.FIX_MINUTES
    ].day == date(2026, 12, 11)


def test_without_a_next_session_the_last_day_for_one():
    assert due(HELD)[Duty.FIX_MINUTES].day == date(2027, 2, 20)


def test_minutes_that_the_next_session_did_not_fix_are_late():
    later = replace(DONE, key=SessionKey("CS", date(2026, 11, 22)))

    found = due(replace(HELD, list_published=TODAY), later)[Duty.FIX_MINUTES]
    assert (found.key, found.day, found.late) == (HELD.key, date(2026, 11, 22), True)


def test_minutes_that_are_fixed_are_published_within_seven_days():
    fixed = replace(DONE, minutes=Minutes(fixed=date(2026, 11, 10)))

    found = due(fixed)[Duty.PUBLISH_MINUTES]
    assert (found.day, found.late) == (date(2026, 11, 17), True)


def test_a_commission_owes_no_minutes():
    assert due(replace(HELD, kind=BodyKind.COMMISSION, list_published=TODAY)) == {}


def test_acts_to_transmit_make_one_line_on_the_oldest_session():
    newer = replace(DONE, key=SessionKey("CS", date(2026, 11, 22)), to_transmit=2)

    found = due(newer, replace(DONE, to_transmit=3))[Duty.TRANSMIT]
    assert (found.count, found.key, found.since, found.day) == (5, HELD.key, HELD.key.day, None)


def test_what_is_older_than_a_year_is_recalled_no_more():
    old = replace(HELD, key=SessionKey("CS", TODAY - timedelta(days=367)), to_transmit=3)

    assert due(old) == {}


def test_a_receipt_that_does_not_come_is_never_forgotten():
    waiting = Waiting(2, date(2020, 1, 6), SessionKey("CS", date(2019, 12, 20)))

    (found,) = deadlines((), TODAY, waiting)
    assert (found.duty, found.count, found.since) == (Duty.RECEIPTS, 2, date(2020, 1, 6))


def test_late_comes_first_then_by_day_then_what_has_none():
    late = replace(HELD, key=SessionKey("CS", date(2026, 11, 10)), minutes=Minutes(TODAY, TODAY), to_transmit=1)

    found = deadlines((NEXT, late, replace(DONE, list_published=None)), TODAY)

    assert [each.duty for each in found] == [Duty.LIST, Duty.LIST, Duty.CONVENE, Duty.TRANSMIT]
    assert [each.late for each in found] == [True, False, False, False]


def test_a_session_that_goes_on_comes_first_and_nothing_of_it_is_due_yet():
    late = replace(NEXT, key=replace(NEXT.key, body="B"))

    found = deadlines((late, replace(HELD, to_transmit=7, going_on=True)), date(2026, 12, 11))

    assert [(each.duty, each.key) for each in found] == [(Duty.GO_ON, HELD.key), (Duty.CONVENE, late.key)]
